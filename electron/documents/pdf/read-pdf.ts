import type { PDFDocumentProxy } from "pdfjs-dist/types/src/display/api.js";
import type { Finding, Page } from "../../../shared/domain/contract.ts";
import { HeadnoteError } from "../../../shared/domain/errors.ts";
import type { Draft, DraftBlock } from "../draft.ts";
import type { Beside } from "../beside.ts";
import { languageFindings } from "../ocr/language.ts";
import { BETWEEN } from "./assemble.ts";
import { besideText } from "./beside-text.ts";
import { layOutPages, toDraft, wordsOf } from "./lay-out-pages.ts";
import { areMisleading, isDoubtful, isStamped, lookAtPages, pageDone, settleDoubts } from "./look-at-pages.ts";
import type { OnPage, OnText, OnWork, Opened, Progress } from "./look-at-pages.ts";
import { openPdf } from "./open-pdf.ts";
import { isMissing, leftOut, readPage } from "./read-page.ts";
import type { DrawnPage } from "./read-page.ts";

/**
 * Pages that are laid out together: their running heads are found, and what is usual in them is measured. What is
 * drawn on a page takes some hundred times its text, so longer documents are read in sheaves of no more than this.
 */
const MOST_AT_ONCE = 400;

/** A page that takes longer than this is left out, and the others are read. */
const PAGE_TIME_MS = 20_000;

/** So many pages, from the first, are handed on as soon as they are read. */
const SHOWN_EARLY = 5;
const MOST_SHOWN = 8_000;

export interface ReadPdfOptions {
  readonly onPage: OnPage;
  readonly onText?: OnText;
  readonly onWork?: OnWork;
  /** Pages that are not read: one of them stopped an earlier reading. */
  readonly leaveOut?: readonly number[];
}

/**
 * Reads a PDF's words with their places: those of its text, and those recognised (OCR) on pages whose text is missing
 * or not what the page shows.
 * Throws `password-needed`, `password-wrong`, `damaged` and `no-text`.
 */
export async function readPdf(
  bytes: Uint8Array,
  password: string | null,
  { onPage, onText = () => undefined, onWork = () => undefined, leaveOut = [] }: ReadPdfOptions,
): Promise<Draft> {
  const words = await openPdf(bytes, password, "words");
  const opened = [Promise.resolve(words)];
  const pictures = (): Promise<PDFDocumentProxy> => {
    const [, known] = opened;
    const opening = known ?? openPdf(bytes, password, "pictures");
    if (known === undefined) opened.push(opening);
    return opening;
  };
  const progress: Progress = { done: 0, lookedAt: 0, doubted: 0, pages: words.numPages, onPage, onText, onWork };
  const left = new Set(leaveOut);
  const sheaves = Math.ceil(words.numPages / MOST_AT_ONCE);
  const texts: string[] = [];
  const draft = { pages: [] as Page[], blocks: [] as DraftBlock[], findings: [] as Finding[] };
  let end = 0;
  let beside: readonly Beside[] = [];
  try {
    for (let sheaf = 0; sheaf < sheaves; sheaf += 1) {
      const bound = (at: number): number => Math.round((at * words.numPages) / sheaves);
      const pages = await readPages({ words, pictures }, bound(sheaf) + 1, bound(sheaf + 1), progress, left);
      const part = toDraft(layOutPages(pages), end);
      if (part.text !== "") texts.push(part.text);
      end = part.pages.at(-1)?.end ?? end;
      // One by one: there can be more than a call takes as arguments.
      for (const page of part.pages) draft.pages.push(page);
      for (const block of part.blocks) draft.blocks.push(block);
      for (const finding of part.findings) draft.findings.push(finding);
      // What pdf.js keeps of pages that are done is of use only to whoever comes back to them.
      // A page that was given up on may still hold on to it.
      if (sheaves > 1) await Promise.allSettled(opened.map(async (document) => (await document).cleanup()));
    }
    beside = await besideText(words, left);
  } finally {
    // Nobody waits for it: a page that was given up on may never end.
    void Promise.allSettled(opened.map(async (document) => (await document).loadingTask.destroy()));
  }
  // Stamps on scans too poor to read are no contract.
  if (draft.pages.every((page) => page.start === page.end || page.source === "unreadable"))
    throw nothingRead(draft.pages);
  const text = texts.join(BETWEEN);
  return {
    format: "pdf",
    text,
    ...draft,
    findings: [...draft.findings, ...languageFindings(text, draft.pages)],
    beside,
  };
}

/** What is drawn on the pages from `first` to `last`. */
async function readPages(
  opened: Opened,
  first: number,
  last: number,
  progress: Progress,
  left: ReadonlySet<number>,
): Promise<DrawnPage[]> {
  const drawn: DrawnPage[] = [];
  const toLookAt: number[] = [];
  const read = async (number: number): Promise<DrawnPage> => {
    if (left.has(number)) return leftOut(number);
    progress.onWork(number, false);
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, PAGE_TIME_MS);
    return readPage(opened.words, number, late).finally(() => clearTimeout(timer));
  };
  let coming = read(first);
  for (let number = first; number <= last; number += 1) {
    const page = await coming.then((read) => settleDoubts(opened, read, progress));
    const isToLookAt =
      page.source === "text" && (isMissing(page) || isStamped(page) || (await isDoubtful(opened, page)));
    // One page at a time, so that whoever is stopped was stopped by the page that was begun and not done.
    progress.onWork(number, true);
    // The next is on its way while this one is told of. Should it fail, that is found where it is waited for.
    if (number < last) {
      coming = read(number + 1);
      coming.catch(() => undefined);
    }
    drawn.push(page);
    if (isToLookAt) toLookAt.push(number);
    else {
      if (number <= SHOWN_EARLY && !page.isLeftOut) progress.onText(number, wordsOf(page).slice(0, MOST_SHOWN));
      pageDone(progress, false);
    }
  }
  const kept = drawn.filter((page) => page.behindPicture && !toLookAt.includes(page.number));
  if (await areMisleading(opened, kept, progress)) {
    progress.done -= kept.length;
    for (const page of kept) toLookAt.push(page.number);
  }
  return toLookAt.length === 0 ? drawn : lookAtPages(opened, drawn, toLookAt, progress);
}

function nothingRead(pages: readonly Page[]): HeadnoteError {
  if (pages.every((page) => page.source !== "unreadable"))
    return new HeadnoteError("no-text", "The pages of this PDF are blank. Check that it is the file you meant.");
  return new HeadnoteError(
    "no-text",
    `This PDF seems to be a scan too poor to read, or in other letters than Latin ones: ${
      pages.length === 1 ? "its page" : `none of its ${pages.length} pages`
    } ${pages.length === 1 ? "could not" : "could"} be recognised with enough certainty. Scan the paper again at 300 dots per inch, or get the original file.`,
  );
}
