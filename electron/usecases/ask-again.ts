import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { runSchema, servedBy, type Plan, type Run, type TraceEvent } from "../../shared/domain/run.ts";
import type { Summary } from "../../shared/domain/summary.ts";
import type { Outcome, Task } from "../execution/executor.ts";
import { betterVerified, countUnverified, shouldEscalate, type Escalation } from "../summaries/escalation.ts";
import type { House } from "./house.ts";
import { onDeviceDeployment } from "./plan-contract.ts";

/** An answer, and what the check made of it. */
export interface Checked {
  readonly summary: Summary;
}

export interface Asked<T> {
  readonly value: T;
  readonly run: Run;
  /** One sentence where the task went up; null where it did not. */
  readonly note: string | null;
}

/**
 * Judges an answer and, where it is not good enough, has the task done once more, one tier up, by a model that was not
 * asked yet. The better verified of the two answers is kept; both runs are in the ledger, each with its own attempts, and
 * tell of each other. A second run that fails costs nothing of the first; one that is cancelled cancels the task.
 */
export async function askAgainWhereWeak<T extends Checked>(
  house: House,
  task: Task<T>,
  first: Outcome<T>,
  /** What the engine on this device reads in the same contract, checked; asked for where it is needed. */
  reading: () => Summary,
): Promise<Asked<T>> {
  const stays: Asked<T> = { ...first, note: null };
  const onDevice = servedBy(first.run) === onDeviceDeployment;
  // The engine's own answer is the cross-check itself: only answers of models that broke off can send it up.
  if (onDevice && first.run.attempts.length <= 1) return stays;
  const check = reading();
  const escalation = shouldEscalate({ run: first.run, summary: first.value.summary, check, onDevice });
  if (escalation === null) return stays;
  const plan = planUp(task, first.run);
  const next = plan?.candidates.find(({ eligible }) => eligible);
  if (plan === null || next === undefined) return stays;
  task.onEvent?.({ type: "switch", from: servedBy(first.run), to: next.deployment, reason: escalation.reason });

  let second: Outcome<T>;
  try {
    second = await house.executor().execute({ ...task, plan });
  } catch (error) {
    if (!isHeadnoteError(error) || error.code === "cancelled") throw error;
    const failed = runSchema.safeParse(error.data?.["run"]);
    const told = failed.success
      ? keep(house, escalation, { kept: first, other: failed.data, second: null })
      : first.run;
    return {
      value: first.value,
      run: told,
      note: `${sentence(escalation)} Nobody there answered, so the first answer is shown.`,
    };
  }
  if (servedBy(second.run) === onDeviceDeployment) return stays;
  const which = betterVerified(first.value.summary, second.value.summary, check);
  const kept = which === "first" ? first : second;
  const other = which === "first" ? second : first;
  const run = keep(house, escalation, {
    kept,
    other: other.run,
    second: { which, first: first.value.summary, second: second.value.summary },
  });
  const shown =
    which === "second"
      ? `The answer of ${servedBy(run)} is shown.`
      : `That was no better, so the first answer, of ${servedBy(run)}, is shown.`;
  return { value: kept.value, run, note: `${sentence(escalation)} ${shown}` };
}

/** The same task for those whom the plan named for this, less those who were asked already; null where nobody is left. */
function planUp({ plan }: Pick<Task<unknown>, "plan">, run: Run): Plan | null {
  const { ifWeak } = plan;
  if (ifWeak === null || ifWeak === undefined) return null;
  const asked = new Set(run.attempts.map(({ deployment }) => deployment));
  const candidates = ifWeak.candidates.filter(({ deployment }) => !asked.has(deployment));
  const [first] = candidates;
  if (first === undefined) return null;
  return { ...plan, tier: ifWeak.tier, route: ifWeak.tier, candidates, estimateUsd: first.estimateUsd, ifWeak: null };
}

interface Both {
  readonly kept: Outcome<Checked>;
  readonly other: Run;
  /** Null where the second answer never came. */
  readonly second: { readonly which: "first" | "second"; readonly first: Summary; readonly second: Summary } | null;
}

/** Writes into both runs what came of it, and gives the one that is kept. */
function keep(house: House, escalation: Escalation, { kept, other, second }: Both): Run {
  const common = {
    from: escalation.from,
    to: escalation.to,
    reason: sentence(escalation),
    kept: second?.which ?? ("first" as const),
    unverified: {
      first: countUnverified(second?.first ?? kept.value.summary).unverified,
      second: second === null ? null : countUnverified(second.second).unverified,
    },
  };
  const told = (run: Run, by: Run): Run => ({
    ...run,
    trace: [...run.trace, traceOf(run, common.reason, by)],
    escalation: { ...common, other: { runId: by.id, costUsd: by.costUsd } },
  });
  house.library().closeRun(told(other, kept.run));
  return told(kept.run, other);
}

function traceOf(run: Run, reason: string, by: Run): TraceEvent {
  const cost = by.costUsd === null ? "at a cost that is not known" : `for $${by.costUsd.toFixed(4)}`;
  const who = by.served === null ? "nobody answered" : `${servedBy(by)} answered`;
  return { atMs: run.trace.at(-1)?.atMs ?? 0, kind: "verified", text: `${reason} In the other run ${who} ${cost}.` };
}

function sentence({ from, to, reason }: Escalation): string {
  return `Asked again one tier up, ${to} instead of ${from}, because ${reason}.`;
}
