import type { Attempt, Run } from "../../shared/domain/run.ts";

/**
 * Where attempts are written down. `begin` returns only when the attempt is durable: it is called before a byte is sent,
 * so that a charge can never exist without a record.
 */
export interface Ledger {
  openRun(run: Run): void;
  begin(runId: string, attempt: Attempt): void;
  end(runId: string, attempt: Attempt): void;
  closeRun(run: Run): void;
}
