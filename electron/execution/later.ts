import type { Attempt, Plan, Run, TraceEvent } from "../../shared/domain/run.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { Deployment, LaterEnd } from "../providers/provider.ts";
import { charge } from "./charge.ts";
import type { Clock } from "./clock.ts";
import type { ExecutorOptions } from "./executor-options.ts";
import type { Ledger } from "./ledger.ts";
import { createRunLog } from "./run-log.ts";
import { duration, wordsFor } from "./words.ts";

/**
 * Opens the run of one request that is about to be handed over with others. Its one attempt is durable when this resolves,
 * and stays without an end until an answer is fetched, by this process or another one.
 */
export async function openLaterRun(options: {
  readonly id: string;
  readonly attemptId: string;
  readonly plan: Plan;
  readonly matter: string | null;
  readonly deployment: Deployment;
  /** US dollars at most; null where the price is not known. */
  readonly estimateUsd: number | null;
  readonly clock: Clock;
  readonly ledger: Ledger;
}): Promise<void> {
  const { deployment, clock, plan, estimateUsd } = options;
  const log = createRunLog(options);
  log.trace("tier", plan.tierReason);
  log.trace("attempt", `Handed to ${deployment.id} as part of a batch, to be answered within a day.`, deployment.id);
  await log.begin({
    id: options.attemptId,
    deployment: deployment.id,
    outcome: "pending",
    startedAt: new Date(clock.now()).toISOString(),
    firstTokenMs: null,
    totalMs: null,
    usage: null,
    costUsd: null,
    later: true,
    ...(estimateUsd === null ? {} : { mayCostUsd: estimateUsd }),
  });
}

/** What became of a request that was handed over: `refused` where its answer came and was not the one that was asked for. */
export type LaterOutcome =
  | { readonly type: "ok"; readonly end: Extract<LaterEnd, { type: "answered" }> }
  | { readonly type: "refused"; readonly end: Extract<LaterEnd, { type: "answered" }>; readonly message: string }
  | { readonly type: "truncated"; readonly end: Extract<LaterEnd, { type: "answered" }> }
  | { readonly type: "failed"; readonly end: Extract<LaterEnd, { type: "failed" }> }
  /** It was never handed over, or let go of before it was done. */
  | { readonly type: "cancelled" };

/**
 * The run of `openLaterRun` as it ended. What the provider reported goes before what can be reckoned, as for any attempt.
 * Pure: closing one a second time gives the same.
 *
 * @param inputTokens as the plan counted them
 */
export function closedLaterRun(
  run: Run,
  outcome: LaterOutcome,
  circumstances: {
    readonly deployment: Deployment;
    readonly inputTokens: number;
    readonly cost: ExecutorOptions["cost"];
    /** Epoch milliseconds. */
    readonly now: number;
  },
): Run {
  const index = run.attempts.findLastIndex(({ later }) => later === true);
  const pending = run.attempts[index];
  if (pending === undefined) throw new HeadnoteError("internal", "The record of what was handed over is not there.");
  const { deployment, now, inputTokens, cost } = circumstances;
  const totalMs = Math.max(0, now - Date.parse(pending.startedAt));
  const end = outcome.type === "cancelled" ? null : outcome.end;
  const failure = failureOf(outcome);
  const measured = {
    text: end?.type === "answered" ? end.text : "",
    firstTokenMs: null,
    totalMs,
    servedModel: end?.servedModel ?? null,
    usage: end?.usage ?? null,
    rateLimits: null,
  };
  const billable = outcome.type === "failed" ? outcome.end.error.failure.billable : outcome.type !== "cancelled";
  const { mayCostUsd: _known, ...begun } = pending;
  const attempt: Attempt = {
    ...begun,
    ...charge({ ...measured, type: "cancelled", sent: billable }, deployment, {
      inputTokens,
      billable,
      cost,
      // At the price of the day on which it was handed over.
      at: Date.parse(pending.startedAt),
    }),
    outcome: outcome.type === "ok" ? "ok" : outcome.type === "cancelled" ? "cancelled" : "failed",
    totalMs,
    ...(measured.servedModel === null ? {} : { servedModel: measured.servedModel }),
    ...(failure === null ? {} : { errorClass: failure.errorClass }),
    ...(failure === null || failure.message === "" ? {} : { message: failure.message }),
  };
  const attempts = run.attempts.map((each, at) => (at === index ? attempt : each));
  const model = measured.servedModel ?? deployment.model;
  const after = duration(totalMs);
  const trace: TraceEvent = {
    atMs: totalMs,
    kind: outcome.type === "ok" ? "served" : "failure",
    deployment: deployment.id,
    text:
      failure === null
        ? `Answered by ${deployment.id} in its batch, after ${after}.${model === deployment.model ? "" : ` The provider says that the model "${model}" answered.`}`
        : `No answer from ${deployment.id} in its batch: ${wordsFor(failure.errorClass, null)}, after ${after}. ${failure.message}`.trim(),
  };
  return {
    ...run,
    served: outcome.type === "ok" ? { provider: deployment.provider, model } : null,
    attempts,
    trace: [...run.trace.filter(({ kind }) => kind !== "served" && kind !== "failure"), trace],
    costUsd: attempts.reduce<number | null>(
      (sum, { costUsd }) => (sum === null || costUsd === null ? null : sum + costUsd),
      0,
    ),
  };
}

function failureOf(outcome: LaterOutcome): { errorClass: NonNullable<Attempt["errorClass"]>; message: string } | null {
  switch (outcome.type) {
    case "ok":
      return null;
    case "refused":
      return { errorClass: "malformed", message: outcome.message };
    case "truncated":
      return {
        errorClass: "truncated",
        message: "The answer was longer than it was allowed to be and was cut off.",
      };
    case "failed":
      return { errorClass: outcome.end.error.failure.class, message: outcome.end.error.message };
    case "cancelled":
      return { errorClass: "cancelled", message: "" };
  }
}
