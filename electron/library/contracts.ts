import { createHash } from "node:crypto";
import { z } from "zod";
import { contractSchema, type Contract } from "../../shared/domain/contract.ts";
import type { Connection } from "./connection.ts";
import { checkRecord, readRecord } from "./records.ts";

/** Milliseconds after which a contract that never got a summary (its job failed, or was cancelled) is removed. */
export const unfinishedAfterMs = 24 * 60 * 60 * 1000;

const readingRow = z.object({ text: z.string(), json: z.string() });
const currentRow = z.object({ reading: z.int() });
const bytesRow = z.object({ bytes: z.instanceof(Buffer) });

export interface Contracts {
  save(contract: Contract, file: Uint8Array, now: number): void;
  file(sha256: string): Uint8Array | null;
  has(sha256: string): boolean;
  /** The number of the reading that new summaries of the contract rest on; null where the contract is not kept. */
  currentReading(sha256: string): number | null;
  reading(number: number, sha256: string): Contract;
  /** Removes what no summary needs any more: old readings, and the contract itself where none is left of it. */
  release(sha256: string): void;
  /** Removes contracts kept before `time` (epoch milliseconds) that no summary is of. */
  removeUnfinished(time: number): void;
}

export function createContracts(connection: Connection): Contracts {
  const findReading = connection.prepare("SELECT number AS reading FROM readings WHERE sha256 = ? AND digest = ?");
  const addReading = connection.prepare(
    "INSERT INTO readings (sha256, digest, name, text, json) VALUES (?, ?, ?, ?, ?)",
  );
  const putContract = connection.prepare(
    `INSERT INTO contracts (sha256, reading, kept_at, bytes) VALUES (?, ?, ?, ?)
     ON CONFLICT (sha256) DO UPDATE SET reading = excluded.reading, kept_at = excluded.kept_at, bytes = excluded.bytes`,
  );
  const current = connection.prepare("SELECT reading FROM contracts WHERE sha256 = ?");
  const bytes = connection.prepare("SELECT bytes FROM contracts WHERE sha256 = ?");
  const reading = connection.prepare("SELECT text, json FROM readings WHERE number = ?");
  const unused = `NOT EXISTS (SELECT 1 FROM summaries JOIN readings ON readings.number = summaries.reading
                              WHERE readings.sha256 = contracts.sha256)
                  AND NOT EXISTS (SELECT 1 FROM batch_items
                                  WHERE batch_items.sha256 = contracts.sha256 AND batch_items.state <> 'done')`;
  const dropContract = connection.prepare(`DELETE FROM contracts WHERE sha256 = ? AND ${unused}`);
  const unfinished = connection.prepare(`SELECT sha256 FROM contracts WHERE kept_at < ? AND ${unused}`).pluck();
  const dropReadings = connection.prepare(
    `DELETE FROM readings WHERE sha256 = ?
       AND NOT EXISTS (SELECT 1 FROM summaries WHERE summaries.reading = readings.number)
       AND NOT EXISTS (SELECT 1 FROM contracts WHERE contracts.reading = readings.number)`,
  );

  const release = (sha256: string) => {
    dropContract.run(sha256);
    dropReadings.run(sha256);
  };
  const currentReading = (sha256: string) => {
    const row = current.get(sha256);
    return row === undefined ? null : checkRecord(currentRow, row, "contract", sha256).reading;
  };
  const save = connection.transaction((contract: Contract, file: Uint8Array, now: number) => {
    const { text, ...rest } = contract;
    const json = JSON.stringify(rest);
    const digest = createHash("sha256").update(text).update("\0").update(json).digest("hex");
    const known = findReading.get(contract.sha256, digest);
    const number =
      known === undefined
        ? Number(addReading.run(contract.sha256, digest, contract.name, text, json).lastInsertRowid)
        : checkRecord(currentRow, known, "contract", contract.sha256).reading;
    putContract.run(contract.sha256, number, now, file);
    dropReadings.run(contract.sha256);
  });
  const removeUnfinished = connection.transaction((time: number) => {
    for (const sha256 of z.array(z.string()).parse(unfinished.all(time))) release(sha256);
  });

  return {
    save: (contract, file, now) => save.immediate(contract, file, now),
    file: (sha256) => {
      const row = bytes.get(sha256);
      return row === undefined ? null : new Uint8Array(checkRecord(bytesRow, row, "contract", sha256).bytes);
    },
    has: (sha256) => current.get(sha256) !== undefined,
    currentReading,
    reading: (number, sha256) => {
      const { text, json } = checkRecord(readingRow, reading.get(number), "contract", sha256);
      return { ...readRecord(contractSchema.omit({ text: true }), json, "contract", sha256), text };
    },
    release,
    removeUnfinished: (time) => removeUnfinished.immediate(time),
  };
}
