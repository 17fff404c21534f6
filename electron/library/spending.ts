import { z } from "zod";
import type { Attempt } from "../../shared/domain/run.ts";
import type { Connection } from "./connection.ts";
import { checkRecord } from "./records.ts";

/**
 * US dollars of the attempts whose cost is known. What another process is asking, or was asking when it died, counts with
 * the most that it may cost, because nobody here knows better; what this one is asking is not in it, unless it waits for a
 * provider's batch.
 */
export interface Spending {
  /** In that month. */
  readonly monthUsd: number;
  /** For each matter since its beginning. */
  readonly matters: Readonly<Record<string, number>>;
  /** With each provider in that month. */
  readonly providers: Readonly<Record<string, number>>;
}

const sums = z.array(z.object({ key: z.string(), usd: z.number() }));

/**
 * What was spent, by what budgets are set for, with what has ended and is not written yet. `month` is "2026-11", in UTC, by
 * when the attempts began.
 */
export function createSpending(
  connection: Connection,
): (month: string, unwritten?: readonly { readonly matter: string | null; readonly attempt: Attempt }[]) => Spending {
  const usd = `CASE WHEN outcome <> 'pending' THEN cost_usd
                    WHEN json_extract(attempts.json, '$.process') IS NOT ${process.pid}
                      OR json_extract(attempts.json, '$.later')
                    THEN json_extract(attempts.json, '$.mayCostUsd') END`;
  const ofMonth = connection.prepare(
    `SELECT CASE instr(deployment, '/') WHEN 0 THEN deployment ELSE substr(deployment, 1, instr(deployment, '/') - 1) END
              AS key, sum(${usd}) AS usd
     FROM attempts WHERE ${usd} > 0 AND strftime('%Y-%m', started_at) = ? GROUP BY 1`,
  );
  const ofMatters = connection.prepare(
    `SELECT runs.matter AS key, sum(${usd}) AS usd
     FROM attempts JOIN runs ON runs.id = attempts.run_id
     WHERE ${usd} > 0 AND runs.matter IS NOT NULL GROUP BY 1`,
  );
  const read = (rows: unknown[]) => checkRecord(sums, rows, "costs of", "budgets");
  return (month, unwritten = []) => {
    const providers = new Map(read(ofMonth.all(month)).map(({ key, usd }) => [key, usd]));
    const matters = new Map(read(ofMatters.all()).map(({ key, usd }) => [key, usd]));
    for (const { matter, attempt } of unwritten) {
      const { costUsd, deployment, startedAt } = attempt;
      if (costUsd === null || costUsd <= 0) continue;
      if (startedAt.startsWith(month)) add(providers, deployment.split("/")[0] ?? deployment, costUsd);
      if (matter !== null) add(matters, matter, costUsd);
    }
    return {
      monthUsd: [...providers.values()].reduce((sum, usd) => sum + usd, 0),
      matters: Object.fromEntries(matters),
      providers: Object.fromEntries(providers),
    };
  };
}

function add(sums: Map<string, number>, key: string, usd: number): void {
  sums.set(key, (sums.get(key) ?? 0) + usd);
}
