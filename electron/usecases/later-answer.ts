import type { Batch, BatchItem } from "../../shared/domain/batch.ts";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import { AnswerError, type Outcome } from "../execution/executor.ts";
import { closedLaterRun, type LaterOutcome } from "../execution/later.ts";
import { failed } from "../providers/errors.ts";
import { costOf } from "../providers/prices.ts";
import type { Deployment, LaterEnd } from "../providers/provider.ts";
import { labelOf } from "../providers/vendors.ts";
import { countTokens } from "../routing/tokens.ts";
import { costOfRuns, heldTo, waitedBefore } from "./batch-item.ts";
import type { House } from "./house.ts";
import { sealName } from "./later-requests.ts";
import { planContract, type PlannedContract } from "./plan-contract.ts";
import { runPlan } from "./summarize-contract.ts";

/** What became of one contract that was handed over. */
export type LaterResult =
  | { readonly type: "done"; readonly note: string | null; readonly costUsd: number | null }
  /** No answer that can be used: it is to be asked the ordinary way. `other`: of somebody else. */
  | { readonly type: "lost"; readonly why: string; readonly other: boolean }
  /** The provider was told to stop before it was done. */
  | { readonly type: "cancelled" };

export interface LaterContext {
  readonly house: House;
  readonly batch: Batch;
  readonly deployment: Deployment;
  readonly signal: AbortSignal;
  /** Told every further run; nothing of it is sent where it throws. */
  readonly onRun: (runId: string) => void;
}

/** Thrown past the rest of a task whose answer cannot be used. */
class Lost extends Error {
  readonly other: boolean;

  constructor(why: string, other: boolean) {
    super(why);
    this.other = other;
  }
}

/**
 * Takes in how one request of a batch ended: writes it into the ledger and, where there is an answer, checks, keeps and, if
 * the plan says so, asks about it again like about any. Doing it a second time, after a crash, asks and pays nothing again.
 *
 * @param end null where nothing came for it
 */
export async function takeInAnswer(
  item: BatchItem,
  end: LaterEnd | null,
  unreadable: boolean,
  { house, batch, deployment, signal, onRun }: LaterContext,
): Promise<LaterResult> {
  const library = house.library();
  const costUsd = () => costOfRuns(house, library.batches.item(item.id)?.runs ?? item.runs);
  const isSaved = () => item.summaryId !== null && library.summary(item.summaryId) !== null;
  if (isSaved()) return { type: "done", note: null, costUsd: costUsd() };
  const record = bookkeeping(house, item, deployment);
  if (end === null) {
    const error = failed(
      deployment,
      { class: "malformed", scope: "request", retryAt: null, billable: true },
      unreadable ? "a line of its answers could not be read" : "it gave no answer to this, and did not say why",
    );
    record({ type: "failed", end: { type: "failed", error, servedModel: null, usage: null } });
    return { type: "lost", why: sentence(error.message), other: false };
  }
  if (end.type === "failed") {
    const { failure, message } = end.error;
    record({ type: "failed", end });
    if (failure.class === "cancelled") return { type: "cancelled" };
    // What it did not get to it may do yet; what it would not do, or did wrong, is for somebody else.
    const other = failure.scope === "request" && failure.class !== "timeout";
    return { type: "lost", why: sentence(message), other };
  }
  if (end.finishReason === "length") {
    record({ type: "truncated", end });
    const { provider } = deployment;
    const label = labelOf(provider, house.configuration().current.providers);
    return { type: "lost", why: `The answer of ${label} was cut off at its limit, and is charged.`, other: true };
  }

  const contract = item.sha256 === null ? null : library.contract(item.sha256);
  const planned = contract === null ? null : replanned(house, batch, item, contract);
  if (contract === null || planned === null || sealName(contract, planned.seal) !== item.submission?.seal) {
    const message = "What is replaced by placeholders, or the contract, has changed since it was handed over.";
    record({ type: "refused", end, message });
    return { type: "lost", why: `${message} The answer is charged, and cannot be read.`, other: false };
  }
  const came = <T>(accept: (text: string, finish: "stop") => T): Outcome<T> => {
    let value: T;
    try {
      value = accept(end.text, "stop");
    } catch (error) {
      if (!(error instanceof AnswerError)) throw error;
      record({ type: "refused", end, message: error.message });
      throw new Lost(`The answer could not be used, and is charged: ${error.message}`, true);
    }
    return { value, run: record({ type: "ok", end }) };
  };
  try {
    const { note } = await runPlan(house, contract, planned, {
      matter: batch.matter,
      signal,
      onRun,
      came,
      before: waitedBefore(house, item).filter(({ runId }) => runId !== item.submission?.run),
      ...(item.summaryId === null ? {} : { replaces: item.summaryId }),
    });
    return { type: "done", note, costUsd: costUsd() };
  } catch (error) {
    if (error instanceof Lost) return { type: "lost", why: error.message, other: error.other };
    // It was kept before it was asked about again.
    if (isHeadnoteError(error) && !signal.aborted && isSaved()) return { type: "done", note: null, costUsd: costUsd() };
    throw error;
  }
}

/** Writes how the run of an item ended, and gives that run. */
export function bookkeeping(
  house: House,
  item: BatchItem,
  deployment: Deployment,
): (outcome: LaterOutcome) => ReturnType<typeof closedLaterRun> {
  const library = house.library();
  const run = item.submission === null ? null : library.run(item.submission.run);
  if (run === null) {
    throw new HeadnoteError("internal", "The record of what was handed over is not there. Nothing was sent again.");
  }
  return (outcome) => {
    const closed = closedLaterRun(run, outcome, {
      deployment,
      inputTokens: inputTokensOf(house, item),
      cost: (of, usage, options) => costOf(of, usage, { ...options, later: true }),
      now: house.now(),
    });
    library.ledger.closeRun(closed);
    return closed;
  };
}

/** What a lost answer is reckoned with where nobody says what it used. */
function inputTokensOf(house: House, { sha256 }: BatchItem): number {
  const contract = sha256 === null ? null : house.library().contract(sha256);
  return contract === null ? 0 : countTokens(contract.text, null).tokens;
}

/** As it would be asked about now, by those who were said yes to: what is done with the answer follows from that. */
function replanned(
  house: House,
  batch: Batch,
  { plan }: BatchItem,
  contract: NonNullable<ReturnType<ReturnType<House["library"]>["contract"]>>,
): PlannedContract | null {
  if (plan === null) return null;
  try {
    // It was asked about at once, whatever would be done now.
    const planned = { ...heldTo(house, planContract(house, contract, batch), plan), parts: null };
    if (batch.control !== "cancelled") return planned;
    // Nothing new is sent for what was cancelled.
    return { ...planned, plan: { ...planned.plan, ifWeak: null }, arbitration: null };
  } catch (error) {
    if (isHeadnoteError(error)) return null;
    throw error;
  }
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
