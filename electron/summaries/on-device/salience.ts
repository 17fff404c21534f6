import { centralityOf } from "./centrality.ts";
import type { Reading, Sentence } from "./reading.ts";

const cues: readonly (readonly [RegExp, number])[] = [
  [/\b(?:shall|must|agrees? to|undertakes?|covenants?|is (?:required|obligated) to)\b/i, 1.2],
  [/\b(?:shall not|may not|must not|will not|prohibited|neither party)\b/i, 1],
  [/\b(?:grants?|appoints?|engages?|leases?|sells?|purchases?|assigns?|licenses?)\b/i, 1],
  [/\b(?:pay|fees?|price|royalt\w+|compensation|commission|rent|salary|payment)\b/i, 0.9],
  [/(?:[$€£]\s?\d|\b\d+(?:\.\d+)?\s?%)/i, 0.8],
  [/\b(?:terminat\w+|expir\w+|renew\w*)\b/i, 0.7],
  [/\b(?:liab\w+|indemnif\w+|warrant\w+|damages)\b/i, 0.8],
  [/\b(?:exclusiv\w+|compet\w+|confidential\w*|intellectual property)\b/i, 0.7],
  [/\b(?:purpose of this agreement|desires? to|wishes? to|the parties (?:agree|wish|desire|intend))\b/i, 1],
];
const dull =
  /\b(?:counterparts?|in witness whereof|following (?:words|terms|definitions|respective)? ?(?:have|shall have)|following (?:respective )?meanings?|headings? (?:are|is)|for convenience only|hereinafter|facsimile|severab\w+|entire agreement|waiver of any|successors and assigns|now,? therefore|good and valuable consideration|omitted|confidential treatment|certified mail|receipt of which|incorporated (?:herein )?by reference|capitali[sz]ed terms|shall have the meanings?|time is of the essence|duly authori[sz]ed|notary)\b/i;
const definition = /^["“(]?[\p{L}\s/-]{2,60}["”)]?\s*(?:\([^)]*\)\s*)?(?:means|shall mean|has the meaning)\b/iu;

/** At most so many sentences are compared with each other; the most promising ones. */
const compared = 400;

/**
 * How much each sentence tells, by its index in `reading.sentences`: words that bind, pay, grant or limit (Edmundson 1969's
 * cue method), how central it is (`centralityOf`), where it stands, and whether it can be read by itself.
 */
export function salienceOf(reading: Reading): Map<Sentence, number> {
  const { sentences } = reading;
  const base = sentences.map((sentence, order) => ({
    sentence,
    score: cueScore(sentence) + positionScore(order, sentences.length),
  }));
  const chosen = base.toSorted((a, b) => b.score - a.score).slice(0, compared);
  const centrality = centralityOf(chosen.map(({ sentence }) => sentence.text));
  const scores = new Map(base.map(({ sentence, score }) => [sentence, score]));
  for (const [index, { sentence, score }] of chosen.entries())
    scores.set(sentence, score + 2.5 * (centrality[index] ?? 0));
  return scores;
}

function positionScore(order: number, count: number): number {
  if (count < 8) return order === 0 ? 0.5 : 0;
  return order / count < 0.15 ? 0.6 : order / count > 0.9 ? -0.8 : 0;
}

function cueScore({ text, kind }: Sentence): number {
  let score = 0;
  for (const [cue, weight] of cues) if (cue.test(text)) score += weight;
  if (dull.test(text)) score -= 2.5;
  if (definition.test(text)) score -= 1.5;
  if (/^whereas\b/i.test(text)) score -= 0.4;
  if (kind === "table") score -= 2;
  if (/^(?:such|this|these|those|it|they|he|she|the foregoing|notwithstanding)\b/i.test(text)) score -= 0.4;
  const words = text.split(" ").length;
  if (words < 6) score -= 2.5;
  else if (words < 10) score -= 0.6;
  else if (words > 60) score -= 0.6;
  if (words > 100) score -= 0.8;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < text.length * 0.6) score -= 3;
  // A row of a table or a title page that was read as a sentence.
  if (!/\p{Ll}{2}\s+\p{Ll}{2}/u.test(text) && !/\b(?:SHALL|WILL|MUST|MAY|IS|ARE|AGREES?|DISCLAIMS?)\b/.test(text))
    score -= 2;
  if ((text.match(/\p{N}+/gu)?.length ?? 0) > words / 4) score -= 2;
  if (/_{3,}|\[\s*\*|\*{3}/.test(text)) score -= 0.8;
  return score;
}

const operative =
  /\b(?:shall|will|must|may|agrees?|grants?|appoints?|warrants?|undertakes?|acknowledges?|is|are|SHALL|WILL|MAY)\b/;

/** Whether a sentence tells a reader of the contract anything beside the rest: no signature, no words about the words. */
export function tellsSomething({ text, kind, isOfOthers = false }: Sentence): boolean {
  return kind !== "table" && !isOfOthers && !/\/s\//i.test(text) && operative.test(text) && !dull.test(text);
}

/** A part's or a text's most telling sentence, with what it scored; null where there is none that can stand alone. */
export function mostTelling(sentences: readonly Sentence[], scores: ReadonlyMap<Sentence, number>): Sentence | null {
  let best: Sentence | null = null;
  for (const [order, sentence] of sentences.entries()) {
    // What a part says first is mostly what it is about.
    const lead = order === 0 ? 1.2 : order === 1 ? 0.4 : 0;
    const other =
      best === null
        ? -Infinity
        : (scores.get(best) ?? 0) + (best === sentences[0] ? 1.2 : best === sentences[1] ? 0.4 : 0);
    if ((scores.get(sentence) ?? 0) + lead > other) best = sentence;
  }
  return best;
}
