import { createStore, type StoreApi } from "zustand/vanilla";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import type { Citation } from "../../shared/domain/summary.ts";
import type { Client } from "../app/api.ts";
import { failureOf, type Failure } from "./failure.ts";

export interface Selection {
  /** Which citation of which statement: "statement-id/0". */
  readonly key: string;
  readonly citation: Citation;
}

export interface ReadingState {
  /** What is asked for; `saved` is another's until it has come. */
  readonly id: string | null;
  readonly saved: SavedSummary | null;
  /** The contract's own file; null where there is none to show. */
  readonly file: Blob | null;
  /** Whether the file is still on its way. */
  readonly fileComing: boolean;
  readonly failure: Failure | null;
  /** Why whom we act for could not be remembered. */
  readonly sideFailure: Failure | null;
  readonly selection: Selection | null;
  readonly open: (id: string) => Promise<void>;
  /** Remembers whom we act for: one of the summary's parties, or null for nobody. */
  readonly actFor: (party: string | null) => Promise<void>;
  readonly select: (selection: Selection | null) => void;
}

/** The contract and summary that are being read. */
export function createReadingStore(client: Pick<Client, "library">): StoreApi<ReadingState> {
  return createStore<ReadingState>((set, get) => ({
    id: null,
    saved: null,
    file: null,
    fileComing: false,
    failure: null,
    sideFailure: null,
    selection: null,
    async open(id) {
      set({ id, failure: null, sideFailure: null, selection: null });
      try {
        const saved = await client.library.open({ id });
        if (get().id !== id) return;
        const sameFile = get().saved?.contract.sha256 === saved.contract.sha256 && get().file !== null;
        if (sameFile || !saved.hasFile) {
          set({ saved, fileComing: false, ...(saved.hasFile ? {} : { file: null }) });
          return;
        }
        set({ saved, file: null, fileComing: true });
        // The words can be read without the file, so a file that does not come is no failure of the whole.
        const file = await client.library.file({ sha256: saved.contract.sha256 }).catch(() => null);
        if (get().id === id) set({ file, fileComing: false });
      } catch (error) {
        if (get().id === id) set({ saved: null, file: null, fileComing: false, failure: failureOf(error) });
      }
    },
    async actFor(party) {
      const { id } = get();
      if (id === null) return;
      try {
        const acting = await client.library.actFor({ id, party });
        const { saved } = get();
        if (get().id === id && saved !== null) set({ saved: { ...saved, ...acting }, sideFailure: null });
      } catch (error) {
        set({ sideFailure: failureOf(error) });
      }
    },
    select: (selection) => set({ selection }),
  }));
}
