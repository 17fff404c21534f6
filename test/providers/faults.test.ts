import { afterEach, describe, expect, it } from "vitest";
import { createAnthropicProvider } from "../../electron/providers/anthropic/adapter.ts";
import { createOpenAIProvider } from "../../electron/providers/openai/adapter.ts";
import type { Failure } from "../../electron/providers/provider.ts";
import type { Behaviour } from "../simulators/behaviour.ts";
import { startSimulator, type Simulator, type SimulatorOptions } from "../simulators/simulator.ts";
import { contractText, deploymentOf, listen, request } from "./fixtures.ts";

const key = "sk-test-0123456789abcdef0123456789abcdef";
const now = Date.parse("2026-11-22T12:00:00Z");
const open: Simulator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

async function start(options: SimulatorOptions, behaviours: readonly Behaviour[]): Promise<Simulator> {
  const simulator = await startSimulator({ key, ...options });
  simulator.script("*", behaviours);
  open.push(simulator);
  return simulator;
}

/** Never over: what waits for it must end by other means. */
const forever = () => new Promise<void>(() => undefined);

const sides = {
  openai: { id: "openai/gpt-5", provider: createOpenAIProvider({ now: () => now, wait: forever }) },
  anthropic: { id: "anthropic/claude-sonnet-4-6", provider: createAnthropicProvider({ now: () => now }) },
} as const;
type Side = keyof typeof sides;

interface Row {
  readonly behaviour: Behaviour;
  readonly failure: Partial<Failure>;
  readonly only?: Side;
}

const faults: readonly Row[] = [
  {
    behaviour: { kind: "rate-limited", retryAfter: 7 },
    failure: { class: "rate-limited", scope: "model", retryAt: now + 7000, billable: false },
  },
  {
    behaviour: { kind: "rate-limited", retryAfter: "Sun, 22 Nov 2026 12:02:00 GMT" },
    failure: { class: "rate-limited", scope: "model", retryAt: now + 120_000 },
  },
  {
    behaviour: { kind: "rate-limited", retryAfter: null },
    failure: { class: "rate-limited", scope: "model", retryAt: null },
  },
  { behaviour: { kind: "insufficient-quota" }, failure: { class: "quota-exhausted", scope: "key", billable: false } },
  { behaviour: { kind: "server-error" }, failure: { class: "overloaded", scope: "model", billable: false } },
  { behaviour: { kind: "unavailable" }, failure: { class: "overloaded", scope: "model" } },
  { behaviour: { kind: "overloaded" }, failure: { class: "overloaded", scope: "model" } },
  { behaviour: { kind: "bad-key" }, failure: { class: "bad-key", scope: "key" } },
  { behaviour: { kind: "unknown-model" }, failure: { class: "unknown-model", scope: "model" } },
  { behaviour: { kind: "context-too-long" }, failure: { class: "context-too-long", scope: "request" } },
  { behaviour: { kind: "content-filter" }, failure: { class: "content-filtered", scope: "request" } },
  {
    behaviour: { kind: "content-filter-finish", after: 3 },
    failure: { class: "content-filtered", scope: "request", billable: true },
  },
  { behaviour: { kind: "reset" }, failure: { class: "network", scope: "provider", billable: true } },
  { behaviour: { kind: "cut", after: 4 }, failure: { class: "network", scope: "provider", billable: true } },
  { behaviour: { kind: "fin", after: 4 }, failure: { class: "network", scope: "provider", billable: true } },
  {
    behaviour: { kind: "malformed-event", after: 2 },
    failure: { class: "malformed", scope: "request", billable: true },
  },
  { behaviour: { kind: "no-terminal" }, failure: { class: "network", scope: "provider", billable: true } },
  { behaviour: { kind: "no-done" }, failure: { class: "network", scope: "provider" }, only: "anthropic" },
  { behaviour: { kind: "html" }, failure: { class: "malformed", scope: "provider", billable: false } },
  { behaviour: { kind: "error-body" }, failure: { class: "overloaded", scope: "model" } },
  { behaviour: { kind: "error-event", after: 5 }, failure: { class: "overloaded", scope: "model", billable: true } },
];

describe.each(["openai", "anthropic"] as const)("a fault in the dialect of %s", (dialect) => {
  const { id, provider } = sides[dialect];

  it.each(faults.filter(({ only }) => only === undefined || only === dialect))(
    "$behaviour.kind is $failure.class of the $failure.scope, and no answer",
    async ({ behaviour, failure }) => {
      const simulator = await start({ dialect }, [behaviour]);
      const heard = await listen(
        provider.stream(deploymentOf(simulator, id), request, { key, signal: new AbortController().signal }),
      );
      expect(heard.end).toBeNull();
      expect(heard.error?.failure).toMatchObject(failure);
      expect(heard.error?.message).not.toContain(key);
      for (const sentence of contractText) expect(heard.error?.message).not.toContain(sentence);
      expect(simulator.requests).toHaveLength(1);
    },
  );

  it("is not asked again by the SDK, and the next call is a new one", async () => {
    const simulator = await start({ dialect }, [{ kind: "server-error" }]);
    const call = () =>
      listen(provider.stream(deploymentOf(simulator, id), request, { key, signal: new AbortController().signal }));
    expect((await call()).error?.status).toBe(500);
    expect(simulator.requests).toHaveLength(1);
    expect((await call()).end?.finishReason).toBe("stop");
  });

  it("goes on as long as it is scripted to", async () => {
    const simulator = await start({ dialect }, [{ kind: "unavailable", times: 3 }]);
    const call = () =>
      listen(provider.stream(deploymentOf(simulator, id), request, { key, signal: new AbortController().signal }));
    for (let time = 0; time < 3; time += 1) expect((await call()).error?.failure.class).toBe("overloaded");
    expect((await call()).error).toBeNull();
  });

  it("ends with `length` where the provider says so", async () => {
    const simulator = await start({ dialect }, [{ kind: "length", after: 3 }]);
    const heard = await listen(
      provider.stream(deploymentOf(simulator, id), request, { key, signal: new AbortController().signal }),
    );
    expect(heard.end?.finishReason).toBe("length");
  });

  it.each([{ kind: "silence" }, { kind: "stall", after: 3 }] as const)(
    "$kind lasts until it is cancelled, and the socket closes then",
    async (behaviour) => {
      const simulator = await start({ dialect }, [behaviour]);
      const abort = new AbortController();
      const heard = listen(
        provider.stream(deploymentOf(simulator, id), request, { key, signal: abort.signal }),
        (event) => {
          if (event.type === "text-delta") abort.abort();
        },
      );
      if (behaviour.kind === "silence") {
        await simulator.request(1);
        abort.abort();
      }
      expect((await heard).error?.failure).toEqual({
        class: "cancelled",
        scope: "request",
        retryAt: null,
        billable: true,
      });
      expect(await simulator.requests[0]?.ended).toBe("client-closed");
    },
  );

  it("waits for a slow first token, and can be cancelled meanwhile", async () => {
    const held = Promise.withResolvers<void>();
    const asked: number[] = [];
    const delayed = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const simulator = await startSimulator({
      dialect,
      delay: (milliseconds) => {
        delayed[asked.length]?.resolve();
        asked.push(milliseconds);
        return held.promise;
      },
    });
    open.push(simulator);
    simulator.script("*", [{ kind: "answer", firstTokenMs: 20_000, times: 2 }]);
    const abort = new AbortController();
    const cancelled = listen(provider.stream(deploymentOf(simulator, id), request, { key, signal: abort.signal }));
    await delayed[0].promise;
    abort.abort();
    expect((await cancelled).error?.failure.class).toBe("cancelled");
    const patient = listen(
      provider.stream(deploymentOf(simulator, id), request, { key, signal: new AbortController().signal }),
    );
    await delayed[1].promise;
    held.resolve();
    expect((await patient).end?.finishReason).toBe("stop");
    expect(asked).toEqual([20_000, 20_000]);
  });

  it("closes the socket when the reader stops listening", async () => {
    const simulator = await start({ dialect }, [{ kind: "stall", after: 3 }]);
    for await (const event of provider.stream(deploymentOf(simulator, id), request, {
      key,
      signal: new AbortController().signal,
    })) {
      if (event.type === "text-delta") break;
    }
    expect(await simulator.requests[0]?.ended).toBe("client-closed");
  });

  it("sends nothing when it is cancelled before it begins", async () => {
    const simulator = await start({ dialect }, []);
    const heard = await listen(
      provider.stream(deploymentOf(simulator, id), request, { key, signal: AbortSignal.abort() }),
    );
    expect(heard.error?.failure).toMatchObject({ class: "cancelled", billable: false });
    expect(simulator.requests).toHaveLength(0);
  });

  it("nobody listens on the port: network, and nothing to pay", async () => {
    const simulator = await start({ dialect }, []);
    const deployment = deploymentOf(simulator, id);
    await simulator.close();
    const heard = await listen(provider.stream(deployment, request, { key, signal: new AbortController().signal }));
    expect(heard.error?.failure).toEqual({ class: "network", scope: "provider", retryAt: null, billable: false });
    expect(heard.error?.message).toContain("ECONNREFUSED");
  });

  it("does not follow a redirect with the contract in hand", async () => {
    const elsewhere = await start({ dialect }, []);
    const headers = { location: `${elsewhere.origin}/v1/chat/completions` };
    const simulator = await start({ dialect }, [{ kind: "refuse", status: 307, headers, body: "" }]);
    const heard = await listen(
      provider.stream(deploymentOf(simulator, id), request, { key, signal: new AbortController().signal }),
    );
    expect(heard.error?.failure).toMatchObject({ class: "bad-request", scope: "provider" });
    expect(elsewhere.requests).toHaveLength(0);
  });

  it("never repeats the key or the contract, even where the provider does", async () => {
    const body = JSON.stringify({
      error: { message: `Key ${key} may not send "${contractText[4] ?? ""}" because ${contractText[2] ?? ""}` },
    });
    const simulator = await start({ dialect }, [{ kind: "refuse", status: 400, body }]);
    const heard = await listen(
      provider.stream(deploymentOf(simulator, id), request, { key, signal: new AbortController().signal }),
    );
    expect(heard.error?.failure.class).toBe("bad-request");
    expect(heard.error?.message).toContain("may not send");
    expect(heard.error?.message).not.toContain(key);
    expect(heard.error?.message).not.toMatch(/250,000|deliver each order/);
  });
});

describe("the end of an answer in OpenAI's dialect", () => {
  const { id } = sides.openai;
  const signal = new AbortController().signal;

  it("needs no [DONE] once the reason and the usage are there, though the socket stays open", async () => {
    const simulator = await start({ dialect: "openai" }, [{ kind: "no-done" }]);
    // It is neither the usage that is waited for, nor for ever for the last marks.
    const provider = createOpenAIProvider({ wait: (ms) => (ms < 1000 ? Promise.resolve() : forever()) });
    const heard = await listen(provider.stream(deploymentOf(simulator, id), request, { key, signal }));
    expect(heard.end).toMatchObject({ finishReason: "stop", usage: { reported: true } });
    expect(await simulator.requests[0]?.ended).toBe("client-closed");
  });

  it.each(["openai", "anthropic"] as const)("leaves a connection that the next call can use: %s", async (dialect) => {
    const side = sides[dialect];
    const simulator = await start({ dialect }, []);
    for (let calls = 0; calls < 3; calls += 1) {
      const heard = await listen(side.provider.stream(deploymentOf(simulator, side.id), request, { key, signal }));
      expect(heard.end?.finishReason).toBe("stop");
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(simulator.requests).toHaveLength(3);
    expect(simulator.connections()).toBe(1);
  });

  it("is taken without usage where that does not come within the grace", async () => {
    const simulator = await start({ dialect: "openai" }, [{ kind: "no-end" }]);
    const waited: number[] = [];
    const provider = createOpenAIProvider({
      wait: (milliseconds) => {
        waited.push(milliseconds);
        return Promise.resolve();
      },
    });
    const heard = await listen(provider.stream(deploymentOf(simulator, id), request, { key, signal }));
    expect(heard.error).toBeNull();
    expect(heard.end).toMatchObject({ finishReason: "stop", usage: null });
    expect(waited).toEqual([5000]);
  });
});
