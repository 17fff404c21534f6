import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { send } from "../browser/request.ts";
import { question, startPair, token, type Pair } from "./fixtures.ts";

let pair: Pair;
beforeAll(async () => {
  pair = await startPair();
});
afterAll(() => pair.close());
afterEach(() => {
  pair.primary.reset();
  pair.fallback.reset();
});

const path = "/v1/chat/completions";
const authorization = `Bearer ${token}`;
const good = JSON.stringify({ model: "pair", messages: question });
const codeOf = (body: string) => (JSON.parse(body) as { error: { code: string } }).error.code;

describe("the gateway's door", () => {
  it.each([
    ["none", {}],
    ["a wrong one", { authorization: "Bearer wrong" }],
    ["the beginning of the right one", { authorization: `Bearer ${token.slice(0, -1)}` }],
    ["the right one, but not as a bearer", { authorization: `Basic ${token}` }],
    ["the right one in another header", { "api-key": token }],
  ])("is closed to a token that is %s", async (_which, headers) => {
    for (const [method, where] of [
      ["POST", path],
      ["GET", "/v1/models"],
    ] as const) {
      const answer = await send(pair.port, where, { method, headers, ...(method === "POST" ? { body: good } : {}) });
      expect([answer.status, codeOf(answer.body)]).toEqual([401, "invalid_api_key"]);
      expect(answer.body).not.toContain(token);
    }
    expect(pair.primary.requests).toHaveLength(0);
  });

  it.each([
    ["a name that was rebound to this machine", { host: "rebind.evil.test" }, 421],
    ["another port's name", { host: "127.0.0.1:1" }, 421],
    ["a page of another site", { origin: "https://evil.test" }, 403],
    ["a page of another port", { "sec-fetch-site": "same-site" }, 403],
  ])("does not answer %s, token or not", async (_who, headers, status) => {
    const answer = await send(pair.port, path, { method: "POST", headers: { authorization, ...headers }, body: good });
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
    expect(pair.primary.requests).toHaveLength(0);
  });

  it("gives no leave to a page that asks for it first", async () => {
    const headers = { origin: "http://localhost:3000", "access-control-request-method": "POST" };
    const answer = await send(pair.port, path, { method: "OPTIONS", headers });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
  });

  it.each([
    ["GET", path, 405],
    ["POST", "/v1/models", 405],
    ["POST", "/v1/embeddings", 404],
    ["GET", "/v1", 404],
    ["GET", "/", 404],
    ["GET", "/v1/models/no-such", 404],
  ])("says what it does not do: %s %s", async (method, where, status) => {
    const answer = await send(pair.port, where, { method, headers: { authorization } });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ error: { type: "invalid_request_error" } });
  });

  it("refuses a body larger than it takes, unread", async () => {
    const headers = { authorization, "content-length": String(17 * 1024 ** 2), connection: "close" };
    const answer = await send(pair.port, path, { method: "POST", headers });
    expect([answer.status, codeOf(answer.body)]).toEqual([413, "request_too_large"]);
    expect((await send(pair.port, "/v1/models", { headers: { authorization } })).status).toBe(200);
  });
});

describe("a body that is not right", () => {
  const image = { type: "image_url", image_url: { url: "data:," } };
  const nearest: readonly [string, object | string, string | null, string][] = [
    ["is not JSON", "{", null, "invalid_json"],
    ["is not an object", "[]", null, "invalid_type"],
    ["has no model", { messages: question }, "model", "invalid_value"],
    ["has no messages", { model: "pair" }, "messages", "invalid_value"],
    ["has an empty list of messages", { model: "pair", messages: [] }, "messages", "invalid_value"],
    [
      "has a message of an unknown role",
      { messages: [{ role: "tool", content: "x" }] },
      "messages[0].role",
      "invalid_value",
    ],
    [
      "has an image",
      { messages: [{ role: "user", content: [image] }] },
      "messages[0].content[0].type",
      "invalid_value",
    ],
    [
      "names the speaker",
      { messages: [{ role: "user", content: "x", name: "a" }] },
      "messages[0].name",
      "unsupported_parameter",
    ],
    ["has a temperature of 3", { temperature: 3 }, "temperature", "invalid_value"],
    ["has a limit of 0", { max_tokens: 0 }, "max_tokens", "invalid_value"],
    ["has a limit in words", { max_completion_tokens: "many" }, "max_completion_tokens", "invalid_value"],
    [
      "has options of a stream without one",
      { stream_options: { include_usage: true } },
      "stream_options",
      "invalid_value",
    ],
    ["wants a grammar", { response_format: { type: "grammar" } }, "response_format.type", "invalid_value"],
    ["has tools", { tools: [{ type: "function" }] }, "tools", "unsupported_parameter"],
    ["wants two answers", { n: 2 }, "n", "unsupported_parameter"],
    ["wants audio", { modalities: ["text", "audio"] }, "modalities", "unsupported_parameter"],
    ["wants log probabilities", { logprobs: true }, "logprobs", "unsupported_parameter"],
    ["has a penalty", { frequency_penalty: 0.5 }, "frequency_penalty", "unsupported_parameter"],
    ["has a name nobody knows", { temprature: 1 }, "temprature", "unsupported_parameter"],
  ];

  it.each(nearest)("%s", async (_what, body, param, code) => {
    const filled =
      typeof body === "string" || "model" in body || "messages" in body ? body : { messages: question, ...body };
    const sent =
      typeof filled === "string"
        ? filled
        : JSON.stringify(
            "messages" in filled && !("model" in filled) && param !== "model" ? { model: "pair", ...filled } : filled,
          );
    const answer = await send(pair.port, path, { method: "POST", headers: { authorization }, body: sent });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ error: { type: "invalid_request_error", param, code } });
    expect(pair.primary.requests).toHaveLength(0);
  });

  it("may hold what changes nothing", async () => {
    const answer = await pair.ask({ n: 1, tools: [], logprobs: false, presence_penalty: 0, user: null, stop: null });
    expect(answer.status).toBe(200);
  });

  it.each(["no-such-model", "nobody/model", "openai/", "constructor"])(
    "asks for a model there is not: %s",
    async (model) => {
      const answer = await pair.ask({ model });
      expect([answer.status, answer.error?.code, answer.error?.param]).toEqual([404, "model_not_found", "model"]);
    },
  );
});

describe("what reaches the provider", () => {
  it("is what was asked for, in the provider's own words", async () => {
    await pair.ask({
      messages: [
        { role: "developer", content: "Be brief." },
        {
          role: "user",
          content: [
            { type: "text", text: "One." },
            { type: "text", text: "Two." },
          ],
        },
        { role: "assistant", content: "Three." },
        { role: "user", content: "Four." },
      ],
      temperature: 0,
      top_p: 0.5,
      stop: "END",
      seed: 7,
      max_completion_tokens: 900,
      response_format: { type: "text" },
    });
    expect(pair.primary.requests[0]?.body).toEqual({
      model: "alpha",
      stream: true,
      stream_options: { include_usage: true },
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "One.\nTwo." },
        { role: "assistant", content: "Three." },
        { role: "user", content: "Four." },
      ],
      temperature: 0,
      top_p: 0.5,
      stop: ["END"],
      seed: 7,
      max_tokens: 900,
    });
    expect(pair.primary.requests[0]?.headers["authorization"]).toBeUndefined();
  });

  it("never is the gateway's own token", async () => {
    await pair.ask({});
    expect(pair.primary.requests[0]?.keyRight).toBe(true);
    expect(JSON.stringify(pair.primary.requests[0])).not.toContain(token);
  });
});
