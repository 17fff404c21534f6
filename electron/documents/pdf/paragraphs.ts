import { startsWithLabel } from "../labels.ts";
import type { Region } from "./columns.ts";
import { lineText, segmentText } from "./lines.ts";
import type { Line } from "./lines.ts";
import type { Segment } from "./segment.ts";

/** Lines that belong together. In `flow` they run on; in `rows` each line stands for itself and wide gaps are tabs. */
export interface Paragraph {
  readonly lines: readonly Line[];
  readonly layout: "flow" | "rows";
  readonly centred: boolean;
  /** A footnote. */
  readonly isNote?: true;
}

/** What is usual in the document, points; the yardstick where a page has too little text of its own. */
export interface Usual {
  readonly size: number;
  readonly font: string;
  /** Baseline to baseline within a paragraph, in letter heights. */
  readonly pitch: number;
  readonly left: number;
  readonly right: number;
}

const ENDS_STATEMENT = /[.:;!?\u3002][)"'\u201D\u2019\]]*$/;
const ENDS_CLAUSE = /(?:[.:;,!?\u3002][)"'\u201D\u2019\]]*|[;,]?\s(?:and|or|and\/or))$/i;
/** Letters of a line that is no heading's. */
const LONG_LINE = 60;
/** "in accordance with clause 3.2 and" goes on with "Schedule 1", which is then no heading. */
const REFERENCE = /^(?:Schedule|Exhibit|Annex|Appendix|Attachment|Section|Article|Clause|Paragraph)\s/;
const REFERS = /\b(?:in|of|to|under|by|with|from|per|see|this|that|the|each|both|either|or|and)$/;
const LEADER = /(?:\.\s?){5,}\s*\S{0,6}$/;

/** The most common value, each weighing as much as given, values rounded to `step`. */
export function mode(
  values: readonly { readonly value: number; readonly weight: number }[],
  step: number,
): number | null {
  const weights = new Map<number, number>();
  for (const { value, weight } of values) {
    const rounded = Math.round(value / step) * step;
    weights.set(rounded, (weights.get(rounded) ?? 0) + weight);
  }
  let best: [number, number] | null = null;
  for (const entry of weights) if (best === null || entry[1] > best[1]) best = entry;
  return best?.[0] ?? null;
}

/** Steps from line to line, in letter heights, that could lie within a paragraph. */
export function pitches(lines: readonly Line[]): { value: number; weight: number }[] {
  return lines.slice(1).flatMap((line, index) => {
    const previous = lines[index];
    if (previous === undefined || Math.abs(previous.size - line.size) > 0.1 * line.size) return [];
    const value = (line.baseline - previous.baseline) / line.size;
    return value > 0.7 && value < 2.8 ? [{ value, weight: 1 }] : [];
  });
}

interface Measure {
  readonly pitch: number;
  readonly left: number;
  readonly right: number;
}

function measure(lines: readonly Line[], usual: Usual): Measure {
  const long = lines.filter((line) => lineText(line).length > 30);
  const enough = long.length >= 5;
  const pitch = mode(pitches(lines), 0.05);
  const rights = long.map((line) => line.right).toSorted((one, other) => one - other);
  const lefts = lines.map((line) => line.x).toSorted((one, other) => one - other);
  return {
    pitch: enough && pitch !== null ? pitch : usual.pitch,
    left: enough ? (lefts[0] ?? usual.left) : Math.min(usual.left, lefts[0] ?? usual.left),
    right: enough ? (rights[Math.floor(0.9 * (rights.length - 1))] ?? usual.right) : usual.right,
  };
}

/**
 * Parts a region's lines into paragraphs and tables.
 *
 * @param seams lines before which others were taken out: what stands before them is as near as the line above
 */
export function toParagraphs(region: Region, usual: Usual, seams: ReadonlySet<Line> = new Set()): Paragraph[] {
  const measures = measure(region.lines, usual);
  const tabular = tableLines(region.lines);
  const paragraphs: Paragraph[] = [];
  let open: Line[] = [];
  const close = (): void => {
    if (open.length > 0)
      paragraphs.push({
        lines: open,
        layout: open.length === 1 && isSpread(open[0]) ? "rows" : "flow",
        centred: isCentred(open, measures),
      });
    open = [];
  };
  let rows: Line[] = [];
  const closeRows = (): void => {
    if (rows.length > 0) paragraphs.push({ lines: rows, layout: "rows", centred: false });
    rows = [];
  };
  for (const line of region.lines) {
    if (line.rows !== undefined) {
      close();
      closeRows();
      paragraphs.push({ lines: [line], layout: "rows", centred: false });
      continue;
    }
    if (tabular.has(line)) {
      close();
      const last = rows.at(-1);
      if (last !== undefined && line.baseline - last.baseline > 3 * line.size * Math.max(1, measures.pitch))
        closeRows();
      rows.push(line);
      continue;
    }
    closeRows();
    const previous = open.at(-1);
    if (previous !== undefined && isBreak(open, previous, line, measures, seams.has(line))) close();
    open.push(line);
  }
  close();
  closeRows();
  return paragraphs;
}

function isSpread(line: Line | undefined): boolean {
  return line !== undefined && line.rows === undefined && cells(line).length > 1;
}

/** The line's segments, a hanging number or bullet counted with its text. */
export function cells(line: Line): readonly Segment[] {
  const [first] = line.segments;
  if (first === undefined || line.segments.length < 2) return line.segments;
  const text = segmentText(first);
  const [, second] = line.segments;
  // A bare number counts before running text; before a short cell it is a table's.
  const isBareNumber =
    line.segments.length === 2 && /^\d{1,2}(?:\.\d{1,2})*$/.test(text) && (second?.characters ?? 0) >= 25;
  const isLabel =
    isBareNumber ||
    (text.length <= 14 &&
      (startsWithLabel(text) ||
        /^(?:\(?[A-Za-z0-9]{1,4}[.)]|[\u2022\u25CF\u25CB\u25AA\u2013*o-]|(?:Section|Article)\s\S+)$/.test(text)));
  return isLabel ? line.segments.slice(1) : line.segments;
}

/** Lines of tables: runs of at least two lines with aligned cells, and what is wrapped between them. */
function tableLines(lines: readonly Line[]): ReadonlySet<Line> {
  const found = new Set<Line>();
  let run: Line[] = [];
  const close = (): void => {
    while (run.length > 0 && !isSpread(run.at(-1)) && !endsCell(run)) run.pop();
    if (run.filter((line) => isSpread(line)).length >= 2) for (const line of run) found.add(line);
    run = [];
  };
  for (const line of lines) {
    const last = run.findLast((candidate) => isSpread(candidate));
    if (isSpread(line)) {
      if (last !== undefined && !areAligned(last, line)) close();
      run.push(line);
    } else if (last !== undefined && isWrapped(last, line) && run.slice(-3).some((candidate) => isSpread(candidate))) {
      run.push(line);
    } else {
      close();
    }
  }
  close();
  return found;
}

/** Whether the last line goes on below a later cell of the row above, in the middle of its sentence. */
function endsCell(run: readonly Line[]): boolean {
  const [row, line] = [run.at(-2), run.at(-1)];
  if (row === undefined || line === undefined || !isSpread(row)) return false;
  const isBelow = cells(row)
    .slice(1)
    .some((cell) => Math.abs(cell.x - line.x) < 0.6 * line.size);
  return (
    isBelow &&
    line.baseline - row.baseline < 1.5 * line.size &&
    /^\p{Ll}/u.test(lineText(line)) &&
    !ENDS_STATEMENT.test(lineText(row))
  );
}

function areAligned(one: Line, other: Line): boolean {
  const near = 0.6 * Math.max(one.size, other.size);
  const rest = cells(one).slice(1);
  return cells(other)
    .slice(1)
    .some((cell) =>
      rest.some((candidate) => Math.abs(candidate.x - cell.x) < near || Math.abs(candidate.right - cell.right) < near),
    );
}

/** A continuation of a cell: it begins where a cell begins and does not reach into the next. */
function isWrapped(row: Line, line: Line): boolean {
  const rowCells = cells(row);
  return rowCells.some((cell, index) => {
    const next = rowCells[index + 1];
    return Math.abs(cell.x - line.x) < 0.6 * line.size && (index > 0 || (next !== undefined && line.right < next.x));
  });
}

function isCentred(lines: readonly Line[], { left, right }: Measure): boolean {
  const middle = (left + right) / 2;
  return lines.every(
    (line) =>
      Math.abs((line.x + line.right) / 2 - middle) < 0.03 * (right - left) && line.x > left + 0.08 * (right - left),
  );
}

function isInOtherFace(previous: Line, line: Line): boolean {
  const fontsOf = (one: Line): string[] => one.segments.flatMap((segment) => segment.pieces.map((piece) => piece.font));
  const fonts = new Set(fontsOf(previous));
  return !fontsOf(line).some((font) => fonts.has(font));
}

/** The lines of a title page: each in a size or a face of its own. */
function isOtherwiseSet(previous: Line, line: Line): boolean {
  if (Math.abs(previous.size - line.size) > 0.04 * Math.max(previous.size, line.size)) return true;
  return isInOtherFace(previous, line);
}

/** Long lines in capitals throughout: a clause that limits something, where no lower case tells that it goes on. */
function areShouted(before: string, text: string): boolean {
  return (
    before.length >= LONG_LINE &&
    text.length >= 20 &&
    !/\p{Ll}|[-_]{3}/u.test(before + text) &&
    !ENDS_STATEMENT.test(before) &&
    !startsWithLabel(text)
  );
}

function isBreak(open: readonly Line[], previous: Line, line: Line, measures: Measure, isSeam: boolean): boolean {
  const { right, left } = measures;
  const size = Math.max(previous.size, line.size);
  const width = right - left;
  const text = lineText(line);
  const before = lineText(previous);
  const step = isSeam ? measures.pitch * size : line.baseline - previous.baseline;
  const startsLower = /^\p{Ll}/u.test(text);
  const runsOn = startsLower ? !ENDS_STATEMENT.test(before) : areShouted(before, text);

  if (LEADER.test(text) || LEADER.test(before) || (isSeam && ENDS_STATEMENT.test(before))) return true;
  if (isCentred([previous, line], measures) && isOtherwiseSet(previous, line)) return true;
  if (Math.abs(previous.size - line.size) > 0.15 * size && !(runsOn && step < 1.6 * size)) return true;
  const isFull = previous.right > right - 0.08 * width;
  if (step > 1.25 * measures.pitch * size) {
    // Within wider-set text, a full line that ends mid-sentence still goes on.
    if (!(runsOn && isFull && step < 2.7 * size)) return true;
  }
  if (isCentred([previous, line], measures)) return step > 1.35 * measures.pitch * size;
  const hangs = cells(line).length < line.segments.length;
  if (hangs) return true;
  if (REFERENCE.test(text) && REFERS.test(before) && !isInOtherFace(previous, line)) return false;
  if (startsWithLabel(text) && (ENDS_CLAUSE.test(before) || !isFull || isInOtherFace(previous, line))) return true;
  if (runsOn && previous.right - previous.x > 0.4 * width) return false;
  // In running text the next line's first word is there because the line above had no room for it.
  const firstWord = text.split(" ", 1)[0] ?? "";
  const wordWidth = (firstWord.length / Math.max(1, text.length)) * (line.right - line.x);
  if (previous.right + wordWidth + 2.5 * size < right && !runsOn) return true;
  if (previous.right + wordWidth + 0.35 * width < right) return true;
  // An indented first line after the end of a sentence.
  const margin = Math.min(...open.slice(1).map((each) => each.x), open.length > 1 ? Number.POSITIVE_INFINITY : left);
  return (
    line.x > margin + 0.8 * size && line.x > previous.x + 0.8 * size && ENDS_STATEMENT.test(before) && open.length > 1
  );
}
