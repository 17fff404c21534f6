import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { launchChromium } from "../browser/chromium.ts";
import { runHeadnote, temporaryFolder } from "../cli/run-headnote.ts";
import { startSimulator } from "../simulators/simulator.ts";
import { contractText, marks } from "../usecases/batch-firm.ts";
import { serveHeadnote } from "./served.ts";

interface Answered {
  readonly batch: {
    readonly id: string;
    readonly state: string;
    readonly progress: Record<string, number>;
    readonly submissions: readonly { readonly phase: string; readonly deployment: string }[];
  };
  readonly items: readonly { readonly state: string; readonly summaryId: string | null; readonly costUsd: number }[];
}

/** A firm whose one provider has batches, and three contracts in a folder. */
async function startFirm() {
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
  return { folder, contracts, provider, env };
}

test("the command hands a batch over at half the price, ends, and fetches the answers another time", async () => {
  const { contracts, provider, env } = await startFirm();
  const run = async (...args: string[]) => {
    const { stdout, stderr, status } = await runHeadnote(["batch", ...args, "--json"], { env });
    return { answer: JSON.parse(stdout) as Answered, stderr, status };
  };

  const asked = await run(contracts, "--later");
  expect(asked.status).toBe(1);
  expect(asked.stderr).toMatch(
    /Later, as you asked: 3 contracts as a batch at half the price, answered within 24 hours/,
  );
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
  expect(shown.stdout).toMatch(
    /3 contracts handed to anthropic\/claude-sonnet-4-6 on \d{4}-\d\d-\d\d at \d\d:\d\d, last looked at on/,
  );

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
  expect(costs.stdout).toMatch(/^\d{4}-\d\d +3 +3 +0 +[1-9]\d* +[1-9]\d* +0\.0[1-9]/m);
}, 180_000);

test("the desk offers to wait at half the price, says where it stands, and goes on after a restart", async () => {
  const { folder, provider, env } = await startFirm();
  const first = await serveHeadnote(env);
  onTestFinished(async () => void (await first.stop()));
  const browser = await launchChromium(join(folder, "browser"));
  onTestFinished(() => browser.close());
  const page = browser.pages()[0] ?? (await browser.newPage());
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  const shoot = async (name: string) => {
    const pictures = process.env["HEADNOTE_PICTURES"];
    if (pictures === undefined) return;
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1280, 800]) {
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: join(pictures, `${name}-${colorScheme}-${width}.png`) });
      }
    }
  };
  await page.goto(first.url);
  await page.getByTestId("file-input").setInputFiles(
    marks.slice(0, 6).map((mark) => ({
      name: `${mark}.txt`,
      mimeType: "text/plain",
      buffer: Buffer.from(contractText(mark)),
    })),
  );
  const card = page.getByTestId("batch");
  await page.getByTestId("batch-later").waitFor();
  expect(await page.getByTestId("batch-later").textContent()).toMatch(
    /^At most \$\d.* in all, answered within 24 hours.*6 contracts as a batch at half the price/,
  );
  expect(provider.requests).toHaveLength(0);
  await shoot("plan");
  await page.getByRole("button", { name: "Send later at half price: up to 24 hours" }).click();
  const standing = page.getByTestId("batch-submissions");
  await expect
    .poll(() => standing.textContent(), { timeout: 15_000 })
    .toMatch(/6 contracts handed to .* last looked at/);
  expect(await page.getByTestId("batch-counts").textContent()).toMatch(/0 of 6 done · 6 waiting with a provider/);
  await shoot("waiting");

  expect(await first.stop()).toBe(0);
  const second = await serveHeadnote(env);
  onTestFinished(async () => void (await second.stop()));
  await page.goto(second.url);
  // Whoever takes it up looks at once.
  await expect.poll(() => provider.batches.calls("look"), { timeout: 15_000 }).toBe(1);
  const body = { type: "error", error: { type: "rate_limit_error", message: "Too many requests." } };
  provider.batches.script("look", [{ kind: "refuse", status: 429, headers: { "retry-after": "3600" }, body }]);
  await page.getByRole("button", { name: "Look now" }).click();
  await expect.poll(() => standing.textContent(), { timeout: 15_000 }).toMatch(/asked to wait: too many requests/);
  await shoot("trouble");
  provider.batches.finish({ 4: { kind: "expired" } });
  await page.getByRole("button", { name: "Look now" }).click();
  await expect.poll(() => card.getAttribute("data-state"), { timeout: 30_000 }).toBe("done");
  expect(await page.getByTestId("batch-counts").textContent()).toMatch(/^6 of 6 done · \$/);
  await expect.poll(() => standing.count(), { timeout: 15_000 }).toBe(0);
  await card.locator("summary").click();
  await expect
    .poll(() => card.textContent(), { timeout: 15_000 })
    .toMatch(/was over before this was done.*It was asked the ordinary way/);
  await shoot("done");
  await page.getByRole("link", { name: "Cawthorne.txt" }).click();
  await page.getByTestId("summary").waitFor();
  expect(provider.batches.taken).toHaveLength(1);
  expect(complaints).toEqual([]);
}, 180_000);

test("the command tells the provider to stop, and keeps what it has done by then", async () => {
  const { contracts, provider, env } = await startFirm();
  const run = async (...args: string[]) => runHeadnote(["batch", ...args], { env });
  const handed = await run(contracts, "--later", "--yes", "--json");
  const { id } = (JSON.parse(handed.stdout) as Answered).batch;
  const stopped = await run("cancel", id, "--abort");
  expect(stopped.stdout).toMatch(/1 of 3 done, 2 cancelled/);
  expect(stopped.stdout).toMatch(/Cawthorne\.txt +cancelled/);
  expect(provider.batches.calls("cancel")).toBe(1);
  expect(provider.batches.all).toEqual([]);
  const dismissed = await run("dismiss", id);
  expect(dismissed.status).toBe(0);
}, 180_000);
