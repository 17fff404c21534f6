import { afterEach, describe, expect, it } from "vitest";
import { createAnthropicProvider } from "../../electron/providers/anthropic/adapter.ts";
import { createOpenAIProvider } from "../../electron/providers/openai/adapter.ts";
import { startSimulator, type Simulator } from "../simulators/simulator.ts";
import { deploymentOf, listen, request, type Heard } from "./fixtures.ts";

const open: Simulator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

/** Has a simulator send exactly these events, whatever it is asked. */
async function hear(dialect: "openai" | "anthropic", body: string, id?: string): Promise<Heard> {
  const simulator = await startSimulator({ dialect });
  open.push(simulator);
  const headers = { "content-type": "text/event-stream" };
  simulator.script("*", [{ kind: "refuse", status: 200, headers, body }]);
  const provider = dialect === "openai" ? createOpenAIProvider() : createAnthropicProvider();
  const deployment = deploymentOf(
    simulator,
    id ?? (dialect === "openai" ? "openai/gpt-5" : "anthropic/claude-sonnet-4-6"),
  );
  return listen(provider.stream(deployment, request, { key: "k", signal: new AbortController().signal }));
}

const events = (...parts: readonly (object | string)[]) =>
  parts.map((part) => (typeof part === "string" ? part : `data: ${JSON.stringify(part)}\n\n`)).join("");
const done = "data: [DONE]\n\n";
const chunk = (delta: object, finish: string | null = null, more: object = {}) => ({
  id: "1",
  object: "chat.completion.chunk",
  model: "m-1",
  choices: [{ index: 0, delta, finish_reason: finish }],
  ...more,
});

describe("a stream in OpenAI's dialect, as its vendors send it", () => {
  it("DeepSeek: keeps alive while it queues, thinks, and counts its cache in its own way", async () => {
    const usage = {
      prompt_tokens: 90,
      completion_tokens: 12,
      prompt_cache_hit_tokens: 64,
      completion_tokens_details: { reasoning_tokens: 5 },
    };
    const heard = await hear(
      "openai",
      events(
        ": keep-alive\n\n",
        "\n\n",
        chunk({ reasoning_content: "hm" }),
        chunk({ content: "{}" }),
        chunk({}, "stop", { usage }),
        done,
      ),
      "deepseek/deepseek-reasoner",
    );
    expect(heard.events).toEqual([
      { type: "text-start", servedModel: "m-1" },
      { type: "text-delta", text: "" },
      { type: "text-delta", text: "{}" },
      {
        type: "text-end",
        finishReason: "stop",
        servedModel: "m-1",
        usage: { inputTokens: 90, outputTokens: 12, cachedInputTokens: 64, reasoningTokens: 5, reported: true },
        rateLimits: expect.objectContaining({ requestsRemaining: 499 }) as unknown,
      },
    ]);
  });

  it("Azure: tells of its filter before anything else", async () => {
    const first = { id: "", object: "", model: "", choices: [], prompt_filter_results: [] };
    const heard = await hear("openai", events(first, chunk({ content: "x" }), chunk({}, "stop"), done));
    expect(heard.end).toMatchObject({ finishReason: "stop", servedModel: "m-1", usage: null });
  });

  it("takes an answer whose last event lost only its blank line", async () => {
    const heard = await hear("openai", events(chunk({ content: "x" }), chunk({}, "stop")).trimEnd());
    expect(heard.end?.finishReason).toBe("stop");
  });

  it.each([
    ["length", "length"],
    ["model_length", "length"],
    ["MAX_TOKENS", "length"],
    ["eos", "stop"],
  ])("finish reason %s is %s", async (reason, expected) => {
    const heard = await hear("openai", events(chunk({ content: "x" }), chunk({}, reason), done));
    expect(heard.end?.finishReason).toBe(expected);
  });

  it.each([
    ["error", "overloaded"],
    ["insufficient_system_resource", "overloaded"],
    ["content_filter", "content-filtered"],
    ["content_filter: RECITATION", "content-filtered"],
    ["SAFETY", "content-filtered"],
    ["tool_calls", "malformed"],
    ["something new", "malformed"],
  ])("finish reason %s is no answer: %s", async (reason, errorClass) => {
    const heard = await hear("openai", events(chunk({ content: "x" }), chunk({}, reason), done));
    expect(heard.end).toBeNull();
    expect(heard.error?.failure).toMatchObject({ class: errorClass, billable: true });
  });

  it.each([
    [
      "a refusal of the model's own",
      events(chunk({ refusal: "I cannot" }), chunk({}, "stop"), done),
      "content-filtered",
    ],
    ["an end without a reason", events(chunk({ content: "x" }), done), "network"],
    ["nothing at all", "", "network"],
    ["keep-alives only", ": keep-alive\n\n: keep-alive\n\n", "network"],
    ["an event of another kind", events({ hello: "world" }, chunk({}, "stop"), done), "malformed"],
    ["an event that is no object", events("data: 42\n\n", chunk({}, "stop"), done), "malformed"],
    ["choices that are no list", events({ choices: "x" }, done), "malformed"],
    ["a half event after the reason", events(chunk({}, "stop"), 'data: {"usage":'), "malformed"],
    ["an error after the reason", events(chunk({}, "stop"), { error: { message: "x", code: 502 } }), "overloaded"],
    ["Mistral's error in the stream", events({ object: "error", message: "x", code: "3505" }), "rate-limited"],
  ])("%s is no answer", async (_name, body, errorClass) => {
    const heard = await hear("openai", body);
    expect(heard.end).toBeNull();
    expect(heard.error?.failure.class).toBe(errorClass);
  });
});

const start = {
  type: "message_start",
  message: {
    model: "c-1",
    usage: { input_tokens: 10, cache_read_input_tokens: 50, cache_creation_input_tokens: 5, output_tokens: 1 },
  },
};
const tool = {
  type: "content_block_start",
  index: 0,
  content_block: { type: "tool_use", id: "t", name: "summary", input: {} },
};
const json = (partial: string, index = 0) => ({
  type: "content_block_delta",
  index,
  delta: { type: "input_json_delta", partial_json: partial },
});
const text = (words: string) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text: words } });
const prose = { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } };
const delta = (reason: string | null) => ({
  type: "message_delta",
  delta: { stop_reason: reason },
  usage: { output_tokens: 20 },
});
const stop = { type: "message_stop" };

describe("a stream in Anthropic's dialect", () => {
  it("counts cached tokens as input, and passes over events that are new", async () => {
    const heard = await hear(
      "anthropic",
      events(start, { type: "brand_new", x: 1 }, tool, json('{"a"'), json(":1}"), delta("tool_use"), stop),
    );
    expect(heard.text).toBe('{"a":1}');
    expect(heard.end?.usage).toEqual({
      inputTokens: 65,
      outputTokens: 20,
      cachedInputTokens: 50,
      cacheWriteTokens: 5,
      reported: true,
    });
  });

  it("keeps prose beside the tool out of the answer, and takes it where no tool was called", async () => {
    const beside = await hear(
      "anthropic",
      events(start, prose, text("Well, "), tool, json("{}", 1), delta("tool_use"), stop),
    );
    expect(beside.text).toBe("{}");
    const instead = await hear("anthropic", events(start, prose, text("{}"), delta("end_turn"), stop));
    expect(instead.text).toBe("{}");
    expect(instead.end?.finishReason).toBe("stop");
  });

  it("shows that a thinking model is alive", async () => {
    const thinking = { type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking: "hm" } };
    const heard = await hear("anthropic", events(start, thinking, tool, json("{}"), delta("tool_use"), stop));
    expect(heard.events.filter(({ type }) => type === "text-delta")).toEqual([
      { type: "text-delta", text: "" },
      { type: "text-delta", text: "{}" },
    ]);
  });

  it.each([
    ["max_tokens", "length"],
    ["model_context_window_exceeded", "length"],
    ["stop_sequence", "stop"],
  ])("stop reason %s is %s", async (reason, expected) => {
    expect((await hear("anthropic", events(start, tool, json("{}"), delta(reason), stop))).end?.finishReason).toBe(
      expected,
    );
  });

  it.each([
    ["a refusal", events(start, prose, delta("refusal"), stop), "content-filtered"],
    ["a pause", events(start, prose, delta("pause_turn"), stop), "malformed"],
    ["an end without a reason", events(start, tool, json("{}"), stop), "malformed"],
    ["a reason without an end", events(start, tool, json("{}"), delta("tool_use")), "network"],
    ["a middle without a beginning", events(tool, json("{}"), delta("tool_use"), stop), "malformed"],
    ["an event that is no event", events(start, "data: null\n\n"), "malformed"],
    ["nothing at all", "", "network"],
  ])("%s is no answer", async (_name, body, errorClass) => {
    const heard = await hear("anthropic", body);
    expect(heard.end).toBeNull();
    expect(heard.error?.failure.class).toBe(errorClass);
  });
});
