import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/types/src/display/api.js";
import type { Page } from "../../../shared/domain/contract.ts";
import type { Area } from "../hidden/geometry.ts";
import type { Glyph } from "../hidden/letters.ts";
import { followPage, seen } from "../hidden/see-page.ts";
import type { Walked } from "../hidden/walk.ts";
import { isGarbled } from "../ocr/garbled.ts";
import { annotationItems } from "./annotations.ts";
import { toPieces, writtenOf } from "./pieces.ts";
import type { Piece, Written } from "./pieces.ts";
import { WrittenText } from "./written-text.ts";

/** What is drawn on one page. */
export interface DrawnPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly invisible: string;
  readonly source: Page["source"];
  /** Of recognised words, 0..100; null where none were recognised. */
  readonly confidence: number | null;
  /** Notes of what the page draws and does not show. */
  readonly hidden: readonly string[];
  readonly behindPicture: boolean;
  /** The part of the page, 0..1, that pictures fill. */
  readonly picture: number;
  /** The letters that seem to show, where the page as rendered is to tell of some of them; mostly none. */
  readonly doubted: readonly Glyph[];
  /** The rules drawn on it: thin, upright or level. */
  readonly rules: readonly Area[];
  /** Its text says other letters or digits than its fonts draw. */
  readonly isMisnamed: boolean;
  /** Reading it stopped, or would have stopped, the document. */
  readonly isLeftOut: boolean;
  /** Nothing at all is drawn on it, so there is nothing to look at. */
  readonly isEmpty: boolean;
}

const AS_TEXT = {
  source: "text",
  confidence: null,
  hidden: [],
  behindPicture: false,
  picture: 0,
  doubted: [],
  rules: [],
  isMisnamed: false,
  isLeftOut: false,
  isEmpty: false,
} as const;
const NOTHING = { width: 0, height: 0, pieces: [], invisible: "" } as const;

/**
 * Reads one page. A page that pdf.js cannot read has nothing on it, and one that is not read when `late` resolves is
 * unreadable; neither is the end of the document.
 */
export function readPage(document: PDFDocumentProxy, number: number, late: Promise<unknown>): Promise<DrawnPage> {
  return Promise.race([drawnOn(document, number), late.then(() => leftOut(number))]);
}

/** A page that is not read; nothing is known of it. */
export function leftOut(number: number): DrawnPage {
  return { number, ...NOTHING, ...AS_TEXT, source: "unreadable", isLeftOut: true };
}

async function drawnOn(document: PDFDocumentProxy, number: number): Promise<DrawnPage> {
  let page: PDFPageProxy;
  try {
    page = await document.getPage(number);
  } catch {
    return { number, ...NOTHING, ...AS_TEXT };
  }
  const viewport = page.getViewport({ scale: 1 });
  const size = { number, width: viewport.width, height: viewport.height };
  try {
    // Both at once: while one waits for a stream to be unpacked, the other goes on.
    const [operators, annotations] = await Promise.all([
      operatorsOf(page),
      page.getAnnotations({ intent: "display" }).catch(() => null),
    ]);
    const followed = operators === null ? null : await follow(document, page, operators, viewport);
    const written = followed?.written ?? (await textOf(page));
    if (operators !== null && written.length === 0 && annotations?.length === 0 && !(await drawsAnything(operators)))
      return { ...size, ...AS_TEXT, pieces: [], invisible: "", isEmpty: true };
    const drawn = toPieces([...written, ...writtenOf(annotationItems(annotations ?? []), {}, viewport.transform)]);
    return { ...size, ...AS_TEXT, ...drawn, ...(followed === null ? {} : seen(followed.walked, drawn.pieces)) };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { ...size, pieces: [], invisible: "", ...AS_TEXT };
  } finally {
    page.cleanup();
  }
}

type Operators = Awaited<ReturnType<PDFPageProxy["getOperatorList"]>>;

/** How the page is drawn; null where pdf.js cannot follow it. */
async function operatorsOf(page: PDFPageProxy): Promise<Operators | null> {
  const { AnnotationMode } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  try {
    return await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return null;
  }
}

const DRAWS = /^(?:show|paint(?!FormXObject)|nextLine.*Show|shadingFill|constructPath|rawFillPath)/;

async function drawsAnything({ fnArray, argsArray }: Operators): Promise<boolean> {
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const drawing = new Set(Object.entries(OPS).flatMap(([name, code]) => (DRAWS.test(name) ? [code] : [])));
  return fnArray.some((code, index) => {
    if (!drawing.has(code)) return false;
    // A path that is only clipped by leaves no mark.
    const args: unknown = argsArray[index];
    return code !== OPS.constructPath || !Array.isArray(args) || args[0] !== OPS.endPath;
  });
}

interface Followed {
  readonly walked: Walked;
  /** The page's texts; null where they are left to pdf.js. */
  readonly written: readonly Written[] | null;
}

/** What a page draws and what of it shows; null where pdf.js can read its text and its drawing cannot be followed. */
async function follow(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  operators: Operators,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Followed | null> {
  const texts = new WrittenText(width, height);
  try {
    const walked = await followPage(document, page, operators, texts);
    return { walked, written: texts.written };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return null;
  }
}

/** The page's text as pdf.js puts it together, which takes as long again as to follow how it is drawn. */
async function textOf(page: PDFPageProxy): Promise<Written[]> {
  const { items, styles } = await page.getTextContent();
  return writtenOf(
    items.filter((item) => "str" in item),
    styles,
    page.getViewport({ scale: 1 }).transform,
  );
}

/** Whether the page's text is none, or not what the page shows. */
export function isMissing({ pieces, isEmpty, isMisnamed }: DrawnPage): boolean {
  if (isEmpty) return false;
  if (isMisnamed) return true;
  return pieces.length === 0 || isGarbled(pieces.map((piece) => piece.text).join(" "));
}
