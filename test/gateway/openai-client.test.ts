import OpenAI, { APIError } from "openai";
import { afterEach, describe, expect, it } from "vitest";
import type { Behaviour } from "../simulators/behaviour.ts";
import { fallbackText, primaryText, question, startPair, token, type Pair, type PairOptions } from "./fixtures.ts";

// The gateway as OpenAI's own client sees it, with the retries it usually makes.

let pair: Pair;
afterEach(() => pair.close());

async function open(behaviours: readonly Behaviour[] = [], options: PairOptions = {}): Promise<OpenAI> {
  pair = await startPair(options);
  pair.primary.script("*", behaviours);
  return new OpenAI({ baseURL: pair.url, apiKey: token });
}

const always = 1_000;

interface Heard {
  readonly text: string;
  readonly model: string;
  readonly finishReason: string | null;
  readonly completionTokens: number | undefined;
}

const ways: readonly [string, (client: OpenAI) => Promise<Heard>][] = [
  [
    "in one piece",
    async (client) => {
      const answer = await client.chat.completions.create({ model: "pair", messages: question });
      const [choice] = answer.choices;
      return {
        text: choice?.message.content ?? "",
        model: answer.model,
        finishReason: choice?.finish_reason ?? null,
        completionTokens: answer.usage?.completion_tokens,
      };
    },
  ],
  [
    "as a stream",
    async (client) => {
      const stream = await client.chat.completions.create({
        model: "pair",
        messages: question,
        stream: true,
        stream_options: { include_usage: true },
      });
      const heard = {
        text: "",
        model: "",
        finishReason: null as string | null,
        completionTokens: undefined as number | undefined,
      };
      for await (const { model, choices, usage } of stream) {
        heard.model = model;
        heard.text += choices[0]?.delta.content ?? "";
        heard.finishReason = choices[0]?.finish_reason ?? heard.finishReason;
        heard.completionTokens = usage?.completion_tokens ?? heard.completionTokens;
      }
      return heard;
    },
  ],
  [
    "with the client's own stream helper",
    async (client) => {
      const stream = client.chat.completions.stream({
        model: "pair",
        messages: question,
        stream_options: { include_usage: true },
      });
      const answer = await stream.finalChatCompletion();
      return {
        text: answer.choices[0]?.message.content ?? "",
        model: answer.model,
        finishReason: answer.choices[0]?.finish_reason ?? null,
        completionTokens: answer.usage?.completion_tokens,
      };
    },
  ],
];

const byPrimary: Heard = { text: primaryText, model: "alpha", finishReason: "stop", completionTokens: 360 };
const byFallback: Heard = { text: fallbackText, model: "beta", finishReason: "stop", completionTokens: 360 };

async function failure(asked: Promise<unknown>): Promise<APIError> {
  const thrown: unknown = await asked.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof APIError)) throw new Error("the client did not throw an error of the API");
  return thrown;
}

describe.each(ways)("OpenAI's client, %s", (_name, ask) => {
  it("hears the whole answer of a healthy primary", async () => {
    expect(await ask(await open())).toEqual(byPrimary);
    expect(pair.primary.requests).toHaveLength(1);
  });

  it.each([
    ["a single 500", [{ kind: "server-error" }], byPrimary],
    ["no [DONE]", [{ kind: "no-done", times: always }], byPrimary],
    ["a 503 that stays", [{ kind: "unavailable", times: always }], byFallback],
    ["a 429 that stays", [{ kind: "rate-limited", retryAfter: null, times: always }], byFallback],
    ["a reset connection", [{ kind: "reset", times: always }], byFallback],
    ["a cut stream", [{ kind: "cut", after: 40, times: always }], byFallback],
    ["an error inside the stream", [{ kind: "error-event", after: 40, times: always }], byFallback],
    ["a malformed event", [{ kind: "malformed-event", after: 40, times: always }], byFallback],
    ["an HTML page", [{ kind: "html", times: always }], byFallback],
    ["a context too long", [{ kind: "context-too-long", times: always }], byFallback],
  ] as const)("hears a whole answer in spite of %s", async (_fault, behaviours, heard) => {
    expect(await ask(await open(behaviours))).toEqual(heard);
  });

  it("hears a whole answer in spite of silence, its connection kept alive", async () => {
    const client = await open([{ kind: "silence", times: always }]);
    const asked = ask(client);
    await pair.primary.request(1);
    pair.clock.advance(14_000);
    expect(await asked).toEqual(byFallback);
  });

  it("hears the provider's reason for a refused content, once", async () => {
    const error = await failure(ask(await open([{ kind: "content-filter", times: always }])));
    expect([error.status, error.code, error.param]).toEqual([400, "content_filter", "messages"]);
    expect(error.message).toContain("rejected as a result of our safety system");
    expect([pair.primary.requests.length, pair.fallback.requests.length]).toEqual([1, 0]);
  });

  it("does not multiply the attempts where nobody answers", async () => {
    const client = await open([{ kind: "unavailable", times: always }]);
    pair.fallback.script("*", [{ kind: "unavailable", times: always }]);
    const error = await failure(ask(client));
    expect([error.status, error.code]).toEqual([502, "provider_failed"]);
    expect(pair.primary.requests.length).toBeLessThanOrEqual(6);
    expect(pair.fallback.requests.length).toBeLessThanOrEqual(6);
  });
});

describe("OpenAI's client", () => {
  it("never takes a live stream that was cut for a whole one", async () => {
    const client = await open([{ kind: "cut", after: 40, times: always }]);
    const stream = await client.chat.completions.create(
      { model: "pair", messages: question, stream: true },
      { headers: { "x-headnote-stream": "live" } },
    );
    const heard = { text: "", finishes: 0 };
    const error = await failure(
      (async () => {
        for await (const { choices } of stream) {
          heard.text += choices[0]?.delta.content ?? "";
          if (choices[0]?.finish_reason) heard.finishes += 1;
        }
      })(),
    );
    expect(heard.text).toBe(primaryText.slice(0, 40 * 24));
    expect(heard.finishes).toBe(0);
    expect(error.message).toContain("cut off");
    expect(pair.fallback.requests).toHaveLength(0);
  });

  it("throws its own kinds of errors for a wrong token and an unknown model", async () => {
    const client = await open();
    const wrong = new OpenAI({ baseURL: pair.url, apiKey: "not the token" });
    expect(await failure(wrong.models.list())).toBeInstanceOf(OpenAI.AuthenticationError);
    const error = await failure(client.chat.completions.create({ model: "gpt-none", messages: question }));
    expect(error).toBeInstanceOf(OpenAI.NotFoundError);
    expect([error.code, error.param]).toEqual(["model_not_found", "model"]);
  });

  it("lists and finds the routes, the aliases and their models", async () => {
    const client = await open();
    const { data } = await client.models.list();
    expect(data.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["auto", "simple", "standard", "complex", "pair", "primary/alpha"]),
    );
    expect(await client.models.retrieve("primary/alpha")).toMatchObject({ id: "primary/alpha", owned_by: "primary" });
  });

  it("gets JSON of the shape it asked for", async () => {
    const client = await open([{ kind: "answer", text: 'Here you are:\n```json\n{"law":"Ireland"}\n```' }]);
    const answer = await client.chat.completions.create({
      model: "pair",
      messages: question,
      response_format: {
        type: "json_schema",
        json_schema: {
          name: "law",
          strict: true,
          schema: {
            type: "object",
            properties: { law: { type: "string" } },
            required: ["law"],
            additionalProperties: false,
          },
        },
      },
    });
    expect(JSON.parse(answer.choices[0]?.message.content ?? "")).toEqual({ law: "Ireland" });
  });
});
