import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../cli/run-headnote.ts";
import { openPage, startDemoFirm } from "./demo-firm.ts";
import { drop } from "./dropped.ts";
import { serveHeadnote } from "./served.ts";

test("a contract kept on this device is summarised and asked here, and no provider hears of either", async () => {
  const { folder, providers, env, keys } = await startDemoFirm();
  const served = await serveHeadnote({ ...env, ...keys });
  onTestFinished(async () => void (await served.stop()));
  const page = await openPage(folder);

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
