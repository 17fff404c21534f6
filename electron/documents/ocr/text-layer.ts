import type { Piece } from "../pdf/pieces.ts";

/** A picture that fills this part of a page is its scan; a letterhead or a logo takes less. */
const SCAN = 0.6;
/** Letters and digits that stamps, an envelope's number and a few fields typed in have at most. */
const MOST_STAMPED = 300;
/** Letters that may be typed onto a scan, as a form is filled in; a page of a contract has twice as many and more. */
const MOST_TYPED = 1_200;
/** Letters that recognition must find besides the stamp for the picture to have words of its own. */
const LEAST_FOUND = 12;
/** Letters that are guessed in a page of text too poor to read; shades of a picture give a few at most. */
const LEAST_GUESSED = 40;
/** Words that are too few to judge a layer by. */
const LEAST_WORDS = 20;
/** Two readings of one page differ in a word of ten where it is poor; words of another text agree in fewer than half. */
const LEAST_AGREEING = 0.6;

/**
 * Whether a page's text may be no more than a stamp on the picture of a page, as a Bates number or an envelope's line.
 *
 * @param picture the part of the page, 0..1, that pictures fill
 */
export function isStampOnScan(pieces: readonly Piece[], picture: number): boolean {
  return pieces.length > 0 && picture >= SCAN && lettersOf(pieces) <= MOST_TYPED;
}

/** Whether the text of such a page is too little to stand for a page whose picture cannot be read. */
export function isOnlyStamp(pieces: readonly Piece[]): boolean {
  return lettersOf(pieces) <= MOST_STAMPED;
}

/** The stamp's pieces and those recognised besides it; null where hardly anything was. */
export function withStamp(stamp: readonly Piece[], recognised: readonly Piece[]): readonly Piece[] | null {
  if (lettersOf(recognised) < LEAST_FOUND) return null;
  // What was not drawn in one go is told apart by its order.
  const next = Math.max(0, ...stamp.map((piece) => piece.order)) + 2;
  return [...stamp, ...recognised.map((piece) => ({ ...piece, order: piece.order + next }))];
}

/** Whether a picture in which so many letters were guessed may be a page of text, and not a drawing or a photograph. */
export function mayBeText(letters: number): boolean {
  return letters >= LEAST_GUESSED;
}

/** Whether a layer of text behind a scan has the words that were recognised on it. */
export function agrees(layer: readonly Piece[], recognised: readonly Piece[]): boolean {
  const words = wordsOf(recognised);
  if (words.length < LEAST_WORDS) return true;
  const known = new Set(wordsOf(layer));
  return words.filter((word) => known.has(word)).length >= LEAST_AGREEING * words.length;
}

function wordsOf(pieces: readonly Piece[]): string[] {
  // Layers divide words as they please: what is put together again can be compared.
  return pieces.flatMap((piece) => piece.text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
}

function lettersOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
}
