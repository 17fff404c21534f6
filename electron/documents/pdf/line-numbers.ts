import type { Piece } from "./pieces.ts";

/** Pleadings number their lines 1 to 25 or more; a shorter row of numbers may be a list or a column of a table. */
const LEAST = 15;

/**
 * Takes the numbers of lines out of a page's pieces: a column of bare numbers, all left of every other word, that count
 * up from 1 at even steps.
 */
export function withoutLineNumbers(pieces: readonly Piece[]): readonly Piece[] {
  const numbers = pieces.filter((piece) => /^\d{1,2}$/.test(piece.text) && piece.turn === 0);
  if (numbers.length < LEAST) return pieces;
  const left = Math.min(...numbers.map((piece) => piece.right));
  const column = numbers
    .filter((piece) => Math.abs(piece.right - left) < 1.2 * piece.size)
    .toSorted((one, other) => one.baseline - other.baseline);
  const isCounting = column.every((piece, index) => Number(piece.text) === index + 1);
  const steps = column.slice(1).map((piece, index) => piece.baseline - (column[index]?.baseline ?? 0));
  const isEven = Math.max(...steps) - Math.min(...steps) < 0.25 * Math.max(...steps);
  const taken = new Set(column);
  const edge = Math.max(...column.map((piece) => piece.right));
  const isApart = pieces.every((piece) => taken.has(piece) || piece.x > edge || piece.turn !== 0);
  return column.length >= LEAST && isCounting && isEven && isApart
    ? pieces.filter((piece) => !taken.has(piece))
    : pieces;
}
