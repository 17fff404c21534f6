import { countTokens as cl100k } from "gpt-tokenizer/encoding/cl100k_base";
import { countTokens as o200k } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, it } from "vitest";
import { countTokens } from "../../electron/routing/tokens.ts";

const text =
  "The Supplier shall indemnify the Buyer — naïvely, notwithstanding clause 8.2 — against 1,250,000 EUR of losses.\n";

describe("counting tokens", () => {
  it.each([
    "gpt-5",
    "gpt-5-mini",
    "openai/gpt-4o",
    "openrouter/openai/gpt-4.1",
    "o3",
    "o4-mini",
    "GPT-5.4-2026-03-05",
    "gpt-oss-20b",
  ])("is exact for %s, in its own encoding", (model) => {
    expect(countTokens(text, model)).toEqual({ tokens: o200k(text), exact: true });
  });

  it.each(["gpt-4", "gpt-4-turbo", "gpt-4-0613", "openai/gpt-3.5-turbo"])(
    "is exact for %s, in the older encoding",
    (model) => {
      expect(countTokens(text, model)).toEqual({ tokens: cl100k(text), exact: true });
      expect(cl100k(text)).not.toBe(o200k(text));
    },
  );

  it.each([
    "claude-sonnet-4-6",
    "gemini-2.5-pro",
    "mistral-small-latest",
    "qwen-plus",
    "ollama/llama3",
    "o",
    "gpt-40",
    null,
  ])("is an estimate for %s", (model) => {
    expect(countTokens(text, model)).toEqual({ tokens: o200k(text), exact: false });
  });

  it("counts nothing as nothing", () => {
    expect(countTokens("", "gpt-5")).toEqual({ tokens: 0, exact: true });
  });

  it("reads special tokens in a contract as the characters they are", () => {
    expect(countTokens("<|endoftext|>", "gpt-5").tokens).toBeGreaterThan(1);
  });

  it("cuts unbroken runs rather than taking time that grows with their square, and says that the count is an estimate", () => {
    const run = "a".repeat(2000);
    expect(countTokens(run, "gpt-5")).toEqual({ tokens: o200k(run), exact: false });
    const long = countTokens("a".repeat(500_000), "gpt-5");
    expect(long.exact).toBe(false);
    expect(long.tokens).toBeGreaterThan(60_000);
    expect(long.tokens).toBeLessThan(65_000);
  });
});
