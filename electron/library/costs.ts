import { z } from "zod";
import type { ErrorClass } from "../../shared/domain/run.ts";
import { costRowSchema, type CostGroup, type CostRow } from "../../shared/domain/saved.ts";
import type { Connection } from "./connection.ts";
import { checkRecord } from "./records.ts";

/** Failures in which the provider refused the request, so that it charged nothing. Any other may have been charged. */
const refused: readonly ErrorClass[] = [
  "rate-limited",
  "quota-exhausted",
  "overloaded",
  "context-too-long",
  "bad-key",
  "no-permission",
  "unknown-model",
  "bad-request",
  // It never left this machine.
  "not-allowed",
];

const answeredTokens = z.object({ inputTokens: z.int(), outputTokens: z.int() });

/** The tokens of all answers that a model gave, by which the ledger is compared with what other models charge. */
export function createAnsweredTokens(connection: Connection): () => z.infer<typeof answeredTokens> {
  const sum = connection.prepare(
    `SELECT coalesce(sum(input_tokens), 0) AS inputTokens, coalesce(sum(output_tokens), 0) AS outputTokens
     FROM attempts WHERE outcome = 'ok'`,
  );
  return () => checkRecord(answeredTokens, sum.get(), "tokens of", "answers");
}

const keys: Record<CostGroup, string> = {
  matter: "coalesce(runs.matter, '')",
  provider:
    "CASE instr(deployment, '/') WHEN 0 THEN deployment ELSE substr(deployment, 1, instr(deployment, '/') - 1) END",
  tier: "runs.tier",
  // In UTC: as providers bill, and the same on every machine.
  month: "strftime('%Y-%m', attempts.started_at)",
};

const orders: Record<CostGroup, string> = {
  matter: "costUsd DESC, key",
  provider: "costUsd DESC, key",
  tier: "CASE key WHEN 'simple' THEN 1 WHEN 'standard' THEN 2 ELSE 3 END",
  month: "key DESC",
};

/** Attempts added up. Work without a matter has the key "". Dearest first; tiers from simple to complex; newest month first. */
export function createCosts(connection: Connection): (by: CostGroup) => CostRow[] {
  return (by) => {
    const rows = connection
      .prepare(
        `SELECT ${keys[by]} AS key, count(DISTINCT run_id) AS runs, count(*) AS attempts,
                coalesce(sum(outcome = 'failed'), 0) AS failedAttempts,
                coalesce(sum(input_tokens), 0) AS inputTokens, coalesce(sum(output_tokens), 0) AS outputTokens,
                coalesce(sum(cost_usd), 0.0) AS costUsd,
                coalesce(sum(cost_usd IS NULL AND NOT (outcome = 'failed' AND coalesce(error_class, '') IN
                  (SELECT value FROM json_each(?)))), 0) AS unpriced
         FROM attempts JOIN runs ON runs.id = attempts.run_id
         GROUP BY 1 ORDER BY ${orders[by]}`,
      )
      .all(JSON.stringify(refused));
    return checkRecord(z.array(costRowSchema), rows, "costs by", by);
  };
}
