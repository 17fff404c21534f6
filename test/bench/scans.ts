/**
 * Measures recognition on scans whose text is known: `HEADNOTE_CORPUS=... node test/bench/scans.ts`.
 *
 * Expects `scans/NAME.pdf` beside `scans/NAME.gt.txt`. Prints, for each, the word error rate (insertions, deletions and
 * substitutions over the words of the truth, case and punctuation counted), the confidence of each page, what was said
 * of it, and the time; and, last, the most memory that a reading process held.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createReader } from "../../electron/documents/create-reader.ts";
import { forkNodeProcess } from "../../electron/documents/fork-node-process.ts";
import { residentBytes } from "../../electron/documents/process-memory.ts";
import { isHeadnoteError } from "../../shared/domain/errors.ts";

const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined || !existsSync(corpus)) {
  process.stderr.write("Set HEADNOTE_CORPUS to the folder of the corpora; nothing was measured.\n");
  process.exit(2);
}
const folder = join(corpus, "scans");

let peakBytes = 0;
const reader = createReader({
  fork: () => {
    const child = forkNodeProcess(new URL("../../electron/documents/reading-process.ts", import.meta.url));
    const watch = setInterval(() => {
      if (child.pid !== undefined)
        void residentBytes(child.pid).then((bytes) => {
          peakBytes = Math.max(peakBytes, bytes ?? 0);
        });
    }, 100);
    child.onExit(() => clearInterval(watch));
    return child;
  },
});

/** Levenshtein distance of words, over the number of words in the truth. */
function wordErrorRate(truth: string, read: string): number {
  const [wanted, found] = [truth.trim().split(/\s+/), read.trim().split(/\s+/)];
  let row = Array.from({ length: found.length + 1 }, (_, index) => index);
  wanted.forEach((word, index) => {
    const next = [index + 1];
    found.forEach((other, at) => {
      const swapped = (row[at] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(swapped, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    });
    row = next;
  });
  return (row[found.length] ?? 0) / wanted.length;
}

process.stdout.write(
  "| scan | pages | outcome | confidence | word error rate | ms per page |\n|---|---|---|---|---|---|\n",
);
for (const name of readdirSync(folder)
  .filter((file) => file.endsWith(".pdf"))
  .toSorted()) {
  const truth = readFileSync(join(folder, name.replace(/pdf$/, "gt.txt")), "utf8");
  const began = performance.now();
  try {
    const contract = await reader.read({ name, bytes: readFileSync(join(folder, name)) });
    const ms = performance.now() - began;
    const text = contract.pages
      .map((page) => [contract.text.slice(page.start, page.end), ...page.margins].join("\n"))
      .join("\n");
    print([
      name,
      contract.pages.length,
      contract.pages.map((page) => page.source).join(", "),
      contract.pages.map((page) => page.confidence ?? "none").join(", "),
      `${(100 * wordErrorRate(truth, text)).toFixed(2)} %`,
      Math.round(ms / contract.pages.length),
    ]);
  } catch (error) {
    if (!isHeadnoteError(error)) throw error;
    print([name, "", `refused: ${error.code}`, "", "", Math.round(performance.now() - began)]);
  }
}
process.stdout.write(`\nmost memory: ${Math.round(peakBytes / 1024 ** 2)} MB\n`);

function print(cells: readonly (string | number)[]): void {
  process.stdout.write(`| ${cells.join(" | ")} |\n`);
}
