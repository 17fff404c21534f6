import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runHeadnote, temporaryFolder } from "../cli/run-headnote.ts";
import { startSimulator } from "../simulators/simulator.ts";
import { contractText, marks } from "../usecases/batch-firm.ts";

interface Answered {
  readonly batch: {
    readonly id: string;
    readonly state: string;
    readonly progress: Record<string, number>;
    readonly submissions: readonly { readonly phase: string; readonly deployment: string }[];
  };
  readonly items: readonly { readonly state: string; readonly summaryId: string | null; readonly costUsd: number }[];
}

test("the command hands a batch over at half the price, ends, and fetches the answers another time", async () => {
  const folder = temporaryFolder();
  const profile = join(folder, "profile");
  const contracts = join(folder, "contracts");
  mkdirSync(profile);
  mkdirSync(contracts);
  const provider = await startSimulator({ dialect: "anthropic", key: "firm-key", seed: 1 });
  onTestFinished(() => provider.close());
  const route = { strategy: "ordered", candidates: ["anthropic/claude-sonnet-4-6"] };
  writeFileSync(
    join(profile, "routes.json"),
    JSON.stringify({
      providers: { anthropic: { baseURL: provider.url } },
      routes: { simple: route, standard: route, complex: route },
    }),
  );
  for (const mark of marks.slice(0, 3)) writeFileSync(join(contracts, `${mark}.txt`), contractText(mark));
  const env = {
    HEADNOTE_PROFILE: profile,
    HEADNOTE_PASSPHRASE: "a passphrase for this test",
    HEADNOTE_KEY_ANTHROPIC: "firm-key",
  };
  const run = async (...args: string[]) => {
    const { stdout, stderr, status } = await runHeadnote(["batch", ...args, "--json"], { env });
    return { answer: JSON.parse(stdout) as Answered, stderr, status };
  };

  const asked = await run(contracts, "--later");
  expect(asked.status).toBe(1);
  expect(asked.stderr).toMatch(/Later, as you asked: 3 contracts as a batch at half the price, answered within 24 hours/);
  expect(provider.requests).toHaveLength(0);
  const { id } = asked.answer.batch;

  const handed = await run("resume", id, "--yes");
  expect(handed.status).toBe(0);
  expect(handed.answer.batch).toMatchObject({ state: "running", progress: { submitted: 3, done: 0 } });
  expect(handed.answer.batch.submissions).toMatchObject([
    { phase: "waiting", deployment: "anthropic/claude-sonnet-4-6" },
  ]);
  expect(handed.stderr).toMatch(/The answers are fetched by `headnote batch resume/);

  const soon = await run("resume", id);
  expect(soon.answer.batch.progress).toMatchObject({ submitted: 3 });
  expect(provider.batches.calls("look")).toBe(1);
  const shown = await runHeadnote(["batch", "show", id], { env });
  expect(shown.stdout).toMatch(/3 contracts handed to anthropic\/claude-sonnet-4-6 on \d{4}-\d\d-\d\d at \d\d:\d\d, last looked at on/);

  provider.batches.finish({}, { shuffled: true });
  const done = await run("resume", id);
  expect([0, 4]).toContain(done.status);
  expect(done.answer.batch).toMatchObject({ state: "done", progress: { done: 3, submitted: 0 } });
  expect(done.answer.batch.submissions).toMatchObject([{ phase: "closed" }]);
  expect(provider.batches.taken).toHaveLength(1);
  expect(provider.batches.all).toEqual([]);
  expect(provider.requests.filter(({ path }) => path === "/v1/messages")).toEqual([]);
  const summary = await runHeadnote(["library", "show", done.answer.items[0]?.summaryId ?? ""], { env });
  expect(summary.stdout).toMatch(/Abelwick/);
  const costs = await runHeadnote(["costs"], { env });
  expect(costs.stdout).toMatch(/\$0\.0/);
}, 180_000);
