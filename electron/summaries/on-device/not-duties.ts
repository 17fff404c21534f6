import { escaped } from "./wording.ts";

/** Between the word that binds and its verb. */
const adverbs =
  "(?: (?:not|also|then|only|thereafter|always|otherwise|at all times|in no event|in any event|hereby|each|\\w+ly)|,[^,]{3,40},)*";

/** After the word that binds: what a party has, gets or is said to be, rather than what it must do. */
export const notDuty = new RegExp(
  [
    "^(?:(?:hereby|also|further|each|both|then)\\s+)*(?:",
    [
      // "shall, at its option, have the right", "will have an additional fifteen days".
      "(?:shall|will|must)(?: not| also| then| only| at all times|,[^,]{3,40},)*(?: have| has)(?: \\w+){0,3} (?:rights?|option|opportunity|discretion|authority|power|access|(?:\\(\\w+\\) )?(?:business )?days?|months?|obligation|liability|responsibility|claim|meaning)\\b",
      "(?:shall|will|must)(?: not)?(?: also)? have (?:been|no|any|final|within|\\w+ed)\\b",
      "(?:shall|will)(?: not| also| then| only| at all times|,[^,]{3,40},)*(?: thereafter)? be (?:deemed|entitled|permitted|liable|personally liable|jointly|required by|considered|construed|named|released|relieved|excused|notified|paid|reimbursed|compensated|given|provided|granted|listed|identified|governed|interpreted|credited|bound to inquire|in default|in breach|under any|an? |the |free|only be|\\w+['’]s )",
      "(?:shall|will)(?: \\w+)? not(?: only)? be (?:liable|obligated|obliged|required|deemed|responsible|considered|in default|in breach|under any|prevented|prohibited|precluded|restricted|restrained|limited|barred|bound)\\b",
      // To keep one's rights is no duty.
      "(?:shall|will)(?: not)?(?:,[^,]{3,60},)? (?:be deemed to (?:have )?)?(?:waive|forfeit|lose|prejudice|surrender|relinquish)d?\\b.{0,40}\\b(?:rights?|remed(?:y|ies))\\b",
      "(?:shall|will)(?: at all times)? be (?:at liberty|under no)\\b",
      "(?:shall|will)(?: also| jointly)?(?: only| solely)?(?: exclusively)? (?:mean|retain|own|receive|remain|enjoy|survive|bind|inure|prevail|benefit|enter into possession|only be)\\b",
      "(?:is|are) (?:not (?:required|obligated|obliged|responsible)|(?:only )?responsible only)\\b",
      "must be (?:given|provided|notified|paid|indemnified)\\b|(?:shall|will) be (?:indemnified|held harmless|defended)\\b",
      "(?:shall|will) still receive\\b|(?:shall|will) not,[^,]{3,140}, be liable\\b|(?:cannot|(?:do|does|shall|will) not)(?: and (?:cannot|(?:do|does|shall|will) not))? (?:guarantee|warrant)\\b",
      "(?:shall|will)(?: not)? (?:incur|assume|bear|have|undertake) (?:any|no) (?:\\w+ )?(?:liabilit|responsibilit|obligation)",
      "agrees? (?:as follows|the\\b)",
      // "Shall, in its sole discretion, set its prices": a freedom; to repair or to replace is a choice of duties.
      "(?:shall|will|may)(?: have|,)? (?:in|at) its (?:sole|absolute|own|exclusive)(?: and absolute)? (?:discretion|judgment|determination)\\b(?!.{0,60}\\b(?:either|repair|replace|refund|credit)\\b)",
      // What is done for it, what it is held for or able to do: nothing that it must do.
      `(?:shall|will|must|may not)${adverbs} be (?:issued|assigned|awarded|advised|informed|furnished|supplied|sent|invited|afforded|allowed|allocated|offered|indemnified|told|treated|able|eligible|subject|relieved|released|discharged|held|vested|authori[sz]ed|empowered|presumed|regarded|recogni[sz]ed|seen|estopped|conclusively|made whole|kept (?:informed|advised|harmless)|credited|reinstated|limited|protected|insured)\\b`,
      `(?:shall|will)${adverbs} (?:have the (?:\\w+ ){0,2}(?:ability|power|authority|benefit|privilege|freedom)|become|constitute|cease to be|continue to (?:be|own|have|receive|hold|enjoy)|benefit from|take (?:no|any) (?:\\w+ )?(?:responsibilit|liabilit)\\w+|suffer|lose|acquire|accrue)\\b`,
      `(?:shall|will|may not)${adverbs} be (?:\\w+ly )?(?:liable|obligated|obliged|deemed)\\b(?! to (?:pay|provide|indemnify|reimburse|deliver|perform))`,
      "(?:shall|will|must) no longer\\b",
      // To submit to a court is no duty that somebody has to see to.
      "(?:hereby |irrevocably |unconditionally |and )*(?:agrees?|shall|will|consents?)[^.;]{0,80}?\\b(?:submit\\w*|subject|consents?|attorn\\w*)\\b[^.;]{0,60}?\\b(?:jurisdiction|venue)\\b",
      "(?:hereby )?(?:agrees?|covenants?|undertakes?)(?: and (?:agrees?|covenants?|undertakes?))?(?: with [^:]{3,80}?)? (?:as follows|to the (?:terms|following)|with the (?:terms|following))\\b(?![^:]{0,60}:\\s*\\S)",
      // How somebody stands on a day is warranted, not done.
      `(?:shall|will|must)${adverbs} be (?:duly |validly |properly )(?:qualified|authori[sz]ed|organi[sz]ed|registered|incorporated|licensed|existing)\\b`,
      // That nobody is liable, or that something is so, is agreed and not done.
      "(?:hereby |further )?agrees? that (?:neither|no|none|nothing)\\b[^.;]{3,200}? (?:shall|will) (?:be|have)\\b",
      // What somebody is to be called is a definition.
      "(?:shall|will|must)(?: \\w+){0,3} be (?:\\w+,? ){0,4}?(?:referred to|called|known as|defined as|designated as)\\b",
    ].join("|"),
    ")",
  ].join(""),
  "i",
);
const agreesThat =
  /^(?:(?:hereby|also|further|each|both|then)\s+|(?:acknowledges?|understands?|represents?|warrants?|confirms?|recogni[sz]es?),?\s+(?:and\s+)?)*agrees? (?:and (?:acknowledges?|recogni[sz]es?) )?that\b/i;
/** What is acknowledged and agreed without a "that" or a "to" is so, and is not done. */
const acknowledged =
  /^(?:hereby )?(?:acknowledges?|understands?|represents?|warrants?|confirms?|recogni[sz]es?)\b[^.;]{0,60}?\b(?:agrees?|undertakes?|covenants?)\b(?!(?: with [^,;]{3,60})?,? (?:that|to|not to)\b)/i;
/** That something is so, or that a breach does harm, is no duty, whatever is agreed beside it. */
const warranted =
  /^(?:hereby )?(?:represents?|warrants?)\b|^(?:hereby )?(?:acknowledges?|recogni[sz]es?)\b.{0,300}\birreparabl/i;
/** "Agrees that all copies shall be returned within a week": by whom but by who agrees? */
const whatIsDone =
  /\bthat\b[:\s]+(?:\(\w{1,3}\)\s+)?(?:all|any|each|every|the|no|its|\p{Lu})(?:(?!which|who|shall|will|must|may)[^.;]){3,160}? (?:shall|will|must)(?: not)?(?: at all times| only| promptly)? be (?:\p{L}+ly )?(?:made|kept|held|treated|returned|paid|disclosed|maintained|destroyed|restricted|provided|delivered|reproduced|copied)\b(?![^.;]{0,80}\bby (?:the )?\p{Lu})/u;

/** Who agrees that something is so, or that somebody else shall do it, is not bound himself. */
export function bindsHimself(who: string, rest: string): boolean {
  if (acknowledged.test(rest) || warranted.test(rest)) return false;
  if (!agreesThat.test(rest) || whatIsDone.test(rest)) return true;
  return new RegExp(
    `\\bthat\\b.{0,240}?(?<!\\b(?:by|of|to|from|against|with|between|for) (?:the )?)\\b(?:it|they|he|she|neither|each|both|such party|${escaped(who)}) (?:(?:also|further|each|both)\\s+)?(?:shall|will|must|may not|agrees?)\\b`,
    "i",
  ).test(rest);
}

/** Without one of these nobody is bound, and a sentence need not be taken apart. */
export const binding =
  /\b(?:shall|must|will|agrees?|undertakes?|covenants?|promises?|commits?|required|obligated|obliged|responsible|may not|has to|have to|cannot|indemnif(?:y|ies)|(?:is|are) to)\b/i;

/** What such a part says is how the contract is to be read, not what is to be done under it. */
export const housekeeping =
  /\b(?:counterparts|interpretation|definitions?|construction|severability|entire agreement|headings|captions|governing law|choice of law|jurisdiction|venue)\b/i;
