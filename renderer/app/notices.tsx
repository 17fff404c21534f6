import { Button, CloseButton } from "@mantine/core";
import { IconFlask, IconInfoCircle, IconPlugConnectedX } from "@tabler/icons-react";
import { useJobs, useSettings } from "../state/stores.ts";
import styles from "./notices.module.css";

/** What is true of everything on every screen: made-up answers, nothing kept, settings refused, nobody there. One line each. */
export function Notices() {
  const info = useSettings((state) => state.info);
  const failure = useSettings((state) => state.failure);
  const load = useSettings((state) => state.load);
  const putAway = useSettings((state) => state.putAway);
  const putAwayNotice = useSettings((state) => state.putAwayNotice);
  const connected = useJobs((state) => state.connected);

  return (
    <>
      {info?.simulated === true && (
        <output className={`${styles.notice} ${styles.look}`} data-testid="simulated">
          <IconFlask size={16} aria-hidden />
          Answers are simulated. They show how Headnote works and say nothing about your contract.
        </output>
      )}
      {(info?.notices ?? [])
        .filter((notice) => !putAway.includes(notice))
        .map((notice) => (
          <output key={notice} className={styles.notice} data-testid="notice">
            <IconInfoCircle size={16} aria-hidden />
            <span>{notice}</span>
            <CloseButton
              className={styles.away ?? ""}
              size="xs"
              aria-label="Put this notice away"
              onClick={() => putAwayNotice(notice)}
            />
          </output>
        ))}
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
