import type { Usage } from "../../shared/domain/run.ts";
import {
  ProviderError,
  type CompletionEvent,
  type CompletionRequest,
  type Deployment,
  type Failure,
  type FinishReason,
  type Provider,
  type RateLimits,
} from "../providers/provider.ts";
import type { Clock } from "./clock.ts";
import type { Limits } from "./limits.ts";
import { duration } from "./words.ts";

export interface AttemptInput {
  readonly provider: Provider;
  readonly deployment: Deployment;
  readonly request: CompletionRequest;
  readonly key: string | null;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly mayEndAtLimit: boolean;
  /** Called where neither text nor a sign of life has come for `limits.companyMs`; the attempt goes on. */
  readonly onSilence: () => void;
  /** Milliseconds to the first text after which `onSlow` is called; the attempt goes on. */
  readonly hedgeAfterMs: number | null;
  readonly onSlow: () => void;
  /** Characters of answer so far, and the last of them. */
  readonly onProgress: (received: number, text: string) => void;
}

interface Measured {
  /** All of the answer for `answered`; what had come of it for the others, to reckon what it cost and never to be shown. */
  readonly text: string;
  readonly firstTokenMs: number | null;
  readonly totalMs: number;
  readonly servedModel: string | null;
  /** As the provider reported it. */
  readonly usage: Usage | null;
  /** What the provider said about its limits. */
  readonly rateLimits: RateLimits | null;
}

export type AttemptEnd = Measured &
  (
    | { readonly type: "answered"; readonly finishReason: FinishReason }
    /** `begun`: some of the answer, or the announcement of it, had come. */
    | {
        readonly type: "failed";
        readonly failure: Failure;
        readonly message: string;
        readonly status: number | null;
        readonly begun: boolean;
      }
    /** `sent`: whether the provider was called at all. */
    | { readonly type: "cancelled"; readonly sent: boolean }
  );

/** Why an attempt was ended from this side. */
type Interruption = { readonly type: "cancelled" } | { readonly type: "expired"; readonly message: string };

/**
 * Makes one call and waits for its whole answer, within its deadlines. Never rejects for anything the provider does, not
 * even for a provider that ignores its signal: a call that was given up is left to end by itself.
 */
export async function makeAttempt(input: AttemptInput): Promise<AttemptEnd> {
  const { clock, deployment, limits, signal } = input;
  const startedAt = clock.monotonic();
  const abort = new AbortController();
  let interrupt: (why: Interruption) => void = () => undefined;
  const interrupted = new Promise<Interruption>((resolve) => {
    interrupt = (why) => {
      resolve(why);
      abort.abort();
    };
  });
  const cancel = () => interrupt({ type: "cancelled" });
  const expire = (message: string) => () => interrupt({ type: "expired", message });
  const noText = expire(`No text came within ${duration(limits.firstTokenMs)}.`);
  const patience = createDeadline(clock, limits.firstTokenMs, noText);
  const total = createDeadline(
    clock,
    limits.totalMs,
    expire(`The answer was not complete after ${duration(limits.totalMs)}.`),
  );
  const { companyMs } = limits;
  const silence = companyMs === undefined ? null : createDeadline(clock, companyMs, input.onSilence);
  const slow = input.hedgeAfterMs === null ? null : createDeadline(clock, input.hedgeAfterMs, input.onSlow);
  const stalled = expire(`No more text came for ${duration(limits.stallMs)}.`);
  signal.addEventListener("abort", cancel, { once: true });

  let text = "";
  let begun = false;
  let firstTokenMs: number | null = null;
  let servedModel: string | null = null;
  let usage: Usage | null = null;
  let rateLimits: RateLimits | null = null;
  const measured = (): Measured => ({
    text,
    firstTokenMs,
    totalMs: clock.monotonic() - startedAt,
    servedModel,
    usage,
    rateLimits,
  });
  const signOfLife = () => {
    if (firstTokenMs !== null) patience.restart(limits.stallMs, stalled);
    else if (companyMs !== undefined) {
      silence?.restart(companyMs, input.onSilence);
      patience.restart(limits.firstTokenMs, noText);
    }
  };
  const failed = (failure: Failure, message: string, status: number | null = null): AttemptEnd => ({
    ...measured(),
    type: "failed",
    failure,
    message,
    status,
    begun,
  });

  let events: AsyncIterator<CompletionEvent> | null = null;
  let whole = false;
  try {
    if (signal.aborted) return { ...measured(), type: "cancelled", sent: false };
    const options = { key: input.key, signal: abort.signal };
    events = input.provider.stream(deployment, input.request, options)[Symbol.asyncIterator]();
    for (;;) {
      const step = await Promise.race([events.next(), interrupted]);
      if ("type" in step) {
        if (step.type === "cancelled") return { ...measured(), type: "cancelled", sent: true };
        return failed({ class: "timeout", scope: "model", retryAt: null, billable: true }, step.message);
      }
      if (step.done === true) {
        const message = "The stream ended without the end of the answer.";
        return failed({ class: "truncated", scope: "model", retryAt: null, billable: begun }, message);
      }
      const event = step.value;
      switch (event.type) {
        case "text-start":
          begun = true;
          servedModel = event.servedModel;
          signOfLife();
          break;
        case "text-delta":
          begun = true;
          if (event.text === "") {
            signOfLife();
            break;
          }
          silence?.clear();
          slow?.clear();
          firstTokenMs ??= clock.monotonic() - startedAt;
          text += event.text;
          patience.restart(limits.stallMs, stalled);
          input.onProgress(text.length, event.text);
          break;
        case "text-end":
          begun = true;
          servedModel = event.servedModel;
          usage = event.usage;
          rateLimits = event.rateLimits;
          whole = true;
          switch (event.finishReason) {
            case "stop":
              return { ...measured(), type: "answered", finishReason: "stop" };
            case "length":
              if (input.mayEndAtLimit) return { ...measured(), type: "answered", finishReason: "length" };
              return failed(
                { class: "truncated", scope: "request", retryAt: null, billable: true },
                "The answer was longer than it was allowed to be and was cut off.",
              );
            case "content-filter":
              return failed(
                { class: "content-filtered", scope: "request", retryAt: null, billable: true },
                "The provider's content filter stopped the answer.",
              );
          }
      }
    }
  } catch (error) {
    if (signal.aborted) return { ...measured(), type: "cancelled", sent: true };
    if (error instanceof ProviderError) {
      // Nobody here cancelled it, so the other side did.
      const { failure } = error;
      return failed(
        failure.class === "cancelled" ? { ...failure, class: "network" } : failure,
        error.message,
        error.status,
      );
    }
    // What is thrown without a class may quote anything, so only its kind is told.
    const kind = error instanceof Error ? error.name : typeof error;
    return failed(
      { class: "malformed", scope: "model", retryAt: null, billable: true },
      `The call failed in a way that was not foreseen (${kind}).`,
    );
  } finally {
    patience.clear();
    silence?.clear();
    slow?.clear();
    total.clear();
    signal.removeEventListener("abort", cancel);
    // What has said all it had to say closes by itself, and leaves a connection that can be used again.
    if (!whole) abort.abort();
    letGo(events);
  }
}

interface Deadline {
  restart(delay: number, expired: () => void): void;
  clear(): void;
}

/**
 * A deadline that is put off with every word costs no timer each time: the one that was set looks, when it goes off, whether
 * it is due. A deadline of another kind, or one that comes nearer, gets a timer of its own.
 */
function createDeadline(clock: Clock, delay: number, expired: () => void): Deadline {
  let then = expired;
  let due = clock.monotonic() + delay;
  let goesOff = due;
  const look = () => {
    const left = due - clock.monotonic();
    if (left <= 0) then();
    else set(left);
  };
  const set = (left: number) => {
    goesOff = due;
    timer = clock.setTimeout(look, left);
  };
  let timer = clock.setTimeout(look, delay);
  return {
    restart(next, what) {
      const same = then === what;
      then = what;
      due = clock.monotonic() + next;
      if (same && due >= goesOff) return;
      clock.clearTimeout(timer);
      set(next);
    },
    clear: () => clock.clearTimeout(timer),
  };
}

/** Lets a stream close what it holds, without waiting for one that will not. */
function letGo(events: AsyncIterator<CompletionEvent> | null): void {
  Promise.resolve(events?.return?.()).catch(() => undefined);
}
