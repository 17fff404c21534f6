import type { Area } from "../hidden/geometry.ts";
import { THICKEST } from "../hidden/rules.ts";
import type { Region } from "./columns.ts";
import { toLines, toSegments } from "./lines.ts";
import type { Line } from "./lines.ts";
import type { Piece } from "./pieces.ts";
import type { Cell, Row } from "./table-rows.ts";

/** Rules that end, or lie, this close to each other, points, meet. */
const MEET = 3;
/** No page has more rules; what is drawn of more is a picture. */
const MOST_RULES = 3_000;
const MOST_LINES = 200;
/** Pieces that reach further than this, points, over a rule were not set in the table. */
const OVER = 4;
const MOST_OVER = 0.05;
/** A cell with more letters is a part of the page, and its paragraphs matter more than its rows. */
const LONGEST_CELL = 1_500;

/** A table, in the flow of the page as one line. */
export interface TableLine extends Line {
  readonly rows: readonly Row[];
}

export interface Parted {
  /** What stands in no table. */
  readonly pieces: readonly Piece[];
  readonly tables: readonly TableLine[];
}

/**
 * Takes the tables out of a page whose cells are ruled: where rules cross and make at least two rows and two columns, each
 * piece belongs to the cell it stands in, however the cell's lines were wrapped and wherever in it they were set. Cells that no
 * rule parts are one.
 *
 * @param rules thin areas on the page as shown
 */
export function partTables(pieces: readonly Piece[], rules: readonly Area[]): Parted {
  if (rules.length < 5 || rules.length > MOST_RULES) return { pieces, tables: [] };
  let left = pieces;
  const tables: TableLine[] = [];
  for (const grid of gridsOf(rules)) {
    const within = left.filter((piece) => piece.turn === 0 && isWithin(grid, piece));
    const table = toTable(grid, within);
    if (table === null) continue;
    tables.push(table);
    const taken = new Set(within);
    left = left.filter((piece) => !taken.has(piece));
  }
  return { pieces: left, tables };
}

/** Puts tables into the flow: after the lines above them, in the column they stand in. */
export function withTables(regions: readonly Region[], tables: readonly TableLine[]): Region[] {
  const placed = regions.map((region) => [...region.lines]);
  for (const table of tables) {
    const isBeside = (line: Line): boolean => line.x < table.right && line.right > table.x;
    const isAbove = (line: Line): boolean => line.baseline < table.baseline && isBeside(line);
    const region = placed.findLast((lines) => lines.some((line) => isAbove(line))) ?? placed[0];
    if (region === undefined) placed.push([table]);
    else region.splice(region.findLastIndex((line) => line.baseline < table.baseline) + 1, 0, table);
  }
  return placed.map((lines) => ({ lines }));
}

interface Rule {
  /** Where it lies, across its direction. */
  at: number;
  from: number;
  to: number;
}

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly upright: readonly Rule[];
  readonly level: readonly Rule[];
}

function gridsOf(rules: readonly Area[]): Grid[] {
  const upright = joined(
    rules
      .filter(({ left, right }) => right - left <= THICKEST)
      .map(({ left, right, top, bottom }) => ({ at: (left + right) / 2, from: top, to: bottom })),
  );
  const level = joined(
    rules
      .filter(({ top, bottom }) => bottom - top <= THICKEST)
      .map(({ left, right, top, bottom }) => ({ at: (top + bottom) / 2, from: left, to: right })),
  );
  if (upright.length > MOST_LINES || level.length > MOST_LINES) return [];
  const grids: Grid[] = [];
  const left = new Set(upright);
  for (const first of upright) {
    if (!left.delete(first)) continue;
    const [columns, rows] = [new Set([first]), new Set<Rule>()];
    // What meets anything that is found belongs to it too.
    for (let grows = true; grows;) {
      const before = columns.size + rows.size;
      for (const rule of level) if ([...columns].some((column) => doMeet(column, rule))) rows.add(rule);
      for (const rule of left) if ([...rows].some((row) => doMeet(rule, row))) columns.add(rule);
      for (const rule of columns) left.delete(rule);
      grows = columns.size + rows.size > before;
    }
    const [xs, ys] = [places([...columns]), places([...rows])];
    if (xs.length >= 3 && ys.length >= 3) grids.push({ xs, ys, upright: [...columns], level: [...rows] });
  }
  return grids;
}

/** Rules in one line that touch or overlap, as one. */
function joined(rules: readonly Rule[]): Rule[] {
  const result: Rule[] = [];
  for (const rule of rules.toSorted((one, other) => one.from - other.from)) {
    const last = result.findLast((each) => Math.abs(each.at - rule.at) <= MEET / 2 && rule.from <= each.to + MEET);
    if (last === undefined) result.push({ ...rule });
    else last.to = Math.max(last.to, rule.to);
  }
  return result;
}

function doMeet(upright: Rule, level: Rule): boolean {
  return (
    upright.at >= level.from - MEET &&
    upright.at <= level.to + MEET &&
    level.at >= upright.from - MEET &&
    level.at <= upright.to + MEET
  );
}

function places(rules: readonly Rule[]): number[] {
  const found: number[] = [];
  for (const at of rules.map((rule) => rule.at).toSorted((one, other) => one - other))
    if (at - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > MEET) found.push(at);
  return found;
}

function isWithin({ xs, ys }: Grid, { box }: Piece): boolean {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return x > (xs[0] ?? 0) && x < (xs.at(-1) ?? 0) && y > (ys[0] ?? 0) && y < (ys.at(-1) ?? 0);
}

/** Null where the pieces do not stand in cells, or there are too few of those. */
function toTable(grid: Grid, pieces: readonly Piece[]): TableLine | null {
  const { xs, ys } = grid;
  if (pieces.length === 0) return null;
  const cellOf = mergedCells(grid);
  const byCell = Map.groupBy(pieces, ({ box }) => {
    const column = xs.findLastIndex((x) => x <= box.x + box.width / 2);
    const row = ys.findLastIndex((y) => y <= box.y + box.height / 2);
    return cellOf(row, column);
  });
  let over = 0;
  const rows: Cell[][] = ys.map(() => []);
  const widths = xs.length - 1;
  let used = 0;
  for (const [cell, own] of [...byCell].toSorted(([one], [other]) => one - other)) {
    const row = Math.floor(cell / widths);
    const bounds = boundsOf(grid, cellOf, cell);
    over += own.filter(({ box }) => box.x < bounds.left - OVER || box.x + box.width > bounds.right + OVER).length;
    if (own.reduce((sum, piece) => sum + piece.text.length, 0) > LONGEST_CELL) return null;
    rows[row]?.push(toLines(toSegments(own)).flatMap((line) => line.segments));
    used += 1;
  }
  const filled = rows.filter((row) => row.length > 0);
  if (over > MOST_OVER * pieces.length || used < 3 || filled.length < 2 || !filled.some((row) => row.length > 1))
    return null;
  const segments = filled.flat(2);
  const [first] = segments;
  if (first === undefined) return null;
  return {
    rows: filled,
    segments,
    x: Math.min(...segments.map((segment) => segment.x)),
    right: Math.max(...segments.map((segment) => segment.right)),
    baseline: Math.min(...segments.map((segment) => segment.baseline)),
    size: first.size,
  };
}

/** The first cell, by number from the top left, of those that no rule parts from the one at a place. */
function mergedCells({ xs, ys, upright, level }: Grid): (row: number, column: number) => number {
  const columns = xs.length - 1;
  const parents = Array.from({ length: columns * (ys.length - 1) }, (_, cell) => cell);
  const rootOf = (cell: number): number => {
    let at = cell;
    while ((parents[at] ?? at) !== at) at = parents[at] ?? at;
    return at;
  };
  const merge = (one: number, other: number): void => {
    const [first, second] = [rootOf(one), rootOf(other)];
    parents[Math.max(first, second)] = Math.min(first, second);
  };
  const isRuled = (rules: readonly Rule[], at: number, middle: number): boolean =>
    rules.some((rule) => Math.abs(rule.at - at) <= MEET && rule.from <= middle && rule.to >= middle);
  for (let row = 0; row < ys.length - 1; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2, ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2];
      const cell = row * columns + column;
      if (column > 0 && !isRuled(upright, xs[column] ?? 0, y)) merge(cell, cell - 1);
      if (row > 0 && !isRuled(level, ys[row] ?? 0, x)) merge(cell, cell - columns);
    }
  }
  return (row, column) => rootOf(row * columns + column);
}

/** From the left of the first to the right of the last column of a cell. */
function boundsOf(
  { xs, ys }: Grid,
  cellOf: (row: number, column: number) => number,
  cell: number,
): { left: number; right: number } {
  const own = xs
    .slice(0, -1)
    .flatMap((_, column) => (ys.slice(0, -1).some((__, row) => cellOf(row, column) === cell) ? [column] : []));
  return { left: xs[own[0] ?? 0] ?? 0, right: xs[(own.at(-1) ?? 0) + 1] ?? 0 };
}
