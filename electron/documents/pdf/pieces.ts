import type { TextItem, TextStyle } from "pdfjs-dist/types/src/display/api.js";
import type { Box } from "../../../shared/domain/contract.ts";
import { cleanText } from "../clean-text.ts";
import { multiply, toMatrix } from "../hidden/geometry.ts";
import type { Matrix } from "../hidden/geometry.ts";

/** The font of words that were recognised from a picture. */
export const RECOGNISED = "recognised";

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

/** Text drawn in one go, or a space between two such texts. */
export interface Written {
  /** As drawn, before it is cleaned. */
  readonly text: string;
  /** Its letters' own space, in which they begin at 0, 0 and are 1 high, to the page as shown. */
  readonly matrix: Matrix;
  /** How far it goes along its line, points. */
  readonly length: number;
  readonly isVertical: boolean;
  readonly font: string;
  /** Of the letters above and below their line, for letters 1 high; as the font says, if it does. */
  readonly ascent?: number | undefined;
  readonly descent?: number | undefined;
}

/**
 * Items of pdf.js as texts on the page as shown.
 *
 * @param items marked content left out
 * @param transform of the page's viewport at scale 1: PDF user space to the page as shown
 */
export function writtenOf(
  items: readonly TextItem[],
  styles: Readonly<Record<string, TextStyle>>,
  transform: readonly number[],
): Written[] {
  const viewport = toMatrix(transform);
  const unit = Math.hypot(viewport[0], viewport[1]);
  return items.map((item) => {
    const style = styles[item.fontName];
    const isVertical = style?.vertical === true;
    return {
      text: item.str,
      matrix: multiply(viewport, toMatrix(item.transform)),
      length: Math.abs(isVertical ? item.height : item.width) * unit,
      isVertical,
      font: item.fontName,
      ascent: style?.ascent,
      descent: style?.descent,
    };
  });
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
function heights({ isVertical, ascent = 0, descent = 0 }: Written): { ascent: number; descent: number } {
  if (isVertical) return { ascent: 0.5, descent: -0.5 };
  return {
    ascent: ascent > 0.4 && ascent < 1.3 ? ascent : 0.8,
    descent: descent < 0 && descent > -0.6 ? descent : -0.2,
  };
}

/** The pieces of a page, cleaned, in drawing order. */
export function toPieces(texts: readonly Written[]): Pieces {
  const pieces: Piece[] = [];
  let invisible = "";
  let spaceBefore = false;
  for (const written of texts) {
    // A soft hyphen within a line was drawn, or it would not be here: "mid-tier" of some word processors.
    const cleaned = cleanText(written.text.replace(/\u00AD(?=\S)/g, "-"));
    invisible += cleaned.invisible;
    const text = cleaned.text.trim();
    const { matrix, isVertical, length } = written;
    if (text === "" || !matrix.every((number) => Number.isFinite(number))) {
      if (written.text !== "") spaceBefore = true;
      continue;
    }
    const size = Math.hypot(matrix[2], matrix[3]);
    if (size < 0.01) continue;
    const quarters = Math.atan2(matrix[1], matrix[0]) / (Math.PI / 2);
    const drawnTurn = Math.round(quarters);
    const turn = ((((drawnTurn + (isVertical ? 1 : 0)) % 4) + 4) % 4) as Turn;
    const { u, v } = toFrame(turn, matrix[4], matrix[5]);
    const { ascent, descent } = heights(written);
    pieces.push({
      text,
      order: pieces.length,
      turn,
      isSlanted: Math.abs(quarters - drawnTurn) > SLANT,
      x: u,
      right: u + length,
      baseline: v,
      size,
      font: written.font,
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
