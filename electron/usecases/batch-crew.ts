import { randomUUID } from "node:crypto";
import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { Turns } from "../../shared/domain/turns.ts";
import type { StoredBatch } from "../library/batches.ts";
import { isAlive } from "../library/process-alive.ts";
import { BatchWorker, hasWork } from "./batch-worker.ts";
import type { House } from "./house.ts";

/** Files that are read at one time, each in a process of its own. */
const readingAtOnce = 2;
/** Milliseconds between two looks at what other processes did, and two signs of life for them. */
const heartbeatMs = 2000;
/** Milliseconds without a sign of life after which another process may take a batch over. */
const heldForMs = 30_000;

export interface CrewOptions {
  readonly house: House;
  /** Shared by everything that asks models. */
  readonly running: Turns;
  /** Something about some batch may have changed. */
  readonly onChange: () => void;
  /** Whether anybody wants to hear of what other processes do. */
  readonly isWatched: () => boolean;
}

/**
 * Who works on which batch. A process takes a batch by holding it in the library and gives signs of life; one whose holder is
 * gone, or silent for too long, is taken over.
 */
export class BatchCrew {
  readonly #options: CrewOptions;
  readonly #reading = new Turns(readingAtOnce);
  readonly #tasks = new Map<string, Promise<void>>();
  readonly #passwords = new Map<string, string>();
  readonly #workers = new Map<string, BatchWorker>();
  /** What stopped a batch; by its id. */
  readonly #troubles = new Map<string, string>();
  readonly #holder = `${process.pid}:${randomUUID()}`;
  /** Batches that this process works on whenever there is something to do; all of them once `takeAll` was called. */
  #mine: Set<string> | "all" = new Set();
  #timer: unknown = null;
  #stamp = "";
  #closed = false;

  constructor(options: CrewOptions) {
    this.#options = options;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Works on this batch from now on, also where something stopped it before. */
  take(id: string): void {
    if (this.#mine !== "all") this.#mine.add(id);
    this.#troubles.delete(id);
  }

  /** Works on every batch from now on; whether it did not before. */
  takeAll(): boolean {
    const first = this.#mine !== "all";
    this.#mine = "all";
    return first;
  }

  /** Forgets what stopped a batch. */
  forget(id: string): void {
    this.#troubles.delete(id);
  }

  /** For an item whose file wants one; never written down. */
  keepPassword(itemId: string, password: string): void {
    this.#passwords.set(itemId, password);
  }

  isAtWork(id: string): boolean {
    return this.#workers.has(id);
  }

  /** What lies with providers is looked at now. */
  lookNow(id: string): void {
    this.#workers.get(id)?.lookNow();
  }

  /** Milliseconds until so many items are done; null where nobody knows. */
  leftMs(id: string, left: number): number | null {
    return this.#workers.get(id)?.leftMs(left) ?? null;
  }

  /** What stopped a batch, in sentences; null where nothing did. */
  troubleOf(id: string): string | null {
    return this.#troubles.get(id) ?? null;
  }

  /** Whether another process is at work on it. */
  isElsewhere({ holder }: Pick<StoredBatch, "holder">): boolean {
    return this.#otherHolder(holder) !== null;
  }

  /** Looks from time to time at what other processes did, for as long as anybody works or watches. */
  keepLooking(): void {
    if (this.#timer !== null || this.#closed) return;
    this.#timer = this.#options.house.clock.setTimeout(() => {
      this.#timer = null;
      if (this.#closed) return;
      try {
        this.#look();
      } catch {
        // The library is busy or gone for now: the next look may tell more.
      }
      if (this.#workers.size > 0 || this.#options.isWatched()) this.keepLooking();
    }, heartbeatMs);
  }

  /** Works on a batch where there is something to do and nobody else is at it. */
  work(id: string): void {
    this.#options.onChange();
    if (this.#closed || this.#troubles.has(id) || (this.#mine !== "all" && !this.#mine.has(id))) return;
    const there = this.#workers.get(id);
    if (there !== undefined) {
      there.pump();
      return;
    }
    const stored = this.#store().get(id);
    if (stored === null || !hasWork(stored.batch, this.#store().items(id)) || !this.#claim(id)) return;
    const worker = new BatchWorker({
      house: this.#options.house,
      id,
      holder: this.#holder,
      running: this.#options.running,
      reading: this.#reading,
      tasks: this.#tasks,
      passwords: this.#passwords,
      onChange: () => this.#options.onChange(),
      onIdle: (error) => this.#idle(id, error),
    });
    this.#workers.set(id, worker);
    this.keepLooking();
    worker.pump();
  }

  /** Ends what is under way; nothing new is sent after it is called. Resolves when the ledger knows how it ended. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) this.#options.house.clock.clearTimeout(this.#timer);
    this.#timer = null;
    await Promise.all([...this.#workers.values()].map((worker) => worker.close()));
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
    this.#options.onChange();
    // Something may have come while the last of it ended.
    if (error === null && !this.#closed) this.work(id);
  }

  #claim(id: string): boolean {
    const now = this.#options.house.now();
    const holder = this.#store().get(id)?.holder ?? null;
    const ousting = this.#otherHolder(holder) === null ? (holder?.name ?? null) : null;
    return this.#store().claim(id, { name: this.#holder, until: now + heldForMs }, now, ousting);
  }

  /** Who else is at work on it; null where nobody is, or whoever was is gone. */
  #otherHolder(holder: StoredBatch["holder"]): string | null {
    if (holder === null || holder.name === this.#holder || holder.until < this.#options.house.now()) return null;
    return isAlive(Number(holder.name.split(":")[0])) ? holder.name : null;
  }

  #look(): void {
    for (const id of this.#workers.keys()) this.#claim(id);
    const stamp = this.#store().stamp();
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    for (const { batch } of this.#store().list()) this.work(batch.id);
  }

  #store() {
    return this.#options.house.library().batches;
  }
}
