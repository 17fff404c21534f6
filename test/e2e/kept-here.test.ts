import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { launchChromium } from "../browser/chromium.ts";
import { root, temporaryFolder } from "../cli/run-headnote.ts";
import { startDemoProviders } from "../simulators/demo.ts";
import { drop } from "./dropped.ts";
import { serveHeadnote } from "./served.ts";

test("a contract kept on this device is summarised and asked here, and no provider hears of either", async () => {
  const folder = temporaryFolder();
  const profile = join(folder, "profile");
  mkdirSync(profile);
  const providers = await startDemoProviders({ usual: { kind: "answer" } });
  onTestFinished(() => providers.close());
  writeFileSync(join(profile, "routes.json"), JSON.stringify(providers.configuration));
  const keys = Object.entries(providers.keys).map(([id, key]) => [`HEADNOTE_KEY_${id.toUpperCase()}`, key] as const);
  const served = await serveHeadnote({
    HEADNOTE_PROFILE: profile,
    HEADNOTE_PASSPHRASE: "a passphrase for this test",
    ...Object.fromEntries(keys),
  });
  onTestFinished(async () => void (await served.stop()));
  const browser = await launchChromium(join(folder, "browser"));
  onTestFinished(() => browser.close());
  const page = browser.pages()[0] ?? (await browser.newPage());

  await page.goto(served.url);
  await drop(page, join(root, "samples/services-agreement.pdf"), "services-agreement.pdf");
  await page.getByTestId("plan").getByRole("button", { name: "Keep on this device" }).click();
  await page.getByRole("link", { name: "Read the summary" }).click();
  await page.getByTestId("summary").waitFor();
  expect(await page.getByTestId("provenance").textContent()).toMatch(/This device/);

  // Nobody is offered to be sent to: what was said of the contract holds for every question about it.
  await page.getByLabel("Ask this contract").fill("Which law governs?");
  await page.getByLabel("Ask this contract").press("Enter");
  const answer = page.getByTestId("answered");
  await answer.waitFor();
  expect(await page.getByTestId("question-plan").count()).toBe(0);
  expect(await answer.textContent()).toContain("Nothing of this contract may leave this machine");
  expect(await answer.getByTestId("statement").count()).toBeGreaterThan(0);
  expect(Object.values(providers.simulators).flatMap(({ requests }) => requests)).toEqual([]);
});
