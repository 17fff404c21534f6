import { createStore, type StoreApi } from "zustand/vanilla";
import type { Comparison } from "../../shared/domain/comparison.ts";
import type { Client } from "../app/api.ts";
import { failureOf, type Failure } from "./failure.ts";

export interface ComparingState {
  /** Null until it was made. */
  readonly comparison: Comparison | null;
  readonly failure: Failure | null;
  /** Compares the contracts of two summaries; a slower answer to an earlier question is dropped. */
  readonly compare: (before: string, after: string) => Promise<void>;
}

/** The two contracts that are set against each other. */
export function createComparingStore(client: Pick<Client, "library">): StoreApi<ComparingState> {
  return createStore<ComparingState>((set) => {
    let asked = 0;
    return {
      comparison: null,
      failure: null,
      async compare(before, after) {
        asked += 1;
        const mine = asked;
        set({ comparison: null, failure: null });
        try {
          const comparison = await client.library.compare({ before, after });
          if (asked === mine) set({ comparison });
        } catch (error) {
          if (asked === mine) set({ failure: failureOf(error) });
        }
      },
    };
  });
}
