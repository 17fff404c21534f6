import type { Piece } from "./pieces.ts";

/** Pleadings number their lines 1 to 25 or more; a shorter row of numbers may be a list or a column of a table. */
const LEAST = 15;
/** The part of a page's lines that have a number beside them, where the numbers do not stand at even steps. */
const LEAST_NUMBERED = 0.85;

interface Column {
  readonly pieces: readonly Piece[];
  readonly right: number;
  /** So many count up from one to the next. */
  readonly longest: number;
}

/**
 * Takes the numbers of lines out of pages: a column of bare numbers, all left of every other word, that count up one by
 * one, at even steps or beside nearly every line. Where one page has them, others may have fewer: the last is seldom full.
 *
 * @param pages the pieces of each
 */
export function withoutLineNumbers(pages: readonly (readonly Piece[])[]): (readonly Piece[])[] {
  const columns = pages.map((pieces) => numbersOf(pieces));
  const sure = columns.map(
    (column, index) => column !== null && column.longest >= LEAST && isLines(column, pages[index] ?? []),
  );
  const places = columns.filter((_, index) => sure[index] === true).map((column) => column?.right ?? 0);
  return pages.map((pieces, index) => {
    const column = columns[index];
    if (column === null || column === undefined) return pieces;
    const isOneMore = places.some((right) => Math.abs(right - column.right) < 2) && isLines(column, pieces);
    if (sure[index] !== true && !isOneMore) return pieces;
    const taken = new Set(column.pieces);
    return pieces.filter((piece) => !taken.has(piece));
  });
}

/** The bare numbers left of everything else on a page, where they count up one by one. */
function numbersOf(pieces: readonly Piece[]): Column | null {
  const numbers = pieces.filter((piece) => /^\d{1,4}$/.test(piece.text) && piece.turn === 0);
  if (numbers.length < 2) return null;
  const left = Math.min(...numbers.map((piece) => piece.right));
  const column = numbers
    .filter((piece) => Math.abs(piece.right - left) < 1.2 * piece.size)
    .toSorted((one, other) => one.baseline - other.baseline);
  const longest = longestCount(column.map((piece) => Number(piece.text)));
  if (column.length < 2 || longest === null) return null;
  const right = Math.max(...column.map((piece) => piece.right));
  const taken = new Set(column);
  const isApart = pieces.every((piece) => taken.has(piece) || piece.x > right || piece.turn !== 0);
  return isApart ? { pieces: column, right, longest } : null;
}

/** The longest stretch that counts up one by one; null where anything but 1, with which notes begin again, follows it. */
function longestCount(numbers: readonly number[]): number | null {
  let [longest, count] = [1, 1];
  for (const [index, number] of numbers.slice(1).entries()) {
    if (number === (numbers[index] ?? 0) + 1) count += 1;
    else if (number === 1) count = 1;
    else return null;
    longest = Math.max(longest, count);
  }
  return longest;
}

function isLines({ pieces: column }: Column, pieces: readonly Piece[]): boolean {
  const steps = column.slice(1).map((piece, index) => piece.baseline - (column[index]?.baseline ?? 0));
  if (Math.max(...steps) - Math.min(...steps) < 0.25 * Math.max(...steps)) return true;
  const taken = new Set(column);
  // What stands above the first number and below the last is a head or a foot.
  const [top, bottom] = [column[0], column.at(-1)];
  const rows: Piece[] = [];
  for (const piece of pieces.toSorted((one, other) => one.baseline - other.baseline)) {
    const isBeside =
      top !== undefined &&
      bottom !== undefined &&
      piece.baseline > top.baseline - top.size &&
      piece.baseline < bottom.baseline + bottom.size;
    if (taken.has(piece) || piece.turn !== 0 || !isBeside) continue;
    if (piece.baseline - (rows.at(-1)?.baseline ?? Number.NEGATIVE_INFINITY) > 0.6 * piece.size) rows.push(piece);
  }
  const numbered = rows.filter((row) =>
    column.some((piece) => Math.abs(piece.baseline - row.baseline) < 0.6 * row.size),
  );
  return numbered.length >= LEAST_NUMBERED * rows.length && numbered.length >= LEAST_NUMBERED * column.length;
}
