import { doneBy } from "./by-whom.ts";
import { listed } from "../wording.ts";
import { cuedTerm, type Term } from "./term.ts";

/** What a party that is bound is followed by: "shall not, without consent, assign". */
const mayNot =
  "(?:(?:also|further)\\s+)*(?:may not|shall not|must not|will not|cannot)\\b[^.;]{0,100}?\\b(?:assign|transfer|delegate)";

/** Who may assign all the same, or need not ask. */
const free =
  /\b(?:may|can|shall have the right to|(?:is|are) entitled to|right to)\b(?:(?!\bnot\b).){0,160}\b(?:assign|transfer|delegate)\w*\b(?!.{0,40}\bonly (?:with|upon))|\bconsent (?:shall|will) not be (?:required|necessary)\b|\b(?:no|without)(?: \w+){0,3} consent\b.{0,120}\b(?:assign|transfer)|\bno(?: \w+)? consent\b.{0,60}\brequired\b/i;

export const antiAssignment: Term = cuedTerm(
  "Assignment of the contract",
  {
    spread: 2.5,
    about: /assign|transfer|delegate|sublicen[cs]e/i,
    below: /\b(?:assign|transfer|delegat|successor|novat)\w*\b/i,
    announced: /^(?:no |non-?|restrictions? on |prohibition (?:of|on|against) )assign(?:ment|ments|ability)\b/i,
    heading: /\bassign|\bsuccessors|\btransfer/i,
    strong: [
      /\b(?:may not|shall not|cannot|will not|neither party (?:may|shall|will)|no party (?:may|shall)|not (?:be )?assign\w*|nor)\b.{0,100}\b(?:assign|transfer|delegate|sublicense)\w*\b.{0,220}\b(?:consent|approval|permission|agreement|hereunder|void)\b/i,
      /\bwithout\b.{0,80}\b(?:consent|approval|permission)\b.{0,100}\b(?:assign|transfer)\w*\b/i,
      /\b(?:assign|transfer)\w*\b.{0,100}\bwithout\b.{0,80}\b(?:consent|approval|permission)\b/i,
      /\b(?:agreement|rights)\b.{0,60}\b(?:is|are|shall be) (?:not assignable|personal|non-?(?:assignable|transferable))\b/i,
      /\b(?:agreement|contract|lease|rights?|obligations?)\b.{0,60}\b(?:shall|will|may|is|are) not (?:be )?(?:assignable|transferable|assigned|transferred)\b/i,
      /\b(?:shall|may|must) not (?:assign or )?transfer\b.{0,60}\b(?:business|agreement|contract|rights?|obligations?) to (?:a|any) third part/i,
      /\b(?:shall|must|may|will) not\b.{0,60}\b(?:assign|underlet|sub-?let)\b.{0,120}\b(?:part with|share|charge|underlet|sub-?let)\b/i,
      /\b(?:any )?(?:purported |attempted )?(?:assignment|transfer)\b.{0,80}\b(?:null and void|void|invalid)\b/i,
    ],
    plain:
      /\bno (?:\w+ )?assignment\b.{0,240}\b(?:unless|without|until|except|consent)\b|\b(?:agreement|contract|lease|deed)\b.{0,60}\b(?:may|shall|can|will|is|are) (?:not|only) (?:be )?(?:assign|transfer)|\b(?:may|shall|will|must) not (?:\w+ ){0,2}(?:assign|transfer)\b.{0,80}\b(?:this|the) (?:\w+ )?(?:agreement|contract|lease)\b/i,
    rare: [
      /\b(?:may|right to|discretion to|entitled to)\b.{0,40}\bassign\b.{0,80}\b(?:obligations|rights|agreement|contract)\b/i,
      /\b(?:agreement|contract|lease|licen[cs]e|rights|obligations)\b.{0,60}\b(?:(?:is|are) not|(?:shall|may|will|can) not be|cannot be) (?:assignable|assigned|transferable|transferred|delegated)\b/i,
      /\b(?:shall|may|will|must) not (?:assign|transfer|delegate)\b.{0,60}\b(?:agreement|contract|rights?|obligations?|duties|performance|cooperation|work|services?|business(?! (?:interface|account|data)))\b.{0,80}\b(?:third part(?:y|ies)|others?|anyone)\b/i,
      /\bno (?:power|right|authority)\b.{0,80}\bto (?:assign|delegate|appoint a (?:successor|substitute))\b/i,
    ],
    weak: [/\b(?:shall|will|is|are) not (?:be )?(?:assignable|transferable)\b/i, /\bassign\w*\b/i],
    not: /\b(?:hereby assigns?|assigns to|assigns all|assigned to (?:the )?(?:project|team|account)|royalt|shares of common stock|further (?:acts?|documents?|instruments?|assurances?)|instruments? of transfer)\b|\b(?:execute|deliver)\b.{0,80}\binstruments?\b|^(?!.*\b(?:consent|approval|permission|neither|no (?:party|power|right|authority)|personal|void|not (?:be )?(?:assign|transfer|delegat)\w*)\b).*\b(?:inures?|enures?|benefit|bind(?:s|ing)?)\b|\btransfer\b.{0,60}\b(?:shares|holdings)\b|^(?!.*\bassign).*\btransfer(?:s|red|ring)?\b[^.;]{0,60}\b(?:data|information|funds|money|employees?|title|ownership)\b/i,
    // What comes of a breach is not the rule.
    less: /^(?:any|no)\b.{0,60}\b(?:attempt\w*|purported|such)\b|^(?:an )?(?:assignment|transfer)\b.{0,60}\bvoid\b/i,
    beside: new RegExp(`${free.source}|\\b(?:may|shall|must) not assign\\b`, "i"),
    others: doneBy(mayNot, (names) => `Binds ${listed(names)}`),
  },
  "anti-assignment",
);
