import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { routeSchema } from "../../shared/domain/configuration.ts";
import { orderByWeight, shareOf } from "../../electron/routing/weighted.ts";

const ids = ["a/main", "b/canary", "c/spare"];

describe("the draw by weight", () => {
  it("puts each first as often as its weight says", () => {
    const weights = { "a/main": 9, "b/canary": 1 };
    const first = Array.from({ length: 1000 }, (_, index) => orderByWeight(ids, weights, index / 1000)[0]);
    expect(first.filter((id) => id === "a/main")).toHaveLength(900);
    expect(first.filter((id) => id === "b/canary")).toHaveLength(100);
  });

  it("lets the others follow from heavy to light", () => {
    expect(orderByWeight(ids, { "a/main": 0.1, "b/canary": 0.2, "c/spare": 0.7 }, 0)).toEqual([
      "a/main",
      "c/spare",
      "b/canary",
    ]);
  });

  it("keeps to the order written without weights", () => {
    expect(orderByWeight(ids, {}, 0.7)).toEqual(ids);
    expect(shareOf("a/main", ids, {})).toBeNull();
    expect(shareOf("b/canary", ids, { "a/main": 3, "b/canary": 1 })).toBe(0.25);
  });

  it("names each once, whatever is drawn, and never puts one first that has no weight while another has one", () => {
    const weights = fc.dictionary(fc.constantFrom(...ids), fc.double({ min: 0, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (given, draw) => {
        const order = orderByWeight(ids, given, draw);
        expect(order.toSorted()).toEqual(ids);
        const total = ids.reduce((sum, id) => sum + (given[id] ?? 0), 0);
        expect(total === 0 || (given[order[0] ?? ""] ?? 0) > 0).toBe(true);
      }),
    );
  });

  it("is part of a route, and a weight below zero is not", () => {
    const route = { strategy: "weighted", candidates: ["a/main"], weights: { "a/main": 0.9 } };
    expect(routeSchema.parse(route)).toEqual(route);
    expect(routeSchema.safeParse({ ...route, weights: { "a/main": -1 } }).success).toBe(false);
  });
});
