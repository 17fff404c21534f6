import { toLines } from "./lines.ts";
import type { Line } from "./lines.ts";
import type { Segment } from "./segment.ts";

/** Lines that are read one after the other, top to bottom, before the next region begins. */
export interface Region {
  readonly lines: readonly Line[];
}

const LEAST_LINES = 7;

/**
 * The regions of a page in reading order: one, unless its text clearly stands in two columns. Lines across both
 * columns (a title) part the page into bands; within a band the left column comes first.
 *
 * Columns are believed only where a gutter in the middle half of the text is crossed by few lines, both sides are
 * prose that mostly fills its width, and both run down without holes, so that tables, hanging numbers and
 * signature blocks keep their rows.
 */
export function toRegions(segments: readonly Segment[]): Region[] {
  const gutter = findGutter(segments);
  if (gutter === null) return [{ lines: toLines(segments) }];
  return bandsOf(segments, gutter).flatMap((band) =>
    (band.isAcross ? [[...band.left, ...band.right]] : [band.left, band.right])
      .filter((column) => column.length > 0)
      .map((column) => ({ lines: toLines(column) })),
  );
}

interface Band {
  readonly isAcross: boolean;
  readonly left: Segment[];
  readonly right: Segment[];
}

/** From the top down: what runs across the gutter, and what stands on both sides of it. */
function bandsOf(segments: readonly Segment[], gutter: number): Band[] {
  const bands: Band[] = [];
  for (const segment of segments) {
    const isAcross = segment.right > gutter && segment.x < gutter;
    let band = bands.at(-1);
    if (band?.isAcross !== isAcross) bands.push((band = { isAcross, left: [], right: [] }));
    (segment.right <= gutter || isAcross ? band.left : band.right).push(segment);
  }
  // The short last line of a paragraph that runs across is no column: nothing stands on the other side.
  const joined: Band[] = [];
  for (const band of bands) {
    const isAcross = band.isAcross || band.left.length === 0 || band.right.length === 0;
    const last = joined.at(-1);
    if (isAcross && last?.isAcross === true) last.left.push(...band.left, ...band.right);
    else joined.push(isAcross ? { isAcross, left: [...band.left, ...band.right], right: [] } : band);
  }
  return joined;
}

function findGutter(segments: readonly Segment[]): number | null {
  if (segments.length < 2 * LEAST_LINES) return null;
  const textLeft = Math.min(...segments.map((segment) => segment.x));
  const textRight = Math.max(...segments.map((segment) => segment.right));
  const width = textRight - textLeft;
  const from = textLeft + 0.3 * width;
  const to = textRight - 0.3 * width;
  let best: { x: number; crossings: number } | null = null;
  for (let x = from; x <= to; x += 2) {
    const crossings = segments.filter((segment) => segment.x < x && segment.right > x).length;
    if (best === null || crossings < best.crossings) best = { x, crossings };
  }
  if (best === null) return null;
  const { x } = best;
  const left = segments.filter((segment) => segment.right <= x);
  const right = segments.filter((segment) => segment.x >= x);
  if (left.length < LEAST_LINES || right.length < LEAST_LINES || best.crossings > 0.25 * segments.length) return null;
  const leftEdge = Math.max(...left.map((segment) => segment.right));
  const rightEdge = Math.min(...right.map((segment) => segment.x));
  if (!isProse(left, leftEdge - textLeft) || !isProse(right, textRight - rightEdge) || !standSideBySide(left, right))
    return null;
  return (leftEdge + rightEdge) / 2;
}

/** Most lines fill most of the column and carry words, and few gaps interrupt them. */
function isProse(column: readonly Segment[], width: number): boolean {
  const full = column.filter((segment) => segment.right - segment.x >= 0.7 * width && segment.characters >= 18).length;
  if (full < 0.55 * column.length) return false;
  const steps = column.slice(1).map((segment, index) => segment.baseline - (column[index]?.baseline ?? 0));
  const pitch = steps.toSorted((one, other) => one - other)[Math.floor(steps.length / 2)] ?? 0;
  return pitch > 0 && steps.filter((step) => step <= 2.2 * pitch).length >= 0.8 * steps.length;
}

function standSideBySide(left: readonly Segment[], right: readonly Segment[]): boolean {
  const extent = (column: readonly Segment[]): [number, number] => {
    const baselines = column.map((segment) => segment.baseline);
    return [Math.min(...baselines), Math.max(...baselines)];
  };
  const [leftTop, leftBottom] = extent(left);
  const [rightTop, rightBottom] = extent(right);
  const shared = Math.min(leftBottom, rightBottom) - Math.max(leftTop, rightTop);
  return shared >= 0.5 * Math.min(leftBottom - leftTop, rightBottom - rightTop);
}
