import { IconAlertCircle, IconCheck, IconCircleX, IconEqualNot } from "@tabler/icons-react";
import type { StatementStatus } from "../../../shared/domain/summary.ts";
import { statusWords } from "./standing.ts";
import styles from "./summary.module.css";

const icons = { exact: IconCheck, close: IconAlertCircle, "not-found": IconCircleX, unsupported: IconEqualNot };

/** Whether the words stand in the contract: always an icon and a word, never a colour alone. */
export function StatusMark({ status }: { status: StatementStatus }) {
  const Icon = icons[status];
  return (
    <span className={`${styles.status} ${styles[status]}`} data-testid="status" data-status={status}>
      <Icon size={14} stroke={2} aria-hidden /> {statusWords[status]}
    </span>
  );
}
