import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { EventEmitter } from "node:events";
import type { BrowserWindowConstructorOptions, Session, WebContents } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";

type Handler = (...values: never[]) => unknown;

/** Keeps what is set on it, so that a test can be Chromium and ask. */
class AskedSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly spellChecker: boolean[] = [];
  readonly schemes: string[] = [];
  readonly webRequest = { onBeforeRequest: (handler: Handler) => this.handlers.set("onBeforeRequest", handler) };
  readonly protocol = { handle: (scheme: string) => this.schemes.push(scheme) };
  setPermissionRequestHandler = (handler: Handler) => this.handlers.set("request", handler);
  setPermissionCheckHandler = (handler: Handler) => this.handlers.set("check", handler);
  setDevicePermissionHandler = (handler: Handler) => this.handlers.set("device", handler);
  setDisplayMediaRequestHandler = (handler: Handler) => this.handlers.set("display", handler);
  setBluetoothPairingHandler = (handler: Handler) => this.handlers.set("bluetooth", handler);
  setSpellCheckerEnabled = (on: boolean) => this.spellChecker.push(on);

  ask(name: string, ...values: readonly unknown[]): unknown {
    const handler = this.handlers.get(name);
    if (handler === undefined) throw new Error(`Nothing answers ${name}.`);
    return Reflect.apply(handler, null, values);
  }
}

const partitions = vi.hoisted(() => [] as { name: string; options: unknown; session: unknown }[]);
vi.mock("electron", () => ({
  session: {
    fromPartition: (name: string, options: unknown) => {
      const session = new AskedSession();
      partitions.push({ name, options, session });
      return session;
    },
  },
  BrowserWindow: class {},
  protocol: {},
}));
const { createPageSession, windowOptions } = await import("../../electron/desktop/window.ts");
const { guardContents } = await import("../../electron/desktop/navigation.ts");

function pageSession(): AskedSession {
  partitions.length = 0;
  createPageSession(new Map(), true);
  return partitions[0]?.session as AskedSession;
}

describe("the window", () => {
  const options = (packaged: boolean): BrowserWindowConstructorOptions =>
    windowOptions({ preload: "/preload.cjs", session: {} as Session, packaged });

  it("shuts the page in", () => {
    expect(options(true).webPreferences).toEqual({
      preload: "/preload.cjs",
      session: {},
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: false,
    });
  });

  it("has developer tools only where the app is not packaged", () => {
    expect(options(false).webPreferences?.devTools).toBe(true);
  });
});

describe("the page's session", () => {
  let session: AskedSession;
  beforeEach(() => {
    session = pageSession();
  });

  it("is in memory, without a cache, and fetches no dictionaries", () => {
    // A name that begins with `persist:` would be written to disk.
    expect(partitions).toMatchObject([{ name: "headnote", options: { cache: false } }]);
    expect(session.spellChecker).toEqual([false]);
    expect(session.schemes).toEqual(["app"]);
  });

  const declared = readFileSync(createRequire(import.meta.url).resolve("electron/electron.d.ts"), "utf8");
  const permissionsOf = (method: string): string[] => {
    const line = declared.split("\n").find((text) => text.trim().startsWith(`${method}(handler:`)) ?? "";
    const union = /permission: ([^,]*),/.exec(line)?.[1] ?? "";
    return Array.from(union.matchAll(/'([^']+)'/g), ([, name]) => String(name));
  };

  it.each(["setPermissionRequestHandler", "setPermissionCheckHandler"])("knows every permission of %s", (method) => {
    expect(permissionsOf(method)).toEqual(expect.arrayContaining(["geolocation", "media", "notifications", "unknown"]));
  });

  it.each([...permissionsOf("setPermissionRequestHandler"), "one-that-is-not-yet-thought-of"])(
    "refuses %s when it is asked for",
    (permission) => {
      const decide = vi.fn<(granted: boolean) => void>();
      session.ask("request", {}, permission, decide, {});
      expect(decide).toHaveBeenCalledExactlyOnceWith(false);
    },
  );

  it.each([...permissionsOf("setPermissionCheckHandler"), "one-that-is-not-yet-thought-of"])(
    "says that %s is not granted",
    (permission) => {
      expect(session.ask("check", null, permission, "app://headnote", {})).toBe(false);
    },
  );

  it("offers no device, screen or download", () => {
    expect(session.ask("device", {})).toBe(false);
    const screen = vi.fn<(streams: object) => void>();
    session.ask("display", {}, screen);
    expect(screen).toHaveBeenCalledExactlyOnceWith({});
    const pairing = vi.fn<(answer: object) => void>();
    session.ask("bluetooth", {}, pairing);
    expect(pairing).toHaveBeenCalledExactlyOnceWith({ confirmed: false });
    for (const name of ["select-hid-device", "select-usb-device", "select-serial-port"]) {
      const event = { preventDefault: vi.fn<() => void>() };
      const choose = vi.fn<(id: string) => void>();
      session.emit(name, event, {}, choose);
      expect(event.preventDefault).toHaveBeenCalledOnce();
      expect(choose).toHaveBeenCalledExactlyOnceWith("");
    }
  });

  it.each([
    ["blob:app://headnote/0b6c1a52-0d6c-4b2e-8a53-2f8a3c1f9f11", true],
    ["blob:https://example.com/0b6c1a52-0d6c-4b2e-8a53-2f8a3c1f9f11", false],
    ["blob:app://headnote.example.com/0b6c1a52", false],
    ["https://example.com/contract.pdf", false],
    ["app://headnote/index.html", false],
    ["data:text/plain,x", false],
  ])("lets only what the page made be saved: %s", (url, saved) => {
    const download = { preventDefault: vi.fn<() => void>() };
    session.emit("will-download", download, { getURL: () => url });
    expect(download.preventDefault).toHaveBeenCalledTimes(saved ? 0 : 1);
  });

  it.each([
    ["app://headnote/assets/a.js", false],
    ["https://example.com/", true],
    ["http://127.0.0.1:11434/api/tags", true],
    ["ws://127.0.0.1:1/", true],
    ["file:///etc/passwd", true],
    ["devtools://devtools/x", true],
  ])("lets no request out: %s", (url, cancel) => {
    const decide = vi.fn<(answer: object) => void>();
    session.ask("onBeforeRequest", { url }, decide);
    expect(decide).toHaveBeenCalledExactlyOnceWith({ cancel });
  });
});

describe("a window's contents", () => {
  class AskedContents extends EventEmitter {
    open: ((details: { url: string }) => { action: string }) | undefined;
    readonly policies: string[] = [];
    setWindowOpenHandler = (handler: (details: { url: string }) => { action: string }): void => {
      this.open = handler;
    };
    setWebRTCIPHandlingPolicy = (policy: string): void => {
      this.policies.push(policy);
    };
  }
  let contents: AskedContents;
  const openExternal = vi.fn<(address: string) => Promise<void>>();
  beforeEach(() => {
    contents = new AskedContents();
    openExternal.mockReset().mockResolvedValue();
    guardContents(contents as unknown as WebContents, openExternal);
  });

  it.each(["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"])(
    "stay where they are: %s",
    (name) => {
      const event = { preventDefault: vi.fn<() => void>(), url: "app://headnote/" };
      contents.emit(name, event, "app://headnote/");
      expect(event.preventDefault).toHaveBeenCalledOnce();
    },
  );

  it("open no window, and hand only safe links to the system", () => {
    const asked = [
      "https://example.com/a",
      "mailto:a@example.com",
      "http://example.com/",
      "file:///etc/passwd",
      "javascript:alert(1)",
      "app://headnote/",
      "about:blank",
      "",
    ];
    expect(asked.map((url) => contents.open?.({ url }))).toEqual(asked.map(() => ({ action: "deny" })));
    expect(openExternal.mock.calls).toEqual([["https://example.com/a"], ["mailto:a@example.com"]]);
  });

  it("leave peer connections no way out", () => {
    expect(contents.policies).toEqual(["disable_non_proxied_udp"]);
  });
});
