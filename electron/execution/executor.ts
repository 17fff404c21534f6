import type { CompletionRequest, Failure, FinishReason } from "../providers/provider.ts";
import type { Plan, Run } from "../../shared/domain/run.ts";

/** What the page hears while a task runs. A `switch` means that everything received so far was thrown away. */
export type ExecutionEvent =
  | { readonly type: "attempt"; readonly deployment: string }
  | { readonly type: "progress"; readonly deployment: string; readonly received: number }
  /** The words that came, for whoever passes them on at once. Words of a lost attempt are followed by the next `attempt`. */
  | { readonly type: "delta"; readonly deployment: string; readonly text: string }
  | { readonly type: "switch"; readonly from: string; readonly to: string; readonly reason: string };

export interface Task<T> {
  /** From `routing`; its eligible candidates are tried in order. */
  readonly plan: Plan;
  readonly matter: string | null;
  readonly request: CompletionRequest;
  /**
   * Turns the whole text of an answer into what was asked for. Throws `AnswerError` where the text is not that: the
   * attempt then counts as failed with class `malformed`, and the next candidate is tried.
   */
  readonly accept: (answer: string, finishReason: FinishReason) => T;
  /**
   * Whether an answer that ended at the request's `maxOutputTokens` is what was asked for: so where whoever asked set the
   * limit. `accept` is told. Where left out, such an answer is cut short, and lost.
   */
  readonly mayEndAtLimit?: boolean;
  /** Whether after this failure nobody else is to be asked. Where left out, the next candidate always is. */
  readonly endsWith?: (failure: Failure) => boolean;
  readonly signal: AbortSignal;
  /** Told the run's id, as in the ledger, before anything is sent; nothing is where it throws. */
  readonly onRun?: (runId: string) => void;
  readonly onEvent?: (event: ExecutionEvent) => void;
}

export interface Outcome<T> {
  readonly value: T;
  readonly run: Run;
}

/** Thrown by `Task.accept`. `message` names the fault, never the text. */
export class AnswerError extends Error {
  override readonly name = "AnswerError";
}

/**
 * Runs plans. Every attempt is in the ledger before it is sent. Throws `HeadnoteError`: not-allowed or not-available where
 * the plan has no eligible candidate, provider-failed where all of them failed, cancelled. Each carries `data.run`, the
 * run as it ended.
 */
export interface Executor {
  execute<T>(task: Task<T>): Promise<Outcome<T>>;
}
