import type { Contract } from "../../shared/domain/contract.ts";
import type { HealthRecord } from "../../shared/domain/health.ts";
import type { Attempt, Run } from "../../shared/domain/run.ts";
import type { CostGroup, CostRow, LibraryItem, SavedSummary, SearchHit } from "../../shared/domain/saved.ts";
import type { Batches } from "./batches.ts";
import type { Questions } from "./questions.ts";
import type { RunLedger } from "./ledger.ts";
import type { KeptPart } from "./parts.ts";
import type { Sides } from "./sides.ts";
import type { Wishes } from "./wishes.ts";
import type { Spending } from "./spending.ts";
import type { UnsettledAttempt } from "./unsettled.ts";

/**
 * The store of one profile. All of it is one SQLCipher file; without a key it lives in memory and is gone with the
 * process (`durable` is false). Calls are synchronous and durable when they return. Errors are `HeadnoteError`s:
 * library-locked, library-damaged, library-too-new, disk-full.
 */
export interface Library {
  readonly durable: boolean;

  /** Keeps the contract and the file it was read from. Known contracts (same sha256) are replaced. */
  saveContract(contract: Contract, file: Uint8Array): void;
  /** The contract as it was last read, or null where it is not kept. */
  contract(sha256: string): Contract | null;
  /** The bytes as they were dropped, or null where they are not kept. */
  file(sha256: string): Uint8Array | null;
  /** In the place of the summary with that id, if there is one. Throws not-found where the contract is not kept. */
  /** `task` names what was asked (see `answers`); without it the summary answers no later task. */
  saveSummary(
    saved: Omit<SavedSummary, "contract" | "hasFile"> & { readonly sha256: string; readonly task?: string },
  ): void;
  /** The summaries of that very task, newest first. */
  answers(task: string): SavedSummary[];
  /** Keeps the answer about one part of a contract that is kept, until the whole summary is there. */
  savePart(part: KeptPart): void;
  part(task: string): KeptPart | null;
  dropParts(sha256: string): void;
  summary(id: string): SavedSummary | null;
  /** Newest first. */
  list(): LibraryItem[];
  /** Words are joined by AND, the last may be a beginning; searches contract texts, statements, names, parties and matters. The best 100, best first. */
  search(query: string): SearchHit[];
  /** Removes the summary, and the contract when no other summary is of it. Runs and costs stay. True if it was there. */
  delete(id: string): boolean;

  /** For runs under way, many at once; see `ledger.ts`. The four below are the same, each durable when it returns. */
  readonly ledger: RunLedger;
  openRun(run: Run): void;
  begin(runId: string, attempt: Attempt): void;
  end(runId: string, attempt: Attempt): void;
  closeRun(run: Run): void;
  run(id: string): Run | null;
  /** Attempts by when they began, months in UTC; work without a matter has the key "". */
  costs(by: CostGroup): CostRow[];
  /** The tokens of all answers that a model gave. */
  answeredTokens(): { readonly inputTokens: number; readonly outputTokens: number };
  /** What was spent by what budgets are set for; `month` is "2026-11", in UTC. */
  spending(month: string): Spending;
  /** Attempts of programs that are gone, of which nobody knows whether they were answered or charged. Oldest first. */
  unsettled(): UnsettledAttempt[];
  /** How deployments have been doing, as it was last saved. */
  loadHealth(): HealthRecord[];
  /** Replaces the records of the same deployments. */
  saveHealth(records: readonly HealthRecord[]): void;

  /** Many contracts at once, from one start to the next. */
  readonly batches: Batches;
  readonly questions: Questions;
  readonly sides: Sides;
  readonly wishes: Wishes;

  /** Integrity of every page, of the index, and of the stored shapes; the problems found, empty if sound. */
  verify(): string[];
  /** A consistent, equally encrypted copy at `path`, made while in use. Throws wrong-use where a file is there already. */
  backup(path: string): Promise<void>;
  close(): void;
}
