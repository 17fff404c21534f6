import Anthropic from "@anthropic-ai/sdk";
import type { ProviderWithBatches } from "../later.ts";
import { openCall, type Call } from "../call.ts";
import { keptClients } from "../clients.ts";
import { fetchOptionsOf, sharedFetch } from "../http.ts";
import { negotiate } from "../negotiate.ts";
import type { CallOptions, CompletionEvent, CompletionRequest, Deployment, FinishReason } from "../provider.ts";
import { readRateLimits } from "../rate-limits.ts";
import { lingerMs, waitFor } from "../wait.ts";
import {
  knownEvents,
  mergeUsage,
  messageEventSchema,
  readStopReason,
  readUsage,
  type MessageEvent,
  type MessageUsage,
} from "./answer.ts";
import { createAnthropicLater } from "./later.ts";
import { adapt, message, type Structure } from "./request.ts";

/** No answer takes longer; deadlines belong to whoever runs the plan, and reach the call through its signal. */
const outerLimitMs = 3_600_000;

/** What the client wants where there is no key; it is never sent. */
const noKey = "none";

/**
 * Speaks Anthropic's messages. The SDK builds and sends the request; the answer is read here, strictly, because the SDK's
 * own reader takes a stream that merely stops for one that is complete.
 *
 * @param now epoch milliseconds
 */
export function createAnthropicProvider({ now = Date.now }: { readonly now?: () => number } = {}): ProviderWithBatches {
  const learned = new Map<string, Structure>();
  const clientOf = keptClients(connect);
  const place = (deployment: Deployment) => `${deployment.baseURL ?? ""} ${deployment.model}`;
  const structureFor = (deployment: Deployment, request: CompletionRequest): Structure =>
    learned.get(place(deployment)) ?? usual(request);

  return {
    later: createAnthropicLater({ now, clientOf, callOptions, structureFor }),

    async *stream(deployment, request, options) {
      const call = openCall(deployment, request, options, now);
      if (request.sampling?.seed !== undefined) throw call.unable("it takes no seed");
      const { response, way } = await negotiate<Structure>(call, {
        learned,
        place: place(deployment),
        usual: usual(request),
        send: (way) =>
          clientOf(deployment)
            .messages.create(message(deployment, request, way), callOptions(options, call))
            .asResponse(),
        adapt,
      });
      yield* read(response, deployment, call, way);
    },

    async check(deployment, options) {
      const call = openCall(deployment, null, options, now);
      try {
        const page = await clientOf(deployment).models.list({ limit: 1000 }, callOptions(options, call));
        // A page that is not a list of models is an endpoint that is not an API.
        if (!Array.isArray(page.data)) throw call.malformed("it did not list its models");
        return { models: page.data.map(({ id }) => id) };
      } catch (thrown) {
        throw call.fromThrown(thrown);
      }
    },
  };
}

function usual({ schema }: CompletionRequest): Structure {
  return typeof schema === "object" && schema !== null ? "tool" : "words";
}

/** The key comes with each call, and is not kept. */
function connect({ baseURL }: Deployment): Anthropic {
  return new Anthropic({
    baseURL,
    apiKey: noKey,
    // The environment of the machine must not decide whose account is charged or what is logged.
    authToken: null,
    logLevel: "off",
    maxRetries: 0,
    timeout: outerLimitMs,
    fetch: sharedFetch,
    defaultHeaders: { Authorization: null },
  });
}

/** The key goes into the API's own header: what stands before it (a firm's proxy, an older server) need not know bearer tokens. */
function callOptions({ key, signal }: CallOptions, { watched }: Call): Anthropic.RequestOptions {
  return {
    signal,
    fetchOptions: fetchOptionsOf(watched),
    ...(key === null ? {} : { headers: { "X-Api-Key": key } }),
  };
}

async function* read(
  response: Response,
  deployment: Deployment,
  call: Call,
  structure: Structure,
): AsyncGenerator<CompletionEvent, void, undefined> {
  let servedModel: string | null = null;
  let usage: MessageUsage = {};
  let finish: FinishReason | null = null;
  let stopped = false;
  let calledTool = false;
  /** Prose outside the tool: a preamble where the tool is called, the answer itself where an endpoint ignores tools. */
  let prose = "";

  try {
    const linger = (over: AbortSignal) => (stopped ? waitFor(lingerMs, over) : null);
    answer: for await (const events of call.events(response, { linger })) {
      for (const { data } of events) {
        const event = parseEvent(data, call);
        if (event === null) continue;
        if (servedModel === null && event.type !== "message_start" && event.type !== "ping" && event.type !== "error") {
          throw call.malformed("the answer did not begin at its beginning");
        }
        switch (event.type) {
          case "message_start":
            servedModel = event.message.model;
            usage = mergeUsage(usage, event.message.usage);
            yield { type: "text-start", servedModel };
            break;
          case "content_block_start":
            if (event.content_block.type === "tool_use") calledTool = true;
            break;
          case "content_block_delta": {
            const text = event.delta.text ?? "";
            // Thinking, and prose beside a tool, show as an empty delta: the model is alive.
            if (structure === "tool") prose += text;
            yield { type: "text-delta", text: event.delta.partial_json ?? (structure === "tool" ? "" : text) };
            break;
          }
          case "message_delta":
            usage = mergeUsage(usage, event.usage);
            if (event.delta.stop_reason) finish = finishOf(event.delta.stop_reason, call);
            break;
          case "error":
            throw call.fromBody(data, response.status, response.headers);
          case "message_stop":
            stopped = true;
            break;
          case "content_block_stop":
          case "ping":
            break;
        }
        if (stopped) break answer;
      }
    }
  } catch (thrown) {
    throw call.fromThrown(thrown);
  }

  if (!stopped || servedModel === null) throw call.lost();
  if (finish === null) throw call.malformed("the answer ended without a reason");
  if (!calledTool && prose !== "") yield { type: "text-delta", text: prose };
  yield {
    type: "text-end",
    finishReason: finish,
    servedModel,
    usage: readUsage(usage),
    rateLimits: readRateLimits(response.headers, deployment.dialect, call.now()),
  };
}

/** Null for an event of a type that did not exist when this was written. */
function parseEvent(data: string, call: Call): MessageEvent | null {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    throw call.malformed("a part of the answer could not be read");
  }
  const type = typeof json === "object" && json !== null && "type" in json ? json.type : null;
  if (typeof type === "string" && !knownEvents.has(type)) return null;
  const parsed = messageEventSchema.safeParse(json);
  if (!parsed.success) throw call.malformed("a part of the answer was not in the form of an answer");
  return parsed.data;
}

function finishOf(reason: string, call: Call): FinishReason {
  const meaning = readStopReason(reason);
  switch (meaning) {
    case "stop":
    case "length":
      return meaning;
    case "content-filter":
      throw call.filtered("the model declined to answer");
    case "malformed":
      throw call.malformed("the answer ended for a reason that is not known");
  }
}
