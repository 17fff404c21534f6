import { describe, expect, it } from "vitest";
import { checkBudget, nothingSpent } from "../../electron/routing/budgets.ts";
import { createHealthBook } from "../../electron/execution/health-book.ts";
import { budgetsSchema } from "../../shared/domain/configuration.ts";
import { createBench, failure, FakeClock, request, settle, traceOf, whole, type Step } from "./fixtures.ts";

const a = "alpha/one";
const b = "beta/two";
const c = "gamma/three";
const device = "on-device/extractive";
const overloaded: Step[] = [{ fail: failure(), status: 503 }];
const limited = (retryAt: number | null): Step[] => [
  { fail: failure({ class: "rate-limited", retryAt }), status: 429 },
];

describe("at every hop", () => {
  it("the budget is looked at again, and what stands in the way is in the trace", async () => {
    const budgets = budgetsSchema.parse({ providers: { beta: 0.005 } });
    const bench = createBench({ budget: (expense) => checkBudget(budgets, nothingSpent, expense) });
    bench.script(a, [{ fail: failure({ class: "bad-key", scope: "key" }) }]);
    bench.script(c, whole("C"));
    const priced = (deployment: string) => ({ deployment, eligible: true, reason: "Allowed.", estimateUsd: 0.01 });
    const { run } = await bench.run([priced(a), priced(b), priced(c)]);
    expect(bench.calls()).toEqual([a, c]);
    expect(traceOf(run)).toContain(
      'rejected: Not asked: beta/two, because it would go over the budget of this month for beta: $0.00500, of which $0.00 is spent or held for calls under way. Raise that budget under "budgets" in routes.json, or choose a cheaper route.',
    );
  });

  it("a context window that the prompt and its answer do not fit is passed over", async () => {
    const bench = createBench();
    bench.script(b, whole("B"));
    const small = "alpha/gpt-4";
    const { run } = await bench.run([small, b], {
      request: { ...request, maxOutputTokens: 7500 },
    });
    expect(bench.calls()).toEqual([b]);
    expect(traceOf(run).some((line) => line.startsWith("rejected") && line.includes("8,192 tokens"))).toBe(true);
  });

  it("says in the trace what would have to change for who may not be asked", async () => {
    const bench = createBench();
    bench.script(b, whole("B"));
    const { run } = await bench.run([
      {
        deployment: a,
        eligible: false,
        reason: "No key for Alpha.",
        remedy: "Add its key.",
        barrier: "key",
        estimateUsd: null,
      },
      b,
    ]);
    expect(traceOf(run)).toContain("rejected: Not asked: alpha/one. No key for Alpha. Add its key.");
  });
});

describe("where every model is left alone", () => {
  it("the one that comes back first is waited for, if that is soon", async () => {
    const bench = createBench();
    const until = bench.clock.now() + 9000;
    bench.script(a, limited(until), whole("A"));
    bench.script(b, limited(until + 60_000));
    bench.script(device, whole("D"));
    expect((await bench.run([a, b, device])).value).toBe("D");
    bench.clock.pass(until - bench.clock.now() - 4000);
    const { value, run } = await bench.run([a, b, device]);
    expect(value).toBe("A");
    expect(traceOf(run)).toContain("retry: Waiting 4.0 s for alpha/one, which comes back first.");
    expect(bench.clock.now()).toBeGreaterThanOrEqual(until);
  });

  it("is not waited for, and that is said, if that is not soon", async () => {
    const bench = createBench();
    bench.script(a, limited(bench.clock.now() + 30_000));
    bench.script(device, whole("D"));
    await bench.run([a, device]);
    const { value, run } = await bench.run([a, device]);
    expect(value).toBe("D");
    expect(traceOf(run)).toContain("rejected: Not waited for: alpha/one, which comes back first, in 30 s.");
  });

  it("is cancelled at once while it waits", async () => {
    const bench = createBench();
    bench.script(a, limited(bench.clock.now() + 8000));
    await bench.fails([a]);
    bench.clock.pass(4000);
    const abort = new AbortController();
    bench.clock.setTimeout(() => abort.abort(), 100);
    expect((await bench.fails([a], { signal: abort.signal })).error.code).toBe("cancelled");
    expect(bench.calls()).toEqual([a]);
  });
});

describe("without hammering", () => {
  it("a deployment that asked for two seconds is not asked before, by any run", async () => {
    const bench = createBench();
    const begun = bench.clock.monotonic();
    bench.script(a, limited(bench.clock.now() + 2000), whole("A"));
    bench.script(b, whole("B"));
    expect((await bench.run([b, a])).value).toBe("B");
    const first = bench.start([a, b]);
    for (const wait of [300, 900, 1700]) bench.clock.setTimeout(() => void bench.start([a, b]), wait);
    expect((await settle(first, bench.clock)).value).toBe("A");
    const times = bench.journal.flatMap((entry) =>
      entry.what === "call" && entry.deployment === a ? [entry.at - begun] : [],
    );
    expect(times.length).toBeGreaterThan(1);
    expect(times.filter((time) => time > 100 && time < 1900)).toEqual([]);
  });

  it("a single failure is asked again where it was", async () => {
    const bench = createBench();
    bench.script(a, overloaded, whole("A"));
    expect((await bench.run([a, b])).value).toBe("A");
    expect(bench.calls()).toEqual([a, a]);
  });

  it("a failure for good costs six attempts at most, however many could be asked", async () => {
    const bench = createBench();
    const ids = [a, b, c, "delta/four"];
    for (const id of ids) bench.script(id, overloaded);
    const { run } = await bench.fails(ids);
    expect(run?.attempts.length).toBeLessThanOrEqual(6);
    expect(new Set(bench.calls())).toEqual(new Set(ids));
  });

  it("a 429 without a time is asked at most three times where there is no other, later and later", async () => {
    const bench = createBench();
    bench.script(a, limited(null));
    await bench.fails([a]);
    const times = bench.journal.flatMap((entry) => (entry.what === "call" ? [entry.at] : []));
    expect(times).toEqual([0, 500, 1500]);
  });

  it("second tries stop when a tenth is spent on them, and the next candidate is asked instead", async () => {
    const bench = createBench();
    bench.script(b, whole("B"));
    for (let run = 0; run < 4; run += 1) {
      bench.script(a, overloaded, whole("A"));
      await bench.run([a, b]);
    }
    expect(bench.calls().filter((id) => id === a)).toHaveLength(7);
    expect(bench.calls().filter((id) => id === b)).toHaveLength(1);
  });
});

describe("a deployment with limits", () => {
  it("is asked by so many at the same time, and the others wait for their turn rather than do without", async () => {
    const bench = createBench({ limitsOf: (provider) => (provider === "alpha" ? { concurrency: 1 } : null) });
    bench.script(a, [{ start: null }, { wait: 3000 }, { text: "A" }, { end: {} }]);
    bench.script(device, whole("D"));
    const runs = await settle(Promise.all([1, 2, 3].map(() => bench.start([a, device]))), bench.clock);
    expect(runs.map(({ value }) => value)).toEqual(["A", "A", "A"]);
    expect(bench.clock.monotonic()).toBe(9000);
    expect(runs.flatMap(({ run }) => traceOf(run))).toContain("candidate: Waited 6.0 s for a turn with alpha/one.");
  });

  it("is passed over for another when its turn would not come soon, and that is in the trace", async () => {
    const bench = createBench({ limitsOf: (provider) => (provider === "alpha" ? { requestsPerMinute: 1 } : null) });
    bench.script(a, whole("A"));
    bench.script(b, whole("B"));
    expect((await bench.run([a, b])).value).toBe("A");
    const { value, run } = await bench.run([a, b]);
    expect(value).toBe("B");
    expect(traceOf(run).join("\n")).toMatch(/as much is being asked of it as its limits allow for another 60 s/);
  });

  it("is not asked beyond what its last answer said is left", async () => {
    const bench = createBench();
    const rateLimits = { requestsRemaining: 0, tokensRemaining: null, resetAt: bench.clock.now() + 30_000 };
    bench.script(a, whole("A", { rateLimits }), whole("A"));
    bench.script(b, whole("B"));
    expect((await bench.run([a, b])).value).toBe("A");
    expect((await bench.run([a, b])).value).toBe("B");
    bench.clock.pass(30_000);
    expect((await bench.run([a, b])).value).toBe("A");
  });
});

describe("a primary that recovers", () => {
  it("is back in use within half a minute, whenever that is", async () => {
    for (const downMs of [5000, 20_000, 43_000, 60_000, 61_000, 90_000]) {
      const bench = createBench();
      bench.script(b, whole("B"));
      let back: number | null = null;
      while (back === null && bench.clock.monotonic() < downMs + 60_000) {
        bench.script(a, ...(bench.clock.monotonic() < downMs ? [overloaded] : [whole("A")]));
        const { value } = await bench.run([a, b]);
        if (value === "A") back = bench.clock.monotonic();
        bench.clock.pass(1000);
      }
      expect((back ?? Infinity) - downMs).toBeLessThan(30_000);
    }
  });
});

describe("what is learnt", () => {
  it("comes from answers: how soon they begin, how fast they are written, how often they fail", async () => {
    const clock = new FakeClock();
    const health = createHealthBook({ clock });
    const bench = createBench({ health });
    const usage = { inputTokens: 1200, outputTokens: 100, reported: true };
    bench.script(a, [{ start: null }, { wait: 800 }, { text: "A" }, { wait: 2000 }, { text: "A" }, { end: { usage } }]);
    bench.script(b, whole("B"));
    for (let run = 0; run < 10; run += 1) await bench.run([a, b]);
    expect(health.view(a)?.firstTokenMs?.p50).toBeCloseTo(800, -2);
    expect(health.view(a)?.tokensPerSecond?.p50).toBeCloseTo(50, -1);
    expect(health.view(a)?.failureRate).toBe(0);

    bench.script(a, [{ fail: failure({ class: "malformed" }) }]);
    await bench.run([a, b]);
    expect(health.view(a)?.failureRate).toBeGreaterThan(0);
    bench.script(a, [{ fail: failure({ class: "content-filtered", scope: "request" }) }]);
    const before = health.view(a)?.failureRate;
    await bench.run([a, b]);
    expect(health.view(a)?.failureRate).toBe(before);
  });

  it("leaves the probes of one that is known to the breaker, so that an outage does not cost it its place", async () => {
    const health = createHealthBook({ clock: new FakeClock() });
    const bench = createBench({ health });
    bench.script(a, whole("A"));
    bench.script(b, whole("B"));
    for (let run = 0; run < 20; run += 1) await bench.run([a, b]);
    bench.script(a, [{ fail: failure({ class: "malformed" }) }]);
    const rates: (number | undefined)[] = [];
    for (let run = 0; run < 20; run += 1) {
      await bench.run([a, b]);
      rates.push(health.view(a)?.failureRate);
      bench.clock.pass(20_000);
    }
    expect(bench.calls().filter((id) => id === a)).toHaveLength(40);
    expect(rates.at(-1)).toBe(rates[2]);
    expect(rates.at(-1)).toBeLessThan(0.2);
  });

  it("shortens the wait for a deployment that is always quick", async () => {
    const clock = new FakeClock();
    const health = createHealthBook({ clock });
    for (let calls = 0; calls < 20; calls += 1)
      health.add(a, { failed: false, firstTokenMs: 300, tokensPerSecond: null });
    const bench = createBench({ health });
    bench.script(a, [{ hang: true }]);
    bench.script(b, whole("B"));
    await bench.run([a, b]);
    // The least it is ever given, and the reading of 1,200 tokens.
    expect(bench.clock.monotonic()).toBe(4120 + 100);
  });
});
