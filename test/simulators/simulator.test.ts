import { afterEach, describe, expect, it } from "vitest";
import { configurationSchema } from "../../shared/domain/configuration.ts";
import { isProblem, resolveDeployment } from "../../electron/providers/deployments.ts";
import { createOpenAIProvider } from "../../electron/providers/openai/adapter.ts";
import { createAnthropicProvider } from "../../electron/providers/anthropic/adapter.ts";
import { priceOf } from "../../electron/providers/prices.ts";
import { contractText, listen, request, summarised } from "../providers/fixtures.ts";
import { startDemoProviders } from "./demo.ts";
import { longestBlock, sentencesOf } from "./prompt-text.ts";
import { startSimulator, type Simulator } from "./simulator.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function start(dialect: "openai" | "anthropic", inventQuotes = 0): Promise<Simulator> {
  const simulator = await startSimulator({ dialect, usual: { kind: "answer", inventQuotes } });
  open.push(simulator);
  return simulator;
}

async function post(url: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
  return (await response.json()) as Record<string, unknown>;
}

describe("the text a simulator answers from", () => {
  it.each([
    ["tags", "<contract>", "</contract>"],
    ["tags with a nonce", '<contract id="a1b2c3">', "</contract>"],
    ["angle brackets", "<<<a1b2c3", "a1b2c3>>>".replace(/^/, "<<<end ")],
    ["begin and end", "--- BEGIN CONTRACT a1b2 ---", "--- END CONTRACT a1b2 ---"],
    ["fences", "```", "```"],
    ["headings alike", "=== document 77 ===", "=== end of document 77 ==="],
  ])("is what stands between the marks: %s", (_name, before, after) => {
    const inner = contractText.join("\n\n");
    expect(longestBlock(`Do this.\n<rules>\nshort\n</rules>\n${before}\n${inner}\n${after}\nNow answer.`)).toBe(inner);
  });

  it("is cut into sentences that never hold a page mark", () => {
    const sentences = sentencesOf(
      `[page 1]\n${contractText[0] ?? ""}\n[page 2]\n${contractText[1] ?? ""} ${contractText[2] ?? ""}`,
    );
    expect(sentences).toEqual(contractText.slice(0, 3));
  });
});

describe("a simulator", () => {
  it("answers without streaming too, in either dialect", async () => {
    const openai = await start("openai");
    const messages = [{ role: "user", content: "What is the term? The term is two years." }];
    const completion = await post(`${openai.origin}/v1/chat/completions`, { model: "any", messages });
    expect(completion).toMatchObject({
      object: "chat.completion",
      choices: [{ message: { role: "assistant", content: expect.stringContaining("term") as string } }],
    });

    const anthropic = await start("anthropic");
    const message = await post(`${anthropic.origin}/v1/messages`, { model: "any", max_tokens: 100, messages });
    expect(message).toMatchObject({
      type: "message",
      stop_reason: "end_turn",
      content: [{ type: "text", text: expect.stringContaining("term") as string }],
    });
    expect(await post(`${anthropic.origin}/v1/messages`, { model: "any", messages })).toMatchObject({ type: "error" });
  });

  it("invents as many quotes or numbers as it is told to, and no more", async () => {
    const simulator = await start("openai", 2);
    const provider = createOpenAIProvider();
    const deployment = resolveDeployment("openai/m", { openai: { baseURL: simulator.url } });
    if (isProblem(deployment)) throw new Error(deployment.problem);
    const heard = await listen(
      provider.stream(deployment, request, { key: "k", signal: new AbortController().signal }),
    );
    const wrong = summarised(heard.text).statements.map(({ text, quotes }) => {
      const found = quotes.every(({ quote }) => contractText.includes(quote));
      const numbers = text.match(/\d+/g) ?? [];
      return !found || !numbers.every((number) => quotes.some(({ quote }) => quote.includes(number)));
    });
    expect(wrong.filter(Boolean)).toHaveLength(2);
    expect(wrong.length).toBeGreaterThan(3);
  });

  it("closes while a call is still held open", async () => {
    const simulator = await start("openai");
    simulator.script("*", [{ kind: "silence" }]);
    const call = post(`${simulator.origin}/v1/chat/completions`, {
      model: "any",
      messages: [{ role: "user", content: "x" }],
    });
    const held = await simulator.request(1);
    await Promise.all([expect(call).rejects.toThrow("fetch failed"), simulator.close()]);
    expect(await held.ended).toBe("simulator-closed");
  });
});

describe("the demonstration", () => {
  it("has three priced providers that answer under the configuration it gives", async () => {
    const demo = await startDemoProviders({ usual: { kind: "answer" } });
    open.push(demo);
    const configuration = configurationSchema.parse(demo.configuration);
    const candidates = new Set(Object.values(configuration.routes).flatMap((route) => route.candidates));
    expect(candidates.size).toBe(3);
    for (const id of candidates) {
      const deployment = resolveDeployment(id, configuration.providers);
      if (isProblem(deployment)) throw new Error(deployment.problem);
      expect(priceOf(deployment)).not.toBeNull();
      const provider = deployment.dialect === "anthropic" ? createAnthropicProvider() : createOpenAIProvider();
      const heard = await listen(
        provider.stream(deployment, request, {
          key: demo.keys[deployment.provider] ?? null,
          signal: new AbortController().signal,
        }),
      );
      expect(heard.end?.finishReason).toBe("stop");
    }
  });
});
