import type { Dialect } from "../../shared/domain/configuration.ts";
import type { RateLimits } from "./provider.ts";
import { parseReset } from "./retry-after.ts";

interface LimitNames {
  readonly kind: "requests" | "tokens";
  readonly limit: string;
  readonly remaining: string;
  readonly reset: string | null;
}

const openAI: readonly LimitNames[] = [
  {
    kind: "requests",
    limit: "x-ratelimit-limit-requests",
    remaining: "x-ratelimit-remaining-requests",
    reset: "x-ratelimit-reset-requests",
  },
  {
    kind: "tokens",
    limit: "x-ratelimit-limit-tokens",
    remaining: "x-ratelimit-remaining-tokens",
    reset: "x-ratelimit-reset-tokens",
  },
  // Mistral's names.
  {
    kind: "requests",
    limit: "x-ratelimit-limit-req-minute",
    remaining: "x-ratelimit-remaining-req-minute",
    reset: null,
  },
  {
    kind: "tokens",
    limit: "x-ratelimit-limit-tokens-minute",
    remaining: "x-ratelimit-remaining-tokens-minute",
    reset: null,
  },
  // OpenRouter's.
  { kind: "requests", limit: "x-ratelimit-limit", remaining: "x-ratelimit-remaining", reset: "x-ratelimit-reset" },
];

const anthropic: readonly LimitNames[] = (["requests", "tokens", "input-tokens", "output-tokens"] as const).map(
  (what) => ({
    kind: what === "requests" ? "requests" : "tokens",
    limit: `anthropic-ratelimit-${what}-limit`,
    remaining: `anthropic-ratelimit-${what}-remaining`,
    reset: `anthropic-ratelimit-${what}-reset`,
  }),
);

/**
 * What the headers of an answer say about the provider's limits; null where they say nothing. Where several limits of one
 * kind are named, the smallest remainder counts; `resetAt` is that of the limit with the smallest share left.
 */
export function readRateLimits(headers: Headers, dialect: Dialect, now: number): RateLimits | null {
  const found = (dialect === "anthropic" ? anthropic : openAI).flatMap((names) => {
    const remaining = count(headers.get(names.remaining));
    if (remaining === null) return [];
    const limit = count(headers.get(names.limit));
    const reset = names.reset === null ? null : headers.get(names.reset);
    return [
      {
        kind: names.kind,
        remaining,
        share: limit === null || limit === 0 ? (remaining === 0 ? 0 : 1) : remaining / limit,
        resetAt: reset === null ? null : parseReset(reset, now),
      },
    ];
  });
  if (found.length === 0) return null;
  const least = (kind: LimitNames["kind"]) => {
    const left = found.filter((entry) => entry.kind === kind).map((entry) => entry.remaining);
    return left.length === 0 ? null : Math.min(...left);
  };
  const tightest = found.reduce((tighter, entry) => (entry.share < tighter.share ? entry : tighter));
  return { requestsRemaining: least("requests"), tokensRemaining: least("tokens"), resetAt: tightest.resetAt };
}

function count(text: string | null): number | null {
  if (text === null || !/^\d+(\.\d+)?$/.test(text.trim())) return null;
  return Math.floor(Number(text));
}
