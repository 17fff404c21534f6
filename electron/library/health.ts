import { z } from "zod";
import { healthRecordSchema, type HealthRecord } from "../../shared/domain/health.ts";
import type { Connection } from "./connection.ts";
import { readRecord } from "./records.ts";

/** How deployments have been doing, from one start to the next. */
export interface Health {
  /** Records that cannot be read are left out: they are measured anew. */
  load(): HealthRecord[];
  /** Replaces the records of the same deployments, all or none; on disk when it returns. */
  save(records: readonly HealthRecord[]): void;
}

const rows = z.array(z.object({ deployment: z.string(), json: z.string() }));

export function createHealth(connection: Connection): Health {
  const all = connection.prepare("SELECT deployment, json FROM health ORDER BY deployment");
  const put = connection.prepare(
    "INSERT INTO health (deployment, json) VALUES (?, ?) ON CONFLICT (deployment) DO UPDATE SET json = excluded.json",
  );
  const save = connection.transaction((records: readonly HealthRecord[]) => {
    for (const record of records) put.run(record.deployment, JSON.stringify(record));
  });
  return {
    load: () =>
      rows.parse(all.all()).flatMap(({ deployment, json }) => {
        try {
          return [readRecord(healthRecordSchema, json, "health of", deployment)];
        } catch {
          return [];
        }
      }),
    save: (records) => save.immediate(records),
  };
}
