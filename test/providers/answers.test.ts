import { afterEach, describe, expect, it } from "vitest";
import type { Provider } from "../../electron/providers/provider.ts";
import { createProviders } from "../../electron/providers/registry.ts";
import { startSimulator, type Simulator, type SimulatorOptions } from "../simulators/simulator.ts";
import { contractText, deploymentOf, listen, request, steps, summarised } from "./fixtures.ts";

const key = "sk-test-0123456789abcdef0123456789abcdef";
const now = Date.parse("2026-11-22T12:00:00Z");
const open: Simulator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

async function start(options: SimulatorOptions): Promise<Simulator> {
  const simulator = await startSimulator({ key, ...options });
  open.push(simulator);
  return simulator;
}

const never: Provider = {
  stream: () => {
    throw new Error("not asked");
  },
  check: () => Promise.reject(new Error("not asked")),
};

const dialects = [
  {
    dialect: "openai",
    id: "openai/gpt-5",
    limits: { requestsRemaining: 499, tokensRemaining: 150_000, resetAt: now + 90_000 },
  },
  {
    dialect: "anthropic",
    id: "anthropic/claude-sonnet-4-6",
    limits: { requestsRemaining: 499, tokensRemaining: 390_000, resetAt: now + 30_000 },
  },
] as const;

describe.each(dialects)("an answer in the dialect of $dialect", ({ dialect, id, limits }) => {
  const provider = createProviders({ onDevice: never, now: () => now })(dialect);
  const call = () => ({ key, signal: new AbortController().signal });

  it("streams the structured answer, then says who answered, why it ended and what it used", async () => {
    // Each word is sent only once the one before it has been heard.
    const step = steps();
    const usual = { kind: "answer", servedModel: "model-2026-01-01", perTokenMs: 1 } as const;
    const simulator = await start({ dialect, delay: step.taken, usual });
    const heard = await listen(provider.stream(deploymentOf(simulator, id), request, call()), step.take);

    expect(heard.error).toBeNull();
    expect(heard.events[0]).toEqual({ type: "text-start", servedModel: "model-2026-01-01" });
    expect(heard.events.filter(({ type }) => type === "text-delta").length).toBeGreaterThan(10);
    const usage = { inputTokens: expect.any(Number), outputTokens: Math.ceil(heard.text.length / 4), reported: true };
    expect(heard.end).toMatchObject({
      finishReason: "stop",
      servedModel: "model-2026-01-01",
      usage,
      rateLimits: limits,
    });

    const summary = summarised(heard.text);
    expect(summary.parties).toEqual(["Harrow Mill Limited", "Tern & Co GmbH"]);
    const quotes = summary.statements.flatMap((statement) => statement.quotes.map(({ quote }) => quote));
    expect(quotes.length).toBeGreaterThan(3);
    for (const quote of quotes) expect(contractText).toContain(quote);
    expect(summary.keyTerms.find((term) => term.id === "governing-law")).toMatchObject({
      state: "stated",
      quotes: [{ quote: contractText[5] }],
    });
  });

  it("sends the key in its header only, and one request per call", async () => {
    const simulator = await start({ dialect });
    await listen(provider.stream(deploymentOf(simulator, id), request, call()));
    expect(simulator.requests).toHaveLength(1);
    expect(simulator.requests[0]).toMatchObject({ method: "POST", keyRight: true });
    expect(JSON.stringify(simulator.requests[0])).not.toContain(key);
  });

  it("sends no key where there is none", async () => {
    const simulator = await startSimulator({ dialect });
    open.push(simulator);
    const heard = await listen(provider.stream(deploymentOf(simulator, id), request, { ...call(), key: null }));
    expect(heard.end?.finishReason).toBe("stop");
    expect(simulator.requests[0]?.keySent).toBe(false);
  });

  it("ends with `length` where the model ran into its limit", async () => {
    const simulator = await start({ dialect });
    const heard = await listen(
      provider.stream(deploymentOf(simulator, id), { ...request, maxOutputTokens: 20 }, call()),
    );
    expect(heard.end).toMatchObject({ finishReason: "length", usage: { outputTokens: 20 } });
  });

  it("lists the models when checked, and says when the key is wrong", async () => {
    const simulator = await start({ dialect, models: ["one", "two"] });
    expect(await provider.check(deploymentOf(simulator, id), call())).toEqual({ models: ["one", "two"] });
    await expect(
      provider.check(deploymentOf(simulator, id), { ...call(), key: "sk-wrong-key-00000000" }),
    ).rejects.toMatchObject({
      failure: { class: "bad-key", scope: "key" },
      status: 401,
    });
  });
});
