import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readDocument } from "../../electron/documents/read-document.ts";
import { systemClock } from "../../electron/execution/clock.ts";
import { costOf } from "../../electron/providers/prices.ts";
import { askContract, planQuestion } from "../../electron/usecases/ask-contract.ts";
import { compose } from "../../electron/usecases/compose.ts";
import { planContract } from "../../electron/usecases/plan-contract.ts";
import { runPlan } from "../../electron/usecases/summarize-contract.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { root, temporaryFolder } from "../cli/run-headnote.ts";
import { startSimulator } from "../simulators/simulator.ts";

/** What three questions in a row keep: whether each reads, whether each writes, and what that does to its price. */
const finds = { reads: [false, true, true], writes: [false, false, false], price: [0, -1, -1] };
/** Keeping costs a quarter more than reading, so that the first question alone keeps nothing. */
const marks = { reads: [false, false, true], writes: [false, true, false], price: [0, 1, -1] };

/** A way of speaking each: with a schema, with JSON mode, with words alone, with a tool. */
const dialects = [
  { deployment: "openai/gpt-4.1-mini", wire: "openai", keeps: finds },
  { deployment: "azure/gpt-4.1", wire: "openai", keeps: finds },
  { deployment: "google/gemini-2.5-flash", wire: "openai", keeps: finds },
  { deployment: "deepseek/deepseek-chat", wire: "openai", keeps: finds },
  // Nothing is known of the prices of a model of the firm's own.
  { deployment: "litellm/house-model", wire: "openai", keeps: { ...finds, price: [null, null, null] } },
  { deployment: "anthropic/claude-sonnet-4-6", wire: "anthropic", keeps: marks },
] as const;

async function sample(name: string): Promise<Contract> {
  const bytes = new Uint8Array(readFileSync(join(root, "samples", name)));
  return readDocument({ name, bytes }, { password: null, onPage: () => undefined });
}

async function startFirm(deployment: string, wire: "openai" | "anthropic") {
  const [provider = ""] = deployment.split("/");
  const server = await startSimulator({ dialect: wire, key: "the-key", seed: 1 });
  onTestFinished(() => server.close());
  const profile = temporaryFolder();
  const route = { strategy: "ordered", candidates: [deployment] };
  writeFileSync(
    join(profile, "routes.json"),
    JSON.stringify({
      providers: { [provider]: { baseURL: server.url } },
      routes: { simple: route, standard: route, complex: route },
    }),
  );
  let clock = Date.parse("2026-11-23T09:00:00Z");
  const headnote = compose({
    edition: "process",
    env: {
      HEADNOTE_PROFILE: profile,
      HEADNOTE_PASSPHRASE: "a passphrase for this test",
      [`HEADNOTE_KEY_${provider.toUpperCase()}`]: "the-key",
    },
    readingEntry: join(root, "electron/documents/reading-process.ts"),
    // Some prices depend on the hour, so the hour is not the machine's.
    clock: { ...systemClock, now: () => clock },
  });
  onTestFinished(() => headnote.close());
  const { house } = headnote;
  const contract = await sample("mutual-nda.pdf");
  house.library().saveContract(contract, new Uint8Array());
  const ask = (question: string, onDevice = false) => {
    const planned = planQuestion(house, contract, question, { matter: null, onDevice, route: null });
    return askContract(house, contract, planned, { matter: null, signal: new AbortController().signal });
  };
  return {
    server,
    house,
    contract,
    ask,
    wait: (minutes: number) => {
      clock += minutes * 60_000;
    },
  };
}

describe.each(dialects)("a question put to $deployment", ({ deployment, wire, keeps }) => {
  test("is answered with statements that quote the contract, or with: the contract does not say", async () => {
    const { ask, contract, server } = await startFirm(deployment, wire);
    const { answer, run } = await ask("Which laws govern this agreement and disputes?");
    expect(run.served).toMatchObject({ provider: deployment.split("/")[0] });
    expect(answer.state).toBe("answered");
    expect(answer.statements.length).toBeGreaterThan(0);
    for (const { status, citations } of answer.statements) {
      expect(status).toBe("exact");
      for (const { quote, start, end } of citations)
        expect(contract.text.slice(start, end).replace(/\s+/g, " ")).toBe(quote.replace(/\s+/g, " "));
    }
    const silent = await ask("Are zeppelins insured against hailstorms?");
    expect(silent.answer).toEqual({ state: "silent", statements: [] });
    expect(server.requests).toHaveLength(2);
    // The contract goes before the question, whatever the wire.
    const sent = JSON.stringify(server.requests[1]?.body);
    expect(sent.indexOf("zeppelins")).toBeGreaterThan(sent.indexOf("Delaware corporation"));
  });

  test("begins as the one before did, and what the provider kept of it is in the ledger at its own price", async () => {
    const { ask, house, server, wait } = await startFirm(deployment, wire);
    const runs = [];
    for (const question of ["Which laws govern this agreement?", "Who may terminate it?", "How is notice given?"]) {
      runs.push((await ask(question)).run);
      wait(1);
    }
    const asked = house.resolve(deployment);
    if ("problem" in asked) throw new Error(asked.problem);
    const usages = runs.map(({ attempts }) => {
      const usage = attempts.at(-1)?.usage;
      if (usage === undefined || usage === null) throw new Error("The answer came without its usage.");
      return usage;
    });
    const costs = runs.map(({ costUsd }) => costUsd);
    expect(server.requests.map(({ body }) => JSON.stringify(body).includes("cache_control"))).toEqual(
      wire === "anthropic" ? [false, true, true] : [false, false, false],
    );
    expect(usages.map(({ cachedInputTokens = 0 }) => cachedInputTokens > 1_024)).toEqual(keeps.reads);
    expect(usages.map(({ cacheWriteTokens = 0 }) => cacheWriteTokens > 1_024)).toEqual(keeps.writes);
    expect(costs).toEqual(usages.map((usage) => costOf(asked, usage, { at: new Date(house.now()) })));
    const plain = usages.map(({ cachedInputTokens: _read, cacheWriteTokens: _written, ...usage }) =>
      costOf(asked, usage, { at: new Date(house.now()) }),
    );
    expect(costs.map((cost, index) => sign(cost, plain[index] ?? null))).toEqual(keeps.price);
    const booked = house.library().costs("provider");
    expect(booked.reduce((sum, { costUsd }) => sum + costUsd, 0)).toBeCloseTo(
      costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
      9,
    );
  });
});

/** Dearer than without anything kept (1), cheaper (-1) or the same (0); null where nobody knows. */
function sign(cost: number | null, plain: number | null): number | null {
  return cost === null || plain === null ? null : Math.sign(cost - plain);
}

test("a question after a while keeps nothing, as nothing of it would be read again", async () => {
  const { ask, server, wait } = await startFirm("anthropic/claude-sonnet-4-6", "anthropic");
  await ask("Which laws govern this agreement?");
  wait(20);
  await ask("Who may terminate it?");
  expect(server.requests.map(({ body }) => JSON.stringify(body).includes("cache_control"))).toEqual([false, false]);
});

test.each(dialects)(
  "a summary by $deployment begins with the contract, and what is asked comes last",
  async ({ deployment, wire }) => {
    const { house, contract, server } = await startFirm(deployment, wire);
    const options = { matter: null, side: null, onDevice: false, route: null };
    await runPlan(house, contract, planContract(house, contract, options), {
      matter: null,
      signal: new AbortController().signal,
    });
    const sent = JSON.stringify(server.requests[0]?.body);
    expect(sent.indexOf("Summarise the contract for")).toBeGreaterThan(sent.lastIndexOf("Brindlewick Optics"));
  },
);

test("on this device the passages are the answer, and nothing is sent", async () => {
  const { ask, server } = await startFirm("openai/gpt-4.1-mini", "openai");
  const { answer, run } = await ask("Which laws govern this agreement?", true);
  expect(answer.state).toBe("passages");
  expect(run.served?.provider).toBe("on-device");
  expect(server.requests).toHaveLength(0);
});
