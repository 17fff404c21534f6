import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { Attempt, Run } from "../../shared/domain/run.ts";
import type { Connection } from "./connection.ts";
import { asLibraryError } from "./faults.ts";
import type { Runs } from "./runs.ts";

/**
 * The record of attempts, for many runs at once. Whatever happens in the same turn is one transaction, so that thirty-two
 * attempts that begin together wait for the disk once. How an attempt ended is written with the next that begins, or
 * shortly after: a process that dies in between leaves an attempt whose outcome is unknown, never one that is not there.
 */
export interface RunLedger {
  /** On disk with its first attempt. */
  openRun(run: Run): void;
  /** Resolves when the attempt and its run are on disk. Rejects with not-found where the run was not opened, disk-full and the like. */
  begin(runId: string, attempt: Attempt): Promise<void>;
  end(runId: string, attempt: Attempt): void;
  closeRun(run: Run): void;
  /** Writes what waits. Throws where that cannot be; what has ended is kept, and tried again. */
  flush(): void;
  /** As `flush`; what ends afterwards is not written any more, and its outcome is unknown to whoever looks next. */
  close(): void;
  /** Attempts that have ended and wait to be written, with the matters of their runs. */
  unwritten(): readonly { readonly matter: string | null; readonly attempt: Attempt }[];
}

/** How long what has ended may wait for something that begins. */
const soonMs = 25;
/** After a write that failed. */
const againMs = 1000;

interface Waiting {
  readonly runId: string;
  readonly attemptId: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export function createRunLedger(connection: Connection, runs: Pick<Runs, "writeRun" | "writeAttempt">): RunLedger {
  const open = new Map<string, Run>();
  const newRuns = new Map<string, Run>();
  const newAttempts = new Map<string, { readonly runId: string; readonly attempt: Attempt }>();
  let waiting: Waiting[] = [];
  let turn: NodeJS.Immediate | null = null;
  let timer: NodeJS.Timeout | null = null;
  const keyOf = (runId: string, attemptId: string) => `${runId} ${attemptId}`;

  const writeAll = connection.transaction(() => {
    for (const run of newRuns.values()) runs.writeRun(run);
    for (const { runId, attempt } of newAttempts.values()) {
      runs.writeAttempt(runId, attempt, attempt.outcome === "pending" ? process.pid : null);
    }
  });
  const rest = () => {
    if (turn !== null) clearImmediate(turn);
    if (timer !== null) clearTimeout(timer);
    turn = null;
    timer = null;
  };
  const flush = () => {
    rest();
    if (newRuns.size === 0 && newAttempts.size === 0) return;
    const waiters = waiting;
    waiting = [];
    try {
      writeAll.immediate();
    } catch (thrown) {
      const error = asLibraryError(thrown);
      // What waits was not sent, and is not now: there is nothing of it to be known.
      for (const { runId, attemptId, reject } of waiters) {
        newAttempts.delete(keyOf(runId, attemptId));
        reject(error);
      }
      later(againMs);
      throw error;
    }
    newRuns.clear();
    newAttempts.clear();
    for (const { resolve } of waiters) resolve();
  };
  const quietly = () => {
    try {
      flush();
    } catch {
      // Whoever waited for it was told, and what has ended is tried again.
    }
  };
  let closed = false;
  const later = (milliseconds: number) => {
    // Nothing can be written any more, and a timer would keep the program from ending.
    if (closed) return;
    if (newRuns.size > 0 || newAttempts.size > 0) timer ??= setTimeout(quietly, milliseconds);
  };

  return {
    openRun(run) {
      open.set(run.id, run);
      newRuns.set(run.id, run);
    },
    begin(runId, attempt) {
      if (!open.has(runId)) {
        const message = `There is no run ${runId} in the library, so nothing was sent for it.`;
        return Promise.reject(new HeadnoteError("not-found", message));
      }
      return new Promise((resolve, reject) => {
        newAttempts.set(keyOf(runId, attempt.id), { runId, attempt });
        waiting.push({ runId, attemptId: attempt.id, resolve, reject });
        turn ??= setImmediate(quietly);
      });
    },
    end(runId, attempt) {
      newAttempts.set(keyOf(runId, attempt.id), { runId, attempt });
      later(soonMs);
    },
    closeRun(run) {
      open.delete(run.id);
      newRuns.set(run.id, run);
      for (const attempt of run.attempts) newAttempts.set(keyOf(run.id, attempt.id), { runId: run.id, attempt });
      later(soonMs);
    },
    flush,
    close() {
      try {
        flush();
      } finally {
        closed = true;
        rest();
      }
    },
    unwritten: () =>
      [...newAttempts.values()].map(({ runId, attempt }) => ({
        matter: (newRuns.get(runId) ?? open.get(runId))?.matter ?? null,
        attempt,
      })),
  };
}
