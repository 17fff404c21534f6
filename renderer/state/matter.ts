import { createStore, type StoreApi } from "zustand/vanilla";
import type { MatterFile } from "../../shared/domain/matter.ts";
import type { Client } from "../app/api.ts";
import { failureOf, type Failure } from "./failure.ts";

export interface MatterState {
  /** Null until it was put together. */
  readonly file: MatterFile | null;
  readonly failure: Failure | null;
  readonly open: (matter: string) => Promise<void>;
}

/** The contracts of one matter. */
export function createMatterStore(client: Pick<Client, "library">): StoreApi<MatterState> {
  return createStore<MatterState>((set) => {
    let asked = "";
    return {
      file: null,
      failure: null,
      async open(matter) {
        asked = matter;
        set({ file: null, failure: null });
        try {
          const file = await client.library.matter({ matter });
          if (asked === matter) set({ file });
        } catch (error) {
          if (asked === matter) set({ failure: failureOf(error) });
        }
      },
    };
  });
}
