import { createStore, type StoreApi } from "zustand/vanilla";
import type { ExportFormat } from "../../shared/domain/export.ts";
import type { LibraryItem, SearchHit } from "../../shared/domain/saved.ts";
import type { Client } from "../app/api.ts";
import { failureOf, type Failure } from "./failure.ts";

export interface LibraryState {
  /** Newest first; null until they were read. */
  readonly items: readonly LibraryItem[] | null;
  /** What the last search found; null where nothing is searched for. */
  readonly hits: readonly SearchHit[] | null;
  readonly query: string;
  readonly failure: Failure | null;
  /** Items that go when their time to undo has passed. */
  readonly leaving: readonly string[];
  /** What is ticked, to be asked or written to a file together; in the order in which it was ticked. */
  readonly chosen: readonly string[];
  readonly choose: (ids: readonly string[], on: boolean) => void;
  readonly load: () => Promise<void>;
  readonly search: (query: string) => Promise<void>;
  readonly remove: (id: string) => void;
  readonly undo: (id: string) => void;
  /** Summaries as one file, in that order. Rejects with what the house said. */
  readonly exportAs: (ids: readonly string[], format: ExportFormat) => Promise<File>;
}

export interface LibraryOptions {
  readonly client: Pick<Client, "library">;
  /** Calls `action` after so many milliseconds; the result calls it off. */
  readonly later: (milliseconds: number, action: () => void) => () => void;
}

/** How long a deletion can be taken back. */
export const undoMs = 8_000;

/** The library's list. A deletion is only asked for once it can no longer be undone; closing the page first keeps the item. */
export function createLibraryStore({ client, later }: LibraryOptions): StoreApi<LibraryState> {
  const timers = new Map<string, () => void>();

  return createStore<LibraryState>((set, get) => {
    const settle = (id: string) => {
      timers.get(id)?.();
      timers.delete(id);
      set({ leaving: get().leaving.filter((one) => one !== id) });
    };

    const deleteNow = async (id: string) => {
      try {
        await client.library.delete({ id });
        set({
          items: get().items?.filter((item) => item.id !== id) ?? null,
          hits: get().hits?.filter(({ item }) => item.id !== id) ?? null,
          chosen: get().chosen.filter((one) => one !== id),
        });
      } catch (error) {
        set({ failure: failureOf(error) });
      }
      settle(id);
    };

    return {
      items: null,
      hits: null,
      query: "",
      failure: null,
      leaving: [],
      chosen: [],
      choose(ids, on) {
        const others = get().chosen.filter((id) => !ids.includes(id));
        set({ chosen: on ? [...others, ...ids] : others });
      },
      async load() {
        try {
          const items = await client.library.list();
          set({ items: items.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)), failure: null });
        } catch (error) {
          set({ failure: failureOf(error) });
        }
      },
      async search(query) {
        set({ query });
        if (query.trim() === "") {
          set({ hits: null });
          return;
        }
        try {
          const hits = await client.library.search({ query: query.trim() });
          // A slower answer to an earlier question must not stand under a later one.
          if (get().query === query) set({ hits, failure: null });
        } catch (error) {
          if (get().query === query) set({ hits: null, failure: failureOf(error) });
        }
      },
      remove(id) {
        if (timers.has(id)) return;
        set({ leaving: [...get().leaving, id] });
        timers.set(
          id,
          later(undoMs, () => void deleteNow(id)),
        );
      },
      undo: settle,
      exportAs: (ids, format) => client.library.export({ ids: [...ids], format }),
    };
  });
}
