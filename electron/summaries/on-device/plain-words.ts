const leadIn =
  /^(?:please note(?: that)?|in addition,?|additionally,?|furthermore,?|however,?|therefore,?|for example,?|(?:by (?:accessing|using|submitting|posting)(?: \S+){1,9}? )?you (?:hereby )?(?:understand|acknowledge|agree)(?: and (?:understand|acknowledge|agree))*(?: that| to)?|unless otherwise (?:stated|noted|specified|required by law),?)\s+/i;
const padding =
  /\s(?:expressly|hereby|reasonably|generally|fully|applicable|respective|herein|thereof|hereunder|thereto|otherwise|also|however|therefore|including without limitation|including but not limited to|without limitation|from time to time|in (?:its|our|their) sole discretion|at (?:its|our|their) sole discretion|to the (?:fullest |maximum )?extent (?:permitted|allowed) by(?: applicable)? law)(?=[\s,.;])/gi;
const plainer: readonly (readonly [RegExp, string])[] = [
  [/\bany and all\b/gi, "all"],
  [/\bin order to\b/gi, "to"],
  [/\b(?:prior to|in advance of)\b/gi, "before"],
  [/\bsubsequent to\b/gi, "after"],
  [/\b(?:(?:reserves?|retains?) the right(?: at any time)?|(?:have|has) the right) to\b/gi, "may"],
  [/\b(?:are|is) not (?:permitted|allowed|entitled|authori[sz]ed) to\b/gi, "may not"],
  [/\b(?:with respect to|in relation to|relating to|pertaining to)\b/gi, "about"],
  [/\b(?:pursuant to|in accordance with)\b/gi, "under"],
  [/\b(?:in connection with|for the purposes? of|on behalf of)\b/gi, "for"],
  [/\bto the extent that\b/gi, "if"],
  [/\bas well as\b/gi, "and"],
  [/\beach and every\b/gi, "every"],
  [/\butili[sz]e\b/gi, "use"],
  [/\bin the event that\b/gi, "if"],
  [/\bare (?:entitled|able|permitted) to\b/gi, "can"],
  // Two words for one thing.
  [/\bterms (?:and conditions|of (?:service|use))(?: of use| of service)?\b/gi, "terms"],
  [/\b(?:access(?:ing)? (?:and|or|and or) us(?:e|ing)|us(?:e|ing) (?:and|or|and or) access(?:ing)?)\b/gi, "use"],
  [/\b(?:modify|amend|revise|update|change),? (?:and |or |and or )(?:modify|amend|revise|update|change)\b/gi, "change"],
  [/\b(?:modify|amend|revise)\b/gi, "change"],
  [/\b(?:modifications?|amendments?|revisions) to\b/gi, "changes to"],
  [/\bunderstand and agree\b/gi, "agree"],
  [/\brights?,? titles? and interests?\b/gi, "rights"],
  [/\b(?:defend,? )?indemnify(?:,? defend)?,? and hold harmless\b/gi, "indemnify"],
  [/\b(?:responsible or liable|liable or responsible)\b/gi, "liable"],
  [/\bpersonally identif(?:iable|ying) information\b/gi, "personal information"],
  [
    /\bany direct,? (?:(?:indirect|incidental|special|exemplary|punitive|consequential|and|or),? )+damages\b/gi,
    "any damages",
  ],
  [/\bsole and exclusive\b/gi, "sole"],
  [/\b(?:in any (?:way|manner)|in whole or in part|if any|as applicable)\b/gi, ""],
  [/\bmake available\b/gi, "provide"],
  [/\bsolely\b/gi, "only"],
  [/\bprior (?=(?:written )?notice)/gi, ""],
  [/\b(?:the|our|this) services?\b/gi, "the service"],
  [/\b(?:these|our) (?=terms\b|polic(?:y|ies)\b)/gi, "the "],
  [/\bthis (?=polic(?:y|ies)\b|agreement\b|privacy policy)/gi, "the "],
  [/\bsuch (?=\p{L}+s?\b)(?!as\b|an?\b)/giu, "the "],
  [/\b(?:regarding|concerning)\b/gi, "about"],
  [/\bupon\b/gi, "on"],
  [/\bfor any reason or (?:for )?no reason\b/gi, "for any reason"],
  [/\b(?:whatsoever|of any kind)\b/gi, ""],
  [/\bprovide you with\b/gi, "give you"],
  [/\bterminate\b/gi, "end"],
  [/\bobtain\b/gi, "get"],
  [/\bpurchase\b/gi, "buy"],
];

/** A sentence in fewer and plainer words that bind as much: without its lead-in and padding, one word for each thing. */
export function inPlainWords(sentence: string): string {
  let bare = ` ${sentence.replace(leadIn, "")}`.replace(padding, "");
  for (const [long, short] of plainer) bare = bare.replace(long, short);
  return bare.trim();
}
