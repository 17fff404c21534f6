import { joinJustified } from "./justified.ts";
import type { Piece } from "./pieces.ts";
import type { Segment } from "./segment.ts";

/** One line of text: one segment, or several where wide gaps part it (a number and its text, the cells of a table). */
export interface Line {
  readonly segments: readonly Segment[];
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** Set where it is a whole table, by its rows and their cells. */
  readonly rows?: readonly (readonly (readonly Segment[])[])[];
}

/** A gap of more than this many letter heights parts a line into segments. */
const WIDE_GAP = 1.5;
/** So does a smaller gap between pieces that were not drawn one after the other. */
const CELL_GAP = 0.45;
/** Baselines may differ by this part of a letter's height within a line. */
const BASELINE_TOLERANCE = 0.25;
/** What is smaller than its neighbour by this factor may be raised or lowered as an exponent is. */
const SMALL = 0.9;
/** How many rows up and down the row of a raised piece is looked for. */
const REACH = 3;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/g;

interface Row {
  readonly pieces: Piece[];
  baseline: number;
  size: number;
}

/** Pieces of one reading direction as segments, from the top down, each row from left to right. */
export function toSegments(pieces: readonly Piece[]): Segment[] {
  const rows = withRaisedJoined(toRows(pieces)).map((row) => splitAtWideGaps(row));
  return joinJustified(rows, (segments) => toSegment(segments.flatMap((segment) => segment.pieces))).flat();
}

function toRows(pieces: readonly Piece[]): Row[] {
  const rows: Row[] = [];
  const byBaseline = pieces.toSorted((one, other) => one.baseline - other.baseline || one.x - other.x);
  for (const piece of byBaseline) {
    // Rows come in order of baseline, so only the last few can be near enough.
    const row = rows
      .slice(-4)
      .findLast(
        (candidate) =>
          Math.abs(candidate.baseline - piece.baseline) <=
          BASELINE_TOLERANCE * Math.min(candidate.size, piece.size) + 0.3,
      );
    if (row === undefined) {
      rows.push({ pieces: [piece], baseline: piece.baseline, size: piece.size });
    } else {
      row.pieces.push(piece);
      if (piece.size > row.size) {
        row.size = piece.size;
        row.baseline = piece.baseline;
      }
    }
  }
  return rows;
}

/**
 * Raised and lowered pieces have rows of their own at first; each belongs to the nearest row that it all but touches:
 * as smaller letters ("17th", a note's number, H2O), or as letters of any size drawn right after or before.
 */
function withRaisedJoined(rows: readonly Row[]): Row[] {
  const joined = new Map<Piece, Row>();
  rows.forEach((row, index) => {
    const near = rows.slice(Math.max(0, index - REACH), index + REACH + 1).filter((other) => other !== row);
    for (const piece of row.pieces) {
      const [host] = near
        .filter((other) => isRaisedIn(other, piece) && !isRaisedBy(row, other))
        .toSorted((one, other) => Math.abs(one.baseline - piece.baseline) - Math.abs(other.baseline - piece.baseline));
      if (host !== undefined) joined.set(piece, host);
    }
  });
  if (joined.size === 0) return [...rows];
  return rows
    .map((row) => ({
      ...row,
      pieces: [
        ...row.pieces.filter((piece) => !joined.has(piece)),
        ...[...joined].filter(([, host]) => host === row).map(([piece]) => withoutFalseSpaces(piece)),
      ],
    }))
    .filter((row) => row.pieces.length > 0);
}

/** Whether the pieces of `host` could as well be raised in `row`: then the row with more letters keeps its place. */
function isRaisedBy(row: Row, host: Row): boolean {
  return lettersOf(row) > lettersOf(host) || (lettersOf(row) === lettersOf(host) && row.size >= host.size);
}

function lettersOf(row: Row): number {
  return row.pieces.reduce((sum, piece) => sum + piece.text.length, 0);
}

function isRaisedIn(row: Row, piece: Piece): boolean {
  const drop = piece.baseline - row.baseline;
  if (drop < -0.65 * row.size || drop > 0.45 * row.size) return false;
  return row.pieces.some((other) => {
    const gap = Math.max(piece.x - other.right, other.x - piece.right);
    if (gap < -0.5 * other.size) return false;
    const isNext = Math.abs(piece.order - other.order) === 1;
    return piece.size <= SMALL * other.size
      ? gap < 0.5 * row.size
      : isNext && gap < 0.3 * other.size && Math.abs(drop) < 0.5 * other.size && piece.text.length <= 4;
  });
}

/** Small letters are spaced by rounding, and so "t h" is drawn for the "th" of a date. */
function withoutFalseSpaces(piece: Piece): Piece {
  return /^(?:s ?t|n ?d|r ?d|t ?h)$/i.test(piece.text) ? { ...piece, text: piece.text.replace(" ", "") } : piece;
}

/** How far, in letters, the room left for a raised piece may be from where even letters would put it. */
const ROOM = 4;

/** Parts a piece at the space that was left in it for a smaller one, drawn later: the 2 of H2O. */
function withRoomFor(pieces: readonly Piece[]): readonly Piece[] {
  const small = pieces.filter((piece) => piece.turn === 0 && piece.text.length <= 3);
  const placed = new Set<Piece>();
  const parted = pieces.flatMap((piece) => {
    const inside = small
      .filter((other) => other.size <= SMALL * piece.size && other.x > piece.x && other.right < piece.right)
      .toSorted((one, other) => one.x - other.x);
    const parts: Piece[] = [];
    let rest = piece;
    for (const other of inside) {
      const at = roomIn(rest, (other.x + other.right) / 2);
      if (at === null) continue;
      const { box } = rest;
      placed.add(other);
      parts.push({
        ...rest,
        text: rest.text.slice(0, at),
        right: other.x,
        box: { ...box, width: other.x - rest.x },
        spaceAfter: false,
      });
      rest = {
        ...rest,
        text: rest.text.slice(at + 1),
        x: other.right,
        box: { ...box, x: box.x + other.right - rest.x, width: rest.right - other.right },
        spaceBefore: true,
      };
    }
    return [...parts, rest];
  });
  // It was drawn for this room, whatever was drawn before it.
  return parted.map((piece) => (placed.has(piece) ? { ...piece, spaceBefore: false, spaceAfter: false } : piece));
}

/** The index of the space in a piece's text that is nearest to a place; null where none is near. */
function roomIn({ text, x, right }: Piece, place: number): number | null {
  const expected = ((place - x) / (right - x)) * text.length;
  let nearest: number | null = null;
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) {
    if (Math.abs(at - expected) <= ROOM && (nearest === null || Math.abs(at - expected) < Math.abs(nearest - expected)))
      nearest = at;
  }
  return nearest;
}

function splitAtWideGaps(row: Row): Segment[] {
  const inOrder = withRoomFor(row.pieces).toSorted((one, other) => one.x - other.x);
  const groups: Piece[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const piece of inOrder) {
    const group = groups.at(-1);
    const gap = piece.x - right;
    // Cells that all but touch are told by what was drawn between them.
    const isApart = gap > CELL_GAP * row.size && piece.order !== (group?.at(-1)?.order ?? 0) + 1;
    if (group === undefined || gap > WIDE_GAP * row.size || isApart) groups.push([piece]);
    else group.push(piece);
    right = Math.max(right, piece.right);
  }
  return groups.map((group) => toSegment(group));
}

function toSegment(pieces: readonly Piece[]): Segment {
  const text = pieces.map((piece) => piece.text).join("");
  const rightToLeft = (text.match(RIGHT_TO_LEFT)?.length ?? 0) > text.length / 2;
  const largest = pieces.reduce((one, other) =>
    other.size * other.text.length > one.size * one.text.length ? other : one,
  );
  return {
    pieces: rightToLeft ? pieces.toReversed() : pieces,
    x: Math.min(...pieces.map((piece) => piece.x)),
    right: Math.max(...pieces.map((piece) => piece.right)),
    baseline: largest.baseline,
    size: largest.size,
    characters: text.length,
  };
}

/** Segments that share a baseline as lines, from the top down. */
export function toLines(segments: readonly Segment[]): Line[] {
  const groups: Segment[][] = [];
  for (const segment of segments.toSorted((one, other) => one.baseline - other.baseline)) {
    const group = groups.at(-1);
    const first = group?.[0];
    const near =
      first !== undefined &&
      Math.abs(first.baseline - segment.baseline) <= BASELINE_TOLERANCE * Math.min(first.size, segment.size) + 0.3;
    if (group !== undefined && near) group.push(segment);
    else groups.push([segment]);
  }
  return groups.map((group) => {
    const inOrder = group.toSorted((one, other) => one.x - other.x);
    const longest = inOrder.reduce((one, other) => (other.characters > one.characters ? other : one));
    return {
      segments: inOrder,
      x: Math.min(...inOrder.map((segment) => segment.x)),
      right: Math.max(...inOrder.map((segment) => segment.right)),
      baseline: longest.baseline,
      size: longest.size,
    };
  });
}

/** A segment's text, spaces where they were drawn or where letters stand apart. */
export function segmentText(segment: Segment): string {
  let text = "";
  let previous: Piece | undefined;
  for (const piece of segment.pieces) {
    if (previous !== undefined && isSpaceBetween(previous, piece)) text += " ";
    text += piece.text;
    previous = piece;
  }
  return text;
}

export function lineText(line: Line): string {
  return line.segments.map((segment) => segmentText(segment)).join(" ");
}

/**
 * Whether a space belongs between two neighbours: one was drawn, or they stand more than a fifth of a letter's height
 * apart (less where they were not drawn one after the other), or the second was set back over the first, which only justified words are.
 */
export function isSpaceBetween(left: Piece, right: Piece): boolean {
  if (left.spaceAfter || right.spaceBefore) return true;
  const gap = Math.max(right.x - left.right, left.x - right.right);
  const size = Math.min(left.size, right.size);
  // What was not drawn in one go, such as two cells of a table, needs no more than a hair between.
  if (Math.abs(right.order - left.order) > 1 && gap > 0.08 * size) return true;
  return gap > 0.2 * size || (gap < -0.2 * size && left.size === right.size);
}
