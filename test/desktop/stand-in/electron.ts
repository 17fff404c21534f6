import { EventEmitter } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { launchChromium } from "../../browser/chromium.ts";
import { BrowserWindow, windows } from "./browser-window.ts";
import { ipcMain, tell, type Told } from "./main-side.ts";
import { session } from "./session.ts";
import { utilityProcess } from "./utility-process.ts";

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>();
  #context: Promise<BrowserContext> | null = null;
  #windows: BrowserWindow[] = [];
  readonly #ready = new Promise<void>((resolve) => setImmediate(resolve));
  sandboxed = false;

  enableSandbox(): void {
    this.sandboxed = true;
  }
  whenReady(): Promise<void> {
    return this.#ready;
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }
  getPath(name: string): string {
    return this.#paths.get(name) ?? process.cwd();
  }
  getVersion(): string {
    return "0.0.0";
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }

  browser(): Promise<BrowserContext> {
    const folder = join(this.getPath("userData"), "chromium");
    this.#context ??= launchChromium(folder, ["--remote-debugging-port=0"]).then((context) => {
      const file = join(folder, "DevToolsActivePort");
      const port = existsSync(file) ? readFileSync(file, "utf8").split("\n")[0] : "";
      tell({ kind: "browser", address: `http://127.0.0.1:${port}` });
      return context;
    });
    return this.#context;
  }

  closeWindow(): void {
    const closing = this.#windows;
    this.#windows = [];
    for (const window of closing) window.emit("closed");
    this.emit("window-all-closed");
  }
  opened(window: BrowserWindow): void {
    this.#windows.push(window);
  }

  quit(): void {
    let prevented = false;
    this.emit("will-quit", {
      preventDefault: () => {
        prevented = true;
      },
    });
    tell({ kind: "will-quit", prevented });
    if (!prevented) this.exit(0);
  }
  exit(code: number): void {
    const end = (): void => process.exit(code);
    (this.#context ?? Promise.reject(new Error("No browser."))).then((context) => context.close()).then(end, end);
  }
}

export const app = new App();
windows.open = () => app.browser();
windows.created = (contents) => app.emit("web-contents-created", {}, contents);

class ListedWindow extends BrowserWindow {
  constructor(options: ConstructorParameters<typeof BrowserWindow>[0]) {
    super(options);
    app.opened(this);
  }
}

process.on("message", (told: Told) => {
  switch (told.kind) {
    case "second-instance":
      app.emit("second-instance", {}, [], "");
      break;
    case "close-window":
      app.closeWindow();
      break;
  }
});

const dialog = { showErrorBox: (_title: string, content: string) => tell({ kind: "error-box", content }) };
const shell = {
  openExternal: (url: string) => {
    tell({ kind: "open-external", url });
    return Promise.resolve();
  },
};
const protocol = { registerSchemesAsPrivileged: () => undefined };
const Menu = { setApplicationMenu: () => undefined, buildFromTemplate: (template: unknown) => template };

export { ListedWindow as BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell, utilityProcess };
