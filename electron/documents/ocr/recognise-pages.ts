import type { PDFDocumentProxy } from "pdfjs-dist/types/src/display/api.js";
import type { Piece } from "../pdf/pieces.ts";
import { CONFIDENCE_FLOOR, recognisingThreads } from "./limits.ts";
import { isBlank } from "./picture.ts";
import type { Picture } from "./picture.ts";
import { createRecogniser } from "./recogniser.ts";
import type { Recogniser } from "./recogniser.ts";
import { toRecognisedPieces } from "./recognised-pieces.ts";
import { renderPage } from "./render-page.ts";

/** What a page says that was looked at, and not read from its text layer. */
export type LookedAt =
  | { readonly kind: "blank" }
  | { readonly kind: "read"; readonly pieces: readonly Piece[]; readonly confidence: number }
  /** Its words, if any, are too uncertain to be shown as the contract's; `confidence` is null where none was tried. */
  | { readonly kind: "unreadable"; readonly confidence: number | null };

/**
 * Renders pages and recognises their words, as many at once as there are cores. A page that fails is unreadable, and
 * does not end the document.
 *
 * @param numbers of the pages, from 1
 * @param most how many are looked at; those beyond are unreadable
 * @param onPage called once for each page that was looked at
 */
export async function recognisePages(
  document: PDFDocumentProxy,
  numbers: readonly number[],
  most: number,
  onPage: () => void,
): Promise<ReadonlyMap<number, LookedAt>> {
  const found = new Map<number, LookedAt>();
  const threads = Math.max(1, Math.min(recognisingThreads(), numbers.length));
  const recogniser = createRecogniser(threads);
  const left = numbers.slice(0, most).values();
  for (const number of numbers.slice(most)) found.set(number, { kind: "unreadable", confidence: null });
  // A scanned page can be a hundred megabytes while it is drawn, so one is drawn at a time.
  let drawing: Promise<unknown> = Promise.resolve();
  const draw = (number: number): Promise<Picture> => {
    const drawn = drawing.then(() => drawPage(document, number));
    drawing = drawn.catch(() => undefined);
    return drawn;
  };
  const work = async (): Promise<void> => {
    for (const number of left) {
      found.set(number, await lookAt(() => draw(number), recogniser));
      onPage();
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, work));
  } finally {
    await recogniser.close();
  }
  return found;
}

async function drawPage(document: PDFDocumentProxy, number: number): Promise<Picture> {
  const page = await document.getPage(number);
  return renderPage(page).finally(() => page.cleanup());
}

async function lookAt(draw: () => Promise<Picture>, recogniser: Recogniser): Promise<LookedAt> {
  try {
    const picture = await draw();
    if (isBlank(picture)) return { kind: "blank" };
    const { pieces, confidence } = toRecognisedPieces(await recogniser.recognise(picture), picture);
    return pieces.length > 0 && confidence >= CONFIDENCE_FLOOR
      ? { kind: "read", pieces, confidence }
      : { kind: "unreadable", confidence };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { kind: "unreadable", confidence: null };
  }
}
