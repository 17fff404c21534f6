import { createStore, type StoreApi } from "zustand/vanilla";
import type { CostGroup, CostRow, SpendingView } from "../../shared/domain/saved.ts";
import type { Client } from "../app/api.ts";
import { failureOf, type Failure } from "./failure.ts";

export interface CostsState {
  readonly by: CostGroup;
  readonly rows: readonly CostRow[] | null;
  readonly spending: SpendingView | null;
  readonly failure: Failure | null;
  readonly load: (by: CostGroup) => Promise<void>;
}

export function createCostsStore(client: Pick<Client, "costs">): StoreApi<CostsState> {
  return createStore<CostsState>((set, get) => ({
    by: "matter",
    rows: null,
    spending: null,
    failure: null,
    async load(by) {
      set({ by });
      try {
        const [rows, spending] = await Promise.all([client.costs.table({ by }), client.costs.spending()]);
        if (get().by === by) set({ rows, spending, failure: null });
      } catch (error) {
        if (get().by === by) set({ rows: null, spending: null, failure: failureOf(error) });
      }
    },
  }));
}

/** All rows added up. */
export function totalOf(rows: readonly CostRow[]): Omit<CostRow, "key"> {
  const total = { runs: 0, attempts: 0, failedAttempts: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, unpriced: 0 };
  for (const row of rows) {
    total.runs += row.runs;
    total.attempts += row.attempts;
    total.failedAttempts += row.failedAttempts;
    total.inputTokens += row.inputTokens;
    total.outputTokens += row.outputTokens;
    total.costUsd += row.costUsd;
    total.unpriced += row.unpriced;
  }
  return total;
}
