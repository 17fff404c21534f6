import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import type { Attempt } from "../../shared/domain/run.ts";
import type { Deployment, Failure, FinishReason } from "../providers/provider.ts";
import { makeAttempt, type AttemptEnd } from "./attempt.ts";
import { passesWithTime, type Pass } from "./breakers.ts";
import { charge } from "./charge.ts";
import { AnswerError, type ExecutionEvent, type Task } from "./executor.ts";
import type { Circumstances } from "./executor-options.ts";
import { limitsFor } from "./limits.ts";
import type { RunLog } from "./run-log.ts";
import { duration, wordsFor } from "./words.ts";

/** How asking a deployment ended. */
export type Asked<T> =
  | Attempted<T>
  /** Nothing was sent. `readyIn`: milliseconds until it might be, 0 or null where nobody knows. */
  | { readonly type: "passed-over"; readonly why: string; readonly readyIn: number | null };

export type Attempted<T> =
  | { readonly type: "answered"; readonly value: T }
  /** `begun`: some of the answer, or the announcement of it, had come. */
  | { readonly type: "failed"; readonly failure: Failure; readonly words: string; readonly begun: boolean }
  | { readonly type: "cancelled" };

/** A task as one of the deployments that are asked about it at the same time sees it. */
export type HeardTask<T> = Task<T> & {
  readonly onEvent: (event: ExecutionEvent) => void;
  /** As in `attempt.ts`. */
  readonly onSilence: () => void;
  readonly hedgeAfterMs: number | null;
  /** What this deployment costs for the task at most, US dollars; null where nobody knows. */
  readonly estimateUsd: number | null;
  readonly onSlow: () => void;
  /** Who began to answer in its place, and whether it was too late or only slower; null where nobody did. */
  readonly overtaken: () => { readonly by: string; readonly late: boolean } | null;
};

/** Makes one attempt, of which the ledger, the trace, the breakers and the health book learn all there is to know. */
export async function makeRecordedAttempt<T>(
  deployment: Deployment,
  key: string | null,
  pass: Pass,
  task: HeardTask<T>,
  log: RunLog,
  circumstances: Circumstances,
): Promise<Attempted<T>> {
  const { clock } = circumstances;
  const { estimateUsd } = task;
  const attempt: Attempt = {
    id: circumstances.newId(),
    deployment: deployment.id,
    outcome: "pending",
    startedAt: new Date(clock.now()).toISOString(),
    firstTokenMs: null,
    totalMs: null,
    usage: null,
    costUsd: null,
  };
  try {
    await log.begin(estimateUsd === null || estimateUsd === 0 ? attempt : { ...attempt, mayCostUsd: estimateUsd });
    log.trace("attempt", `Asked ${deployment.id}.`, deployment.id);
    task.onEvent({ type: "attempt", deployment: deployment.id });
    const end = await makeAttempt({
      provider: circumstances.provider(deployment.dialect),
      deployment,
      // The plan's word holds too, whoever made the request.
      request: task.plan.confined === true ? { ...task.request, confined: true } : task.request,
      key,
      limits: limitsFor(
        deployment,
        { inputTokens: task.plan.tokens, maxOutputTokens: task.request.maxOutputTokens },
        circumstances.limits,
        circumstances.health.view(deployment.id),
      ),
      clock,
      signal: task.signal,
      onSilence: task.onSilence,
      hedgeAfterMs: task.hedgeAfterMs,
      onSlow: task.onSlow,
      mayEndAtLimit: task.mayEndAtLimit ?? false,
      onProgress: (received, text) => {
        task.onEvent({ type: "progress", deployment: deployment.id, received });
        task.onEvent({ type: "delta", deployment: deployment.id, text });
      },
    });
    return conclude(attempt, end, deployment, pass, task, log, circumstances);
  } finally {
    // Cancelled, or the record could not be kept; an end that says more has already been counted.
    pass.released();
  }
}

function conclude<T>(
  pending: Attempt,
  end: AttemptEnd,
  deployment: Deployment,
  pass: Pass,
  task: HeardTask<T>,
  log: RunLog,
  circumstances: Circumstances,
): Attempted<T> {
  const close = (result: Partial<Attempt>, billable: boolean) =>
    log.end({
      ...pending,
      ...measures(end),
      ...charge(end, deployment, {
        inputTokens: task.plan.tokens,
        billable,
        at: circumstances.clock.now(),
        cost: circumstances.cost,
      }),
      ...result,
    });
  const after = duration(end.totalMs);

  if (end.rateLimits !== null) circumstances.admission.observe(deployment, end.rateLimits);
  switch (end.type) {
    case "cancelled": {
      const overtaken = task.overtaken();
      if (overtaken?.late === true) {
        const failure: Failure = { class: "timeout", scope: "model", retryAt: null, billable: true };
        const message = `No text came within ${after}, when ${overtaken.by} had begun.`;
        pass.failed(failure);
        addFailure(deployment, pass, circumstances);
        close({ outcome: "failed", errorClass: "timeout", message }, true);
        const words = wordsFor("timeout", null);
        log.trace("failure", `Tried ${deployment.id}: ${words}. ${message}`, deployment.id);
        return { type: "failed", failure, words, begun: false };
      }
      if (overtaken !== null) {
        close({ outcome: "cancelled", errorClass: "cancelled" }, end.sent);
        log.trace("failure", `${deployment.id} was let go after ${after}: ${overtaken.by} spoke first.`, deployment.id);
        return { type: "cancelled" };
      }
      close({ outcome: "cancelled", errorClass: "cancelled" }, end.sent);
      log.trace("failure", `${deployment.id} was cancelled after ${after}.`, deployment.id);
      return { type: "cancelled" };
    }
    case "failed": {
      const { failure, message, begun } = end;
      pass.failed(failure);
      if (failure.scope !== "request" && passesWithTime(failure.class)) addFailure(deployment, pass, circumstances);
      close({ outcome: "failed", errorClass: failure.class, message }, failure.billable);
      const words = wordsFor(failure.class, end.status);
      log.trace("failure", `Tried ${deployment.id}: ${words}, after ${after}.`, deployment.id);
      return { type: "failed", failure, words, begun };
    }
    case "answered": {
      pass.succeeded();
      addAnswer(deployment, end, circumstances);
      const accepted = accept(task, end.text, end.finishReason);
      if (accepted.type === "refused") {
        const { message, fault } = accepted;
        close({ outcome: "failed", errorClass: "malformed", message }, true);
        log.trace(
          "failure",
          `Tried ${deployment.id}: ${wordsFor("malformed", null)}, after ${after}. ${message}`,
          deployment.id,
        );
        if (fault !== null) throw fault;
        const failure: Failure = { class: "malformed", scope: "request", retryAt: null, billable: true };
        return { type: "failed", failure, words: wordsFor("malformed", null), begun: true };
      }
      close({ outcome: "ok" }, true);
      const model = end.servedModel ?? deployment.model;
      log.served({ provider: deployment.provider, model });
      const other = model === deployment.model ? "" : ` The provider says that the model "${model}" answered.`;
      log.trace("served", `Answered by ${deployment.id} in ${after}.${other}`, deployment.id);
      return { type: "answered", value: accepted.value };
    }
  }
}

type Acceptance<T> =
  | { readonly type: "accepted"; readonly value: T }
  /** `fault`: it was not the answer that was wrong, but this program. */
  | { readonly type: "refused"; readonly message: string; readonly fault: HeadnoteError | null };

function accept<T>(task: HeardTask<T>, answer: string, finishReason: FinishReason): Acceptance<T> {
  try {
    return { type: "accepted", value: task.accept(answer, finishReason) };
  } catch (error) {
    if (error instanceof AnswerError) return { type: "refused", message: error.message, fault: null };
    const message = "The answer could not be checked. This is a fault of Headnote; the attempt is in the record.";
    const fault = isHeadnoteError(error) ? error : new HeadnoteError("internal", message, { cause: error });
    return { type: "refused", message: fault.message, fault };
  }
}

/** Fewer tokens, or less time, do not tell how fast a model writes. */
const least = { tokens: 20, milliseconds: 50 };

function addAnswer(deployment: Deployment, end: AttemptEnd, { health }: Circumstances): void {
  if (deployment.dialect === "on-device") return;
  if (end.firstTokenMs === null) {
    health.add(deployment.id, { failed: false, firstTokenMs: null, tokensPerSecond: null });
    return;
  }
  const writingMs = end.totalMs - end.firstTokenMs;
  const tokens = (end.usage?.outputTokens ?? 0) - (end.usage?.reasoningTokens ?? 0);
  const tokensPerSecond = tokens < least.tokens || writingMs < least.milliseconds ? null : (tokens / writingMs) * 1000;
  health.add(deployment.id, { failed: false, firstTokenMs: end.firstTokenMs, tokensPerSecond });
}

/**
 * Times of failed calls are not counted: a text that was cut says nothing of how soon whole answers begin. Neither are
 * probes of what is known: the breaker sees to an outage, and is done with it sooner than a rate would be.
 */
function addFailure({ id, dialect }: Deployment, { probe }: Pass, { health }: Circumstances): void {
  if (dialect === "on-device" || (probe && health.view(id)?.known === true)) return;
  health.add(id, { failed: true, firstTokenMs: null, tokensPerSecond: null });
}

function measures({ firstTokenMs, totalMs, servedModel }: AttemptEnd): Partial<Attempt> {
  return {
    firstTokenMs: firstTokenMs === null ? null : Math.round(firstTokenMs),
    totalMs: Math.round(totalMs),
    ...(servedModel === null ? {} : { servedModel }),
  };
}
