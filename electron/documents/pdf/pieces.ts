import type { TextItem, TextStyle } from "pdfjs-dist/types/src/display/api.js";
import type { Box } from "../../../shared/domain/contract.ts";
import { cleanText } from "../clean-text.ts";

/** Quarter turns clockwise of the direction in which text is read on the page as shown. */
export type Turn = 0 | 1 | 2 | 3;

/**
 * Text drawn in one piece. `x`, `right`, `baseline` are points in the frame in which this text reads from left to
 * right and lines follow downwards; `box` is on the page as shown.
 */
export interface Piece {
  readonly text: string;
  /** Its place among the page's pieces as drawn. */
  readonly order: number;
  readonly turn: Turn;
  /** Drawn at an angle, as watermarks and round stamps are; `turn` is then only the nearest. */
  readonly isSlanted: boolean;
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  /** Height of the letters, points. */
  readonly size: number;
  readonly font: string;
  readonly box: Box;
  /** A space was drawn before or after it. */
  readonly spaceBefore: boolean;
  readonly spaceAfter: boolean;
}

export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly invisible: string;
}

type Matrix = readonly [number, number, number, number, number, number];

function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

function asMatrix(numbers: readonly number[]): Matrix | null {
  const [a, b, c, d, e, f] = numbers;
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined)
    return null;
  return [a, b, c, d, e, f].every((number) => Number.isFinite(number)) ? [a, b, c, d, e, f] : null;
}

/** A point of the page in the frame of text that reads in direction `turn`. */
function toFrame(turn: Turn, x: number, y: number): { u: number; v: number } {
  switch (turn) {
    case 0:
      return { u: x, v: y };
    case 1:
      return { u: y, v: -x };
    case 2:
      return { u: -x, v: -y };
    case 3:
      return { u: -y, v: x };
  }
}

function fromFrame(turn: Turn, u: number, v: number): { x: number; y: number } {
  switch (turn) {
    case 0:
      return { x: u, y: v };
    case 1:
      return { x: -v, y: u };
    case 2:
      return { x: -u, y: -v };
    case 3:
      return { x: v, y: -u };
  }
}

/** A box in the frame of text that reads in direction `turn`, as a box on the page. */
export function boxOf(turn: Turn, left: number, top: number, right: number, bottom: number): Box {
  const one = fromFrame(turn, left, top);
  const other = fromFrame(turn, right, bottom);
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** A tenth of a quarter turn; scans with text behind them are off by less. */
const SLANT = 0.1;

/** Fonts say nonsense about their own height often enough that only plausible answers are taken. */
function heights(style: TextStyle | undefined): { ascent: number; descent: number } {
  const ascent = style?.ascent ?? 0;
  const descent = style?.descent ?? 0;
  return {
    ascent: ascent > 0.4 && ascent < 1.3 ? ascent : 0.8,
    descent: descent < 0 && descent > -0.6 ? descent : -0.2,
  };
}

/**
 * The drawn pieces of a page, in drawing order.
 *
 * @param items text items of pdf.js, marked content left out
 * @param transform of the page's viewport at scale 1: PDF user space to the page as shown
 */
export function toPieces(
  items: readonly TextItem[],
  styles: Readonly<Record<string, TextStyle>>,
  transform: readonly number[],
): Pieces {
  const viewport = asMatrix(transform) ?? [1, 0, 0, 1, 0, 0];
  const unit = Math.hypot(viewport[0], viewport[1]);
  const pieces: Piece[] = [];
  let invisible = "";
  let spaceBefore = false;
  for (const item of items) {
    // A soft hyphen within a line was drawn, or it would not be here: "mid-tier" of some word processors.
    const cleaned = cleanText(item.str.replace(/\u00AD(?=\S)/g, "-"));
    invisible += cleaned.invisible;
    const text = cleaned.text.trim();
    const matrix = asMatrix(item.transform);
    if (text === "" || matrix === null) {
      if (item.str !== "") spaceBefore = true;
      continue;
    }
    const placed = multiply(viewport, matrix);
    const size = Math.hypot(placed[2], placed[3]);
    if (size < 0.01) continue;
    const style = styles[item.fontName];
    const vertical = style?.vertical === true;
    const quarters = Math.atan2(placed[1], placed[0]) / (Math.PI / 2);
    const drawnTurn = Math.round(quarters);
    const turn = ((((drawnTurn + (vertical ? 1 : 0)) % 4) + 4) % 4) as Turn;
    const { u, v } = toFrame(turn, placed[4], placed[5]);
    const length = Math.abs(vertical ? item.height : item.width) * unit;
    const { ascent, descent } = vertical ? { ascent: 0.5, descent: -0.5 } : heights(style);
    pieces.push({
      text,
      order: pieces.length,
      turn,
      isSlanted: Math.abs(quarters - drawnTurn) > SLANT,
      x: u,
      right: u + length,
      baseline: v,
      size,
      font: item.fontName,
      box: boxOf(turn, u, v - ascent * size, u + length, v - descent * size),
      spaceBefore: spaceBefore || cleaned.text.startsWith(" "),
      spaceAfter: cleaned.text.endsWith(" "),
    });
    spaceBefore = false;
  }
  return { pieces: withoutDoubles(pieces), invisible };
}

/** Bold is often faked by drawing the same letters twice, a hair apart. */
function withoutDoubles(pieces: readonly Piece[]): Piece[] {
  const seen = new Map<string, Piece[]>();
  return pieces.filter((piece) => {
    const same = seen.get(piece.text) ?? [];
    const near = 0.15 * piece.size;
    if (
      same.some(
        (other) =>
          other.turn === piece.turn &&
          Math.abs(other.x - piece.x) < near &&
          Math.abs(other.baseline - piece.baseline) < near,
      )
    ) {
      return false;
    }
    // Repeated words are common, so only the last few of the same text are compared.
    seen.set(piece.text, [...same.slice(-8), piece]);
    return true;
  });
}
