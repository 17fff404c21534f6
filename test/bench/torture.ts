/**
 * Reads every malformed file of a corpus with the built reader, as the app runs it: `HEADNOTE_CORPUS=... node
 * test/bench/torture.ts [folder]` after `npm run build`. Prints how each ended, the longest time and the largest resident
 * memory of a reading process, and whether anything was left behind. Every end is a contract or a typed error; another
 * one ends the benchmark with status 1, as does a process beyond its memory.
 */
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createReader } from "../../electron/documents/create-reader.ts";
import { forkNodeProcess } from "../../electron/documents/fork-node-process.ts";
import { residentBytes } from "../../electron/documents/process-memory.ts";
import { defaultLimits } from "../../electron/documents/reader.ts";
import type { ReadingProcess } from "../../electron/documents/reader.ts";
import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { Turns } from "../../shared/domain/turns.ts";

const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined) {
  process.stderr.write("Set HEADNOTE_CORPUS to the folder of the corpora; nothing was measured.\n");
  process.exit(2);
}
const folder = join(corpus, process.argv[2] ?? "pdf_torture");
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.pdf$/i.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .toSorted();
const AT_ONCE = Math.max(1, availableParallelism() - 1);
const ending: Promise<void>[] = [];
const alive = new Map<number, number>();
let peak = 0;
let wrong = 0;
let most = 0;
const reader = createReader({
  fork: (): ReadingProcess => {
    const child = forkNodeProcess(new URL("../../out/main/reading-process.js", import.meta.url));
    if (child.pid !== undefined) alive.set(child.pid, 0);
    most = Math.max(most, alive.size);
    ending.push(
      new Promise((resolve) =>
        child.onExit(() => {
          alive.delete(child.pid ?? 0);
          resolve();
        }),
      ),
    );
    return child;
  },
});
setInterval(() => {
  for (const pid of alive.keys())
    void residentBytes(pid).then((bytes) => {
      peak = Math.max(peak, bytes ?? 0);
    });
}, 50).unref();
const leftBefore = readdirSync(tmpdir()).length;
const turns = new Turns(AT_ONCE);
const ends: { file: string; end: string; ms: number }[] = [];
const began = performance.now();
await Promise.all(
  files.map(async (path) => {
    // The time from when it has a place among those that are read at once.
    let started: number | null = null;
    let end = "read";
    try {
      const bytes = readFileSync(path);
      await turns.take().then(async (release) => {
        started = performance.now();
        await reader.read({ name: "a.pdf", bytes }).finally(release);
      });
    } catch (error) {
      end = isHeadnoteError(error) ? error.code : `other: ${String(error)}`;
      if (!isHeadnoteError(error)) wrong += 1;
    }
    ends.push({ file: path.slice(folder.length + 1), end, ms: performance.now() - (started ?? performance.now()) });
    process.stderr.write(`\r${ends.length} of ${files.length}`);
  }),
);
// A killed process takes a moment to end; the answer does not wait for it.
await Promise.all(ending);
const counts = [...Map.groupBy(ends, ({ end }) => end)].toSorted((one, other) => other[1].length - one[1].length);
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
print(`\n| outcome | files of ${files.length} |\n| --- | --- |`);
for (const [end, some] of counts) print(`| ${end} | ${some.length} |`);
for (const { file, end } of ends)
  if (end === "reading-timed-out" || end === "too-large" || end === "reading-crashed" || end.startsWith("other"))
    print(`${file}: ${end}`);
for (const { file, end, ms } of ends.toSorted((one, other) => other.ms - one.ms).slice(0, 5))
  print(`slowest: ${file}: ${end}, ${Math.round(ms / 100) / 10} s`);
print(`peak resident ${Math.round(peak / 1024 ** 2)} MB; at most ${most} at once; ${alive.size} left running`);
print(
  `${Math.round((performance.now() - began) / 1000)} s; entries in the temporary folder: ${leftBefore} before, ${readdirSync(tmpdir()).length} after`,
);
process.exit(wrong > 0 || peak > 1.1 * defaultLimits.memoryBytes ? 1 : 0);
