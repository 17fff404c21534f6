import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sketchSchema, type Sketch } from "../../shared/domain/health.ts";
import { addToSketch, decayed, emptySketch, quantile, weightOf } from "../../electron/routing/sketch.ts";

const values = fc.array(fc.double({ min: 0.5, max: 600_000, noNaN: true }), { minLength: 1, maxLength: 200 });
const sketchOf = (all: readonly number[], decay = 1): Sketch =>
  all.reduce<Sketch>((sketch, value) => addToSketch(sketch, value, decay), emptySketch);

describe("a sketch", () => {
  it("tells every quantile to within five per cent of the value that has that rank", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, q) => {
        const exact = all.toSorted((a, b) => a - b)[Math.ceil(q * all.length - 1e-9) - 1] ?? 0;
        expect(Math.abs((quantile(sketchOf(all), q) ?? 0) - exact)).toBeLessThanOrEqual(exact * 0.0501);
      }),
    );
  });

  it("keeps its bins in order, and its weight", () => {
    fc.assert(
      fc.property(values, (all) => {
        const sketch = sketchOf(all);
        const bins = sketch.map(([bin]) => bin);
        expect(bins).toEqual([...new Set(bins)].toSorted((a, b) => a - b));
        expect(weightOf(sketch)).toBeCloseTo(all.length, 6);
        expect(sketchSchema.parse(JSON.parse(JSON.stringify(sketch)))).toEqual(sketch);
      }),
    );
  });

  it("comes to know only what is new", () => {
    const old = Array.from({ length: 100 }, () => 10_000);
    const recent = Array.from({ length: 40 }, () => 100);
    expect(quantile(sketchOf([...old, ...recent], 0.9), 0.95)).toBeLessThan(110);
    expect(quantile(sketchOf([...old, ...recent]), 0.5)).toBeGreaterThan(9000);
  });

  it("forgets what weighs nothing, and has no quantile when empty", () => {
    expect(decayed(sketchOf([1, 2, 3]), 1e-6)).toEqual([]);
    expect(quantile(emptySketch, 0.5)).toBeNull();
  });

  it("does not count what is no duration", () => {
    expect([0, -1, Number.NaN, Infinity].reduce<Sketch>((s, v) => addToSketch(s, v, 1), emptySketch)).toEqual([]);
  });
});
