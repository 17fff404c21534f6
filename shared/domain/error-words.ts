import type { ErrorClass } from "./run.ts";

/** What went wrong with an attempt, as the reader is told. */
export const errorClassWords: Readonly<Record<ErrorClass, string>> = {
  "rate-limited": "too many requests",
  "quota-exhausted": "no credit or quota left",
  overloaded: "overloaded",
  timeout: "too slow",
  network: "the connection failed",
  "context-too-long": "the contract is too long for it",
  "content-filtered": "it refused the content",
  "bad-key": "the key was not accepted",
  "no-permission": "the key may not use it",
  "unknown-model": "it does not have this model",
  "bad-request": "it did not accept the request",
  truncated: "the answer was cut short",
  malformed: "the answer was not usable",
  "not-allowed": "nothing may leave this machine",
  cancelled: "cancelled",
};
