import type { Piece } from "./pieces.ts";

/** Letters in a row, each apart, that make a line "s e t   s o" and not a list of initials. */
const LEAST_LETTERS = 8;
/** What a run of letters costs that is no known word; each letter more costs a little more. */
const UNKNOWN = 12;
const KNOWN = 1;
/** Short words are in everything, so they cost more. */
const KNOWN_SHORT = 3;
const LONGEST = 24;

/** Words common in contracts, for documents too short to have used them elsewhere. */
const COMMON =
  "a all an and any are as at be been but by each for from has have if in is it its may no nor not of on only or other shall such than that the their them then there these they this to under upon was will with without agreement party parties gross negligence willful misconduct";

/**
 * Justified lines are sometimes stretched between letters, and come out as "b y   t h e" with all gaps alike. Such
 * pieces are put back into words, by the words that the document uses elsewhere: the cheapest split, found by dynamic
 * programming over the letters. Pieces of ordinary text come back as they are.
 */
export function joinSpacedLetters(pages: readonly (readonly Piece[])[]): (readonly Piece[])[] {
  if (!pages.some((pieces) => pieces.some((piece) => isSpaced(piece.text)))) return [...pages];
  const words = new Set(COMMON.split(" "));
  for (const piece of pages.flat()) {
    if (!isSpaced(piece.text)) for (const word of piece.text.toLowerCase().match(/\p{L}{2,}/gu) ?? []) words.add(word);
  }
  return pages.map((pieces) =>
    pieces.map((piece) => (isSpaced(piece.text) ? { ...piece, text: joinLetters(piece.text, words) } : piece)),
  );
}

function isSpaced(text: string): boolean {
  const parts = text.split(" ");
  return (
    parts.length >= LEAST_LETTERS &&
    parts.filter((part) => part.length === 1 || /^\p{L}\p{P}$/u.test(part)).length >= 0.9 * parts.length &&
    /\p{Ll} \p{Ll} \p{Ll}/u.test(text)
  );
}

function joinLetters(text: string, words: ReadonlySet<string>): string {
  return text
    .replaceAll(" ", "")
    .split(/(?<=[^\p{L}])(?=\p{L})|(?<=\p{L})(?=[^\p{L}])/u)
    .map((part) =>
      /^\p{L}/u.test(part) ? split(part, words).join(" ") : /^[,.;:)\]\u201D\u2019]+$/.test(part) ? `${part} ` : part,
    )
    .join("")
    .trim();
}

/** The split of letters into words that costs least. */
function split(letters: string, words: ReadonlySet<string>): string[] {
  const lower = letters.toLowerCase();
  const cost: number[] = [0];
  const from: number[] = [0];
  for (let end = 1; end <= letters.length; end += 1) {
    cost[end] = Number.POSITIVE_INFINITY;
    for (let start = Math.max(0, end - LONGEST); start < end; start += 1) {
      const own = words.has(lower.slice(start, end))
        ? end - start > 2
          ? KNOWN
          : KNOWN_SHORT
        : UNKNOWN + (end - start);
      const total = (cost[start] ?? 0) + own;
      if (total < (cost[end] ?? 0)) {
        cost[end] = total;
        from[end] = start;
      }
    }
  }
  const found: string[] = [];
  for (let end = letters.length; end > 0; end = from[end] ?? 0) found.unshift(letters.slice(from[end] ?? 0, end));
  return found;
}
