import { z } from "zod";
import type { Run } from "../../shared/domain/run.ts";
import type { Connection } from "./connection.ts";
import { checkRecord, readRecord } from "./records.ts";
import type { Runs } from "./runs.ts";

/** An answer about a part of a contract, as it was read: what its shape means is for whoever kept it. */
export interface KeptPart {
  /** A hash of what was asked. */
  readonly task: string;
  readonly sha256: string;
  readonly run: Run;
  readonly answer: unknown;
}

export interface Parts {
  /** In the place of an earlier answer to the same. Throws where the contract is not kept. */
  save(part: KeptPart): void;
  get(task: string): KeptPart | null;
  /** Forgets the parts of a contract; their runs and costs stay. */
  drop(sha256: string): void;
}

const row = z.object({ sha256: z.string(), run_id: z.string(), json: z.string() });

export function createParts(connection: Connection, runs: Runs): Parts {
  const put = connection.prepare(
    `INSERT INTO parts (task, sha256, run_id, json) VALUES (?, ?, ?, ?)
     ON CONFLICT (task) DO UPDATE SET sha256 = excluded.sha256, run_id = excluded.run_id, json = excluded.json`,
  );
  const get = connection.prepare("SELECT sha256, run_id, json FROM parts WHERE task = ?");
  const drop = connection.prepare("DELETE FROM parts WHERE sha256 = ?");
  const save = connection.transaction(({ task, sha256, run, answer }: KeptPart) => {
    runs.put(run);
    put.run(task, sha256, run.id, JSON.stringify(answer));
  });
  return {
    save: (part) => save.immediate(part),
    get: (task) => {
      const found = get.get(task);
      if (found === undefined) return null;
      const { sha256, run_id: id, json } = checkRecord(row, found, "part", task);
      const run = runs.get(id);
      return run === null ? null : { task, sha256, run, answer: readRecord(z.unknown(), json, "part", task) };
    },
    drop: (sha256) => void drop.run(sha256),
  };
}
