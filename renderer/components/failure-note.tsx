import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Failure } from "../state/failure.ts";
import styles from "./note.module.css";

/** What went wrong, and, as children, what can be done. */
export function FailureNote({ failure, children }: { failure: Pick<Failure, "message">; children?: ReactNode }) {
  return (
    <div className={`${styles.note} ${styles.wrong}`} role="alert">
      <IconAlertTriangle size={18} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p>{failure.message}</p>
        {children !== undefined && <div className={styles.actions}>{children}</div>}
      </div>
    </div>
  );
}
