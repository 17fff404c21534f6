import { IconEye } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./note.module.css";

/** Something that needs a look, but is not wrong. */
export function LookNote({ children }: { children: ReactNode }) {
  return (
    <div className={`${styles.note} ${styles.look}`} role="note">
      <IconEye size={18} aria-hidden className={styles.icon} />
      <div className={styles.words}>{children}</div>
    </div>
  );
}
