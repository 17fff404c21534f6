/**
 * What asking again one tier up is worth: HEADNOTE_CORPUS=... node test/bench/escalation.ts [contracts]
 * A simulated cheap model answers about real contracts with a known share of its statements made wrong; the tier above it
 * answers with a tenth of that share. Both are real servers on sockets, asked by the real executor, with and without
 * escalation: how many wrong statements reach the reader as verified, how many he reads at all, and what it cost.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ModelAnswer } from "../../electron/summaries/answer.ts";
import { findParties } from "../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../electron/summaries/on-device/reading.ts";
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { compose } from "../../electron/usecases/compose.ts";
import { planContract } from "../../electron/usecases/plan-contract.ts";
import { runPlan } from "../../electron/usecases/summarize-contract.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { totalCostUsd } from "../../shared/domain/run.ts";
import { startSimulator } from "../simulators/simulator.ts";
import { corpusContracts } from "./contracts.ts";
import { falsifiers, type Specimen } from "./falsify.ts";
import { createRandom } from "./random.ts";

const corpus = process.env["HEADNOTE_CORPUS"];
if (corpus === undefined || corpus === "") {
  process.stderr.write("Skipped: HEADNOTE_CORPUS does not name the folder of the development corpora.\n");
  process.exit(0);
}
/** A model's answer is held to a length; the engine's own can be longer. */
const mostStatements = 30;
const wanted = Number(process.argv[2] ?? "30");
const cheap = "openai/gpt-4.1-mini";
const better = "anthropic/claude-sonnet-4-6";
const all = await corpusContracts(corpus);
const step = Math.max(1, Math.floor(all.length / wanted));
const contracts = all.filter((_contract, index) => index % step === 0).slice(0, wanted);

interface Row {
  statements: number;
  wrong: number;
  wrongVerified: number;
  escalated: number;
  keptSecond: number;
  costUsd: number;
}

const rows: { share: number; with: Row; without: Row }[] = [];
for (const share of [0, 0.05, 0.1, 0.2, 0.4])
  rows.push({ share, with: await measure(share, null), without: await measure(share, cheap) });

process.stdout.write(`${contracts.length} contracts; the tier above is wrong a tenth as often\n`);
process.stdout.write(
  "wrong of cheap | escalation | wrong shown | wrong shown as verified | asked again | second kept | US$ a contract\n",
);
for (const row of rows)
  for (const kind of ["without", "with"] as const) {
    const { statements, wrong, wrongVerified, escalated, keptSecond, costUsd } = row[kind];
    const percent = (value: number) => `${((100 * value) / Math.max(1, statements)).toFixed(2)} %`;
    process.stdout.write(
      `${`${row.share * 100} %`.padStart(14)} | ${kind.padEnd(10)} | ${percent(wrong).padStart(11)} | ${percent(wrongVerified).padStart(23)} | ${String(escalated).padStart(11)} | ${String(keptSecond).padStart(11)} | ${(costUsd / contracts.length).toFixed(5)}\n`,
    );
  }
process.exit(0);

/** `route` names the cheap model itself, which never goes up; null lets the tiers decide. */
async function measure(share: number, route: string | null): Promise<Row> {
  const first = await startSimulator({ dialect: "openai", key: "cheap-key", seed: 1 });
  const second = await startSimulator({ dialect: "anthropic", key: "better-key", seed: 2 });
  const profile = mkdtempSync(join(tmpdir(), "headnote-bench-"));
  const low = { strategy: "ordered", candidates: [cheap] };
  const high = { strategy: "ordered", candidates: [better] };
  writeFileSync(
    join(profile, "routes.json"),
    JSON.stringify({
      providers: { openai: { baseURL: first.url }, anthropic: { baseURL: second.url } },
      routes: { simple: low, standard: high, complex: high },
      tiers: {
        simple: { maxTokens: 1_000_000, maxComplexity: 1 },
        standard: { maxTokens: 1_000_000, maxComplexity: 1 },
      },
    }),
  );
  const headnote = compose({
    edition: "process",
    env: {
      HEADNOTE_PROFILE: profile,
      HEADNOTE_PASSPHRASE: "a passphrase for measuring",
      HEADNOTE_KEY_OPENAI: "cheap-key",
      HEADNOTE_KEY_ANTHROPIC: "better-key",
    },
    readingEntry: join(import.meta.dirname, "../../electron/documents/reading-process.ts"),
  });
  const row: Row = { statements: 0, wrong: 0, wrongVerified: 0, escalated: 0, keptSecond: 0, costUsd: 0 };
  for (const [index, contract] of contracts.entries()) {
    const random = createRandom(index + 1);
    const low = falsified(contract, share, random);
    const high = falsified(contract, share / 10, random);
    first.script("*", [{ kind: "answer", text: low.text }]);
    second.script("*", [{ kind: "answer", text: high.text }]);
    headnote.house.library().saveContract(contract, new TextEncoder().encode(contract.name));
    const options = { matter: null, side: null, onDevice: false, route };
    const planned = planContract(headnote.house, contract, options);
    const { saved } = await runPlan(headnote.house, contract, planned, {
      matter: null,
      signal: new AbortController().signal,
    });
    second.reset();
    const wrong = saved.run.served?.provider === "anthropic" ? high.wrong : low.wrong;
    row.statements += saved.summary.statements.length;
    for (const statement of saved.summary.statements) {
      if (!wrong.has(statement.text)) continue;
      row.wrong += 1;
      if (statement.status === "exact" || statement.status === "close") row.wrongVerified += 1;
    }
    if (saved.run.escalation !== undefined) row.escalated += 1;
    if (saved.run.escalation?.kept === "second") row.keptSecond += 1;
    row.costUsd += totalCostUsd(saved.run) ?? Number.NaN;
  }
  await headnote.close();
  await Promise.all([first.close(), second.close()]);
  rmSync(profile, { recursive: true, force: true });
  return row;
}

/** The engine's own answer as a model would give it, with a share of its statements made wrong. */
function falsified(
  contract: Contract,
  share: number,
  random: () => number,
): { text: string; wrong: ReadonlySet<string> } {
  const answer = summarise(contract);
  const parties = findParties(readContract(contract)).map(({ name, aliases }) => [name, ...aliases]);
  const wrong = new Set<string>();
  const statements = answer.statements.slice(0, mostStatements).map((statement): ModelAnswer["statements"][number] => {
    const quotes = statement.quotes.map(({ quote }) => ({ quote }));
    if (random() >= share) return { ...statement, quotes };
    const specimen: Specimen = {
      text: statement.text,
      quotes: quotes.map(({ quote }) => quote),
      parties,
      stranger: "The harbour master shall deliver nine umbrellas to the parties at noon.",
    };
    const made = Object.entries(falsifiers)
      .filter(([kind]) => kind !== "altered quote" && kind !== "invented quote")
      .flatMap(([, falsify]) => falsify(specimen, random) ?? []);
    const one =
      made[Math.floor(random() * made.length)] ?? falsifiers["invented quote"]?.(specimen, random) ?? specimen;
    wrong.add(one.text);
    return { level: statement.level, text: one.text, quotes: one.quotes.map((quote) => ({ quote })) };
  });
  const keyTerms = answer.keyTerms
    .filter(({ state }) => state === "stated")
    .map((term) => ({ ...term, quotes: term.quotes.slice(0, 1).map(({ quote }) => ({ quote })) }));
  return { text: JSON.stringify({ ...answer, statements, keyTerms }), wrong };
}
