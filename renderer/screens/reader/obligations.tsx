import type { Contract } from "../../../shared/domain/contract.ts";
import {
  obligationColumns,
  obligationGroups,
  whenOf,
  whoseTitles,
  type ObligationRow,
} from "../../../shared/domain/obligations.ts";
import type { Statement } from "../../../shared/domain/summary.ts";
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
}

/** Who must do what, by when and on what event; ours and theirs apart where it is known whom we act for. */
export function Obligations({ statements, side, contract }: Props) {
  return obligationGroups(statements, side).map(({ whose, rows }) => (
    <table key={whose ?? "all"} className={styles.table} data-testid="obligations">
      {whose !== null && <caption>{whoseTitles[whose]}</caption>}
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
        {rows.map((row) => (
          <Row key={row.statement.id} row={row} contract={contract} />
        ))}
      </tbody>
    </table>
  ));
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
        <WithDates text={whenOf(obligation)} />
      </td>
      <td data-name={triggerName}>{trigger}</td>
    </tr>
  );
}
