import type { BatchItem } from "../../shared/domain/batch.ts";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import type { Turns } from "../../shared/domain/turns.ts";
import type { LaterAnswers } from "../providers/later.ts";
import type { Deployment } from "../providers/provider.ts";
import { labelOf } from "../providers/vendors.ts";
import { costOfRuns, ownMistake, stopsBatch } from "./batch-item.ts";
import type { House } from "./house.ts";
import { takeInAnswer } from "./later-answer.ts";

export interface IntakeOptions {
  readonly house: House;
  readonly deployment: Deployment;
  readonly running: Turns;
  readonly signal: AbortSignal;
  /** Changes an item that was handed over; null where this process no longer may, which aborts `signal`. */
  readonly change: (id: string, change: Partial<BatchItem>) => BatchItem | null;
  /** One was done. */
  readonly onDone: () => void;
}

/** Takes in the answer to one contract of a submission, in its turn, and writes what became of the contract. */
export async function takeInOne(
  item: BatchItem,
  { ends, unreadable }: LaterAnswers,
  { house, deployment, running, signal, change, onDone }: IntakeOptions,
): Promise<void> {
  const library = house.library();
  const now = () => new Date(house.now()).toISOString();
  const leave = await running.take(signal, item.batchId);
  try {
    const batch = library.batches.get(item.batchId)?.batch ?? null;
    if (batch === null || item.submission === null) return;
    const runs = [...item.runs];
    const end = ends.get(item.submission.run) ?? null;
    const onRun = (run: string) => {
      runs.push(run);
      if (change(item.id, { runs: [...runs] }) === null) throw lostHold();
    };
    const result = await takeInAnswer(item, end, unreadable > 0, { house, batch, deployment, signal, onRun });
    const ended = { costUsd: costOfRuns(house, runs), endedAt: now() };
    switch (result.type) {
      case "done":
        change(item.id, { ...ended, state: "done", message: result.note });
        onDone();
        return;
      case "cancelled": {
        if (batch.control === "cancelled") {
          change(item.id, { ...ended, state: "cancelled", message: null });
          return;
        }
        const message = `It was cancelled at ${labelOf(deployment.provider, house.configuration().current.providers)} before it was done. Try it again to have it asked once more.`;
        change(item.id, { ...ended, state: "failed", code: "provider-failed", message });
        return;
      }
      case "lost":
        change(
          item.id,
          batch.control === "cancelled"
            ? { ...ended, state: "cancelled", message: result.why }
            : {
                ...ordinary(item, result.why, result.other ? deployment.id : null),
                costUsd: ended.costUsd,
              },
        );
    }
  } catch (error) {
    if (signal.aborted || stopsBatch(error)) throw error;
    const known = isHeadnoteError(error) ? error : ownMistake();
    const costUsd = costOfRuns(house, item.runs);
    change(item.id, { state: "failed", code: known.code, message: known.message, costUsd, endedAt: now() });
  } finally {
    leave();
  }
}

/** An item that goes the ordinary way from now on, asking everybody who was said yes to but `without`. */
export function ordinary({ plan }: BatchItem, why: string | null, without: string | null = null): Partial<BatchItem> {
  return {
    state: "planned",
    submission: null,
    fellBack: why,
    plan:
      plan === null
        ? null
        : { ...plan, later: null, notLater: null, receivers: plan.receivers.filter((id) => id !== without) },
  };
}

/** Another Headnote has the batch now. */
export function lostHold(): HeadnoteError {
  return new HeadnoteError("cancelled", "Another Headnote has taken this batch over.");
}
