import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root, runHeadnote, temporaryFolder, type Ran } from "../cli/run-headnote.ts";
import { startDemoProviders } from "../simulators/demo.ts";

interface Answer {
  readonly summary: { readonly statements: readonly unknown[] };
  readonly run: {
    readonly id: string;
    readonly fromCache: boolean;
    readonly costUsd: number;
    readonly single?: { readonly deployment: string; readonly costUsd: number | null };
    readonly attempts: readonly unknown[];
  };
}

test("the same task is not paid twice, says so, and is asked again where that is wanted or the model is no longer allowed", async () => {
  const profile = temporaryFolder();
  const providers = await startDemoProviders({ usual: { kind: "answer" } });
  onTestFinished(() => providers.close());
  const path = join(profile, "routes.json");
  writeFileSync(path, JSON.stringify(providers.configuration));
  const env = {
    HEADNOTE_PROFILE: profile,
    HEADNOTE_PASSPHRASE: "a passphrase for this test",
    ...Object.fromEntries(Object.entries(providers.keys).map(([id, key]) => [`HEADNOTE_KEY_${id.toUpperCase()}`, key])),
  };
  const summarize = (...more: string[]): Promise<Ran> =>
    runHeadnote(["summarize", join(root, "samples/mutual-nda.pdf"), "--json", ...more], { env });
  const calls = () => Object.values(providers.simulators).reduce((sum, { requests }) => sum + requests.length, 0);

  const first = JSON.parse((await summarize()).stdout) as Answer;
  expect(first.run.fromCache).toBe(false);
  expect(first.run.costUsd).toBeGreaterThan(0);
  expect(first.run.single).toEqual({ deployment: "openai/gpt-4o", costUsd: expect.any(Number) });
  const paid = calls();
  expect(paid).toBeGreaterThan(0);

  const ran = await summarize("--matter", "2026-18");
  const second = JSON.parse(ran.stdout) as Answer;
  expect(calls()).toBe(paid);
  expect(second.run).toMatchObject({ fromCache: true, costUsd: 0, attempts: [], matter: "2026-18" });
  expect(second.summary).toEqual(first.summary);
  expect(ran.stderr).toMatch(/from the library, so nothing was sent and nothing was charged/);
  expect(ran.stderr).not.toMatch(/goes to/);

  const fresh = JSON.parse((await summarize("--fresh")).stdout) as Answer;
  expect(fresh.run.fromCache).toBe(false);
  expect(calls()).toBeGreaterThan(paid);
  const before = calls();

  // Another side is another task; and a model that the firm no longer allows does not answer from the library either.
  const other = JSON.parse((await summarize("--side", "Tamberlane")).stdout) as Answer;
  expect(other.run.fromCache).toBe(false);
  expect(calls()).toBeGreaterThan(before);
  writeFileSync(path, JSON.stringify({ ...providers.configuration, policy: { deny: ["anthropic/*"] } }));
  const denied = JSON.parse((await summarize()).stdout) as Answer;
  expect(denied.run.fromCache).toBe(false);
});
