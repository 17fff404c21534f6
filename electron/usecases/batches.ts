import { randomUUID } from "node:crypto";
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
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import { isOpen } from "../../shared/domain/submission.ts";
import { Turns } from "../../shared/domain/turns.ts";
import type { StoredBatch } from "../library/batches.ts";
import { settledPlan } from "./batch-item.ts";
import { BatchWorker, hasWork } from "./batch-worker.ts";
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

/** Files that are read at one time, each in a process of its own. */
const readingAtOnce = 2;
/** Milliseconds between two looks at what other processes did, and two signs of life for them. */
const heartbeatMs = 2000;
/** Milliseconds without a sign of life after which another process may take a batch over. */
const heldForMs = 30_000;

/**
 * Many contracts at once. A batch is in the library from its first file, so it outlives the process: whoever starts next
 * goes on with it. One process at a time works on a batch.
 */
export class Batches {
  readonly #house: House;
  readonly #running: Turns;
  readonly #reading = new Turns(readingAtOnce);
  readonly #tasks = new Map<string, Promise<void>>();
  readonly #passwords = new Map<string, string>();
  readonly #workers = new Map<string, BatchWorker>();
  /** What stopped a batch; by its id. */
  readonly #troubles = new Map<string, string>();
  readonly #watchers = new Set<() => void>();
  readonly #holder = `${process.pid}:${randomUUID()}`;
  /** Batches that this process works on whenever there is something to do; all of them once `resumeAll` was called. */
  #mine: Set<string> | "all" = new Set();
  #timer: unknown = null;
  #stamp = "";
  #closed = false;

  constructor(house: House, running: Turns) {
    this.#house = house;
    this.#running = running;
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
    if (this.#mine !== "all") this.#mine.add(batch.id);
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
    this.#work(id);
    return item;
  }

  /** All its files are there. A batch without any is taken away. */
  seal(id: string): BatchView {
    this.#stored(id);
    this.#store().change(id, { sealed: true });
    this.#work(id);
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
    this.#beat();
    signal?.addEventListener("abort", notice);
    try {
      while (signal?.aborted !== true && !this.#closed) {
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
    this.#work(id);
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
    if (this.#mine !== "all") this.#mine.add(id);
    this.#troubles.delete(id);
    this.#work(id);
    this.#workers.get(id)?.lookNow();
    return this.view(id);
  }

  /** Goes on with every batch that is not at its end, and with those to come. */
  resumeAll(): void {
    const first = this.#mine !== "all";
    this.#mine = "all";
    for (const { batch } of this.#store().list()) {
      // Whoever was adding files is gone.
      if (first && !batch.sealed && this.#holderOf(batch.id) === null) this.#store().change(batch.id, { sealed: true });
      this.#work(batch.id);
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
    if (this.#mine !== "all" && batch.submissions.some(isOpen)) this.#mine.add(id);
    this.#work(id);
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
      this.#workers.has(id) ||
      this.#store()
        .items(id)
        .some((item) => !isSettled(item)) ||
      stored.batch.submissions.some(isOpen)
    ) {
      throw new HeadnoteError("wrong-use", "This batch is still being worked on; cancel it first.");
    }
    this.#troubles.delete(id);
    const removed = this.#store().remove(id);
    this.#notify();
    return removed;
  }

  /** Ends what is under way; nothing new is sent after it is called. Resolves when the ledger knows how it ended. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) this.#house.clock.clearTimeout(this.#timer);
    this.#timer = null;
    await Promise.all([...this.#workers.values()].map((worker) => worker.close()));
    for (const notice of this.#watchers) notice();
    this.#watchers.clear();
  }

  #again(id: string, itemId: string | null, from: readonly BatchItemState[], password: string | null): void {
    const items = this.items(id).filter((item) => from.includes(item.state) && (itemId === null || item.id === itemId));
    if (items.length === 0) throw new HeadnoteError("wrong-use", "There is nothing of that kind in this batch.");
    const { batch } = this.#stored(id);
    if (batch.control !== "go") this.#store().change(id, { control: "go", abort: false });
    for (const item of items) {
      if (password !== null) this.#passwords.set(item.id, password);
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
    if (this.#mine !== "all") this.#mine.add(id);
    this.#troubles.delete(id);
    this.#work(id);
  }

  /** Works on a batch where there is something to do and nobody else is at it. */
  #work(id: string): void {
    this.#notify();
    if (this.#closed || this.#troubles.has(id) || (this.#mine !== "all" && !this.#mine.has(id))) return;
    const there = this.#workers.get(id);
    if (there !== undefined) {
      there.pump();
      return;
    }
    const stored = this.#store().get(id);
    if (stored === null || !hasWork(stored.batch, this.#store().items(id)) || !this.#claim(id)) return;
    const worker = new BatchWorker({
      house: this.#house,
      id,
      holder: this.#holder,
      running: this.#running,
      reading: this.#reading,
      tasks: this.#tasks,
      passwords: this.#passwords,
      onChange: () => this.#notify(),
      onIdle: (error) => this.#idle(id, error),
    });
    this.#workers.set(id, worker);
    this.#beat();
    worker.pump();
  }

  #idle(id: string, error: unknown): void {
    this.#workers.delete(id);
    if (error !== null) {
      const sentence = isHeadnoteError(error)
        ? error.message
        : "Headnote made a mistake and stopped. Nothing was lost.";
      this.#troubles.set(id, `${sentence} The batch waits; go on with it when that is mended.`);
    }
    try {
      this.#store().release(id, this.#holder);
    } catch {
      // It cannot be written just now; whoever comes next waits until this process is gone, or long silent.
    }
    this.#notify();
    // Something may have come while the last of it ended.
    if (error === null && !this.#closed) this.#work(id);
  }

  #claim(id: string): boolean {
    const now = this.#house.now();
    const other = this.#holderOf(id);
    const ousting = other === null ? (this.#store().get(id)?.holder?.name ?? null) : null;
    return this.#store().claim(id, { name: this.#holder, until: now + heldForMs }, now, ousting);
  }

  /** Who else is at work on it; null where nobody is, or whoever was is gone. */
  #holderOf(id: string): string | null {
    const holder = this.#store().get(id)?.holder ?? null;
    if (holder === null || holder.name === this.#holder || holder.until < this.#house.now()) return null;
    return isAlive(Number(holder.name.split(":")[0])) ? holder.name : null;
  }

  /** Keeps what is held, and looks at what other processes did, for as long as anybody works or watches. */
  #beat(): void {
    if (this.#timer !== null || this.#closed) return;
    this.#timer = this.#house.clock.setTimeout(() => {
      this.#timer = null;
      if (this.#closed) return;
      try {
        this.#look();
      } catch {
        // The library is busy or gone for now: the next look may tell more.
      }
      if (this.#workers.size > 0 || this.#watchers.size > 0) this.#beat();
    }, heartbeatMs);
  }

  #look(): void {
    for (const id of this.#workers.keys()) this.#claim(id);
    const stamp = this.#store().stamp();
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    for (const { batch } of this.#store().list()) this.#work(batch.id);
  }

  #view({ batch, revision, holder }: StoredBatch): BatchView {
    const items = this.#store().items(batch.id);
    const state = stateOf(batch, items);
    const progress = progressOf(items);
    return {
      ...batch,
      state,
      progress,
      plan: state === "ready" ? planOf(items) : null,
      leftMs:
        state === "running" && progress.submitted === 0
          ? (this.#workers.get(batch.id)?.leftMs(progress.left) ?? null)
          : null,
      trouble: this.#troubles.get(batch.id) ?? null,
      elsewhere: holder !== null && holder.name !== this.#holder && this.#holderOf(batch.id) !== null,
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

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive, and somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
