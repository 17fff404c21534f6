import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { root, temporaryFolder } from "../cli/run-headnote.ts";
import { openPage, startDemoFirm } from "./demo-firm.ts";
import { drop } from "./dropped.ts";
import { highlightedText } from "./highlighted.ts";
import { serveHeadnote } from "./served.ts";

const typedKey = "sk-typed-in-settings-0123456789abcdef";

/** Clicks up to `most` citations of verified statements and compares the words marked with the words quoted. */
async function clickCitations(page: Page, most: number): Promise<{ quoted: string; marked: string }[]> {
  const chips = page.locator('[data-testid="statement"][data-status="exact"] [data-citation]');
  const seen: { quoted: string; marked: string }[] = [];
  const total = await chips.count();
  const step = Math.max(1, Math.floor(total / most));
  for (let index = 0; index < total && seen.length < most; index += step) {
    const chip = chips.nth(index);
    const quoted = ((await chip.getAttribute("title")) ?? "").slice(1, -1).replaceAll(/\s+/g, "");
    await chip.click();
    await expect.poll(() => highlightedText(page), { timeout: 15_000 }).toBe(quoted);
    seen.push({ quoted, marked: await highlightedText(page) });
  }
  return seen;
}

test("a dropped contract is read, sent on the lawyer's word, cited, kept, found again and opened with nobody to ask", async () => {
  const { folder, providers, env, keys } = await startDemoFirm();

  const first = await serveHeadnote({ ...env, ...keys });
  onTestFinished(async () => void (await first.stop()));
  const page = await openPage(folder);
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|blob:|data:)/.test(request.url())) outside.push(request.url());
  });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));

  await page.goto(first.url);
  await page.getByTestId("simulated").waitFor();
  await drop(page, join(root, "samples/services-agreement.pdf"), "services-agreement.pdf");

  const job = page.getByTestId("job");
  await page.getByTestId("plan").waitFor();
  expect(await job.getAttribute("data-state")).toBe("ready");
  expect(providers.simulators["anthropic"]?.requests ?? []).toHaveLength(0);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("link", { name: "Read the summary" }).click();

  await page.getByTestId("summary").waitFor();
  expect(await page.getByTestId("provenance").textContent()).toMatch(/claude-sonnet-4-6/);
  const clicked = await clickCitations(page, 3);
  expect(clicked).toHaveLength(3);
  for (const { quoted, marked } of clicked) expect(marked).toBe(quoted);
  expect(new Set(clicked.map(({ quoted }) => quoted)).size).toBe(3);
  // It stays: scrolling away and back does not lose it.
  const last = clicked.at(-1)?.quoted;
  await page.getByTestId("pdf").evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await page.getByTestId("pdf").evaluate((element) => element.scrollTo(0, 0));
  await page.locator('[data-citation][aria-pressed="true"]').click();
  await expect.poll(() => highlightedText(page)).toBe(last);

  expect(await first.stop()).toBe(0);
  await providers.close();

  const second = await serveHeadnote(env);
  onTestFinished(async () => void (await second.stop()));
  await page.goto(second.url);
  await page.goto(`${second.origin}/#/library`);
  await page.getByLabel("Search contracts and summaries").fill("gorsebank onboarding");
  await page.getByTestId("item").first().getByRole("link").first().click();
  await page.getByTestId("summary").waitFor();
  expect(await page.getByTestId("provenance").textContent()).toMatch(/claude-sonnet-4-6/);
  expect(await clickCitations(page, 1)).toHaveLength(1);

  expect(outside).toEqual([]);
  expect(complaints).toEqual([]);
});

test("a key typed in settings is in no file of the profile, nothing that was said, and no answer to the page", async () => {
  const folder = temporaryFolder();
  const profile = join(folder, "profile");
  const served = await serveHeadnote({ HEADNOTE_PROFILE: profile, HEADNOTE_PASSPHRASE: "a passphrase for this test" });
  onTestFinished(async () => void (await served.stop()));
  const page = await openPage(folder);
  const answers: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/rpc/") && !response.url().includes("watch")) {
      answers.push(response.text().catch(() => ""));
    }
  });

  await page.goto(served.url);
  await page.goto(`${served.origin}/#/library`);
  await page
    .getByText(/library is empty|nothing.*yet/i)
    .first()
    .waitFor();
  await page.goto(`${served.origin}/#/settings`);
  const provider = page.locator('[data-testid="provider"][data-provider="openai"]');
  await provider.getByRole("button", { name: "Add key" }).click();
  await provider.getByLabel("Key for OpenAI").fill(typedKey);
  await provider.getByRole("button", { name: /save/i }).click();
  await expect.poll(() => provider.textContent()).toMatch(/session|keychain/i);
  await page.reload();
  await provider.waitFor();
  expect(await page.content()).not.toContain(typedKey);

  expect(await served.stop()).toBe(0);
  const said = [served.said(), ...(await Promise.all(answers))].join("\n");
  expect(answers.length).toBeGreaterThan(3);
  expect(said).not.toContain(typedKey);
  const files = globSync("**/*", { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toContain("library.db");
  const holding = files.filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(typedKey));
  expect(holding.map(({ name }) => name)).toEqual([]);
});
