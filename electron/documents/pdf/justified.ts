import type { Segment } from "./segment.ts";

/** Places within this of each other, points, are one edge of a column. */
const SAME_EDGE = 0.5;
/** So many rows, and such a part of them all, begin or end at a column's edge. */
const LEAST_AT_EDGE = 4;
const LEAST_SHARE = 0.15;
/** The gaps of one justified line differ by less than this part of a letter's height. */
const SAME_GAP = 0.15;
/** So many words with the same gap between are a justified line even where it begins within the column, or has figures. */
const ENOUGH_WORDS = 4;
/** Letter heights that the gap in a line of two or three words has at most. */
const WIDEST_GAP = 5;

/**
 * Puts the words of justified lines together again: narrow columns stretch lines until their gaps are as wide as those
 * between the cells of a table. In such a line every word stands alone, all gaps are the same, and it runs from one edge of
 * its column to the other.
 *
 * @param rows segments by baseline, each row from left to right
 * @param join makes one segment of several
 */
export function joinJustified(
  rows: readonly (readonly Segment[])[],
  join: (segments: readonly Segment[]) => Segment,
): (readonly Segment[])[] {
  if (!rows.some((row) => row.length > 1)) return [...rows];
  const least = Math.max(LEAST_AT_EDGE, LEAST_SHARE * rows.length);
  const lefts = edgesOf(
    rows.flatMap((row) => row.map((segment) => segment.x)),
    least,
  );
  const rights = edgesOf(
    rows.flatMap((row) => row.map((segment) => segment.right)),
    least,
  );
  return rows.map((row) => {
    if (row.length < 2) return row;
    const joined: Segment[] = [];
    for (let at = 0; at < row.length;) {
      const run = runFrom(row, at, lefts);
      const isLine =
        run.length > 1 &&
        rights(run.at(-1)?.right ?? 0) &&
        (run.length >= ENOUGH_WORDS
          ? run.filter((segment) => isWording(segment)).length > 0.6 * run.length
          : lefts(run[0]?.x ?? 0) && isNarrow(run) && run.every((segment) => isWording(segment)));
      joined.push(...(isLine ? [join(run)] : row.slice(at, at + 1)));
      at += isLine ? run.length : 1;
    }
    return joined;
  });
}

/** The words from one on that follow each other at the same gap, up to where another column begins. */
function runFrom(row: readonly Segment[], from: number, lefts: (x: number) => boolean): readonly Segment[] {
  let gap: number | null = null;
  let to = from;
  while (to + 1 < row.length) {
    const [one, next] = [row[to], row[to + 1]];
    if (one === undefined || next === undefined || !isWord(one) || !isWord(next) || lefts(next.x)) break;
    const step = next.x - one.right;
    gap ??= step;
    if (Math.abs(step - gap) > SAME_GAP * one.size) break;
    to += 1;
  }
  return row.slice(from, to + 1);
}

function isWord({ pieces }: Segment): boolean {
  return pieces.every(({ text, spaceBefore }, index) => !/\s/.test(text) && (index === 0 || !spaceBefore));
}

/** Letters, and none of the figures that tables are full of. */
function isWording({ pieces }: Segment): boolean {
  const text = pieces.map((piece) => piece.text).join("");
  return /\p{L}/u.test(text) && !/\d/.test(text);
}

function isNarrow([one, next]: readonly Segment[]): boolean {
  return one !== undefined && next !== undefined && next.x - one.right < WIDEST_GAP * one.size;
}

/** Tells whether a place is one at which several rows begin, or end. */
function edgesOf(places: readonly number[], least: number): (place: number) => boolean {
  const sorted = Float64Array.from(places).sort();
  const firstFrom = (bound: number): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < bound) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (place) => firstFrom(place + SAME_EDGE) - firstFrom(place - SAME_EDGE) >= least;
}
