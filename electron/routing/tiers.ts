import type { Configuration } from "../../shared/domain/configuration.ts";
import type { Tier } from "../../shared/domain/run.ts";

/** Up to where a task is simple, and up to where standard; what is above is complex. */
export type TierLimits = NonNullable<Configuration["tiers"]>;

export const defaultTierLimits: TierLimits = {
  simple: { maxTokens: 1000, maxComplexity: 0.35 },
  standard: { maxTokens: 30_000, maxComplexity: 0.7 },
};

/** The lowest tier whose limits hold both the size (tokens) and the complexity (0..1), and why, in one sentence. */
export function chooseTier(
  tokens: number,
  score: number,
  limits: TierLimits = defaultTierLimits,
): { tier: Tier; reason: string } {
  const overSimple = excess(tokens, score, limits.simple);
  if (overSimple === null) {
    return { tier: "simple", reason: `${facts(tokens, score)}: simple tier, because both are within its limits.` };
  }
  const overStandard = excess(tokens, score, limits.standard);
  if (overStandard === null) {
    return {
      tier: "standard",
      reason: `${facts(tokens, score)}: standard tier, because ${overSimple} for the simple tier.`,
    };
  }
  return {
    tier: "complex",
    reason: `${facts(tokens, score)}: complex tier, because ${overStandard} for the standard tier.`,
  };
}

function facts(tokens: number, score: number): string {
  return `Complexity ${score.toFixed(2)}, ${count(tokens)} tokens`;
}

function excess(tokens: number, score: number, limit: TierLimits["simple"]): string | null {
  const tooLong = tokens > limit.maxTokens ? `it is too long (over ${count(limit.maxTokens)} tokens)` : null;
  const tooHard = score > limit.maxComplexity ? `it is too complex (over ${limit.maxComplexity.toFixed(2)})` : null;
  return [tooLong, tooHard].filter((part) => part !== null).join(" and ") || null;
}

function count(tokens: number): string {
  return tokens.toLocaleString("en");
}
