import { z } from "zod";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { attemptSchema, runSchema, type Attempt, type Run } from "../../shared/domain/run.ts";
import type { Connection } from "./connection.ts";
import { checkRecord, readRecord } from "./records.ts";

const jsonRow = z.object({ json: z.string() });
const storedRunSchema = runSchema.omit({ attempts: true });

/** Runs and their attempts. Each call is one transaction, on disk when it returns. */
export interface Runs {
  open(run: Run): void;
  /** Throws not-found where the run was never opened. */
  begin(runId: string, attempt: Attempt): void;
  end(runId: string, attempt: Attempt): void;
  /** Writes the run as it ended, with every attempt in it. */
  close(run: Run): void;
  get(id: string): Run | null;
  /** As `close`, inside the caller's transaction. */
  put(run: Run): void;
  /** The run without its attempts, inside the caller's transaction. */
  writeRun(run: Run): void;
  /** `processId` of whoever makes it, until it has ended; inside the caller's transaction. */
  writeAttempt(runId: string, attempt: Attempt, processId: number | null): void;
}

export function createRuns(connection: Connection): Runs {
  const putRun = connection.prepare(
    `INSERT INTO runs (id, started_at, tier, matter, json) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, tier = excluded.tier,
       matter = excluded.matter, json = excluded.json`,
  );
  const putAttempt = connection.prepare(
    `INSERT INTO attempts (run_id, id, deployment, outcome, error_class, started_at,
                           input_tokens, output_tokens, cost_usd, json)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (run_id, id) DO UPDATE SET deployment = excluded.deployment, outcome = excluded.outcome,
       error_class = excluded.error_class, started_at = excluded.started_at, input_tokens = excluded.input_tokens,
       output_tokens = excluded.output_tokens, cost_usd = excluded.cost_usd, json = excluded.json`,
  );
  const getRun = connection.prepare("SELECT json FROM runs WHERE id = ?");
  const getAttempts = connection.prepare("SELECT json FROM attempts WHERE run_id = ? ORDER BY number");

  const writeRun = (run: Run) => {
    const { attempts: _, ...rest } = run;
    putRun.run(run.id, run.startedAt, run.tier, run.matter, JSON.stringify(rest));
  };
  const writeAttempt = (runId: string, attempt: Attempt, processId: number | null = null) => {
    putAttempt.run(
      runId,
      attempt.id,
      attempt.deployment,
      attempt.outcome,
      attempt.errorClass ?? null,
      attempt.startedAt,
      attempt.usage?.inputTokens ?? null,
      attempt.usage?.outputTokens ?? null,
      attempt.costUsd,
      JSON.stringify(processId === null ? attempt : { ...attempt, process: processId }),
    );
  };
  const put = (run: Run) => {
    writeRun(run);
    for (const attempt of run.attempts) writeAttempt(run.id, attempt);
  };
  const putWhole = connection.transaction(put);
  const addAttempt = connection.transaction((runId: string, attempt: Attempt) => {
    if (getRun.get(runId) === undefined) {
      throw new HeadnoteError("not-found", `There is no run ${runId} in the library, so nothing was sent for it.`);
    }
    writeAttempt(runId, attempt, attempt.outcome === "pending" ? process.pid : null);
  });

  return {
    open: (run) => putWhole.immediate(run),
    begin: (runId, attempt) => addAttempt.immediate(runId, attempt),
    end: (runId, attempt) => addAttempt.immediate(runId, attempt),
    close: (run) => putWhole.immediate(run),
    put,
    writeRun,
    writeAttempt,
    get: (id) => {
      const row = getRun.get(id);
      if (row === undefined) return null;
      const stored = readRecord(storedRunSchema, checkRecord(jsonRow, row, "run", id).json, "run", id);
      const attempts = getAttempts
        .all(id)
        .map((attempt) => readRecord(attemptSchema, checkRecord(jsonRow, attempt, "run", id).json, "run", id));
      return { ...stored, attempts };
    },
  };
}
