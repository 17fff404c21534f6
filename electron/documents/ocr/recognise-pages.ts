import type { PDFDocumentProxy } from "pdfjs-dist/types/src/display/api.js";
import type { Box } from "../../../shared/domain/contract.ts";
import type { Piece, Turn } from "../pdf/pieces.ts";
import { CONFIDENCE_FLOOR, recognisingThreads } from "./limits.ts";
import { evenlyLit } from "./lighting.ts";
import { sampleOf, turned } from "./orientation.ts";
import { isBlank, withoutAreas } from "./picture.ts";
import type { Picture } from "./picture.ts";
import { createRecogniser } from "./recogniser.ts";
import type { Recogniser } from "./recogniser.ts";
import { toRecognisedPieces } from "./recognised-pieces.ts";
import type { RecognisedPieces } from "./recognised-pieces.ts";
import { renderPage } from "./render-page.ts";

/** What a page says that was looked at, and not read from its text layer. */
export type LookedAt =
  | { readonly kind: "blank" }
  | { readonly kind: "read"; readonly pieces: readonly Piece[]; readonly confidence: number }
  /** Its words, if any, are too uncertain to be shown as the contract's; `confidence` is null where none was tried. */
  | { readonly kind: "unreadable"; readonly confidence: number | null; readonly letters: number };

const NOT_TRIED = { kind: "unreadable", confidence: null, letters: 0 } as const;

interface Looking {
  /** Called as the work at a page begins and ends. */
  readonly onWork: (page: number, isDone: boolean) => void;
  /** Called once for each page that was looked at. */
  readonly onPage?: () => void;
  /** Boxes of what is known of a page already, by its number; they are not looked at. */
  readonly known?: ReadonlyMap<number, readonly Box[]>;
}

/**
 * Renders pages and recognises their words, as many at once as there are cores. A page that fails is unreadable, and
 * does not end the document.
 *
 * @param numbers of the pages, from 1
 * @param most how many are looked at; those beyond are unreadable
 */
export async function recognisePages(
  document: PDFDocumentProxy,
  numbers: readonly number[],
  most: number,
  { onWork, onPage = () => undefined, known = new Map() }: Looking,
): Promise<ReadonlyMap<number, LookedAt>> {
  const found = new Map<number, LookedAt>();
  const threads = Math.max(1, Math.min(recognisingThreads(), numbers.length));
  const recogniser = createRecogniser(threads);
  const left = numbers.slice(0, most).values();
  for (const number of numbers.slice(most)) found.set(number, NOT_TRIED);
  // A scanned page can be a hundred megabytes while it is drawn, so one is drawn at a time.
  let drawing: Promise<unknown> = Promise.resolve();
  const draw = (number: number): Promise<Picture> => {
    const drawn = drawing.then(() => {
      onWork(number, false);
      return drawPage(document, number);
    });
    drawing = drawn.catch(() => undefined);
    return drawn;
  };
  const usual: Orientation = { turn: 0 };
  const work = async (): Promise<void> => {
    for (const number of left) {
      found.set(number, await lookAt(() => draw(number), known.get(number) ?? [], recogniser, usual));
      onWork(number, true);
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
  return evenlyLit(await renderPage(page).finally(() => page.cleanup()));
}

async function lookAt(
  draw: () => Promise<Picture>,
  known: readonly Box[],
  recogniser: Recogniser,
  usual: Orientation,
): Promise<LookedAt> {
  try {
    const picture = withoutAreas(await draw(), known);
    if (isBlank(picture)) return { kind: "blank" };
    const { pieces, confidence } = await recogniseUpright(picture, recogniser, usual);
    return pieces.length > 0 && confidence >= CONFIDENCE_FLOOR
      ? { kind: "read", pieces, confidence }
      : { kind: "unreadable", confidence, letters: pieces.reduce((sum, piece) => sum + piece.text.length, 0) };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return NOT_TRIED;
  }
}

/** Which way up the pages of a document lay in the scanner, as far as it is known; most lie as those before them. */
interface Orientation {
  turn: Turn;
}

const TURNS: readonly Turn[] = [0, 1, 2, 3];

/**
 * The words of a page whichever way up it is. Where it makes no sense as the pages before it lay, a sample of it is
 * tried in the other directions, and the page is read in the first that makes sense.
 */
async function recogniseUpright(
  picture: Picture,
  recogniser: Recogniser,
  usual: Orientation,
): Promise<RecognisedPieces> {
  const recognise = async (from: Picture, turn: Turn): Promise<RecognisedPieces> => {
    const upright = turned(from, turn);
    return toRecognisedPieces(await recogniser.recognise(upright), upright, turn);
  };
  const { turn: first } = usual;
  const asUsual = await recognise(picture, first);
  if (makesSense(asUsual)) return asUsual;
  const sample = sampleOf(picture);
  for (const turn of TURNS) {
    if (turn === first || !makesSense(await recognise(sample, turn))) continue;
    const read = await recognise(picture, turn);
    if (!makesSense(read)) continue;
    usual.turn = turn;
    return read;
  }
  return asUsual.isSideways ? { ...asUsual, confidence: 0 } : asUsual;
}

function makesSense({ pieces, confidence, isSideways }: RecognisedPieces): boolean {
  return pieces.length > 0 && confidence >= CONFIDENCE_FLOOR && !isSideways;
}
