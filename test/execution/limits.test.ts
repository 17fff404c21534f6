import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HealthView } from "../../electron/routing/health.ts";
import { defaultLimits, limitsFor } from "../../electron/execution/limits.ts";

const ordinary = { model: "mistral-small-latest", local: false };
const short = { inputTokens: 0, maxOutputTokens: 1000 };

describe("the limits of an attempt", () => {
  it("are ten seconds to the first text, thirty between texts and two minutes in all", () => {
    expect(limitsFor(ordinary, short)).toEqual({ firstTokenMs: 10_000, stallMs: 30_000, totalMs: 120_000 });
  });

  it("grow with what is to be read and written", () => {
    const long = limitsFor(ordinary, { inputTokens: 100_000, maxOutputTokens: 10_000 });
    expect(long).toEqual({ firstTokenMs: 20_000, stallMs: 30_000, totalMs: 410_000 });
  });

  it.each(["gpt-5", "openai/gpt-5-mini", "o3", "gemini-2.5-pro", "deepseek-reasoner"])(
    "leave %s time to think",
    (model) => {
      expect(limitsFor({ model, local: false }, short).firstTokenMs).toBe(90_000);
    },
  );

  it.each(["gpt-4o", "gpt-5-chat-latest", "deepseek-chat", "claude-sonnet-4-6", "gemini-2.5-flash"])(
    "do not for %s",
    (model) => {
      expect(limitsFor({ model, local: false }, short)).toEqual(defaultLimits);
    },
  );

  it("have a thinking model joined by another as early as any model is given up", () => {
    expect(limitsFor({ model: "gpt-5", local: false }, short).companyMs).toBe(10_000);
    expect(limitsFor({ model: "gpt-5", local: false }, { ...short, inputTokens: 20_000 }).companyMs).toBe(12_000);
    expect(limitsFor(ordinary, short).companyMs).toBeUndefined();
  });

  it("leave nobody more time to stall for having thought", () => {
    expect(limitsFor({ model: "gpt-5", local: false }, short).stallMs).toBe(30_000);
  });

  it("leave a model on this machine time to load", () => {
    expect(limitsFor({ model: "llama3", local: true }, short).firstTokenMs).toBe(120_000);
  });

  describe("of a deployment that is known", () => {
    const all = (value: number) => ({ p5: value, p25: value, p50: value, p75: value, p95: value });
    const health = (firstTokenMs: number, speed: number | null = null, samples = 20): HealthView => ({
      samples,
      known: samples >= 8,
      firstTokenMs: all(firstTokenMs),
      tokensPerSecond: speed === null ? null : all(speed),
      failureRate: 0,
    });
    const first = (view: HealthView | null, deployment: { model: string; local: boolean } = ordinary) =>
      limitsFor(deployment, short, defaultLimits, view).firstTokenMs;

    it("follow three times what it needs in 95 of 100 calls, within bounds", () => {
      expect(first(health(2000))).toBe(6000);
      expect(first(health(100))).toBe(4000);
      expect(first(health(9000))).toBe(27_000);
      expect(first(health(60_000))).toBe(30_000);
    });

    it("are those of a stranger below the floor of samples", () => {
      expect(first(health(100, null, 7))).toBe(10_000);
      expect(first(null)).toBe(10_000);
    });

    it("wait less for the next text of who is always quick", () => {
      const stall = (speed: number) => limitsFor(ordinary, short, defaultLimits, health(1000, speed)).stallMs;
      expect(stall(100)).toBe(10_000);
      expect(stall(5)).toBe(20_000);
      expect(stall(1)).toBe(30_000);
    });

    it("give who writes slowly the time for it", () => {
      const total = (speed: number) =>
        limitsFor(ordinary, { inputTokens: 0, maxOutputTokens: 6000 }, defaultLimits, health(1000, speed)).totalMs;
      expect(total(100)).toBe(240_000);
      expect(total(15)).toBe(400_000);
      expect(total(1)).toBe(720_000);
    });

    it("never hurry a model on this machine, which may have to be loaded again", () => {
      const local = { model: "llama3", local: true };
      expect(first(health(100), local)).toBe(first(null, local));
    });

    it("never pass what the firm is promised, whatever was measured", () => {
      const views = fc.record({
        samples: fc.double({ min: 0, max: 50, noNaN: true }),
        first: fc.double({ min: 1, max: 1e6, noNaN: true }),
        speed: fc.option(fc.double({ min: 0.01, max: 1e4, noNaN: true })),
      });
      fc.assert(
        fc.property(views, fc.constantFrom("gpt-5", "mistral-small-latest"), (one, model) => {
          const view = health(one.first, one.speed, one.samples);
          const limits = limitsFor({ model, local: false }, short, defaultLimits, view);
          const given = limits.companyMs ?? limits.firstTokenMs;
          expect(given).toBeGreaterThanOrEqual(4000);
          expect(given).toBeLessThanOrEqual(30_000);
          expect(limits.stallMs).toBeGreaterThanOrEqual(10_000);
          expect(limits.stallMs).toBeLessThanOrEqual(30_000);
          expect(limits.totalMs).toBeGreaterThanOrEqual(120_000);
        }),
      );
    });
  });
});
