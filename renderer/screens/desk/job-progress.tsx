import { Loader, Progress } from "@mantine/core";
import { IconBan, IconCircleCheck } from "@tabler/icons-react";
import type { JobState } from "../../../shared/domain/job.ts";
import { count } from "../../components/format.ts";
import { useProviderNames } from "../../components/provider-names.ts";
import styles from "./desk.module.css";

/** How far a job is, in one line. */
export function JobProgress({ progress }: { progress: JobState }) {
  const { deploymentName } = useProviderNames();
  switch (progress.state) {
    case "queued":
      return <Busy words="Waiting its turn" />;
    case "reading": {
      const { page, pages, recognising = false } = progress;
      if (pages === null || pages === 0) return <Busy words="Reading on this machine" />;
      return (
        <div className={styles.reading}>
          <Busy
            words={
              recognising
                ? `Recognising words in pictures on this machine: page ${Math.min(page + 1, pages)} of ${pages}`
                : `Reading on this machine: page ${page} of ${pages}`
            }
          />
          <Progress size={3} value={(page / pages) * 100} aria-label="Pages read" transitionDuration={0} />
        </div>
      );
    }
    case "running": {
      const received = progress.received > 0 ? `, ${count(progress.received)} characters so far` : "";
      return (
        <>
          <Busy words={`${deploymentName(progress.deployment)} is answering${received}`} />
          {progress.note !== null && <p className={styles.switched}>{progress.note}</p>}
        </>
      );
    }
    case "verifying":
      return <Busy words="Checking every statement against the contract" />;
    case "done":
      return (
        <p className={styles.state}>
          <IconCircleCheck size={16} aria-hidden /> Done{progress.note !== null && `. ${progress.note}`}
        </p>
      );
    case "cancelled":
      return (
        <p className={styles.state}>
          <IconBan size={16} aria-hidden /> Cancelled
        </p>
      );
    case "ready":
    case "failed":
      return null;
  }
}

function Busy({ words }: { words: string }) {
  return (
    <p className={`${styles.state} tabular`}>
      <Loader size={14} aria-hidden /> {words}
    </p>
  );
}
