// Summarises every contract of HEADNOTE_CORPUS/cuad/pdf with the built command, without a key, and checks each citation
// against what Poppler's pdftotext reads on the page it names. Prints a table; exit status 1 where anything is amiss.
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined) {
  console.log("Skipped: HEADNOTE_CORPUS does not name a folder of contracts.");
  process.exit(0);
}
const folder = join(corpus, "cuad/pdf");
const program = join(import.meta.dirname, "../../bin/headnote.js");
const profile = mkdtempSync(join(tmpdir(), "headnote-bench-"));

interface Citation {
  readonly quote: string;
  readonly page: number;
  readonly match: string;
}
interface Document {
  readonly contract: {
    readonly pages: number;
    readonly kind: string;
    readonly parties: readonly string[];
    readonly findings: readonly { readonly kind: string; readonly page: number; readonly text: string }[];
  };
  readonly summary: {
    readonly statements: readonly {
      readonly text: string;
      readonly status: string;
      readonly citations: readonly Citation[];
    }[];
    readonly keyTerms: readonly { readonly citations: readonly Citation[] }[];
  };
}

/** Poppler and pdf.js differ in spacing, ligatures and typographic signs; words do not differ. */
const fold = (text: string) =>
  text
    .normalize("NFKC")
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "")
    .replaceAll(/\s+/g, "");

async function summarise(path: string): Promise<{ status: number; document: Document | null; ms: number }> {
  const began = performance.now();
  try {
    const { stdout } = await run(process.execPath, [program, "summarize", path, "--json"], {
      env: { PATH: process.env["PATH"], HOME: profile, HEADNOTE_PROFILE: profile },
      maxBuffer: 256 * 1024 * 1024,
    });
    return { status: 0, document: JSON.parse(stdout) as Document, ms: performance.now() - began };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    const document = code === 4 ? (JSON.parse(stdout) as Document) : null;
    return { status: code, document, ms: performance.now() - began };
  }
}

async function pagesByPoppler(path: string, layout: boolean): Promise<string[]> {
  const { stdout } = await run("pdftotext", [...(layout ? ["-layout"] : []), path, "-"], {
    maxBuffer: 256 * 1024 * 1024,
  });
  return stdout.split("\f").map(fold);
}

let exits = 0;
let five = 0;
let withKind = 0;
let withParties = 0;
let cited = 0;
let onPage = 0;
let unverified = 0;
let findings = 0;
const misses: string[] = [];
const times: number[] = [];
const files = readdirSync(folder).filter((name) => name.endsWith(".pdf"));
for (const name of files) {
  const path = join(folder, name);
  const { status, document, ms } = await summarise(path);
  times.push(ms);
  if (status === 0) exits += 1;
  if (document === null) {
    misses.push(`${name}: exit status ${status}`);
    continue;
  }
  const { contract, summary } = document;
  if (contract.kind !== "" && contract.kind !== "contract") withKind += 1;
  else misses.push(`${name}: no kind`);
  if (contract.parties.length > 0) withParties += 1;
  else misses.push(`${name}: no parties`);
  for (const { kind, page, text } of contract.findings) {
    findings += 1;
    misses.push(`${name} p. ${page}: finding, ${kind}: ${text.slice(0, 120)}`);
  }
  if (summary.statements.length >= 5) five += 1;
  else misses.push(`${name}: ${summary.statements.length} statements`);
  for (const statement of summary.statements) {
    if (statement.status === "exact") continue;
    unverified += 1;
    misses.push(`${name}: ${statement.status}: ${statement.text.slice(0, 100)}`);
  }
  const readings = [await pagesByPoppler(path, false), await pagesByPoppler(path, true)];
  for (const { quote, page } of [...summary.statements, ...summary.keyTerms].flatMap(({ citations }) => citations)) {
    cited += 1;
    if (readings.some((pages) => pages[page - 1]?.includes(fold(quote)) === true)) onPage += 1;
    else misses.push(`${name} p. ${page}: ${JSON.stringify(quote.slice(0, 140))}`);
  }
}
rmSync(profile, { recursive: true, force: true });
times.sort((a, b) => a - b);
for (const miss of misses) console.log(`  ${miss}`);
console.log(
  [
    `contracts ${files.length}`,
    `exit status 0: ${exits}`,
    `a kind other than "contract": ${withKind}`,
    `parties: ${withParties}`,
    `five statements or more: ${five}`,
    `citations on the page they name: ${onPage} of ${cited}`,
    `statements not verified: ${unverified}`,
    `findings (hidden text, instructions and the like): ${findings}`,
    `seconds per contract, whole command: median ${((times[times.length >> 1] ?? 0) / 1000).toFixed(1)}, worst ${((times.at(-1) ?? 0) / 1000).toFixed(1)}`,
  ].join("\n"),
);
process.exitCode = onPage === cited && exits === files.length ? 0 : 1;
