import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runHeadnote, temporaryFolder } from "../cli/run-headnote.ts";
import { startDemoProviders } from "../simulators/demo.ts";
import { contractText, marks } from "../usecases/batch-firm.ts";
import { openPage, startDemoFirm } from "./demo-firm.ts";
import { serveHeadnote } from "./served.ts";

test("many files make a batch: one plan, one yes, one card that is there again after a restart, and the terminal knows it", async () => {
  const { folder, providers, env: own, keys } = await startDemoFirm();
  const env = { ...own, ...keys };
  const calls = () => Object.values(providers.simulators).reduce((sum, { requests }) => sum + requests.length, 0);

  const first = await serveHeadnote(env);
  onTestFinished(async () => void (await first.stop()));
  const page = await openPage(folder);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(first.url);
  await page.getByTestId("file-input").setInputFiles(
    marks.slice(0, 6).map((mark) => ({
      name: `${mark}.txt`,
      mimeType: "text/plain",
      buffer: Buffer.from(contractText(mark)),
    })),
  );
  const card = page.getByTestId("batch");
  await page.getByTestId("batch-plan").waitFor();
  expect(await page.getByTestId("batch-plan").textContent()).toMatch(/6 contracts, at most \$/);
  expect(await page.getByTestId("job").count()).toBe(0);
  expect(calls()).toBe(0);

  // Nothing was said yet: after a restart the plan waits again.
  expect(await first.stop()).toBe(0);
  const second = await serveHeadnote(env);
  onTestFinished(async () => void (await second.stop()));
  await page.goto(second.url);
  await page.getByRole("button", { name: "Send 6 contracts" }).click();
  await expect.poll(() => card.getAttribute("data-state"), { timeout: 30_000 }).toBe("done");
  expect(await page.getByTestId("batch-counts").textContent()).toMatch(/^6 of 6 done · \$/);
  const paid = calls();
  await card.locator("summary").click();
  await page.getByRole("link", { name: "Cawthorne.txt" }).click();
  await page.getByTestId("summary").waitFor();
  expect(await second.stop()).toBe(0);

  const third = await serveHeadnote(env);
  onTestFinished(async () => void (await third.stop()));
  await page.goto(third.url);
  await expect.poll(() => card.getAttribute("data-state"), { timeout: 15_000 }).toBe("done");
  const listed = await runHeadnote(["batch", "list", "--json"], { env });
  const [batch] = JSON.parse(listed.stdout) as { id: string; state: string; progress: { done: number } }[];
  expect(batch).toMatchObject({ state: "done", progress: { done: 6 } });
  await page.getByRole("button", { name: /Take .* off the desk/ }).click();
  await expect.poll(() => card.count(), { timeout: 15_000 }).toBe(0);
  expect(calls()).toBe(paid);
  expect(complaints).toEqual([]);
});

test("the command sends nothing without a yes, says what to do, and goes on with the same batch later", async () => {
  const folder = temporaryFolder();
  const profile = join(folder, "profile");
  const contracts = join(folder, "contracts");
  mkdirSync(join(contracts, "more"), { recursive: true });
  mkdirSync(profile);
  const providers = await startDemoProviders({ usual: { kind: "answer" } });
  onTestFinished(() => providers.close());
  writeFileSync(join(profile, "routes.json"), JSON.stringify(providers.configuration));
  for (const [index, mark] of marks.slice(0, 3).entries()) {
    writeFileSync(join(contracts, index === 2 ? "more" : "", `${mark}.txt`), contractText(mark));
  }
  const env = {
    HEADNOTE_PROFILE: profile,
    HEADNOTE_PASSPHRASE: "a passphrase for this test",
    ...Object.fromEntries(Object.entries(providers.keys).map(([id, key]) => [`HEADNOTE_KEY_${id.toUpperCase()}`, key])),
  };
  const calls = () => Object.values(providers.simulators).reduce((sum, { requests }) => sum + requests.length, 0);

  const asked = await runHeadnote(["batch", contracts, "--json"], { env });
  expect(asked.status).toBe(1);
  expect(calls()).toBe(0);
  expect(asked.stderr).toMatch(/3 contracts to deepseek\/deepseek-chat, at most \$/);
  expect(asked.stderr).toMatch(/Nothing was sent\. `headnote batch resume \S+ --yes` sends it as planned/);
  const { batch } = JSON.parse(asked.stdout) as { batch: { id: string; state: string } };
  expect(batch.state).toBe("ready");

  const resumed = await runHeadnote(["batch", "resume", batch.id, "--yes", "--json"], { env });
  const done = JSON.parse(resumed.stdout) as { batch: { progress: unknown }; items: { summaryId: string }[] };
  expect(done.batch.progress).toMatchObject({ total: 3, done: 3 });
  expect([0, 4]).toContain(resumed.status);
  const shown = await runHeadnote(["library", "show", done.items[0]?.summaryId ?? ""], { env });
  expect(shown.stdout).toMatch(/Abelwick/);
  expect((await runHeadnote(["batch", "cancel", "no-such-id"], { env })).stderr).toMatch(/no batch of that id/);
  expect((await runHeadnote(["batch"], { env })).status).toBe(2);
});
