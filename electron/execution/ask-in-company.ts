import type { Deployment } from "../providers/provider.ts";
import { askDeployment, type Situation } from "./ask-deployment.ts";
import type { Circumstances } from "./executor-options.ts";
import type { ExecutionEvent, Task } from "./executor.ts";
import type { Line } from "./line.ts";
import type { Asked, HeardTask } from "./recorded-attempt.ts";
import type { RunLog } from "./run-log.ts";
import { wordsFor } from "./words.ts";

export type ListenedTask<T> = Task<T> & { readonly onEvent: (event: ExecutionEvent) => void };

/** How one that was asked ended. */
export interface Ending<T> {
  readonly deployment: Deployment;
  readonly result: Asked<T>;
}

interface Speaker {
  readonly deployment: Deployment;
  readonly abort: AbortController;
  /** Silent for longer than it may be, and not only slower than usual. */
  late: boolean;
  overtakenBy: string | null;
}

const mostAtOnce = 2;

/**
 * Asks one deployment, and where it is silent for too long the next beside it: a model that thinks is not given up while it
 * may be thinking, and any model may be hedged where the firm wants that. Whoever speaks first is heard; the other is let
 * go, and what it cost is booked. Resolves with all endings in their order when all have ended, so that nothing is left
 * unrecorded; at most one of them is an answer that counts, the first.
 */
export async function askInCompany<T>(
  first: Deployment,
  line: Line,
  task: ListenedTask<T>,
  log: RunLog,
  circumstances: Circumstances,
  situation: Pick<Situation, "lost">,
): Promise<Ending<T>[]> {
  const endings: Ending<T>[] = [];
  const running = new Map<Speaker, Promise<void>>();
  const faults: unknown[] = [];
  let speaking: Speaker | null = null;

  const letOthersGo = (one: Speaker) => {
    for (const other of running.keys()) {
      if (other === one || other.overtakenBy !== null) continue;
      other.overtakenBy = one.deployment.id;
      // Nothing was said against one that was only slower: should the answer be lost yet, it is the next.
      if (!other.late) line.putBack(other.deployment);
      other.abort.abort();
    }
  };

  const invite = (beside: Speaker, why: "silent" | "slow"): void => {
    if (speaking !== null || beside.overtakenBy !== null || task.signal.aborted || running.size >= mostAtOnce) return;
    const next = line.take("model");
    if (next === null) return;
    if (why === "slow" && !circumstances.hedging.take(line.estimateUsd(next))) {
      line.putBack(next);
      return;
    }
    const { id } = beside.deployment;
    log.trace(
      "attempt",
      `${id} has not begun yet, so ${next.id} is asked beside it: whoever begins first is heard.`,
      next.id,
    );
    start(next, { lost: null, another: line.another() });
  };

  const hear = (speaker: Speaker, event: ExecutionEvent): void => {
    if (event.type === "progress" || event.type === "delta") {
      if (speaker.overtakenBy !== null) return;
      if (speaking === null) {
        speaking = speaker;
        letOthersGo(speaker);
        const { id } = speaker.deployment;
        if (speaker.deployment !== first) {
          log.trace("failover", `Switched from ${first.id} to ${id}, which began first.`, id);
          task.onEvent({ type: "switch", from: first.id, to: id, reason: wordsFor("timeout", null) });
        }
      }
    }
    task.onEvent(event);
  };

  const ended = (speaker: Speaker, result: Asked<T>): void => {
    const { deployment } = speaker;
    running.delete(speaker);
    endings.push({ deployment, result });
    if (speaking === speaker) speaking = null;
    switch (result.type) {
      case "answered":
        letOthersGo(speaker);
        break;
      case "failed":
        line.failed(deployment, result.failure, result.words);
        if (task.endsWith?.(result.failure) === true) letOthersGo(speaker);
        break;
      case "passed-over":
        line.passedOver(deployment, result.why, result.readyIn);
        break;
      case "cancelled":
        break;
    }
    // Whoever is still silent gets other company than the one that was of no use.
    for (const left of running.keys()) if (left.late) invite(left, "silent");
  };

  const start = (deployment: Deployment, how: Situation): void => {
    const speaker: Speaker = { deployment, abort: new AbortController(), late: false, overtakenBy: null };
    const { health, hedging } = circumstances;
    const heard: HeardTask<T> = {
      ...task,
      signal: AbortSignal.any([task.signal, speaker.abort.signal]),
      overtaken: () =>
        speaker.overtakenBy === null || task.signal.aborted ? null : { by: speaker.overtakenBy, late: speaker.late },
      estimateUsd: deployment.local ? 0 : line.estimateUsd(deployment),
      hedgeAfterMs: deployment.dialect === "on-device" ? null : hedging.after(health.view(deployment.id)),
      onSlow: () => invite(speaker, "slow"),
      onSilence: () => {
        speaker.late = true;
        invite(speaker, "silent");
      },
      onEvent: (event) => hear(speaker, event),
    };
    // Between the look at the budget and this nothing else can have begun.
    const letGo = circumstances.commitments.hold({
      estimateUsd: heard.estimateUsd,
      matter: task.matter,
      provider: deployment.provider,
    });
    const asked = askDeployment(deployment, heard, log, circumstances, how).then(
      (result) => {
        letGo();
        ended(speaker, result);
      },
      (fault: unknown) => {
        letGo();
        running.delete(speaker);
        faults.push(fault);
        letOthersGo(speaker);
      },
    );
    running.set(speaker, asked);
  };

  start(first, { ...situation, another: line.another() });
  while (running.size > 0) await Promise.race(running.values());
  if (faults.length > 0) throw faults[0];
  return endings;
}
