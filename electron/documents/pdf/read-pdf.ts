import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/types/src/display/api.js";
import type { Finding } from "../../../shared/domain/contract.ts";
import { HeadnoteError } from "../../../shared/domain/errors.ts";
import { describeInvisible } from "../clean-text.ts";
import type { Draft } from "../draft.ts";
import { annotationItems } from "./annotations.ts";
import { assemble } from "./assemble.ts";
import type { AssembledPage } from "./assemble.ts";
import { toRegions } from "./columns.ts";
import type { Region } from "./columns.ts";
import { lineText, toSegments } from "./lines.ts";
import type { Line } from "./lines.ts";
import { findMargins } from "./margins.ts";
import { mode, pitches, toParagraphs } from "./paragraphs.ts";
import type { Usual } from "./paragraphs.ts";
import { toPieces } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { joinSpacedLetters } from "./spaced-letters.ts";

/** No image is decoded for text; the bound is for the odd path that tries. */
const MOST_IMAGE_PIXELS = 16 * 1024 ** 2;

const MOST_LOOKED_THROUGH = 8;

interface DrawnPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly invisible: string;
}

interface PageLayout {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In the main reading direction. */
  readonly regions: readonly Region[];
  /** Text that reads in other directions, such as along the edge. */
  readonly sideways: readonly Region[];
  readonly invisible: string;
  readonly isReadable: boolean;
}

function assetFolder(): string {
  const require = createRequire(import.meta.url);
  return dirname(require.resolve("pdfjs-dist/package.json")) + sep;
}

async function open(bytes: Uint8Array, password: string | null): Promise<PDFDocumentProxy> {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const assets = assetFolder();
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    ...(password === null ? {} : { password }),
    cMapUrl: `${assets}cmaps${sep}`,
    standardFontDataUrl: `${assets}standard_fonts${sep}`,
    wasmUrl: `${assets}wasm${sep}`,
    iccUrl: `${assets}iccs${sep}`,
    enableXfa: false,
    maxImageSize: MOST_IMAGE_PIXELS,
    useSystemFonts: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    return await task.promise;
  } catch (error) {
    if (error instanceof pdfjs.PasswordException) {
      throw password === null
        ? new HeadnoteError("password-needed", "This PDF is protected by a password. Enter the password to read it.")
        : new HeadnoteError("password-wrong", "The password does not open this PDF. Check it and try again.");
    }
    if (error instanceof RangeError) throw error;
    throw new HeadnoteError(
      "damaged",
      "This PDF is damaged or incomplete and cannot be opened. Get it again from where it came from, or print it to a new PDF.",
    );
  }
}

/**
 * Reads a PDF's text with the place of every drawn piece.
 * Throws `password-needed`, `password-wrong`, `damaged` and `no-text`.
 */
export async function readPdf(
  bytes: Uint8Array,
  password: string | null,
  onPage: (page: number, pages: number) => void,
): Promise<Draft> {
  const document = await open(bytes, password);
  const drawn: DrawnPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    drawn.push(await readPage(document, number));
    onPage(number, document.numPages);
  }
  const blank = await findBlank(
    document,
    drawn.filter((page) => page.pieces.length === 0).map((page) => page.number),
  );
  const joined = joinSpacedLetters(drawn.map((page) => page.pieces));
  const layouts = drawn.map((page, index) =>
    layOut({ ...page, pieces: joined[index] ?? page.pieces }, blank.has(page.number)),
  );
  if (layouts.every((layout) => !layout.isReadable || layout.regions.length + layout.sideways.length === 0)) {
    throw new HeadnoteError(
      "no-text",
      layouts.length === 1
        ? "This PDF seems to be a scan: its page has no text, only what may be a picture, so nothing could be read. Run text recognition (OCR) on it and drop it again."
        : `This PDF seems to be a scan: its ${layouts.length} pages have no text, only what may be pictures, so nothing could be read. Run text recognition (OCR) on it and drop it again.`,
    );
  }
  return toDraft(layouts);
}

/** What is drawn on one page. A page that pdf.js cannot read has nothing on it; that is not the end of the document. */
async function readPage(document: PDFDocumentProxy, number: number): Promise<DrawnPage> {
  let page: PDFPageProxy;
  try {
    page = await document.getPage(number);
  } catch {
    return { number, width: 0, height: 0, pieces: [], invisible: "" };
  }
  const viewport = page.getViewport({ scale: 1 });
  const size = { number, width: viewport.width, height: viewport.height };
  try {
    const content = await page.getTextContent();
    const items = content.items.filter((item) => "str" in item);
    const written = annotationItems(await page.getAnnotations({ intent: "display" }).catch(() => []));
    return { ...size, ...toPieces([...items, ...written], content.styles, viewport.transform) };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { ...size, pieces: [], invisible: "" };
  } finally {
    page.cleanup();
  }
}

/**
 * Which of the pages without text have nothing else on them either, and so hide nothing. To look is to decode their
 * pictures, so a document with many such pages, a scan, is not looked through: all of them count as not read.
 */
async function findBlank(document: PDFDocumentProxy, numbers: readonly number[]): Promise<ReadonlySet<number>> {
  const blank = new Set<number>();
  if (numbers.length > MOST_LOOKED_THROUGH || numbers.length === document.numPages) return blank;
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const marks = new Set<number>(
    Object.entries(OPS).flatMap(([name, code]) => (/^(?:paint(?!Form)|show|shading)/.test(name) ? [code] : [])),
  );
  for (const number of numbers) {
    try {
      const page = await document.getPage(number);
      const { fnArray, argsArray } = await page.getOperatorList();
      // A path's first argument says what is done with it; one that only clips, or that is dropped, shows nothing.
      const isMark = (code: number, index: number): boolean =>
        marks.has(code) || (code === OPS.constructPath && (argsArray[index] as unknown[])[0] !== OPS.endPath);
      if (!fnArray.some((code: number, index: number) => isMark(code, index))) blank.add(number);
      page.cleanup();
    } catch (error) {
      if (error instanceof RangeError) throw error;
    }
  }
  return blank;
}

/** A page's pieces as regions of lines. */
function layOut({ number, width, height, pieces, invisible }: DrawnPage, isBlank: boolean): PageLayout {
  const isReadable = isBlank || isText(pieces);
  const [main = [], ...others] = isReadable ? byTurn(pieces).map((turned) => toRegions(toSegments(turned))) : [];
  return { number, width, height, regions: main, sideways: others.flat(), invisible, isReadable };
}

/** Fonts without a map to Unicode give signs of private use, or none; then there is nothing to read. */
function isText(pieces: readonly Piece[]): boolean {
  const text = pieces.map((piece) => piece.text).join("");
  if (text === "") return false;
  const unknown = text.match(/[\uE000-\uF8FF\uFFFD]/g)?.length ?? 0;
  return unknown < 0.5 * text.length;
}

/** Pieces by reading direction, the one with most text first, and what is slanted last. */
function byTurn(pieces: readonly Piece[]): (readonly Piece[])[] {
  const weight = (group: readonly Piece[]): number => group.reduce((sum, piece) => sum + piece.text.length, 0);
  const groupsOf = (some: readonly Piece[]): (readonly Piece[])[] =>
    [...Map.groupBy(some, (piece) => piece.turn).values()].toSorted((one, other) => weight(other) - weight(one));
  return [
    ...groupsOf(pieces.filter((piece) => !piece.isSlanted)),
    ...groupsOf(pieces.filter((piece) => piece.isSlanted)),
  ];
}

function toDraft(layouts: readonly PageLayout[]): Draft {
  const margins = findMargins(layouts);
  const stripped = layouts.map((layout) => ({
    layout,
    regions: withoutLines(layout.regions, margins.get(layout.number)),
  }));
  const usual = measureUsual(stripped.flatMap(({ regions }) => regions));
  const pages = stripped.map(({ layout, regions }): AssembledPage => {
    const taken = [...(margins.get(layout.number) ?? [])].toSorted((one, other) => one.baseline - other.baseline);
    return {
      number: layout.number,
      width: layout.width,
      height: layout.height,
      isReadable: layout.isReadable,
      paragraphs: [...regions, ...layout.sideways].flatMap((region) => toParagraphs(region, usual)),
      margins: taken.map((line) => lineText(line)),
    };
  });
  return { format: "pdf", ...assemble(pages, usual), findings: layouts.flatMap((layout) => findingsOf(layout)) };
}

function withoutLines(regions: readonly Region[], lines: ReadonlySet<Line> | undefined): Region[] {
  if (lines === undefined) return [...regions];
  return regions
    .map((region) => ({ lines: region.lines.filter((line) => !lines.has(line)) }))
    .filter((region) => region.lines.length > 0);
}

function findingsOf(layout: PageLayout): Finding[] {
  const findings: Finding[] = [];
  if (!layout.isReadable) {
    findings.push({
      kind: "unreadable-page",
      page: layout.number,
      text: `Page ${layout.number} has no text that could be read; it may be a picture.`,
    });
  }
  if (layout.invisible !== "") {
    findings.push({ kind: "invisible-characters", page: layout.number, text: describeInvisible(layout.invisible) });
  }
  return findings;
}

function measureUsual(regions: readonly Region[]): Usual {
  const lines = regions.flatMap((region) => region.lines);
  const pieces = lines.flatMap((line) => line.segments.flatMap((segment) => segment.pieces));
  const fonts = new Map<string, number>();
  for (const piece of pieces) fonts.set(piece.font, (fonts.get(piece.font) ?? 0) + piece.text.length);
  const [font = ""] = [...fonts.entries()].toSorted((one, other) => other[1] - one[1])[0] ?? [];
  const long = lines.filter((line) => lineText(line).length > 30);
  const rights = long.map((line) => line.right).toSorted((one, other) => one - other);
  const lefts = long.map((line) => line.x).toSorted((one, other) => one - other);
  return {
    size:
      mode(
        pieces.map((piece) => ({ value: piece.size, weight: piece.text.length })),
        0.25,
      ) ?? 10,
    font,
    pitch:
      mode(
        regions.flatMap((region) => pitches(region.lines)),
        0.05,
      ) ?? 1.2,
    left: lefts[Math.floor(0.1 * lefts.length)] ?? 0,
    right: rights[Math.floor(0.9 * (rights.length - 1))] ?? 0,
  };
}
