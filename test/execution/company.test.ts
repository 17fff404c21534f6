import { describe, expect, it } from "vitest";
import { hedgeSchema } from "../../shared/domain/configuration.ts";
import { createHealthBook, type HealthBook } from "../../electron/execution/health-book.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { createBench, failure, FakeClock, traceOf, whole, type Step } from "./fixtures.ts";

const thinker = "alpha/gpt-5";
const other = "beta/two";
const third = "gamma/three";
const device = "on-device/extractive";

const after = (milliseconds: number, text: string): Step[] => [
  { wait: milliseconds },
  { start: null },
  { text },
  { end: {} },
];

describe("a model that thinks before it writes", () => {
  it("is not given up while it may be thinking, and is heard when it speaks first", async () => {
    const bench = createBench();
    bench.script(thinker, after(13_000, "Thought through."));
    bench.script(other, [{ hang: true }]);
    const { value, run } = await bench.run([thinker, other]);
    expect(value).toBe("Thought through.");
    expect(bench.clock.monotonic()).toBe(13_000);
    expect(run.attempts.map(({ deployment, outcome }) => [deployment, outcome])).toEqual([
      [thinker, "ok"],
      [other, "cancelled"],
    ]);
    expect(bench.events.filter(({ type }) => type === "switch")).toEqual([]);
    expect(traceOf(run)).toContain(`failure: ${other} was let go after 2.9 s: ${thinker} spoke first.`);
  });

  it("loses to another that speaks first, and is booked as too slow", async () => {
    const bench = createBench();
    bench.script(thinker, [{ hang: true }]);
    bench.script(other, after(900, "Quick."));
    const { value, run } = await bench.run([thinker, other]);
    expect(value).toBe("Quick.");
    expect(bench.clock.monotonic()).toBeLessThan(15_000);
    expect(run.served).toEqual({ provider: "beta", model: "two" });
    expect(run.attempts[0]).toMatchObject({
      deployment: thinker,
      outcome: "failed",
      errorClass: "timeout",
      usage: { inputTokens: 1200, outputTokens: 0, reported: false },
    });
    expect(run.attempts[0]?.costUsd).toBeGreaterThan(0);
    expect(bench.calls()).toEqual([thinker, other]);
    expect(bench.events).toContainEqual({ type: "switch", from: thinker, to: other, reason: "too slow" });
    expect(bench.clock.pending).toBe(0);
  });

  it("is asked less often once it was too slow three times in a row", async () => {
    const bench = createBench();
    bench.script(thinker, [{ hang: true }]);
    bench.script(other, whole("B"));
    for (let run = 0; run < 4; run += 1) await bench.run([thinker, other]);
    expect(bench.calls().filter((id) => id === thinker)).toHaveLength(3);
  });

  it("keeps the floor for as long as it gives signs of life", async () => {
    const bench = createBench();
    bench.script(thinker, [
      { start: null },
      ...Array.from({ length: 12 }, (): Step[] => [{ wait: 9000 }, { text: "" }]).flat(),
      { text: "At last." },
      { end: {} },
    ]);
    bench.script(other, whole("B"));
    const { value } = await bench.run([thinker, other]);
    expect(value).toBe("At last.");
    expect(bench.calls()).toEqual([thinker]);
  });

  it("gets other company when the first was of no use", async () => {
    const bench = createBench();
    bench.script(thinker, after(20_000, "Thought through."));
    bench.script(other, [{ fail: failure({ class: "bad-key", scope: "key" }) }]);
    bench.script(third, after(1000, "Quick."));
    const { value } = await bench.run([thinker, other, third]);
    expect(value).toBe("Quick.");
    expect(bench.calls()).toEqual([thinker, other, third]);
  });

  it("is waited for alone where there is no other, and the device comes last", async () => {
    const bench = createBench();
    bench.script(thinker, after(60_000, "Thought through."));
    bench.script(device, whole("D"));
    expect((await bench.run([thinker, device])).value).toBe("Thought through.");
    expect(bench.calls()).toEqual([thinker]);
  });

  it("lets the whole answer of one stand, never of two", async () => {
    const bench = createBench();
    bench.script(thinker, [
      { wait: 12_000 },
      { start: null },
      { text: "One, " },
      { wait: 5000 },
      { text: "whole." },
      { end: {} },
    ]);
    bench.script(other, [
      { wait: 2000 },
      { start: null },
      { text: "Two, " },
      { wait: 5000 },
      { text: "whole." },
      { end: {} },
    ]);
    const { value, run } = await bench.run([thinker, other]);
    expect(["One, whole.", "Two, whole."]).toContain(value);
    const deltas = bench.events.flatMap((event) => (event.type === "delta" ? [event.text] : []));
    expect(deltas.join("")).toBe(value);
    expect(run.attempts.filter(({ outcome }) => outcome === "ok")).toHaveLength(1);
  });

  it("is not asked again once it was too late, even if the other's answer is lost", async () => {
    const bench = createBench();
    bench.script(thinker, [{ hang: true }], whole("Second time."));
    bench.script(other, [
      { wait: 100 },
      { start: null },
      { text: "Half" },
      { fail: failure({ class: "network", scope: "provider" }) },
    ]);
    bench.script(device, whole("D"));
    const { value, run } = await bench.run([thinker, other, device]);
    expect(value).toBe("D");
    expect(run.attempts.map(({ deployment, outcome }) => [deployment, outcome])).toEqual([
      [thinker, "failed"],
      [other, "failed"],
      [device, "ok"],
    ]);
  });

  it("ends with its company when the task is cancelled, each booked once", async () => {
    const bench = createBench();
    const abort = new AbortController();
    bench.script(thinker, [{ hang: true }]);
    bench.script(other, [{ wait: 500 }, { abort }, { hang: true }]);
    const { error, run } = await bench.fails([thinker, other], { signal: abort.signal });
    expect(error.code).toBe("cancelled");
    expect(run?.attempts.map(({ outcome }) => outcome)).toEqual(["cancelled", "cancelled"]);
    expect(bench.journal.map(({ what }) => what)).toEqual([
      "open",
      "begin",
      "call",
      "begin",
      "call",
      "end",
      "end",
      "close",
    ]);
    expect(bench.clock.pending).toBe(0);
  });

  it("is let go when the ledger fails its company, and nothing is left running", async () => {
    let begun = 0;
    const bench = createBench({
      ledger: {
        openRun: () => undefined,
        begin: async () => {
          begun += 1;
          if (begun === 2) throw new HeadnoteError("disk-full", "The disk is full.");
        },
        end: () => undefined,
        closeRun: () => undefined,
      },
    });
    bench.script(thinker, [{ hang: true }]);
    const { error } = await bench.fails([thinker, other]);
    expect(error.code).toBe("disk-full");
    expect(bench.clock.pending).toBe(0);
  });
});

describe("hedging", () => {
  const slow = "alpha/one";
  const hedge = () => hedgeSchema.parse({ enabled: true, maxExtraShare: 1, maxCostUsd: 1 });
  const priced = (id: string) => ({ deployment: id, eligible: true, reason: "Allowed.", estimateUsd: 0.01 });
  const known = (): HealthBook => {
    const book = createHealthBook({ clock: new FakeClock() });
    for (let calls = 0; calls < 20; calls += 1)
      book.add(slow, { failed: false, firstTokenMs: 400, tokensPerSecond: null });
    return book;
  };

  it("asks the next beside one that is slower than it usually is; the first to speak wins, and both are booked", async () => {
    const bench = createBench({ hedge, health: known() });
    bench.script(slow, after(3000, "Slow."));
    bench.script(other, after(200, "Quick."));
    const { value, run } = await bench.run([priced(slow), priced(other)]);
    expect(value).toBe("Quick.");
    expect(bench.clock.monotonic()).toBeLessThan(700);
    expect(run.attempts).toMatchObject([
      { deployment: slow, outcome: "cancelled", usage: { inputTokens: 1200 } },
      { deployment: other, outcome: "ok" },
    ]);
    expect(run.costUsd).toBeCloseTo(
      run.attempts.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
      12,
    );
  });

  it("holds nothing against the slower one: it is asked again if the answer is lost", async () => {
    const bench = createBench({ hedge, health: known() });
    bench.script(slow, after(3000, "Slow."), whole("Second time."));
    bench.script(other, [{ wait: 200 }, { start: null }, { text: "Half" }, { fail: failure({ class: "network" }) }]);
    const { value } = await bench.run([priced(slow), priced(other)]);
    expect(value).toBe("Second time.");
    expect(bench.calls()).toEqual([slow, other, slow]);
  });

  it.each([
    ["is off by default", {}, 0.01],
    ["is not done at an unknown price", { hedge }, null],
    ["is not done beyond the money granted", { hedge: () => ({ ...hedge(), maxCostUsd: 0.001 }) }, 0.01],
    ["is not done beyond the share granted", { hedge: () => ({ ...hedge(), maxExtraShare: 0.02 }) }, 0.01],
  ] as const)("%s", async (_why, options, estimateUsd) => {
    const bench = createBench({ health: known(), ...options });
    bench.script(slow, after(3000, "Slow."));
    const { value } = await bench.run([priced(slow), { ...priced(other), estimateUsd }]);
    expect(value).toBe("Slow.");
    expect(bench.calls()).toEqual([slow]);
  });
});
