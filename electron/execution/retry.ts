import type { Failure } from "../providers/provider.ts";

/** The longest a provider may ask to wait and still be asked again within the same run, ms. */
const patienceMs = 5000;
const backoffMs = 1000;
/** So that tasks told to come back at the same time do not all come at once, ms. */
const spreadMs = 250;

/**
 * How long to wait before the same deployment is asked once more, ms; null where it should not be. Only a failure that
 * passes by itself, before any of the answer had come, is worth it: once text has come, the call may be charged.
 * Without a word from the provider the wait is full jitter (Brooker, "Exponential Backoff And Jitter", 2015).
 */
export function retryDelay(
  failure: Failure,
  situation: {
    /** Whether any of the answer had come. */
    readonly begun: boolean;
    /** Whether another model is left to ask. */
    readonly another: boolean;
    /** Epoch milliseconds. */
    readonly now: number;
    readonly random: () => number;
  },
): number | null {
  if (situation.begun || failure.scope === "request") return null;
  const wait = failure.retryAt === null ? null : Math.max(0, failure.retryAt - situation.now);
  if (wait !== null && wait > patienceMs) return null;
  const asked = wait === null ? null : wait + situation.random() * spreadMs;
  switch (failure.class) {
    case "rate-limited":
      return asked;
    case "overloaded":
    case "network":
      return asked ?? situation.random() * backoffMs;
    // Nobody knows whether a call that was given up is still being worked on and charged: another model comes first.
    case "timeout":
      return situation.another ? null : (asked ?? situation.random() * backoffMs);
    case "quota-exhausted":
    case "context-too-long":
    case "content-filtered":
    case "bad-key":
    case "no-permission":
    case "unknown-model":
    case "bad-request":
    case "truncated":
    case "malformed":
    case "cancelled":
      return null;
  }
}
