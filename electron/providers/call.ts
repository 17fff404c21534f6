import { failed, providerError } from "./errors.ts";
import { notAllowed } from "./gate.ts";
import { isEventStream, readText, watchFetch, type WatchedFetch } from "./http.ts";
import { ProviderError, type CallOptions, type CompletionRequest, type Deployment } from "./provider.ts";
import { redact, type Secrets } from "./redact.ts";
import { readEvents, StreamFault, type EarlyEnd, type ServerSentEvent } from "./sse.ts";

/** How failures of one call are worded and classed; both adapters share it, so that they cannot differ. */
export interface Call {
  readonly watched: WatchedFetch;
  readonly now: () => number;
  /** From a throw of an SDK or of `fetch`, before any of the answer came. */
  fromThrown(thrown: unknown): ProviderError;
  /** From an error that came inside a 200. */
  fromBody(body: string, status: number | null, headers: Headers | null): ProviderError;
  /** From a stream that is not the dialect. `words` are Headnote's own. */
  malformed(words: string): ProviderError;
  /** From a connection that ended before the answer did. */
  lost(): ProviderError;
  /** From a request that the dialect has no words for; nothing is sent. `words` are Headnote's own. */
  unable(words: string): ProviderError;
  /** From an answer that the provider withheld. */
  filtered(words: string): ProviderError;
  /**
   * The events of an answer, together what came together, until the server or `early` ends it. Throws `ProviderError` for a wrong content type, a broken
   * stream, an abort.
   */
  events(response: Response, early?: EarlyEnd): AsyncGenerator<readonly ServerSentEvent[], void, undefined>;
}

export function openCall(
  deployment: Deployment,
  request: CompletionRequest | null,
  options: CallOptions,
  now: () => number,
): Call {
  // What claims to be on this machine is held to it, whether or not the task is.
  const confined = deployment.local || (request?.confined ?? false);
  const watched = watchFetch({ confined });
  const prompt = request?.messages.map(({ content }) => content).join("\n") ?? "";
  const secrets: Secrets = { key: options.key, prompt };
  let begun = false;

  const cancelled = () =>
    failed(deployment, { class: "cancelled", scope: "request", retryAt: null, billable: watched.sent() }, "");
  const malformed = (words: string, scope: "request" | "provider" = "request") =>
    failed(deployment, { class: "malformed", scope, retryAt: null, billable: begun }, words, { status: 200 });

  const call: Call = {
    watched,
    now,
    fromThrown(thrown) {
      if (thrown instanceof ProviderError) return thrown;
      if (options.signal.aborted) return cancelled();
      const blocked = watched.blocked();
      if (blocked !== null) return notAllowed(deployment, blocked);
      const refusal = watched.refusal();
      if (refusal !== null) return providerError(deployment, { ...refusal, now: now() }, secrets);
      return providerError(deployment, { status: null, headers: null, body: "", thrown, begun, now: now() }, secrets);
    },
    fromBody: (body, status, headers) =>
      providerError(deployment, { status, headers, body, begun, now: now() }, secrets),
    malformed,
    lost: () =>
      failed(
        deployment,
        { class: "network", scope: "provider", retryAt: null, billable: true },
        "the stream ended before the answer did",
        { status: 200 },
      ),
    unable: (words) =>
      failed(deployment, { class: "bad-request", scope: "request", retryAt: null, billable: false }, words),
    filtered: (words) =>
      failed(
        deployment,
        { class: "content-filtered", scope: "request", retryAt: null, billable: true },
        redact(words, secrets),
        {
          status: 200,
        },
      ),
    async *events(response, early) {
      if (!isEventStream(response) || response.body === null) {
        const body = await readText(response);
        if (options.signal.aborted) throw cancelled();
        // An error is an object with an `error` in it, or an array of one; anything else is no answer at all.
        if (/^\s*(\[\s*)?\{[\s\S]*"error"/.test(body)) throw call.fromBody(body, response.status, response.headers);
        throw malformed("the address answers, but not as an API for models", "provider");
      }
      begun = true;
      try {
        yield* readEvents(response.body, early);
      } catch (thrown) {
        if (thrown instanceof ProviderError) throw thrown;
        if (options.signal.aborted) throw cancelled();
        if (thrown instanceof StreamFault) throw malformed(thrown.message);
        throw call.fromThrown(thrown);
      }
      if (options.signal.aborted) throw cancelled();
    },
  };
  return call;
}
