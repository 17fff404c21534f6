import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../cli/run-headnote.ts";
import { openPage, startDemoFirm } from "./demo-firm.ts";
import { highlightedText } from "./highlighted.ts";
import { serveHeadnote } from "./served.ts";

const samples = ["services-agreement.pdf", "mutual-nda.pdf"];

/** Presses a key until what has the focus is as wanted; as often as a person would at most. */
async function pressUntil(page: Page, key: string, wanted: (focused: string) => boolean): Promise<string> {
  const met: string[] = [];
  for (let presses = 0; presses < 30; presses += 1) {
    const focused = await page.evaluate(() => {
      const { activeElement: at } = document;
      return at === null ? "" : `${at.tagName} ${at.getAttribute("aria-label") ?? at.textContent}`;
    });
    if (wanted(focused)) return focused;
    met.push(focused.slice(0, 40));
    await page.keyboard.press(key);
  }
  throw new Error(`${key} did not lead there, but to ${met.join("; ")}.`);
}

test("with every provider gone, what is saved is searched, read to a cited passage, asked and exported by keyboard alone", async () => {
  const { folder, providers, env: own, keys } = await startDemoFirm();
  const env = { ...own, ...keys };

  const office = await serveHeadnote(env);
  onTestFinished(async () => void (await office.stop()));
  const page = await openPage(folder);
  await page.goto(office.url);
  await page.getByTestId("file-input").setInputFiles(samples.map((name) => join(root, "samples", name)));
  for (let sent = 0; sent < samples.length; sent += 1)
    await page.getByRole("button", { name: "Send", exact: true }).first().click();
  await expect
    .poll(() => page.getByRole("link", { name: "Read the summary" }).count(), { timeout: 30_000 })
    .toBe(samples.length);
  expect(await office.stop()).toBe(0);
  await providers.close();

  const plane = await serveHeadnote(env);
  onTestFinished(async () => void (await plane.stop()));
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|blob:|data:)/.test(request.url())) outside.push(request.url());
  });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(plane.url);
  await page.getByText("Drop a contract here").waitFor();

  // From here on nobody touches the mouse.
  await page.keyboard.press("Control+k");
  await page.locator("#library-search:focus").waitFor();
  await page.keyboard.type("gorsebank onboarding");
  await page.locator("mark").first().waitFor();
  await pressUntil(page, "Tab", (focused) => focused === "A services-agreement.pdf");
  await page.keyboard.press("Enter");
  await page.getByTestId("summary").waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
  expect(await page.title()).toBe("services-agreement.pdf · Headnote");

  await pressUntil(page, "Tab", (focused) => focused === "BUTTON Obligations");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("title-obligations");
  await page.keyboard.press("Tab");
  const cited = page.locator("[data-citation]:focus");
  await page.keyboard.press("Enter");
  const quoted = ((await cited.getAttribute("title")) ?? "").slice(1, -1).replaceAll(/\s+/g, "");
  await expect.poll(() => highlightedText(page), { timeout: 15_000 }).toBe(quoted);
  await page.keyboard.press("ArrowRight");
  const next = ((await cited.getAttribute("title")) ?? "").slice(1, -1).replaceAll(/\s+/g, "");
  expect(next).not.toBe(quoted);
  await expect.poll(() => highlightedText(page), { timeout: 15_000 }).toBe(next);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByTestId("highlight").count()).toBe(0);

  // A question finds its passages on this device.
  await pressUntil(page, "F6", (focused) => focused === "BUTTON Snapshot");
  await pressUntil(page, "Tab", (focused) => focused.startsWith("INPUT Ask this contract"));
  await page.keyboard.type("What are the charges?");
  await page.keyboard.press("Enter");
  await page.getByTestId("question-plan").waitFor();
  await pressUntil(page, "Tab", (focused) => focused.endsWith("on this device"));
  await page.keyboard.press("Enter");
  await page.getByTestId("answered").getByText("Verified").first().waitFor();

  const exported = async (region: string, menu: string, format: string): Promise<Uint8Array> => {
    await pressUntil(page, "F6", (focused) => focused.startsWith(region));
    await pressUntil(page, "Tab", (focused) => focused === `BUTTON ${menu}`);
    const coming = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    await page.getByRole("menu").waitFor();
    await pressUntil(page, "ArrowDown", (focused) => focused.startsWith(`BUTTON ${format}`));
    await page.keyboard.press("Enter");
    return new Uint8Array(readFileSync(await (await coming).path()));
  };
  const json = JSON.parse(strFromU8(await exported("A Back to", "Export", "JSON"))) as {
    run: { served: { model: string } };
  };
  expect(json.run.served.model).toBe("claude-sonnet-4-6");
  expect(strFromU8((await exported("A Back to", "Export", "PDF")).slice(0, 5))).toBe("%PDF-");
  const markdown = strFromU8(await exported("A Back to", "Export", "Markdown"));
  for (const line of ["## Where this comes from", "- Answered by: anthropic/claude-sonnet-4-6", "- Made: "])
    expect(markdown).toContain(line);
  const word = unzipSync(await exported("A Back to", "Export", "Word"));
  expect(strFromU8(word["word/document.xml"] ?? new Uint8Array())).toContain("Where this comes from");

  // Back leads to what was found, not to everything.
  await pressUntil(page, "F6", (focused) => focused === "A Back to what was found for gorsebank onboarding");
  await page.keyboard.press("Enter");
  await page.locator("mark").first().waitFor();
  expect(await page.getByTestId("item").count()).toBe(1);
  const excel = unzipSync(await exported("MAIN", "Export these 1", "Excel"));
  expect(strFromU8(excel["xl/sharedStrings.xml"] ?? new Uint8Array())).toContain("anthropic/claude-sonnet-4-6");

  expect(outside).toEqual([]);
  expect(complaints).toEqual([]);
});
