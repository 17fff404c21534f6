import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRetryBudget, retryFloor, retryShare, retryWindowMs } from "../../electron/execution/retry-budget.ts";
import { FakeClock } from "./fixtures.ts";

const a = "alpha/one";

describe("the budget for second tries", () => {
  it("grants a few to a quiet desktop, and no more within a minute", () => {
    const clock = new FakeClock();
    const budget = createRetryBudget(clock);
    budget.called(a);
    expect([1, 2, 3, 4].map(() => budget.take(a))).toEqual([true, true, true, false]);
    clock.pass(retryWindowMs);
    expect(budget.take(a)).toBe(true);
  });

  it("grants a tenth of what is sent", () => {
    const budget = createRetryBudget(new FakeClock());
    for (let call = 0; call < 100; call += 1) budget.called(a);
    expect(Array.from({ length: 100 }, () => budget.take(a)).filter(Boolean)).toHaveLength(10);
  });

  it("is one for each deployment", () => {
    const budget = createRetryBudget(new FakeClock());
    while (budget.take(a));
    expect(budget.take("beta/two")).toBe(true);
  });

  it("is kept in every minute, whatever happens when", () => {
    const steps = fc.array(fc.record({ pass: fc.nat(5000), retry: fc.boolean() }), { maxLength: 300 });
    fc.assert(
      fc.property(steps, (all) => {
        const clock = new FakeClock();
        const budget = createRetryBudget(clock);
        const calls: number[] = [];
        const retries: number[] = [];
        let granted = 0;
        for (const { pass, retry } of all) {
          clock.pass(pass);
          if (!retry) {
            budget.called(a);
            calls.push(clock.monotonic());
          } else if (budget.take(a)) retries.push(clock.monotonic());
          const recent = (times: readonly number[]) =>
            times.filter((at) => at > clock.monotonic() - retryWindowMs).length;
          granted = Math.max(granted, Math.max(retryFloor, retryShare * recent(calls)));
          expect(recent(retries)).toBeLessThanOrEqual(granted);
        }
      }),
    );
  });
});
