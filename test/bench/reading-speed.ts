/**
 * Measures how fast reading is: `HEADNOTE_CORPUS=... node test/bench/reading-speed.ts [speed|long ...]`.
 *
 * - speed: pages per second over the corpus's contracts: pdf.js's raw text extraction and the whole reading, in one
 *   process and in turn for each file; `pdftotext`; and the whole reader with its process for each file.
 * - long: a PDF of 10,000 pages, made here: time to the first page and to the end, the reading process's peak of
 *   resident memory, and how soon a cancelled reading is over. Needs no corpus.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createReader } from "../../electron/documents/create-reader.ts";
import { forkNodeProcess } from "../../electron/documents/fork-node-process.ts";
import { residentBytes } from "../../electron/documents/process-memory.ts";
import { isStamped } from "../../electron/documents/pdf/look-at-pages.ts";
import { openPdf } from "../../electron/documents/pdf/open-pdf.ts";
import { isMissing, readPage } from "../../electron/documents/pdf/read-page.ts";
import { readDocument } from "../../electron/documents/read-document.ts";

const PAGES = 10_000;
/** As built, which is what the app runs; the surroundings of the process are the app's own. */
const ENTRY = new URL("../../out/main/reading-process.js", import.meta.url);

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function extractRaw(bytes: Uint8Array): Promise<number> {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await pdfjs.getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    await page.getTextContent();
    page.cleanup();
  }
  const pages = document.numPages;
  await document.loadingTask.destroy();
  return pages;
}

/** Reads so far and no further: how pages are drawn, and the words of it and what shows. */
async function readPart(bytes: Uint8Array, part: "operators" | "shown"): Promise<void> {
  const { AnnotationMode } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await openPdf(bytes, null, "words");
  for (let number = 1; number <= document.numPages; number += 1) {
    if (part === "shown") {
      await readPage(document, number, new Promise(() => undefined));
      continue;
    }
    const page = await document.getPage(number);
    await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
    page.cleanup();
  }
  await document.loadingTask.destroy();
}

/** Whether a page has no words of its own, or words on or behind a picture. */
async function needsPictures(bytes: Uint8Array): Promise<boolean> {
  const document = await openPdf(bytes, null, "words");
  let needs = false;
  for (let number = 1; number <= document.numPages && !needs; number += 1) {
    const page = await readPage(document, number, new Promise(() => undefined));
    needs = isMissing(page) || isStamped(page) || page.behindPicture;
  }
  await document.loadingTask.destroy();
  return needs;
}

async function measureSpeed(corpus: string): Promise<void> {
  const folder = join(corpus, "cuad/pdf");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".pdf"))
    .map((name) => join(folder, name));
  const spent = { raw: 0, operators: 0, shown: 0, reading: 0, poppler: 0, process: 0 };
  let pictured = 0;
  const first: number[] = [];
  let pages = 0;
  const reader = createReader({ fork: () => forkNodeProcess(ENTRY) });
  const read = (path: string): Promise<unknown> =>
    readDocument({ name: "a.pdf", bytes: readFileSync(path) }, { password: null, onPage: () => undefined });
  // What is loaded on first use is no part of either.
  const [some = ""] = files;
  await extractRaw(readFileSync(some));
  await read(some);
  for (const path of files) {
    const bytes = readFileSync(path);
    // To look at the picture of a page takes a hundred times its text, and is measured by itself.
    if (await needsPictures(bytes)) {
      pictured += 1;
      continue;
    }
    for (const part of ["operators", "shown"] as const) spent[part] += await timed(() => readPart(bytes, part));
    spent.raw += await timed(async () => (pages += await extractRaw(bytes)));
    spent.reading += await timed(() => read(path));
    spent.poppler += await timed(() =>
      execFileSync("pdftotext", ["-layout", path, "-"], { maxBuffer: 2 ** 28, stdio: "pipe" }),
    );
    const began = performance.now();
    let seen = false;
    spent.process += await timed(() =>
      reader.read(
        { name: "a.pdf", bytes },
        {
          onProgress: () => {
            if (!seen) first.push(performance.now() - began);
            seen = true;
          },
        },
      ),
    );
  }
  const perSecond = (ms: number): number => Math.round((1000 * pages) / ms);
  first.sort((one, other) => one - other);
  print("speed", {
    pages,
    pagesPerSecond: {
      rawPdfJs: perSecond(spent.raw),
      operators: perSecond(spent.operators),
      wordsThatShow: perSecond(spent.shown),
      reading: perSecond(spent.reading),
      pdftotext: perSecond(spent.poppler),
      readerWithProcess: perSecond(spent.process),
    },
    contractsWithPicturesLookedAtLeftOut: pictured,
    firstToWhole: first.reduce((sum, ms) => sum + ms, 0) / spent.process,
    ratioToRaw: spent.raw / spent.reading,
    msToFirstPage: { median: first[first.length >> 1], worst: first.at(-1) },
  });
}

/** A PDF of so many pages of fifty lines, written as plainly as the format allows. */
function longPdf(pages: number): Uint8Array {
  const parts: string[] = [];
  const offsets: number[] = [];
  let length = 0;
  const put = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  const object = (id: number, body: string): void => {
    offsets[id] = length;
    put(`${id} 0 obj\n${body}\nendobj\n`);
  };
  put("%PDF-1.4\n");
  object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>");
  for (let page = 0; page < pages; page += 1) {
    const lines = Array.from(
      { length: 50 },
      (_, line) =>
        `(The Supplier delivers lot ${page * 50 + line} to the place named in order ${(page * 7 + line * 13) % 997}.) Tj T*`,
    );
    const content = `BT /F 10 Tf 12 TL 72 740 Td ${lines.join("\n")} ET`;
    object(4 + 2 * page, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    object(
      5 + 2 * page,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> >> /Contents ${4 + 2 * page} 0 R >>`,
    );
  }
  object(1, "<< /Type /Catalog /Pages 2 0 R >>");
  const kids = Array.from({ length: pages }, (_, page) => `${5 + 2 * page} 0 R`).join(" ");
  object(2, `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`);
  const table = length;
  put(`xref\n0 ${offsets.length}\n0000000000 65535 f \n`);
  for (const offset of offsets.slice(1)) put(`${String(offset).padStart(10, "0")} 00000 n \n`);
  put(`trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.from(parts.join(""), "latin1");
}

async function measureLong(): Promise<void> {
  const bytes = longPdf(PAGES);
  let pid: number | undefined;
  let peak = 0;
  const reader = createReader({
    fork: () => {
      const child = forkNodeProcess(ENTRY);
      pid = child.pid;
      return child;
    },
  });
  const looking = setInterval(() => {
    if (pid !== undefined) void residentBytes(pid).then((resident) => (peak = Math.max(peak, resident ?? 0)));
  }, 100);
  const began = performance.now();
  let first = 0;
  // How long this thread, which has the windows and the library, was kept from anything else.
  const held = monitorEventLoopDelay({ resolution: 10 });
  held.enable();
  const ms = await timed(() =>
    reader.read({ name: "long.pdf", bytes }, { onProgress: () => (first ||= performance.now() - began) }),
  );
  held.disable();
  clearInterval(looking);
  const controller = new AbortController();
  let asked = 0;
  await reader
    .read(
      { name: "long.pdf", bytes },
      {
        signal: controller.signal,
        onProgress: ({ page }) => {
          if (page < 100 || asked > 0) return;
          asked = performance.now();
          controller.abort();
        },
      },
    )
    .catch(() => undefined);
  print("long", {
    pages: PAGES,
    megabytes: Math.round(bytes.byteLength / 1024 ** 2),
    seconds: ms / 1000,
    msToFirstPage: first,
    peakMegabytes: Math.round(peak / 1024 ** 2),
    msHeldUp: { p99: Math.round(held.percentile(99) / 1e6), most: Math.round(held.max / 1e6) },
    msToCancel: performance.now() - asked,
  });
}

function print(what: string, value: unknown): void {
  process.stdout.write(`${what} ${JSON.stringify(value, null, 2)}\n`);
}

const asked = process.argv.slice(2);
const corpus = process.env["HEADNOTE_CORPUS"];
if (asked.length === 0 || asked.includes("speed")) {
  if (corpus === undefined) process.stderr.write("HEADNOTE_CORPUS is not set; the speed was not measured.\n");
  else await measureSpeed(corpus);
}
if (asked.length === 0 || asked.includes("long")) await measureLong();
process.exit(0);
