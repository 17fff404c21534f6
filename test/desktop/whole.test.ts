import { fork, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Heard, Told } from "./stand-in/main-side.ts";

const root = join(import.meta.dirname, "../..");

/** The built app in a process of its own, with the stand-in for Electron; see `stand-in/README.md` for what that shows. */
class RunningApp {
  readonly heard: Heard[] = [];
  readonly exited: Promise<number | null>;
  printed = "";
  readonly #child: ChildProcess;

  constructor(profile: string) {
    const { PATH = "", HOME = "" } = process.env;
    this.#child = fork(join(root, "out/main/desktop.js"), [], {
      cwd: root,
      env: { PATH, HOME, HEADNOTE_PROFILE: profile, HEADNOTE_PASSPHRASE: "a passphrase for the test" },
      execArgv: ["--import", join(import.meta.dirname, "stand-in/register.ts")],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#child.on("message", (message) => this.heard.push(message as Heard));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8");
      stream?.on("data", (text: string) => {
        this.printed += text;
      });
    }
    this.exited = new Promise((resolve) => this.#child.once("exit", resolve));
  }

  tell(told: Told): void {
    this.#child.send(told);
  }
  /** Everything of one kind that was heard so far. */
  all<Kind extends Heard["kind"]>(kind: Kind): Extract<Heard, { kind: Kind }>[] {
    return this.heard.filter((heard): heard is Extract<Heard, { kind: Kind }> => heard.kind === kind);
  }
  /** The first of one kind; rejects with what the app printed where it ends before that. */
  async first<Kind extends Heard["kind"]>(kind: Kind): Promise<Extract<Heard, { kind: Kind }>> {
    for (;;) {
      const [found] = this.all(kind);
      if (found !== undefined) return found;
      const more = new Promise<"heard">((resolve) => this.#child.once("message", () => resolve("heard")));
      const end = await Promise.race([more, this.exited]);
      if (end !== "heard") throw new Error(`The app ended with ${end}: ${this.printed} ${JSON.stringify(this.heard)}`);
    }
  }
  kill(): void {
    this.#child.kill("SIGKILL");
  }
}

/** One call over a port of the page's own asking, as the page's client would make it. */
function call(page: Page, path: string): Promise<unknown> {
  return page.evaluate(
    (url) =>
      new Promise((resolve) => {
        const hear = (event: MessageEvent<unknown>): void => {
          const [port] = event.ports;
          if (port === undefined) return;
          window.removeEventListener("message", hear);
          port.addEventListener("message", (answer: MessageEvent<string>) => resolve(JSON.parse(answer.data)));
          port.start();
          port.postMessage(JSON.stringify({ i: "1", p: { u: url, b: {} } }));
        };
        window.addEventListener("message", hear);
        window.postMessage("headnote:connect", window.location.origin);
      }),
    path,
  );
}

/** What the page complained of. */
function faults(): unknown[] {
  return running.all("console").filter(({ level }) => ["error", "exception", "warning"].includes(level));
}

let profile: string;
let running: RunningApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), "headnote-desktop-"));
  running = new RunningApp(profile);
  const { address } = await running.first("browser");
  browser = await chromium.connectOverCDP(address);
  await running.first("loaded");
  const [opened] = browser.contexts()[0]?.pages() ?? [];
  if (opened === undefined) throw new Error("The app opened no window.");
  page = opened;
});

afterAll(async () => {
  await browser?.close();
  running?.kill();
  await running?.exited;
  rmSync(profile, { recursive: true, force: true });
});

describe("the desktop app, built, on the stand-in for Electron", () => {
  it("opens one window on app://headnote/ and serves it every file it asks for", async () => {
    await page.getByRole("main").waitFor();
    expect(running.all("loaded")).toEqual([{ kind: "loaded", url: "app://headnote/" }]);
    const asked = running.all("request");
    expect(asked.map(({ url }) => url)).toContain("app://headnote/");
    expect(asked.filter(({ answered, url }) => !answered || !url.startsWith("app://headnote/"))).toEqual([]);
  });

  it("shows the page without an error, under its own policy", () => {
    expect(faults()).toEqual([]);
  });

  it("gives the page one frozen constant", async () => {
    const bridge = await page.evaluate(() => {
      const value: unknown = Reflect.get(window, "headnote");
      return {
        value,
        frozen: Object.isFrozen(value),
        require: typeof Reflect.get(window, "require"),
        process: typeof Reflect.get(window, "process"),
      };
    });
    expect(bridge).toEqual({ value: { edition: "desktop" }, frozen: true, require: "undefined", process: "undefined" });
  });

  it("answers calls over the port", async () => {
    const answer = await call(page, "/app/info");
    expect(answer).toMatchObject({ i: "1", p: { b: { json: { edition: "desktop", keeping: "passphrase" } } } });
  });

  it("reads a contract that is dropped", async () => {
    const path = join(root, "samples/mutual-nda.pdf");
    const bytes = readFileSync(path).toString("base64");
    const file = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      const data = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      transfer.items.add(new File([data], "mutual-nda.pdf", { type: "application/pdf" }));
      return transfer;
    }, bytes);
    await page.locator("body").dispatchEvent("dragenter", { dataTransfer: file });
    await page.getByText("Let go to put it on the desk").dispatchEvent("drop", { dataTransfer: file });
    const job = page.getByTestId("job");
    await job.and(page.locator("[data-state=done]")).waitFor();
    const card = await job.innerText();
    expect(card).toContain("mutual-nda.pdf");
    expect(card).toContain("Brindlewick Optics");
  });

  it("shows the contract beside its summary, with the viewer's own worker and fonts", async () => {
    await page.getByRole("link", { name: "Read the summary" }).click();
    const contract = page.getByRole("region", { name: "Contract" });
    await contract.getByText("Brindlewick Optics").first().waitFor();
    expect(await contract.locator("canvas").count()).toBeGreaterThan(0);
    expect(faults()).toEqual([]);
  });

  it("goes nowhere else, and hands a link to the system's browser", async () => {
    await page.evaluate(() => {
      window.location.href = "https://example.com/away";
    });
    await page.evaluate(() => {
      window.open("https://example.com/terms");
      window.open("file:///etc/passwd");
    });
    await expect
      .poll(() => running.all("open-external"))
      .toEqual([{ kind: "open-external", url: "https://example.com/terms" }]);
    const out = await page.evaluate(() =>
      fetch("https://example.com/data").then(
        () => "sent",
        (error: Error) => error.name,
      ),
    );
    expect(out).toBe("TypeError");
    expect(running.all("request").filter(({ url }) => !url.startsWith("app://headnote/"))).toEqual([]);
    await page.getByRole("main").waitFor();
  });

  it("works again after the page was loaded anew, over a new port", async () => {
    await page.reload();
    await page.getByRole("main").waitFor();
    expect(await call(page, "/app/info")).toMatchObject({ p: { b: { json: { edition: "desktop" } } } });
    await page.getByRole("link", { name: "Desk" }).click();
    await page.getByTestId("job").getByText("mutual-nda.pdf").waitFor();
  });

  it("comes to the front when it is started a second time", async () => {
    running.tell({ kind: "second-instance" });
    await expect.poll(() => running.all("focused")).toHaveLength(1);
  });

  it("closes what is open, prints nothing and ends when its window is closed", async () => {
    running.tell({ kind: "close-window" });
    expect(await running.exited).toBe(0);
    // Held back once, until the library was closed.
    expect(running.all("will-quit").map(({ prevented }) => prevented)).toEqual([true, false]);
    expect(running.all("error-box")).toEqual([]);
    expect(running.printed).toBe("");
    expect(existsSync(join(profile, "window"))).toBe(true);
  });
});
