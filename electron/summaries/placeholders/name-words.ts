import { customaryRoles, wordsOf } from "../verification/roles.ts";

export const month = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** Words that names of companies are made of and that tell none from another. */
export const generic =
  /^(?:the|this|that|a|an|and|or|of|for|by|to|in|on|at|with|its|such|each|any|all|no|other|our|your|inc|incorporated|corp|corporation|company|co|limited|ltd|llc|llp|lp|plc|gmbh|ag|sa|bv|nv|pty|pte|liability|partnership|public|private|joint|stock|venture|operating|holding|holdings|parent|merger|sub|insurance|trust|bank|surviving|successor|affiliate|affiliates|group|international|national|general|american|united|first|new|global|title|transfer|managing|management|member|partner|buyer|seller|agent|services?|entity|subsidiary|delaware|nevada|california|state|states|certain|foreign|domestic|if|between|among|when|where|customer|client|licensor|licensee|supplier|distributor|consultant|contractor|manufacturer|professional|series|subsidiaries|affiliate|controlled|u|s|us|uk|usa|appendix|schedule|exhibit|annex|hr10)$/;

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
    "club",
    "team",
    "league",
    "talent",
    "artist",
    "athlete",
    "payee",
    "payor",
    "payer",
    "obligor",
    "obligee",
    "assignor",
    "assignee",
    "transferor",
    "transferee",
    "indemnitor",
    "indemnitee",
    "mortgagor",
    "mortgagee",
    "debtor",
    "creditor",
    "shareholder",
    "stockholder",
    "sub advisor",
    "sub adviser",
    "transporter",
    "channel partner",
    "sub reseller",
    "reseller",
  ].map((role) => wordsOf(role)),
);

/** The last word of what a contract defines and that is no body: laws, papers, rights, figures. */
export const noBody =
  /\b(?:Acts?|Regulations?|Rules?|Laws?|Code|Agreements?|Plan|Order|Ordinance|Consent|Statements?|Date|Policy|Loan|Securities|Notes?|Shares|Stock|Program|Certificates?|Offering|Application|Practices?|Standards?|Territory|Field|Period|Term|Terms|Fees?|Price|Rights?|License|Materials?|System|Marks?|Volume|Amount|Number|Rate|Index|Project|Requirements?|No)$/i;

export const places =
  /^(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|America|American|British|Canadian|Chinese|European|Pacific|Atlantic|Asia|China|Japan|India|Texas|Florida|Georgia|Ohio|Michigan|Virginia|Carolina|Jersey|York|London|Boston|Chicago|Houston|Dallas|Washington|Nevada|Arizona|Colorado|Oregon|Israel|Mexico|Canada|Europe|Germany|France|England|Ireland|Scotland|Shanghai|Beijing|Tokyo|Korea|Taiwan|Vancouver|Toronto|Montreal|Ontario|Alberta|Quebec|Columbia|Missouri|Minnesota|Wisconsin|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Mississippi|Montana|Nebraska|Oklahoma|Pennsylvania|Tennessee|Utah|Vermont|Wyoming|Alabama|Alaska|Arkansas|Connecticut|Delaware|Hawaii|Idaho|California|Hampshire|Dakota|Island|Brazil|Spain|Italy|Switzerland|Austria|Netherlands|Belgium|Australia|Singapore|Russia|Poland|Sweden|Norway|Denmark|Finland|Kuwait|Bermuda|Cayman|Luxembourg|Republic|Philadelphia|Atlanta|Denver|Seattle|Detroit|Minneapolis|Angeles|Francisco|Diego|Miami|Pittsburgh|Cleveland|Baltimore|Milwaukee|Portland|Phoenix|Sydney|Melbourne|Dublin|Edinburgh|Paris|Berlin|Munich|Frankfurt|Zurich|Geneva|Vienna|Milan|Rome|Madrid|Barcelona|Amsterdam|Brussels|Dubai|Mumbai|Delhi|Bangalore|Seoul|Taipei)$/;
