import { segmentText } from "./lines.ts";
import type { Line } from "./lines.ts";
import type { Segment } from "./segment.ts";

/** The segments of one cell, from the top down. */
export type Cell = readonly Segment[];
export type Row = readonly Cell[];

interface Column {
  readonly x: number;
  right: number;
}

const NEAR = 0.8;

/**
 * The rows of a table, with the lines of a cell that was wrapped put together, so that its words read on. A line
 * belongs to the row above where it follows closely and each of its parts goes on below a cell that was filled: in lower
 * case, or where the line has nothing in the first column, which names the rows, and no figures. In doubt it is a row of
 * its own.
 */
export function toRows(lines: readonly Line[]): Row[] {
  const columns = columnsOf(lines);
  const rows: Segment[][][] = [];
  let previous: Line | undefined;
  for (const line of lines) {
    const last = rows.at(-1);
    const placed = place(line, columns);
    if (
      last !== undefined &&
      previous !== undefined &&
      placed !== null &&
      isContinued(last, placed, columns, line.baseline - previous.baseline)
    ) {
      for (const { segment, column } of placed) last[column]?.push(segment);
    } else if (placed === null) {
      rows.push(line.segments.map((segment) => [segment]));
    } else {
      const row: Segment[][] = columns.map(() => []);
      for (const { segment, column } of placed) row[column]?.push(segment);
      rows.push(row);
    }
    previous = line;
  }
  return rows.map((row) => row.filter((cell) => cell.length > 0));
}

function columnsOf(lines: readonly Line[]): Column[] {
  const columns: Column[] = [];
  for (const segment of lines.flatMap((line) => line.segments).toSorted((one, other) => one.x - other.x)) {
    const column = columns.at(-1);
    if (column !== undefined && segment.x - column.x < NEAR * segment.size)
      column.right = Math.max(column.right, segment.right);
    else columns.push({ x: segment.x, right: segment.right });
  }
  return columns;
}

interface Placed {
  readonly segment: Segment;
  readonly column: number;
}

/** Each segment's column; null where two share one. */
function place(line: Line, columns: readonly Column[]): Placed[] | null {
  const placed = line.segments.map((segment) => ({
    segment,
    column: columns.findLastIndex((column) => column.x <= segment.x + 0.01),
  }));
  return new Set(placed.map(({ column }) => column)).size === placed.length ? placed : null;
}

function isContinued(
  row: readonly (readonly Segment[])[],
  placed: readonly Placed[],
  columns: readonly Column[],
  step: number,
): boolean {
  // A row whose first cell is left blank because it says the same as the one above has a figure or so in each column.
  const isUnnamed =
    columns.length > 2 &&
    (row[0]?.length ?? 0) > 0 &&
    placed.every(({ column, segment }) => column > 0 && isWording(segmentText(segment)));
  return placed.every(({ segment, column }) => {
    const above = row[column]?.at(-1);
    const bounds = columns[column];
    if (above === undefined || bounds === undefined || step > 1.5 * segment.size) return false;
    if (/[.:;!?]$/.test(segmentText(above))) return false;
    if (isUnnamed) return true;
    const isFilled = above.right - bounds.x > 0.6 * (bounds.right - bounds.x);
    return isFilled && /^\p{Ll}/u.test(segmentText(segment));
  });
}

/** Words, and neither figures nor what begins a point of its own. */
function isWording(text: string): boolean {
  return (
    /\p{L}{2}/u.test(text) && !/\d/.test(text) && !/^(?:\(?\p{L}{1,3}[.)]|[\u2022\u2013\u2014*-])(?:\s|$)/u.test(text)
  );
}
