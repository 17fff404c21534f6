import { z } from "zod";
import type { Connection } from "./connection.ts";
import { checkRecord } from "./records.ts";

/** Where it was said whom we act for. */
export interface SidePlace {
  readonly matter: string | null;
  readonly sha256: string;
}

/** Whom the firm acts for, by name, as somebody said it: for a matter, and for each contract of it. */
export interface Sides {
  /** What was said of this contract, else last of any contract of its matter; null where nobody said. */
  of(place: SidePlace): string | null;
  /** Remembered for the contract and, where it has one, for its matter. Null forgets both. */
  set(place: SidePlace, party: string | null): void;
  /** What was last said of the matter itself; null where nobody said. */
  ofMatter(matter: string): string | null;
  /** Remembered for the matter alone: what was said of its contracts stays. Null forgets it. */
  setMatter(matter: string, party: string | null): void;
}

const row = z.object({ party: z.string() });
/** Stands for the whole matter. */
const anyContract = "";

export function createSides(connection: Connection): Sides {
  const get = connection.prepare(
    "SELECT party FROM sides WHERE matter = ? AND sha256 IN (?, ?) ORDER BY sha256 DESC LIMIT 1",
  );
  const put = connection.prepare(
    "INSERT INTO sides (matter, sha256, party) VALUES (?, ?, ?) ON CONFLICT (matter, sha256) DO UPDATE SET party = excluded.party",
  );
  const drop = connection.prepare("DELETE FROM sides WHERE matter = ? AND sha256 = ?");
  const setAll = connection.transaction(({ matter, sha256 }: SidePlace, party: string | null) => {
    for (const key of matter === null ? [sha256] : [sha256, anyContract]) {
      if (party === null) drop.run(matter ?? "", key);
      else put.run(matter ?? "", key, party);
    }
  });
  return {
    of: ({ matter, sha256 }) => {
      const found = get.get(matter ?? "", sha256, matter === null ? sha256 : anyContract);
      return found === undefined ? null : checkRecord(row, found, "side", "of a contract").party;
    },
    set: (place, party) => setAll.immediate(place, party),
    ofMatter: (matter) => {
      const found = get.get(matter, anyContract, anyContract);
      return found === undefined ? null : checkRecord(row, found, "side", "of a matter").party;
    },
    setMatter: (matter, party) => {
      if (party === null) drop.run(matter, anyContract);
      else put.run(matter, anyContract, party);
    },
  };
}
