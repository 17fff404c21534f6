import { z } from "zod";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { servedBy, totalCostUsd, type Run } from "../../shared/domain/run.ts";
import { libraryItemSchema, type LibraryItem, type SavedSummary } from "../../shared/domain/saved.ts";
import { summarySchema, type Summary } from "../../shared/domain/summary.ts";
import type { Connection } from "./connection.ts";
import type { Contracts } from "./contracts.ts";
import { checkRecord, readRecord } from "./records.ts";
import type { Runs } from "./runs.ts";

export type NewSummary = Omit<SavedSummary, "contract" | "hasFile"> & {
  readonly sha256: string;
  readonly task?: string;
};

export interface Summaries {
  /** Throws not-found where the contract is not kept. */
  save(saved: NewSummary): void;
  get(id: string): SavedSummary | null;
  list(): LibraryItem[];
  /** Newest first. */
  answers(task: string): SavedSummary[];
  /** The sha256 of the contract it was of, or null where there was no such summary. */
  delete(id: string, keepContract: (sha256: string) => boolean): string | null;
}

const summaryRow = z.object({
  reading: z.int(),
  sha256: z.string(),
  run_id: z.string(),
  created_at: z.string(),
  matter: z.string().nullable(),
  json: z.string(),
});
const itemRow = z.object({ id: z.string(), item: z.string() });
const idRow = z.object({ id: z.string() });

export function createSummaries(connection: Connection, contracts: Contracts, runs: Runs): Summaries {
  const put = connection.prepare(
    `INSERT INTO summaries (id, reading, run_id, created_at, matter, parties, statements, item, json, task)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = connection.prepare("DELETE FROM summaries WHERE id = ?");
  const get = connection.prepare(
    `SELECT summaries.reading, readings.sha256, run_id, created_at, matter, summaries.json
     FROM summaries JOIN readings ON readings.number = summaries.reading WHERE id = ?`,
  );
  const ofTask = connection.prepare("SELECT id FROM summaries WHERE task = ? ORDER BY created_at DESC, number DESC");
  const list = connection.prepare("SELECT id, item FROM summaries ORDER BY created_at DESC, number DESC");
  const columns = "name, parties, matter, statements, text";
  const addWords = connection.prepare(
    `INSERT INTO words (rowid, ${columns}) SELECT number, ${columns} FROM searchable WHERE number = ?`,
  );
  const removeWords = connection.prepare(
    `INSERT INTO words (words, rowid, ${columns}) SELECT 'delete', number, ${columns} FROM searchable
     WHERE number = (SELECT number FROM summaries WHERE id = ?)`,
  );

  const take = (id: string): string | null => {
    const row = get.get(id);
    if (row === undefined) return null;
    // The index is told first, while the text that it has to forget is still there.
    removeWords.run(id);
    remove.run(id);
    return checkRecord(summaryRow, row, "summary", id).sha256;
  };
  const save = connection.transaction((saved: NewSummary) => {
    const reading = contracts.currentReading(saved.sha256);
    if (reading === null) {
      throw new HeadnoteError(
        "not-found",
        "The contract of this summary is not in the library. Add the contract again.",
      );
    }
    const contract = contracts.reading(reading, saved.sha256);
    runs.put(saved.run);
    const replaced = take(saved.id);
    const { summary } = saved;
    const { lastInsertRowid } = put.run(
      saved.id,
      reading,
      saved.run.id,
      saved.createdAt,
      saved.matter,
      summary.parties.join("\n"),
      searchableWords(summary),
      JSON.stringify(itemOf(saved, contract)),
      JSON.stringify(summary),
      saved.task ?? null,
    );
    addWords.run(lastInsertRowid);
    if (replaced !== null) contracts.release(replaced);
  });
  const deleteOne = connection.transaction((id: string, keepContract: (sha256: string) => boolean) => {
    const sha256 = take(id);
    if (sha256 !== null && !keepContract(sha256)) contracts.release(sha256);
    return sha256;
  });

  const open = (id: string): SavedSummary | null => {
    const row = get.get(id);
    if (row === undefined) return null;
    const stored = checkRecord(summaryRow, row, "summary", id);
    return {
      id,
      createdAt: stored.created_at,
      matter: stored.matter,
      contract: contracts.reading(stored.reading, stored.sha256),
      summary: readRecord(summarySchema, stored.json, "summary", id),
      run: checkRecord(
        z.custom<Run>((run) => run !== null),
        runs.get(stored.run_id),
        "run",
        stored.run_id,
      ),
      hasFile: contracts.has(stored.sha256),
    };
  };

  return {
    save: (saved) => save.immediate(saved),
    delete: (id, keepContract) => deleteOne.immediate(id, keepContract),
    list: () =>
      list.all().map((row) => {
        const { id, item } = checkRecord(itemRow, row, "summary", "in the list");
        return readRecord(libraryItemSchema, item, "summary", id);
      }),
    get: open,
    answers: (task) =>
      ofTask
        .all(task)
        .map((row) => open(checkRecord(idRow, row, "summary", "of a task").id))
        .filter((saved) => saved !== null),
  };
}

function searchableWords(summary: Summary): string {
  return [
    summary.brief,
    summary.kind,
    ...summary.statements.map(({ text }) => text),
    ...summary.keyTerms.map(({ label, answer }) => `${label}: ${answer}`),
  ].join("\n");
}

function itemOf(saved: NewSummary, contract: Contract): LibraryItem {
  const { summary, run } = saved;
  return {
    id: saved.id,
    createdAt: saved.createdAt,
    name: contract.name,
    sha256: saved.sha256,
    kind: summary.kind,
    parties: summary.parties,
    brief: summary.brief,
    pages: contract.pages.length,
    matter: saved.matter,
    served: run.served === null ? "" : servedBy(run),
    costUsd: totalCostUsd(run),
    unverified: summary.statements.filter(({ status }) => status !== "exact").length,
  };
}
