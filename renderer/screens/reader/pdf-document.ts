import {
  AnnotationMode,
  getDocument,
  PDFWorker,
  PixelsPerInch,
  VerbosityLevel,
  type PDFDocumentProxy,
} from "pdfjs-dist";
import { EventBus, PDFFindController, PDFLinkService, PDFViewer } from "pdfjs-dist/web/pdf_viewer.mjs";
import type { PageBoxes } from "../../../shared/domain/boxes.ts";
import type { Page } from "../../../shared/domain/contract.ts";
import { BundledFiles, startPdfWorker } from "./pdf-assets.ts";

export interface PdfEvents {
  readonly onPage: (page: number, pages: number) => void;
  readonly onScale: (scale: number) => void;
  readonly onFound: (current: number, total: number) => void;
}

export interface PdfDocument {
  /** Marks these boxes until others are given, and brings the first of them into sight where `reveal` is true. */
  mark(marked: readonly PageBoxes[], reveal: boolean): void;
  /** Marks the found words; the next ones where the query is the same. */
  find(query: string, back: boolean): void;
  goToPage(page: number): void;
  zoom(step: "in" | "out" | "fit"): void;
  close(): void;
}

/** What is left of the table beside a page that fits, in CSS pixels on both sides together. */
const sideMargins = 40;
const zoomStep = 1.15;
const smallestScale = 0.3;
const largestScale = 4;

/**
 * Shows a PDF in `container`, whose first child holds the pages. `pages` are the contract's, for their sizes: boxes are
 * placed as shares of the page, so that they keep their place at any zoom and through every re-rendering.
 *
 * @throws whatever pdf.js throws for a file that it cannot open.
 */
export async function openPdf(
  container: HTMLDivElement,
  file: Blob,
  pages: readonly Page[],
  events: PdfEvents,
  signal: AbortSignal,
): Promise<PdfDocument> {
  const port = startPdfWorker();
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    data: await file.arrayBuffer(),
    worker,
    // What it has to say about a contract would stand in the console.
    verbosity: VerbosityLevel.ERRORS,
    BinaryDataFactory: BundledFiles,
    useWorkerFetch: false,
    // Drawing in a second worker would need a second script; pages of text draw fast enough here.
    disableWorkerRendering: true,
    // A contract looks the same on every machine: fonts that it does not bring come from the page's own build.
    useSystemFonts: false,
    enableXfa: false,
    cMapPacked: true,
  });
  const end = () => {
    void task.destroy().finally(() => port.terminate());
  };
  let document: PDFDocumentProxy;
  try {
    document = await task.promise;
    signal.throwIfAborted();
  } catch (error) {
    end();
    throw error;
  }
  return show(container, document, pages, events, end);
}

function show(
  container: HTMLDivElement,
  document: PDFDocumentProxy,
  pages: readonly Page[],
  events: PdfEvents,
  end: () => void,
): PdfDocument {
  const eventBus = new EventBus();
  const linkService = new PDFLinkService({ eventBus, externalLinkEnabled: false } as ConstructorParameters<
    typeof PDFLinkService
  >[0]);
  const findController = new PDFFindController({ eventBus, linkService, delay: 0 });
  const viewer = new PDFViewer({
    container,
    eventBus,
    linkService,
    findController,
    // Links, forms and scripts of a contract are not the reader's business.
    annotationMode: AnnotationMode.ENABLE,
    enableAutoLinking: false,
    removePageBorders: true,
  });
  linkService.setViewer(viewer);

  let marked: readonly PageBoxes[] = [];
  let awaited: PageBoxes | null = null;
  let query = "";
  let fitted = true;
  let ready = false;

  const fit = () => {
    const width = pages[0]?.width ?? 0;
    const room = container.clientWidth - sideMargins;
    if (room <= 0) return;
    if (width > 0) viewer.currentScale = room / (width * PixelsPerInch.PDF_TO_CSS_UNITS);
    else viewer.currentScaleValue = "page-width";
  };

  const draw = (number: number) => {
    const parent = pageElement(viewer, number);
    if (parent === null) return;
    parent.querySelector(":scope > .hn-highlights")?.remove();
    const here = marked.find(({ page }) => page === number);
    const size = pages.find((page) => page.number === number);
    if (here === undefined || size === undefined || size.width === 0 || size.height === 0) return;
    parent.append(overlay(here, size));
  };

  const reveal = ({ page, boxes }: PageBoxes) => {
    const element = pageElement(viewer, page);
    const size = pages.find(({ number }) => number === page);
    const [first] = boxes;
    if (element === null || size === undefined || first === undefined) return;
    const top = element.offsetTop + (first.y / size.height) * element.offsetHeight;
    const left = element.offsetLeft + (first.x / size.width) * element.offsetWidth;
    container.scrollTop = Math.max(0, top - container.clientHeight * 0.28);
    if (left < container.scrollLeft || left > container.scrollLeft + container.clientWidth) {
      container.scrollLeft = Math.max(0, left - container.clientWidth * 0.1);
    }
  };

  eventBus.on("pagesinit", () => {
    fit();
    ready = true;
    events.onPage(viewer.currentPageNumber, viewer.pagesCount);
    for (const { page } of marked) draw(page);
    if (awaited !== null) reveal(awaited);
  });
  eventBus.on("pagechanging", ({ pageNumber }: { pageNumber: number }) => events.onPage(pageNumber, viewer.pagesCount));
  eventBus.on("scalechanging", ({ scale }: { scale: number }) => events.onScale(scale));
  eventBus.on("pagerendered", ({ pageNumber }: { pageNumber: number }) => {
    draw(pageNumber);
    // Pages take their own size when they are first drawn, and may push the passage out of sight.
    if (awaited?.page === pageNumber) {
      reveal(awaited);
      awaited = null;
    }
  });
  const told = ({ matchesCount }: { matchesCount: { current: number; total: number } }) =>
    events.onFound(matchesCount.current, matchesCount.total);
  eventBus.on("updatefindmatchescount", told);
  eventBus.on("updatefindcontrolstate", told);
  linkService.setDocument(document);
  viewer.setDocument(document);

  const resized = new ResizeObserver(() => {
    if (ready && fitted) fit();
  });
  resized.observe(container);

  return {
    mark(next, revealing) {
      const touched = new Set([...marked, ...next].map(({ page }) => page));
      marked = next;
      for (const page of touched) draw(page);
      const [first] = next;
      if (!revealing || first === undefined) return;
      awaited = isRendered(viewer, first.page) ? null : first;
      if (ready) reveal(first);
    },
    find(wanted, back) {
      const again = wanted === query && wanted !== "";
      query = wanted;
      eventBus.dispatch("find", {
        source: container,
        type: again ? "again" : "",
        query: wanted,
        caseSensitive: false,
        entireWord: false,
        highlightAll: true,
        findPrevious: back,
        matchDiacritics: false,
      });
    },
    goToPage(page) {
      if (page >= 1 && page <= viewer.pagesCount) viewer.currentPageNumber = page;
    },
    zoom(step) {
      fitted = step === "fit";
      if (fitted) {
        fit();
        return;
      }
      const scale = viewer.currentScale * (step === "in" ? zoomStep : 1 / zoomStep);
      viewer.currentScale = Math.min(largestScale, Math.max(smallestScale, scale));
    },
    close() {
      resized.disconnect();
      viewer.setDocument(null);
      linkService.setDocument(null);
      end();
    },
  };
}

function overlay({ page, boxes }: PageBoxes, size: Page): HTMLElement {
  const layer = window.document.createElement("div");
  layer.className = "hn-highlights";
  layer.setAttribute("aria-hidden", "true");
  for (const box of boxes) {
    const mark = window.document.createElement("div");
    mark.className = "hn-highlight";
    mark.dataset.testid = "highlight";
    mark.dataset.page = String(page);
    mark.style.left = share(box.x, size.width);
    mark.style.top = share(box.y, size.height);
    mark.style.width = share(box.width, size.width);
    mark.style.height = share(box.height, size.height);
    layer.append(mark);
  }
  return layer;
}

function share(part: number, whole: number): string {
  return `${(part / whole) * 100}%`;
}

interface PageView {
  readonly div: HTMLElement;
  readonly renderingState: number;
}

/** pdf.js's RenderingStates.FINISHED. */
const finished = 3;

function pageView(viewer: PDFViewer, page: number): PageView | null {
  const view: unknown = page >= 1 && page <= viewer.pagesCount ? viewer.getPageView(page - 1) : null;
  return (view as PageView | null | undefined) ?? null;
}

function pageElement(viewer: PDFViewer, page: number): HTMLElement | null {
  return pageView(viewer, page)?.div ?? null;
}

function isRendered(viewer: PDFViewer, page: number): boolean {
  return pageView(viewer, page)?.renderingState === finished;
}
