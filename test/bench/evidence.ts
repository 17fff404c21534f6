/**
 * Whether the search for evidence finds what a question turns on: HEADNOTE_CORPUS=... node test/bench/evidence.ts [--misses]
 * On ContractNLI's development set, where lawyers marked for each of 17 hypotheses which spans of a contract bear it out or
 * contradict it. A passage counts as found where it shares at least half of the shorter of the two with a marked span. The
 * contracts are split into two halves by a hash of their number; weights and synonyms were looked at on the first alone.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { prepareEvidence, type Evidence } from "../../electron/summaries/questions/evidence.ts";
import { readFileHere } from "./contracts.ts";

const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined || corpus === "") {
  process.stderr.write("Skipped: HEADNOTE_CORPUS does not name the folder of the development corpora.\n");
  process.exit(0);
}
const withMisses = process.argv.includes("--misses");

const setSchema = z.object({
  documents: z.array(
    z.object({
      id: z.number(),
      text: z.string(),
      spans: z.array(z.tuple([z.number(), z.number()])),
      annotation_sets: z.array(
        z.object({
          annotations: z.record(z.string(), z.object({ choice: z.string(), spans: z.array(z.number()) })),
        }),
      ),
    }),
  ),
  labels: z.record(z.string(), z.object({ hypothesis: z.string() })),
});

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

const { documents, labels } = setSchema.parse(JSON.parse(readFileSync(join(corpus, "contract_nli/dev.json"), "utf8")));
for (const document of documents) {
  const half = createHash("sha256").update(String(document.id)).digest()[0] ?? 0;
  const contract = await readFileHere("contract.txt", new TextEncoder().encode(document.text));
  const places = alignment(document.text, contract.text);
  const began = performance.now();
  const search = prepareEvidence(contract);
  for (const [label, { choice, spans }] of Object.entries(document.annotation_sets[0]?.annotations ?? {})) {
    if (choice === "NotMentioned") continue;
    const hypothesis = labels[label]?.hypothesis ?? "";
    const gold = spans.flatMap((index) => {
      const [start, end] = document.spans[index] ?? [0, 0];
      return [{ start: places(start), end: places(end) }];
    });
    const evidence = search.search(hypothesis, Math.max(...depths));
    for (const { sentence } of evidence.slice(0, 3)) {
      words += sentence.text.split(" ").length;
      passages += 1;
    }
    const rank = evidence.findIndex((one) => gold.some((span) => isFound(one, span)));
    const name = half < 128 ? "first half" : "second half";
    count(rows, `${name}, ${choice === "Entailment" ? "entailed" : "contradicted"}`, rank);
    count(rows, name, rank);
    count(rows, "all", rank);
    if (half < 128) count(byHypothesis, label, rank);
    if (withMisses && half < 128 && (rank < 0 || rank > 2)) tell(hypothesis, evidence, gold, contract.text);
  }
  milliseconds += performance.now() - began;
}

process.stdout.write(`| hypotheses | n | ${depths.map((depth) => `in the first ${depth}`).join(" | ")} |\n`);
for (const [name, row] of [...rows].toSorted(([one], [other]) => one.localeCompare(other))) print(name, row);
if (withMisses) for (const [name, row] of byHypothesis) print(`${name} ${labels[name]?.hypothesis ?? ""}`, row);
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

/** Offsets into the corpus's text as offsets into what was read of it, which differs in white space alone. */
function alignment(from: string, to: string): (offset: number) => number {
  const blank = /\s/;
  const positions: number[] = [];
  for (let index = 0; index < to.length; index += 1) if (!blank.test(to[index] ?? "")) positions.push(index);
  const counts = new Int32Array(from.length + 1);
  for (let index = 0; index < from.length; index += 1)
    counts[index + 1] = (counts[index] ?? 0) + (blank.test(from[index] ?? "") ? 0 : 1);
  return (offset) => positions[Math.min(counts[offset] ?? 0, positions.length - 1)] ?? 0;
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
