import { replacedInWords, type Replacement } from "../../shared/domain/disclosure.ts";
import styles from "./replaced.module.css";

/** What stands behind the placeholders of something that is, or was, sent; the whole list on demand. */
export function Replaced({ replaced }: { replaced: readonly Replacement[] }) {
  return (
    <details className={styles.replaced} data-testid="replaced">
      <summary>{replacedInWords(replaced)}</summary>
      <ul>
        {replaced.map(({ placeholder, text, times }) => (
          <li key={placeholder}>
            <code>{placeholder}</code> <span>{text}</span>
            {times > 1 && <span className={styles.soft}> {times} times</span>}
          </li>
        ))}
      </ul>
      <p className={styles.soft}>A name that is not in this list is sent as it is written.</p>
    </details>
  );
}
