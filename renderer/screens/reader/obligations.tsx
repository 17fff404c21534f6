import { useId, useState } from "react";
import type { Contract } from "../../../shared/domain/contract.ts";
import {
  firstRows,
  obligationColumns,
  obligationGroups,
  whenOf,
  unlistedNote,
  type ObligationGroup,
  type ObligationRow,
} from "../../../shared/domain/obligations.ts";
import type { Statement, UnlistedObligations } from "../../../shared/domain/summary.ts";
import { WithDates } from "../../components/with-dates.tsx";
import { CitationChips } from "./citation-chips.tsx";
import styles from "./obligations.module.css";
import { StatusMark } from "./status-mark.tsx";
import summary from "./summary.module.css";

interface Props {
  readonly statements: readonly Statement[];
  /** The party we act for; null where nobody said. */
  readonly side: string | null;
  readonly contract: Contract;
  /** Of those that are not listed. */
  readonly unlisted: UnlistedObligations | undefined;
}

/** Who must do what, by when and on what event; ours and theirs apart where it is known whom we act for. */
export function Obligations({ statements, side, contract, unlisted }: Props) {
  const more = unlistedNote(unlisted);
  return (
    <>
      {obligationGroups(statements, side).map((group) => (
        <Group key={group.title ?? "all"} group={group} contract={contract} />
      ))}
      {more !== null && <p className={styles.note}>{more}</p>}
    </>
  );
}

/** A table that shows its main rows until somebody asks for all. */
function Group({ group: { title, rows }, contract }: { group: ObligationGroup; contract: Contract }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const first = firstRows(rows);
  const shown = isOpen ? rows : first;
  return (
    <>
      <table id={id} className={styles.table} data-testid="obligations">
        {title !== null && <caption>{title}</caption>}
        <thead>
          <tr>
            {obligationColumns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.statement.id} row={row} contract={contract} />
          ))}
        </tbody>
      </table>
      {first.length < rows.length && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? `Show only the main ${first.length}` : `Show all ${rows.length}`}
          {title !== null && <span className={styles.of}>{` of ${title}`}</span>}
        </button>
      )}
    </>
  );
}

function Row({ row: { statement, obligation }, contract }: { row: ObligationRow; contract: Contract }) {
  const { id, status, reason, citations } = statement;
  const { who, party, what, trigger } = obligation;
  const [whoName, , whenName, triggerName] = obligationColumns;
  return (
    <tr className={styles[`is-${status}`]} data-testid="statement" data-status={status}>
      <th scope="row" data-name={whoName} title={party ?? undefined}>
        {who}
      </th>
      <td className={styles.what}>
        <p className={summary.words} title={statement.text}>
          {what}
        </p>
        <div className={summary.under}>
          <StatusMark status={status} />
          <CitationChips id={id} contract={contract} citations={citations} />
          {reason !== undefined && <span className={summary.reason}>{reason}</span>}
        </div>
      </td>
      <td data-name={whenName} className="tabular">
        {/* An empty cell has no name before it where the columns stand below each other. */}
        {whenOf(obligation) !== "" && <WithDates text={whenOf(obligation)} />}
      </td>
      <td data-name={triggerName}>{trigger}</td>
    </tr>
  );
}
