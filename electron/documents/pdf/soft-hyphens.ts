import { SOFT_HYPHEN } from "../clean-text.ts";
import type { Piece } from "./pieces.ts";

/** A letter as it was drawn: its sign, and the middle of it on the page as shown, points. */
export interface DrawnLetter {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Its place among what was drawn; letters of one operator share it. */
  readonly order: number;
}

/** Letters on each side by which the place of a hyphen is known. */
const AROUND = 4;

/**
 * Puts back the soft hyphens that were drawn, which pdf.js leaves out of a page's text: within a piece as the hyphen
 * that it shows, at its end as the mark of a word that may go on in the next line.
 */
export function withSoftHyphens(pieces: readonly Piece[], letters: readonly DrawnLetter[]): readonly Piece[] {
  const hyphens = letters.flatMap((letter, index) => (letter.text === SOFT_HYPHEN ? [index] : []));
  if (hyphens.length === 0) return pieces;
  const texts = new Map<Piece, string>();
  for (const index of hyphens) {
    const hyphen = letters[index];
    if (hyphen === undefined) continue;
    const before = neighbours(letters, index, -1);
    const after = neighbours(letters, index, 1);
    if (before === "") continue;
    for (const piece of pieces) {
      if (!isAt(piece, hyphen)) continue;
      const text = texts.get(piece) ?? piece.text;
      // Where the hyphen was wide enough, pdf.js took its room for a space.
      const gap = after === "" ? -1 : text.indexOf(`${before} ${after}`);
      const within = gap >= 0 || after === "" ? gap : text.indexOf(before + after);
      const end = within + before.length;
      if (within >= 0) texts.set(piece, `${text.slice(0, end)}-${text.slice(gap >= 0 ? end + 1 : end)}`);
      else if (text.endsWith(before)) texts.set(piece, text + SOFT_HYPHEN);
      else continue;
      break;
    }
  }
  return pieces.map((piece) => {
    const text = texts.get(piece);
    return text === undefined ? piece : { ...piece, text };
  });
}

/** The letters of the same word on one side of a place, as far as they are drawn with it. */
function neighbours(letters: readonly DrawnLetter[], index: number, step: -1 | 1): string {
  let text = "";
  for (let at = index + step; text.length < AROUND; at += step) {
    const letter = letters[at];
    if (letter === undefined || !/^\p{L}+$/u.test(letter.text)) break;
    if (Math.abs(letter.y - (letters[index]?.y ?? 0)) > 2) break;
    text = step < 0 ? letter.text + text : text + letter.text;
  }
  return text;
}

function isAt({ box, size }: Piece, { x, y }: DrawnLetter): boolean {
  return y >= box.y && y <= box.y + box.height && x >= box.x && x <= box.x + box.width + size;
}
