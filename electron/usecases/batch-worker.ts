import {
  goesLater,
  isSettled,
  timeLeft,
  type Batch,
  type BatchItem,
  type BatchItemState,
} from "../../shared/domain/batch.ts";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import { isOpen, type Submission } from "../../shared/domain/submission.ts";
import type { Turns } from "../../shared/domain/turns.ts";
import {
  costOfRuns,
  heldTo,
  ownMistake,
  planItem,
  settle,
  settledPlan,
  stopsBatch,
  waitedBefore,
} from "./batch-item.ts";
import { handOver } from "./hand-over.ts";
import { LaterWorker } from "./later-worker.ts";
import type { House } from "./house.ts";
import { knownAnswer } from "./known-answer.ts";
import { runPlan } from "./summarize-contract.ts";

export interface WorkerOptions {
  readonly house: House;
  readonly id: string;
  /** The name under which this process holds the batch: without it nothing of an item is changed, so nothing is sent. */
  readonly holder: string;
  /** Shared by everything that asks models. */
  readonly running: Turns;
  /** Shared by all batches. */
  readonly reading: Turns;
  /** Tasks that are under way in any batch of this process: the same task is not asked twice at the same time. */
  readonly tasks: Map<string, Promise<void>>;
  /** Passwords of files, by item, as typed in this session. */
  readonly passwords: ReadonlyMap<string, string>;
  readonly onChange: () => void;
  /** Nothing is left to do for now; or, with an error, nothing can be done. */
  readonly onIdle: (error: unknown) => void;
}

/** Works on one batch for as long as there is something to do and nobody said otherwise. */
export class BatchWorker {
  readonly #options: WorkerOptions;
  readonly #busy = new Map<string, Promise<void>>();
  /** By the submission each sees through. */
  readonly #later = new Map<string, LaterWorker>();
  readonly #abort = new AbortController();
  /** Ends what is under way for items that the lawyer cancelled. */
  #cancel = new AbortController();
  /** Monotonic times at which one was done, this worker's beginning first. */
  readonly #endings: number[];
  #fault: unknown = null;
  #over = false;

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#endings = [options.house.clock.monotonic()];
    const items = options.house.library().batches.items(options.id);
    for (const item of items) this.#takeUp(item);
  }

  /** Milliseconds that `left` more will take; null where nobody knows yet. */
  leftMs(left: number): number | null {
    return timeLeft(this.#endings, left);
  }

  /** Begins whatever can be begun. */
  pump(): void {
    if (this.#over || this.#fault !== null || this.#abort.signal.aborted) return;
    try {
      const batch = this.#batch();
      if (batch?.control === "cancelled" && batch.abort) this.#cancel.abort();
      else if (this.#cancel.signal.aborted) this.#cancel = new AbortController();
      if (batch?.control === "go") {
        for (const item of this.#options.house.library().batches.items(this.#options.id)) {
          if (this.#busy.has(item.id)) continue;
          if (item.state === "queued") this.#begin(item.id, () => this.#read(item));
          if (item.state === "planned" && item.confirmed && !goesLater(item)) {
            this.#begin(item.id, () => this.#ask(item));
          }
        }
        this.#handOver(batch);
      }
      const now = this.#batch();
      for (const submission of now?.submissions.filter(isOpen) ?? []) {
        const there = this.#later.get(submission.id);
        if (there === undefined) this.#see(submission, false);
        else if (now !== null) there.heed(now);
      }
    } catch (error) {
      this.#fault = error;
    }
    this.#idle();
  }

  /** Looks at what lies with providers without waiting for its time. */
  lookNow(): void {
    for (const worker of this.#later.values()) worker.lookNow();
  }

  /** Ends what is under way, and resolves when it has ended. What was sent and not answered is held. */
  async close(): Promise<void> {
    this.#abort.abort();
    await Promise.allSettled(this.#busy.values());
  }

  /** What a process that is gone left under way. */
  #takeUp(item: BatchItem): void {
    if (item.state === "reading") this.#change(item.id, ["reading"], { state: "queued" });
    if (item.state === "running") this.#change(item.id, ["running"], settle(this.#options.house, item));
  }

  /** What waits for providers' batches goes there together, once everything has been read. */
  #handOver(batch: Batch): void {
    const { house, id, holder } = this.#options;
    for (const submission of handOver(house, batch, house.library().batches.items(id), holder)) {
      this.#see(submission, true);
    }
  }

  /** @param fresh nothing of it can lie at the provider yet */
  #see({ id: submissionId }: Submission, fresh: boolean): void {
    if (this.#busy.has(submissionId)) return;
    const { house, id, holder, running, onChange } = this.#options;
    const worker = new LaterWorker(
      {
        house,
        batchId: id,
        submissionId,
        holder,
        running,
        signal: this.#abort.signal,
        change: (item, change) => this.#change(item, ["submitted"], change),
        put: (submission) => {
          const written = house.library().batches.putSubmission(id, submission, holder);
          if (!written) this.#abort.abort();
          onChange();
          return written;
        },
        onDone: () => this.#endings.push(house.clock.monotonic()),
      },
      fresh,
    );
    this.#later.set(submissionId, worker);
    this.#begin(submissionId, () => worker.run().finally(() => this.#later.delete(submissionId)));
  }

  #begin(id: string, work: () => Promise<void>): void {
    const under = work()
      .catch((error: unknown) => {
        this.#fault ??= error;
      })
      .finally(() => {
        this.#busy.delete(id);
        this.#options.onChange();
        if (this.#fault === null) this.pump();
        else this.#idle();
      });
    this.#busy.set(id, under);
  }

  async #read(item: BatchItem): Promise<void> {
    const { house, reading, passwords } = this.#options;
    const { signal } = this.#abort;
    const leave = await taken(reading, signal, item.batchId);
    if (leave === null) return;
    try {
      const batch = this.#going();
      if (batch === null || this.#change(item.id, ["queued"], { state: "reading", ...clean }) === null) return;
      const library = house.library();
      const bytes = library.batches.itemFile(item.id) ?? (item.sha256 === null ? null : library.file(item.sha256));
      if (bytes === null) throw new HeadnoteError("not-found", "The file is no longer here. Add it once more.");
      const password = passwords.get(item.id);
      const contract = await house.reader.read(
        { name: item.name, bytes },
        { signal, ...(password === undefined ? {} : { password }) },
      );
      const { kept, task } = planItem(house, batch, contract);
      library.saveContract(contract, bytes);
      const confirmed = !kept.leaves || kept.known || house.preferences().beforeSending === "send";
      const plan = confirmed ? settledPlan(kept, batch.later) : kept;
      const change = { state: "planned", sha256: contract.sha256, plan, task, confirmed } as const;
      this.#change(item.id, ["reading"], change, true);
    } catch (error) {
      if (signal.aborted) this.#change(item.id, ["reading"], { state: "queued" });
      else this.#fail(item.id, ["reading"], error);
    } finally {
      leave();
    }
  }

  async #ask(item: BatchItem): Promise<void> {
    const { running, tasks } = this.#options;
    const task = item.task ?? item.id;
    for (let other = tasks.get(task); other !== undefined; other = tasks.get(task)) await other;
    if (this.#abort.signal.aborted) return;
    const done = Promise.withResolvers<void>();
    tasks.set(task, done.promise);
    try {
      const leave = await taken(running, this.#abort.signal, item.batchId);
      if (leave === null) return;
      try {
        await this.#run(item);
      } finally {
        leave();
      }
    } finally {
      tasks.delete(task);
      done.resolve();
    }
  }

  async #run({ id }: BatchItem): Promise<void> {
    const { house } = this.#options;
    const library = house.library();
    const batch = this.#going();
    if (batch === null) return;
    const summaryId = house.newId();
    const item = this.#change(id, ["planned"], { state: "running", summaryId, ...clean });
    if (item === null) return;
    const cancelled = this.#cancel.signal;
    const signal = AbortSignal.any([this.#abort.signal, cancelled]);
    const endedAt = () => new Date(house.now()).toISOString();
    try {
      const contract = item.sha256 === null ? null : library.contract(item.sha256);
      if (contract === null || item.plan === null) {
        throw new HeadnoteError("not-found", "The contract is no longer in the library. Add its file once more.");
      }
      const fresh = planItem(house, batch, contract);
      const options = { matter: batch.matter, replaces: summaryId };
      const known = knownAnswer(house, contract, fresh.planned, options);
      if (known !== null) {
        this.#done(item, { note: known.note, costUsd: costOfRuns(house, item.runs) });
        return;
      }
      if (item.plan.known) {
        // It was not to be sent, and would be now: so it is asked about again.
        const confirmed = house.preferences().beforeSending === "send";
        const plan = confirmed ? settledPlan(fresh.kept, batch.later) : fresh.kept;
        this.#change(id, ["running"], { state: "planned", plan, task: fresh.task, confirmed });
        return;
      }
      const runs = [...item.runs];
      const { note } = await runPlan(house, contract, heldTo(house, fresh.planned, item.plan), {
        ...options,
        signal,
        before: waitedBefore(house, item),
        onRun: (runId) => {
          runs.push(runId);
          // Whoever no longer holds the batch must not send.
          if (this.#change(id, ["running"], { runs: [...runs] }) === null) {
            throw new HeadnoteError("cancelled", "Another Headnote has taken this batch over.");
          }
        },
      });
      this.#done(item, { note, costUsd: costOfRuns(house, runs) });
    } catch (error) {
      const now = library.batches.item(id);
      if (now === null || now.state !== "running") return;
      if (cancelled.aborted) {
        const left = settle(house, now);
        const message = left.state === "held" ? "Cancelled after it was sent; it may have been charged." : null;
        this.#change(id, ["running"], { ...left, state: "cancelled", message, endedAt: endedAt() });
      } else if (this.#abort.signal.aborted) this.#change(id, ["running"], settle(house, now));
      else this.#fail(id, ["running"], error);
    }
  }

  #done({ id, fellBack }: BatchItem, { note, costUsd }: { note: string | null; costUsd: number | null }): void {
    const endedAt = new Date(this.#options.house.now()).toISOString();
    const why = fellBack === null ? null : `${fellBack} It was asked the ordinary way.`;
    const message = [why, note].filter((part) => part !== null).join(" ") || null;
    this.#change(id, ["running"], { state: "done", message, costUsd, endedAt });
    this.#endings.push(this.#options.house.clock.monotonic());
  }

  /** What went wrong with one contract is its own; what went wrong with the library stops the batch. */
  #fail(id: string, from: readonly BatchItemState[], error: unknown): void {
    if (stopsBatch(error)) throw error;
    const { house } = this.#options;
    const known = isHeadnoteError(error) ? error : ownMistake();
    const item = house.library().batches.item(id);
    this.#change(id, from, {
      state: "failed",
      code: known.code,
      message: known.message,
      costUsd: costOfRuns(house, item?.runs ?? []),
      endedAt: new Date(house.now()).toISOString(),
    });
    this.#endings.push(house.clock.monotonic());
  }

  /** The batch, where it is to go on. */
  #going(): Batch | null {
    const batch = this.#batch();
    return batch?.control === "go" && !this.#abort.signal.aborted ? batch : null;
  }

  #batch(): Batch | null {
    return this.#options.house.library().batches.get(this.#options.id)?.batch ?? null;
  }

  #change(id: string, from: readonly BatchItemState[], change: Partial<BatchItem>, forgetFile = false) {
    const { house, holder, onChange } = this.#options;
    const { batches } = house.library();
    const changed = batches.changeItem(id, from, change, { holder, forgetFile });
    if (changed === null && batches.get(this.#options.id)?.holder?.name !== holder) this.#abort.abort();
    onChange();
    return changed;
  }

  #idle(): void {
    if (this.#over || this.#busy.size > 0) return;
    this.#over = true;
    this.#options.onIdle(this.#fault);
  }
}

/** What an item that is taken up again no longer says of the last time. */
const clean = { code: null, message: null, mayHaveCostUsd: null, endedAt: null } as const;

/** Null where the signal came first. */
async function taken(turns: Turns, signal: AbortSignal, owner: string): Promise<(() => void) | null> {
  try {
    return await turns.take(signal, owner);
  } catch {
    return null;
  }
}

/** Whether a worker would find something to do. */
export function hasWork(batch: Batch, items: readonly BatchItem[]): boolean {
  if (items.some(({ state }) => state === "reading" || state === "running")) return true;
  if (batch.submissions.some(isOpen)) return true;
  if (batch.control !== "go") return false;
  return items.some(
    (item) => !isSettled(item) && (item.state === "queued" || (item.state === "planned" && item.confirmed)),
  );
}
