import { describe, expect, it } from "vitest";
import { ProviderError, type CompletionEvent, type Deployment } from "../../../electron/providers/provider.ts";
import { parseAnswer } from "../../../electron/summaries/answer.ts";
import { createOnDeviceProvider } from "../../../electron/summaries/on-device/provider.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { buildRequest } from "../../../electron/summaries/prompt.ts";
import { services } from "../contracts.ts";

const deployment: Deployment = {
  id: "on-device/extractive",
  provider: "on-device",
  model: "extractive",
  dialect: "on-device",
  baseURL: null,
  region: null,
  retention: "zero",
  local: true,
};

describe("the on-device provider", () => {
  it("streams the whole summary and ends as a provider ends", async () => {
    const events: CompletionEvent[] = [];
    const request = buildRequest(services, { side: null }, "contract-n");
    for await (const event of createOnDeviceProvider().stream(deployment, request, {
      key: null,
      signal: new AbortController().signal,
    }))
      events.push(event);
    expect(events.at(0)).toEqual({ type: "text-start", servedModel: "extractive" });
    expect(events.at(-1)).toMatchObject({
      type: "text-end",
      finishReason: "stop",
      servedModel: "extractive",
      usage: { inputTokens: 0, outputTokens: 0, reported: true },
    });
    const text = events.map((event) => (event.type === "text-delta" ? event.text : "")).join("");
    expect(parseAnswer(text)).toEqual(summarise(services));
  });

  it("stops at once when it is cancelled", async () => {
    const abort = new AbortController();
    const stream = createOnDeviceProvider().stream(deployment, buildRequest(services, { side: null }, "contract-n"), {
      key: null,
      signal: abort.signal,
    });
    const seen: string[] = [];
    const run = async (): Promise<void> => {
      for await (const event of stream) {
        seen.push(event.type);
        if (event.type === "text-delta") abort.abort();
      }
    };
    await expect(run()).rejects.toMatchObject({ name: ProviderError.name, failure: { class: "cancelled" } });
    expect(seen).toEqual(["text-start", "text-delta"]);
  });
});
