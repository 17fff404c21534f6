import { EventEmitter, once } from "node:events";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import type { BrowserWindow, IpcMain } from "electron";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { servePorts } from "../../electron/desktop/rpc-port.ts";
import { isFromPage } from "../../electron/desktop/sender.ts";
import type { Api } from "../../shared/rpc/api.ts";
import { info, smallRouter, type Reached } from "../browser/small-router.ts";

/** A port as Electron's main process has it: an emitter of `{ data, ports }`, deaf until it is started. */
class MainPort extends EventEmitter {
  readonly #port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.#port = port;
  }
  start(): void {
    this.#port.on("message", (data: unknown) => this.emit("message", { data, ports: [] }));
    this.#port.on("close", () => this.emit("close"));
  }
  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }
  close(): void {
    this.#port.close();
  }
}

const page = { url: "app://headnote/index.html", parent: null };
const webContents = { name: "ours" };
const window = { webContents } as unknown as BrowserWindow;

let channel: EventEmitter;
let reached: Reached;
let open: MessagePort[];

beforeEach(() => {
  channel = new EventEmitter();
  reached = { calls: [], streamsEnded: 0 };
  open = [];
  servePorts(channel as unknown as IpcMain, () => window, smallRouter(reached));
});
afterEach(() => {
  for (const port of open) port.close();
});

function channelPorts(): { near: MessagePort; far: MainPort } {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  return { near: port1, far: new MainPort(port2) };
}

function client(port: MessagePort): ContractRouterClient<Api> {
  return createORPCClient(new RPCLink({ port }));
}

describe("the port", () => {
  it("carries answers, files and live streams", async () => {
    const { near, far } = channelPorts();
    channel.emit("headnote:connect", { sender: webContents, senderFrame: page, ports: [far] });
    const rpc = client(near);
    expect(await rpc.app.info()).toEqual(info);
    const file = new File([new Uint8Array(2_000_000)], "lease.pdf");
    expect(await rpc.jobs.add({ file, matter: null, side: null, onDevice: true, route: null })).toMatchObject({
      name: "lease.pdf",
      size: 2_000_000,
    });
    const seen: number[] = [];
    for await (const jobs of await rpc.jobs.watch()) {
      seen.push(jobs.length);
      if (jobs.length === 2) break;
    }
    expect(seen).toEqual([1, 2]);
    await expect.poll(() => reached.streamsEnded).toBe(1);
  });

  it("ends its live streams when the page is gone", async () => {
    const { near, far } = channelPorts();
    channel.emit("headnote:connect", { sender: webContents, senderFrame: page, ports: [far] });
    const stream = await client(near).jobs.watch();
    await stream.next();
    near.close();
    await expect.poll(() => reached.streamsEnded).toBe(1);
  });

  it("is the only channel", () => {
    expect(channel.eventNames()).toEqual(["headnote:connect"]);
  });

  const forged = [
    ["another window", { sender: { name: "other" }, senderFrame: page }],
    ["a frame that has gone", { sender: webContents, senderFrame: null }],
    ["a frame inside the page", { sender: webContents, senderFrame: { url: page.url, parent: page } }],
    ["another host", { sender: webContents, senderFrame: { url: "app://evil/", parent: null } }],
    ["the web", { sender: webContents, senderFrame: { url: "https://headnote/", parent: null } }],
    ["a file", { sender: webContents, senderFrame: { url: "file:///headnote/index.html", parent: null } }],
    ["an empty page", { sender: webContents, senderFrame: { url: "about:blank", parent: null } }],
    ["no address", { sender: webContents, senderFrame: { url: "", parent: null } }],
  ] as const;
  it.each(forged)("is closed unused for a message from %s", async (_name, from) => {
    const { near, far } = channelPorts();
    const closed = once(near, "close");
    channel.emit("headnote:connect", { ...from, ports: [far] });
    await closed;
    expect(reached.calls).toEqual([]);
  });

  it("is taken alone", async () => {
    channel.emit("headnote:connect", { sender: webContents, senderFrame: page, ports: [] });
    const [first, second] = [channelPorts(), channelPorts()];
    const closed = Promise.all([once(first.near, "close"), once(second.near, "close")]);
    channel.emit("headnote:connect", { sender: webContents, senderFrame: page, ports: [first.far, second.far] });
    await closed;
    expect(reached.calls).toEqual([]);
  });

  it("serves the next call after messages that are none", async () => {
    const { near, far } = channelPorts();
    // The peer rejects for each of them, and nobody waits for that; the app's entry lets such rejections go.
    const before = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    process.on("unhandledRejection", () => undefined);
    try {
      channel.emit("headnote:connect", { sender: webContents, senderFrame: page, ports: [far] });
      for (const junk of ["", "{", "null", "[]", '{"i":1}', 7, null, true, new Uint8Array(4)]) near.postMessage(junk);
      expect(await client(near).app.info()).toEqual(info);
    } finally {
      process.removeAllListeners("unhandledRejection");
      for (const listener of before) process.on("unhandledRejection", listener);
    }
  });

  it("passes on only what fits the call's schema", async () => {
    const { near, far } = channelPorts();
    channel.emit("headnote:connect", { sender: webContents, senderFrame: page, ports: [far] });
    const rpc = client(near);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const call: unknown = Reflect.apply(rpc.jobs.add, null, [value]);
        await expect(call).rejects.toThrow(/Input validation failed/);
      }),
      { numRuns: 200 },
    );
    expect(reached.calls).toEqual([]);
  });
});

describe("a message", () => {
  it("is from nobody while there is no window", () => {
    expect(isFromPage({ sender: webContents, senderFrame: page }, null)).toBe(false);
    expect(isFromPage({ sender: webContents, senderFrame: page }, { webContents })).toBe(true);
  });
});

describe("the preload", () => {
  it("gives the page one constant, and a port when the page itself asks", async () => {
    const exposed = vi.fn<(name: string, value: unknown) => void>();
    const posted = vi.fn<(channelName: string, message: unknown, ports: unknown[]) => void>();
    vi.doMock("electron", () => ({
      contextBridge: { exposeInMainWorld: exposed },
      ipcRenderer: { postMessage: posted },
    }));
    const listeners: ((event: { source: unknown; origin: string; data: unknown }) => void)[] = [];
    const toPage = vi.fn<(message: unknown, origin: string, ports: unknown[]) => void>();
    const pageWindow = {
      location: { origin: "app://headnote" },
      addEventListener: (_type: string, listener: (typeof listeners)[number]) => listeners.push(listener),
      postMessage: toPage,
    };
    vi.stubGlobal("window", pageWindow);
    await import("../../electron/desktop/preload.ts");

    expect(exposed.mock.calls).toMatchInlineSnapshot(`
      [
        [
          "headnote",
          {
            "edition": "desktop",
          },
        ],
      ]
    `);

    const hear = (event: { source: unknown; origin: string; data: unknown }) =>
      listeners.forEach((listener) => listener(event));
    hear({ source: {}, origin: "app://headnote", data: "headnote:connect" });
    hear({ source: pageWindow, origin: "https://evil.test", data: "headnote:connect" });
    hear({ source: pageWindow, origin: "app://headnote", data: { type: "headnote:port" } });
    hear({ source: pageWindow, origin: "app://headnote", data: "electron-store-get-data" });
    expect(posted).not.toHaveBeenCalled();

    hear({ source: pageWindow, origin: "app://headnote", data: "headnote:connect" });
    expect(posted.mock.calls).toMatchObject([["headnote:connect", null, [{}]]]);
    expect(toPage.mock.calls).toMatchObject([[{ type: "headnote:port" }, "app://headnote", [{}]]]);
    const near = toPage.mock.calls[0]?.[2][0] as MessagePort;
    const far = posted.mock.calls[0]?.[2][0] as MessagePort;
    open.push(near, far);
    const heard = once(far, "message");
    near.postMessage("one channel");
    expect(await heard).toEqual(["one channel"]);
    vi.unstubAllGlobals();
    vi.doUnmock("electron");
  });
});
