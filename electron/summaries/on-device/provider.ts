import {
  ProviderError,
  type CallOptions,
  type CompletionEvent,
  type CompletionRequest,
  type Deployment,
  type Provider,
} from "../../providers/provider.ts";
import { passagesFor } from "../questions/answer.ts";
import { inProvenWords } from "./self-check.ts";
import { summarise } from "./summarise.ts";

const servedModel = "extractive";
const chunk = 4_096;

/** The on-device engine as a provider: reads the request's contract, never its prompt. No key, no network, no tokens. */
export function createOnDeviceProvider(): Provider {
  return { stream, check: () => Promise.resolve({ models: [servedModel] }) };
}

async function* stream(
  _deployment: Deployment,
  request: CompletionRequest,
  { signal }: CallOptions,
): AsyncIterable<CompletionEvent> {
  refuseIfAborted(signal);
  if (request.contract === null) {
    throw new ProviderError("The engine on this device summarises contracts; it does not answer in a chat.", {
      class: "bad-request",
      scope: "request",
      retryAt: null,
      billable: false,
    });
  }
  yield { type: "text-start", servedModel };
  const text = JSON.stringify(
    request.question === undefined
      ? inProvenWords(request.contract, summarise(request.contract))
      : passagesFor(request.contract, request.question),
  );
  for (let from = 0; from < text.length; from += chunk) {
    // The event loop turns between chunks, so that a cancel is heard.
    await new Promise<void>((resolve) => setImmediate(resolve));
    refuseIfAborted(signal);
    yield { type: "text-delta", text: text.slice(from, from + chunk) };
  }
  yield {
    type: "text-end",
    finishReason: "stop",
    servedModel,
    usage: { inputTokens: 0, outputTokens: 0, reported: true },
    rateLimits: null,
  };
}

function refuseIfAborted(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new ProviderError("The reading on this device was cancelled.", {
    class: "cancelled",
    scope: "request",
    retryAt: null,
    billable: false,
  });
}
