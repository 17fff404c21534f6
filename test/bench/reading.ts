/**
 * Measures reading on real files: `HEADNOTE_CORPUS=... node test/bench/reading.ts [cuad|torture|formats|docx|scans ...] [--json FILE]`.
 *
 * - cuad: word F1 of each page (bags of words) against `pdftotext -layout`; order, as the longest common subsequence of
 *   our words and those of the corpus's own text; the share of gold spans that `locate` finds, as they are and with the
 *   running heads and feet that the corpus has in them taken out; time per contract.
 * - torture: the outcome of every malformed file.
 * - formats: the words and the parts of the same agreement in several formats.
 * - docx: whether the agreements in Word and Markdown read, and how many sections they have.
 * - scans: what is said of pictures of pages.
 *
 * Expects the corpus to hold `cuad/{pdf,gold.json}`, `pdf_torture`, `docx`, `scans`; `pdftotext` comes with Poppler.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createReader } from "../../electron/documents/create-reader.ts";
import { forkNodeProcess } from "../../electron/documents/fork-node-process.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { createLocator } from "../../shared/domain/locate.ts";

const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined || !existsSync(corpus)) {
  process.stderr.write("Set HEADNOTE_CORPUS to the folder of the corpora; nothing was measured.\n");
  process.exit(2);
}
const root: string = corpus;

const reader = createReader({
  fork: () => forkNodeProcess(new URL("../../electron/documents/reading-process.ts", import.meta.url)),
  atOnce: 2,
});

type Outcome = { ok: true; contract: Contract; ms: number } | { ok: false; code: string; message: string; ms: number };

async function readFile(path: string): Promise<Outcome> {
  const began = performance.now();
  try {
    const contract = await reader.read({ name: basename(path), bytes: readFileSync(path) });
    return { ok: true, contract, ms: performance.now() - began };
  } catch (error) {
    if (!isHeadnoteError(error)) throw error;
    return { ok: false, code: error.code, message: error.message, ms: performance.now() - began };
  }
}

/** Reads in pairs, in order, handing each outcome on as it comes so that contracts are not all kept. */
async function readAll<Result>(
  paths: readonly string[],
  use: (path: string, outcome: Outcome) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let index = 0; index < paths.length; index += 2) {
    const pair = await Promise.all(paths.slice(index, index + 2).map(async (path) => use(path, await readFile(path))));
    results.push(...pair);
  }
  return results;
}

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .map((name) => join(root, folder, name))
    .toSorted();
}

function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? Number.NaN;
}

function words(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function wordF1(ours: string, theirs: string): number {
  const [our, their] = [words(ours), words(theirs)];
  if (our.length === 0 && their.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of their) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of our) {
    const left = counts.get(word) ?? 0;
    if (left > 0) shared += 1;
    counts.set(word, left - 1);
  }
  return (2 * shared) / (our.length + their.length);
}

/** Length of the longest common subsequence, by the greedy search of E. W. Myers, "An O(ND) difference algorithm" (1986). */
function commonLength(one: readonly string[], other: readonly string[]): number {
  const most = one.length + other.length;
  const furthest = new Int32Array(2 * most + 2);
  for (let edits = 0; edits <= most; edits += 1) {
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const [below = 0, above = 0] = [furthest[most + diagonal - 1], furthest[most + diagonal + 1]];
      let x = diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1;
      while (x < one.length && x - diagonal < other.length && one[x] === other[x - diagonal]) x += 1;
      furthest[most + diagonal] = x;
      if (x >= one.length && x - diagonal >= other.length) return (most - edits) / 2;
    }
  }
  return 0;
}

function likeness(one: readonly string[], other: readonly string[]): number {
  return one.length + other.length === 0 ? 1 : (2 * commonLength(one, other)) / (one.length + other.length);
}

interface GoldEntry {
  readonly pdf: string;
  readonly spans: Readonly<Record<string, readonly { readonly text: string }[]>>;
}

async function measureCuad(): Promise<void> {
  const gold = JSON.parse(readFileSync(join(root, "cuad/gold.json"), "utf8")) as GoldEntry[];
  const pageScores: { file: string; page: number; f1: number }[] = [];
  const missing: { file: string; category: string; text: string }[] = [];
  const orders: { file: string; likeness: number }[] = [];
  const matches = { exact: 0, normalised: 0, fuzzy: 0 };
  let withoutMargins = 0;
  let spans = 0;
  let pages = 0;
  const times: number[] = [];
  const sections: number[] = [];
  const failures: string[] = [];
  await readAll(
    gold.map((entry) => join(root, "cuad", entry.pdf)),
    (path, outcome) => {
      const file = basename(path);
      if (!outcome.ok) {
        failures.push(`${file}: ${outcome.code}`);
        return;
      }
      const { contract } = outcome;
      times.push(outcome.ms);
      pages += contract.pages.length;
      sections.push(contract.sections.length);
      for (const page of contract.pages) {
        const ours = [contract.text.slice(page.start, page.end), ...page.margins].join("\n");
        const theirs = execFileSync(
          "pdftotext",
          ["-layout", "-f", String(page.number), "-l", String(page.number), path, "-"],
          {
            encoding: "utf8",
            maxBuffer: 2 ** 28,
            stdio: ["ignore", "pipe", "ignore"],
          },
        );
        pageScores.push({ file, page: page.number, f1: wordF1(ours, theirs) });
      }
      const txt = readFileSync(path.replace(/pdf\/([^/]*)\.pdf$/, "txt/$1.txt"), "utf8");
      orders.push({ file, likeness: likeness(words(txt), words(contract.text)) });
      const locator = createLocator(contract.text);
      const running = [...new Set(contract.pages.flatMap((page) => page.margins))].toSorted(
        (one, other) => other.length - one.length,
      );
      const entry = gold.find((candidate) => candidate.pdf.endsWith(file));
      for (const [category, found] of Object.entries(entry?.spans ?? {})) {
        for (const span of found) {
          spans += 1;
          const [match] = locator.locate(span.text, { limit: 1 });
          if (match !== undefined) matches[match.match] += 1;
          else if (isFoundWithout(running, span.text, locator)) withoutMargins += 1;
          else missing.push({ file, category, text: span.text });
        }
      }
    },
  );
  const scores = pageScores.map((score) => score.f1);
  print("cuad", {
    contracts: times.length,
    failures,
    pages,
    wordF1: {
      median: quantile(scores, 0.5),
      p5: quantile(scores, 0.05),
      p1: quantile(scores, 0.01),
      mean: scores.reduce((sum, value) => sum + value, 0) / scores.length,
    },
    worstPages: pageScores.toSorted((one, other) => one.f1 - other.f1).slice(0, 8),
    order: {
      median: quantile(
        orders.map((order) => order.likeness),
        0.5,
      ),
      worst: orders.toSorted((one, other) => one.likeness - other.likeness).slice(0, 6),
    },
    goldSpans: {
      all: spans,
      ...matches,
      share: (spans - missing.length - withoutMargins) / spans,
      shareWithoutMargins: (spans - missing.length) / spans,
    },
    sections: { median: quantile(sections, 0.5), least: Math.min(...sections) },
    msPerContract: { median: quantile(times, 0.5), p95: quantile(times, 0.95), most: Math.max(...times) },
  });
  keep("cuad", { pageScores, missing });
}

/** The corpus keeps the feet of pages in the middle of clauses; ours are not in the flow. */
function isFoundWithout(running: readonly string[], span: string, locator: ReturnType<typeof createLocator>): boolean {
  let rest = span;
  for (const line of running) {
    const pattern = line
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("\\s+");
    rest = rest.replace(new RegExp(`(?:^|\\s)${pattern}(?=\\s|$)`, "g"), " ");
  }
  return rest !== span && locator.locate(rest, { limit: 1 }).length > 0;
}

/** The same agreement in several formats, the corpus's and the project's own. */
const SAME: readonly (readonly [string, string])[] = [
  ["docx/Cloud-Terms.md", "docx/Bonterms-Cloud-Terms-Version-1.0.pdf"],
  ["docx/Professional-Services-Agreement-V1.2.md", "docx/Bonterms-Professional-Services-Agreement-PSA-Version-1.2.pdf"],
  ["../samples/services-agreement.docx", "../samples/services-agreement.pdf"],
];

async function measureFormats(): Promise<void> {
  const place = (name: string): string =>
    name.startsWith("../") ? join(import.meta.dirname, "..", name) : join(root, name);
  const rows: unknown[] = [];
  for (const [one, other] of SAME) {
    const [left, right] = [await readFile(place(one)), await readFile(place(other))];
    if (!left.ok || !right.ok) {
      rows.push({ one, other, failed: true });
      continue;
    }
    const parts = ({ contract }: { contract: Contract }): string[] =>
      contract.sections.map((section) => words(`${section.number} ${section.heading}`).join(" "));
    rows.push({
      one: basename(one),
      other: basename(other),
      words: likeness(words(left.contract.text), words(right.contract.text)),
      sections: [left.contract.sections.length, right.contract.sections.length],
      sameSections: likeness(parts(left), parts(right)),
    });
  }
  print("formats", rows);
}

async function measureTorture(): Promise<void> {
  const rows = await readAll(filesIn("pdf_torture", /\.pdf$/i), (path, outcome) => ({
    file: path.slice(root.length + 1),
    outcome: outcome.ok ? "read" : outcome.code,
    ms: Math.round(outcome.ms),
    text: outcome.ok ? outcome.contract.text.slice(0, 80) : outcome.message,
  }));
  const table = Object.fromEntries(
    [...Map.groupBy(rows, (row) => row.outcome)].map(([outcome, of]) => [outcome, of.length]),
  );
  print("torture", {
    files: rows.length,
    table,
    slowest: rows.toSorted((one, other) => other.ms - one.ms).slice(0, 5),
  });
  keep("torture", rows);
}

async function measureDocx(): Promise<void> {
  const rows = await readAll(filesIn("docx", /\.(?:docx|md|pdf)$/i), (path, outcome) =>
    outcome.ok
      ? {
          file: basename(path),
          characters: outcome.contract.text.length,
          blocks: outcome.contract.blocks.length,
          sections: outcome.contract.sections.length,
          findings: outcome.contract.findings.map((finding) => finding.kind),
          ms: Math.round(outcome.ms),
        }
      : { file: basename(path), failed: outcome.code, message: outcome.message },
  );
  print("docx", rows);
}

async function measureScans(): Promise<void> {
  print(
    "scans",
    await readAll(filesIn("scans", /\.pdf$/i), (path, outcome) => ({
      file: basename(path),
      outcome: outcome.ok ? "read" : outcome.code,
    })),
  );
}

function print(what: string, value: unknown): void {
  process.stdout.write(`${what} ${JSON.stringify(value, null, 2)}\n`);
}

const details: Record<string, unknown> = {};
function keep(what: string, value: unknown): void {
  details[what] = value;
}

const jsonAt = process.argv.indexOf("--json");
const asked = process.argv.slice(2).filter((argument, index) => !argument.startsWith("--") && index + 2 !== jsonAt + 1);
const all = {
  cuad: measureCuad,
  torture: measureTorture,
  formats: measureFormats,
  docx: measureDocx,
  scans: measureScans,
};
for (const [name, run] of Object.entries(all)) if (asked.length === 0 || asked.includes(name)) await run();
const jsonFile = jsonAt < 0 ? undefined : process.argv[jsonAt + 1];
if (jsonFile !== undefined) writeFileSync(jsonFile, JSON.stringify(details, null, 1));
