import { createStore, type StoreApi } from "zustand/vanilla";
import type { SavedQuestion } from "../../shared/domain/question.ts";
import type { Plan } from "../../shared/domain/run.ts";
import type { Client } from "../app/api.ts";
import { failureOf, type Failure } from "./failure.ts";

/** Where a question is on its way to an answer. */
export type Asking =
  | { readonly state: "idle" }
  | { readonly state: "planning"; readonly question: string }
  /** Waits for the lawyer to say that it may be sent. */
  | { readonly state: "ready"; readonly question: string; readonly plan: Plan }
  | { readonly state: "asking"; readonly question: string }
  | { readonly state: "failed"; readonly question: string; readonly failure: Failure };

export interface QuestionsState {
  /** The summary whose contract is asked about. */
  readonly summaryId: string | null;
  /** Newest last. */
  readonly asked: readonly SavedQuestion[];
  readonly asking: Asking;
  readonly open: (summaryId: string) => Promise<void>;
  /** Plans, and asks at once where nothing leaves this machine or `send` says so. */
  readonly ask: (question: string, send: boolean) => Promise<void>;
  readonly confirm: (onDevice: boolean) => Promise<void>;
  readonly giveUp: () => void;
  readonly remove: (id: string) => Promise<void>;
}

/** The questions about the contract that is being read. */
export function createQuestionsStore(client: Pick<Client, "questions">): StoreApi<QuestionsState> {
  return createStore<QuestionsState>((set, get) => {
    const here = (summaryId: string) => get().summaryId === summaryId;
    let abort = new AbortController();

    const put = async (summaryId: string, question: string, onDevice: boolean) => {
      abort = new AbortController();
      const { signal } = abort;
      set({ asking: { state: "asking", question } });
      try {
        const answered = await client.questions.ask({ summaryId, question, onDevice }, { signal });
        if (here(summaryId)) set({ asked: [...get().asked, answered], asking: { state: "idle" } });
      } catch (error) {
        if (here(summaryId) && !signal.aborted)
          set({ asking: { state: "failed", question, failure: failureOf(error) } });
      }
    };

    return {
      summaryId: null,
      asked: [],
      asking: { state: "idle" },
      async open(summaryId) {
        abort.abort();
        set({ summaryId, asked: [], asking: { state: "idle" } });
        try {
          const asked = await client.questions.about({ summaryId });
          if (here(summaryId)) set({ asked });
        } catch {
          // The summary says itself what cannot be read; a history that is missing takes nothing from it.
          if (here(summaryId)) set({ asked: [] });
        }
      },
      async ask(question, send) {
        const { summaryId } = get();
        if (summaryId === null) return;
        set({ asking: { state: "planning", question } });
        try {
          const { plan, leaves } = await client.questions.plan({ summaryId, question, onDevice: false });
          if (!here(summaryId)) return;
          if (leaves && !send) set({ asking: { state: "ready", question, plan } });
          else await put(summaryId, question, false);
        } catch (error) {
          if (here(summaryId)) set({ asking: { state: "failed", question, failure: failureOf(error) } });
        }
      },
      async confirm(onDevice) {
        const { summaryId, asking } = get();
        if (summaryId === null || asking.state !== "ready") return;
        await put(summaryId, asking.question, onDevice);
      },
      giveUp() {
        abort.abort();
        set({ asking: { state: "idle" } });
      },
      async remove(id) {
        await client.questions.remove({ id }).catch(() => undefined);
        set({ asked: get().asked.filter((one) => one.id !== id) });
      },
    };
  });
}
