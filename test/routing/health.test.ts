import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { healthRecordSchema, type HealthRecord } from "../../shared/domain/health.ts";
import { recordHealth, sampleFloor, viewHealth, type HealthSample } from "../../electron/routing/health.ts";

const day = 86_400_000;
const begin = Date.parse("2026-11-22T12:00:00Z");
const answer = (firstTokenMs: number, tokensPerSecond = 50, at = begin): HealthSample => ({
  at,
  failed: false,
  firstTokenMs,
  tokensPerSecond,
});
const failed = (at = begin): HealthSample => ({ at, failed: true, firstTokenMs: null, tokensPerSecond: null });
const after = (samples: readonly HealthSample[]): HealthRecord => {
  const record = samples.reduce<HealthRecord | null>((known, one) => recordHealth(known, "alpha/one", one), null);
  if (record === null) throw new Error("no samples");
  return record;
};
const times = (count: number, sample: HealthSample) => Array.from({ length: count }, () => sample);

describe("the health of a deployment", () => {
  it("is what its answers were like", () => {
    const view = viewHealth(after(times(20, answer(800, 40))), begin);
    expect(view.firstTokenMs?.p50).toBeCloseTo(800, -2);
    expect(view.tokensPerSecond?.p50).toBeCloseTo(40, -1);
    expect(view.failureRate).toBe(0);
    expect(view.samples).toBeGreaterThan(sampleFloor);
  });

  it("follows a change within some thirty calls", () => {
    const view = viewHealth(after([...times(200, answer(500)), ...times(33, answer(9000))]), begin);
    expect(view.firstTokenMs?.p50).toBeGreaterThan(8000);
  });

  it("is hardly known after few answers, and again after some days without any", () => {
    expect(viewHealth(after(times(5, answer(500))), begin).known).toBe(false);
    const record = after(times(200, answer(500)));
    expect(viewHealth(record, begin + 3 * day).known).toBe(true);
    expect(viewHealth(record, begin + 4 * day).known).toBe(false);
  });

  it("does not go in and out of being known around the floor", () => {
    const floor = after(times(sampleFloor + 1, answer(500)));
    const hour = day / 24;
    expect(Array.from({ length: 20 }, (_, hours) => viewHealth(floor, begin + hours * hour).known)).not.toContain(
      false,
    );
    const faded = recordHealth(floor, "alpha/one", answer(500, 50, begin + 3 * day));
    expect(viewHealth(faded, begin + 3 * day).known).toBe(false);
  });

  it("counts failures as failures and not as fast answers", () => {
    const view = viewHealth(after([...times(10, answer(500)), ...times(10, failed())]), begin);
    expect(view.failureRate).toBeGreaterThan(0.45);
    expect(view.failureRate).toBeLessThan(0.65);
    expect(view.samples).toBeLessThan(10.01);
  });

  it("is not given up for one failure, and an outage is soon forgotten", () => {
    expect(viewHealth(after([failed()]), begin).failureRate).toBeLessThan(0.4);
    const outage = after([...times(20, answer(500)), ...times(20, failed())]);
    expect(viewHealth(outage, begin).failureRate).toBeGreaterThan(0.5);
    expect(viewHealth(outage, begin + day / 6).failureRate).toBeLessThan(0.1);
  });

  it("keeps a shape that can be stored, and rates between none and all, whatever happens and however clocks are set", () => {
    const samples = fc.array(
      fc.record({
        at: fc.integer({ min: begin - day, max: begin + day }),
        failed: fc.boolean(),
        firstTokenMs: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
        tokensPerSecond: fc.option(fc.double({ min: 0, max: 1e4, noNaN: true })),
      }),
      { minLength: 1, maxLength: 100 },
    );
    fc.assert(
      fc.property(samples, (all) => {
        const record = after(all);
        expect(healthRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
        const view = viewHealth(record, begin + day);
        expect(view.failureRate).toBeGreaterThanOrEqual(0);
        expect(view.failureRate).toBeLessThan(1);
        expect(view.samples).toBeLessThan(50);
      }),
    );
  });
});
