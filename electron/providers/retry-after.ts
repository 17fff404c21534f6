import type { ErrorFacts } from "./error-body.ts";

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of "6ms", "1m30s", "2h", "0.5s"; null for anything else. */
export function parseDuration(text: string): number | null {
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return null;
  let total = 0;
  for (const [, amount = "0", unit = "s"] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g))
    total += Number(amount) * (units[unit] ?? 0);
  return Math.ceil(total);
}

/**
 * Epoch milliseconds at which a `...-reset` header says that a limit is restored: a duration, an RFC 3339 time, epoch
 * seconds or milliseconds, or seconds from now. Null for anything else.
 */
export function parseReset(text: string, now: number): number | null {
  const trimmed = text.trim();
  const duration = parseDuration(trimmed);
  if (duration !== null) return now + duration;
  if (/^\d+(\.\d+)?$/.test(trimmed)) {
    const number = Number(trimmed);
    if (number > 1e11) return Math.ceil(number);
    return number > 1e9 ? Math.ceil(number * 1000) : now + Math.ceil(number * 1000);
  }
  return parseDate(trimmed);
}

function parseDate(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT|^[A-Z][a-z]{2}, \d/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

/**
 * Epoch milliseconds before which the provider asked not to be called again; null where it did not say. Looks, in this
 * order, at `retry-after-ms`, `retry-after` (seconds or an HTTP date), the delay in the body (Gemini's RetryInfo), the
 * reset of a limit that is used up, and the words "try again in 1m30s".
 */
export function retryAt(headers: Headers | null, facts: ErrorFacts, now: number): number | null {
  const read = (name: string): string | null => headers?.get(name) ?? facts.headers[name] ?? null;

  const milliseconds = read("retry-after-ms");
  if (milliseconds !== null && /^\d+(\.\d+)?$/.test(milliseconds)) return now + Math.ceil(Number(milliseconds));

  const after = read("retry-after")?.trim() ?? null;
  if (after !== null) {
    if (/^\d+(\.\d+)?$/.test(after)) return now + Math.ceil(Number(after) * 1000);
    const date = parseDate(after);
    if (date !== null) return Math.max(date, now);
  }

  const delay = facts.retryDelay === null ? null : parseDuration(facts.retryDelay);
  if (delay !== null) return now + delay;

  const resets = usedUp
    .filter(({ remaining }) => read(remaining) === "0")
    .flatMap(({ reset }) => {
      const text = read(reset);
      const time = text === null ? null : parseReset(text, now);
      return time === null ? [] : [time];
    });
  if (resets.length > 0) return Math.max(...resets, now);

  const words = /try again in (\d[\d.]*(?:ms|s|m|h|d)(?:\d[\d.]*(?:ms|s|m|h|d))*)/i.exec(facts.message)?.[1];
  const spoken = words === undefined ? null : parseDuration(words);
  return spoken === null ? null : now + spoken;
}

const usedUp: readonly { readonly remaining: string; readonly reset: string }[] = [
  ...["requests", "tokens"].map((what) => ({
    remaining: `x-ratelimit-remaining-${what}`,
    reset: `x-ratelimit-reset-${what}`,
  })),
  ...["requests", "tokens", "input-tokens", "output-tokens"].map((what) => ({
    remaining: `anthropic-ratelimit-${what}-remaining`,
    reset: `anthropic-ratelimit-${what}-reset`,
  })),
  { remaining: "x-ratelimit-remaining", reset: "x-ratelimit-reset" },
];
