import { cleanText } from "../clean-text.ts";
import { RECOGNISED, boxOf } from "../pdf/pieces.ts";
import type { Piece, Turn } from "../pdf/pieces.ts";
import type { Picture } from "./picture.ts";
import type { Recognised, RecognisedLine, RecognisedWord } from "./recogniser.ts";

/** Words without a letter or digit below this are specks, rules and stains. */
const SPECK = 60;
/** Tesseract's line height runs from descender to ascender; letters are set in a size a little above that. */
const SIZE_OF_HEIGHT = 1;
/** Heights of lines within this part of the usual are measured wrong, not set in another size. */
const SAME_SIZE = 0.22;

export interface RecognisedPieces {
  readonly pieces: readonly Piece[];
  /** Mean over the letters, 0..100; 0 where there are none. */
  readonly confidence: number;
  /** Most words stand on their side: they were read, and their lines cannot be. */
  readonly isSideways: boolean;
}

/**
 * Recognised words as pieces like drawn ones. They read in the frame of the straightened picture; their boxes are on
 * the page as shown.
 *
 * @param picture as it was recognised
 * @param turn by which the picture had been turned back, so that its words read from left to right
 */
export function toRecognisedPieces(recognised: Recognised, picture: Picture, turn: Turn = 0): RecognisedPieces {
  const lines = recognised.lines
    .map((line) => ({ ...line, words: line.words.filter((word) => !isSpeck(word)) }))
    .filter((line) => line.words.length > 0);
  const usual = usualHeight(lines);
  const turnBack = turnAbout(picture, -recognised.radians);
  const pieces: Piece[] = [];
  const origin = originOf(picture, turn);
  for (const line of lines) {
    const isUsual = Math.abs(line.height - usual) <= SAME_SIZE * usual;
    const size = ((isUsual ? usual : line.height) * SIZE_OF_HEIGHT) / picture.scale;
    for (const word of line.words) {
      const { text } = cleanText(word.text);
      const middle = turnBack((word.left + word.right) / 2, (word.top + word.bottom) / 2);
      const width = (word.right - word.left) / picture.scale;
      const height = (word.bottom - word.top) / picture.scale;
      pieces.push({
        text: text.trim(),
        order: pieces.length,
        turn,
        isSlanted: false,
        x: word.left / picture.scale + origin.u,
        right: word.right / picture.scale + origin.u,
        baseline: line.baseline / picture.scale + origin.v,
        size,
        font: RECOGNISED,
        box: boxOf(
          turn,
          middle.x / picture.scale - width / 2 + origin.u,
          middle.y / picture.scale - height / 2 + origin.v,
          middle.x / picture.scale + width / 2 + origin.u,
          middle.y / picture.scale + height / 2 + origin.v,
        ),
        spaceBefore: true,
        spaceAfter: true,
      });
    }
  }
  return {
    pieces: pieces.filter((piece) => piece.text !== ""),
    confidence: meanConfidence(lines),
    isSideways: isSideways(lines),
  };
}

/** Where the picture's top left corner lies in the frame of text that reads in direction `turn`, points. */
function originOf({ width, height, scale }: Picture, turn: Turn): { u: number; v: number } {
  switch (turn) {
    case 0:
      return { u: 0, v: 0 };
    case 1:
      return { u: 0, v: -height / scale };
    case 2:
      return { u: -width / scale, v: -height / scale };
    case 3:
      return { u: -width / scale, v: 0 };
  }
}

function isSpeck({ text, confidence }: RecognisedWord): boolean {
  return !/[\p{L}\p{N}]/u.test(text) && confidence < SPECK;
}

/** Words of a few letters and more are wider than they are high. */
function isSideways(lines: readonly RecognisedLine[]): boolean {
  const long = lines.flatMap((line) => line.words.filter((word) => word.text.length >= 4));
  return long.filter((word) => word.bottom - word.top > word.right - word.left).length > 0.5 * long.length;
}

function meanConfidence(lines: readonly RecognisedLine[]): number {
  let letters = 0;
  let sum = 0;
  for (const word of lines.flatMap((line) => line.words)) {
    letters += word.text.length;
    sum += word.text.length * word.confidence;
  }
  return letters === 0 ? 0 : Math.round(Math.min(100, Math.max(0, sum / letters)));
}

/** The height of most letters. */
function usualHeight(lines: readonly RecognisedLine[]): number {
  const weighted = lines
    .map((line) => ({ height: line.height, letters: line.words.reduce((sum, word) => sum + word.text.length, 0) }))
    .toSorted((one, other) => one.height - other.height);
  const half = weighted.reduce((sum, { letters }) => sum + letters, 0) / 2;
  let passed = 0;
  for (const { height, letters } of weighted) {
    passed += letters;
    if (passed >= half) return height;
  }
  return 0;
}

function turnAbout({ width, height }: Picture, radians: number): (x: number, y: number) => { x: number; y: number } {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return (x, y) => {
    const [dx, dy] = [x - width / 2, y - height / 2];
    return { x: width / 2 + dx * cos - dy * sin, y: height / 2 + dx * sin + dy * cos };
  };
}
