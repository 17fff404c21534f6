import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installedElectron, obstacle } from "../../scripts/start.ts";

const root = join(import.meta.dirname, "../..");
const program = installedElectron(root);
const against =
  program === null
    ? "Electron's runtime is not installed."
    : obstacle(process.platform, process.getuid?.(), process.env);

if (against !== null) process.stderr.write(`The desktop app was not run in Electron: ${against}\n`);

describe.skipIf(against !== null)(
  `the desktop app in Electron${against === null ? "" : ` (not run: ${against})`}`,
  () => {
    let profile: string;
    let app: ElectronApplication;
    let page: Page;

    beforeAll(async () => {
      profile = mkdtempSync(join(tmpdir(), "headnote-electron-"));
      const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
      app = await _electron.launch({
        executablePath: program ?? "",
        args: [root],
        env: {
          ...(env as Record<string, string>),
          HEADNOTE_PROFILE: profile,
          HEADNOTE_PASSPHRASE: "a passphrase for the test",
        },
      });
      page = await app.firstWindow();
      await page.getByRole("main").waitFor();
    });
    afterAll(async () => {
      await app?.close();
      rmSync(profile, { recursive: true, force: true });
    });

    it("shows the page at its own address, sandboxed, with one constant and no Node", async () => {
      expect(page.url()).toMatch(/^app:\/\/headnote\//);
      const seen = await page.evaluate(() => ({
        headnote: Reflect.get(window, "headnote"),
        require: typeof Reflect.get(window, "require"),
        process: typeof Reflect.get(window, "process"),
        secure: window.isSecureContext,
      }));
      expect(seen).toEqual({
        headnote: { edition: "desktop" },
        require: "undefined",
        process: "undefined",
        secure: true,
      });
    });

    it("goes nowhere, opens nothing, is granted nothing and reaches no server", async () => {
      const tried = await page.evaluate(async () => ({
        opened: window.open("https://example.invalid/") === null,
        fetched: await fetch("https://example.invalid/").then(
          () => "sent",
          (error: Error) => error.name,
        ),
        outside: await fetch("app://headnote/..%2fpackage.json").then(
          (answer) => answer.status,
          (error: Error) => error.name,
        ),
        file: await fetch("file:///etc/passwd").then(
          () => "read",
          (error: Error) => error.name,
        ),
        located: await new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve("found"),
            () => resolve("refused"),
          );
        }),
        notified: await Notification.requestPermission(),
      }));
      expect(tried).toEqual({
        opened: true,
        fetched: "TypeError",
        outside: 404,
        file: "TypeError",
        located: "refused",
        notified: "denied",
      });
      await page.evaluate(() => {
        window.location.href = "https://example.invalid/";
      });
      expect(page.url()).toMatch(/^app:\/\/headnote\//);
    });

    it("reads a contract to its summary", async () => {
      await page.getByTestId("file-input").setInputFiles(join(root, "samples/mutual-nda.pdf"));
      const job = page.getByTestId("job");
      await job.and(page.locator("[data-state=done]")).waitFor();
      expect(await job.innerText()).toContain("Brindlewick Optics");
    });
  },
);
