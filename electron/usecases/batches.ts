import {
  isSettled,
  planOf,
  progressOf,
  stateOf,
  waitsForYes,
  type Batch,
  type BatchItem,
  type BatchItemState,
  type BatchView,
} from "../../shared/domain/batch.ts";
import type { ReplaceKind } from "../../shared/domain/configuration.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { isOpen } from "../../shared/domain/submission.ts";
import type { Turns } from "../../shared/domain/turns.ts";
import type { StoredBatch } from "../library/batches.ts";
import { settledPlan } from "./batch-item.ts";
import { BatchCrew } from "./batch-crew.ts";
import type { House } from "./house.ts";
import { onDeviceDeployment } from "./plan-contract.ts";
import { askForMatter } from "./planning.ts";

export interface NewBatch {
  readonly name: string;
  readonly matter: string | null;
  readonly side: string | null;
  readonly onDevice: boolean;
  readonly route: string | null;
  readonly replace?: readonly ReplaceKind[] | undefined;
  readonly later: boolean;
}

/**
 * Many contracts at once. A batch is in the library from its first file, so it outlives the process: whoever starts next
 * goes on with it. One process at a time works on a batch.
 */
export class Batches {
  readonly #house: House;
  readonly #crew: BatchCrew;
  readonly #watchers = new Set<() => void>();

  /** @param running shared by everything that asks models */
  constructor(house: House, running: Turns) {
    this.#house = house;
    this.#crew = new BatchCrew({
      house,
      running,
      onChange: () => this.#notify(),
      isWatched: () => this.#watchers.size > 0,
    });
  }

  /** Throws not-allowed where the firm's policy asks for a matter and none was given: none of its contracts could be planned. */
  create({ replace, ...options }: NewBatch): BatchView {
    askForMatter(this.#house, options.matter);
    const batch: Batch = {
      id: this.#house.newId(),
      createdAt: new Date(this.#house.now()).toISOString(),
      ...options,
      ...(replace === undefined ? {} : { replace: [...replace] }),
      sealed: false,
      control: "go",
      abort: false,
      submissions: [],
    };
    this.#store().create(batch);
    this.#crew.take(batch.id);
    this.#notify();
    return this.view(batch.id);
  }

  /** Adds a file; its bytes are on disk when this returns. Throws too-large, and wrong-use where the batch was closed to files. */
  addFile(id: string, file: { readonly name: string; readonly bytes: Uint8Array }): BatchItem {
    const { batch } = this.#stored(id);
    if (batch.sealed) throw new HeadnoteError("wrong-use", "This batch is complete. Add the file as a new one.");
    if (file.bytes.byteLength > this.#house.fileLimit) {
      const limit = Math.round(this.#house.fileLimit / 1024 ** 2);
      throw new HeadnoteError("too-large", `${file.name} is larger than ${limit} MB, the most that is read at once.`);
    }
    const item: BatchItem = {
      id: this.#house.newId(),
      batchId: id,
      position: this.#store().countItems(id),
      name: file.name,
      size: file.bytes.byteLength,
      state: "queued",
      sha256: null,
      task: null,
      plan: null,
      confirmed: false,
      runs: [],
      summaryId: null,
      costUsd: 0,
      code: null,
      message: null,
      mayHaveCostUsd: null,
      endedAt: null,
      submission: null,
      fellBack: null,
    };
    this.#store().addItem(item, file.bytes);
    this.#crew.work(id);
    return item;
  }

  /** All its files are there. A batch without any is taken away. */
  seal(id: string): BatchView {
    this.#stored(id);
    this.#store().change(id, { sealed: true });
    this.#crew.work(id);
    return this.view(id);
  }

  list(): BatchView[] {
    return this.#store()
      .list()
      .map((stored) => this.#view(stored));
  }

  /** Throws not-found. */
  view(id: string): BatchView {
    return this.#view(this.#stored(id));
  }

  /** Throws not-found. */
  items(id: string): BatchItem[] {
    this.#stored(id);
    return this.#store().items(id);
  }

  /** All batches now, and again after every change, also one that another process made; changes that come fast are joined. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<BatchView[], void> {
    let changed = true;
    let wake: (() => void) | null = null;
    const notice = () => {
      changed = true;
      wake?.();
    };
    this.#watchers.add(notice);
    this.#crew.keepLooking();
    signal?.addEventListener("abort", notice);
    try {
      while (signal?.aborted !== true && !this.#crew.isClosed) {
        if (!changed) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        changed = false;
        yield this.list();
      }
    } finally {
      this.#watchers.delete(notice);
      signal?.removeEventListener("abort", notice);
    }
  }

  /**
   * Says yes to the plan of everything that waits for it. `onDevice` keeps all of it here instead; `later` has what can wait
   * wait for the providers' batches, as the batch was made where it is left out.
   */
  confirm(id: string, onDevice: boolean, later?: boolean): BatchView {
    const { batch } = this.#stored(id);
    const waits = (later ?? batch.later) && !onDevice;
    this.#store().change(id, { onDevice: onDevice || batch.onDevice, later: waits });
    for (const item of this.#store().items(id).filter(waitsForYes)) {
      const kept = { leaves: false, known: false, receivers: [], mostUsd: 0, first: onDeviceDeployment };
      const plan = item.plan === null ? null : settledPlan(item.plan, waits);
      this.#store().changeItem(item.id, ["planned"], {
        confirmed: true,
        plan: onDevice && plan !== null ? { ...plan, ...kept } : plan,
      });
    }
    this.#crew.work(id);
    return this.view(id);
  }

  /** Nothing new is begun; what is under way goes on to its end. */
  pause(id: string): BatchView {
    if (this.#stored(id).batch.control === "cancelled") throw cancelledBefore();
    this.#store().change(id, { control: "paused" });
    this.#notify();
    return this.view(id);
  }

  /** Goes on with what is left, in this process from now on; what lies with providers is looked at now. */
  resume(id: string): BatchView {
    const { batch } = this.#stored(id);
    // What a provider was told to stop is fetched all the same, as far as it was done.
    const isLeft = batch.control === "cancelled" && batch.submissions.some(isOpen);
    if (batch.control === "cancelled" && !isLeft) throw cancelledBefore();
    if (!isLeft) this.#store().change(id, { control: "go", sealed: true });
    this.#crew.take(id);
    this.#crew.work(id);
    this.#crew.lookNow(id);
    return this.view(id);
  }

  /** Goes on with every batch that is not at its end, and with those to come. */
  resumeAll(): void {
    const first = this.#crew.takeAll();
    for (const stored of this.#store().list()) {
      const { batch } = stored;
      // Whoever was adding files is gone.
      if (first && !batch.sealed && !this.#crew.isElsewhere(stored)) this.#store().change(batch.id, { sealed: true });
      this.#crew.work(batch.id);
    }
  }

  /** Nothing new is sent. What is under way goes on to its end, or is ended where `abort` is set. */
  cancel(id: string, abort: boolean): BatchView {
    const { batch } = this.#stored(id);
    this.#store().change(id, { control: "cancelled", abort: abort || batch.abort, sealed: true });
    const endedAt = new Date(this.#house.now()).toISOString();
    for (const item of this.#store().items(id)) {
      this.#store().changeItem(item.id, ["queued", "reading", "planned", "held"], { state: "cancelled", endedAt });
    }
    // Their providers are to be told.
    if (batch.submissions.some(isOpen)) this.#crew.take(id);
    this.#crew.work(id);
    return this.view(id);
  }

  /** Failed and cancelled items, or one of them, from the start; with the password, where that was missing. */
  retry(id: string, itemId: string | null, password: string | null): BatchView {
    this.#again(id, itemId, ["failed", "cancelled"], password);
    return this.view(id);
  }

  /** The lawyer's word that held items, or one of them, are sent again, though they may have been charged. */
  resend(id: string, itemId: string | null): BatchView {
    this.#again(id, itemId, ["held"], null);
    return this.view(id);
  }

  /** Takes a batch that nothing happens to any more off the desk; what it saved stays. */
  dismiss(id: string): boolean {
    const stored = this.#store().get(id);
    if (stored === null) return false;
    if (
      this.#crew.isAtWork(id) ||
      this.#store()
        .items(id)
        .some((item) => !isSettled(item)) ||
      stored.batch.submissions.some(isOpen)
    ) {
      throw new HeadnoteError("wrong-use", "This batch is still being worked on; cancel it first.");
    }
    this.#crew.forget(id);
    const removed = this.#store().remove(id);
    this.#notify();
    return removed;
  }

  /** Ends what is under way; nothing new is sent after it is called. Resolves when the ledger knows how it ended. */
  async close(): Promise<void> {
    await this.#crew.close();
    for (const notice of this.#watchers) notice();
    this.#watchers.clear();
  }

  #again(id: string, itemId: string | null, from: readonly BatchItemState[], password: string | null): void {
    const items = this.items(id).filter((item) => from.includes(item.state) && (itemId === null || item.id === itemId));
    if (items.length === 0) throw new HeadnoteError("wrong-use", "There is nothing of that kind in this batch.");
    const { batch } = this.#stored(id);
    if (batch.control !== "go") this.#store().change(id, { control: "go", abort: false });
    for (const item of items) {
      if (password !== null) this.#crew.keepPassword(item.id, password);
      // What was never part of a plan that was said yes to is read and planned first.
      const state = item.confirmed && item.plan !== null ? "planned" : "queued";
      const nothing = {
        code: null,
        message: null,
        mayHaveCostUsd: null,
        endedAt: null,
        summaryId: null,
        fellBack: null,
      };
      this.#store().changeItem(item.id, from, { state, ...nothing });
    }
    this.#crew.take(id);
    this.#crew.work(id);
  }

  #view(stored: StoredBatch): BatchView {
    const { batch, revision } = stored;
    const items = this.#store().items(batch.id);
    const state = stateOf(batch, items);
    const progress = progressOf(items);
    const counts = state === "running" && progress.submitted === 0;
    return {
      ...batch,
      state,
      progress,
      plan: state === "ready" ? planOf(items) : null,
      leftMs: counts ? this.#crew.leftMs(batch.id, progress.left) : null,
      trouble: this.#crew.troubleOf(batch.id),
      elsewhere: this.#crew.isElsewhere(stored),
      revision,
    };
  }

  #stored(id: string): StoredBatch {
    const stored = this.#store().get(id);
    if (stored !== null) return stored;
    throw new HeadnoteError("not-found", "There is no batch of that id. `headnote batch list` shows them all.");
  }

  #store() {
    return this.#house.library().batches;
  }

  #notify(): void {
    for (const notice of this.#watchers) notice();
  }
}

function cancelledBefore(): HeadnoteError {
  return new HeadnoteError("wrong-use", "This batch was cancelled. Start its contracts again to go on with them.");
}
