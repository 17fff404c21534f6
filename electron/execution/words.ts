import type { ErrorClass } from "../../shared/domain/run.ts";

const meanings: Readonly<Record<ErrorClass, string>> = {
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

/** "overloaded (503)". */
export function wordsFor(errorClass: ErrorClass, status: number | null): string {
  return status === null || status < 400 ? meanings[errorClass] : `${meanings[errorClass]} (${status})`;
}

/** "0.4 s", "12 s", "3 min". */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds >= 120) return `${Math.round(seconds / 60)} min`;
  return seconds >= 10 ? `${Math.round(seconds)} s` : `${seconds.toFixed(1)} s`;
}
