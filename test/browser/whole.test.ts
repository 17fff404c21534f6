import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";

const root = join(import.meta.dirname, "../..");

let profile: string;
let serving: ChildProcess;
let ended: Promise<number | null>;
let address: string;
let browser: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), "headnote-browser-"));
  const { PATH = "", HOME = "" } = process.env;
  serving = fork(join(root, "bin/headnote.js"), ["serve", "--no-open"], {
    cwd: root,
    env: { PATH, HOME, HEADNOTE_PROFILE: join(profile, "profile"), HEADNOTE_PASSPHRASE: "a passphrase for the test" },
    stdio: ["ignore", "pipe", "ignore", "ipc"],
  });
  ended = new Promise((resolve) => serving.once("exit", resolve));
  address = await new Promise((resolve, reject) => {
    serving.stdout?.setEncoding("utf8").once("data", (text: string) => resolve(text.trim()));
    serving.once("exit", (code) => reject(new Error(`It ended with ${code}.`)));
  });
  browser = await launchChromium(join(profile, "chromium"));
  page = await browser.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
});
afterAll(async () => {
  await browser?.close();
  serving?.kill("SIGKILL");
  await ended;
  rmSync(profile, { recursive: true, force: true });
});

describe("the browser edition, built, in a real browser", () => {
  it("opens at the address it printed, and takes the token out of sight", async () => {
    await page.goto(address);
    await page.getByRole("main").waitFor();
    expect(page.url()).not.toContain(new URL(address).pathname);
  });

  it("reads a contract to its summary and shows both, without a complaint of the page", async () => {
    await page.getByTestId("file-input").setInputFiles(join(root, "samples/mutual-nda.pdf"));
    await page.getByTestId("job").and(page.locator("[data-state=done]")).waitFor();
    await page.getByRole("link", { name: "Read the summary" }).click();
    await page.getByRole("region", { name: "Contract" }).getByText("Brindlewick Optics").first().waitFor();
    expect(complaints).toEqual([]);
  });

  it("asked nobody but its own server", async () => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).origin));
    await page.reload();
    await page.getByRole("main").waitFor();
    expect(new Set(asked)).toEqual(new Set([new URL(address).origin]));
  });

  it("stops when it is told to, and ends the page's stream", async () => {
    serving.kill("SIGINT");
    expect(await ended).toBe(0);
  });
});
