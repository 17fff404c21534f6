import type { PDFDocumentProxy } from "pdfjs-dist/types/src/display/api.js";
import { MOST_RECOGNISED } from "../ocr/limits.ts";
import type { LookedAt } from "../ocr/recognise-pages.ts";
import { agrees, isOnlyStamp, isStampOnScan, mayBeText, withStamp } from "../ocr/text-layer.ts";
import { isMissing } from "./read-page.ts";
import type { DrawnPage } from "./read-page.ts";

/** Called as pages are done; `recognising` from the moment that pages are recognised as pictures, which takes longer. */
export type OnPage = (done: number, pages: number, recognising: boolean) => void;

/** Called with the words of each of the first pages, before it is known what runs along the edges of all. */
export type OnText = (page: number, text: string) => void;

/** Called as work at a page begins and ends. */
export type OnWork = (page: number, isDone: boolean) => void;

/** How far a document is. */
export interface Progress {
  done: number;
  lookedAt: number;
  doubted: number;
  readonly pages: number;
  readonly onPage: OnPage;
  readonly onText: OnText;
  readonly onWork: OnWork;
}

/** A document for its words and, once a page is to be seen, the same for its pictures. */
export interface Opened {
  readonly words: PDFDocumentProxy;
  readonly pictures: () => Promise<PDFDocumentProxy>;
}

export function pageDone(progress: Progress, recognising: boolean): void {
  progress.done += 1;
  progress.onPage(progress.done, progress.pages, recognising);
}

/** The pages, with those that have no text of their own as they look. */
export async function lookAtPages(
  opened: Opened,
  drawn: readonly DrawnPage[],
  numbers: readonly number[],
  progress: Progress,
): Promise<DrawnPage[]> {
  // The libraries for pictures are large, and most contracts need none.
  const { recognisePages } = await import("../ocr/recognise-pages.ts");
  progress.onPage(progress.done, progress.pages, true);
  const { misnamedNote, notShown } = await import("../hidden/behind-picture.ts");
  const most = Math.max(0, MOST_RECOGNISED - progress.lookedAt);
  progress.lookedAt += numbers.length;
  const stamps = new Map(
    drawn.filter((page) => isStamped(page)).map((page) => [page.number, page.pieces.map((piece) => piece.box)]),
  );
  const looks = await recognisePages(await opened.pictures(), numbers, most, {
    onWork: progress.onWork,
    onPage: () => pageDone(progress, true),
    known: stamps,
  });
  return drawn.map((page) => {
    const look = looks.get(page.number);
    if (look === undefined) return page;
    const looked = isStamped(page) ? asStamped(page, look) : asLooked(look);
    const note = page.isMisnamed
      ? misnamedNote(page.pieces, looked.pieces)
      : page.behindPicture
        ? notShown(page.pieces, looked.pieces)
        : null;
    return { ...page, ...looked, hidden: note === null ? page.hidden : [...page.hidden, note] };
  });
}

/** More pages than this in one document are not rendered to see whether their text shows: it takes 0.1 s each. */
const MOST_DOUBTED = 60;

/** The page, without what cannot be seen of it, where that is in doubt. */
export async function settleDoubts(opened: Opened, page: DrawnPage, progress: Progress): Promise<DrawnPage> {
  if (page.doubted.length === 0 || progress.doubted >= MOST_DOUBTED) return { ...page, doubted: [] };
  progress.doubted += 1;
  const { withoutUnseen } = await import("../hidden/unseen.ts");
  try {
    return await withoutUnseen(await opened.pictures(), page);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { ...page, doubted: [] };
  }
}

/** Whether text behind a picture may say other things than the picture. */
export async function isDoubtful(opened: Opened, page: DrawnPage): Promise<boolean> {
  if (!page.behindPicture) return false;
  const { repeatsPicture } = await import("../hidden/behind-picture.ts");
  try {
    return !(await repeatsPicture(await opened.pictures(), page.number, page.pieces));
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return true;
  }
}

/**
 * Whether the layers behind these scans have other words than the scans: two pages are recognised to tell, and what is
 * so on one of them is held to be so on all.
 */
export async function areMisleading(
  opened: Opened,
  layered: readonly DrawnPage[],
  { onWork }: Progress,
): Promise<boolean> {
  if (layered.length === 0) return false;
  const sample = [...new Set([layered[0], layered[layered.length >> 1]])].filter((page) => page !== undefined);
  const { recognisePages } = await import("../ocr/recognise-pages.ts");
  const numbers = sample.map((page) => page.number);
  const looks = await recognisePages(await opened.pictures(), numbers, numbers.length, { onWork });
  return sample.some((page) => {
    const look = looks.get(page.number);
    return look?.kind === "read" && !agrees(page.pieces, look.pieces);
  });
}

/** Whether the page's text may be a stamp on a scan that has words of its own. */
export function isStamped(page: DrawnPage): boolean {
  return !page.behindPicture && !isMissing(page) && isStampOnScan(page.pieces, page.picture);
}

/** A stamp stays as it was written, and the scan's own words are added to it. */
function asStamped(page: DrawnPage, look: LookedAt): Pick<DrawnPage, "pieces" | "source" | "confidence"> {
  const pieces = look.kind === "read" ? withStamp(page.pieces, look.pieces) : null;
  if (look.kind === "read" && pieces !== null) return { pieces, source: "ocr", confidence: look.confidence };
  if (look.kind === "unreadable" && mayBeText(look.letters) && isOnlyStamp(page.pieces))
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
