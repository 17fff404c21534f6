import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addBatch, contractText, marks, startFirm, until } from "../usecases/batch-firm.ts";
import { runHeadnote, temporaryFolder } from "./run-headnote.ts";

/** An address of this machine at which nobody answers. */
async function nobodyAt(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/v1`;
}

test("a batch that could not be handed over says so, is no success, and is tried again", async () => {
  const baseURL = await nobodyAt();
  const firm = await startFirm({ configuration: { providers: { openai: { baseURL } } } });
  const folder = join(temporaryFolder(), "leases");
  mkdirSync(folder);
  for (const mark of marks.slice(0, 2)) writeFileSync(join(folder, `${mark}.txt`), contractText(mark));
  const started = await runHeadnote(["batch", folder, "--later", "--yes"], { env: firm.env });
  expect(started.stderr).toMatch(/^Nothing has been handed over yet: openai\/\S+ could not take it\./m);
  expect(started.stderr).not.toContain("The answers are fetched");
  expect(started.status).toBe(1);
  const id = /^Batch (\S+): 2 contracts\.$/m.exec(started.stderr)?.[1] ?? "";

  const { simulator } = firm;
  writeRoutes(firm.profile, simulator.url);
  const resumed = await runHeadnote(["batch", "resume", id], { env: firm.env });
  expect(resumed.stderr).not.toContain("Nothing has been handed over");
  expect(resumed.stderr).toContain("The answers are fetched by `headnote batch resume");
  expect([resumed.status, simulator.batches.all.length]).toEqual([0, 1]);
}, 60_000);

test("a batch that another process works on is left to it, and that is said", async () => {
  const firm = await startFirm({ sending: "send" });
  const headnote = firm.open();
  const id = addBatch(headnote, marks.slice(0, 2), { later: true });
  await until(headnote, id, (view) => view.submissions.some(({ phase }) => phase === "waiting"));
  const asked = firm.simulator.requests.length;
  const resumed = await runHeadnote(["batch", "resume", id], { env: firm.env });
  expect(resumed.stderr).toContain(`Another Headnote on this machine is working on batch ${id}`);
  expect([resumed.status, firm.simulator.requests.length]).toEqual([0, asked]);
}, 60_000);

test("a batch with names replaced sends none of them, and the summaries are in the contract's own words", async () => {
  const firm = await startFirm({ sending: "send" });
  const folder = join(temporaryFolder(), "leases");
  mkdirSync(folder);
  for (const mark of marks.slice(0, 2)) writeFileSync(join(folder, `${mark}.txt`), contractText(mark));
  const done = await runHeadnote(["batch", folder, "--replace", "names", "--yes", "--json"], { env: firm.env });
  expect(done.status).toBe(0);
  const sent = JSON.stringify(firm.simulator.requests.map(({ body }) => body));
  expect(firm.simulator.requests).toHaveLength(2);
  expect(sent).toMatch(/\[PARTY-1\]/);
  const names = [...marks.slice(0, 2).map((mark) => `${mark} Limited`), "Pellgate Holdings"];
  for (const name of names) expect(sent).not.toContain(name);
  const { items } = JSON.parse(done.stdout) as { readonly items: readonly { readonly summaryId: string }[] };
  for (const { summaryId } of items) {
    const { stdout } = await runHeadnote(["library", "show", summaryId, "--json"], { env: firm.env });
    const shown = JSON.stringify((JSON.parse(stdout) as { readonly summary: unknown }).summary);
    expect(shown).not.toMatch(/\[PARTY-\d/);
    expect(names.some((name) => shown.includes(name))).toBe(true);
  }
}, 60_000);

function writeRoutes(profile: string, baseURL: string): void {
  const route = { strategy: "ordered", candidates: ["openai/gpt-4.1-mini"] };
  const routes = { simple: route, standard: route, complex: route };
  writeFileSync(join(profile, "routes.json"), JSON.stringify({ providers: { openai: { baseURL } }, routes }));
}
