import type { Deployment } from "../providers/provider.ts";
import type { HealthView } from "../routing/health.ts";

/** How long an attempt may take; milliseconds. */
export interface Limits {
  /** To the first text; for a model that thinks first, since its last sign of life. */
  readonly firstTokenMs: number;
  /** Between two signs of life, once text has come. */
  readonly stallMs: number;
  /** From the call to the end of the answer. */
  readonly totalMs: number;
  /**
   * For a model that thinks before it writes: after so long without text or a sign of life the next candidate is asked
   * beside it, and whoever speaks first is heard.
   */
  readonly companyMs?: number;
}

export const defaultLimits: Limits = { firstTokenMs: 10_000, stallMs: 30_000, totalMs: 120_000 };

/** Models that think before they write; their first text takes as long as the thinking does. */
const thinksFirst =
  /(^|\/)(o[1-9](-|$)|gpt-[5-9](?!.*chat)|gpt-oss|gemini-(2\.5|[3-9]).*pro|deepseek-reasoner|magistral|qwq)/i;

const thinkingMs = 80_000;
const longestThinkingMs = 180_000;
/** A long prompt is read at some ten tokens a millisecond by the slower services. */
const promptTokensPerMs = 10;
/** The slowest writing that still counts as writing. */
const outputTokensPerSecond = 25;
/** A model on this machine may have to be loaded first and to read on the processor; nobody else waits in its queue. */
const localFactor = 12;
/** How much more than its usual worst a deployment is given. */
const patience = 3;
/** Bounds of what is learnt, as shares of the limit for a deployment that nobody knows. */
const shortest = 0.4;
const longest = 3;
const shortestStall = 1 / 3;
/** So many tokens' time without one is a stall. */
const stallTokens = 100;

/**
 * The limits of one attempt, from those of an ordinary one: by the model, by how much it has to read and to write, and by
 * what the deployment usually needs, where that is known. A model on this machine is never hurried by what it usually
 * needs: it may have to be loaded again at any time.
 */
export function limitsFor(
  deployment: Pick<Deployment, "model" | "local">,
  task: { readonly inputTokens: number; readonly maxOutputTokens: number },
  base: Limits = defaultLimits,
  health: HealthView | null = null,
): Limits {
  const reading = task.inputTokens / promptTokensPerMs;
  const writing = (task.maxOutputTokens / outputTokensPerSecond) * 1000;
  const usual = health === null || deployment.local || !health.known ? null : health;
  const thinks = thinksFirst.test(deployment.model);
  const thinking = thinks ? thinkingMs : 0;
  if (deployment.local) {
    return {
      firstTokenMs: (base.firstTokenMs + reading) * localFactor + thinking,
      stallMs: base.stallMs * localFactor,
      totalMs: Math.max(base.totalMs, writing) * localFactor + thinking + reading,
    };
  }
  const slowestFirst = usual?.firstTokenMs?.p95 ?? null;
  const worstFirst = slowestFirst === null ? null : slowestFirst * patience;
  const first = clamp(worstFirst ?? base.firstTokenMs, base.firstTokenMs * shortest, base.firstTokenMs * longest);
  const slowest = usual?.tokensPerSecond?.p5 ?? null;
  const stallMs =
    slowest === null ? base.stallMs : clamp((stallTokens / slowest) * 1000, base.stallMs * shortestStall, base.stallMs);
  // Slower than the slowest writing is not made up for by being known for it, and twice the usual is no reason to end it.
  const known = slowest === null ? writing : Math.max(writing, (task.maxOutputTokens / slowest) * 1000);
  const totalMs = Math.max(base.totalMs, Math.min(known, writing * patience)) + thinking + reading;
  if (!thinks) return { firstTokenMs: first + reading, stallMs, totalMs };
  return {
    companyMs: first + reading,
    firstTokenMs:
      clamp(
        worstFirst ?? 0,
        base.firstTokenMs + thinkingMs,
        Math.max(longestThinkingMs, base.firstTokenMs + thinkingMs),
      ) + reading,
    stallMs,
    totalMs,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
