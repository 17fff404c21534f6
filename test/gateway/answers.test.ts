import { afterEach, describe, expect, it } from "vitest";
import {
  fallbackText,
  primary,
  primaryText,
  question,
  startPair,
  token,
  type Pair,
  type PairOptions,
} from "./fixtures.ts";

let pair: Pair;
afterEach(() => pair.close());

async function open(options: PairOptions = {}): Promise<Pair> {
  pair = await startPair(options);
  return pair;
}

const always = 1_000;
const live = { "x-headnote-stream": "live" };
const under = (policy: object): PairOptions => ({ configuration: () => ({ policy }) });

describe("an answer", () => {
  it("says who served, in which run, after how many attempts, at what cost", async () => {
    await open();
    pair.primary.script("*", [{ kind: "answer", text: "Yes.", servedModel: "alpha-2026-09" }]);
    const answer = await pair.ask({});
    expect(answer.model).toBe("alpha-2026-09");
    const run = pair.run(answer);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "x-headnote-run": run.id,
      "x-headnote-requested": "pair",
      "x-headnote-served": "primary/alpha-2026-09",
      "x-headnote-tier": "simple",
      "x-headnote-attempts": "1",
      "x-headnote-cost-usd": "unpriced",
    });
    expect(answer.headnote).toMatchObject({
      run: run.id,
      served: "primary/alpha-2026-09",
      attempts: 1,
      cost_usd: null,
    });
  });

  it("has its price where that is known", async () => {
    await open({
      configuration: (at) => ({
        providers: { openai: { baseURL: at.primary } },
        routes: { pair: { strategy: "ordered", candidates: ["openai/gpt-4.1-mini"] } },
      }),
      env: { HEADNOTE_KEY_OPENAI: "key-one" },
    });
    const answer = await pair.ask({});
    const { costUsd } = pair.run(answer);
    expect(costUsd).toBeGreaterThan(0);
    expect(Number(answer.headers.get("x-headnote-cost-usd"))).toBe(costUsd);
    expect(answer.headers.get("x-headnote-cost-usd")).toMatch(/^0\.0\d+$/);
  });

  it("may end at the limit that the caller set, and says so", async () => {
    await open();
    const answer = await pair.ask({ max_tokens: 20 });
    expect([answer.status, answer.finishReason, answer.text]).toEqual([200, "length", primaryText.slice(0, 80)]);
    expect(pair.primary.requests).toHaveLength(1);
  });

  it("is never one that ended at a limit nobody set", async () => {
    await open();
    pair.primary.script("*", [{ kind: "length", after: 5 }]);
    expect(await pair.ask({})).toMatchObject({ text: fallbackText, finishReason: "stop" });
  });

  it("is never empty: that is a failed attempt", async () => {
    await open();
    pair.primary.script("*", [{ kind: "answer", text: " " }]);
    expect((await pair.ask({})).text).toBe(fallbackText);
  });

  it("is JSON where JSON was asked for, or somebody else's", async () => {
    await open({ fallback: { usual: { kind: "answer", text: '{"ok":true}' } } });
    const messages = [{ role: "user", content: "Answer in JSON." }];
    const answer = await pair.ask({ messages, response_format: { type: "json_object" } });
    expect([answer.text, answer.model]).toEqual(['{"ok":true}', "beta"]);
    expect(pair.primary.requests[0]?.body).toMatchObject({ response_format: { type: "json_object" } });
  });

  it("comes from Anthropic's dialect alike, with its sampling and without what it has no words for", async () => {
    await open({
      fallback: { dialect: "anthropic" },
      configuration: (at) => ({ providers: { fallback: { dialect: "anthropic", baseURL: at.fallback } } }),
    });
    const messages = [{ role: "system", content: "Be brief." }, ...question];
    const asked = { model: "fallback/beta", messages, temperature: 0.2, stop: ["END"], max_tokens: 900 };
    expect(await pair.ask(asked)).toMatchObject({
      status: 200,
      text: fallbackText,
      model: "beta",
      finishReason: "stop",
    });
    expect(pair.fallback.requests[0]?.body).toEqual({
      model: "beta",
      stream: true,
      system: "Be brief.",
      messages: question,
      temperature: 0.2,
      stop_sequences: ["END"],
      max_tokens: 900,
    });
    const seeded = await pair.ask({ ...asked, seed: 7 });
    expect([seeded.status, pair.fallback.requests.length]).toEqual([400, 1]);
    expect(seeded.error?.message).toContain("it takes no seed");
  });

  it("comes word by word from Anthropic's dialect too", async () => {
    await open({
      fallback: { dialect: "anthropic" },
      configuration: (at) => ({ providers: { fallback: { dialect: "anthropic", baseURL: at.fallback } } }),
    });
    pair.fallback.script("*", [{ kind: "cut", after: 40 }]);
    const answer = await pair.ask({ model: "fallback/beta", stream: true }, live);
    expect(answer).toMatchObject({ text: fallbackText.slice(0, 40 * 24), ended: false });
  });
});

describe("a stream that is held", () => {
  it("keeps its connection alive while nobody has answered, and is whole then", async () => {
    await open();
    pair.primary.script("*", [{ kind: "silence" }]);
    const asked = pair.ask({ stream: true });
    await pair.primary.request(1);
    pair.clock.advance(14_000);
    const answer = await asked;
    expect(answer).toMatchObject({ status: 200, text: fallbackText, ended: true, finishReason: "stop" });
    expect(answer.comments).toBeGreaterThanOrEqual(1);
    expect(answer.headers.get("x-headnote-run")).toBeNull();
    expect(answer.headnote).toMatchObject({ served: "fallback/beta", attempts: 2 });
  });

  it("ends in an error and without [DONE] where the connection had to be kept alive for nothing", async () => {
    await open();
    pair.primary.script("*", [{ kind: "silence", times: always }]);
    pair.fallback.script("*", [{ kind: "bad-key", times: always }]);
    const asked = pair.ask({ stream: true });
    await pair.primary.request(1);
    pair.clock.advance(14_000);
    const answer = await asked;
    expect(answer).toMatchObject({ status: 200, text: "", ended: false, finishReason: null });
    expect(answer.error).toMatchObject({ code: "provider_failed" });
    expect(answer.raw).not.toContain("[DONE]");
  });

  it("fails with its status where nothing had to be said before", async () => {
    await open();
    for (const side of [pair.primary, pair.fallback]) side.script("*", [{ kind: "bad-key", times: always }]);
    expect((await pair.ask({ stream: true })).status).toBe(502);
  });
});

describe("a stream that is live", () => {
  it("passes the words as they come", async () => {
    await open();
    pair.primary.script("*", [{ kind: "stall", after: 2 }]);
    const response = await fetch(`${pair.url}/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, ...live },
      body: JSON.stringify({ model: "pair", messages: question, stream: true }),
    });
    // The provider has not finished, and never will.
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes(primaryText.slice(24, 48))) text += (await reader?.read())?.value ?? "";
    await reader?.cancel();
    expect(await (await pair.primary.request(1)).ended).toBe("client-closed");
  });

  it("fails over like any other before the first word", async () => {
    await open();
    pair.primary.script("*", [{ kind: "context-too-long" }]);
    expect(await pair.ask({ stream: true }, live)).toMatchObject({ status: 200, text: fallbackText, ended: true });
  });

  it("that is cut ends in an error event, never in anything like success, and asks nobody else", async () => {
    await open();
    pair.primary.script("*", [{ kind: "cut", after: 40, times: always }]);
    const answer = await pair.ask({ stream: true }, live);
    expect(answer).toMatchObject({
      text: primaryText.slice(0, 40 * 24),
      ended: false,
      finishReason: null,
      usage: null,
    });
    expect(answer.error).toMatchObject({ code: "answer_cut_off" });
    expect(answer.headers.get("x-headnote-deployment")).toBe(primary);
    expect(answer.headnote).toMatchObject({ run: pair.run(answer).id, served: null });
    expect(pair.run(answer).attempts[0]).toMatchObject({ deployment: primary, outcome: "failed" });
    expect(pair.fallback.requests).toHaveLength(0);
  });
});

describe("a live stream of the only candidate", () => {
  it.each([
    ["is cut", { kind: "cut", after: 40 }],
    ["stops without its end", { kind: "fin", after: 40 }],
    ["breaks off with an error", { kind: "error-event", after: 40 }],
    ["is ended by a filter", { kind: "content-filter-finish", after: 40 }],
    ["ends at a limit that nobody set", { kind: "length", after: 40 }],
  ] as const)("that %s ends in the same error event, with its run", async (_how, behaviour) => {
    await open();
    pair.primary.script("*", [{ ...behaviour, times: always }]);
    const answer = await pair.ask({ model: primary, stream: true }, live);
    expect(answer).toMatchObject({ status: 200, ended: false, finishReason: null, error: { code: "answer_cut_off" } });
    expect(answer.text).toBe(primaryText.slice(0, 40 * 24));
    expect(answer.headnote?.run).toBe(pair.run(answer).id);
  });
});

describe("a caller who leaves", () => {
  it.each([false, true])("ends what was begun for it (stream: %s)", async (stream) => {
    await open();
    pair.primary.script("*", [{ kind: "silence" }]);
    const abort = new AbortController();
    const asked = fetch(`${pair.url}/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ model: "pair", messages: question, stream }),
      signal: abort.signal,
    });
    const reached = await pair.primary.request(1);
    abort.abort();
    await expect(asked).rejects.toThrow("aborted");
    expect(await reached.ended).toBe("client-closed");
    expect(pair.fallback.requests).toHaveLength(0);
  });
});

describe("a request that is not carried out", () => {
  it.each([
    ["a model that the firm denies", { deny: ["primary/*", "fallback/*"] }, {}],
    ["a region that the firm does not allow", { regions: ["eu"] }, {}],
    ["no matter where the firm asks for one", { requireMatter: true }, {}],
  ])("because of the firm's policy: %s", async (_why, policy, headers) => {
    await open(under(policy));
    const answer = await pair.ask({}, headers);
    expect([answer.status, answer.error?.code]).toEqual([403, "not_allowed"]);
    expect(answer.headers.get("x-headnote-requested")).toBe("pair");
    expect([pair.primary.requests.length, pair.fallback.requests.length]).toEqual([0, 0]);
  });

  it("because it needs a matter, in words that name the header", async () => {
    await open(under({ requireMatter: true }));
    expect((await pair.ask({})).error?.message).toContain("x-headnote-matter");
  });

  it("unless the header names the matter, to which it is booked", async () => {
    await open(under({ requireMatter: true }));
    const answer = await pair.ask({}, { "x-headnote-matter": "1234-7" });
    expect([answer.status, pair.run(answer).matter]).toEqual([200, "1234-7"]);
  });

  it("because there is no key is not worth another try", async () => {
    await open({ env: { HEADNOTE_KEY_PRIMARY: "", HEADNOTE_KEY_FALLBACK: "" } });
    const answer = await pair.ask({});
    expect([answer.status, answer.error?.code, answer.headers.get("x-should-retry")]).toEqual([
      503,
      "not_available",
      "false",
    ]);
    // The engine on this device reads contracts; it is not offered to a chat, and that is said.
    expect(answer.error?.message).toContain("does not answer in a chat");
  });

  const priced = (budgets: object): PairOptions => ({
    configuration: (at) => {
      const price = { inputPerMillion: 1, outputPerMillion: 100 };
      return {
        providers: { primary: { baseURL: at.primary, price }, fallback: { baseURL: at.fallback, price } },
        budgets,
      };
    },
  });
  const overBudget = { status: 402, error: { code: "budget_exceeded", type: "insufficient_quota" } };

  it("because a budget is used up, in the budget's own words", async () => {
    await open(priced({ monthUsd: 0.05 }));
    // Two dollars at most, at a hundred dollars for a million tokens.
    const answer = await pair.ask({ max_tokens: 20_000 });
    expect(answer).toMatchObject(overBudget);
    expect(answer.error?.message).toMatch(
      /It would go over the budget of this month: \$0\.05.*Raise that budget under "budgets" in routes\.json, or choose a cheaper route\.$/,
    );
    expect(answer.error?.message).not.toContain("Add a key");
    expect(answer.headers.get("x-should-retry")).toBe("false");
    expect([pair.primary.requests.length, pair.fallback.requests.length]).toEqual([0, 0]);
  });

  it("because calls under way hold the rest of a budget, in the same way", async () => {
    await open(priced({ monthUsd: 0.15 }));
    pair.primary.script("*", [{ kind: "silence" }]);
    const abort = new AbortController();
    const first = fetch(`${pair.url}/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ model: "pair", messages: question, max_tokens: 1_000 }),
      signal: abort.signal,
    });
    const reached = await pair.primary.request(1);
    const second = await pair.ask({ max_tokens: 1_000 });
    expect(second).toMatchObject(overBudget);
    expect(second.error?.message).toMatch(/go over the budget of this month.*Raise that budget under "budgets"/);
    expect(second.headers.get("x-should-retry")).toBe("false");
    expect(pair.fallback.requests).toHaveLength(0);
    abort.abort();
    await expect(first).rejects.toThrow("aborted");
    await reached.ended;
  });

  it("because something would have to be replaced, by the name of the rule", async () => {
    await open(under({ replace: ["accounts"] }));
    const answer = await pair.ask({});
    expect([answer.status, answer.error?.code]).toEqual([403, "not_allowed"]);
    expect(answer.error?.message).toMatch(/rules of the firm's policy \("replace"\).*account and identity numbers/);
    expect([pair.primary.requests.length, pair.fallback.requests.length]).toEqual([0, 0]);
  });

  it("because the engine on this device does not chat", async () => {
    await open();
    const answer = await pair.ask({ model: "on-device/extractive" });
    expect([answer.status, answer.error?.code]).toEqual([400, "invalid_request"]);
    expect(answer.error?.message).toContain("does not answer in a chat");
    expect(answer.error?.message).not.toContain("key");
  });

  it("because everyone is to be left alone says when to come back", async () => {
    await open();
    for (const side of [pair.primary, pair.fallback])
      side.script("*", [{ kind: "rate-limited", retryAfter: 600, times: always }]);
    const first = await pair.ask({});
    expect([first.status, first.error?.code]).toEqual([429, "rate_limit_exceeded"]);
    expect(first.headers.get("retry-after")).toBe("600");
    // OpenAI's clients would not wait so long, but come back within a second.
    expect(first.headers.get("x-should-retry")).toBe("false");
    const second = await pair.ask({});
    expect(second.status).toBe(503);
    expect(Number(second.headers.get("retry-after"))).toBeGreaterThan(590);
    expect(pair.primary.requests).toHaveLength(1);
  });

  it("because it is too long for everyone", async () => {
    await open();
    for (const side of [pair.primary, pair.fallback]) side.script("*", [{ kind: "context-too-long", times: always }]);
    const answer = await pair.ask({});
    expect([answer.status, answer.error?.code]).toEqual([400, "context_length_exceeded"]);
  });

  it("because the account is empty everywhere", async () => {
    await open();
    for (const side of [pair.primary, pair.fallback]) side.script("*", [{ kind: "insufficient-quota", times: always }]);
    const answer = await pair.ask({});
    expect([answer.status, answer.error?.code, answer.headers.get("x-should-retry")]).toEqual([
      429,
      "insufficient_quota",
      "false",
    ]);
  });
});

describe("the model", () => {
  it("`auto` goes by the size of the messages", async () => {
    await open({
      configuration: () => ({
        routes: {
          simple: { strategy: "ordered", candidates: ["primary/small"] },
          standard: { strategy: "ordered", candidates: ["primary/middle"] },
        },
      }),
    });
    const short = await pair.ask({ model: "auto" });
    const long = await pair.ask({
      model: "auto",
      messages: [{ role: "user", content: "The term is two years. ".repeat(400) }],
    });
    expect([short.model, long.model]).toEqual(["small", "middle"]);
  });

  it("may be one provider's, and then is asked of nobody else", async () => {
    await open();
    pair.fallback.script("*", [{ kind: "unavailable", times: always }]);
    const answer = await pair.ask({ model: "fallback/gamma" });
    expect(answer.status).toBe(502);
    expect(pair.fallback.requests[0]?.body).toMatchObject({ model: "gamma" });
    expect(pair.primary.requests).toHaveLength(0);
  });
});
