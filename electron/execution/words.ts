import { errorClassWords } from "../../shared/domain/error-words.ts";
import type { ErrorClass } from "../../shared/domain/run.ts";

/** "overloaded (503)". */
export function wordsFor(errorClass: ErrorClass, status: number | null): string {
  return status === null || status < 400 ? errorClassWords[errorClass] : `${errorClassWords[errorClass]} (${status})`;
}

/** "0.4 s", "12 s", "3 min". */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds >= 120) return `${Math.round(seconds / 60)} min`;
  return seconds >= 10 ? `${Math.round(seconds)} s` : `${seconds.toFixed(1)} s`;
}
