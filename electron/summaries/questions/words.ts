import { plainText, stemOf } from "../verification/plain-text.ts";

/** A word of a question or of a passage. */
export interface Word {
  readonly stem: string;
  /** Offsets into the text it was taken from. */
  readonly start: number;
  readonly end: number;
}

/**
 * Words that a question is put with, or that every clause is made of: they do not tell one passage from another. "May",
 * "shall", "not" and the like are weighed on their own (`evidence.ts`).
 */
const empty = new Set(
  `a an the this that these those it its they their them he she his her i we us our you your who whom whose which what when where why how
   is are was were be been being am do does did done have has had having will would shall should can could may might must
   of to in on at by for from with about into upon under over as and or if than then so but also there here any some all each every other such
   no not nor neither either never none nothing
   hereby herein hereof hereto hereunder thereof thereto therein whether between among within
   contract agreement clause section provision say says said state stated mention mentioned tell find happen happens please
   party parties much many often only same more most very just`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** The words of a text that carry meaning, in order, as stems. */
export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu)) {
    const word = plainText(match[0])
      .toLowerCase()
      .replace(/['’](?:s|t|re|ve|ll|d)?$/u, "");
    if (word.length < 2 && !/\d/.test(word)) continue;
    if (empty.has(word)) continue;
    found.push({ stem: root(word), start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The stems of a list of words or phrases; a phrase's are joined by a blank. */
export function phraseStems(phrase: string): string[] {
  return (phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !empty.has(word)).map(root);
}

/** One root for "disclose", "discloses", "disclosing", "disclosure": what a question is put in is seldom what a clause is. */
export function root(word: string): string {
  const stem = stemOf(word);
  if (unlike.has(stem)) return stem;
  for (const ending of endings) {
    if (stem.length - ending.length >= 4 && stem.endsWith(ending)) return stem.slice(0, -ending.length);
  }
  return stem;
}

/** Words that have another sense than the shorter word that is in them. */
const unlike = new Set(["government", "department", "apartment", "instrument", "document", "element", "person"]);

/** Longest first. What is left has four letters at least. */
const endings = (
  "ational ations ation ments ment ances ance ences ence ities ity ably able ibly ible ively ives ive ures ure ions ion " +
  "ings ing ally als al ors or ers er edly ed ants ant ents ent ly es e s y i"
)
  .split(" ")
  .toSorted((one, other) => other.length - one.length);
