import type { Region } from "./columns.ts";
import { lineText, segmentText } from "./lines.ts";
import type { Line } from "./lines.ts";
import type { Paragraph } from "./paragraphs.ts";
import { RECOGNISED } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

/** Letters of notes are smaller than the body's by this factor or more. */
const SMALL = 0.93;
/** A marker that is raised is smaller than what it stands at by this factor or more. */
const RAISED = 0.85;
/** Notes stand in the lower part of a page. */
const HIGHEST = 0.35;
const MARKER = /^(\d{1,3}|[*\u2020\u2021\u00A7\u00B6]{1,3}|[\u00B9\u00B2\u00B3\u2070\u2074-\u2079]{1,3})/;
/** How recognition (OCR) sees a raised number before a note: right at its first word. */
const GLUED = /^\d{1,2}["\u201C\u2018([]?\p{Lu}\p{Ll}/u;
const ENDS_STATEMENT = /[.:;!?\u3002][)"'\u201D\u2019\]]*$/;

export interface WithNotes {
  /** What is left: the text that runs on from page to page. */
  readonly regions: readonly Region[];
  /** The lines of each note at the foot, from the top down. */
  readonly notes: readonly (readonly Line[])[];
}

interface NotePage {
  readonly height: number;
  readonly regions: readonly Region[];
}

/**
 * Takes the footnotes out of the text of pages. A note is a run of lines at the foot of a column, in letters smaller than
 * the body's or after a gap with a raised marker, that begins with a marker which the page has raised, or behind a
 * word, in the text above. What goes on from a note that the page before left in the middle of a sentence is one too.
 *
 * @param size usual height of letters, points
 */
export function partNotes(pages: readonly NotePage[], size: number): WithNotes[] {
  let isOpen = false;
  return pages.map((page) => {
    const taken = page.regions.map((region) => notesOf(region, page, size, isOpen));
    const notes = taken.flat();
    if (notes.length === 0) {
      isOpen = false;
      return { regions: page.regions, notes };
    }
    const last = notes.at(-1)?.at(-1);
    isOpen = last !== undefined && !endsStatement(last);
    const lines = new Set(notes.flat());
    const regions = page.regions
      .map((region) => ({ lines: region.lines.filter((line) => !lines.has(line)) }))
      .filter((region) => region.lines.length > 0);
    return { regions, notes };
  });
}

/**
 * The page's paragraphs with its notes: at the end, or, where the last sentence runs on over the page, before its
 * paragraph, so that nothing stands between its halves.
 */
export function withNotes(paragraphs: readonly Paragraph[], notes: WithNotes["notes"]): Paragraph[] {
  const added = notes.map((lines): Paragraph => ({ lines, layout: "flow", centred: false, isNote: true }));
  const last = paragraphs.at(-1);
  const end = last?.lines.at(-1);
  if (last === undefined || end === undefined || last.layout !== "flow" || endsStatement(end))
    return [...paragraphs, ...added];
  return [...paragraphs.slice(0, -1), ...added, last];
}

function notesOf(region: Region, page: NotePage, size: number, goesOn: boolean): Line[][] {
  const all = page.regions.flatMap((each) => each.lines);
  const first = firstOfFoot(region.lines, size, page.height);
  if (first === null || isAboveOthers(region, page)) return [];
  const foot = region.lines.slice(first);
  const above = all.filter((line) => !foot.includes(line));
  if (above.length === 0) return [];
  const begins = foot.map((line) => isNoteBegin(line, above));
  const start = begins.indexOf(true);
  const isContinuation = goesOn && foot.every((line) => isSmall(line, size)) && /^\p{Ll}/u.test(textOf(foot));
  if (start < 0 && !isContinuation) return [];
  const notes: Line[][] = [];
  foot.forEach((line, index) => {
    if (index < start && !isContinuation) return;
    if (begins[index] === true || notes.length === 0) notes.push([line]);
    else notes.at(-1)?.push(line);
  });
  return notes;
}

function textOf(lines: readonly Line[]): string {
  const [line] = lines;
  return line === undefined ? "" : lineText(line);
}

/** Where the lines at the foot begin: the first of those in small letters, or one with a marker set apart after a gap. */
function firstOfFoot(lines: readonly Line[], size: number, height: number): number | null {
  let first = lines.length;
  while (first > 0 && isSmall(lines[first - 1], size) && isLow(lines[first - 1], height)) first -= 1;
  if (first < lines.length) return first === 0 && lines.length > 1 ? null : first;
  for (let index = 1; index < lines.length; index += 1) {
    const [before, line] = [lines[index - 1], lines[index]];
    if (before === undefined || line === undefined || !isLow(line, height)) continue;
    if (line.baseline - before.baseline > 1.6 * line.size && isMarked(line)) return index;
  }
  return null;
}

/** Whether the line begins with a marker that is raised, or hangs before the text. */
function isMarked(line: Line): boolean {
  const [first, second] = line.segments;
  const hangs =
    first !== undefined && second !== undefined && MARKER.exec(segmentText(first))?.[0] === segmentText(first);
  return hangs || raisedMarker(line) !== null || isGlued(line);
}

/** Recognised words are not raised, and the number in the text above is misread as often as not. */
function isGlued(line: Line): boolean {
  return line.segments[0]?.pieces[0]?.font === RECOGNISED && GLUED.test(lineText(line));
}

function isSmall(line: Line | undefined, size: number): boolean {
  return line !== undefined && line.rows === undefined && line.size <= SMALL * size;
}

function isLow(line: Line | undefined, height: number): boolean {
  const box = line?.segments[0]?.pieces[0]?.box;
  return box !== undefined && box.y > HIGHEST * height;
}

/** Whether other text follows below the region's end, which makes its last lines no foot. */
function isAboveOthers(region: Region, page: NotePage): boolean {
  const last = region.lines.at(-1);
  if (last === undefined) return true;
  const [left, right] = [
    Math.min(...region.lines.map((line) => line.x)),
    Math.max(...region.lines.map((line) => line.right)),
  ];
  return page.regions.some(
    (other) =>
      other !== region &&
      other.lines.some((line) => line.baseline > last.baseline && line.x < right && line.right > left),
  );
}

function isNoteBegin(line: Line, above: readonly Line[]): boolean {
  const marker = raisedMarker(line) ?? MARKER.exec(lineText(line))?.[1] ?? null;
  if (marker === null) return false;
  if (isGlued(line)) return true;
  // "3.2 Fees" and "10 days" in small print are no notes.
  const after = lineText(line).slice(marker.length);
  if (!/^\s*["\u201C\u2018([]?\p{Lu}/u.test(after)) return false;
  return above.some((each) => refersTo(each, marker));
}

/** Whether a line ends a sentence, the marker of a note behind it or not. */
function endsStatement(line: Line): boolean {
  const { pieces = [] } = line.segments.at(-1) ?? {};
  const [before, last] = [pieces.at(-2), pieces.at(-1)];
  const text = lineText(line);
  const bare =
    before !== undefined && last !== undefined && isRaised(last, before) ? text.slice(0, -last.text.length) : text;
  return ENDS_STATEMENT.test(bare.replace(/[*\u2020\u2021]+$/, "").trimEnd());
}

/** The marker that a line begins with, where it is raised. */
function raisedMarker(line: Line): string | null {
  const [marker, next] = line.segments.flatMap((segment) => segment.pieces);
  if (marker === undefined || next === undefined) return null;
  return isRaised(marker, next) ? (MARKER.exec(marker.text)?.[0] ?? null) : null;
}

function isRaised(marker: Piece, beside: Piece): boolean {
  return marker.size <= RAISED * beside.size && marker.baseline < beside.baseline;
}

/** Whether the marker stands in the line as a reference does: raised, or, a sign that is no digit, right after a word. */
function refersTo(line: Line, marker: string): boolean {
  for (const { pieces } of line.segments) {
    for (const [index, piece] of pieces.entries()) {
      const before = pieces[index - 1];
      if (piece.text === marker && before !== undefined && isRaised(piece, before)) return true;
    }
  }
  return (
    !/^\d/.test(marker) &&
    lineText(line)
      .split(" ")
      .some((word) => /[\p{L}.,;)"\u201D]/u.test(word) && word.endsWith(marker))
  );
}
