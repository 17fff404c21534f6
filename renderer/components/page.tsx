import type { ReactNode } from "react";
import styles from "./page.module.css";

/** A screen of one column with its title. */
export function Page({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{title}</h1>
        {aside}
      </header>
      {children}
    </div>
  );
}
