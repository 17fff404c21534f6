import { randomUUID } from "node:crypto";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { Deployment } from "../providers/provider.ts";
import { createAdmission } from "./admission.ts";
import type { Situation } from "./ask-deployment.ts";
import { askInCompany, type Ending, type ListenedTask } from "./ask-in-company.ts";
import { createBreakers } from "./breakers.ts";
import { pause, systemClock } from "./clock.ts";
import { createCommitments } from "./commitments.ts";
import type { ExecutionEvent, Executor, Outcome, Task } from "./executor.ts";
import type { Circumstances, ExecutorOptions } from "./executor-options.ts";
import { createHealthBook } from "./health-book.ts";
import { createHedging } from "./hedging.ts";
import { defaultLimits } from "./limits.ts";
import { createLine, type Line } from "./line.ts";
import { nobodyAnswered, nobodyToAsk } from "./no-answer.ts";
import { createRetryBudget } from "./retry-budget.ts";
import { createRunLog, type RunLog } from "./run-log.ts";
import { duration } from "./words.ts";

/** Breakers, lines and budgets live as long as the executor: make one, and keep it. */
export function createExecutor(options: ExecutorOptions): Executor {
  const clock = options.clock ?? systemClock;
  const newId = options.newId ?? randomUUID;
  const limitsOf = options.limitsOf ?? (() => null);
  const hedge = options.hedge ?? (() => null);
  const circumstances: Circumstances = {
    ...options,
    clock,
    newId,
    random: options.random ?? Math.random,
    limits: { ...defaultLimits, ...options.limits },
    health: options.health ?? createHealthBook({ clock }),
    limitsOf,
    budget: options.budget ?? (() => ({ verdict: "ok", sentence: null, remedy: null })),
    hedge,
    breakers: createBreakers(clock),
    admission: createAdmission(clock, limitsOf),
    commitments: createCommitments(),
    retries: createRetryBudget(clock),
    hedging: createHedging(clock, hedge),
  };
  return {
    async execute<T>(task: Task<T>): Promise<Outcome<T>> {
      const id = newId();
      task.onRun?.(id);
      const log = createRunLog({ id, plan: task.plan, matter: task.matter, clock, ledger: options.ledger });
      let value: T;
      try {
        value = await answer({ ...task, onEvent: heard(task.onEvent) }, log, circumstances);
      } catch (error) {
        closeQuietly(log);
        throw error;
      }
      log.close();
      return { value, run: log.run() };
    },
  };
}

export type { ExecutorOptions } from "./executor-options.ts";

/** Asks the eligible candidates in turn until one has answered. */
async function answer<T>(task: ListenedTask<T>, log: RunLog, circumstances: Circumstances): Promise<T> {
  const { plan, signal } = task;
  log.trace("tier", plan.tierReason);
  for (const { deployment, eligible, reason, remedy } of plan.candidates) {
    if (eligible) continue;
    const change = remedy === undefined ? "" : ` ${remedy}`;
    log.trace("rejected", `Not asked: ${deployment}. ${reason}${change}`, deployment);
  }
  const eligible = plan.candidates.filter((candidate) => candidate.eligible);
  const [first] = eligible;
  if (first === undefined) throw nobodyToAsk(plan, log);
  log.trace("candidate", `To be asked, in this order: ${eligible.map(({ deployment }) => deployment).join(", ")}.`);
  circumstances.hedging.called();
  if (plan.strategy === "fastest") circumstances.health.led(plan.route, first.deployment);

  const line = createLine(eligible, task, log, circumstances);
  let lost: Situation["lost"] = null;
  for (;;) {
    if (signal.aborted) throw cancelled(log);
    const deployment = line.take("model") ?? (await comeBack(line, task, log, circumstances)) ?? line.take();
    if (signal.aborted) throw cancelled(log);
    if (deployment === null) throw nobodyAnswered(line, log);
    const endings: readonly Ending<T>[] = await askInCompany(deployment, line, task, log, circumstances, { lost });
    for (const { result } of endings) if (result.type === "answered") return result.value;
    if (signal.aborted) throw cancelled(log);
    for (const { deployment: one, result } of endings) {
      if (result.type !== "failed") continue;
      if (task.endsWith?.(result.failure) === true) throw nobodyAnswered(line, log);
      lost = { id: one.id, words: result.words };
    }
  }
}

/** Where no model is left to ask just now: the one that comes back first, once it is back, if that is soon. */
async function comeBack<T>(
  line: Line,
  { signal }: ListenedTask<T>,
  log: RunLog,
  { clock }: Circumstances,
): Promise<Deployment | null> {
  const first = line.soonest();
  if (first === null) return null;
  const { deployment, readyIn } = first;
  log.trace("retry", `Waiting ${duration(readyIn)} for ${deployment.id}, which comes back first.`, deployment.id);
  await pause(clock, readyIn, signal);
  return deployment;
}

function cancelled(log: RunLog): HeadnoteError {
  return new HeadnoteError("cancelled", "The task was cancelled. Nothing of an unfinished answer is kept.", {
    data: { run: log.run() },
  });
}

/** A listener that throws (its page is gone) is not called again: that must not cost an answer. */
function heard(listener: ((event: ExecutionEvent) => void) | undefined): (event: ExecutionEvent) => void {
  let listening = listener;
  return (event) => {
    try {
      listening?.(event);
    } catch {
      listening = undefined;
    }
  };
}

/** What already went wrong says more than a record that cannot be closed because of it. */
function closeQuietly(log: RunLog): void {
  try {
    log.close();
  } catch {
    return;
  }
}
