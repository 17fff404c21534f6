import { join } from "node:path";
import { expect, test } from "vitest";
import { root, runHeadnote, temporaryFolder } from "./run-headnote.ts";

interface Shown {
  readonly id: string;
  readonly client: string | null;
  readonly side: string | null;
  readonly calendar: { readonly dates: readonly { readonly date: string; readonly how: string }[] };
  readonly summary: { readonly obligations: readonly { readonly whose?: string; readonly what: string }[] };
}

test("whom we act for is remembered with the matter, and tells our obligations from theirs", async () => {
  const env = { HEADNOTE_PROFILE: temporaryFolder(), HEADNOTE_PASSPHRASE: "a passphrase for this test" };
  const summarize = ["summarize", join(root, "samples/services-agreement.pdf"), "--on-device", "--json"];
  const made = JSON.parse((await runHeadnote([...summarize, "--matter", "2026-18"], { env })).stdout) as Shown;
  expect([made.client, made.side]).toEqual([null, null]);
  expect(made.summary.obligations.length).toBeGreaterThan(3);
  expect(made.summary.obligations.some(({ whose }) => whose !== undefined)).toBe(false);

  const wrong = await runHeadnote(["library", "act-for", made.id, "Nobody We Know Ltd."], { env });
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringMatching(/none of the parties, which are/)]);
  const parties = /which are (.*)\.\n/.exec(wrong.stderr)?.[1]?.split("; ") ?? [];
  const said = await runHeadnote(["library", "act-for", made.id, parties[0] ?? ""], { env });
  expect(said.stdout).toBe(`We act for ${parties[0] ?? ""} in this contract and in matter 2026-18.\n`);

  const shown = JSON.parse((await runHeadnote(["library", "show", made.id, "--json"], { env })).stdout) as Shown;
  expect(shown.side).toBe(parties[0]);
  expect(new Set(shown.summary.obligations.map(({ whose }) => whose))).toContain("ours");
  const text = (await runHeadnote(["library", "show", made.id], { env })).stdout;
  expect(text).toContain(`- We act for ${parties[0] ?? ""}.`);
  expect(text).toMatch(/\n### Ours\n\n\| Who \| What \| When \| Trigger \|\n/);

  // The next contract of the matter, and one that was asked for somebody.
  const next = JSON.parse((await runHeadnote([...summarize, "--matter", "2026-18"], { env })).stdout) as Shown;
  expect(next.side).toBe(parties[0]);
  const asked = JSON.parse((await runHeadnote([...summarize, "--side", parties[1] ?? ""], { env })).stdout) as Shown;
  expect(asked.side).toBe(parties[1]);
  await runHeadnote(["library", "act-for", asked.id, "nobody"], { env });
  const forgotten = JSON.parse((await runHeadnote(["library", "show", asked.id, "--json"], { env })).stdout) as Shown;
  expect(forgotten.client).toBeNull();
});
