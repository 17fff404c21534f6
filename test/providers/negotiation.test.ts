import { afterEach, describe, expect, it } from "vitest";
import { createAnthropicProvider } from "../../electron/providers/anthropic/adapter.ts";
import { createOpenAIProvider } from "../../electron/providers/openai/adapter.ts";
import type { Behaviour } from "../simulators/behaviour.ts";
import { startSimulator, type Simulator } from "../simulators/simulator.ts";
import { object } from "../simulators/wire.ts";
import { contractText, deploymentOf, listen, request, summarised } from "./fixtures.ts";

const open: Simulator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

async function start(dialect: "openai" | "anthropic", behaviours: readonly Behaviour[] = []): Promise<Simulator> {
  const simulator = await startSimulator({ dialect });
  simulator.script("*", behaviours);
  open.push(simulator);
  return simulator;
}

const refusal = (message: string): Behaviour => ({
  kind: "refuse",
  status: 400,
  body: JSON.stringify({ error: { message, type: "invalid_request_error", code: null } }),
});
const options = () => ({ key: "k", signal: new AbortController().signal });
const bodies = (simulator: Simulator) => simulator.requests.map(({ body }) => object(body));

describe("what is asked of a vendor is what it can do", () => {
  it.each([
    [
      "openai/gpt-5",
      {
        max_completion_tokens: 4000,
        stream_options: { include_usage: true },
        response_format: { type: "json_schema" },
      },
    ],
    [
      "deepseek/deepseek-chat",
      { max_tokens: 4000, stream_options: { include_usage: true }, response_format: { type: "json_object" } },
    ],
    ["mistral/mistral-small-latest", { max_tokens: 4000, response_format: { type: "json_schema" } }],
    ["lmstudio/any", { max_tokens: 4000, response_format: { type: "json_schema" } }],
  ])("%s", async (id, expected) => {
    const simulator = await start("openai");
    const heard = await listen(createOpenAIProvider().stream(deploymentOf(simulator, id), request, options()));
    expect(bodies(simulator)[0]).toMatchObject(expected);
    expect(heard.error).toBeNull();
    // Whether by schema or by words: the answer has the shape that was asked for, and quotes the contract.
    const [statement] = summarised(heard.text).statements;
    expect(contractText).toContain(statement?.quotes[0]?.quote);
  });

  it("does not send Mistral a field that it refuses", async () => {
    const simulator = await start("openai");
    await listen(createOpenAIProvider().stream(deploymentOf(simulator, "mistral/m"), request, options()));
    expect(bodies(simulator)[0]).not.toHaveProperty("stream_options");
  });

  it("sends Azure its key in its own header", async () => {
    const simulator = await startSimulator({ dialect: "openai", key: "k" });
    open.push(simulator);
    const deployment = {
      ...deploymentOf(simulator, "openai/our-deployment"),
      provider: "azure-eu",
      dialect: "azure-openai" as const,
    };
    const heard = await listen(createOpenAIProvider().stream(deployment, request, options()));
    expect(heard.end?.finishReason).toBe("stop");
    expect(simulator.requests[0]?.keyRight).toBe(true);
  });
});

describe("an endpoint that refuses a field is asked again without it, and remembered", () => {
  it("renames the token limit", async () => {
    const simulator = await start("openai", [
      refusal(
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      ),
    ]);
    const provider = createOpenAIProvider();
    const deployment = deploymentOf(simulator, "newcomer/m");
    expect((await listen(provider.stream(deployment, request, options()))).error).toBeNull();
    expect((await listen(provider.stream(deployment, request, options()))).error).toBeNull();
    expect(bodies(simulator).map((body) => Object.keys(body).filter((name) => name.startsWith("max_")))).toEqual([
      ["max_tokens"],
      ["max_completion_tokens"],
      ["max_completion_tokens"],
    ]);
  });

  it("comes down from a schema to words in two steps", async () => {
    const simulator = await start("openai", [
      refusal("response_format json_schema is not supported"),
      refusal("'response_format.type' must be 'text'"),
    ]);
    const heard = await listen(createOpenAIProvider().stream(deploymentOf(simulator, "vllm/m"), request, options()));
    expect(heard.error).toBeNull();
    expect(bodies(simulator).map((body) => object(body["response_format"])["type"])).toEqual([
      "json_schema",
      "json_object",
      undefined,
    ]);
    expect(summarised(heard.text).parties).toHaveLength(2);
  });

  it("lets a thinking model of Anthropic's answer without a forced tool", async () => {
    const simulator = await start("anthropic", [
      refusal("Thinking may not be enabled when tool_choice forces tool use."),
    ]);
    const heard = await listen(
      createAnthropicProvider().stream(deploymentOf(simulator, "anthropic/m"), request, options()),
    );
    expect(heard.error).toBeNull();
    expect(bodies(simulator)[1]).toHaveProperty("output_config.format.type", "json_schema");
    expect(summarised(heard.text).parties).toHaveLength(2);
  });

  it("gives up where the refusal is about something else, or never ends", async () => {
    const other = await start("openai", [refusal("messages[1].content is empty")]);
    expect(
      (await listen(createOpenAIProvider().stream(deploymentOf(other), request, options()))).error?.failure.class,
    ).toBe("bad-request");
    expect(other.requests).toHaveLength(1);

    const stubborn = await start("openai", [
      {
        ...refusal("stream_options, response_format, max_completion_tokens: extra inputs are not permitted"),
        times: 99,
      },
    ]);
    expect(
      (await listen(createOpenAIProvider().stream(deploymentOf(stubborn), request, options()))).error?.failure.class,
    ).toBe("bad-request");
    expect(stubborn.requests.length).toBeLessThan(8);
  });
});
