import { randomUUID } from "node:crypto";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { Deployment } from "../providers/provider.ts";
import { askDeployment, type Asked, type HeardTask } from "./ask-deployment.ts";
import { createBreakers } from "./breakers.ts";
import { systemClock } from "./clock.ts";
import type { ExecutionEvent, Executor, Outcome, Task } from "./executor.ts";
import type { Circumstances, ExecutorOptions } from "./executor-options.ts";
import { defaultLimits } from "./limits.ts";
import { nobodyAnswered, nobodyToAsk } from "./no-answer.ts";
import { createRunLog, type RunLog } from "./run-log.ts";
import { createSkips } from "./skips.ts";

/** The breakers live as long as the executor: make one, and keep it. */
export function createExecutor(options: ExecutorOptions): Executor {
  const clock = options.clock ?? systemClock;
  const newId = options.newId ?? randomUUID;
  const circumstances: Circumstances = {
    ...options,
    clock,
    newId,
    random: options.random ?? Math.random,
    limits: { ...defaultLimits, ...options.limits },
    breakers: createBreakers(clock),
  };
  return {
    async execute<T>(task: Task<T>): Promise<Outcome<T>> {
      const log = createRunLog({ id: newId(), plan: task.plan, matter: task.matter, clock, ledger: options.ledger });
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
async function answer<T>(task: HeardTask<T>, log: RunLog, circumstances: Circumstances): Promise<T> {
  const { plan, signal } = task;
  log.trace("tier", plan.tierReason);
  for (const { deployment, eligible, reason } of plan.candidates) {
    if (!eligible) log.trace("rejected", `Not asked: ${deployment}. ${reason}`, deployment);
  }
  const eligible = plan.candidates.filter((candidate) => candidate.eligible).map(({ deployment }) => deployment);
  if (eligible.length === 0) throw nobodyToAsk(plan, log);
  log.trace("candidate", `To be asked, in this order: ${eligible.join(", ")}.`);

  const skips = createSkips();
  const line = eligible.map((id) => ({ id, deployment: circumstances.resolve(id) }));
  let lost: { readonly id: string; readonly words: string } | null = null;
  const setbacks: string[] = [];
  const passOver = (id: string, why: string) => {
    log.trace("rejected", `Not asked: ${id}, because ${why}`, id);
    setbacks.push(`${id}: ${why.replace(/\.$/, "")}`);
  };

  for (const [index, { id, deployment }] of line.entries()) {
    if (signal.aborted) throw cancelled(log);
    if ("problem" in deployment) {
      passOver(id, `it can no longer be called: ${deployment.problem}`);
      continue;
    }
    const skip = skips.reason(deployment);
    if (skip !== null) {
      passOver(id, skip);
      continue;
    }
    const result: Asked<T> = await askDeployment(deployment, task, log, circumstances, {
      lost,
      another: line.slice(index + 1).some((next) => isModel(next.deployment) && skips.reason(next.deployment) === null),
    });
    switch (result.type) {
      case "answered":
        return result.value;
      case "passed-over":
        passOver(id, result.why);
        break;
      case "failed":
        skips.add(deployment, result.failure);
        lost = { id, words: result.words };
        setbacks.push(`${id}: ${result.words}`);
        if (task.endsWith?.(result.failure) === true) throw nobodyAnswered(setbacks, log);
        break;
      case "cancelled":
        throw cancelled(log);
    }
  }
  if (signal.aborted) throw cancelled(log);
  throw nobodyAnswered(setbacks, log);
}

function isModel(deployment: Deployment | { readonly problem: string }): deployment is Deployment {
  return !("problem" in deployment) && deployment.dialect !== "on-device";
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
