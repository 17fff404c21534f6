import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import type { Attempt } from "../../shared/domain/run.ts";
import type { Deployment, Failure, FinishReason } from "../providers/provider.ts";
import { makeAttempt, type AttemptEnd } from "./attempt.ts";
import { freePass, type Breakers, type Pass } from "./breakers.ts";
import { charge } from "./charge.ts";
import { pause } from "./clock.ts";
import { AnswerError, type ExecutionEvent, type Task } from "./executor.ts";
import type { Circumstances } from "./executor-options.ts";
import { limitsFor } from "./limits.ts";
import { retryDelay } from "./retry.ts";
import type { RunLog } from "./run-log.ts";
import { duration, wordsFor } from "./words.ts";

export type Asked<T> =
  | { readonly type: "answered"; readonly value: T }
  | { readonly type: "failed"; readonly failure: Failure; readonly words: string }
  /** Nothing was sent. */
  | { readonly type: "passed-over"; readonly why: string }
  | { readonly type: "cancelled" };

export type HeardTask<T> = Task<T> & { readonly onEvent: (event: ExecutionEvent) => void };

export interface Situation {
  /** The candidate before, whose answer was lost. */
  readonly lost: { readonly id: string; readonly words: string } | null;
  /** Whether another model could be asked after this one. */
  readonly another: boolean;
}

/** Asks one deployment, and once more where `retry.ts` says that it is worth it. */
export async function askDeployment<T>(
  deployment: Deployment,
  task: HeardTask<T>,
  log: RunLog,
  circumstances: Circumstances,
  situation: Situation,
): Promise<Asked<T>> {
  const { clock, random } = circumstances;
  const access = accessTo(deployment, circumstances);
  if ("why" in access) return { type: "passed-over", why: access.why };
  const pass = enter(deployment, circumstances);
  if ("refusedFor" in pass) {
    const wait = pass.refusedFor > 0 ? ` for another ${duration(pass.refusedFor)}` : "";
    return { type: "passed-over", why: `after its last failures it is left alone${wait}.` };
  }
  announceSwitch(deployment, task, log, situation);

  const first = await attemptOnce(deployment, access.key, pass, task, log, circumstances);
  if (first.type !== "failed") return first;
  const delay = retryDelay(first.failure, { begun: first.begun, another: situation.another, now: clock.now(), random });
  if (delay === null) return first;
  await pause(clock, delay, task.signal);
  if (task.signal.aborted) return { type: "cancelled" };
  const again = enter(deployment, circumstances);
  if ("refusedFor" in again) return first;
  log.trace("retry", `Asking ${deployment.id} once more, after ${duration(delay)}.`, deployment.id);
  return attemptOnce(deployment, access.key, again, task, log, circumstances);
}

function accessTo(
  deployment: Deployment,
  circumstances: Circumstances,
): { readonly key: string | null } | { readonly why: string } {
  if (deployment.local) return { key: null };
  try {
    const key = circumstances.key(deployment.provider);
    return key === null ? { why: "its key is no longer there." } : { key };
  } catch (error) {
    if (!isHeadnoteError(error)) throw error;
    return { why: `its key could not be read: ${error.message}` };
  }
}

/** The embedded engine is never closed off: it is the last resort. */
function enter(deployment: Deployment, { breakers }: Circumstances): ReturnType<Breakers["enter"]> {
  return deployment.dialect === "on-device" ? freePass : breakers.enter(deployment);
}

function announceSwitch<T>(deployment: Deployment, task: HeardTask<T>, log: RunLog, { lost }: Situation): void {
  if (lost === null) return;
  const last = deployment.dialect === "on-device";
  const how = last ? ", which works on this device" : "";
  log.trace(last ? "fallback" : "failover", `Switched from ${lost.id} to ${deployment.id}${how}.`, deployment.id);
  task.onEvent({ type: "switch", from: lost.id, to: deployment.id, reason: lost.words });
}

type Once<T> =
  | Exclude<Asked<T>, { type: "failed" } | { type: "passed-over" }>
  | (Extract<Asked<T>, { type: "failed" }> & { readonly begun: boolean });

async function attemptOnce<T>(
  deployment: Deployment,
  key: string | null,
  pass: Pass,
  task: HeardTask<T>,
  log: RunLog,
  circumstances: Circumstances,
): Promise<Once<T>> {
  const { clock } = circumstances;
  const pending: Attempt = {
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
    log.begin(pending);
    log.trace("attempt", `Asked ${deployment.id}.`, deployment.id);
    task.onEvent({ type: "attempt", deployment: deployment.id });
    const end = await makeAttempt({
      provider: circumstances.provider(deployment.dialect),
      deployment,
      request: task.request,
      key,
      limits: limitsFor(
        deployment,
        { inputTokens: task.plan.tokens, maxOutputTokens: task.request.maxOutputTokens },
        circumstances.limits,
      ),
      clock,
      signal: task.signal,
      mayEndAtLimit: task.mayEndAtLimit ?? false,
      onProgress: (received, text) => {
        task.onEvent({ type: "progress", deployment: deployment.id, received });
        task.onEvent({ type: "delta", deployment: deployment.id, text });
      },
    });
    return conclude(pending, end, deployment, pass, task, log, circumstances);
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
): Once<T> {
  const close = (result: Partial<Attempt>, billable: boolean) =>
    log.end({
      ...pending,
      ...measures(end),
      ...charge(end, deployment, { inputTokens: task.plan.tokens, billable, cost: circumstances.cost }),
      ...result,
    });
  const after = duration(end.totalMs);

  switch (end.type) {
    case "cancelled":
      close({ outcome: "cancelled", errorClass: "cancelled" }, end.sent);
      log.trace("failure", `${deployment.id} was cancelled after ${after}.`, deployment.id);
      return { type: "cancelled" };
    case "failed": {
      const { failure, message, begun } = end;
      pass.failed(failure);
      close({ outcome: "failed", errorClass: failure.class, message }, failure.billable);
      const words = wordsFor(failure.class, end.status);
      log.trace("failure", `Tried ${deployment.id}: ${words}, after ${after}.`, deployment.id);
      return { type: "failed", failure, words, begun };
    }
    case "answered": {
      pass.succeeded();
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

function measures({ firstTokenMs, totalMs, servedModel }: AttemptEnd): Partial<Attempt> {
  return {
    firstTokenMs: firstTokenMs === null ? null : Math.round(firstTokenMs),
    totalMs: Math.round(totalMs),
    ...(servedModel === null ? {} : { servedModel }),
  };
}
