import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hedgeSchema, type Hedge } from "../../shared/domain/configuration.ts";
import { createHedging } from "../../electron/execution/hedging.ts";
import { FakeClock } from "./fixtures.ts";

const known = { p5: 1, p25: 2, p50: 3, p75: 4, p95: 900 };
const health = { samples: 20, known: true, firstTokenMs: known, tokensPerSecond: null, failureRate: 0 };
const hedging = (change: Partial<Hedge>, clock = new FakeClock()) =>
  createHedging(clock, () => hedgeSchema.parse({ enabled: true, ...change }));

describe("hedging", () => {
  it("is off unless it is asked for", () => {
    const off = createHedging(new FakeClock(), () => hedgeSchema.parse({}));
    for (let calls = 0; calls < 1000; calls += 1) off.called();
    expect(off.after(health)).toBeNull();
    expect(off.take(0)).toBe(false);
  });

  it("begins where a deployment is slower than in 95 of 100 calls, once that is known", () => {
    expect(hedging({}).after(health)).toBe(900);
    expect(hedging({}).after({ ...health, known: false })).toBeNull();
    expect(hedging({}).after(null)).toBeNull();
  });

  it("is never more than the share that was granted", () => {
    const shares = fc.double({ min: 0, max: 0.2, noNaN: true });
    fc.assert(
      fc.property(shares, fc.array(fc.boolean(), { maxLength: 500 }), (maxExtraShare, wanted) => {
        const one = hedging({ maxExtraShare });
        let hedges = 0;
        wanted.forEach((wants, index) => {
          one.called();
          if (wants && one.take(0.001)) hedges += 1;
          expect(hedges).toBeLessThanOrEqual((index + 1) * maxExtraShare + 1e-6);
        });
      }),
    );
  });

  it("costs no more than was granted for a day, and nothing at an unknown price", () => {
    const clock = new FakeClock();
    const one = hedging({ maxExtraShare: 1, maxCostUsd: 0.1 }, clock);
    const take = (usd: number | null) => {
      one.called();
      return one.take(usd);
    };
    expect([take(0.06), take(0.06), take(0.04), take(0.01), take(null)]).toEqual([true, false, true, false, false]);
    clock.pass(86_400_000);
    expect(take(0.06)).toBe(true);
  });
});
