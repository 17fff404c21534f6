import type { DefinedTerm, References } from "../../../shared/domain/references.ts";
import type { Party } from "../on-device/parties.ts";
import type { Reading } from "../on-device/reading.ts";
import type { Span } from "../on-device/sentences.ts";
import { isDefinable, isEveryday, keyOf, knownKeys, usesOf } from "./vocabulary.ts";

/** A term that is amiss, and where. */
export interface TermFault {
  readonly term: string;
  readonly places: readonly Span[];
  /** How much it matters: how often it is used, or how far apart it is defined. */
  readonly weight: number;
}

const fewestUses = 3;
/** A contract that marks its definitions otherwise than by quotation marks would look as if it had none. */
const fewestDefinitions = 3;

const elsewhere =
  /\b(?:[Cc]apitali[sz]ed|[Dd]efined) (?:terms|words|expressions)\b[^.]{0,200}\b(?:meanings?|defined|ascribed|assigned)\b[^.]{0,100}\b(?:in|by|under|to (?:them|such terms))\b[^.]{0,80}\b(?:the|that|such|its) (?:\p{Lu}[\p{L}-]+\s+){1,5}(?:Agreement|Plan|Lease|Indenture|Prospectus|Contract|Note)\b/u;

/** What standard terms leave to the paper that the parties fill in. */
const filledIn = /\b(?:Cover Page|Order Form|Particulars|Contract Data|Special Conditions|Reference Sheet)\b/g;
const fillsIn = new RegExp(
  `${filledIn.source}.{0,200}\\b(?:identif(?:y|ies)|specif(?:y|ies|ied)|includes?|contains?|sets? (?:out|forth)|states?|[Vv]ariables|[Kk]ey [Tt]erms)\\b|\\b(?:meanings?|descriptions?|identified|specified|set (?:out|forth))\\b.{0,60}${filledIn.source}`,
);
const fewestMentions = 3;

/** The sentence that says that terms have the meaning that another document gives them; null where there is none. */
export function borrowedMeanings({ text, sentences }: Reading): Span | null {
  const borrows = sentences.find((sentence) => elsewhere.test(sentence.text));
  if (borrows !== undefined) return borrows;
  if ([...text.matchAll(filledIn)].length < fewestMentions) return null;
  return sentences.find((sentence) => fillsIn.test(sentence.text)) ?? null;
}

/** Terms defined and then never used, the first defined first. What a party is called and what the contract is are no terms. */
export function unusedTerms(
  { text }: Reading,
  { terms, redefined }: References,
  parties: readonly Party[],
): TermFault[] {
  const names = knownKeys([], parties);
  return terms.flatMap((term) => {
    const word = withoutVariants(term.term);
    // An abbreviation that is spelt out in passing, and letters that were drawn apart, are no terms.
    if (/^\p{Lu}{2,6}$/u.test(word) || /(?:^|\s)\p{L}\s\p{L}\s/u.test(word)) return [];
    if (names.has(keyOf(word)) || isEveryday(word) || isOneOfMany(text, term)) return [];
    const places = [term, ...redefined.filter((other) => other.term === term.term)];
    return usesOf(text, word, places) === 0 ? [{ term: term.term, places: [term], weight: 1 }] : [];
  });
}

/** "Affiliate(s)" is "Affiliate", "Loss or Losses" is "Loss". */
function withoutVariants(term: string): string {
  return term.replace(/\((?:s|es|ies)\)$/i, "").replace(/\s+(?:or|and)\s+.*$/, "");
}

/** Terms given a meaning in two places of the contract's body, neither of which points to the other. */
export function twiceDefinedTerms(
  { text, contract }: Reading,
  { terms, redefined }: References,
  parties: readonly Party[],
): TermFault[] {
  const names = knownKeys([], parties);
  const body =
    contract.sections.find(
      ({ number, level, start }) => level === 1 && attachment.test(number) && start > text.length / 4,
    )?.start ?? text.length;
  const own = (one: DefinedTerm): boolean =>
    one.start < body &&
    !pointsElsewhere.test(text.slice(one.end, one.end + 120)) &&
    !asAnotherWord.test(text.slice(Math.max(0, one.start - 60), one.start));
  return redefined.flatMap((second) => {
    const first = terms.find(({ term }) => term === second.term);
    if (first === undefined || names.has(keyOf(first.term)) || isEveryday(first.term)) return [];
    if (/^\p{Lu}{2,6}$/u.test(first.term) || !own(first) || !own(second) || second.start - first.end < 200) return [];
    if (meaningAt(text, first) === meaningAt(text, second)) return [];
    return [{ term: first.term, places: [first, second], weight: 1 }];
  });
}

const attachment = /^(?:schedule|exhibit|annex|appendix|attachment|addendum)\b/i;
const pointsElsewhere =
  /^["”,)\s]*(?:(?:shall |will )?(?:have|has) the (?:respective )?meanings?|is (?:as )?defined|as defined|(?:shall |will )?(?:also )?includes?)\b/i;

/** "When used as a verb, “Detail” means": the same word once more, for the rest of the grammar. */
const asAnotherWord = /\b(?:as|in) (?:an?|the|its) (?:verb|noun|adjective|plural|singular|verb form)\b[^.]*$/i;

function meaningAt(text: string, { start, end }: Span): string {
  return text
    .slice(end, end + 160)
    .replace(/[^\p{L}]+/gu, " ")
    .concat(text[start - 2] === "(" ? "(" : "");
}

/** "("Licensor", "we" or "us")", "each a "Party"": one of several words for the same. */
function isOneOfMany(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 60);
  return (
    /\b(?:each|individually|singularly|together|collectively|or)[,\s]+(?:an?\s+|the\s+|as\s+(?:the\s+)?)?["“]$/i.test(
      before,
    ) || /^["”]\s*(?:,|or|and)\s*(?:the\s+)?["“]/i.test(after)
  );
}

const determiner = /\b(?:the|such|any|each|all|every|no|said|these|those|its|their|of|for|to)\s+$/;
const run =
  /(?<![\p{L}\p{N}.’'&/-])\p{Lu}\p{Ll}{2,}(?:-\p{Lu}?\p{Ll}+)?(?:\s\p{Lu}\p{Ll}{2,}(?:-\p{Lu}?\p{Ll}+)?){0,3}(?![\p{L}\p{N}&®™]|\s(?:of\s)?\p{Lu}|[’'-]\p{Lu})/gu;

/** Terms with the capitals of a defined one, used throughout, that the contract does not define; the most used first. */
export function undefinedTerms(
  { text, sentences, headings }: Reading,
  { terms, redefined }: References,
  parties: readonly Party[],
  title: string,
): TermFault[] {
  if (terms.length < fewestDefinitions) return [];
  const known = knownKeys([...terms, ...redefined], parties);
  const words = new Set([...known].flatMap((key) => key.split(" ")));
  const headed = new Set(
    [...headings.map(({ text: heading }) => heading), ...sentences.map(({ heading }) => heading)].map((heading) =>
      keyOf(heading.replace(/^[\d.\sA-Z()]*?(?=\p{Lu}\p{Ll})|[.:]$/gu, "")),
    ),
  );
  const uses = new Map<string, { term: string; places: Span[] }>();
  for (const sentence of sentences) {
    if (sentence.kind === "table" || isTitled(sentence.text)) continue;
    const source = text.slice(sentence.start, sentence.end).replace(/\s/g, " ");
    for (const { index, 0: term } of source.matchAll(run)) {
      const before = source.slice(Math.max(0, index - 30), index);
      // "Bank of America Affiliates": the name began earlier.
      if (!determiner.test(before) || /\p{Lu}\S*\s+of\s+(?:the\s+)?$/u.test(before)) continue;
      const key = keyOf(term);
      const use = uses.get(key) ?? { term, places: [] };
      use.places.push({ start: sentence.start + index, end: sentence.start + index + term.length });
      uses.set(key, use);
    }
  }
  const calm = text.replace(/\s+/g, " ");
  return [...uses.entries()]
    .filter(([key, { term, places }]) => {
      if (places.length < fewestUses || isEveryday(term) || !isDefinable(term)) return false;
      if (known.has(key) || headed.has(key) || key.split(" ").every((word) => words.has(word))) return false;
      if (keyOf(title).includes(key)) return false;
      // "Territory: ...", "Territory means", "“Territory”", "hereinafter Territory", "(the Territory)": defined in another way.
      const named = term.replace(/s$/, "");
      const loosely = new RegExp(
        `["“'‘(](?:the |an? |each,? an? |collectively,? (?:the )?)?${named}(?:s|es)?["”'’,)]|\\b${named}(?:s|es)?["”]?\\s*(?::|[–—-]\\s|means|shall mean|is defined|are defined|(?:shall )?(?:be )?defined as|refers? to|shall include|includes|is (?:an?|the)\\b)|\\b(?:hereinafter|hereafter|herein|called|known as|referred to as|defined as|collectively|be deemed)\\b[^.]{0,40}\\b${named}|\\b${named}(?:s|es)?\\b[^.]{0,20}\\(as defined|\\bdefinition of (?:the )?["“]?${named}`,
        "iu",
      );
      if (loosely.test(calm)) return false;
      // As often without capitals: no care was taken, and no meaning meant.
      return usesInLowerCase(calm, term) < places.length / 2;
    })
    .map(([, { term, places }]) => ({ term, places: places.slice(0, 1), weight: places.length }))
    .toSorted((a, b) => b.weight - a.weight);
}

function usesInLowerCase(text: string, term: string): number {
  return text.match(new RegExp(`\\b${term.toLowerCase().replace(/s$/, "")}(?:s|es)?\\b`, "gu"))?.length ?? 0;
}

/** Words that all begin with capitals: a heading, an address, a name. */
function isTitled(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}’'-]{3,}/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length * 0.6;
}
