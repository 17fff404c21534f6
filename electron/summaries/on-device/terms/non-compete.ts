import { cuedTerm, type Term } from "./term.ts";

export const nonCompete: Term = cuedTerm("Non-Compete", {
  heading: /\bcompet|\brestrictive covenant/i,
  strong: [
    /\b(?:shall|will|agrees?|covenants?|may)\s+(?:that\s+it\s+(?:shall|will)\s+)?(?:to )?not\b.{0,220}\b(?:compet(?:e|es|ing|itive|itor|itors|ition))\b/i,
    /\b(?:neither|nor)\b.{0,160}\bcompet(?:e|es|ing|itive|itors?)\b/i,
    /\bnon-?compet(?:e|ition)\b.{0,100}\b(?:period|covenant|shall|agree)/i,
    /\brefrain from\b.{0,140}\bcompet(?:e|ing|itive|itors?)\b/i,
  ],
  weak: [
    /\b(?:engage|compete|business)\b.{0,80}\b(?:not|competing|competitive)\b/i,
    /\bnot\b.{0,140}\b(?:engage|compete)\b/i,
  ],
  not: /\bnothing in this agreement\b|\bforegoing restrictions?\b|\b(?:competitive (?:bid|price|pricing|rates|process)|confidential information|competent)\b/i,
});
