import { HeadnoteError } from "../../shared/domain/errors.ts";
import { unsettledNotice } from "../usecases/unsettled.ts";
import { costGroupSchema, type CostRow } from "../../shared/domain/saved.ts";
import { notice, printJson, printLine, table } from "./output.ts";
import { sayNotices, withHeadnote } from "./session.ts";

const columns = ["runs", "attempts", "failed", "tokens in", "tokens out", "US dollars", "unpriced"] as const;

export async function costs(options: {
  readonly by: string;
  readonly csv?: boolean;
  readonly json?: boolean;
}): Promise<void> {
  const by = costGroupSchema.safeParse(options.by);
  if (!by.success) {
    throw new HeadnoteError("wrong-use", `--by takes matter, provider, tier or month, not "${options.by}".`);
  }
  await withHeadnote(async (headnote) => {
    sayNotices(headnote);
    const unsettled = unsettledNotice(headnote.house);
    if (unsettled !== null) notice(unsettled);
    const rows = headnote.house.library().costs(by.data);
    if (options.json === true) printJson(rows);
    else if (options.csv === true) printLine([[by.data, ...columns], ...rows.map(cells)].map(csvLine).join("\n"));
    else if (rows.length === 0) printLine("Nothing has been run yet, so nothing was spent.");
    else printLine(table([by.data, ...columns], rows.map(cells)));
  });
}

function cells(row: CostRow): (string | number)[] {
  const { key, runs, attempts, failedAttempts, inputTokens, outputTokens, costUsd, unpriced } = row;
  return [key, runs, attempts, failedAttempts, inputTokens, outputTokens, Number(costUsd.toFixed(6)), unpriced];
}

/** RFC 4180; a leading sign is quoted away so that a spreadsheet does not take a matter's name for a formula. */
function csvLine(values: readonly (string | number)[]): string {
  return values
    .map((value) => {
      const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(",");
}
