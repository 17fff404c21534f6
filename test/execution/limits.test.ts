import { describe, expect, it } from "vitest";
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

  it("leave a model on this machine time to load", () => {
    expect(limitsFor({ model: "llama3", local: true }, short).firstTokenMs).toBe(120_000);
  });
});
