import { Button } from "@mantine/core";
import { IconFlask, IconInfoCircle, IconPlugConnectedX } from "@tabler/icons-react";
import { useJobs, useSettings } from "../state/stores.ts";
import styles from "./notices.module.css";

/** What is true of everything on every screen: made-up answers, nothing kept, nobody there. One line each. */
export function Notices() {
  const info = useSettings((state) => state.info);
  const failure = useSettings((state) => state.failure);
  const load = useSettings((state) => state.load);
  const connected = useJobs((state) => state.connected);

  return (
    <>
      {info?.simulated === true && (
        <output className={`${styles.notice} ${styles.look}`} data-testid="simulated">
          <IconFlask size={16} aria-hidden />
          Answers are simulated. They show how Headnote works and say nothing about your contract.
        </output>
      )}
      {info !== null && (info.keeping === "session" || info.notice !== null) && (
        <output className={styles.notice} data-testid="keeping">
          <IconInfoCircle size={16} aria-hidden />
          {info.notice ?? "There is no keychain here, so nothing is kept after Headnote is closed."}
        </output>
      )}
      {connected === false && (
        <output className={`${styles.notice} ${styles.look}`} data-testid="unconnected">
          <IconPlugConnectedX size={16} aria-hidden />
          Headnote does not answer; trying again. What is saved is safe.
        </output>
      )}
      {failure !== null && connected !== false && (
        <p className={`${styles.notice} ${styles.look}`} role="alert">
          <IconInfoCircle size={16} aria-hidden />
          {failure.message}
          <Button size="compact-xs" variant="default" onClick={() => void load()}>
            Try again
          </Button>
        </p>
      )}
    </>
  );
}
