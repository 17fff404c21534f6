import { createStore, type StoreApi } from "zustand/vanilla";
import { replaceKindSchema } from "../../shared/domain/configuration.ts";
import type { BatchItem, BatchView } from "../../shared/domain/batch.ts";
import type { Client } from "../app/api.ts";
import { failureOf, type Failure } from "./failure.ts";
import type { LeftOut } from "../../shared/domain/parcel.ts";
import { folderOf } from "./intake.ts";
import type { Intake } from "./jobs.ts";

/** Files on their way into a batch. */
export interface Delivery {
  readonly total: number;
  readonly brought: number;
  /** Those that could not be brought, with the reason. */
  readonly lost: readonly { readonly name: string; readonly failure: Failure }[];
}

export interface BatchesState {
  /** Newest last, as Headnote tells them. */
  readonly batches: readonly BatchView[];
  /** Of the batches whose list was opened. */
  readonly items: Readonly<Record<string, readonly BatchItem[]>>;
  readonly deliveries: Readonly<Record<string, Delivery>>;
  /** A batch that could not even be made. */
  readonly unmade: Failure | null;
  /** By batch: what went wrong with the last thing asked of it. */
  readonly troubles: Readonly<Record<string, Failure>>;
  /** `onLeft` is told what an archive or a mail among them held that did not become a contract. */
  readonly add: (files: readonly File[], intake: Intake, onLeft?: (left: readonly LeftOut[]) => void) => Promise<void>;
  readonly forgetUnmade: () => void;
  readonly loadItems: (id: string) => Promise<void>;
  readonly closeItems: (id: string) => void;
  readonly confirm: (id: string, how: { readonly onDevice: boolean; readonly later: boolean }) => Promise<boolean>;
  readonly pause: (id: string) => Promise<boolean>;
  readonly resume: (id: string) => Promise<boolean>;
  readonly cancel: (id: string, abort: boolean) => Promise<boolean>;
  /** One item, or (null) all that failed or were cancelled. */
  readonly retry: (id: string, item: string | null, password?: string) => Promise<boolean>;
  readonly resend: (id: string, item: string | null) => Promise<boolean>;
  readonly dismiss: (id: string) => Promise<boolean>;
  /** Follows the batches until `signal`, and comes back after every break. */
  readonly follow: (signal: AbortSignal) => Promise<void>;
}

export interface BatchesOptions {
  readonly client: Pick<Client, "batches">;
  /** Resolves after so many milliseconds, or when `signal` ends the wait. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Files that are handed over at the same time. */
const handsFull = 3;
const firstWait = 250;
const longestWait = 5_000;

/** Many contracts at once, as the page knows them. */
export function createBatchesStore({ client, wait }: BatchesOptions): StoreApi<BatchesState> {
  return createStore<BatchesState>((set, get) => {
    const refresh = async (id: string) => {
      try {
        const items = await client.batches.items({ id });
        if (get().items[id] !== undefined) set({ items: { ...get().items, [id]: items } });
      } catch (error) {
        set({ troubles: { ...get().troubles, [id]: failureOf(error) } });
      }
    };
    const receive = (batches: readonly BatchView[]) => {
      const before = new Map(get().batches.map(({ id, revision }) => [id, revision]));
      set({ batches });
      for (const { id, revision } of batches) {
        if (get().items[id] !== undefined && before.get(id) !== revision) void refresh(id);
      }
    };
    /** What a call gives back may be older than what has come by itself meanwhile. */
    const replace = (batch: BatchView) => {
      const known = get().batches.find(({ id }) => id === batch.id);
      if (known !== undefined && known.revision > batch.revision) return;
      receive(
        known !== undefined
          ? get().batches.map((one) => (one.id === batch.id ? batch : one))
          : [...get().batches, batch],
      );
    };
    const ask = async (id: string, call: () => Promise<unknown>) => {
      const { [id]: _settled, ...troubles } = get().troubles;
      set({ troubles });
      try {
        await call();
        return true;
      } catch (error) {
        set({ troubles: { ...get().troubles, [id]: failureOf(error) } });
        return false;
      }
    };
    const deliver = (id: string, change: (delivery: Delivery) => Delivery) => {
      const delivery = get().deliveries[id];
      if (delivery !== undefined) set({ deliveries: { ...get().deliveries, [id]: change(delivery) } });
    };

    return {
      batches: [],
      items: {},
      deliveries: {},
      unmade: null,
      troubles: {},
      async add(files, { matter, side, onDevice, replace: hide }, onLeft) {
        let batch: BatchView;
        try {
          batch = await client.batches.create({
            name: nameOf(files),
            matter: matter.trim() === "" ? null : matter.trim(),
            side: side.trim() === "" ? null : side.trim(),
            onDevice,
            route: null,
            ...(hide ? { replace: replaceKindSchema.options } : {}),
            later: false,
          });
        } catch (error) {
          set({ unmade: failureOf(error) });
          return;
        }
        const { id } = batch;
        set({ deliveries: { ...get().deliveries, [id]: { total: files.length, brought: 0, lost: [] } } });
        replace(batch);
        const left = [...files];
        const bring = async () => {
          for (let file = left.shift(); file !== undefined; file = left.shift()) {
            const { name } = file;
            try {
              const { left: over } = await client.batches.addFile({ id, file, within: folderOf(file) });
              if (over.length > 0) onLeft?.(over);
              deliver(id, (delivery) => ({ ...delivery, brought: delivery.brought + 1 }));
            } catch (error) {
              const failure = failureOf(error);
              deliver(id, (delivery) => ({ ...delivery, lost: [...delivery.lost, { name, failure }] }));
            }
          }
        };
        await Promise.all(Array.from({ length: handsFull }, bring));
        await ask(id, async () => replace(await client.batches.seal({ id })));
        if (get().deliveries[id]?.lost.length === 0) {
          const { [id]: _brought, ...deliveries } = get().deliveries;
          set({ deliveries });
        }
      },
      forgetUnmade: () => set({ unmade: null }),
      async loadItems(id) {
        set({ items: { ...get().items, [id]: get().items[id] ?? [] } });
        await refresh(id);
      },
      closeItems(id) {
        const { [id]: _closed, ...items } = get().items;
        set({ items });
      },
      confirm: (id, { onDevice, later }) =>
        ask(id, async () => replace(await client.batches.confirm({ id, onDevice, later }))),
      pause: (id) => ask(id, async () => replace(await client.batches.pause({ id }))),
      resume: (id) => ask(id, async () => replace(await client.batches.resume({ id }))),
      cancel: (id, abort) => ask(id, async () => replace(await client.batches.cancel({ id, abort }))),
      retry: (id, item, password) =>
        ask(id, async () => replace(await client.batches.retry({ id, item, password: password ?? null }))),
      resend: (id, item) => ask(id, async () => replace(await client.batches.resend({ id, item }))),
      dismiss: (id) =>
        ask(id, async () => {
          await client.batches.dismiss({ id });
          set({ batches: get().batches.filter((batch) => batch.id !== id) });
        }),
      async follow(signal) {
        let pause = firstWait;
        while (!signal.aborted) {
          try {
            for await (const batches of await client.batches.watch(undefined, { signal })) {
              pause = firstWait;
              receive(batches);
            }
          } catch {
            // Whatever broke the stream, the remedy is the same: ask again. The desk's own stream says that it broke.
          }
          if (signal.aborted) return;
          await wait(pause, signal);
          pause = Math.min(pause * 2, longestWait);
        }
      },
    };
  });
}

function nameOf(files: readonly File[]): string {
  const [first] = files;
  if (first === undefined) return "No files";
  const [folder = ""] = folderOf(first)?.split("/") ?? [];
  if (folder !== "" && files.every((file) => folderOf(file)?.split("/")[0] === folder)) return folder;
  return files.length === 1 ? first.name : `${first.name} and ${files.length - 1} more`;
}
