/**
 * Whether the search for evidence finds what a question turns on: HEADNOTE_CORPUS=... node test/bench/evidence.ts [--misses]
 * On ContractNLI's development set, where lawyers marked for each of 17 hypotheses which spans of a contract bear it out or
 * contradict it. A passage counts as found where it shares at least half of the shorter of the two with a marked span. The
 * contracts are split into two halves by a hash of their number; weights and synonyms were looked at on the first alone.
 */
import { prepareEvidence, type Evidence } from "../../electron/summaries/questions/evidence.ts";
import { markedAgreements } from "./marked-agreements.ts";

const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined || corpus === "") {
  process.stderr.write("Skipped: HEADNOTE_CORPUS does not name the folder of the development corpora.\n");
  process.exit(0);
}
const withMisses = process.argv.includes("--misses");

const depths = [1, 3, 5, 10];
interface Row {
  asked: number;
  found: number[];
}
const rows = new Map<string, Row>();
const byHypothesis = new Map<string, Row>();
let words = 0;
let passages = 0;
let milliseconds = 0;

const documents = await markedAgreements(corpus);
const hypotheses = new Map(
  documents.flatMap(({ annotations }) => annotations.map(({ label, hypothesis }) => [label, hypothesis] as const)),
);
for (const { half, contract, annotations } of documents) {
  const began = performance.now();
  const search = prepareEvidence(contract);
  for (const { label, hypothesis, choice, spans } of annotations) {
    if (choice === "NotMentioned") continue;
    const evidence = search.search(hypothesis, Math.max(...depths));
    for (const { sentence } of evidence.slice(0, 3)) {
      words += sentence.text.split(" ").length;
      passages += 1;
    }
    const rank = evidence.findIndex((one) => spans.some((span) => isFound(one, span)));
    count(rows, `${half}, ${choice === "Entailment" ? "entailed" : "contradicted"}`, rank);
    count(rows, half, rank);
    count(rows, "all", rank);
    if (half === "first half") count(byHypothesis, label, rank);
    if (withMisses && half === "first half" && (rank < 0 || rank > 2)) tell(hypothesis, evidence, spans, contract.text);
  }
  milliseconds += performance.now() - began;
}

process.stdout.write(`| hypotheses | n | ${depths.map((depth) => `in the first ${depth}`).join(" | ")} |\n`);
for (const [name, row] of [...rows].toSorted(([one], [other]) => one.localeCompare(other))) print(name, row);
if (withMisses) for (const [name, row] of byHypothesis) print(`${name} ${hypotheses.get(name) ?? ""}`, row);
process.stdout.write(
  `${(words / passages).toFixed(0)} words a passage; ${(milliseconds / documents.length).toFixed(0)} ms a contract with all its questions\n`,
);

function count(into: Map<string, Row>, name: string, rank: number): void {
  const row = into.get(name) ?? { asked: 0, found: depths.map(() => 0) };
  row.asked += 1;
  for (const [index, depth] of depths.entries())
    if (rank >= 0 && rank < depth) row.found[index] = (row.found[index] ?? 0) + 1;
  into.set(name, row);
}

function print(name: string, { asked, found }: Row): void {
  process.stdout.write(
    `| ${name} | ${asked} | ${found.map((one) => `${((100 * one) / asked).toFixed(1)} %`).join(" | ")} |\n`,
  );
}

function isFound({ sentence }: Evidence, gold: { readonly start: number; readonly end: number }): boolean {
  const shared = Math.min(sentence.end, gold.end) - Math.max(sentence.start, gold.start);
  return shared > 0 && shared >= 0.5 * Math.min(sentence.end - sentence.start, gold.end - gold.start);
}

function tell(
  hypothesis: string,
  evidence: readonly Evidence[],
  gold: readonly { readonly start: number; readonly end: number }[],
  text: string,
): void {
  process.stdout.write(`\n# ${hypothesis}\n`);
  for (const { start, end } of gold) process.stdout.write(`  marked: ${text.slice(start, end).replace(/\s+/g, " ")}\n`);
  for (const { sentence, score } of evidence.slice(0, 3))
    process.stdout.write(`  ${score.toFixed(1)} ${sentence.text.slice(0, 300)}\n`);
}
