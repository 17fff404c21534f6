import { describe, expect, it } from "vitest";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { errorClassSchema } from "../../shared/domain/run.ts";
import { createBench, deployment, failure, refuse, traceOf, whole, type Step } from "./fixtures.ts";

const a = "alpha/one";
const b = "beta/two";
const device = "on-device/extractive";

describe("an answer", () => {
  it("comes whole from the first candidate, with what it used and cost", async () => {
    const bench = createBench();
    bench.script(a, whole("A summary.", { usage: { inputTokens: 1300, outputTokens: 50, reported: true } }));
    const { value, run } = await bench.run([a, b]);
    expect(value).toBe("A summary.");
    expect(run).toMatchObject({
      tier: "standard",
      complexity: 0.31,
      route: "standard",
      matter: "1234-7",
      fromCache: false,
    });
    expect(run.served).toEqual({ provider: "alpha", model: "one" });
    expect(run.costUsd).toBeCloseTo(0.0015, 12);
    expect(run.attempts).toMatchObject([
      {
        deployment: a,
        outcome: "ok",
        firstTokenMs: 100,
        totalMs: 100,
        usage: { inputTokens: 1300, outputTokens: 50, reported: true },
      },
    ]);
    expect(traceOf(run)).toEqual([
      "tier: Complexity 0.31, 1,200 tokens: standard tier, because it is too long (over 1,000 tokens) for the simple tier.",
      "candidate: To be asked, in this order: alpha/one, beta/two.",
      "attempt: Asked alpha/one.",
      "served: Answered by alpha/one in 0.1 s.",
    ]);
    expect(bench.events).toEqual([
      { type: "attempt", deployment: a },
      { type: "progress", deployment: a, received: 10 },
      { type: "delta", deployment: a, text: "A summary." },
    ]);
  });

  it("may end at the limit of whoever set it, who is told", async () => {
    const bench = createBench();
    bench.script(a, whole("The first five", { finishReason: "length" }));
    const told: string[] = [];
    const accept = (answer: string, reason: string) => {
      told.push(reason);
      return answer;
    };
    const { value, run } = await bench.run([a, b], { mayEndAtLimit: true, accept });
    expect([value, told, bench.calls()]).toEqual(["The first five", ["length"], [a]]);
    expect(run.attempts).toMatchObject([{ outcome: "ok" }]);
  });

  it("is asked of nobody else after a failure that the task calls final", async () => {
    const bench = createBench();
    bench.script(a, [{ fail: failure({ class: "content-filtered", scope: "request" }) }]);
    const { run } = await bench.fails([a, b], { endsWith: (fault) => fault.class === "content-filtered" });
    expect(bench.calls()).toEqual([a]);
    expect(run?.attempts).toMatchObject([{ outcome: "failed", errorClass: "content-filtered" }]);
  });

  it("is in the ledger before it is sent, and again when it has ended", async () => {
    const bench = createBench();
    bench.script(a, [{ fail: failure({ scope: "request", class: "bad-request" }) }]);
    bench.script(b, whole("B"));
    const { run } = await bench.run([a, b]);
    expect(
      bench.journal.map((entry) =>
        "attempt" in entry ? `${entry.what} ${entry.attempt.deployment} ${entry.attempt.outcome}` : entry.what,
      ),
    ).toEqual([
      "open",
      "begin alpha/one pending",
      "call",
      "end alpha/one failed",
      "begin beta/two pending",
      "call",
      "end beta/two ok",
      "close",
    ]);
    expect(bench.journal.at(-1)).toEqual({ what: "close", run });
  });

  it("is in the ledger with the most that it may cost for as long as nobody knows what it costs", async () => {
    const bench = createBench({ cost: () => 0.01 });
    bench.script(a, whole("A"));
    await bench.run([{ deployment: a, eligible: true, reason: "Allowed.", estimateUsd: 0.02 }]);
    const costs = bench.journal.flatMap((entry) => ("attempt" in entry ? [entry.attempt] : []));
    expect(costs.map(({ mayCostUsd, costUsd }) => ({ mayCostUsd, costUsd }))).toEqual([
      { mayCostUsd: 0.02, costUsd: null },
      { mayCostUsd: undefined, costUsd: 0.01 },
    ]);
  });

  it("is reckoned where the provider reports no usage, and says so", async () => {
    const bench = createBench();
    bench.script(a, whole("Some words of answer."));
    const { run } = await bench.run([a]);
    expect(run.attempts[0]?.usage).toEqual({ inputTokens: 1200, outputTokens: 5, reported: false });
    expect(run.costUsd).not.toBeNull();
  });

  it("names the model that gave it where that is not the one asked for", async () => {
    const bench = createBench();
    bench.script(a, whole("A", { servedModel: "one-2026-09" }));
    const { run } = await bench.run([a]);
    expect(run.served).toEqual({ provider: "alpha", model: "one-2026-09" });
    expect(run.attempts[0]?.servedModel).toBe("one-2026-09");
    expect(traceOf(run).at(-1)).toBe(
      'served: Answered by alpha/one in 0.1 s. The provider says that the model "one-2026-09" answered.',
    );
  });

  it("hands the key to the call and never to a deployment on this machine", async () => {
    const bench = createBench();
    bench.script(a, [{ fail: failure({ scope: "provider", class: "bad-request" }) }]);
    bench.script(device, whole("D"));
    await bench.run([a, device]);
    expect(bench.journal.filter(({ what }) => what === "call")).toEqual([
      { what: "call", deployment: a, key: "key of alpha", at: 0 },
      { what: "call", deployment: device, key: null, at: 0 },
    ]);
  });
});

describe("a lost answer", () => {
  it("is thrown away whole, never spliced with the next", async () => {
    const bench = createBench();
    bench.script(a, [
      { start: null },
      { text: "Half of A" },
      { fail: failure({ class: "network", scope: "provider", billable: true }) },
    ]);
    bench.script(b, whole("Whole of B"));
    const { value, run } = await bench.run([a, b]);
    expect(value).toBe("Whole of B");
    expect(bench.events).toEqual([
      { type: "attempt", deployment: a },
      { type: "progress", deployment: a, received: 9 },
      { type: "delta", deployment: a, text: "Half of A" },
      { type: "switch", from: a, to: b, reason: "the connection failed" },
      { type: "attempt", deployment: b },
      { type: "progress", deployment: b, received: 10 },
      { type: "delta", deployment: b, text: "Whole of B" },
    ]);
    expect(traceOf(run).slice(2)).toEqual([
      "attempt: Asked alpha/one.",
      "failure: Tried alpha/one: the connection failed, after 0.0 s.",
      "failover: Switched from alpha/one to beta/two.",
      "attempt: Asked beta/two.",
      "served: Answered by beta/two in 0.1 s.",
    ]);
    expect(run.attempts[0]).toMatchObject({
      outcome: "failed",
      errorClass: "network",
      usage: { inputTokens: 1200, outputTokens: 3, reported: false },
    });
  });

  it.each([
    ["the end of its limit", "length", "truncated"],
    ["a content filter", "content-filter", "content-filtered"],
  ] as const)("is lost by %s, however good the text looks", async (_how, finishReason, errorClass) => {
    const bench = createBench();
    bench.script(
      a,
      whole("Looks complete.", { finishReason, usage: { inputTokens: 9, outputTokens: 8, reported: true } }),
    );
    bench.script(b, whole("B"));
    const { value, run } = await bench.run([a, b]);
    expect(value).toBe("B");
    expect(run.attempts[0]).toMatchObject({
      outcome: "failed",
      errorClass,
      usage: { inputTokens: 9, outputTokens: 8, reported: true },
    });
    expect(bench.calls()).toEqual([a, b]);
  });

  it("is lost by a stream that stops without its end", async () => {
    const bench = createBench();
    bench.script(a, [{ start: null }, { text: "All of it?" }]);
    bench.script(b, whole("B"));
    const { value, run } = await bench.run([a, b]);
    expect(value).toBe("B");
    expect(run.attempts[0]).toMatchObject({ outcome: "failed", errorClass: "truncated" });
  });

  it("is lost when it is not what was asked for, and the next candidate is asked", async () => {
    const bench = createBench();
    bench.script(a, whole("not JSON"));
    bench.script(b, whole("{}"));
    const { value, run } = await bench.run([a, b], {
      accept: (answer) => (answer === "{}" ? answer : refuse("The answer is not JSON.")()),
    });
    expect(value).toBe("{}");
    expect(run.attempts[0]).toMatchObject({
      outcome: "failed",
      errorClass: "malformed",
      message: "The answer is not JSON.",
    });
    expect(run.attempts[0]?.costUsd).toBeGreaterThan(0);
    expect(run.served).toEqual({ provider: "beta", model: "two" });
  });

  it("is counted when checking it fails by a fault of the program, and the fault is told", async () => {
    const bench = createBench();
    bench.script(a, whole("A"));
    const { error } = await bench.fails([a, b], {
      accept: () => {
        throw new TypeError("secret words of the contract");
      },
    });
    expect(error.code).toBe("internal");
    expect(error.message).not.toContain("secret");
    expect(bench.journal.map(({ what }) => what)).toEqual(["open", "begin", "call", "end", "close"]);
  });

  it("never tells what an adapter threw without a class", async () => {
    const bench = createBench();
    bench.script(a, [{ throws: new RangeError("key of alpha") }]);
    bench.script(b, whole("B"));
    const { run } = await bench.run([a, b]);
    expect(run.attempts[0]).toMatchObject({
      errorClass: "malformed",
      message: "The call failed in a way that was not foreseen (RangeError).",
    });
    expect(JSON.stringify(run)).not.toContain("key of alpha");
  });
});

describe("deadlines", () => {
  const late: readonly [string, Step[], number, string][] = [
    ["nothing at all comes", [{ hang: true }], 10_120, "No text came within 10 s."],
    [
      "only the announcement of an answer comes",
      [{ start: null }, { wait: 20_000 }, { text: "late" }, { end: {} }],
      10_120,
      "No text came within 10 s.",
    ],
    [
      "the text stalls",
      [{ start: null }, { wait: 50 }, { text: "So far" }, { hang: true }],
      30_050,
      "No more text came for 30 s.",
    ],
    [
      "text drips without end",
      Array.from({ length: 50 }, (): Step[] => [{ wait: 9000 }, { text: "." }]).flat(),
      120_120,
      "The answer was not complete after 2 min.",
    ],
  ];
  it.each(late)(
    "give up an attempt when %s, even one that does not listen to its signal",
    async (_how, steps, totalMs, message) => {
      const bench = createBench();
      bench.script(a, steps);
      bench.script(b, whole("B"));
      const { value, run } = await bench.run([a, b]);
      expect(value).toBe("B");
      expect(run.attempts[0]).toMatchObject({ outcome: "failed", errorClass: "timeout", totalMs, message });
      expect(run.attempts[0]?.usage).toMatchObject({ inputTokens: 1200, reported: false });
      expect(bench.calls()).toEqual([a, b]);
    },
  );

  it("leave no timer behind", async () => {
    const bench = createBench();
    bench.script(a, [{ fail: failure() }], whole("A"));
    await bench.run([a]);
    expect(bench.clock.pending).toBe(0);
  });

  it("do not move when the machine's clock is set", async () => {
    const bench = createBench();
    bench.script(a, [{ start: null }, { wait: 5000 }, { text: "A" }, { wait: 5000 }, { end: {} }]);
    const done = bench.run([a]);
    bench.clock.wallOffset += 86_400_000;
    const { run } = await done;
    expect(run.attempts[0]).toMatchObject({ outcome: "ok", totalMs: 10_000 });
  });
});

describe("trying again", () => {
  it("happens once, after a wait, where the failure passes by itself", async () => {
    const bench = createBench();
    bench.script(a, [{ wait: 400 }, { fail: failure(), status: 503 }], whole("A"));
    const { value, run } = await bench.run([a, b]);
    expect(value).toBe("A");
    expect(traceOf(run).slice(2)).toEqual([
      "attempt: Asked alpha/one.",
      "failure: Tried alpha/one: overloaded (503), after 0.4 s.",
      "retry: Asking alpha/one once more, after 0.5 s.",
      "attempt: Asked alpha/one.",
      "served: Answered by alpha/one in 0.1 s.",
    ]);
    expect(run.attempts.map(({ outcome, costUsd }) => [outcome, costUsd === 0])).toEqual([
      ["failed", true],
      ["ok", false],
    ]);
  });

  it("happens once only", async () => {
    const bench = createBench();
    bench.script(a, [{ fail: failure() }]);
    bench.script(b, whole("B"));
    await bench.run([a, b]);
    expect(bench.calls()).toEqual([a, a, b]);
  });

  it("waits out a short Retry-After", async () => {
    const bench = createBench();
    const asked = failure({ class: "rate-limited", retryAt: bench.clock.now() + 3000 });
    bench.script(a, [{ fail: asked, status: 429 }], whole("A"));
    await bench.run([a, b]);
    expect(bench.calls()).toEqual([a, a]);
    expect(bench.clock.monotonic()).toBeGreaterThanOrEqual(3000);
  });

  it("does not wait for a long one", async () => {
    const bench = createBench();
    bench.script(a, [{ fail: failure({ class: "rate-limited", retryAt: bench.clock.now() + 60_000 }) }]);
    bench.script(b, whole("B"));
    await bench.run([a, b]);
    expect(bench.calls()).toEqual([a, b]);
    expect(bench.clock.monotonic()).toBeLessThan(1000);
  });

  it.each([
    "quota-exhausted",
    "context-too-long",
    "content-filtered",
    "bad-key",
    "no-permission",
    "unknown-model",
    "bad-request",
  ] as const)("never happens after %s: one call", async (errorClass) => {
    const bench = createBench();
    bench.script(a, [{ fail: failure({ class: errorClass, scope: errorClass === "bad-key" ? "key" : "request" }) }]);
    const { error } = await bench.fails([a]);
    expect(error.code).toBe("provider-failed");
    expect(bench.calls()).toEqual([a]);
  });

  it("stops at once when the task is cancelled while it waits", async () => {
    const bench = createBench();
    const abort = new AbortController();
    bench.script(a, [{ fail: failure() }]);
    bench.clock.setTimeout(() => abort.abort(), 100);
    const { error } = await bench.fails([a, b], { signal: abort.signal });
    expect(error.code).toBe("cancelled");
    expect(bench.calls()).toEqual([a]);
    expect(bench.clock.monotonic()).toBe(100);
    expect(bench.clock.pending).toBe(0);
  });
});

describe("what a failure is about", () => {
  const other = "alpha/three";
  it.each([
    ["provider", "network", [a, a, b]],
    ["key", "bad-key", [a, b]],
    ["region", "no-permission", [a, b]],
    ["model", "unknown-model", [a, other, b]],
    ["request", "content-filtered", [a, other, b]],
  ] as const)("of the %s decides who else is not worth asking", async (scope, errorClass, calls) => {
    const bench = createBench();
    bench.script(a, [{ fail: failure({ class: errorClass, scope }) }]);
    bench.script(other, [{ fail: failure({ class: "bad-request", scope: "request" }) }]);
    bench.script(b, whole("B"));
    const { run } = await bench.run([a, other, b]);
    expect(bench.calls()).toEqual(calls);
    expect(run.trace.some(({ kind, deployment: id }) => kind === "rejected" && id === other)).toBe(
      !(calls as readonly string[]).includes(other),
    );
  });

  it("never keeps the engine on this device from being asked, last", async () => {
    const bench = createBench();
    bench.script(a, [{ fail: failure({ class: "network", scope: "provider" }) }]);
    bench.script(b, [{ fail: failure({ class: "quota-exhausted", scope: "key" }) }]);
    bench.script(device, whole("From this device."));
    const { value, run } = await bench.run([a, b, device]);
    expect(value).toBe("From this device.");
    expect(run.served).toEqual({ provider: "on-device", model: "extractive" });
    expect(run.costUsd).toBe(0);
    expect(traceOf(run)).toContain(
      "fallback: Switched from beta/two to on-device/extractive, which works on this device.",
    );
  });
});

describe("breakers", () => {
  const down: Step[] = [{ fail: failure({ class: "bad-request", scope: "provider" }) }];
  const failing: Step[] = [{ fail: failure({ class: "malformed", scope: "model" }) }];

  it("leave alone what failed three times in a row, over runs, and probe it once when the time is up", async () => {
    const bench = createBench();
    bench.script(a, failing);
    bench.script(b, whole("B"));
    for (let run = 0; run < 3; run += 1) await bench.run([a, b]);
    const { run } = await bench.run([a, b]);
    expect(bench.calls().filter((id) => id === a)).toHaveLength(3);
    expect(traceOf(run)).toContain(
      "rejected: Not asked: alpha/one, because after its last failures it is left alone for another 20 s.",
    );

    bench.clock.pass(30_000);
    await bench.run([a, b]);
    expect(bench.calls().filter((id) => id === a)).toHaveLength(4);
    await bench.run([a, b]);
    expect(bench.calls().filter((id) => id === a)).toHaveLength(4);

    bench.clock.pass(30_000);
    bench.script(a, whole("A"));
    expect((await bench.run([a, b])).value).toBe("A");
    expect((await bench.run([a, b])).value).toBe("A");
  });

  it("count failures in a row only: an answer in between starts the count again", async () => {
    const bench = createBench();
    bench.script(a, failing, failing, whole("A"), failing, failing, whole("A"));
    bench.script(b, whole("B"));
    for (let run = 0; run < 6; run += 1) await bench.run([a, b]);
    expect(bench.calls().filter((id) => id === a)).toHaveLength(6);
  });

  it("keep to a Retry-After across runs", async () => {
    const bench = createBench();
    bench.script(a, [{ fail: failure({ class: "rate-limited", retryAt: bench.clock.now() + 20_000 }) }], whole("A"));
    bench.script(b, whole("B"));
    await bench.run([a, b]);
    bench.clock.pass(15_000);
    expect((await bench.run([a, b])).value).toBe("B");
    bench.clock.pass(5000);
    expect((await bench.run([a, b])).value).toBe("A");
  });

  it("do not open for what waiting does not mend", async () => {
    const bench = createBench();
    bench.script(a, down);
    bench.script(b, whole("B"));
    for (let run = 0; run < 5; run += 1) await bench.run([a, b]);
    expect(bench.calls().filter((id) => id === a)).toHaveLength(5);
  });

  it("say that nobody can be asked just now where all are left alone", async () => {
    const bench = createBench();
    bench.script(a, failing);
    for (let run = 0; run < 3; run += 1) expect((await bench.fails([a])).error.code).toBe("provider-failed");
    const { error, run } = await bench.fails([a]);
    expect(error.code).toBe("not-available");
    expect(run?.attempts).toEqual([]);
  });

  it("let another probe through where one was cancelled", async () => {
    const bench = createBench();
    const abort = new AbortController();
    bench.script(a, failing, failing, failing, [{ abort }, { hang: true }], whole("A"));
    bench.script(b, whole("B"));
    for (let run = 0; run < 3; run += 1) await bench.run([a, b]);
    bench.clock.pass(30_000);
    expect((await bench.fails([a, b], { signal: abort.signal })).error.code).toBe("cancelled");
    expect((await bench.run([a, b])).value).toBe("A");
  });
});

describe("cancelling", () => {
  it("ends the attempt at once and records it", async () => {
    const bench = createBench();
    const abort = new AbortController();
    bench.script(a, [{ start: null }, { text: "Half" }, { abort }, { hang: true }]);
    const { error, run } = await bench.fails([a, b], { signal: abort.signal });
    expect(error.code).toBe("cancelled");
    expect(run?.attempts).toMatchObject([
      { outcome: "cancelled", errorClass: "cancelled", usage: { inputTokens: 1200, reported: false } },
    ]);
    expect(bench.calls()).toEqual([a]);
    expect(bench.journal.map(({ what }) => what)).toEqual(["open", "begin", "call", "end", "close"]);
    expect(bench.clock.pending).toBe(0);
  });

  it("at the last moment before the call sends nothing, and costs nothing", async () => {
    const bench = createBench();
    const abort = new AbortController();
    bench.script(a, whole("A"));
    const { error, run } = await bench.fails([a], { signal: abort.signal, onEvent: () => abort.abort() });
    expect(error.code).toBe("cancelled");
    expect(bench.calls()).toEqual([]);
    expect(run?.attempts).toMatchObject([{ outcome: "cancelled", usage: null, costUsd: 0 }]);
  });

  it("before the beginning sends nothing and records nothing", async () => {
    const bench = createBench();
    const { error, run } = await bench.fails([a], { signal: AbortSignal.abort() });
    expect(error.code).toBe("cancelled");
    expect(run?.attempts).toEqual([]);
    expect(bench.journal).toEqual([]);
  });
});

describe("nobody to ask", () => {
  const rejected = (barrier: "policy" | "confidential" | "key" | "unknown" | "context") =>
    ({ deployment: a, eligible: false, reason: "There is a reason.", barrier, estimateUsd: null }) as const;
  it.each([
    ["policy", "not-allowed"],
    ["confidential", "not-allowed"],
    ["key", "not-available"],
    ["unknown", "not-available"],
    ["context", "not-available"],
  ] as const)("because of the %s is %s, with the reason, and no record", async (barrier, code) => {
    const bench = createBench();
    const { error, run } = await bench.fails([rejected(barrier)]);
    expect(error.code).toBe(code);
    expect(error.message).toContain("alpha/one: There is a reason");
    expect(run?.trace.at(-1)?.kind).toBe("exhausted");
    expect(run?.trace.map(({ text }) => text)).toContain("Not asked: alpha/one. There is a reason.");
    expect(bench.journal).toEqual([]);
  });

  it("says who failed how where everybody did", async () => {
    const bench = createBench();
    bench.script(a, [{ fail: failure({ class: "bad-key", scope: "key" }), status: 401 }]);
    bench.script(b, [{ hang: true }]);
    const { error, run } = await bench.fails([a, b]);
    expect(error.code).toBe("provider-failed");
    expect(error.message).toContain("alpha/one: the key was not accepted (401); beta/two: too slow");
    expect(run?.served).toBeNull();
    expect(run?.attempts.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "failed"]);
  });

  it("passes over who lost the key or the entry since the plan was made, or whose key is locked away", async () => {
    const bench = createBench({
      resolve: (id) => (id === b ? { problem: '"beta" is not a known provider.' } : deployment(id)),
      key: (name) => {
        if (name === "alpha") return null;
        throw new HeadnoteError("keychain-locked", "Unlock the keychain.");
      },
    });
    bench.script(device, whole("D"));
    const { run } = await bench.run([a, b, "gamma/three", device]);
    expect(bench.calls()).toEqual([device]);
    expect(traceOf(run).filter((line) => line.startsWith("rejected"))).toEqual([
      "rejected: Not asked: alpha/one, because its key is no longer there.",
      'rejected: Not asked: beta/two, because it can no longer be called: "beta" is not a known provider.',
      "rejected: Not asked: gamma/three, because its key could not be read: Unlock the keychain.",
    ]);
  });
});

describe("money", () => {
  it("is unknown for a run with one attempt that may have been charged at an unknown price", async () => {
    const bench = createBench({ cost: ({ id }) => (id === a ? null : 0.01) });
    bench.script(a, [{ start: null }, { text: "Half" }, { fail: failure({ billable: true }) }]);
    bench.script(b, whole("B"));
    const { run } = await bench.run([a, b]);
    expect(run.attempts.map(({ costUsd }) => costUsd)).toEqual([null, 0.01]);
    expect(run.costUsd).toBeNull();
  });

  it("is nothing for a failed attempt that is not charged", async () => {
    const bench = createBench({ cost: () => 0.01 });
    bench.script(a, [{ fail: failure({ class: "bad-key", scope: "key" }) }]);
    bench.script(b, whole("B"));
    const { run } = await bench.run([a, b]);
    expect(run.attempts[0]).toMatchObject({ usage: null, costUsd: 0 });
    expect(run.costUsd).toBe(0.01);
  });
});

describe("money, where the price depends on the hour", () => {
  it("is that of when the answer was whole", async () => {
    const asked: number[] = [];
    const bench = createBench({
      cost: (_deployment, _usage, { at }) => {
        asked.push(at.getTime());
        return 0.01;
      },
    });
    bench.script(a, whole("A"));
    const { run } = await bench.run([a]);
    const began = Date.parse(run.attempts[0]?.startedAt ?? "");
    expect(asked).toEqual([began + (run.attempts[0]?.totalMs ?? 0)]);
  });
});

describe("the ledger", () => {
  it("keeps a call from being made when it cannot be written down", async () => {
    const bench = createBench({
      ledger: {
        openRun: () => undefined,
        begin: () => {
          throw new HeadnoteError("disk-full", "The disk is full.");
        },
        end: () => undefined,
        closeRun: () => undefined,
      },
    });
    bench.script(a, whole("A"));
    const { error } = await bench.fails([a]);
    expect(error.code).toBe("disk-full");
    expect(bench.calls()).toEqual([]);
  });

  it("fails with a typed error, whatever it throws", async () => {
    const bench = createBench({
      ledger: {
        openRun: () => undefined,
        begin: () => Promise.resolve(),
        end: () => {
          throw new Error("SQLITE_IOERR");
        },
        closeRun: () => {
          throw new Error("SQLITE_IOERR");
        },
      },
    });
    bench.script(a, whole("A"));
    expect((await bench.fails([a])).error.code).toBe("internal");
  });
});

describe("the listener", () => {
  it("that throws does not cost the answer", async () => {
    const bench = createBench();
    bench.script(a, whole("A"));
    const { value } = await bench.run([a], {
      onEvent: () => {
        throw new Error("the page is gone");
      },
    });
    expect(value).toBe("A");
    expect(bench.calls()).toEqual([a]);
  });
});

it("has words for every class of failure", async () => {
  for (const errorClass of errorClassSchema.options) {
    const bench = createBench();
    bench.script(a, [{ start: null }, { fail: failure({ class: errorClass, scope: "request" }) }]);
    const { error } = await bench.fails([a]);
    expect(error.message).toMatch(/alpha\/one: [a-z][^)]+\)/);
  }
});
