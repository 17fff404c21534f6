import { Button, Loader } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { dollars } from "../../../shared/domain/money.ts";
import { answerInWords, type SavedQuestion } from "../../../shared/domain/question.ts";
import type { LibraryItem } from "../../../shared/domain/saved.ts";
import type { Statement } from "../../../shared/domain/summary.ts";
import { addressOf } from "../../app/navigation.ts";
import { costOf, estimate, plural } from "../../components/format.ts";
import { onDevice, useProviderNames } from "../../components/provider-names.ts";
import type { SetRow } from "../../state/asking-set.ts";
import { useAskingSet } from "../../state/stores.ts";
import { StatusMark } from "../reader/status-mark.tsx";
import styles from "./ask.module.css";

/** A row for each contract: what it says, with the places it says it at. */
export function AnswersTable({ rows }: { rows: readonly SetRow[] }) {
  const stage = useAskingSet((state) => state.stage);
  const again = useAskingSet((state) => state.again);
  const left = rows.filter(({ progress: { state } }) => state === "failed" || state === "cancelled").length;
  const answered = rows.flatMap(({ progress }) => (progress.state === "answered" ? [progress.asked] : []));
  return (
    <>
      {stage === "idle" && left > 0 && (
        <p className={styles.left}>
          {left === rows.length
            ? "No contract was answered."
            : `${plural(answered.length, "contract")} answered, ${left} not. What was answered is kept.`}
          <Button size="compact-sm" variant="default" onClick={() => void again()}>
            {left === 1 ? "Ask that one again" : `Ask those ${left} again`}
          </Button>
        </p>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Contract</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.item.id} row={row} />
          ))}
        </tbody>
      </table>
      {answered.length > 1 && <p className={`${styles.soft} tabular`}>{totalOf(answered)}</p>}
    </>
  );
}

function Row({ row: { item, plan, progress } }: { row: SetRow }) {
  const { deploymentName } = useProviderNames();
  const stage = useAskingSet((state) => state.stage);
  const again = useAskingSet((state) => state.again);
  const to = plan === null ? "" : whereTo(plan, deploymentName);
  return (
    <tr data-testid="set-row" data-state={progress.state}>
      <th scope="row">
        <a href={addressOf({ screen: "reader", id: item.id })}>{item.name}</a>
        <span className={styles.soft}>{item.parties.join(" and ")}</span>
      </th>
      <td>
        {progress.state === "idle" && <span className={styles.soft}>{stage === "idle" ? "Not asked yet" : to}</span>}
        {progress.state === "waiting" && <span className={styles.soft}>Waiting its turn</span>}
        {progress.state === "asking" && (
          <span className={styles.soft}>
            <Loader size={12} aria-hidden /> Being asked
          </span>
        )}
        {progress.state === "cancelled" && <span className={styles.soft}>Cancelled before it was answered</span>}
        {progress.state === "failed" && (
          <div className={styles.failed} role="alert">
            <p>
              <IconAlertTriangle size={15} aria-hidden /> {progress.failure.message}
            </p>
            {stage === "idle" && (
              <Button size="compact-xs" variant="default" onClick={() => void again(item.id)}>
                Ask again
              </Button>
            )}
          </div>
        )}
        {progress.state === "answered" && <Answer item={item} asked={progress.asked} />}
      </td>
    </tr>
  );
}

/** What would become of one contract, before anything is sent. */
function whereTo({ plan, leaves, known }: NonNullable<SetRow["plan"]>, name: (deployment: string) => string): string {
  if (known) return "Answered before: free, from the library";
  const first = plan.candidates.find(({ eligible }) => eligible);
  if (!leaves || first === undefined) return "Searched on this device";
  const what = plan.disclosure?.what === "passages" ? "Passages" : "All of it";
  return `${what} to ${name(first.deployment)}, ${estimate(plan.estimateUsd)}`;
}

function Answer({ item, asked: { answer, run } }: { item: LibraryItem; asked: SavedQuestion }) {
  const { nameOf, isLocal } = useProviderNames();
  const by =
    run.served === null || run.served.provider === onDevice
      ? "On this device"
      : `${nameOf(run.served.provider)} ${run.served.model}`;
  return (
    <>
      {answer.state !== "answered" && <p className={styles.soft}>{answerInWords(answer, run)}</p>}
      {answer.statements.length > 0 && (
        <ul className={styles.statements}>
          {answer.statements.map((statement) => (
            <Says key={statement.id} item={item} statement={statement} />
          ))}
        </ul>
      )}
      <p className={`${styles.soft} tabular`}>
        {by} · {run.fromCache ? "from the library, not charged" : costOf(run, isLocal)}
      </p>
    </>
  );
}

function Says({ item, statement: { text, status, reason, citations } }: { item: LibraryItem; statement: Statement }) {
  return (
    <li data-status={status}>
      <p className={styles.words}>{text}</p>
      <div className={styles.under}>
        <StatusMark status={status} />
        {citations
          .filter(({ match }) => match !== "none")
          .map(({ start, end, page, quote }) => (
            <a
              key={`${start}-${end}`}
              className={styles.chip}
              title={`“${quote}”`}
              href={addressOf({ screen: "reader", id: item.id, passage: { start, end } })}
            >
              {item.name.toLowerCase().endsWith(".pdf") ? `p. ${page}` : "Show the passage"}
            </a>
          ))}
        {reason !== undefined && <span className={styles.soft}>{reason}</span>}
      </div>
    </li>
  );
}

function totalOf(answered: readonly SavedQuestion[]): string {
  const costs = answered.map(({ run }) => (run.fromCache ? 0 : run.costUsd));
  const unpriced = costs.filter((cost) => cost === null).length;
  const sum = costs.reduce<number>((total, cost) => total + (cost ?? 0), 0);
  const known = sum === 0 ? "Nothing was charged" : `${dollars(sum)} in all`;
  return unpriced === 0 ? `${known}.` : `${known}; ${plural(unpriced, "answer")} at a price that is not known.`;
}
