import { Fragment } from "react";
import styles from "./with-dates.module.css";

const isoDate = /(\d{4}-\d{2}-\d{2})/;

/** Words in which a date is never parted at its hyphens. */
export function WithDates({ text }: { text: string }) {
  return (
    // One element: where it stands among others in a row, its parts are not to stand there by themselves.
    <span>
      {text.split(isoDate).map((part, index) =>
        isoDate.test(part) ? (
          <span key={index} className={styles.date}>
            {part}
          </span>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </span>
  );
}
