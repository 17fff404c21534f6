import type { Attempt, Run } from "../../shared/domain/run.ts";

/**
 * Where attempts are written down. `begin` resolves only when the attempt and its run are durable: it is waited for before
 * a byte is sent, so that a charge can never exist without a record. How an attempt ended may reach the disk later: until
 * then it stands there as one whose outcome is unknown.
 */
export interface Ledger {
  openRun(run: Run): void;
  begin(runId: string, attempt: Attempt): Promise<void>;
  end(runId: string, attempt: Attempt): void;
  closeRun(run: Run): void;
}
