import { createContext, useContext } from "react";
import { useStore, type StoreApi } from "zustand";
import type { Client } from "../app/api.ts";
import { createAskingSetStore, type AskingSetState } from "./asking-set.ts";
import { createBatchesStore, type BatchesState } from "./batches.ts";
import { createComparingStore, type ComparingState } from "./comparing.ts";
import { createCostsStore, type CostsState } from "./costs.ts";
import { createJobsStore, type JobsState } from "./jobs.ts";
import { createLibraryStore, type LibraryState } from "./library.ts";
import { createQuestionsStore, type QuestionsState } from "./questions.ts";
import { createMatterRulesStore, type MatterRulesState } from "./matter-rules.ts";
import { createMatterStore, type MatterState } from "./matter.ts";
import { createReadingStore, type ReadingState } from "./reading.ts";
import { createSettingsStore, type SettingsState } from "./settings.ts";

/** One store per screen's business; none knows another. */
export interface Stores {
  readonly jobs: StoreApi<JobsState>;
  readonly batches: StoreApi<BatchesState>;
  readonly library: StoreApi<LibraryState>;
  readonly reading: StoreApi<ReadingState>;
  readonly questions: StoreApi<QuestionsState>;
  readonly askingSet: StoreApi<AskingSetState>;
  readonly comparing: StoreApi<ComparingState>;
  readonly matter: StoreApi<MatterState>;
  readonly matterRules: StoreApi<MatterRulesState>;
  readonly costs: StoreApi<CostsState>;
  readonly settings: StoreApi<SettingsState>;
}

export function createStores(client: Client): Stores {
  const settings = createSettingsStore(client);
  return {
    jobs: createJobsStore({ client, wait }),
    batches: createBatchesStore({ client, wait }),
    library: createLibraryStore({ client, later }),
    reading: createReadingStore(client),
    questions: createQuestionsStore(client),
    askingSet: createAskingSetStore(client),
    comparing: createComparingStore(client),
    matter: createMatterStore(client),
    costs: createCostsStore(client),
    matterRules: createMatterRulesStore(client, () => void settings.getState().load()),
    settings,
  };
}

const StoresContext = createContext<Stores | null>(null);
export const StoresProvider = StoresContext.Provider;

export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error("A screen stands outside of StoresProvider.");
  return stores;
}

export const useJobs = <T>(pick: (state: JobsState) => T): T => useStore(useStores().jobs, pick);
export const useBatches = <T>(pick: (state: BatchesState) => T): T => useStore(useStores().batches, pick);
export const useLibrary = <T>(pick: (state: LibraryState) => T): T => useStore(useStores().library, pick);
export const useComparing = <T>(pick: (state: ComparingState) => T): T => useStore(useStores().comparing, pick);
export const useQuestions = <T>(pick: (state: QuestionsState) => T): T => useStore(useStores().questions, pick);
export const useAskingSet = <T>(pick: (state: AskingSetState) => T): T => useStore(useStores().askingSet, pick);
export const useMatter = <T>(pick: (state: MatterState) => T): T => useStore(useStores().matter, pick);
export const useMatterRules = <T>(pick: (state: MatterRulesState) => T): T => useStore(useStores().matterRules, pick);
export const useReading = <T>(pick: (state: ReadingState) => T): T => useStore(useStores().reading, pick);
export const useCosts = <T>(pick: (state: CostsState) => T): T => useStore(useStores().costs, pick);
export const useSettings = <T>(pick: (state: SettingsState) => T): T => useStore(useStores().settings, pick);

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function later(milliseconds: number, action: () => void): () => void {
  const timer = setTimeout(action, milliseconds);
  return () => clearTimeout(timer);
}
