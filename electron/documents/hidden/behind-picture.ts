import type { PDFDocumentProxy } from "pdfjs-dist/types/src/display/api.js";
import { findInstructions } from "../findings.ts";
import type { Picture } from "../ocr/picture.ts";
import { renderPage } from "../ocr/render-page.ts";
import type { Piece } from "../pdf/pieces.ts";
import { shorten } from "./hidden-text.ts";

/** Enough to see whether there is ink, and quick. */
const DPI = 100;
const INK_CONTRAST = 48;
/** Marks of a layer that miss their ink are few where it was made from the picture. */
const MOST_WITHOUT_INK = 0.1;

/**
 * Whether text behind a picture repeats what the picture shows, as the layer of a searchable scan does: nearly all of
 * it lies on ink, and nothing in it speaks to a model. In doubt the page is to be recognised.
 */
export async function repeatsPicture(
  document: PDFDocumentProxy,
  number: number,
  pieces: readonly Piece[],
): Promise<boolean> {
  const text = pieces.map((piece) => piece.text).join(" ");
  if (findInstructions({ text, pages: [] }).length > 0) return false;
  const page = await document.getPage(number);
  const picture = await renderPage(page, DPI).finally(() => page.cleanup());
  let all = 0;
  let bare = 0;
  for (const piece of pieces) {
    all += piece.text.length;
    if (!hasInk(picture, piece)) bare += piece.text.length;
  }
  return bare <= MOST_WITHOUT_INK * all;
}

function hasInk({ grey, width, height, scale }: Picture, { box }: Piece): boolean {
  let [darkest, lightest] = [255, 0];
  const bottom = Math.min(height - 1, Math.ceil((box.y + box.height) * scale));
  const right = Math.min(width - 1, Math.ceil((box.x + box.width) * scale));
  for (let y = Math.max(0, Math.floor(box.y * scale)); y <= bottom; y += 1) {
    for (let x = Math.max(0, Math.floor(box.x * scale)); x <= right; x += 1) {
      const shade = grey[y * width + x] ?? 255;
      if (shade < darkest) darkest = shade;
      if (shade > lightest) lightest = shade;
    }
  }
  return lightest - darkest >= INK_CONTRAST;
}

/** The words of a layer that were not recognised on the page, as a note; null where there are hardly any. */
export function notShown(layer: readonly Piece[], recognised: readonly Piece[]): string | null {
  const missing = missingFrom(layer, recognised);
  return missing.flatMap((piece) => wordsOf(piece)).length < 2
    ? null
    : `Behind a picture that does not show it: \u201C${shorten(missing.map((piece) => piece.text).join(" "))}\u201D`;
}

/** A note of text whose fonts draw other letters or digits than it says, with the lines that the page does not show. */
export function misnamedNote(text: readonly Piece[], recognised: readonly Piece[]): string {
  const lines = missingFrom(text, recognised, 0);
  return `The page shows other letters or digits than its text says, and was read as it looks. Its text says: \u201C${shorten((lines.length === 0 ? text : lines).map((piece) => piece.text).join(" "))}\u201D`;
}

const wordsOf = (piece: Piece): string[] => piece.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The pieces of which more words than this share were not recognised. */
function missingFrom(layer: readonly Piece[], recognised: readonly Piece[], most = 0.5): readonly Piece[] {
  const shown = new Set(recognised.flatMap((piece) => wordsOf(piece)));
  return layer.filter((piece) => {
    const words = wordsOf(piece);
    return words.length > 0 && words.filter((word) => !shown.has(word)).length > most * words.length;
  });
}
