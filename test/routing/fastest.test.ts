import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderByPace, predict, type Pace } from "../../electron/routing/fastest.ts";
import type { HealthView } from "../../electron/routing/health.ts";

const all = (value: number) => ({ p5: value, p25: value, p50: value, p75: value, p95: value });
const view = (firstTokenMs: number, speed: number | null, change: Partial<HealthView> = {}): HealthView => ({
  samples: 20,
  known: true,
  firstTokenMs: all(firstTokenMs),
  tokensPerSecond: speed === null ? null : all(speed),
  failureRate: 0,
  ...change,
});
const pace = (views: Readonly<Record<string, HealthView>>, change: Partial<Pace> = {}): Pace => ({
  health: (deployment) => views[deployment] ?? null,
  outputTokens: 500,
  incumbent: null,
  draw: 0.999,
  ...change,
});
const order = (ids: readonly string[], given: Pace) => orderByPace(ids, given).map(({ deployment }) => deployment);

const quick = view(300, 100);
const slow = view(3000, 100);

describe("the fastest first", () => {
  it("predicts the end of the answer, not its beginning", () => {
    expect(predict(view(200, 10), 500)).toBeGreaterThan(predict(view(2000, 100), 500));
    expect(predict(view(200, 10), 5)).toBeLessThan(predict(view(2000, 100), 5));
  });

  it("takes an answer that comes all at once for done with its first text", () => {
    expect(predict(view(4000, null), 500)).toBe(4000);
  });

  it("takes failures for lost time", () => {
    expect(predict(view(1000, null, { failureRate: 0.5 }), 1)).toBe(2000);
    expect(predict(view(1000, null, { failureRate: 1 }), 1)).toBe(10_000);
  });

  it("sorts by it, and leaves who is hardly known behind, in the order written", () => {
    const views = { "a/slow": slow, "b/quick": quick, "c/few": view(1, 1000, { samples: 7, known: false }) };
    expect(order(["d/new", "a/slow", "c/few", "b/quick"], pace(views))).toEqual([
      "b/quick",
      "a/slow",
      "d/new",
      "c/few",
    ]);
  });

  it("keeps to the order written while nobody is known", () => {
    expect(order(["b/one", "a/two"], pace({}, { draw: 0 }))).toEqual(["b/one", "a/two"]);
  });

  it("keeps the incumbent until another is clearly faster", () => {
    const views = { "a/one": view(1000, null), "b/two": view(850, null), "c/three": view(790, null) };
    expect(order(["a/one", "b/two"], pace(views, { incumbent: "a/one" }))[0]).toBe("a/one");
    expect(order(["a/one", "b/two"], pace(views, { incumbent: "b/two" }))[0]).toBe("b/two");
    expect(order(["a/one", "b/two", "c/three"], pace(views, { incumbent: "a/one" }))[0]).toBe("c/three");
  });

  it("does not flap between two that are as good as equal", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.9, max: 1.1, noNaN: true }), { minLength: 4 }), (noise) => {
        let incumbent: string | null = null;
        const leaders = new Set<string>();
        noise.forEach((factor, index) => {
          const views = { "a/one": view(1000 * factor, null), "b/two": view(1000 / factor, null) };
          incumbent = order(["a/one", "b/two"], pace(views, { incumbent }))[0] ?? null;
          if (index > 0 && incumbent !== null) leaders.add(incumbent);
        });
        expect(leaders.size).toBe(1);
      }),
    );
  });

  it("tries who is hardly known in every second plan", () => {
    const ids = ["a/known", "b/known", "c/new"];
    const first = (draw: number, views: Readonly<Record<string, HealthView>>) => order(ids, pace(views, { draw }))[0];
    expect(first(0.49, { "a/known": quick })).toBe("b/known");
    expect(first(0.5, { "a/known": quick })).toBe("a/known");
    expect(first(0.49, { "a/known": quick, "b/known": slow })).toBe("c/new");
    expect(first(0.49, { "a/known": quick, "b/known": slow, "c/new": slow })).toBe("a/known");
  });

  it("tries the one first that is nearest to being known, and nobody who is hopelessly slow", () => {
    const views = {
      "a/known": quick,
      "c/few": view(300, 100, { samples: 4, known: false }),
      "d/slow": view(30_000, 100, { samples: 4, known: false }),
    };
    expect(order(["a/known", "b/new", "c/few", "d/slow"], pace(views, { draw: 0 }))[0]).toBe("c/few");
    expect(order(["a/known", "d/slow"], pace(views, { draw: 0 }))[0]).toBe("a/known");
    const failing = { "a/known": quick, "b/failing": view(300, 100, { samples: 0, known: false, failureRate: 0.9 }) };
    expect(order(["a/known", "b/failing"], pace(failing, { draw: 0 }))[0]).toBe("a/known");
  });

  it("names each once, whatever is known", () => {
    const ids = ["a/1", "b/2", "c/3", "d/4"];
    const views = fc.record(
      Object.fromEntries(
        ids.map((id) => [
          id,
          fc.option(fc.nat(30).map((samples) => view(samples * 100 + 1, 10, { samples, known: samples >= 8 }))),
        ]),
      ),
    );
    fc.assert(
      fc.property(
        views,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.constantFrom(null, ...ids),
        (known, draw, incumbent) => {
          const placed = order(ids, pace({}, { health: (id) => known[id] ?? null, draw, incumbent }));
          expect(placed.toSorted()).toEqual(ids);
        },
      ),
    );
  });
});
