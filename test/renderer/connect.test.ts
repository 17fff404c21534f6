import { RPCHandler } from "@orpc/server/message-port";
import { afterEach, describe, expect, it, vi } from "vitest";
import { connect } from "../../renderer/app/api.ts";
import { createJobsStore } from "../../renderer/state/jobs.ts";
import { createSpecimenHouse, type SpecimenHouse } from "./specimen-server.ts";

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
  vi.unstubAllGlobals();
});

/** A window as the preload leaves it: asked for a port, it hands over one end of a channel whose other end is served. */
function desktopWindow(house: SpecimenHouse): { asked: unknown[] } {
  const target = new EventTarget();
  const asked: unknown[] = [];
  const window = {
    headnote: { edition: "desktop" },
    location: { origin: "app://headnote" },
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
    postMessage(message: unknown, origin: string) {
      asked.push([message, origin]);
      const { port1, port2 } = new MessageChannel();
      open.push(port1, port2);
      new RPCHandler(house.router).upgrade(port1);
      port1.start();
      const notice = (data: unknown, source: unknown, ports: MessagePort[]) =>
        target.dispatchEvent(Object.assign(new Event("message"), { data, source, ports }));
      // What others send to the window is not the preload's.
      notice({ type: "headnote:port" }, null, [port1]);
      notice("something else", window, [port1]);
      notice({ type: "headnote:port" }, window, [port2]);
    },
  };
  vi.stubGlobal("window", window);
  return { asked };
}

describe("the page on the desktop", () => {
  it("asks for its port once, and has answers, files, live streams and typed errors over it", async () => {
    const house = createSpecimenHouse();
    const { asked } = desktopWindow(house);
    const client = await connect();
    expect(asked).toEqual([["headnote:connect", "app://headnote"]]);
    expect((await client.app.info()).version).toBe("0.1.0");

    const store = createJobsStore({ client, wait: async () => undefined });
    const leave = new AbortController();
    const following = store.getState().follow(leave.signal);
    await store.getState().add([new File(["This lease"], "lease.txt")]);
    await expect.poll(() => store.getState().jobs.map(({ name, size }) => [name, size])).toEqual([["lease.txt", 10]]);
    house.step("job-1", { state: "verifying" });
    await expect.poll(() => store.getState().jobs[0]?.progress.state).toBe("verifying");

    house.state.failing = { "jobs.cancel": { code: "wrong-use", message: "Too late." } };
    await store.getState().cancel("job-1");
    expect(store.getState().troubles["job-1"]).toEqual({ code: "wrong-use", message: "Too late." });
    leave.abort();
    await following;
  });
});
