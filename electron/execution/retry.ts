import type { Failure } from "../providers/provider.ts";

/** The longest a provider may ask to wait and still be asked again within the same run, ms. */
const patienceMs = 5000;
const backoffMs = 1000;
/** So that tasks told to come back at the same time do not all come at once, ms. */
const spreadMs = 250;

/** Calls of one deployment in one run: another model is the better second choice, but where there is none, it is the only one. */
const mostCalls = { another: 2, alone: 3, silent: 2 };

/**
 * How long to wait before the same deployment is asked again, ms; null where it should not be. Only a failure that
 * passes by itself, before any of the answer had come, is worth it: once text has come, the call may be charged.
 * Without a word from the provider the wait is exponential with full jitter (Brooker, "Exponential Backoff And Jitter", 2015).
 */
export function retryDelay(
  failure: Failure,
  situation: {
    /** Whether any of the answer had come. */
    readonly begun: boolean;
    /** Whether another model is left to ask. */
    readonly another: boolean;
    /** How often it was asked in this run. */
    readonly calls: number;
    /** Epoch milliseconds. */
    readonly now: number;
    readonly random: () => number;
  },
): number | null {
  const { another, calls } = situation;
  if (situation.begun || failure.scope === "request") return null;
  if (calls >= (another ? mostCalls.another : mostCalls.alone)) return null;
  const wait = failure.retryAt === null ? null : Math.max(0, failure.retryAt - situation.now);
  if (wait !== null && wait > patienceMs) return null;
  const asked = wait === null ? null : wait + situation.random() * spreadMs;
  const backedOff = () => situation.random() * backoffMs * 2 ** (calls - 1);
  switch (failure.class) {
    case "rate-limited":
      return asked ?? (another ? null : backedOff());
    case "overloaded":
    case "network":
      return asked ?? backedOff();
    // Nobody knows whether a call that was given up is still being worked on and charged: another model comes first.
    case "timeout":
      return another || calls >= mostCalls.silent ? null : (asked ?? backedOff());
    case "quota-exhausted":
    case "context-too-long":
    case "content-filtered":
    case "bad-key":
    case "no-permission":
    case "unknown-model":
    case "bad-request":
    case "truncated":
    case "malformed":
    case "not-allowed":
    case "cancelled":
      return null;
  }
}
