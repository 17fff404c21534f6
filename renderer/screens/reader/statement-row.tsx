import type { ReactNode } from "react";
import type { Contract } from "../../../shared/domain/contract.ts";
import { leadWords } from "../../../shared/domain/lead-words.ts";
import type { Statement } from "../../../shared/domain/summary.ts";
import { CitationChips } from "./citation-chips.tsx";
import { StatusMark } from "./status-mark.tsx";
import styles from "./summary.module.css";

interface Props {
  readonly statement: Statement;
  readonly contract: Contract;
  /** What stands before its words. */
  readonly above?: ReactNode;
  /** What stands below, and is not what was verified. */
  readonly children?: ReactNode;
}

/** One statement: its words as plain text, whether they were verified, and where they come from. */
export function StatementRow({ statement, contract, above, children }: Props) {
  const { id, text, status, reason, citations } = statement;
  const lead = leadWords(statement);
  return (
    <li className={`${styles.statement} ${styles[`is-${status}`]}`} data-testid="statement" data-status={status}>
      {above}
      <p className={styles.words}>
        {lead !== "" && <b>{lead}</b>}
        {text.slice(lead.length)}
      </p>
      <div className={styles.under}>
        <StatusMark status={status} />
        <CitationChips id={id} contract={contract} citations={citations} />
        {reason !== undefined && <span className={styles.reason}>{reason}</span>}
      </div>
      {children}
    </li>
  );
}
