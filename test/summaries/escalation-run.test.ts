import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readDocument } from "../../electron/documents/read-document.ts";
import { compose } from "../../electron/usecases/compose.ts";
import { planContract } from "../../electron/usecases/plan-contract.ts";
import { runPlan, unverified } from "../../electron/usecases/summarize-contract.ts";
import { totalCostUsd } from "../../shared/domain/run.ts";
import { root, temporaryFolder } from "../cli/run-headnote.ts";
import type { Behaviour } from "../simulators/behaviour.ts";
import { startSimulator } from "../simulators/simulator.ts";

const cheap = "openai/gpt-4.1-mini";
const dear = "anthropic/claude-sonnet-4-6";

/** A firm whose simple tier has a cheap model and whose other tiers a dear one; both speak over real sockets. */
async function startFirm(policy: Record<string, unknown> = {}) {
  const profile = temporaryFolder();
  const low = await startSimulator({ dialect: "openai", key: "low-key", seed: 1 });
  const high = await startSimulator({ dialect: "anthropic", key: "high-key", seed: 2 });
  onTestFinished(async () => void (await Promise.all([low.close(), high.close()])));
  const above = { strategy: "ordered", candidates: [dear] };
  writeFileSync(
    join(profile, "routes.json"),
    JSON.stringify({
      providers: { openai: { baseURL: low.url }, anthropic: { baseURL: high.url } },
      routes: { simple: { strategy: "ordered", candidates: [cheap] }, standard: above, complex: above },
      policy,
    }),
  );
  const headnote = compose({
    edition: "process",
    env: {
      HEADNOTE_PROFILE: profile,
      HEADNOTE_PASSPHRASE: "a passphrase for this test",
      HEADNOTE_KEY_OPENAI: "low-key",
      HEADNOTE_KEY_ANTHROPIC: "high-key",
    },
    readingEntry: join(root, "electron/documents/reading-process.ts"),
  });
  onTestFinished(() => headnote.close());
  const { house } = headnote;
  const name = "services-agreement.pdf";
  const bytes = new Uint8Array(readFileSync(join(root, "samples", name)));
  const contract = await readDocument(
    { name, bytes: new Uint8Array(bytes) },
    { password: null, onPage: () => undefined },
  );
  house.library().saveContract(contract, bytes);
  return {
    low,
    high,
    house,
    summarize: (route: string) =>
      runPlan(
        house,
        contract,
        planContract(house, contract, { matter: "2026-17", side: null, onDevice: false, route }),
        {
          matter: "2026-17",
          signal: new AbortController().signal,
        },
      ),
  };
}

const inventing = (inventQuotes: number): Behaviour[] => [{ kind: "answer", inventQuotes, times: 9 }];

describe("an answer that does not hold", () => {
  test("is asked for again one tier up, once; the better one is kept, and both are in the ledger", async () => {
    const { low, high, house, summarize } = await startFirm();
    low.script("*", inventing(6));
    const { saved, note } = await summarize("simple");
    expect(saved.run.served?.provider).toBe("anthropic");
    expect(unverified(saved.summary)).toEqual([]);
    expect([low.requests.length, high.requests.length]).toEqual([1, 1]);
    expect(note).toMatch(
      /^Asked again one tier up, standard instead of simple, because 6 of \d+ statements could not be verified\./,
    );

    const { escalation } = saved.run;
    expect(escalation).toMatchObject({
      from: "simple",
      to: "standard",
      kept: "second",
      unverified: { first: 6, second: 0 },
    });
    const other = house.library().run(escalation?.other.runId ?? "");
    expect(other?.served?.provider).toBe("openai");
    expect(other?.escalation?.other).toEqual({ runId: saved.run.id, costUsd: saved.run.costUsd });
    expect(saved.run.trace.at(-1)?.text).toMatch(
      /6 of \d+ statements .* openai\/gpt-4\.1-mini answered for \$0\.\d{4}/,
    );
    // The ledger adds up to what the summary says it cost.
    const [booked] = house.library().costs("matter");
    expect(booked?.runs).toBe(2);
    expect(booked?.costUsd).toBeCloseTo(totalCostUsd(saved.run) ?? Number.NaN, 9);
    expect(totalCostUsd(saved.run)).toBeGreaterThan(saved.run.costUsd ?? Number.NaN);
  });

  test("is kept where the tier above did worse, and where nobody there answered", async () => {
    const worse = await startFirm();
    worse.low.script("*", inventing(4));
    worse.high.script("*", inventing(9));
    const first = await worse.summarize("simple");
    expect(first.saved.run.served?.provider).toBe("openai");
    expect(first.saved.run.escalation).toMatchObject({ kept: "first", unverified: { first: 4 } });
    expect(first.note).toMatch(/no better/);

    const silent = await startFirm();
    silent.low.script("*", inventing(4));
    silent.high.script("*", [{ kind: "bad-key", times: 9 }]);
    const second = await silent.summarize("simple");
    expect(second.saved.run.served?.provider).toBe("openai");
    expect(second.saved.run.escalation).toMatchObject({ kept: "first", unverified: { first: 4, second: null } });
    expect(second.note).toMatch(/Nobody there answered/);
  });

  test("stays with the model that was named, with what policy allows, and with an answer that holds", async () => {
    const named = await startFirm();
    named.low.script("*", inventing(6));
    expect((await named.summarize(cheap)).saved.run.escalation).toBeUndefined();

    const shut = await startFirm({ allow: ["openai/*"] });
    shut.low.script("*", inventing(6));
    const kept = await shut.summarize("simple");
    expect(kept.saved.run.escalation).toBeUndefined();
    expect(shut.high.requests).toHaveLength(0);

    const sound = await startFirm();
    expect((await sound.summarize("simple")).saved.run.escalation).toBeUndefined();
    expect(sound.high.requests).toHaveLength(0);
  });
});
