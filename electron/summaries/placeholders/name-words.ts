import { customaryRoles, wordsOf } from "../verification/roles.ts";

export const month = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** Words that names of companies are made of and that tell none from another. */
export const generic =
  /^(?:the|this|that|a|an|and|or|of|for|by|to|in|on|at|with|its|such|each|any|all|no|other|our|your|inc|incorporated|corp|corporation|company|co|limited|ltd|llc|llp|lp|plc|gmbh|ag|sa|bv|nv|pty|pte|liability|partnership|public|private|joint|stock|venture|operating|holding|holdings|parent|merger|sub|insurance|trust|bank|surviving|successor|affiliate|affiliates|group|international|national|general|american|united|first|new|global|title|transfer|managing|management|member|partner|buyer|seller|agent|services?|entity|subsidiary|delaware|nevada|california|state|states|certain|foreign|domestic|if|between|among|when|where|customer|client|licensor|licensee|supplier|distributor|consultant|contractor|manufacturer)$/;

/** What contracts call those who take part; never a name. */
export const roles = new Set(
  [
    ...customaryRoles,
    "party",
    "parties",
    "company",
    "bank",
    "trust",
    "group",
    "association",
    "network",
    "affiliate",
    "corporation",
    "partner",
    "partners",
    "member",
    "end user",
    "board",
    "holder",
    "issuer",
    "underwriter",
    "servicer",
    "depositor",
    "subscriber",
    "user",
    "promoter",
    "producer",
    "grantor",
    "grantee",
    "pledgor",
    "secured party",
    "administrator",
    "subcontractor",
    "merchant",
    "marketer",
  ].map((role) => wordsOf(role)),
);

export const places =
  /^(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|America|American|British|Canadian|Chinese|European|Pacific|Atlantic|Asia|China|Japan|India|Texas|Florida|Georgia|Ohio|Michigan|Virginia|Carolina|Jersey|York|London|Boston|Chicago|Houston|Dallas|Washington|Nevada|Arizona|Colorado|Oregon|Israel|Mexico|Canada|Europe|Germany|France|England|Ireland|Scotland|Shanghai|Beijing|Tokyo)$/;
