/**
 * Measures whether what the on-device engine says is true, not only whether its quotes are: a true quote can bear a wrong
 * label. HEADNOTE_CORPUS=... node test/bench/labels.ts counts what it says of the contracts that somebody has read beside
 * their summaries, by their verdicts in test/bench/labels/. --read WORD prints everything said of the contracts with WORD
 * in their file name, each with its key and its verdict, for somebody to judge; --wrong prints what is wrong, and what has
 * changed since it was judged. HEADNOTE_CACHE as for the other benches.
 *
 * A statement is known by a hash of its level and its text, so that no word of a contract is kept here, and a statement
 * that changes is nobody's verdict any more. That a point is not found is judged once: it is there, or it is not.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { parseAnswer } from "../../electron/summaries/answer.ts";
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import type { Summary } from "../../shared/domain/summary.ts";
import { corpusContracts } from "./contracts.ts";

/**
 * Of one contract. A verdict begins with one of three words, and says after a colon why. true: a careful lawyer would
 * sign it. misleading: right as far as it goes, and a reader would take it for something else. false: the contract says
 * otherwise, or nothing of the kind.
 */
const judgedSchema = z.strictObject({
  statements: z.record(z.string(), z.string().regex(/^(true|misleading: .+|false: .+)$/s)),
  /** Key terms that are there, by id, and where: "section 9.2". One that is named here must not be silent. */
  present: z.record(z.string(), z.string()),
});
type Judged = z.infer<typeof judgedSchema>;

interface Said {
  readonly key: string;
  readonly level: string;
  readonly text: string;
  readonly quotes: readonly string[];
}

const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined || corpus === "") {
  process.stderr.write("Skipped: HEADNOTE_CORPUS does not name the folder of the development corpora.\n");
  process.exit(0);
}
const toRead = process.argv.includes("--read") ? process.argv[process.argv.indexOf("--read") + 1] : undefined;
const withWrong = process.argv.includes("--wrong");
const folder = join(import.meta.dirname, "labels");
const judged = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [basename(name, ".json"), judgedSchema.parse(JSON.parse(readFileSync(join(folder, name), "utf8")))]),
);

const counts = { contracts: 0, true: 0, misleading: 0, false: 0, unjudged: 0, silent: 0, silentWrongly: 0 };
const wanted = (file: string) => (toRead === undefined ? judged.has(basename(file, ".pdf")) : file.includes(toRead));
for (const contract of await corpusContracts(corpus, wanted)) {
  const name = basename(contract.name, ".pdf");
  const verdicts = judged.get(name);
  const summary = summaryOf(contract);
  if (toRead === undefined) tally(name, summary, verdicts ?? { statements: {}, present: {} });
  else print(name, summary, verdicts);
}
if (toRead === undefined) report();

function summaryOf(contract: Contract): Summary {
  return verifyAnswer(contract, parseAnswer(JSON.stringify(summarise(contract))));
}

/** The brief and every statement but the clauses, which only repeat what the contract says, in its own order. */
function saidIn(summary: Summary): Said[] {
  const statements = summary.statements.filter(({ level }) => level !== "clauses");
  return [
    { level: "brief", text: summary.brief, quotes: [] },
    ...statements.flatMap(({ level, text, risk, citations }) => [
      { level, text, quotes: citations.map(({ quote }) => quote) },
      // How grave a risk is, why and for whom is said too, and can be wrong where its passage is right.
      ...(risk === undefined
        ? []
        : [{ level: "weights", text: `${risk.severity}; on: ${risk.who}; ${risk.reason}\n  ${text}`, quotes: [] }]),
    ]),
  ].map((said) => ({ ...said, key: `${said.level}:${hashOf(`${said.level}\n${said.text}`)}` }));
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

function silentIn(summary: Summary): string[] {
  return summary.keyTerms.filter(({ state }) => state === "silent").map(({ id }) => id);
}

function tally(name: string, summary: Summary, { statements, present }: Judged): void {
  counts.contracts += 1;
  for (const { key, text } of saidIn(summary)) {
    const verdict = statements[key];
    if (verdict === undefined) counts.unjudged += 1;
    else counts[kindOf(verdict)] += 1;
    if (withWrong && verdict !== "true") console.log(`${name}\n  ${key} ${verdict ?? "not judged"}\n    ${text}`);
  }
  for (const id of silentIn(summary)) {
    counts.silent += 1;
    const where = present[id];
    if (where === undefined) continue;
    counts.silentWrongly += 1;
    if (withWrong) console.log(`${name}\n  not found: ${id}, which is there: ${where}`);
  }
}

function kindOf(verdict: string): "true" | "misleading" | "false" {
  if (verdict === "true") return "true";
  return verdict.startsWith("misleading") ? "misleading" : "false";
}

function print(name: string, summary: Summary, verdicts: Judged | undefined): void {
  console.log(`# ${name}`);
  for (const { key, text, quotes } of saidIn(summary)) {
    console.log(`${key} ${verdicts?.statements[key] ?? "not judged"}\n  ${text}`);
    for (const quote of quotes) if (!text.includes(quote)) console.log(`    > ${quote}`);
  }
  for (const id of silentIn(summary)) {
    const where = verdicts?.present[id];
    console.log(`not found: ${id}${where === undefined ? "" : `, which is there: ${where}`}`);
  }
}

function report(): void {
  const said = counts.true + counts.misleading + counts.false + counts.unjudged;
  console.log(`contracts read by somebody     ${counts.contracts}`);
  console.log(`statements                     ${said}`);
  console.log(`  true                         ${counts.true}`);
  console.log(`  misleading                   ${counts.misleading}`);
  console.log(`  false                        ${counts.false}`);
  console.log(`  changed since judged         ${counts.unjudged}`);
  console.log(`said not to be found           ${counts.silent}`);
  console.log(`  and there                    ${counts.silentWrongly}`);
}
