import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRateLimits } from "../../electron/providers/rate-limits.ts";
import { redact } from "../../electron/providers/redact.ts";
import { parseDuration, parseReset } from "../../electron/providers/retry-after.ts";
import { readEvents, StreamFault, type ServerSentEvent } from "../../electron/providers/sse.ts";
import { isStrict } from "../../electron/providers/structure.ts";

const now = Date.parse("2026-11-22T12:00:00Z");

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function all(events: AsyncIterable<readonly ServerSentEvent[]>): Promise<ServerSentEvent[]> {
  const found: ServerSentEvent[] = [];
  for await (const together of events) found.push(...together);
  return found;
}

async function eventsOf(text: string, cuts: readonly number[] = []): Promise<ServerSentEvent[]> {
  const bytes = new TextEncoder().encode(text);
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  const chunks = places.slice(1).map((end, index) => bytes.slice(places[index], end));
  return all(readEvents(streamOf(chunks)));
}

describe("an event stream", () => {
  it("is read alike however its bytes are cut", async () => {
    const text =
      ': keep-alive\r\n\r\nevent: a\r\ndata: {"x": "é–漢"}\r\n\r\ndata: one\ndata:two\n\n\n\rid: 7\rdata: three\r\r';
    const expected = [
      { event: "a", data: '{"x": "é–漢"}' },
      { event: null, data: "one\ntwo" },
      { event: null, data: "three" },
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 40 }), async (cuts) => {
        expect(await eventsOf(text, cuts)).toEqual(expected);
      }),
    );
  });

  it("shows what its end cut off, and a last event without its blank line", async () => {
    expect(await eventsOf('data: {"a":1}\n\ndata: {"b":')).toEqual([
      { event: null, data: '{"a":1}' },
      { event: null, data: '{"b":' },
    ]);
    expect(await eventsOf("data: [DONE]\n")).toEqual([{ event: null, data: "[DONE]" }]);
  });

  it("is refused where it is not UTF-8", async () => {
    await expect(all(readEvents(streamOf([new Uint8Array([0x64, 0xff, 0xfe])])))).rejects.toBeInstanceOf(StreamFault);
    await expect(all(readEvents(streamOf([new Uint8Array([0x64, 0xe2, 0x82])])))).rejects.toBeInstanceOf(StreamFault);
  });

  it("can be ended from outside while nothing comes", async () => {
    const enough = new AbortController();
    let cancelled = false;
    const silent = new ReadableStream<Uint8Array>({
      cancel() {
        cancelled = true;
      },
    });
    const events = all(readEvents(silent, { enough: enough.signal }));
    enough.abort();
    expect(await events).toEqual([]);
    expect(cancelled).toBe(true);
  });
});

describe("times to wait", () => {
  it.each([
    ["6ms", 6],
    ["1m30s", 90_000],
    ["31s", 31_000],
    ["0.5s", 500],
    ["2h1m", 7_260_000],
    ["1d", 86_400_000],
    ["", null],
    ["soon", null],
    ["30", null],
    ["-5s", null],
  ])("%s", (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each([
    ["1m30s", now + 90_000],
    ["2026-11-22T12:00:42Z", now + 42_000],
    [String(now + 5000), now + 5000],
    [String(now / 1000 + 5), now + 5000],
    ["12", now + 12_000],
    ["whenever", null],
  ])("reset at %s", (text, time) => {
    expect(parseReset(text, now)).toBe(time);
  });
});

describe("rate limits", () => {
  it("are OpenAI's, and the tighter one says when", () => {
    const headers = new Headers({
      "x-ratelimit-limit-requests": "500",
      "x-ratelimit-remaining-requests": "499",
      "x-ratelimit-reset-requests": "120ms",
      "x-ratelimit-limit-tokens": "200000",
      "x-ratelimit-remaining-tokens": "1000",
      "x-ratelimit-reset-tokens": "59.7s",
    });
    expect(readRateLimits(headers, "openai", now)).toEqual({
      requestsRemaining: 499,
      tokensRemaining: 1000,
      resetAt: now + 59_700,
    });
  });

  it("are Mistral's, OpenRouter's and Azure's", () => {
    const mistral = new Headers({
      "x-ratelimit-limit-req-minute": "60",
      "x-ratelimit-remaining-req-minute": "59",
      "x-ratelimit-remaining-tokens-minute": "480000",
    });
    expect(readRateLimits(mistral, "openai", now)).toEqual({
      requestsRemaining: 59,
      tokensRemaining: 480_000,
      resetAt: null,
    });
    const openRouter = new Headers({
      "x-ratelimit-limit": "20",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(now + 9000),
    });
    expect(readRateLimits(openRouter, "openai", now)).toEqual({
      requestsRemaining: 0,
      tokensRemaining: null,
      resetAt: now + 9000,
    });
    const azure = new Headers({ "x-ratelimit-limit-tokens": "100000", "x-ratelimit-remaining-tokens": "90000" });
    expect(readRateLimits(azure, "azure-openai", now)).toEqual({
      requestsRemaining: null,
      tokensRemaining: 90_000,
      resetAt: null,
    });
  });

  it("are Anthropic's, the smallest of each kind", () => {
    const limit = (what: string, limits: number, remaining: number, reset: string) => ({
      [`anthropic-ratelimit-${what}-limit`]: String(limits),
      [`anthropic-ratelimit-${what}-remaining`]: String(remaining),
      [`anthropic-ratelimit-${what}-reset`]: reset,
    });
    const headers = new Headers({
      ...limit("requests", 1000, 900, "2026-11-22T12:00:01Z"),
      ...limit("input-tokens", 400_000, 20_000, "2026-11-22T12:00:50Z"),
      ...limit("output-tokens", 80_000, 79_000, "2026-11-22T12:00:02Z"),
    });
    expect(readRateLimits(headers, "anthropic", now)).toEqual({
      requestsRemaining: 900,
      tokensRemaining: 20_000,
      resetAt: now + 50_000,
    });
  });

  it("are null where nothing is said", () => {
    expect(readRateLimits(new Headers({ "x-ratelimit-remaining-requests": "many" }), "openai", now)).toBeNull();
  });
});

describe("a provider's words", () => {
  const none = { key: null, prompt: "" };

  it("lose everything that looks like a key", () => {
    const keys = [
      "sk-proj-abcdef123456",
      "sk-ant-api03-AbCdEf",
      "AIzaSyA1234567890abcdef",
      "Bearer abcdef.ghijkl",
      "sk-simu***********lator",
      "9f86d081884c7d659a2feaa0c55ad015",
    ];
    for (const key of keys)
      expect(redact(`The key ${key} is wrong`, none)).toBe(
        redact(`The key [key] is wrong`, none).replace("[key]", key.startsWith("Bearer") ? "Bearer [key]" : "[key]"),
      );
    expect(redact("The key correct horse battery is wrong", { key: "correct horse battery", prompt: "" })).toBe(
      "The key [key] is wrong",
    );
  });

  it("keep what a reader needs: model names, limits, numbers", () => {
    const words = "The model claude-sonnet-4-5-20250929 allows 8192 tokens, see https://example.com/limits.";
    expect(redact(words, none)).toBe(words);
  });

  it("lose what was in the prompt", () => {
    const prompt = "Summarise.\nThe Seller, Marlow Fisheries, shall\ndeliver forty crates of cod on 1 May.";
    const said = redact(
      'Flagged: "Marlow Fisheries" near: seller marlow fisheries shall deliver forty crates - please change it',
      { key: null, prompt },
    );
    expect(said).not.toMatch(/marlow|crates/i);
    expect(said).toMatch(/^Flagged: .* please change it$/);
  });

  it("are one line of at most 200 characters", () => {
    const said = redact(`a\n\tb ${"word ".repeat(100)}`, none);
    expect(said.length).toBeLessThanOrEqual(200);
    expect(said).toMatch(/^a b word .*\.\.\.$/);
  });
});

describe("a strict schema", () => {
  it("requires every property and allows no others, all the way down", () => {
    const inner = {
      type: "object",
      properties: { a: { type: "string" } },
      required: ["a"],
      additionalProperties: false,
    };
    const outer = (part: object) => ({
      type: "object",
      properties: { list: { type: "array", items: part } },
      required: ["list"],
      additionalProperties: false,
    });
    expect(isStrict(outer(inner))).toBe(true);
    expect(isStrict(outer({ ...inner, required: [] }))).toBe(false);
    expect(isStrict(outer({ ...inner, additionalProperties: true }))).toBe(false);
  });
});
