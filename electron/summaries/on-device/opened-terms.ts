import { findReferences, type DefinedTerm } from "../../../shared/domain/references.ts";
import type { Reading, Sentence } from "./reading.ts";
import { collapse, type Span } from "./sentences.ts";
import type { TermAnswer } from "./terms/term.ts";
import { wholeOf, type Limited } from "./whole.ts";
import { escaped, readable } from "./wording.ts";

/** Key terms of which a figure, a time or a place is the point. */
const ofMeasure = new Set([
  "cap-on-liability",
  "payment",
  "non-compete",
  "exclusivity",
  "license-grant",
  "indemnity",
  "minimum-commitment",
  "length-of-confidentiality",
  "revenue-profit-sharing",
  "price-restrictions",
  "volume-restriction",
  "liquidated-damages",
  "warranty-duration",
  "no-solicit-of-employees",
  "no-solicit-of-customers",
  "post-termination-services",
  "termination-for-cause",
  "payment-on-termination",
]);

/** A defined term that stands for one of these. */
const measure =
  /(?:^|\s)(?:Cap|Maximum|Minimum|Limit|Ceiling|Fees?|Price|Royalt(?:y|ies)|Rates?|Amounts?|Compensation|Commissions?|Payments?|Charges?|Rent|Salary|Retainer|Obligation|Period|Territory|Field|Area|Region|Tail|Net Sales|Revenues?|Profits?|Guarantee|Threshold|Quota|Restricted \w+|Cause|Good Reason|Competing \w+|Competitive \w+|Competitors?)$/u;
const pointsOn =
  /\b(?:meanings?|as) (?:set forth|given|assigned|ascribed|specified|defined|provided|described)\b|\bis defined in\b|\bas defined in\b/i;

/** Terms that are opened beside one answer, and the words of each. */
const mostOpened = 2;
const longest = 80;

/** The answer to a key term with what the contract means by the defined terms in it that carry it: "during the Restricted Period". */
export function opened(reading: Reading, id: string, answer: TermAnswer): TermAnswer {
  const { detail, passages } = answer;
  if (!ofMeasure.has(id) || detail === undefined) return answer;
  const shown = answer.said ?? answer.answer;
  const meanings = meaningsIn(reading, detail, passages).filter(({ text }) => !shown.includes(text));
  if (meanings.length === 0) return answer;
  const added = meanings.map(({ text }) => text).join(" ");
  return {
    ...answer,
    detail: `${detail} ${added}`,
    said: `${/[.!?…]["”)]?$/u.test(shown) ? shown : `${shown}.`} ${added}`,
    passages: [...passages, ...meanings.map(({ span }) => span)],
  };
}

interface Meaning {
  readonly text: string;
  readonly span: Span;
}

/** Made once for each reading, which is asked with every term. */
const defined = new WeakMap<Reading, readonly DefinedTerm[]>();

function termsOf(reading: Reading): readonly DefinedTerm[] {
  const known = defined.get(reading);
  if (known !== undefined) return known;
  const { terms, redefined } = findReferences(reading.contract);
  const found = [...terms, ...redefined]
    .filter(({ term }) => measure.test(term))
    .toSorted((a, b) => b.term.length - a.term.length);
  defined.set(reading, found);
  return found;
}

function meaningsIn(reading: Reading, shown: string, passages: readonly Span[]): Meaning[] {
  const said = new Set<string>();
  const found: { at: number; meaning: Meaning }[] = [];
  let rest = shown;
  for (const term of termsOf(reading)) {
    const use = new RegExp(`(?<![\\p{L}\\p{N}"“-])${escaped(term.term)}(?![\\p{L}\\p{N}"”]|\\s\\p{Lu})`, "u");
    const at = rest.search(use);
    // "Restricted Period" is not "Period" once more.
    if (at < 0 || said.has(term.term) || ownName.test(rest.slice(0, at))) continue;
    const isSaidHere = new RegExp(`["“]${escaped(term.term)}["”]`, "u").test(shown);
    if (isSaidHere || isQuoted(term, passages)) {
      said.add(term.term);
      rest = rest.replaceAll(term.term, "·".repeat(term.term.length));
      continue;
    }
    const meaning = meaningOf(reading, term);
    if (meaning === null) continue;
    said.add(term.term);
    rest = rest.replaceAll(term.term, "·".repeat(term.term.length));
    found.push({ at, meaning });
  }
  return found
    .toSorted((a, b) => a.at - b.at)
    .slice(0, mostOpened)
    .map(({ meaning }) => meaning);
}

/** Another word of the same name stands before it. */
const ownName =
  /(?<!\p{L})(?!(?:The|This|Such|Any|Each|No|Its|Their|All|If|In|Upon|During|For|On|Of)\s)\p{Lu}[\p{L}-]+\s$/u;

function isQuoted({ start, end }: DefinedTerm, passages: readonly (Span & Partial<Limited>)[]): boolean {
  return passages.some((one) =>
    [one, one.whole, one.before, one.exception].some(
      (span) => span !== undefined && span.start <= start && end <= span.end,
    ),
  );
}

/** The words in which a term is given its meaning; null where they point on to others, or are many. */
function meaningOf({ text, sentences }: Reading, { term, start, end }: DefinedTerm): Meaning | null {
  const sentence = sentences.find((one) => one.start <= start && end <= one.end);
  if (sentence === undefined || pointsOn.test(sentence.text)) return null;
  const after = text.slice(end, end + 80);
  const span = /^["”]\s*(?:\([^)]*\)\s*)?(?:shall mean|means?|is|are|refers? to|shall be)\b/u.test(after)
    ? { start: start - 1, end: sentence.end }
    : clauseAround(text, sentence, start);
  const words = collapse(text.slice(span.start, span.end));
  if (words.split(" ").length > longest || words.split(" ").length < 5 || /[:]\s*$/.test(words)) return null;
  const shown = readable(words);
  if (shown.endsWith("…")) return null;
  return { text: /^["“]/u.test(words) ? shown : `“${term}”: ${shown}`, span };
}

/** The part of a sentence, between its semicolons, in which a term stands in brackets. */
function clauseAround(text: string, sentence: Sentence, at: number): Span {
  const source = text.slice(sentence.start, sentence.end);
  if (wholeOf(sentence) === sentence && source.split(/\s+/).length <= longest) return sentence;
  const from = source.slice(0, at - sentence.start).lastIndexOf("; ");
  const to = source.indexOf(";", at - sentence.start);
  return {
    start: sentence.start + (from < 0 ? 0 : from + 2),
    end: to < 0 ? sentence.end : sentence.start + to,
  };
}
