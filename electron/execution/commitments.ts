import type { Expense, Spent } from "../routing/budgets.ts";

/** What calls under way may cost, at most: spent as good as already, until the ledger knows better. */
export interface Commitments {
  /** Holds an estimate; the call it returns lets it go. An unknown one holds nothing. */
  hold(expense: Expense): () => void;
  total(): Spent;
}

export function createCommitments(): Commitments {
  const held = new Set<Expense>();
  return {
    hold(expense) {
      const own = { ...expense };
      held.add(own);
      return () => held.delete(own);
    },
    total() {
      let monthUsd = 0;
      const matters: Record<string, number> = {};
      const providers: Record<string, number> = {};
      for (const { estimateUsd, matter, provider } of held) {
        const usd = estimateUsd ?? 0;
        monthUsd += usd;
        providers[provider] = (providers[provider] ?? 0) + usd;
        if (matter !== null) matters[matter] = (matters[matter] ?? 0) + usd;
      }
      return { monthUsd, matters, providers };
    },
  };
}
