import type { Hedge } from "../../shared/domain/configuration.ts";
import type { HealthView } from "../routing/health.ts";
import type { Clock } from "./clock.ts";

/**
 * When a second model is asked beside one that is slower than it usually is: hedged requests (Dean and Barroso, "The Tail
 * at Scale", CACM 2013). They are paid for, so both their number and their cost are bounded.
 */
export interface Hedging {
  /** One task was begun, which earns its share of a hedge. */
  called(): void;
  /** Milliseconds after which the deployment is slower than in 95 of 100 calls; null where no hedge is wanted or known. */
  after(health: HealthView | null): number | null;
  /** Takes one hedge of that estimated cost, US dollars; false where the budget has none left. */
  take(estimateUsd: number | null): boolean;
}

const dayMs = 86_400_000;
/** Hedges that may be saved up in quiet times. */
const most = 5;

export function createHedging(clock: Clock, wanted: () => Hedge | null): Hedging {
  let credit = 0;
  let costs: { readonly at: number; readonly usd: number }[] = [];
  return {
    called() {
      const hedge = wanted();
      if (hedge !== null && hedge.enabled) credit = Math.min(most, credit + hedge.maxExtraShare);
    },
    after: (health) =>
      wanted()?.enabled === true && health?.known === true ? (health.firstTokenMs?.p95 ?? null) : null,
    take(estimateUsd) {
      const hedge = wanted();
      // What it would cost is not known, so nobody can say that it keeps within the budget.
      if (hedge === null || !hedge.enabled || estimateUsd === null) return false;
      const now = clock.monotonic();
      costs = costs.filter(({ at }) => now - at < dayMs);
      const spent = costs.reduce((sum, { usd }) => sum + usd, 0);
      // Shares do not add up to whole numbers exactly.
      if (credit < 1 - 1e-9 || spent + estimateUsd > hedge.maxCostUsd) return false;
      credit -= 1;
      costs.push({ at: now, usd: estimateUsd });
      return true;
    },
  };
}
