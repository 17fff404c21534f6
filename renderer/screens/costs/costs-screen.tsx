import { Button, SegmentedControl } from "@mantine/core";
import { useEffect } from "react";
import { dollars } from "../../../shared/domain/money.ts";
import { costGroupSchema, type CostGroup, type CostRow } from "../../../shared/domain/saved.ts";
import { Empty } from "../../components/empty.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { capital, count } from "../../components/format.ts";
import { Page } from "../../components/page.tsx";
import { useProviderNames } from "../../components/provider-names.ts";
import { totalOf } from "../../state/costs.ts";
import { useCosts } from "../../state/stores.ts";
import { Budgets } from "./budgets.tsx";
import { Comparison } from "./comparison.tsx";
import styles from "./costs.module.css";

const titles: Record<CostGroup, string> = { matter: "Matter", provider: "Provider", tier: "Tier", month: "Month" };

/** What was spent, on what. A price that nobody knows is counted, not guessed. */
export function CostsScreen() {
  const by = useCosts((state) => state.by);
  const rows = useCosts((state) => state.rows);
  const spending = useCosts((state) => state.spending);
  const failure = useCosts((state) => state.failure);
  const load = useCosts((state) => state.load);

  useEffect(() => {
    void load(by);
  }, [by, load]);

  return (
    <Page
      title="Costs"
      aside={
        <SegmentedControl
          aria-label="Added up by"
          data={costGroupSchema.options.map((value) => ({ value, label: titles[value] }))}
          value={by}
          onChange={(next) => void load(next)}
        />
      }
    >
      {failure !== null && (
        <FailureNote failure={failure}>
          <Button size="compact-sm" variant="default" onClick={() => void load(by)}>
            Try again
          </Button>
        </FailureNote>
      )}
      {spending !== null && <Budgets spending={spending} />}
      {rows !== null &&
        (rows.length === 0 ? (
          <Empty title="Nothing was spent yet">
            <p>Every call to a model is written down here before it is sent, with what it cost.</p>
          </Empty>
        ) : (
          <CostTable by={by} rows={rows} />
        ))}
      {spending !== null && <Comparison spending={spending} />}
    </Page>
  );
}

function CostTable({ by, rows }: { by: CostGroup; rows: readonly CostRow[] }) {
  const total = totalOf(rows);
  const most = Math.max(...rows.map(({ costUsd }) => costUsd));
  return (
    <div className={styles.wide}>
      <table className={`${styles.table} tabular`}>
        <thead>
          <tr>
            <th scope="col">{titles[by]}</th>
            <th scope="col" className={styles.number}>
              Runs
            </th>
            <th scope="col" className={styles.number}>
              Attempts
            </th>
            <th scope="col" className={styles.number}>
              Failed
            </th>
            <th scope="col" className={styles.number}>
              Tokens in
            </th>
            <th scope="col" className={styles.number}>
              Tokens out
            </th>
            <th scope="col" className={styles.number}>
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-testid="cost-row">
              <th scope="row">
                <KeyName by={by} value={row.key} />
                {/* The number stands in the table; the bar only helps the eye. */}
                <svg className={styles.bar} viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden>
                  <rect width={most > 0 ? (row.costUsd / most) * 100 : 0} height="2" />
                </svg>
              </th>
              <Numbers row={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <Numbers row={total} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Numbers({ row }: { row: Omit<CostRow, "key"> }) {
  return (
    <>
      <td className={styles.number}>{count(row.runs)}</td>
      <td className={styles.number}>{count(row.attempts)}</td>
      <td className={styles.number}>{row.failedAttempts === 0 ? "–" : count(row.failedAttempts)}</td>
      <td className={styles.number}>{count(row.inputTokens)}</td>
      <td className={styles.number}>{count(row.outputTokens)}</td>
      <td className={styles.number}>
        <Money row={row} />
      </td>
    </>
  );
}

/** Known costs and, beside them, how many attempts have none. */
function Money({ row }: { row: Omit<CostRow, "key"> }) {
  const { costUsd, unpriced } = row;
  if (unpriced > 0 && costUsd === 0) return <span className={styles.unpriced}>{unpriced} unpriced</span>;
  return (
    <>
      {costUsd === 0 ? "free" : dollars(costUsd)}
      {unpriced > 0 && <span className={styles.unpriced}>+ {unpriced} unpriced</span>}
    </>
  );
}

function KeyName({ by, value }: { by: CostGroup; value: string }) {
  const { nameOf } = useProviderNames();
  switch (by) {
    case "matter":
      return value === "" ? "No matter" : value;
    case "provider":
      return nameOf(value);
    case "tier":
      return capital(value);
    case "month":
      return monthName(value);
  }
}

/** "2026-11" is "November 2026". */
function monthName(month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return month;
  return date.toLocaleString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
}
