import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseTier, defaultTierLimits } from "../../electron/routing/tiers.ts";

describe("the tier of a task", () => {
  it.each([
    [1000, 0.35, "simple"],
    [1001, 0.1, "standard"],
    [10, 0.36, "standard"],
    [30_000, 0.7, "standard"],
    [30_001, 0.1, "complex"],
    [10, 0.71, "complex"],
  ] as const)("of %d tokens and complexity %d is %s", (tokens, score, tier) => {
    expect(chooseTier(tokens, score).tier).toBe(tier);
  });

  it("says what put it there", () => {
    expect(chooseTier(8120, 0.31).reason).toBe(
      "Complexity 0.31, 8,120 tokens: standard tier, because it is too long (over 1,000 tokens) for the simple tier.",
    );
    expect(chooseTier(42_000, 0.8).reason).toMatch(
      /too long \(over 30,000 tokens\) and it is too complex \(over 0\.70\)/,
    );
  });

  it("never falls when a task grows", () => {
    const rank = { simple: 0, standard: 1, complex: 2 };
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.nat(60_000), fc.nat(60_000), score, score, (tokens, more, a, b) => {
        const lower = chooseTier(tokens, Math.min(a, b), defaultTierLimits).tier;
        const higher = chooseTier(tokens + more, Math.max(a, b), defaultTierLimits).tier;
        expect(rank[higher]).toBeGreaterThanOrEqual(rank[lower]);
      }),
    );
  });
});
