/**
 * What a sentence does with its verb. duty: shall, must, agrees to; permission: may, has the right to; prohibition: shall
 * not, may not, is prohibited from; no-duty: is not required to; plain: is, has, does; denial: is not, does not.
 */
export type Modality = "duty" | "permission" | "prohibition" | "no-duty" | "plain" | "denial";

const adverbs =
  "(?:\\s+(?:also|further|hereby|then|only|both|each|all|thereafter|always|at all times|at any time|(?!on|re|app|supp)\\p{L}+ly|,?\\s?(?:in|at) (?:its|their|his|her) (?:own |sole |absolute |reasonable )*(?:discretion|option|expense|cost),?)(?!\\p{L}))*?";
const modal = "(?:shall|will|must|would|should)";
const optional = "(?:may|can|might|could)";
const any = "(?:shall|will|must|would|should|may|can|might|could)";
const negation =
  "(?:not|never|in no (?:event|case|way|circumstances?)|under no circumstances?|at no time|no longer|neither)";
const being = "(?:is|are|was|were|am|be|being|been)";
const having = "(?:has|have|had|having|retains?|reserves?|enjoys?|possess(?:es)?)";
const bound = "(?:required|obligated|obliged|bound|compelled)";
const allowed = "(?:entitled|permitted|allowed|authori[sz]ed|free|at liberty|licensed|eligible)";
const barred = "(?:prohibited|precluded|barred|forbidden|enjoined|restricted|prevented)(?:\\s+from)?";
const rightOf = "(?:\\p{L}[\\p{L}-]*,?\\s+){0,4}?(?:rights?|options?|authority|power|privilege|discretion)";
/** "the right, at any time before the end of the term and in its discretion, to". */
const rightTo =
  "(?:,?\\s+at any time(?:,?\\s+(?:prior to|before|after|during|on or before|following)\\s+[^;:.]{1,60}?)?)?(?:,?\\s+(?:in|at) \\p{L}+ (?:\\p{L}+ )?(?:discretion|option),?)?,?\\s+to(?=\\s+[\\p{L}(])";
const dutyOf = "(?:\\p{L}+\\s+){0,2}?(?:obligations?|duty|duties|responsibility)";

/** In the order they are tried; the first that matches at a place has it. */
const patterns: readonly (readonly [Modality, string])[] = [
  [
    "permission",
    `${optional},? but (?:(?:shall|will|is|are|need) not|${being} not|need not)(?: be)?(?: ${bound})?(?: to)?`,
  ],
  ["permission", `(?:shall|will)?\\s?${having} the right,? but not (?:the|any) obligation,? to`],
  [
    "no-duty",
    `${any}${adverbs}\\s+${negation}${adverbs}\\s+be${adverbs}\\s+(?:${bound}\\s+to|under (?:any|an) obligation to)`,
  ],
  ["no-duty", `${any}${adverbs}\\s+(?:${negation}\\s+have\\s+(?:any\\s+|an?\\s+)?|have\\s+no\\s+)${dutyOf}\\s+to`],
  [
    "no-duty",
    `${any}\\s+(?:not need|need not)(?: to)?|need not|need(?:s)? not|${being} under no (?:obligation|duty) to`,
  ],
  ["prohibition", `${any}${adverbs}\\s+${negation}${adverbs}\\s+be${adverbs}\\s+${allowed}\\s+to`],
  [
    "prohibition",
    `${any}${adverbs}\\s+(?:${negation}\\s+have\\s+(?:any\\s+|the\\s+|an?\\s+)?|have\\s+no\\s+)${rightOf}\\s+to`,
  ],
  ["permission", `(?:${any}${adverbs}\\s+${negation}${adverbs}\\s+be|${being}\\s+not)${adverbs}\\s+${barred}`],
  ["prohibition", `${any}${adverbs}\\s+be${adverbs}\\s+${barred}`],
  ["permission", `(?:shall|will|would)${adverbs}\\s+be${adverbs}\\s+${allowed}\\s+to`],
  [
    "permission",
    `(?:shall|will|would)${adverbs}\\s+have\\s+(?:the|a|an|its|their)?\\s?${rightOf}(?:\\s+to|(?=${rightTo}))`,
  ],
  ["duty", `${modal}${adverbs}\\s+be${adverbs}\\s+${bound}\\s+to`],
  ["prohibition", `${any}${adverbs}\\s*,?\\s+${negation}(?!\\s+(?:only|less|later|more|fewer)\\b)`],
  ["prohibition", "cannot|can't|won't|shan't|mustn't|couldn't|wouldn't|shouldn't"],
  ["duty", modal],
  ["permission", optional],
  [
    "no-duty",
    `${being}\\s+not${adverbs}\\s+${bound}\\s+to|(?:does|do|did)\\s+not have to|(?:does|do|did)\\s+not need to`,
  ],
  ["no-duty", `(?:${having}\\s+no\\s+|(?:does|do|did)\\s+not\\s+have\\s+(?:any\\s+|an?\\s+|the\\s+)?)${dutyOf}\\s+to`],
  ["prohibition", `${being}\\s+not${adverbs}\\s+${allowed}\\s+to`],
  [
    "prohibition",
    `(?:${having}\\s+no\\s+|(?:does|do|did)\\s+not\\s+have\\s+(?:any\\s+|an?\\s+|the\\s+)?)${rightOf}\\s+to`,
  ],
  [
    "prohibition",
    `${being}${adverbs}\\s+${barred}|refrains? from|(?:agrees?|undertakes?|covenants?|promises?)${adverbs}\\s+not to`,
  ],
  ["permission", `${being}${adverbs}\\s+${allowed}\\s+to`],
  ["permission", `${having}\\s+(?:the|a|an|its)?\\s?${rightOf}(?:\\s+to|(?=${rightTo}))`],
  [
    "duty",
    `${being}${adverbs}\\s+${bound}\\s+to|(?:has|have|had) to|needs? to|${having}\\s+(?:an?|the)\\s+${dutyOf}\\s+to|(?:agrees?|undertakes?|covenants?|promises?|commits?)${adverbs}\\s+to`,
  ],
  // An item of a list that "will:" or "shall:" opens, quoted by itself.
  [
    "prohibition",
    "(?<=(?:^|[;:)])\\s*(?:(?:and|or)\\s+)?)not(?=\\s+(?:to\\s+)?\\p{Ll})(?!\\s+(?:only|less|later|more|fewer|limited|to exceed|including)\\b)",
  ],
  ["prohibition", "prohibiting|prohibits?(?!\\p{L})|forbids?|forbidding"],
  ["no-duty", "without (?:any |an? |the )?(?:requirement|need|obligation|necessity) (?:that|to|of|for)"],
  [
    "denial",
    `(?:${any}${adverbs}\\s+)?(?:makes?|gives?|assumes?|accepts?)\\s+(?:no|neither)(?!\\s+(?:later|less|more)\\b)`,
  ],
  [
    "denial",
    `(?:${being}|has|have|had|does|do|did)${adverbs}\\s+(?:not|never|no longer)(?!\\s+(?:only|less|later|more|fewer)\\b)|(?:is|are|was|were|has|have|does|do|did)n't`,
  ],
  ["plain", "is|are|was|were|has|have|had|does|do|did"],
];

const combined = new RegExp(
  patterns.map(([, source], index) => `(?<![\\p{L}\\p{N}'])(?<m${index}>${source})(?![\\p{L}\\p{N}'])`).join("|"),
  "giu",
);

export interface Operator {
  readonly modality: Modality;
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly text: string;
}

/** In order. "may" before a year or a day is a month and none. */
export function operatorsIn(text: string): Operator[] {
  const found: Operator[] = [];
  for (const match of text.matchAll(combined)) {
    const index = patterns.findIndex((_pattern, at) => match.groups?.[`m${at}`] !== undefined);
    const modality = patterns[index]?.[0];
    if (modality === undefined) continue;
    const end = match.index + match[0].length;
    if (match[0] === "May" && /^\s*\d/.test(text.slice(end))) continue;
    // "at will", "a will", "the can": a noun, and a right "at will" above all.
    if (/^will$/i.test(match[0]) && /\b(?:[Aa]t|[Gg]ood|[Ff]ree|a|[Tt]he|last)\s+$/.test(text.slice(0, match.index)))
      continue;
    const negated = underNegation(modality, text, match.index);
    const said = negated === modality ? match[0] : `no … ${match[0]}`;
    found.push({ modality: negated, start: match.index, end, text: said });
  }
  return found;
}

const boundary = /[.;](?=\s|$)/;

/** "Neither party may", "no party shall", "in no event will", "nothing shall": the negation stands before the verb. */
function underNegation(modality: Modality, text: string, at: number): Modality {
  const before = text.slice(Math.max(0, at - 320), at);
  const clause = before.slice(lastBoundary(before));
  const opening =
    /\bneither\b(?!.*\b(?:shall|will|may|must|can|is|are|has|have|does)\b)|\b(?:in no (?:event|case)|under no circumstances?|at no time)\b(?!.*\b(?:shall|will|may|must|can|is|are)\b)/iu;
  const subject =
    /(?:^|[,:…]|\b(?:and|or|but|that|agree|agrees))\s*(?:no|none|nothing)\b(?!\s+(?:later|less|more|fewer|sooner|longer|earlier)\b)(?!.*\b(?:shall|will|may|must|can|is|are|has|have|does)\b)[^,:]{0,200}$/iu;
  // "No supplement, change or waiver of any term, of whatever kind, shall": commas within a subject that opens its sentence.
  const opened =
    /(?:^|[:,…])[\s"'(]*(?:no|none|nothing)\b(?!\s+(?:later|less|more|fewer|sooner|longer|earlier)\b)(?!.*\b(?:shall|will|may|must|can|is|are|has|have|does|do)\b)(?!.*,\s(?:the|each|either|any)\s\p{L}+\s*$)[^:]{0,200}$/iu;
  if (!opening.test(clause) && !subject.test(clause) && !opened.test(clause)) return modality;
  switch (modality) {
    case "duty":
    case "permission":
      return "prohibition";
    case "plain":
      return "denial";
    // "No party shall not": twice denied.
    case "prohibition":
    case "no-duty":
      return "duty";
    case "denial":
      return "plain";
  }
}

function lastBoundary(text: string): number {
  let last = 0;
  for (const match of text.matchAll(new RegExp(boundary, "g"))) last = match.index + 1;
  return last;
}

/** Whether words in one mood bear out a statement in another. */
export function isCompatible(said: Modality, written: Modality): boolean {
  switch (said) {
    case "duty":
      return written === "duty" || written === "plain";
    case "permission":
      return written === "permission" || written === "plain";
    case "prohibition":
      return written === "prohibition" || written === "denial";
    case "no-duty":
      return written === "no-duty" || written === "denial";
    case "plain":
      return written === "plain" || written === "duty" || written === "permission";
    case "denial":
      return written === "denial" || written === "prohibition" || written === "no-duty";
  }
}
