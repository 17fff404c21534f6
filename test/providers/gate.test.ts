import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createExecutor } from "../../electron/execution/create-executor.ts";
import { leavesFor } from "../../electron/providers/gate.ts";
import type { Deployment } from "../../electron/providers/provider.ts";
import { createProviders } from "../../electron/providers/registry.ts";
import { createOnDeviceProvider } from "../../electron/summaries/on-device/provider.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { runSchema } from "../../shared/domain/run.ts";
import { deployment, planOf } from "../execution/fixtures.ts";
import { deploymentOf, listen, request } from "./fixtures.ts";
import { startSimulator, type Simulator } from "../simulators/simulator.ts";

/** A bare socket: whoever connects, or sends a byte, is seen. */
interface Tripwire {
  readonly url: string;
  connections(): number;
}

const servers: Server[] = [];
const simulators: Simulator[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => new Promise<void>((resolve) => void server.close(() => resolve()))),
  );
  await Promise.all(simulators.splice(0).map((simulator) => simulator.close()));
});

async function tripwire(): Promise<Tripwire> {
  let seen = 0;
  const server = createServer((socket) => {
    seen += 1;
    socket.destroy();
  });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, connections: () => seen };
}

const closed = () => true;
const signal = new AbortController().signal;

/** As a provider elsewhere is resolved; its address is this machine's only so that the test would see a call. */
const elsewhere = (url: string, change: Partial<Deployment> = {}) =>
  deployment("cloud/model", { baseURL: url, local: false, ...change });

describe("the gate before every adapter", () => {
  it.each(["openai", "azure-openai", "anthropic"] as const)(
    "lets no confined request through to a deployment elsewhere (%s)",
    async (dialect) => {
      const wire = await tripwire();
      const provider = createProviders({ onDevice: createOnDeviceProvider() })(dialect);
      const heard = await listen(
        provider.stream(elsewhere(wire.url, { dialect }), { ...request, confined: true }, { key: "k", signal }),
      );
      expect(heard.error?.failure).toMatchObject({ class: "not-allowed", scope: "request", billable: false });
      expect(heard.error?.message).toContain("nothing was sent");
      expect(heard.events).toEqual([]);
      expect(wire.connections()).toBe(0);
    },
  );

  it("lets nothing through, not even a test of the key, while policy or preference close it", async () => {
    const wire = await tripwire();
    const provider = createProviders({ onDevice: createOnDeviceProvider(), closed })("openai");
    const heard = await listen(provider.stream(elsewhere(wire.url), request, { key: "k", signal }));
    expect(heard.error?.failure.class).toBe("not-allowed");
    await expect(provider.check(elsewhere(wire.url), { key: "k", signal })).rejects.toMatchObject({
      failure: { class: "not-allowed" },
    });
    expect(wire.connections()).toBe(0);
  });

  it("does not believe the word local of an address that is elsewhere", async () => {
    const provider = createProviders({ onDevice: createOnDeviceProvider() })("openai");
    const lying = elsewhere("https://models.example/v1", { local: true });
    const heard = await listen(provider.stream(lying, { ...request, confined: true }, { key: null, signal }));
    expect(heard.error?.failure.class).toBe("not-allowed");
    // Also where the request itself is not confined: what is marked local is held to it.
    const open = await listen(provider.stream(lying, request, { key: null, signal }));
    expect(open.error?.failure.class).toBe("not-allowed");
    expect(open.error?.message).toContain("models.example");
  });

  it("lets a confined request through to a model server on this machine", async () => {
    const simulator = await startSimulator({ dialect: "openai", seed: 3 });
    simulators.push(simulator);
    const provider = createProviders({ onDevice: createOnDeviceProvider(), closed })("openai");
    const local = { ...deploymentOf(simulator, "ollama/llama3"), local: true };
    const heard = await listen(provider.stream(local, { ...request, confined: true }, { key: null, signal }));
    expect(heard.error).toBeNull();
    expect(heard.end?.finishReason).toBe("stop");
    expect(simulator.requests).toHaveLength(1);
  });
});

describe("an address", () => {
  const here = () => Promise.resolve(["127.0.0.1", "::1"]);

  it.each(["http://127.0.0.1:11434/v1", "http://localhost:1/v1", "http://[::1]:8080/"])("%s is here", async (url) => {
    expect(await leavesFor(url, {}, here)).toBeNull();
  });

  it("is elsewhere where a name only looks like this machine's", async () => {
    expect(await leavesFor("http://localhost.example:1/v1", {}, here)).toContain("localhost.example");
    expect(await leavesFor("http://127.0.0.1.example/v1", {}, here)).toContain("elsewhere");
    expect(await leavesFor("not an address", {}, here)).toContain("elsewhere");
  });

  it("is elsewhere where this machine's own tables send its name away", async () => {
    const away = () => Promise.resolve(["127.0.0.1", "203.0.113.9"]);
    expect(await leavesFor("http://localhost:11434/v1", {}, away)).toContain("is not this machine");
    expect(await leavesFor("http://localhost:11434/v1", {}, () => Promise.reject(new Error("no name")))).not.toBeNull();
  });

  it("is elsewhere where the way to it is a proxy", async () => {
    const env = { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: "http://proxy.firm.example:3128" };
    expect(await leavesFor("http://127.0.0.1:1/v1", env, here)).toContain("proxy");
    expect(await leavesFor("http://127.0.0.1:1/v1", { ...env, NO_PROXY: "localhost,127.0.0.1" }, here)).toBeNull();
  });
});

describe("a task that may not leave, on a route that is wrong", () => {
  const executorFor = (url: string) =>
    createExecutor({
      provider: createProviders({ onDevice: createOnDeviceProvider() }),
      resolve: (id) => (id.startsWith("on-device/") ? deployment(id) : elsewhere(url, { id })),
      key: () => "a-key",
      ledger: {
        openRun: () => undefined,
        begin: () => Promise.resolve(),
        end: () => undefined,
        closeRun: () => undefined,
      },
      cost: () => null,
    });
  const accept = (answer: string) => answer;

  it("goes on to the engine on this device, and the record says that nothing was sent", async () => {
    const wire = await tripwire();
    const plan = { ...planOf(["cloud/model", "on-device/extractive"]), confined: true };
    const { run } = await executorFor(wire.url).execute({ plan, matter: null, request, accept, signal });
    expect(run.served?.provider).toBe("on-device");
    expect(run.attempts.map(({ outcome, errorClass }) => errorClass ?? outcome)).toEqual(["not-allowed", "ok"]);
    expect(wire.connections()).toBe(0);
  });

  it("ends as not allowed where nobody is here to ask, and is not asked twice", async () => {
    const wire = await tripwire();
    const error = await executorFor(wire.url)
      .execute({ plan: planOf(["cloud/model"]), matter: null, request: { ...request, confined: true }, accept, signal })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HeadnoteError);
    expect(error).toMatchObject({ code: "not-allowed" });
    const run = runSchema.parse((error as HeadnoteError).data["run"]);
    expect(run.attempts).toHaveLength(1);
    expect(run.attempts[0]?.costUsd).toBe(0);
    expect(wire.connections()).toBe(0);
  });
});
