import type { Coverage } from "../../shared/domain/contract.ts";
import type { Attempt, OtherRun, Run } from "../../shared/domain/run.ts";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import type { Summary } from "../../shared/domain/summary.ts";
import type { ExecutionEvent, Outcome, Task } from "../execution/executor.ts";
import type { ModelAnswer } from "../summaries/answer.ts";

/** What is being done, beside the attempts of `onEvent`. */
export type Stage =
  /** `kept`: it was answered before, and is not asked again. */
  | { readonly stage: "part"; readonly number: number; readonly of: number; readonly kept: boolean }
  | { readonly stage: "overview" }
  | { readonly stage: "arbitration"; readonly passages: number };

export interface RunOptions {
  readonly matter: string | null;
  readonly signal: AbortSignal;
  readonly onEvent?: (event: ExecutionEvent) => void;
  /** Told every run that is begun for the contract, before anything of it is sent; nothing is where it throws. */
  readonly onRun?: (runId: string) => void;
  readonly onStage?: (stage: Stage) => void;
  /** Saves in the place of this summary rather than as a new one. */
  readonly replaces?: string;
  /** What was asked for it before this, in runs of their own, and how that ended. */
  readonly before?: readonly OtherRun[];
  /**
   * Gives the answer to the first asking where it came another way than by asking now: it goes on from there like any. What
   * `accept` throws is its to deal with; what it throws itself ends the task.
   */
  readonly came?: <T>(accept: Task<T>["accept"]) => Outcome<T>;
  /** Asks also for parts that were answered before. */
  readonly fresh?: boolean;
}

/** A summary, verified and kept (for this session only where nothing is kept). */
export interface Summarized {
  readonly saved: SavedSummary;
  /** One sentence where the reader should know that something did not go as planned; null where it did. */
  readonly note: string | null;
}

/** What models said about a contract, before it is joined with what its own words say against each other. */
export interface Read {
  readonly answer: ModelAnswer;
  /** That the summary is saved with; it tells of the others. */
  readonly run: Run;
  /** Of all runs together. */
  readonly attempts: readonly Attempt[];
  readonly note: string | null;
  readonly coverage: Coverage;
  /** Whether a model answered about all of it: then the same task need not be asked again. */
  readonly isWhole: boolean;
  /** Where it was already checked. */
  readonly summary?: Summary;
}

/** What every task of a run is executed with. */
export function callsOf({
  matter,
  signal,
  onEvent,
  onRun,
}: RunOptions): Pick<Task<unknown>, "matter" | "signal" | "onEvent" | "onRun"> {
  return {
    matter,
    signal,
    ...(onEvent === undefined ? {} : { onEvent }),
    ...(onRun === undefined ? {} : { onRun }),
  };
}
