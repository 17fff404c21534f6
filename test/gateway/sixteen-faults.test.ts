import { afterEach, describe, expect, it } from "vitest";
import type { Behaviour } from "../simulators/behaviour.ts";
import {
  fallback,
  fallbackText,
  primary,
  primaryText,
  startPair,
  type Answer,
  type Pair,
  type PairOptions,
} from "./fixtures.ts";

// The sixteen faults that a public benchmark of failover puts gateways through, each before a healthy fallback.

let pair: Pair;
afterEach(() => pair.close());

const always = 1_000;
const ways = [
  ["in one piece", {}],
  ["as a stream", { stream: true, stream_options: { include_usage: true } }],
] as const;

async function faulty(behaviours: readonly Behaviour[], options: PairOptions = {}): Promise<Pair> {
  pair = await startPair(options);
  pair.primary.script("*", behaviours);
  return pair;
}

/** A stall is waited out longer than a first word, and less long than a whole answer. */
const isStallDeadline = (delay: number) => delay > 12_000 && delay < 100_000;

function expectServedBy(who: "primary" | "fallback", answer: Answer): void {
  const first = who === "primary";
  expect(answer.error).toBeNull();
  expect(answer.status).toBe(200);
  expect(answer.text).toBe(first ? primaryText : fallbackText);
  expect(answer.model).toBe(first ? "alpha" : "beta");
  expect(answer.finishReason).toBe("stop");
  expect(answer.ended).toBe(true);
  const text = first ? primaryText : fallbackText;
  expect(answer.usage).toMatchObject({ completion_tokens: text.length / 4 });
  expect(answer.headnote).toMatchObject({ served: first ? primary : fallback });
}

/** When each attempt at the primary began, ms after the first. */
function primaryTimes(answer: Answer): number[] {
  const { attempts } = pair.run(answer);
  const times = attempts
    .filter(({ deployment }) => deployment === primary)
    .map(({ startedAt }) => Date.parse(startedAt));
  return times.map((time) => time - (times[0] ?? 0));
}

describe.each(ways)("through the gateway, %s", (_way, body) => {
  it("1: a 429 with Retry-After is not asked again before its time", async () => {
    await faulty([{ kind: "rate-limited", retryAfter: 2 }]);
    const answer = await pair.ask(body);
    expectServedBy(pair.primary.requests.length > 1 ? "primary" : "fallback", answer);
    for (const time of primaryTimes(answer).slice(1)) expect(time).toBeGreaterThanOrEqual(1_800);
  });

  it("2: a 429 that stays, without Retry-After, is not hammered", async () => {
    await faulty([{ kind: "rate-limited", retryAfter: null, times: always }]);
    const answer = await pair.ask(body);
    expectServedBy("fallback", answer);
    const times = primaryTimes(answer);
    expect(times.length).toBe(pair.primary.requests.length);
    expect(times.filter((time) => time <= 3_000).length).toBeLessThanOrEqual(4);
    expect(times.length).toBeLessThanOrEqual(6);
  });

  it("3: a single 500 is tried again where it came from", async () => {
    await faulty([{ kind: "server-error" }]);
    expectServedBy("primary", await pair.ask(body));
    expect([pair.primary.requests.length, pair.fallback.requests.length]).toEqual([2, 0]);
  });

  it("4: a 503 that stays is left for the fallback", async () => {
    await faulty([{ kind: "unavailable", times: always }]);
    expectServedBy("fallback", await pair.ask(body));
    expect(pair.primary.requests.length).toBeLessThanOrEqual(6);
  });

  it("5: a connection reset before any header", async () => {
    await faulty([{ kind: "reset", times: always }]);
    expectServedBy("fallback", await pair.ask(body));
    expect(pair.primary.requests.length).toBeLessThanOrEqual(6);
  });

  it("6: silence is tried once and answered within 45 s", async () => {
    await faulty([{ kind: "silence", times: always }]);
    const asked = pair.ask(body);
    await pair.primary.request(1);
    pair.clock.advance(44_000);
    expectServedBy("fallback", await asked);
    expect(pair.clock.monotonic()).toBeLessThan(45_000);
    expect(pair.primary.requests).toHaveLength(1);
  });

  it("7: a first token after 20 s is not waited for beyond 15", async () => {
    await faulty([{ kind: "answer", text: primaryText, firstTokenMs: 20_000, times: always }]);
    const asked = pair.ask(body);
    await pair.primary.request(1);
    pair.clock.advance(14_000);
    expectServedBy("fallback", await asked);
    expect(pair.clock.monotonic()).toBeLessThan(15_000);
  });

  it.each([
    ["8: a stream cut after 40 of 60 tokens", { kind: "cut", after: 40 }],
    ["8: a stream that ends politely after 40 of 60 tokens", { kind: "fin", after: 40 }],
    ["10: one malformed event", { kind: "malformed-event", after: 40 }],
  ] as const)("%s is replaced whole", async (_name, behaviour) => {
    await faulty([{ ...behaviour, times: always }]);
    expectServedBy("fallback", await pair.ask(body));
    expect(pair.primary.requests.length).toBeLessThanOrEqual(6);
  });

  it("9: a stream that stalls is replaced whole within 45 s", async () => {
    await faulty([{ kind: "stall", after: 40, times: always }]);
    const begun = pair.clock.armed(isStallDeadline);
    const asked = pair.ask(body);
    await begun;
    // Words that are still on their way when time passes put the end off, as they should.
    while (pair.fallback.requests.length === 0 && pair.clock.monotonic() < 44_000) {
      for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      pair.clock.advance(500);
    }
    expectServedBy("fallback", await asked);
    expect(pair.clock.monotonic()).toBeLessThan(45_000);
    const run = pair.run(await asked);
    expect(run.attempts[0]).toMatchObject({ deployment: primary, outcome: "failed", errorClass: "timeout" });
    expect(run.attempts[0]?.firstTokenMs).not.toBeNull();
  });

  it("11: an answer without [DONE] is whole at once, with its usage", async () => {
    await faulty([{ kind: "no-done", times: always }]);
    expectServedBy("primary", await pair.ask(body));
    expect(pair.clock.monotonic()).toBe(0);
    expect(pair.primary.requests).toHaveLength(1);
  });

  it("12: a context too long is not asked twice of the same model", async () => {
    await faulty([{ kind: "context-too-long", times: always }]);
    expectServedBy("fallback", await pair.ask(body));
    expect(pair.primary.requests).toHaveLength(1);
  });

  it("13: what a content filter refused is told with the provider's reason, and taken nowhere else", async () => {
    await faulty([{ kind: "content-filter", times: always }]);
    const answer = await pair.ask(body);
    expect(answer.status).toBe(400);
    expect(answer.error).toMatchObject({ code: "content_filter" });
    expect(answer.error?.message).toContain("rejected as a result of our safety system");
    expect([pair.primary.requests.length, pair.fallback.requests.length]).toEqual([1, 0]);
  });

  it("14: a fallback that refuses to go on from half an answer is asked afresh", async () => {
    await faulty([{ kind: "cut", after: 40, times: always }], { fallback: { refusesPrefill: true } });
    expectServedBy("fallback", await pair.ask(body));
    expect(pair.fallback.requests).toHaveLength(1);
  });

  it("15: a primary that is down is left alone, probed, and returned to within 30 s of its recovery", async () => {
    await faulty([{ kind: "unavailable", times: always }]);
    let last = 0;
    for (let asked = 0; asked < 12; asked += 1) {
      last = pair.primary.requests.length;
      expectServedBy("fallback", await pair.ask(body));
      pair.clock.advance(5_000);
    }
    expect(last).toBeLessThanOrEqual(12);
    pair.primary.reset();
    let served = "";
    const recovered = pair.clock.monotonic();
    while (served !== primary && pair.clock.monotonic() - recovered <= 30_000) {
      const answer = await pair.ask(body);
      served = answer.headnote?.served ?? "";
      if (served !== primary) pair.clock.advance(1_000);
    }
    expect(served).toBe(primary);
    expect(pair.clock.monotonic() - recovered).toBeLessThanOrEqual(30_000);
    expectServedBy("primary", await pair.ask(body));
  });

  it("16: the answer bears the fallback's name and usage, and only its own; the ledger has what was lost", async () => {
    await faulty([{ kind: "cut", after: 40, times: always }]);
    const answer = await pair.ask(body);
    expectServedBy("fallback", answer);
    const run = pair.run(answer);
    expect(run.served).toEqual({ provider: "fallback", model: "beta" });
    expect(run.attempts.filter(({ outcome }) => outcome === "ok")).toHaveLength(1);
    const won = run.attempts.find(({ outcome }) => outcome === "ok");
    expect(answer.usage).toMatchObject({
      prompt_tokens: won?.usage?.inputTokens,
      completion_tokens: won?.usage?.outputTokens,
    });
    expect(won?.usage?.reported).toBe(true);
    const lost = run.attempts.filter(({ outcome }) => outcome === "failed");
    expect(lost.length).toBeGreaterThan(0);
    for (const attempt of lost) expect(attempt.usage?.reported).toBe(false);
    expect(answer.headers.get("x-headnote-served")).toBe(fallback);
    expect(answer.headers.get("x-headnote-attempts")).toBe(String(run.attempts.length));
    // Nobody knows what these models cost, and that is said.
    expect(answer.headers.get("x-headnote-cost-usd")).toBe("unpriced");
  });
});
