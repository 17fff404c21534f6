import { createStore, type StoreApi } from "zustand/vanilla";
import type { SavedQuestion } from "../../shared/domain/question.ts";
import type { Plan } from "../../shared/domain/run.ts";
import type { LibraryItem } from "../../shared/domain/saved.ts";
import type { Client } from "../app/api.ts";
import { failureOf, type Failure } from "./failure.ts";

/** Where one contract of the set is on its way to an answer. */
export type RowProgress =
  | { readonly state: "idle" }
  | { readonly state: "waiting" }
  | { readonly state: "asking" }
  | { readonly state: "answered"; readonly asked: SavedQuestion }
  | { readonly state: "failed"; readonly failure: Failure }
  | { readonly state: "cancelled" };

export interface SetRow {
  readonly item: LibraryItem;
  /** Null until it was planned. */
  readonly plan: { readonly plan: Plan; readonly leaves: boolean; readonly known: boolean } | null;
  readonly progress: RowProgress;
}

export interface AskingSetState {
  /** Summaries whose contracts are asked, as the address names them. */
  readonly ids: readonly string[];
  readonly question: string;
  /** A row for each contract, in the order named; one that was summarised twice has one. Null until they were read. */
  readonly rows: readonly SetRow[] | null;
  /** How many of those named are no longer in the library. */
  readonly gone: number;
  readonly stage: "idle" | "planning" | "ready" | "asking";
  readonly failure: Failure | null;
  /** Shows the set; with a question, what was answered to it before. Keeps what is there where it is the same. */
  readonly open: (ids: readonly string[], question: string) => Promise<void>;
  /** Plans every contract, and asks at once where nothing leaves this machine or `send` says so. */
  readonly ask: (question: string, send: boolean) => Promise<void>;
  readonly confirm: (onDevice: boolean) => Promise<void>;
  /** Stops; what was answered stays. */
  readonly cancel: () => void;
  /** Asks those again that failed or were not reached; only the one, where one is named. */
  readonly again: (id?: string) => Promise<void>;
}

/** Contracts that are planned, and asked, at the same time. */
const plannedAtOnce = 4;
const askedAtOnce = 3;

/** One question to several contracts: each is asked by itself, kept by itself, and fails by itself. */
export function createAskingSetStore(client: Pick<Client, "library" | "questions">): StoreApi<AskingSetState> {
  return createStore<AskingSetState>((set, get) => {
    let abort = new AbortController();
    let confined = false;

    const update = (id: string, change: Partial<SetRow>) =>
      set({ rows: get().rows?.map((row) => (row.item.id === id ? { ...row, ...change } : row)) ?? null });

    const put = async (rows: readonly SetRow[], onDevice: boolean) => {
      abort = new AbortController();
      confined = onDevice;
      const { signal } = abort;
      const { question } = get();
      set({ stage: "asking" });
      for (const { item } of rows) update(item.id, { progress: { state: "waiting" } });
      await each(rows, askedAtOnce, async ({ item: { id } }) => {
        if (signal.aborted) return;
        update(id, { progress: { state: "asking" } });
        try {
          const asked = await client.questions.ask({ summaryId: id, question, onDevice }, { signal });
          if (!signal.aborted) update(id, { progress: { state: "answered", asked } });
        } catch (error) {
          if (!signal.aborted) update(id, { progress: { state: "failed", failure: failureOf(error) } });
        }
      });
      if (!signal.aborted) set({ stage: "idle" });
    };

    return {
      ids: [],
      question: "",
      rows: null,
      gone: 0,
      stage: "idle",
      failure: null,
      async open(ids, question) {
        const known = get();
        if (known.rows !== null && known.ids.join() === ids.join() && known.question === question) return;
        abort.abort();
        abort = new AbortController();
        const { signal } = abort;
        set({ ids, question, rows: null, gone: 0, stage: "idle", failure: null });
        try {
          const items = await client.library.list();
          if (signal.aborted) return;
          const named = ids.flatMap((id) => items.find((item) => item.id === id) ?? []);
          const contracts = [...new Map(named.toReversed().map((item) => [item.sha256, item])).values()].toReversed();
          const rows = contracts.map((item): SetRow => ({ item, plan: null, progress: { state: "idle" } }));
          set({ rows, gone: ids.length - named.length });
          if (question === "") return;
          await each(rows, plannedAtOnce, async ({ item: { id } }) => {
            // What was answered before is in the library; a history that cannot be read only shows nothing.
            const before = await client.questions.about({ summaryId: id }).catch(() => []);
            const asked = before.findLast((one) => one.question === question);
            if (asked !== undefined && !signal.aborted) update(id, { progress: { state: "answered", asked } });
          });
        } catch (error) {
          if (!signal.aborted) set({ failure: failureOf(error) });
        }
      },
      async ask(question, send) {
        const { rows } = get();
        if (rows === null || rows.length === 0) return;
        abort.abort();
        abort = new AbortController();
        const { signal } = abort;
        set({
          question,
          stage: "planning",
          rows: rows.map((row) => ({ ...row, plan: null, progress: { state: "idle" } })),
        });
        await each(rows, plannedAtOnce, async ({ item: { id } }) => {
          if (signal.aborted) return;
          try {
            const plan = await client.questions.plan({ summaryId: id, question, onDevice: false });
            if (!signal.aborted) update(id, { plan });
          } catch (error) {
            if (!signal.aborted) update(id, { progress: { state: "failed", failure: failureOf(error) } });
          }
        });
        if (signal.aborted) return;
        const planned = (get().rows ?? []).filter(({ plan }) => plan !== null);
        if (planned.some(({ plan }) => plan?.leaves === true) && !send) set({ stage: "ready" });
        else await put(planned, false);
      },
      async confirm(onDevice) {
        if (get().stage !== "ready") return;
        await put(
          (get().rows ?? []).filter(({ plan }) => plan !== null),
          onDevice,
        );
      },
      cancel() {
        abort.abort();
        const isOpen = ({ state }: RowProgress) => state === "waiting" || state === "asking";
        set({
          stage: "idle",
          rows:
            get().rows?.map((row) => (isOpen(row.progress) ? { ...row, progress: { state: "cancelled" } } : row)) ??
            null,
        });
      },
      async again(id) {
        const open = (get().rows ?? []).filter(
          ({ item, progress }) =>
            (progress.state === "failed" || progress.state === "cancelled") && (id === undefined || item.id === id),
        );
        if (open.length > 0 && get().stage === "idle") await put(open, confined);
      },
    };
  });
}

/** Does `work` for every item, at most `most` at a time. */
async function each<Item>(items: readonly Item[], most: number, work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const one = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, one));
}
