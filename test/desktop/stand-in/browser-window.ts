import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { BrowserContext, Frame, Page, Route } from "playwright-core";
import { ipcMain, tell } from "./main-side.ts";
import { BINDING, pageSide } from "./page-side.ts";
import { MessagePortMain, type Carried } from "./port.ts";
import type { Session } from "./session.ts";

/** Chromium knows no `app:` scheme, so the page is shown here, and asked for there. */
const SHOWN = "https://headnote.app.test";
const REAL = "app://headnote";

const toReal = (url: string): string => (url.startsWith(SHOWN) ? REAL + url.slice(SHOWN.length) : url);
const toShown = (url: string): string => (url.startsWith(REAL) ? SHOWN + url.slice(REAL.length) : url);

type FromPage =
  | { readonly kind: "post"; readonly channel: string; readonly message: unknown; readonly ids: readonly string[] }
  | { readonly kind: "message"; readonly id: string; readonly carried: Carried };

interface Options {
  readonly webPreferences: { readonly preload: string; readonly session: Session };
}

class Preventable {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

class WebContents extends EventEmitter {
  readonly #ports = new Map<string, MessagePortMain>();
  readonly #options: Options;
  readonly #page: Promise<Page>;
  #openHandler: (details: { readonly url: string }) => { readonly action: string } = () => ({ action: "allow" });
  #expected: string | null = null;

  constructor(context: Promise<BrowserContext>, options: Options) {
    super();
    this.#options = options;
    this.#page = context.then((opened) => this.#prepare(opened));
  }

  async #prepare(context: BrowserContext): Promise<Page> {
    const page = context.pages()[0] ?? (await context.newPage());
    await context.route("**/*", (route) => this.#answer(page, route));
    await page.exposeBinding(BINDING, ({ frame }, message: FromPage) => this.#receive(page, frame, message));
    await page.addInitScript({ content: pageSide(readFileSync(this.#options.webPreferences.preload, "utf8")) });
    page.on("close", () => this.#losePorts());
    page.on("console", (message) => tell({ kind: "console", level: message.type(), text: message.text() }));
    page.on("pageerror", (error) => tell({ kind: "console", level: "exception", text: String(error) }));
    const protocol = await context.newCDPSession(page);
    await protocol.send("Page.enable");
    protocol.on("Page.windowOpen", ({ url }) => {
      if (this.#openHandler({ url: toReal(url) }).action !== "deny")
        throw new Error("The stand-in opens no second window.");
    });
    // Chromium opens it nevertheless; nothing is loaded into it, see `#answer`.
    context.on("page", (popup) => {
      popup.close().catch(() => undefined);
    });
    return page;
  }

  async #answer(page: Page, route: Route): Promise<void> {
    const request = route.request();
    const url = toReal(request.url());
    if (request.isNavigationRequest() && url !== this.#expected && !this.#mayNavigate(page, request.frame(), url)) {
      // "No content" leaves the page as it is, as a prevented navigation does; an aborted one would show an error page.
      await route.fulfill({ status: 204 });
      return;
    }
    // A new document takes the old one's ports with it.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) this.#losePorts();
    const response = await this.#options.webPreferences.session.answer(url, request.method());
    tell({ kind: "request", url, answered: response !== null });
    if (response === null) {
      await route.abort();
      return;
    }
    const body = Buffer.from(await response.arrayBuffer());
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
  }

  #mayNavigate(page: Page, frame: Frame, url: string): boolean {
    if (frame.page() !== page) return false;
    const event = new Preventable();
    this.emit(frame === page.mainFrame() ? "will-navigate" : "will-frame-navigate", event, url);
    return !event.defaultPrevented;
  }

  #receive(page: Page, frame: Frame, message: FromPage): void {
    if (message.kind === "message") {
      this.#ports.get(message.id)?.receive(message.carried);
      return;
    }
    const ports = message.ids.map((id) => {
      const send = (carried: Carried | null): void => {
        page
          .evaluate(([at, what]) => Reflect.get(globalThis, "headnoteStandInPort")(at, what), [id, carried] as const)
          .catch(() => this.#ports.get(id)?.lose());
      };
      const port = new MessagePortMain(send, () => send(null));
      this.#ports.set(id, port);
      return port;
    });
    const senderFrame = { url: toReal(frame.url()), parent: frame.parentFrame() };
    ipcMain.emit(message.channel, { sender: this, senderFrame, ports }, message.message);
  }

  #losePorts(): void {
    for (const port of this.#ports.values()) port.lose();
    this.#ports.clear();
  }

  setWindowOpenHandler(handler: (details: { readonly url: string }) => { readonly action: string }): void {
    this.#openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(): void {}

  async loadURL(url: string): Promise<void> {
    this.#expected = url;
    await (await this.#page).goto(toShown(url));
    this.emit("did-finish-load");
  }

  reload(): void {
    this.#page.then((page) => page.reload()).catch(() => undefined);
  }
}

/** Set by `electron.ts`, which has the browser. */
export const windows: { open: () => Promise<BrowserContext>; created: (contents: WebContents) => void } = {
  open: () => Promise.reject(new Error("There is no browser yet.")),
  created: () => undefined,
};

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;

  constructor(options: Options) {
    super();
    this.webContents = new WebContents(windows.open(), options);
    windows.created(this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
    this.emit("ready-to-show");
    tell({ kind: "loaded", url });
  }
  show(): void {
    tell({ kind: "shown" });
  }
  focus(): void {
    tell({ kind: "focused" });
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
}
