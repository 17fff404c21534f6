import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/types/src/display/api.js";
import type { Finding, Page } from "../../../shared/domain/contract.ts";
import { HeadnoteError } from "../../../shared/domain/errors.ts";
import { describeInvisible } from "../clean-text.ts";
import type { Draft, DraftBlock } from "../draft.ts";
import { seePage } from "../hidden/see-page.ts";
import { isGarbled } from "../ocr/garbled.ts";
import { MOST_RECOGNISED } from "../ocr/limits.ts";
import type { LookedAt } from "../ocr/recognise-pages.ts";
import { agrees, isStampOnScan, mayBeText, withStamp } from "../ocr/text-layer.ts";
import { annotationItems } from "./annotations.ts";
import { BETWEEN, assemble } from "./assemble.ts";
import type { Assembled, AssembledPage } from "./assemble.ts";
import { toRegions } from "./columns.ts";
import type { Region } from "./columns.ts";
import { withoutLineNumbers } from "./line-numbers.ts";
import { lineText, toSegments } from "./lines.ts";
import type { Line } from "./lines.ts";
import { findMargins } from "./margins.ts";
import { mode, pitches, toParagraphs } from "./paragraphs.ts";
import type { Usual } from "./paragraphs.ts";
import { partNotes, withNotes } from "./notes.ts";
import { toPieces } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { joinSpacedLetters } from "./spaced-letters.ts";

/** A larger picture is not decoded: A4 at 800 dots per inch has 62 million pixels. */
const MOST_IMAGE_PIXELS = 72 * 1024 ** 2;

const AS_TEXT = { source: "text", confidence: null, hidden: [], behindPicture: false, picture: 0 } as const;

/**
 * Pages that are laid out together: their running heads are found, and what is usual in them is measured. What is
 * drawn on a page takes some hundred times its text, so longer documents are read in sheaves of no more than this.
 */
const MOST_AT_ONCE = 400;

interface DrawnPage {
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
  readonly source: Page["source"];
  readonly confidence: number | null;
  readonly hidden: readonly string[];
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

/** Called as pages are done; `recognising` from the moment that pages are recognised as pictures, which takes longer. */
export type OnPage = (done: number, pages: number, recognising: boolean) => void;

/**
 * Reads a PDF's words with their places: those of its text, and those recognised (OCR) on pages whose text is missing
 * or not what the page shows.
 * Throws `password-needed`, `password-wrong`, `damaged` and `no-text`.
 */
export async function readPdf(bytes: Uint8Array, password: string | null, onPage: OnPage): Promise<Draft> {
  const document = await open(bytes, password);
  const sheaves = Math.ceil(document.numPages / MOST_AT_ONCE);
  const texts: string[] = [];
  const draft = { pages: [] as Page[], blocks: [] as DraftBlock[], findings: [] as Finding[] };
  const progress: Progress = { done: 0, lookedAt: 0, pages: document.numPages, onPage };
  let end = 0;
  for (let sheaf = 0; sheaf < sheaves; sheaf += 1) {
    const bound = (at: number): number => Math.round((at * document.numPages) / sheaves);
    const layouts = await layOutPages(document, bound(sheaf) + 1, bound(sheaf + 1), progress);
    const part = toDraft(layouts, end);
    if (part.text !== "") texts.push(part.text);
    end = part.pages.at(-1)?.end ?? end;
    // One by one: there can be more than a call takes as arguments.
    for (const page of part.pages) draft.pages.push(page);
    for (const block of part.blocks) draft.blocks.push(block);
    for (const finding of part.findings) draft.findings.push(finding);
    // What pdf.js keeps of pages that are done is of use only to whoever comes back to them.
    if (sheaves > 1) await document.cleanup();
  }
  // Stamps on scans too poor to read are no contract.
  if (draft.pages.every((page) => page.start === page.end || page.source === "unreadable"))
    throw nothingRead(draft.pages);
  return { format: "pdf", text: texts.join(BETWEEN), ...draft };
}

interface Progress {
  done: number;
  lookedAt: number;
  readonly pages: number;
  readonly onPage: OnPage;
}

/** The pages from `first` to `last`, as regions of lines. */
async function layOutPages(
  document: PDFDocumentProxy,
  first: number,
  last: number,
  progress: Progress,
): Promise<PageLayout[]> {
  const drawn: DrawnPage[] = [];
  const toLookAt: number[] = [];
  for (let number = first; number <= last; number += 1) {
    const page = await readPage(document, number);
    drawn.push(page);
    if (isMissing(page) || isStamped(page) || (await isDoubtful(document, page))) {
      toLookAt.push(number);
    } else {
      progress.done += 1;
      progress.onPage(progress.done, progress.pages, false);
    }
  }
  const kept = drawn.filter((page) => page.behindPicture && !toLookAt.includes(page.number));
  if (await areMisleading(document, kept)) {
    progress.done -= kept.length;
    for (const page of kept) toLookAt.push(page.number);
  }
  const pages = toLookAt.length === 0 ? drawn : await lookAt(document, drawn, toLookAt, progress);
  const joined = joinSpacedLetters(pages.map((page) => page.pieces));
  return pages.map((page, index) => layOut({ ...page, pieces: joined[index] ?? page.pieces }));
}

/** The pages, with those that have no text of their own as they look. */
async function lookAt(
  document: PDFDocumentProxy,
  drawn: readonly DrawnPage[],
  numbers: readonly number[],
  progress: Progress,
): Promise<DrawnPage[]> {
  // The libraries for pictures are large, and most contracts need none.
  const { recognisePages } = await import("../ocr/recognise-pages.ts");
  progress.onPage(progress.done, progress.pages, true);
  const { notShown } = await import("../hidden/behind-picture.ts");
  const most = Math.max(0, MOST_RECOGNISED - progress.lookedAt);
  progress.lookedAt += numbers.length;
  const stamps = new Map(
    drawn.filter((page) => isStamped(page)).map((page) => [page.number, page.pieces.map((piece) => piece.box)]),
  );
  const done = (): void => {
    progress.done += 1;
    progress.onPage(progress.done, progress.pages, true);
  };
  const looks = await recognisePages(document, numbers, most, done, stamps);
  return drawn.map((page) => {
    const look = looks.get(page.number);
    if (look === undefined) return page;
    const looked = isStamped(page) ? asStamped(page, look) : asLooked(look);
    const note = page.behindPicture ? notShown(page.pieces, looked.pieces) : null;
    return { ...page, ...looked, hidden: note === null ? page.hidden : [...page.hidden, note] };
  });
}

/** Whether text behind a picture may say other things than the picture. */
async function isDoubtful(document: PDFDocumentProxy, page: DrawnPage): Promise<boolean> {
  if (!page.behindPicture) return false;
  const { repeatsPicture } = await import("../hidden/behind-picture.ts");
  try {
    return !(await repeatsPicture(document, page.number, page.pieces));
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return true;
  }
}

/**
 * Whether the layers behind these scans have other words than the scans: two pages are recognised to tell, and what is
 * so on one of them is held to be so on all.
 */
async function areMisleading(document: PDFDocumentProxy, layered: readonly DrawnPage[]): Promise<boolean> {
  if (layered.length === 0) return false;
  const sample = [...new Set([layered[0], layered[layered.length >> 1]])].filter((page) => page !== undefined);
  const { recognisePages } = await import("../ocr/recognise-pages.ts");
  const numbers = sample.map((page) => page.number);
  const looks = await recognisePages(document, numbers, numbers.length, () => undefined);
  return sample.some((page) => {
    const look = looks.get(page.number);
    return look?.kind === "read" && !agrees(page.pieces, look.pieces);
  });
}

/** Whether the page's text may be a stamp on a scan that has words of its own. */
function isStamped(page: DrawnPage): boolean {
  return !page.behindPicture && !isMissing(page) && isStampOnScan(page.pieces, page.picture);
}

/** A stamp stays as it was written, and the scan's own words are added to it. */
function asStamped(page: DrawnPage, look: LookedAt): Pick<DrawnPage, "pieces" | "source" | "confidence"> {
  const pieces = look.kind === "read" ? withStamp(page.pieces, look.pieces) : null;
  if (look.kind === "read" && pieces !== null) return { pieces, source: "ocr", confidence: look.confidence };
  if (look.kind === "unreadable" && mayBeText(look.letters))
    return { pieces: page.pieces, source: "unreadable", confidence: look.confidence };
  return page;
}

function asLooked(look: LookedAt): Pick<DrawnPage, "pieces" | "source" | "confidence"> {
  switch (look.kind) {
    case "blank":
      return { pieces: [], source: "text", confidence: null };
    case "read":
      return { pieces: look.pieces, source: "ocr", confidence: look.confidence };
    case "unreadable":
      return { pieces: [], source: "unreadable", confidence: look.confidence };
  }
}

function nothingRead(pages: readonly Page[]): HeadnoteError {
  if (pages.every((page) => page.source !== "unreadable"))
    return new HeadnoteError("no-text", "The pages of this PDF are blank. Check that it is the file you meant.");
  return new HeadnoteError(
    "no-text",
    `This PDF seems to be a scan too poor to read: ${
      pages.length === 1 ? "its page" : `none of its ${pages.length} pages`
    } ${pages.length === 1 ? "could not" : "could"} be recognised with enough certainty. Scan the paper again at 300 dots per inch, or get the original file.`,
  );
}

/** What is drawn on one page. A page that pdf.js cannot read has nothing on it; that is not the end of the document. */
async function readPage(document: PDFDocumentProxy, number: number): Promise<DrawnPage> {
  let page: PDFPageProxy;
  try {
    page = await document.getPage(number);
  } catch {
    return { number, width: 0, height: 0, pieces: [], invisible: "", ...AS_TEXT };
  }
  const viewport = page.getViewport({ scale: 1 });
  const size = { number, width: viewport.width, height: viewport.height };
  try {
    const content = await page.getTextContent();
    const items = content.items.filter((item) => "str" in item);
    const written = annotationItems(await page.getAnnotations({ intent: "display" }).catch(() => []));
    const drawn = toPieces([...items, ...written], content.styles, viewport.transform);
    return { ...size, ...AS_TEXT, ...drawn, ...(await seen(document, page, drawn.pieces)) };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { ...size, pieces: [], invisible: "", ...AS_TEXT };
  } finally {
    page.cleanup();
  }
}

/** What of the pieces shows; all of them where pdf.js can read the page's text but not follow its drawing. */
async function seen(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  pieces: readonly Piece[],
): Promise<Pick<DrawnPage, "pieces" | "hidden" | "behindPicture" | "picture">> {
  try {
    return await seePage(document, page, pieces);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { pieces, hidden: [], behindPicture: false, picture: 0 };
  }
}

/** Whether the page's text is none, or not what the page shows. */
function isMissing({ pieces }: DrawnPage): boolean {
  return pieces.length === 0 || isGarbled(pieces.map((piece) => piece.text).join(" "));
}

/** A page's pieces as regions of lines. */
function layOut({ pieces, ...page }: DrawnPage): PageLayout {
  const [main = [], ...others] = byTurn(withoutLineNumbers(pieces)).map((turned) => toRegions(toSegments(turned)));
  return { ...page, regions: main, sideways: others.flat() };
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

/** @param before length of the text before these pages */
function toDraft(layouts: readonly PageLayout[], before: number): Assembled & Pick<Draft, "findings"> {
  const margins = findMargins(layouts);
  const stripped = layouts.map((layout) => ({
    layout,
    regions: withoutLines(layout.regions, margins.get(layout.number)),
  }));
  const usual = measureUsual(stripped.flatMap(({ regions }) => regions));
  const parted = partNotes(
    stripped.map(({ layout, regions }) => ({ height: layout.height, regions })),
    usual.size,
  );
  const pages = stripped.map(({ layout }, index): AssembledPage => {
    const { regions, notes } = parted[index] ?? { regions: [], notes: [] };
    const taken = [...(margins.get(layout.number) ?? [])].toSorted((one, other) => one.baseline - other.baseline);
    return {
      number: layout.number,
      width: layout.width,
      height: layout.height,
      source: layout.source,
      confidence: layout.confidence,
      paragraphs: [
        ...withNotes(
          regions.flatMap((region) => toParagraphs(region, usual)),
          notes,
        ),
        ...layout.sideways.flatMap((region) => toParagraphs(region, usual)),
      ],
      margins: taken.map((line) => lineText(line)),
    };
  });
  return { ...assemble(pages, usual, before), findings: layouts.flatMap((layout) => findingsOf(layout)) };
}

function withoutLines(regions: readonly Region[], lines: ReadonlySet<Line> | undefined): Region[] {
  if (lines === undefined) return [...regions];
  return regions
    .map((region) => ({ lines: region.lines.filter((line) => !lines.has(line)) }))
    .filter((region) => region.lines.length > 0);
}

function findingsOf(layout: PageLayout): Finding[] {
  const findings: Finding[] = [];
  if (layout.source === "unreadable") {
    findings.push({ kind: "unreadable-page", page: layout.number, text: whyUnreadable(layout) });
  }
  for (const text of layout.hidden) findings.push({ kind: "hidden-text", page: layout.number, text });
  if (layout.invisible !== "") {
    findings.push({ kind: "invisible-characters", page: layout.number, text: describeInvisible(layout.invisible) });
  }
  return findings;
}

function whyUnreadable({ number, confidence }: PageLayout): string {
  return confidence === null || confidence === 0
    ? `Page ${number} has no text that could be read; it may be a picture.`
    : `Page ${number} is a scan too poor to read: its words were recognised with a certainty of ${confidence} of 100 only, and are left out.`;
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
