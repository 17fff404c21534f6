import OpenAI from "openai";
import type { ProviderWithBatches } from "../later.ts";
import { openCall, type Call } from "../call.ts";
import { keptClients } from "../clients.ts";
import { fetchOptionsOf, sharedFetch } from "../http.ts";
import { negotiate } from "../negotiate.ts";
import type { CallOptions, CompletionEvent, Deployment, FinishReason } from "../provider.ts";
import { readRateLimits } from "../rate-limits.ts";
import type { Quirks } from "../vendor.ts";
import { quirksOf } from "../vendors.ts";
import { lingerMs, waitFor } from "../wait.ts";
import type { Usage } from "../../../shared/domain/run.ts";
import { chunkSchema, readFinishReason, readUsage, readWords, type Chunk } from "./answer.ts";
import { createOpenAILater } from "./later.ts";
import { adapt, chatCompletion } from "./request.ts";

/** No answer takes longer; deadlines belong to whoever runs the plan, and reach the call through its signal. */
const outerLimitMs = 3_600_000;

/** How long the count of tokens may come after the answer's last word, before the answer is taken without it. */
const usageGraceMs = 5000;

export interface OpenAIProviderOptions {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** Waits so many milliseconds, or until the signal; never rejects. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** What an OpenAI client wants where there is no key; it is never sent. */
const noKey = "none";

/**
 * Speaks OpenAI's chat completions to anyone who does, Azure included. The SDK builds and sends the request; the answer is
 * read here, strictly, because the SDK's own reader takes a stream that merely stops for one that is complete.
 */
export function createOpenAIProvider(settings: OpenAIProviderOptions = {}): ProviderWithBatches {
  const { now = Date.now, wait = waitFor } = settings;
  const learned = new Map<string, Quirks>();
  const clientOf = keptClients(connect);
  const place = (deployment: Deployment) => `${deployment.baseURL ?? ""} ${deployment.model}`;
  const quirksFor = (deployment: Deployment) => learned.get(place(deployment)) ?? quirks(deployment);

  return {
    later: createOpenAILater({
      now,
      clientOf,
      callOptions: (deployment, options, call) => callOptions(quirks(deployment), options, call),
      quirksFor,
    }),

    async *stream(deployment, request, options) {
      const call = openCall(deployment, request, options, now);
      const { response } = await negotiate(call, {
        learned,
        place: place(deployment),
        usual: quirks(deployment),
        send: (way) =>
          clientOf(deployment)
            .chat.completions.create(chatCompletion(deployment, request, way), callOptions(way, options, call))
            .asResponse(),
        adapt,
      });
      yield* read(response, deployment, call, wait);
    },

    async check(deployment, options) {
      const call = openCall(deployment, null, options, now);
      try {
        const client = clientOf(deployment);
        const how = callOptions(quirks(deployment), options, call);
        if (quirks(deployment).listsModels) {
          const models: string[] = [];
          const page = await client.models.list(how);
          // A page that is not a list of models is an endpoint that is not an API.
          if (!Array.isArray(page.data)) throw call.malformed("it did not list its models");
          for (const model of page.data) models.push(model.id);
          return { models };
        }
        await client.chat.completions.create(
          { model: deployment.model, messages: [{ role: "user", content: "." }], [quirks(deployment).tokenLimit]: 1 },
          how,
        );
        return { models: [] };
      } catch (thrown) {
        throw call.fromThrown(thrown);
      }
    },
  };
}

function quirks(deployment: Deployment): Quirks {
  return quirksOf({ id: deployment.provider, dialect: deployment.dialect, baseURL: deployment.baseURL });
}

/** The key comes with each call, and is not kept. */
function connect({ baseURL }: Deployment): OpenAI {
  return new OpenAI({
    baseURL,
    apiKey: noKey,
    // The environment of the machine must not decide whose account is charged or what is logged.
    adminAPIKey: null,
    organization: null,
    project: null,
    logLevel: "off",
    maxRetries: 0,
    timeout: outerLimitMs,
    fetch: sharedFetch,
    defaultHeaders: { Authorization: null },
  });
}

function callOptions({ keyHeader }: Quirks, { key, signal }: CallOptions, { watched }: Call): OpenAI.RequestOptions {
  const bearer = keyHeader === "authorization";
  return {
    signal,
    fetchOptions: fetchOptionsOf(watched),
    ...(key === null ? {} : { headers: bearer ? { Authorization: `Bearer ${key}` } : { [keyHeader]: key } }),
  };
}

/** Why a wait is over, where nobody asks: an error with its stack would cost more than the wait. */
const noLonger = "no longer needed";

async function* read(
  response: Response,
  deployment: Deployment,
  call: Call,
  wait: NonNullable<OpenAIProviderOptions["wait"]>,
): AsyncGenerator<CompletionEvent, void, undefined> {
  let begun = false;
  let told = false;
  let servedModel: string | null = null;
  let finish: FinishReason | null = null;
  let usage: Usage | null = null;
  let refused = "";
  const enough = new AbortController();
  const over = new AbortController();
  const linger = (over: AbortSignal) => (finish === null || refused !== "" ? null : wait(lingerMs, over));

  /** Whether nothing more can come that matters: a server that never says [DONE] is not waited for. */
  const hear = (data: string, said: { text: string; thinks: boolean }): boolean => {
    if (data === "[DONE]") return true;
    const chunk = parseChunk(data, call, response);
    begun = true;
    servedModel = chunk.model || servedModel;
    usage = readUsage(chunk.usage) ?? usage;
    const choice = chunk.choices?.find(({ index }) => (index ?? 0) === 0);
    refused += choice?.delta?.refusal ?? "";
    said.text += choice?.delta?.content ?? "";
    said.thinks ||= Boolean(choice?.delta?.reasoning_content ?? choice?.delta?.reasoning);
    if (choice?.finish_reason && finish === null) {
      finish = finishOf(choice.finish_reason, call);
      void wait(usageGraceMs, over.signal).then(() => {
        if (!over.signal.aborted) enough.abort();
      });
    }
    return finish !== null && usage !== null;
  };

  try {
    for await (const events of call.events(response, { enough: enough.signal, linger })) {
      // Words that came together are passed on together, also those that came before a fault.
      const said = { text: "", thinks: false };
      let fault: { readonly thrown: unknown } | null = null;
      let whole = false;
      try {
        whole = events.some(({ data }) => hear(data, said));
      } catch (thrown) {
        fault = { thrown };
      }
      if (begun && !told) yield { type: "text-start", servedModel };
      told = begun;
      // A model that thinks aloud is alive: an empty delta says so.
      if (said.thinks) yield { type: "text-delta", text: "" };
      if (said.text !== "") yield { type: "text-delta", text: said.text };
      if (fault !== null) throw fault.thrown;
      if (whole) break;
    }
  } catch (thrown) {
    // The answer was complete; only its end matter was lost.
    const failure = call.fromThrown(thrown);
    if (finish === null || failure.failure.class !== "network") throw failure;
  } finally {
    over.abort(noLonger);
  }

  if (refused !== "") throw call.filtered(refused);
  if (finish === null) throw call.lost();
  yield {
    type: "text-end",
    finishReason: finish,
    servedModel: servedModel ?? deployment.model,
    usage,
    rateLimits: readRateLimits(response.headers, deployment.dialect, call.now()),
  };
}

function parseChunk(data: string, call: Call, response: Response): Chunk {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    throw call.malformed("a part of the answer could not be read");
  }
  const words = readWords(json);
  if (words !== null) return words;
  const parsed = chunkSchema.safeParse(json);
  if (!parsed.success) throw call.malformed("a part of the answer was not in the form of an answer");
  const { error, choices, usage } = parsed.data;
  const saysError = typeof json === "object" && json !== null && "object" in json && json.object === "error";
  if ((error !== undefined && error !== null) || saysError)
    throw call.fromBody(data, response.status, response.headers);
  if (!choices && !usage) throw call.malformed("a part of the answer was not in the form of an answer");
  return parsed.data;
}

/** A finish reason that is an answer's; the others are thrown. */
function finishOf(reason: string, call: Call): FinishReason {
  const meaning = readFinishReason(reason);
  switch (meaning) {
    case "stop":
    case "length":
      return meaning;
    case "content-filter":
      throw call.filtered("its filter stopped the answer");
    case "overloaded":
      throw call.fromBody(
        JSON.stringify({ error: { type: "server_error", message: "the provider gave up on the answer" } }),
        200,
        null,
      );
    case "malformed":
      throw call.malformed("the answer ended for a reason that is not known");
  }
}
