import { createStore, type StoreApi } from "zustand/vanilla";
import type { MatterRules } from "../../shared/domain/configuration.ts";
import type { MatterRulesView } from "../../shared/domain/rules-in-force.ts";
import type { Client } from "../app/api.ts";
import { failureOf, type Failure } from "./failure.ts";

export interface MatterRulesState {
  /** Null until they were read. */
  readonly view: MatterRulesView | null;
  readonly failure: Failure | null;
  readonly open: (matter: string) => Promise<void>;
  /** True where it was kept; what was not is as it was before. */
  readonly change: (change: Partial<MatterRules>) => Promise<boolean>;
  readonly actFor: (party: string | null) => Promise<boolean>;
}

/** The rules of one matter. `onChange` is told when they were written: the preferences then hold something new. */
export function createMatterRulesStore(
  client: Pick<Client, "matters">,
  onChange: () => void,
): StoreApi<MatterRulesState> {
  return createStore<MatterRulesState>((set, get) => {
    let asked = "";
    const settle = async (matter: string, call: () => Promise<MatterRulesView>): Promise<boolean> => {
      try {
        const view = await call();
        if (asked === matter) set({ view, failure: null });
        return true;
      } catch (error) {
        if (asked === matter) set({ failure: failureOf(error) });
        return false;
      }
    };
    return {
      view: null,
      failure: null,
      async open(matter) {
        if (asked !== matter) set({ view: null, failure: null });
        asked = matter;
        await settle(matter, () => client.matters.rules({ matter }));
      },
      async change(change) {
        const { view } = get();
        if (view === null) return false;
        const { matter } = view;
        const rules = { ...view.rules, ...change };
        // What was asked for is seen at once.
        set({ view: { ...view, rules } });
        const kept = await settle(matter, () => client.matters.setRules({ matter, rules }));
        if (kept) onChange();
        else if (get().view?.matter === matter) set({ view });
        return kept;
      },
      async actFor(party) {
        const { view } = get();
        if (view === null) return false;
        return settle(view.matter, () => client.matters.actFor({ matter: view.matter, party }));
      },
    };
  });
}
