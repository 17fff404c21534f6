import type { Batch, BatchItem } from "../../shared/domain/batch.ts";
import type { Submission } from "../../shared/domain/submission.ts";
import { pause } from "../execution/clock.ts";
import { openLaterRun } from "../execution/later.ts";
import type { LaterStatus } from "../providers/later.ts";
import { ProviderError } from "../providers/provider.ts";
import { costOfRuns, settle } from "./batch-item.ts";
import { laterAccess, type LaterAccess } from "./later-access.ts";
import { bookkeeping } from "./later-answer.ts";
import { afterFailure, hasEndedAlready } from "./later-failures.ts";
import { lostHold, ordinary, takeInOne, type IntakeOptions } from "./later-intake.ts";
import { laterRequests } from "./later-requests.ts";

export interface LaterWorkerOptions extends Omit<IntakeOptions, "deployment"> {
  readonly batchId: string;
  readonly submissionId: string;
  /** The name under which this process holds the batch. */
  readonly holder: string;
  /** Writes the submission; false where this process no longer may, which aborts `signal`. */
  readonly put: (submission: Submission) => boolean;
}

/** Milliseconds between two looks: the first, how they grow, and the most. */
const looks = { first: 60_000, growth: 1.6, most: 15 * 60_000 };
/** However long a provider asks to be left alone, ms. */
const mostPatienceMs = 3_600_000;
/** What was on its way to the provider when this side lost sight of it has arrived after so long, or never will, ms. */
const arrivedAfterMs = 60_000;
/** Nothing lies with a provider for longer before it can be told whose it is, ms. */
const toldAfterMs = 36 * 3_600_000;
/** Answers that do not come whole are fetched so often before what is missing is taken for lost. */
const mostFetches = 3;

/** When the next step is due, in milliseconds; `wait` for a change of the batch. */
type Next = number | "wait" | "over";

/**
 * Sees one submission through: hands it over, looks until the provider is done, takes the answers in, and has the provider
 * delete what it keeps. Every step is on disk before the next, so that whoever takes it up after a crash goes on there; and
 * what may have been sent is looked for at the provider before anything is sent again.
 */
export class LaterWorker {
  readonly #options: LaterWorkerOptions;
  #wake = new AbortController();
  #fetches = 0;
  /** What the lawyer wanted of the batch when the last step began. */
  #heeded = "";
  /** Whether what lies at the provider under this mark was made by this process, from the beginning. */
  #fresh: boolean;

  constructor(options: LaterWorkerOptions, fresh: boolean) {
    this.#options = options;
    this.#fresh = fresh;
  }

  /** Resolves when nothing more is to be done, or this process let go. Rejects where the library can be written no more. */
  async run(): Promise<void> {
    const { house, signal } = this.#options;
    while (!signal.aborted) {
      this.#wake = new AbortController();
      const next = await this.#step();
      if (next === "over") return;
      const delay = next === "wait" ? mostPatienceMs : next;
      await pause(house.clock, delay, AbortSignal.any([signal, this.#wake.signal]));
    }
  }

  /** Whatever changes is told; only what the lawyer wants of the batch cuts a wait short, or providers would be asked all the time. */
  heed(batch: Batch): void {
    if (wantedOf(batch) !== this.#heeded) this.lookNow();
  }

  lookNow(): void {
    this.#wake.abort();
  }

  async #step(): Promise<Next> {
    const submission = this.#submission();
    const batch = this.#batch();
    if (submission === null || batch === null || submission.phase === "closed") return "over";
    this.#heeded = wantedOf(batch);
    if (submission.phase === "preparing" && batch.control !== "go") {
      // Nothing new is sent.
      if (batch.control === "paused") return "wait";
      for (const item of this.#items()) this.#letGo(item, { state: "cancelled", endedAt: this.#now() });
      return this.#put({ ...submission, phase: this.#fresh ? "closed" : "clearing", tries: 0 });
    }
    const access = laterAccess(this.#options.house, submission, this.#options.signal);
    if ("trouble" in access) {
      if (submission.phase === "preparing" && !access.keyOnly) return this.#giveUp(submission, access.trouble, null);
      return this.#again(submission, access.trouble);
    }
    try {
      switch (submission.phase) {
        case "preparing":
          return await this.#handOver(submission, batch, access);
        case "sending":
          return await this.#find(submission, access);
        case "waiting":
          return await this.#look(submission, batch, access);
        case "clearing":
          return await this.#clear(submission, access);
      }
    } catch (error) {
      if (this.#options.signal.aborted) return "over";
      if (error instanceof ProviderError) return this.#afterFailure(error, submission.phase);
      throw error;
    }
  }

  async #handOver(submission: Submission, batch: Batch, { later, deployment, call }: LaterAccess): Promise<Next> {
    const { house } = this.#options;
    // A process that is gone may have uploaded something and not have learnt its name.
    if (!this.#fresh) await later.clear(deployment, { mark: submission.id, id: null, files: submission.files }, call);
    this.#fresh = false;
    const { items, released, leftOver } = await laterRequests(house, batch, submission.deployment, this.#items());
    for (const { item, why } of released) {
      this.#letGo(item, ordinary(item, why === null ? null : `It could not wait for a batch. ${why}`));
    }
    for (const item of leftOver) this.#letGo(item, { state: "planned" });
    if (items.length === 0) return this.#put({ ...submission, phase: "closed" });
    const opened = items.map(async ({ item, seal, planned }) => {
      const { submission: own } = item;
      if (own === null) return;
      if (this.#options.change(item.id, { submission: { ...own, seal } }) === null) throw lostHold();
      if (house.library().run(own.run) !== null) return;
      await openLaterRun({
        id: own.run,
        attemptId: house.newId(),
        plan: planned.plan,
        matter: batch.matter,
        deployment,
        estimateUsd: item.plan?.later?.mostUsd ?? null,
        clock: house.clock,
        ledger: house.library().ledger,
      });
    });
    await Promise.all(opened);
    const status = await later.submit(
      deployment,
      {
        mark: submission.id,
        requests: items.map(({ request }) => request),
        beforeSending: (files) => {
          const sent = { files: [...files], sentAt: this.#now(), contracts: items.length };
          const written = this.#put({ ...submission, ...sent, phase: "sending" });
          if (this.#options.signal.aborted || written === "over") throw lostHold();
        },
      },
      call,
    );
    return this.#handed(status);
  }

  /** It is known that the provider has it, and under which name. */
  #handed(status: LaterStatus): Next {
    const submission = this.#submission();
    const now = this.#now();
    if (submission === null) return "over";
    return this.#wait({
      ...submission,
      phase: "waiting",
      providerId: status.id,
      handedAt: now,
      lookedAt: now,
      expiresAt: status.expiresAt === null ? null : new Date(status.expiresAt).toISOString(),
      files: status.files.length > 0 ? [...status.files] : submission.files,
      tries: 0,
      trouble: null,
    });
  }

  /** It may have been sent, and nobody here knows: the provider is asked before anything is sent again. */
  async #find(submission: Submission, { later, deployment, call }: LaterAccess): Promise<Next> {
    const since = Date.parse(submission.sentAt ?? "") || this.#options.house.now();
    const age = this.#options.house.now() - since;
    const ids = new Set(this.#items().flatMap((item) => (item.submission === null ? [] : [item.submission.run])));
    const found = await later.find(deployment, { mark: submission.id, ids, since }, call);
    switch (found.type) {
      case "found":
        return this.#handed(found.status);
      case "absent":
        if (age >= arrivedAfterMs) {
          return this.#put({ ...submission, phase: "preparing", sentAt: null, tries: 0, trouble: null });
        }
        return this.#again(submission, null, arrivedAfterMs - age);
      case "unclear":
        if (age < toldAfterMs) return this.#again(submission, null);
        return this.#hold(submission);
      case "unknown":
        return this.#hold(submission);
    }
  }

  async #look(submission: Submission, batch: Batch, { later, deployment, call }: LaterAccess): Promise<Next> {
    const { providerId } = submission;
    if (providerId === null) return this.#hold(submission);
    if (batch.control === "cancelled" && batch.abort && !submission.cancelling) {
      await later.cancel(deployment, providerId, call).catch((error: unknown) => {
        if (!(error instanceof ProviderError) || !hasEndedAlready(error)) throw error;
      });
      if (this.#put({ ...submission, cancelling: true, tries: 0 }) === "over") return "over";
    }
    const status = await later.look(deployment, providerId, call);
    const known = this.#submission();
    if (known === null) return "over";
    const looked: Submission = {
      ...known,
      lookedAt: this.#now(),
      answered: status.answered,
      files: status.files.length > 0 ? [...status.files] : known.files,
      trouble: null,
    };
    if (!status.ended) return this.#wait({ ...looked, tries: known.tries + 1 });
    if (this.#put({ ...looked, nextLookAt: null }) === "over") return "over";
    if (status.refused !== null) return this.#giveUp(looked, status.refused.message, status.refused);
    return this.#takeIn(looked, status, { later, deployment, call });
  }

  async #takeIn(submission: Submission, status: LaterStatus, { later, deployment, call }: LaterAccess): Promise<Next> {
    this.#fetches += 1;
    const answers = await later.answers(deployment, status, call);
    const came = answers.ends.size + answers.unreadable;
    if (status.lines !== null && came < status.lines && this.#fetches < mostFetches) {
      return this.#again(submission, "Not all of the answers came; they are fetched again.");
    }
    await Promise.all(this.#items().map((item) => takeInOne(item, answers, { ...this.#options, deployment })));
    const known = this.#submission();
    return known === null || this.#items().length > 0 ? "over" : this.#put({ ...known, phase: "clearing", tries: 0 });
  }

  /** Everything that could be had of it is here. */
  async #clear(submission: Submission, { later, deployment, call }: LaterAccess): Promise<Next> {
    const { id: mark, providerId: id, files } = submission;
    await later.clear(deployment, { mark, id, files }, call);
    return this.#put({ ...submission, phase: "closed", files: [], nextLookAt: null, trouble: null });
  }

  /** It cannot be handed over, or was not accepted; nothing is charged, and its contracts go the ordinary way. */
  #giveUp(submission: Submission, why: string, error: ProviderError | null): Next {
    const free = error === null ? null : new ProviderError(error.message, { ...error.failure, billable: false });
    for (const item of this.#items()) {
      this.#letGo(item, ordinary(item, `It could not wait for a batch. ${why}`), free);
    }
    const left = submission.providerId !== null || submission.files.length > 0;
    return this.#put({ ...submission, phase: left ? "clearing" : "closed", tries: 0, trouble: null });
  }

  /** Nobody can tell any more what became of it. */
  #hold(submission: Submission): Next {
    for (const item of this.#items()) this.#options.change(item.id, settle(this.#options.house, item));
    return this.#put({ ...submission, phase: "closed", nextLookAt: null });
  }

  /** @param from the phase in which the step began */
  #afterFailure(error: ProviderError, from: Submission["phase"]): Next {
    const submission = this.#submission();
    if (submission === null || submission.phase === "closed") return "over";
    const { failure, message } = error;
    const asked = failure.retryAt === null ? 0 : failure.retryAt - this.#options.house.now();
    switch (afterFailure(error, { phase: submission.phase, from, tries: submission.tries })) {
      case "again":
        return this.#again(submission, message, asked);
      case "look-for-it":
        return this.#again(submission, message, Math.max(asked, arrivedAfterMs));
      case "send-again":
        return this.#again({ ...submission, phase: "preparing", sentAt: null }, message, asked);
      case "give-up":
        return this.#giveUp(submission, message, error);
      case "hold":
        return this.#hold(submission);
      case "leave-it": {
        const trouble = `What the provider keeps of this could not be deleted; it deletes it by itself. ${message}`;
        return this.#put({ ...submission, phase: "closed", nextLookAt: null, trouble });
      }
    }
  }

  /** Tries again after a while, the longer the more often it was in vain; never before the provider wants to be asked. */
  #again(submission: Submission, trouble: string | null, least = 0): Next {
    return this.#wait({ ...submission, tries: submission.tries + 1, trouble }, least);
  }

  #wait(submission: Submission, least = 0): Next {
    const usual = Math.min(looks.most, looks.first * looks.growth ** Math.max(0, submission.tries - 1));
    const delay = Math.round(Math.min(mostPatienceMs, Math.max(usual, least)));
    const nextLookAt = new Date(this.#options.house.now() + delay).toISOString();
    return this.#put({ ...submission, nextLookAt }) === "over" ? "over" : delay;
  }

  /** Ends the wait of an item; what its run would have cost was not charged. */
  #letGo(item: BatchItem, change: Partial<BatchItem>, error: ProviderError | null = null): void {
    const { house } = this.#options;
    const { submission } = item;
    const deployment = submission === null ? null : house.resolve(this.#submission()?.deployment ?? "");
    if (
      submission !== null &&
      deployment !== null &&
      !("problem" in deployment) &&
      house.library().run(submission.run)
    ) {
      const end = error === null ? null : ({ type: "failed", error, servedModel: null, usage: null } as const);
      bookkeeping(house, item, deployment)(end === null ? { type: "cancelled" } : { type: "failed", end });
    }
    this.#options.change(item.id, { ...change, submission: null, costUsd: costOfRuns(house, item.runs) });
  }

  /** Its contracts that nothing is known of yet. */
  #items(): BatchItem[] {
    const { house, batchId, submissionId } = this.#options;
    return house
      .library()
      .batches.items(batchId)
      .filter(({ state, submission }) => state === "submitted" && submission?.id === submissionId);
  }

  #batch(): Batch | null {
    const { house, batchId } = this.#options;
    return house.library().batches.get(batchId)?.batch ?? null;
  }

  #submission(): Submission | null {
    return this.#batch()?.submissions.find(({ id }) => id === this.#options.submissionId) ?? null;
  }

  #put(submission: Submission): 0 | "over" {
    return this.#options.put(submission) ? 0 : "over";
  }

  #now(): string {
    return new Date(this.#options.house.now()).toISOString();
  }
}

function wantedOf({ control, abort }: Batch): string {
  return `${control} ${abort}`;
}
