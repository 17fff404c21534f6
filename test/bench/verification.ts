/**
 * How much of what is wrong the check of statements finds, and how much of what is right it doubts:
 * HEADNOTE_CORPUS=... node test/bench/verification.ts [--misses] [--alarms]
 * From the on-device engine's statements on real contracts, which are right, scripts make others that are right and said
 * otherwise, and others that are wrong by one change. HEADNOTE_CACHE names a folder that keeps the contracts as read.
 */
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { findParties } from "../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../electron/summaries/on-device/reading.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import type { Statement } from "../../shared/domain/summary.ts";
import { corpusContracts } from "./contracts.ts";
import { falsifiers, type Changed, type Specimen } from "./falsify.ts";
import { paraphrases } from "./paraphrase.ts";
import { createRandom } from "./random.ts";

const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined || corpus === "") {
  process.stderr.write("Skipped: HEADNOTE_CORPUS does not name the folder of the development corpora.\n");
  process.exit(0);
}
const seed = Number(process.env["HEADNOTE_SEED"] ?? "1");
const withMisses = process.argv.includes("--misses");
const withAlarms = process.argv.includes("--alarms");

interface Row {
  made: number;
  doubted: number;
}
const right = new Map<string, Row>();
const wrong = new Map<string, Row>();
const mostOfOneKind = 12;

const contracts = await corpusContracts(corpus);
for (const [index, contract] of contracts.entries()) {
  const random = createRandom(seed * 1000 + index);
  const answer = summarise(contract);
  const parties = findParties(readContract(contract)).map(({ name, aliases }) => [name, ...aliases]);
  const stranger = strangerFrom(contracts[(index + 1) % contracts.length], contract);
  const originals: Specimen[] = answer.statements.map(({ text, quotes }) => ({
    text,
    quotes: quotes.map(({ quote }) => quote),
    parties,
    stranger,
  }));
  const judged = judgeAll(contract, answer.parties, originals);
  judged.forEach((statement) => count(right, "as the engine says it", statement, false));
  // What the check doubts already tells nothing about a change.
  const sound = originals.filter((_specimen, at) => !isDoubted(judged[at]));
  for (const [kind, paraphrase] of Object.entries(paraphrases)) {
    const made = sound.flatMap((specimen) => paraphrase(specimen, random) ?? []);
    judgeAll(contract, answer.parties, made).forEach((statement) => count(right, kind, statement, false));
  }
  for (const [kind, falsify] of Object.entries(falsifiers)) {
    const made = sound
      .flatMap((specimen) => falsify(specimen, random) ?? [])
      .toSorted((one, other) => hash(one.text) - hash(other.text))
      .slice(0, mostOfOneKind);
    judgeAll(contract, answer.parties, made).forEach((statement) => count(wrong, kind, statement, true));
  }
}
table("right", "doubted", right);
table("wrong", "found", wrong);

function judgeAll(contract: Contract, parties: readonly string[], all: readonly Changed[]): Statement[] {
  return verifyAnswer(contract, {
    kind: "contract",
    brief: "",
    parties: [...parties],
    statements: all.map(({ text, quotes }) => ({ level: "clauses", text, quotes: quotes.map((quote) => ({ quote })) })),
    keyTerms: [],
  }).statements;
}

function isDoubted(statement: Statement | undefined): boolean {
  return statement === undefined || statement.status === "unsupported" || statement.status === "not-found";
}

function count(rows: Map<string, Row>, kind: string, statement: Statement, isWrong: boolean): void {
  const row = rows.get(kind) ?? { made: 0, doubted: 0 };
  rows.set(kind, row);
  row.made += 1;
  if (isDoubted(statement)) row.doubted += 1;
  if (isWrong ? withMisses && !isDoubted(statement) : withAlarms && isDoubted(statement)) {
    const quotes = statement.citations.map(({ quote }) => quote.replace(/\s+/g, " ").slice(0, 400)).join(" // ");
    process.stdout.write(`${kind} | ${statement.reason ?? "-"} | ${statement.text} ||| ${quotes}\n`);
  }
}

function table(name: string, verb: string, rows: Map<string, Row>): void {
  const all = [...rows.values()].reduce(
    (sum, row) => ({ made: sum.made + row.made, doubted: sum.doubted + row.doubted }),
    { made: 0, doubted: 0 },
  );
  process.stdout.write(`\n${name.padEnd(30)} made  ${verb}\n`);
  for (const [kind, { made, doubted }] of [...rows, ["all", all] as const])
    process.stdout.write(
      `${kind.padEnd(30)} ${String(made).padStart(5)}  ${String(doubted).padStart(5)}  ${((100 * doubted) / made).toFixed(2)} %\n`,
    );
}

/** A sentence of another contract that this one does not have. */
function strangerFrom(other: Contract | undefined, own: Contract): string {
  const sentences =
    other === undefined
      ? []
      : readContract(other).sentences.filter(({ text }) => text.length > 80 && text.length < 300);
  return (
    sentences.find(({ text }) => !own.text.includes(text.slice(0, 40)))?.text ??
    "The harbour master shall deliver nine umbrellas to the parties at noon."
  );
}

function hash(text: string): number {
  let value = 0;
  for (const letter of text) value = (Math.imul(value, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return value;
}
