import { Button, Loader } from "@mantine/core";
import { FailureNote } from "../../components/failure-note.tsx";
import { fileSize } from "../../components/format.ts";
import type { Arrival } from "../../state/jobs.ts";
import { useJobs } from "../../state/stores.ts";
import styles from "./desk.module.css";

/** A file that is being handed over, or could not be. */
export function ArrivalRow({ arrival }: { arrival: Arrival }) {
  const addAgain = useJobs((state) => state.addAgain);
  const forget = useJobs((state) => state.forgetArrival);
  return (
    <article className={styles.card} aria-label={arrival.name}>
      <header className={styles.head}>
        <h2 className={styles.file}>{arrival.name}</h2>
        <span className={styles.facts}>{fileSize(arrival.file.size)}</span>
      </header>
      {arrival.failure === null ? (
        <p className={styles.state}>
          <Loader size={14} aria-hidden /> Putting it on the desk
        </p>
      ) : (
        <FailureNote failure={arrival.failure}>
          <Button size="compact-sm" variant="default" onClick={() => void addAgain(arrival.id)}>
            Try again
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => forget(arrival.id)}>
            Dismiss
          </Button>
        </FailureNote>
      )}
    </article>
  );
}
