/**
 * Text without the differences that carry no meaning: white space, curly quotes, dashes, ligatures, full-width forms,
 * invisible characters, soft hyphens and case. Every character of the result knows where it came from.
 */
export interface NormalisedText {
  readonly text: string;
  /** For each character of `text`, where its source begins in the original. */
  readonly starts: Uint32Array;
  /** For each character of `text`, where its source ends in the original. */
  readonly ends: Uint32Array;
}

/** What to do with a hyphen at the end of a line: the word was broken there ("termi-\nnation"), or is spelt with one ("third-\nparty"). */
export type LineEndHyphen = "join" | "keep";

const quotes = /[\u2018\u2019\u201a\u201b\u2032\u0060\u00b4]/;
const doubleQuotes = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/;
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]|\p{Variation_Selector}/u;
const space = /\s/;
const letter = /\p{L}/u;
/** The raised letters of a date, read apart from its number or from each other: "15 th", "15t h". */
const ordinalApart = /(?<![\p{L}\p{N}.,])(\d{0,2}\d)(?: ([snrt])|([snrt]) (?=[tdh])) ?([tdh])(?![\p{L}\p{N}])/gu;

function fold(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return character === "`" ? "'" : character.toLowerCase();
  const sign = plainSign(character);
  if (sign !== null) return sign;
  // The last step folds a few letters whose lower case is two characters only once composed ("İ").
  const composed = character.normalize("NFKC").toLowerCase();
  // A presentation form can stand for a sign that has a plain one ("︱" for a dash).
  return Array.from(composed, (part) => plainSign(part) ?? part).join("");
}

/** Quotes and dashes as a keyboard has them; null for anything else. */
function plainSign(character: string): string | null {
  if (quotes.test(character)) return "'";
  if (doubleQuotes.test(character)) return '"';
  return dashes.test(character) ? "-" : null;
}

/**
 * Normalises `original`. White space becomes one space, none at either end, and none within an ordinal ("15t h" is
 * "15th"). Offsets are in UTF-16 units, as everywhere. Idempotent for `text`.
 */
export function normalise(original: string, lineEndHyphen: LineEndHyphen = "join"): NormalisedText {
  const folded = foldAll(original, lineEndHyphen);
  const dropped = new Set<number>();
  for (const { 0: whole, 1: digits = "", 2: apart, 3: joined, 4: last = "", index } of folded.text.matchAll(
    ordinalApart,
  )) {
    if (suffixOf(Number(digits)) !== `${apart ?? joined ?? ""}${last}`) continue;
    for (let at = 0; at < whole.length; at += 1) if (whole[at] === " ") dropped.add(index + at);
  }
  if (dropped.size === 0) return folded;
  const isKept = (_: unknown, index: number): boolean => !dropped.has(index);
  return {
    text: folded.text.split("").filter(isKept).join(""),
    starts: folded.starts.filter(isKept),
    ends: folded.ends.filter(isKept),
  };
}

/** What an English ordinal ends with. */
function suffixOf(number: number): string {
  const tens = number % 100;
  if (tens >= 11 && tens <= 13) return "th";
  return ["th", "st", "nd", "rd"][number % 10] ?? "th";
}

function foldAll(original: string, lineEndHyphen: LineEndHyphen): NormalisedText {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let pendingSpace = -1;
  let index = 0;
  const push = (piece: string, start: number, end: number): void => {
    if (pendingSpace >= 0 && parts.length > 0) {
      parts.push(" ");
      starts.push(pendingSpace);
      ends.push(start);
    }
    pendingSpace = -1;
    for (const unit of piece.split("")) {
      parts.push(unit);
      starts.push(start);
      ends.push(end);
    }
  };
  while (index < original.length) {
    const point = original.codePointAt(index) ?? 0;
    const character = point > 0xffff ? String.fromCodePoint(point) : (original[index] ?? "");
    const next = index + character.length;
    if (space.test(character)) {
      if (pendingSpace < 0) pendingSpace = index;
      index = next;
      continue;
    }
    if (invisible.test(character)) {
      // Some programs write every hyphen as a soft one: where hyphens are kept, so is one within a word.
      if (character === "\u00ad" && lineEndHyphen === "keep" && isWithinWord(original, index)) push("-", index, next);
      index = next;
      // A soft hyphen at a line's end was drawn: the word goes on in the next line.
      if (character === "\u00ad") index = afterLineBreak(original, next) ?? next;
      continue;
    }
    const folded = fold(character);
    if (folded === "-" && letter.test(original[index - 1] ?? "")) {
      const continued = afterLineBreak(original, next);
      if (continued !== null && letter.test(original[continued] ?? "")) {
        if (lineEndHyphen === "keep") push("-", index, continued);
        index = continued;
        continue;
      }
    }
    // A fold can bring white space of its own ("\u00a8" becomes a space and a mark).
    const piece = folded.replace(/\s+/g, "");
    if (piece !== "") push(piece, index, next);
    index = next;
  }
  return { text: parts.join(""), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

function isWithinWord(text: string, index: number): boolean {
  return letter.test(text[index - 1] ?? "") && letter.test(text[index + 1] ?? "");
}

/** Where the next line begins, if only blanks and one line break (or a page break) stand between; null otherwise. */
function afterLineBreak(text: string, from: number): number | null {
  let index = from;
  let breaks = 0;
  while (index < text.length && space.test(text[index] ?? "")) {
    if (text[index] === "\n") breaks += 1;
    index += 1;
  }
  return breaks >= 1 && breaks <= 2 ? index : null;
}
