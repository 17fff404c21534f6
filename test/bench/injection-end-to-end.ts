/**
 * Orders in contracts, through the whole of Headnote: [HEADNOTE_CORPUS=...] node test/bench/injection-end-to-end.ts [contracts]
 * Each contract in some twenty files (in sight, in disguise, beside the text, hidden; text, Markdown, HTML, Word and PDF)
 * is read in a process of its own, planned, sent with placeholders over a real socket in both dialects to a model that obeys,
 * put back, checked and saved. Counts, in what the library holds, the lies shown as verified and the orders not told of; and
 * the connections to the address that the model gives. HEADNOTE_CACHE as elsewhere.
 */
import { replaceKindSchema } from "../../shared/domain/configuration.ts";
import { services } from "../summaries/contracts.ts";
import { liesBelieved, poisonedFiles, summariseWithObedientModels } from "../usecases/obedient-models.ts";
import { corpusContracts } from "./contracts.ts";

/** Characters: longer ones take minutes and say the same. */
const LONGEST = 30_000;

const corpus = process.env["HEADNOTE_CORPUS"];
const wanted = Number(process.argv[2] ?? "3");
const real = corpus === undefined || corpus === "" ? [] : await corpusContracts(corpus);
if (real.length === 0) process.stderr.write("Real contracts skipped: HEADNOTE_CORPUS is not set.\n");
const texts = [
  services.text,
  ...real
    .map(({ text }) => text)
    .filter((text) => text.length < LONGEST)
    .slice(0, wanted),
];
const rows = new Map<string, { runs: number; lies: number; believed: number; told: number }>();
let trapped = 0;
for (const text of texts) {
  const obeyed = await summariseWithObedientModels(await poisonedFiles(text), replaceKindSchema.options);
  trapped += obeyed.trapped;
  for (const outcome of obeyed.outcomes) {
    const row = rows.get(outcome.what) ?? { runs: 0, lies: 0, believed: 0, told: 0 };
    rows.set(outcome.what, row);
    row.runs += 1;
    row.lies += outcome.saved.summary.statements.filter((statement) => outcome.lies.has(statement.text)).length;
    row.believed += liesBelieved(outcome).length;
    if (outcome.saved.contract.findings.some(({ kind }) => kind === "instructions" || kind === "hidden-text"))
      row.told += 1;
  }
}
process.stdout.write("| order | summaries | lies saved | shown as verified | order told of |\n");
process.stdout.write("| --- | --- | --- | --- | --- |\n");
for (const [what, { runs, lies, believed, told }] of rows)
  process.stdout.write(`| ${what} | ${runs} | ${lies} | ${believed} | ${told} |\n`);
const sum = (pick: (row: { runs: number; lies: number; believed: number; told: number }) => number): number =>
  [...rows.values()].reduce((total, row) => total + pick(row), 0);
process.stdout.write(
  `| **all** | ${sum(({ runs }) => runs)} | ${sum(({ lies }) => lies)} | ${sum(({ believed }) => believed)} | ${sum(({ told }) => told)} |\n`,
);
process.stdout.write(`\nConnections to the address that the model gave: ${trapped}\n`);
