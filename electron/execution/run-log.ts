import type { Attempt, Plan, Run, TraceEvent } from "../../shared/domain/run.ts";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import type { Clock } from "./clock.ts";
import type { Ledger } from "./ledger.ts";

/** What happened in one run, kept as it happens. A run enters the ledger with its first attempt: before that nothing was done. */
export interface RunLog {
  trace(kind: TraceEvent["kind"], text: string, deployment?: string): void;
  /** Durable when it resolves. Rejects with the ledger's `HeadnoteError`, or internal where the ledger threw anything else. */
  begin(attempt: Attempt): Promise<void>;
  /** Replaces the attempt with that id; throws what the ledger does. */
  end(attempt: Attempt): void;
  /** The first counts: whoever else was asked at the same time was let go. */
  served(by: NonNullable<Run["served"]>): void;
  /** How many attempts there were so far. */
  attempts(): number;
  run(): Run;
  close(): void;
}

export function createRunLog(options: {
  readonly id: string;
  readonly plan: Plan;
  readonly matter: string | null;
  readonly clock: Clock;
  readonly ledger: Ledger;
}): RunLog {
  const { clock, ledger, plan } = options;
  const startedAt = clock.monotonic();
  const startedDate = new Date(clock.now()).toISOString();
  const attempts: Attempt[] = [];
  const trace: TraceEvent[] = [];
  let served: Run["served"] = null;
  let opened = false;

  const run = (): Run => ({
    id: options.id,
    startedAt: startedDate,
    tier: plan.tier,
    complexity: plan.complexity.score,
    route: plan.route,
    matter: options.matter,
    served,
    attempts: [...attempts],
    trace: [...trace],
    costUsd: totalCost(attempts),
    fromCache: false,
    decision: {
      strategy: plan.strategy,
      signals: plan.complexity.signals,
      candidates: plan.candidates,
    },
    ...(plan.disclosure === undefined ? {} : { disclosure: plan.disclosure }),
  });

  return {
    run,
    trace(kind, text, deployment) {
      const atMs = Math.round(clock.monotonic() - startedAt);
      trace.push({ atMs, kind, text, ...(deployment === undefined ? {} : { deployment }) });
    },
    async begin(attempt) {
      if (!opened) record(() => ledger.openRun(run()));
      opened = true;
      try {
        await ledger.begin(options.id, attempt);
      } catch (error) {
        unrecorded(error);
      }
      attempts.push(attempt);
    },
    end(attempt) {
      const index = attempts.findIndex(({ id }) => id === attempt.id);
      attempts[index] = attempt;
      record(() => ledger.end(options.id, attempt));
    },
    served(by) {
      served ??= by;
    },
    attempts: () => attempts.length,
    close() {
      if (opened) record(() => ledger.closeRun(run()));
    },
  };
}

/** Null where an attempt that may have been charged has no known cost: a sum without it would look complete. */
function totalCost(attempts: readonly Attempt[]): number | null {
  let sum = 0;
  for (const { costUsd } of attempts) {
    if (costUsd === null) return null;
    sum += costUsd;
  }
  return sum;
}

function record(write: () => void): void {
  try {
    write();
  } catch (error) {
    unrecorded(error);
  }
}

function unrecorded(error: unknown): never {
  if (isHeadnoteError(error)) throw error;
  const message =
    "The record of this call could not be kept, so the task was stopped. Run `headnote doctor` to see why.";
  throw new HeadnoteError("internal", message, { cause: error });
}
