import { isHeadnoteError } from "../../shared/domain/errors.ts";
import type { Deployment } from "../providers/provider.ts";
import type { Ticket } from "./admission.ts";
import { freePass, type Breakers } from "./breakers.ts";
import { pause } from "./clock.ts";
import type { Circumstances } from "./executor-options.ts";
import { makeRecordedAttempt, type Asked, type HeardTask } from "./recorded-attempt.ts";
import { retryDelay } from "./retry.ts";
import type { RunLog } from "./run-log.ts";
import { duration } from "./words.ts";

export interface Situation {
  /** The candidate before, whose answer was lost. */
  readonly lost: { readonly id: string; readonly words: string } | null;
  /** Whether another model could be asked after this one. */
  readonly another: boolean;
}

/** How long a task waits in a deployment's line, ms: not long where another could be asked, else as long as a batch takes. */
const linePatienceMs = { another: 5000, alone: 600_000 };
/** A shorter wait is nothing that a reader should be told of, ms. */
const leastToldMs = 50;
/** Attempts of one run after which nobody is asked a second time. */
const mostBeforeRetry = 4;

/** Asks one deployment, and again where `retry.ts` says that it is worth it. */
export async function askDeployment<T>(
  deployment: Deployment,
  task: HeardTask<T>,
  log: RunLog,
  circumstances: Circumstances,
  situation: Situation,
): Promise<Asked<T>> {
  const { clock, random, retries } = circumstances;
  const access = accessTo(deployment, circumstances);
  if ("why" in access) return { type: "passed-over", why: access.why, readyIn: null };

  const { another } = situation;
  for (let calls = 1; ; calls += 1) {
    const place = await enter(deployment, task, log, circumstances, another);
    if (task.signal.aborted) {
      leave(place);
      return { type: "cancelled" };
    }
    if ("why" in place) return { type: "passed-over", ...place };
    if (calls === 1) {
      retries.called(deployment.id);
      announceSwitch(deployment, task, log, situation);
    }
    const result = await makeRecordedAttempt(deployment, access.key, place.pass, task, log, circumstances).finally(() =>
      place.ticket?.done(),
    );
    if (result.type !== "failed" || task.signal.aborted) return result;
    const delay = retryDelay(result.failure, { begun: result.begun, another, calls, now: clock.now(), random });
    if (delay === null || log.attempts() >= mostBeforeRetry) return result;
    if (circumstances.breakers.refusal(deployment) !== null && result.failure.retryAt === null) return result;
    if (!retries.take(deployment.id)) {
      log.trace("failure", `${deployment.id} has been asked again too often of late.`, deployment.id);
      return result;
    }
    await pause(clock, delay, task.signal);
    if (task.signal.aborted) return { type: "cancelled" };
    if (circumstances.breakers.refusal(deployment) !== null) return result;
    log.trace("retry", `Asking ${deployment.id} once more, after ${duration(delay)}.`, deployment.id);
  }
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

type Place =
  | { readonly pass: Exclude<ReturnType<Breakers["enter"]>, { refusedFor: number }>; readonly ticket: Ticket | null }
  | { readonly why: string; readonly readyIn: number | null };

/** The embedded engine is never closed off and has no limits: it is the last resort. */
async function enter<T>(
  deployment: Deployment,
  task: HeardTask<T>,
  log: RunLog,
  circumstances: Circumstances,
  another: boolean,
): Promise<Place> {
  if (deployment.dialect === "on-device") return { pass: freePass, ticket: null };
  const { admission, breakers } = circumstances;
  const refusedFor = breakers.refusal(deployment);
  if (refusedFor !== null) return leftAlone(refusedFor);
  const ticket = await admission.enter(deployment, {
    inputTokens: task.plan.tokens,
    outputTokens: task.request.maxOutputTokens,
    patienceMs: another ? linePatienceMs.another : linePatienceMs.alone,
    signal: task.signal,
  });
  if ("refusedFor" in ticket) {
    const wait = ticket.refusedFor === null ? "" : ` for another ${duration(ticket.refusedFor)}`;
    return { why: `as much is being asked of it as its limits allow${wait}.`, readyIn: ticket.refusedFor };
  }
  if (ticket.waitedMs >= leastToldMs) {
    log.trace("candidate", `Waited ${duration(ticket.waitedMs)} for a turn with ${deployment.id}.`, deployment.id);
  }
  const pass = breakers.enter(deployment);
  if (!("refusedFor" in pass)) return { pass, ticket };
  ticket.done();
  return leftAlone(pass.refusedFor);
}

function leftAlone(refusedFor: number): Extract<Place, { why: string }> {
  const wait = refusedFor > 0 ? ` for another ${duration(refusedFor)}` : "";
  return { why: `after its last failures it is left alone${wait}.`, readyIn: refusedFor };
}

function leave(place: Place): void {
  if ("why" in place) return;
  place.pass.released();
  place.ticket?.done();
}

function announceSwitch<T>(deployment: Deployment, task: HeardTask<T>, log: RunLog, { lost }: Situation): void {
  if (lost === null) return;
  const last = deployment.dialect === "on-device";
  const how = last ? ", which works on this device" : "";
  log.trace(last ? "fallback" : "failover", `Switched from ${lost.id} to ${deployment.id}${how}.`, deployment.id);
  task.onEvent({ type: "switch", from: lost.id, to: deployment.id, reason: lost.words });
}
