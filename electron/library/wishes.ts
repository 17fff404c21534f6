import { z } from "zod";
import { replaceKindSchema } from "../../shared/domain/configuration.ts";
import type { Connection } from "./connection.ts";
import { checkRecord, readRecord } from "./records.ts";

/** What somebody wished of one contract, beside what the firm, the user and the matter ask for. */
const wishesSchema = z.object({
  /** Nothing of it may leave this machine. */
  onDevice: z.boolean(),
  /** Replaced by placeholders in whatever is sent. */
  replace: z.array(replaceKindSchema),
});
export type ContractWishes = z.infer<typeof wishesSchema>;

/** The wishes that a contract was last summarised with, so that they hold for whatever is asked about it later. */
export interface Wishes {
  /** None where nobody wished anything. */
  of(sha256: string): ContractWishes;
  set(sha256: string, wishes: ContractWishes): void;
}

const row = z.object({ json: z.string() });

export function createWishes(connection: Connection): Wishes {
  const get = connection.prepare("SELECT json FROM wishes WHERE sha256 = ?");
  const put = connection.prepare(
    "INSERT INTO wishes (sha256, json) VALUES (?, ?) ON CONFLICT (sha256) DO UPDATE SET json = excluded.json",
  );
  return {
    of: (sha256) => {
      const found = get.get(sha256);
      if (found === undefined) return { onDevice: false, replace: [] };
      return readRecord(wishesSchema, checkRecord(row, found, "contract", sha256).json, "contract", sha256);
    },
    set: (sha256, wishes) => void put.run(sha256, JSON.stringify(wishes)),
  };
}
