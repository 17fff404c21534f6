import type { Contract } from "../../shared/domain/contract.ts";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import { isFinished, type Job, type JobState } from "../../shared/domain/job.ts";
import { mostSingle, type LeftOut } from "../../shared/domain/parcel.ts";
import type { Turns } from "../../shared/domain/turns.ts";
import type { Batches } from "./batches.ts";
import { batchOf } from "./fill-batch.ts";
import type { House } from "./house.ts";
import { knownAnswer } from "./known-answer.ts";
import { leavesThisMachine, planContract, type PlannedContract, type PlanOptions } from "./plan-contract.ts";
import { createRunProgress } from "./run-progress.ts";
import { isStricter } from "./stricter-plan.ts";
import { runOnDevice, runPlan } from "./summarize-contract.ts";

/** Characters of the first pages that are shown while the rest of the contract is read: enough to know it by. */
const beginningLength = 6_000;

export interface AddedFile extends PlanOptions {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The archive, mail or folder it was in. */
  readonly within?: string | undefined;
}

interface Entry {
  job: Job;
  file: AddedFile;
  /** It came out of an archive or a mail. */
  readonly isUnpacked: boolean;
  password: string | null;
  abort: AbortController;
  /** Called when the lawyer answers a plan; set while the job is `ready`. */
  answer: ((onDevice: boolean) => void) | null;
}

/** The jobs of one session: files on their way to summaries. Jobs outlive the page; they live as long as the process. */
export class Desk {
  readonly #house: House;
  readonly #entries = new Map<string, Entry>();
  readonly #watchers = new Set<() => void>();
  readonly #running: Turns;
  readonly #batches: Batches;

  /**
   * `running` is shared with everything else that asks models; each job waits there for itself. `batches` take what holds
   * too many contracts to be looked at one by one.
   */
  constructor(house: House, running: Turns, batches: Batches) {
    this.#house = house;
    this.#running = running;
    this.#batches = batches;
  }

  list(): Job[] {
    return [...this.#entries.values()].map((entry) => entry.job);
  }

  /** All jobs now, and again after every change; changes that come faster than they are taken are joined. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<Job[], void> {
    let changed = true;
    let wake: (() => void) | null = null;
    const notice = () => {
      changed = true;
      wake?.();
    };
    this.#watchers.add(notice);
    signal?.addEventListener("abort", notice);
    try {
      while (signal?.aborted !== true) {
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

  add(file: AddedFile): Job {
    return this.#add(file, false);
  }

  #add(file: AddedFile, isUnpacked: boolean): Job {
    const job: Job = {
      id: this.#house.newId(),
      name: file.name,
      ...(file.within === undefined ? {} : { within: file.within }),
      size: file.bytes.byteLength,
      matter: file.matter,
      addedAt: new Date(this.#house.now()).toISOString(),
      progress: { state: "queued" },
      summaryId: null,
      brief: null,
    };
    const entry: Entry = { job, file, isUnpacked, password: null, abort: new AbortController(), answer: null };
    this.#entries.set(job.id, entry);
    this.#begin(entry);
    return job;
  }

  confirm(id: string, onDevice: boolean): Job {
    const entry = this.#entry(id);
    const { answer } = entry;
    if (answer === null) {
      throw new HeadnoteError("wrong-use", "This contract is not waiting to be sent.");
    }
    entry.answer = null;
    answer(onDevice);
    return entry.job;
  }

  cancel(id: string): Job {
    const entry = this.#entry(id);
    if (!isFinished(entry.job)) {
      entry.abort.abort();
      this.#update(entry, { state: "cancelled" });
    }
    return entry.job;
  }

  retry(id: string, password: string | null, matter?: string): Job {
    const entry = this.#entry(id);
    if (!isFinished(entry.job)) {
      throw new HeadnoteError("wrong-use", "This contract is still being worked on; cancel it first.");
    }
    if (entry.job.progress.state === "unpacked") {
      throw new HeadnoteError(
        "wrong-use",
        "This was opened, and its contracts are on the desk. Drop it once more instead.",
      );
    }
    entry.password = password ?? entry.password;
    const booked = matter?.trim() ?? "";
    if (booked !== "") {
      entry.file = { ...entry.file, matter: booked };
      entry.job = { ...entry.job, matter: booked };
    }
    entry.abort = new AbortController();
    this.#update(entry, { state: "queued" });
    this.#begin(entry);
    return entry.job;
  }

  dismiss(id: string): boolean {
    const entry = this.#entries.get(id);
    if (entry === undefined) return false;
    entry.abort.abort();
    this.#entries.delete(id);
    this.#notify();
    return true;
  }

  /** Stops everything under way; nothing new is sent after it returns. */
  close(): void {
    for (const entry of this.#entries.values()) {
      if (!isFinished(entry.job)) this.cancel(entry.job.id);
    }
    this.#watchers.clear();
  }

  #begin(entry: Entry): void {
    const { signal } = entry.abort;
    void this.#work(entry, signal).catch((error: unknown) => {
      // A job that was cancelled, or started again, has already said so.
      if (signal.aborted) return;
      const known = isHeadnoteError(error)
        ? error
        : new HeadnoteError("internal", "Headnote made a mistake with this contract. Nothing was lost; try again.", {
            cause: error,
          });
      this.#update(entry, { state: "failed", code: known.code, message: known.message });
    });
  }

  async #work(entry: Entry, signal: AbortSignal): Promise<void> {
    const { file } = entry;
    if (await this.#unpacked(entry, signal)) return;
    const contract = await this.#read(entry, signal);
    let planned = planContract(this.#house, contract, file);
    this.#house.library().saveContract(contract, file.bytes);

    if (!leavesThisMachine(this.#house, planned.plan)) {
      await this.#run(entry, contract, planned, signal);
      return;
    }
    const known = knownAnswer(this.#house, contract, planned, { matter: file.matter, ...this.#replacing(entry) });
    if (known !== null) {
      this.#show(entry, { summaryId: known.saved.id, brief: known.saved.summary.brief });
      this.#update(entry, { state: "done", note: known.note });
      return;
    }
    const brief = await runOnDevice(this.#house, contract, { ...file, signal, ...this.#replacing(entry) });
    this.#show(entry, { summaryId: brief.saved.id, brief: brief.saved.summary.brief });

    if (this.#house.preferences().beforeSending === "ask") {
      const agreed = await this.#agree(entry, contract, planned, signal);
      if (agreed === null) {
        this.#house.library().wishes.set(contract.sha256, { onDevice: true, replace: [...(file.replace ?? [])] });
        this.#update(entry, { state: "done", note: null });
        return;
      }
      planned = agreed;
    }
    await this.#run(entry, contract, planned, signal);
  }

  /**
   * Shows the plan until the lawyer says yes to one that is still allowed: a plan can wait for hours, and the rules of the
   * firm or the matter may become stricter meanwhile. Null where the contract stays on this machine.
   */
  async #agree(
    entry: Entry,
    contract: Contract,
    first: PlannedContract,
    signal: AbortSignal,
  ): Promise<PlannedContract | null> {
    let planned = first;
    for (let round = 0; ; round += 1) {
      if (await this.#ask(entry, planned, signal, round)) return null;
      const now = planContract(this.#house, contract, entry.file);
      if (!isStricter(now, planned)) return planned;
      planned = now;
      if (!leavesThisMachine(this.#house, planned.plan)) return planned;
    }
  }

  /**
   * Puts the contracts in an archive or a mail on the desk instead of it, as one batch where they are many; false for a file
   * that is one itself.
   */
  async #unpacked(entry: Entry, signal: AbortSignal): Promise<boolean> {
    const { file } = entry;
    // What came out of a parcel is not opened again: a mail's own text is the mail.
    if (entry.isUnpacked) return false;
    this.#update(entry, { state: "reading", page: 0, pages: null });
    const { documents, left } = await this.#house.reader.unpack(file, { signal });
    if (signal.aborted) return true;
    const [only] = documents;
    if (left.length === 0 && documents.length === 1 && only?.within === "") return false;
    if (documents.length > mostSingle) {
      const { name, matter, side, onDevice, route, replace } = file;
      const options = { name, matter, side, onDevice, route, replace, later: false };
      const made = batchOf(this.#batches, options, documents);
      this.#opened(entry, made.batch.progress.total, [...left, ...made.left]);
      return true;
    }
    const around = file.within === undefined ? "" : `${file.within}/`;
    for (const { name, within, bytes } of documents)
      this.#add({ ...file, name, bytes, within: within === "" ? file.within : `${around}${within}` }, true);
    this.#opened(entry, documents.length, left);
    return true;
  }

  /** An archive or a mail whose contracts are on the desk: it stays for as long as there is something to say of it. */
  #opened(entry: Entry, contracts: number, left: readonly LeftOut[]): void {
    if (left.length === 0 && contracts > 0) this.dismiss(entry.job.id);
    else this.#update(entry, { state: "unpacked", contracts, left: [...left] });
  }

  async #read(entry: Entry, signal: AbortSignal): Promise<Contract> {
    this.#update(entry, { state: "reading", page: 0, pages: null });
    let beginning: string | undefined;
    return this.#house.reader.read(entry.file, {
      signal,
      ...(entry.password === null ? {} : { password: entry.password }),
      onProgress: (progress) => {
        const shown = beginning === undefined ? {} : { beginning };
        this.#update(entry, { state: "reading", ...progress, ...shown }, signal);
      },
      onText: (_, text) => {
        // Each page is told of once, in order; what is shown early ends within the first few.
        if (text.trim() !== "" && (beginning?.length ?? 0) < beginningLength)
          beginning = (beginning === undefined ? text : `${beginning}\n\n${text}`).slice(0, beginningLength);
      },
    });
  }

  /** Shows the plan and waits; true where the lawyer keeps the contract on this machine. */
  #ask(entry: Entry, { plan }: PlannedContract, signal: AbortSignal, round: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => {
        entry.answer = null;
        reject(signal.reason as Error);
      });
      entry.answer = resolve;
      this.#update(entry, { state: "ready", plan, ...(round > 0 ? { round } : {}) }, signal);
    });
  }

  async #run(entry: Entry, contract: Contract, planned: PlannedContract, signal: AbortSignal): Promise<void> {
    const leave = await this.#running.take(signal, entry.job.id);
    const progress = createRunProgress(
      (state) => this.#update(entry, state, signal),
      (words) => planned.seal.reveal(words),
    );
    try {
      const { saved, note } = await runPlan(this.#house, contract, planned, {
        matter: entry.file.matter,
        signal,
        onEvent: (event) => progress.hear(event),
        onStage: (stage) => progress.begin(stage),
        ...this.#replacing(entry),
      });
      if (signal.aborted) return;
      this.#show(entry, { summaryId: saved.id, brief: saved.summary.brief });
      this.#update(entry, { state: "done", note });
    } finally {
      leave();
    }
  }

  #replacing(entry: Entry): { replaces: string } | Record<string, never> {
    return entry.job.summaryId === null ? {} : { replaces: entry.job.summaryId };
  }

  #show(entry: Entry, shown: Pick<Job, "summaryId" | "brief">): void {
    entry.job = { ...entry.job, ...shown };
    this.#notify();
  }

  /** With `signal`, says nothing once that round of work was cancelled. */
  #update(entry: Entry, progress: JobState, signal?: AbortSignal): void {
    if (signal?.aborted === true) return;
    entry.job = { ...entry.job, progress };
    this.#notify();
  }

  #notify(): void {
    for (const notice of this.#watchers) notice();
  }

  #entry(id: string): Entry {
    const entry = this.#entries.get(id);
    if (entry === undefined) throw new HeadnoteError("not-found", "That contract is no longer on the desk.");
    return entry;
  }
}
