/**
 * What 107 real contracts cost by the default routes, at list prices, against one GPT-4o for everything; and how their
 * complexity is spread: HEADNOTE_CORPUS=... [HEADNOTE_CACHE=...] node test/bench/costs.ts
 * Plans are the real ones, with a key for every provider; nothing is sent. Both sides have the same tokens: the prompt as
 * it would be sent, and an answer of 1,500 or 4,000 tokens, or as long as the on-device engine's own answer to that
 * contract (at most what a request allows). Tokens that a model thinks with are in neither side.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { costOf } from "../../electron/providers/prices.ts";
import { scoreComplexity } from "../../electron/routing/complexity.ts";
import { countTokens } from "../../electron/routing/tokens.ts";
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { compose } from "../../electron/usecases/compose.ts";
import { planContract } from "../../electron/usecases/plan-contract.ts";
import type { Plan } from "../../shared/domain/run.ts";
import { corpusContracts } from "./contracts.ts";

const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined || corpus === "") {
  process.stderr.write("Skipped: HEADNOTE_CORPUS does not name the folder of the development corpora.\n");
  process.exit(0);
}

interface Row {
  readonly name: string;
  readonly plan: Plan;
  readonly deployment: string;
  /** Who would be asked once more, one tier up; null where the plan names nobody. */
  readonly above: string | null;
  /** Tokens of the longest answer. */
  readonly longest: number;
}

const single = "openai/gpt-4o";
const profile = mkdtempSync(join(tmpdir(), "headnote-costs-"));
const keys = ["OPENAI", "ANTHROPIC", "DEEPSEEK", "MISTRAL", "GOOGLE"].map((id) => [`HEADNOTE_KEY_${id}`, "none"]);
const headnote = compose({
  edition: "process",
  env: { HEADNOTE_PROFILE: profile, HEADNOTE_PASSPHRASE: "costs", ...Object.fromEntries(keys) },
  readingEntry: "unused",
});
const { house } = headnote;

/** Some providers charge half as much at night. */
const byDay = { at: new Date("2026-11-28T12:00:00Z") };
const priceOf = (id: string, inputTokens: number, outputTokens: number): number => {
  const deployment = house.resolve(id);
  const cost =
    "problem" in deployment ? null : costOf(deployment, { inputTokens, outputTokens, reported: false }, byDay);
  if (cost === null) throw new Error(`The price of ${id} is not known.`);
  return cost;
};

/** Milliseconds that scoring a contract of 30 pages takes, from each that has ten at least: the best of three times. */
const scoring: number[] = [];
const rows: Row[] = [];
for (const contract of await corpusContracts(corpus)) {
  const { plan, request } = planContract(house, contract, { matter: null, side: null, onDevice: false, route: null });
  if (contract.pages.length >= 10) {
    const times = Array.from({ length: 3 }, () => {
      const began = performance.now();
      scoreComplexity(contract);
      return performance.now() - began;
    });
    scoring.push((Math.min(...times) / contract.pages.length) * 30);
  }
  const output = countTokens(JSON.stringify(summarise(contract)), null).tokens;
  const first = plan.candidates.find(({ eligible }) => eligible);
  if (first === undefined) throw new Error(`Nobody could be asked about ${contract.name}.`);
  rows.push({
    name: contract.name,
    plan,
    deployment: first.deployment,
    above: plan.ifWeak?.candidates[0]?.deployment ?? null,
    longest: Math.min(request.maxOutputTokens, output),
  });
}
await headnote.close();
rmSync(profile, { recursive: true, force: true });

type Answer = (row: Row) => number;
const sum = (of: readonly Row[], pick: (row: Row) => number): number => of.reduce((total, row) => total + pick(row), 0);
const line = (name: string, of: readonly Row[], answer: Answer, again = 0): string => {
  const on = (row: Row, id: string | null): number => (id === null ? 0 : priceOf(id, row.plan.tokens, answer(row)));
  const own = sum(of, (row) => on(row, row.deployment) + again * on(row, row.above));
  const alone = sum(of, (row) => on(row, single));
  const asked = [...new Set(of.map(({ deployment }) => deployment))].join(", ");
  const tokens = (sum(of, ({ plan }) => plan.tokens) / of.length).toFixed(0);
  return `| ${name} | ${of.length} | ${asked} | ${tokens} | ${(sum(of, answer) / of.length).toFixed(0)} | ${own.toFixed(2)} | ${alone.toFixed(2)} | ${((1 - own / alone) * 100).toFixed(0)} % |\n`;
};
const answers: readonly (readonly [string, Answer])[] = [
  ["short answers", () => 1_500],
  ["middling answers", () => 4_000],
  ["the longest answers", ({ longest }) => longest],
];
for (const [title, answer] of answers) {
  process.stdout.write(
    `\n${title}\n| tier | contracts | asked first | tokens in | out | routed, USD | ${single}, USD | saved |\n`,
  );
  for (const tier of ["simple", "standard", "complex"] as const) {
    process.stdout.write(
      line(
        tier,
        rows.filter(({ plan }) => plan.tier === tier),
        answer,
      ),
    );
  }
  process.stdout.write(line("all", rows, answer));
  for (const share of [0.1, 0.25]) process.stdout.write(line(`all, ${share * 100} % asked again`, rows, answer, share));
}

const ordered = rows.toSorted((a, b) => a.plan.complexity.score - b.plan.complexity.score);
process.stdout.write("\ncomplexity: contracts in each tenth\n");
for (let tenth = 0; tenth < 10; tenth += 1) {
  const count = rows.filter(({ plan }) => Math.min(9, Math.floor(plan.complexity.score * 10)) === tenth).length;
  process.stdout.write(`${(tenth / 10).toFixed(1)}: ${count}\n`);
}
for (const { name, plan } of [...ordered.slice(0, 3), ...ordered.slice(-3)]) {
  const signals = plan.complexity.signals
    .toSorted((a, b) => b.share - a.share)
    .slice(0, 4)
    .map((signal) => `${signal.name} ${signal.share.toFixed(3)} (${Number(signal.value.toFixed(1))})`);
  process.stdout.write(`${plan.complexity.score.toFixed(2)} ${name} (${plan.tokens} tokens): ${signals.join(", ")}\n`);
}

scoring.sort((a, b) => a - b);
const quantile = (share: number) => (scoring[Math.floor((scoring.length - 1) * share)] ?? 0).toFixed(1);
process.stdout.write(`scoring 30 pages, ms: median ${quantile(0.5)}, p95 ${quantile(0.95)}, most ${quantile(1)}\n`);
