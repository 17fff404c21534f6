import { z } from "zod";
import type { Connection } from "./connection.ts";
import { isAlive } from "./process-alive.ts";
import { checkRecord } from "./records.ts";

/** A call that was begun by a program that is gone: nobody knows whether it was answered, or charged. */
export interface UnsettledAttempt {
  readonly runId: string;
  readonly matter: string | null;
  /** "provider/model". */
  readonly deployment: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** No call takes longer: a process of that number is then another one. */
const longestMs = 24 * 3_600_000;

const rows = z.array(
  z.object({
    runId: z.string(),
    matter: z.string().nullable(),
    deployment: z.string(),
    startedAt: z.string(),
    process: z.int().nullable(),
  }),
);

/** Attempts whose outcome is unknown, oldest first; what lies with a provider, to be answered later, is not lost. `now` is epoch milliseconds. */
export function createUnsettled(connection: Connection): (now: number) => UnsettledAttempt[] {
  const find = connection.prepare(
    `SELECT run_id AS runId, runs.matter AS matter, deployment, attempts.started_at AS startedAt,
            json_extract(attempts.json, '$.process') AS process
     FROM attempts JOIN runs ON runs.id = attempts.run_id
     WHERE outcome = 'pending' AND NOT EXISTS (
       SELECT 1 FROM batch_items, json_each(batch_items.json, '$.runs') AS named
       WHERE batch_items.state = 'submitted' AND named.value = run_id)
     ORDER BY attempts.started_at`,
  );
  return (now) =>
    checkRecord(rows, find.all(), "attempts", "without an end")
      .filter(
        ({ process: maker, startedAt }) => now - Date.parse(startedAt) > longestMs || maker === null || !isAlive(maker),
      )
      .map(({ runId, matter, deployment, startedAt }) => ({ runId, matter, deployment, startedAt }));
}
