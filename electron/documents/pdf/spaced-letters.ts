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
const COMMON = `
a about above according account act action additional address affect after agree agreed agreement all also amount an
and any applicable apply approval are arising as at available base based be became become been before being below
benefit best between beyond both breach business but by call cause change claim close conduct consent consider
contract control convenient copy cost could course date day days decision decisions default deliver delivery
described determine did direct disclose dispute do does done due during duties duty each effect either employee end
enforce ensure enter event every except execute expense fair fees final first follow following for form from full
further general give given good gross group had has have held hereby herein hereof hereto hereunder hold how however
if in include included including incur indicated information interest into invoice is issue issued it its itself law
laws least legal less liable license limit limited location loss made make manner matter may means meet meeting
meetings member members month more most must name necessary negligence new no non nor not notice now number
obligation obligations of offer on one only open or order other others otherwise out over own paid part participant
participants parties party pay payment perform performance period permit person place plan practical price prior
proceeds product products profit profits promptly property provide provided purchase purpose reason reasonable
receive received records refer regard regular related remain remove require required resolve result return right
rights same section see sell send service services set sets shall share should sign so some special specified state
stated such sum support take tax term terminate terms than that the their them then there these they third this those
through time title to together total trade transfer two under unless until up upon use used value venture vote was
way we well were what when where which while who whole whose will willful misconduct with within without work would
writing written year years you your
`;

/**
 * Justified lines are sometimes stretched between letters, and come out as "b y   t h e" with all gaps alike. Such
 * pieces are put back into words, by the words that the document uses elsewhere: the cheapest split, found by dynamic
 * programming over the letters. Pieces of ordinary text come back as they are.
 */
export function joinSpacedLetters(pages: readonly (readonly Piece[])[]): (readonly Piece[])[] {
  if (!pages.some((pieces) => pieces.some((piece) => isSpaced(piece.text)))) return [...pages];
  const words = new Set(COMMON.trim().split(/\s+/));
  for (const piece of pages.flat()) {
    if (!isSpaced(piece.text)) for (const word of piece.text.toLowerCase().match(/\p{L}{2,}/gu) ?? []) words.add(word);
  }
  return pages.map((pieces) =>
    pieces.map((piece) =>
      isSpaced(piece.text) ? { ...piece, text: joinLetters(piece.text, words) } : withWordJoined(piece, words),
    ),
  );
}

/** A piece of few letters is too short to be known by its looks; it is put together where it spells a word. */
function withWordJoined(piece: Piece, words: ReadonlySet<string>): Piece {
  if (!/^\p{L}(?: \p{L})+$/u.test(piece.text)) return piece;
  const text = piece.text.replaceAll(" ", "");
  return words.has(text.toLowerCase()) ? { ...piece, text } : piece;
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
    .replace(/(?<=\p{L}{3})(?=\d)|(?<=\d)(?=\p{L}{3})/gu, " ")
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
