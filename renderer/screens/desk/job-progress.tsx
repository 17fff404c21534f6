import { Loader, Progress } from "@mantine/core";
import { IconBan, IconCircleCheck, IconClockQuestion } from "@tabler/icons-react";
import type { JobState } from "../../../shared/domain/job.ts";
import { count } from "../../components/format.ts";
import { useProviderNames } from "../../components/provider-names.ts";
import { UnpackedNote } from "./unpacked-note.tsx";
import styles from "./desk.module.css";

/** Shorter ones are read before anybody could begin to read along. */
const longContract = 50;

/** How far a job is, in one line. */
export function JobProgress({ progress }: { progress: JobState }) {
  const { deploymentName } = useProviderNames();
  switch (progress.state) {
    case "queued":
      return <Busy words="Waiting its turn" />;
    case "reading": {
      const { page, pages, recognising = false, beginning } = progress;
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
          {beginning !== undefined && pages >= longContract && (
            <section className={styles.draft} aria-label="How it begins" data-testid="beginning">
              <p className={styles.draftHead}>How it begins, while the rest is read</p>
              <p className={styles.beginning}>{beginning}</p>
            </section>
          )}
        </div>
      );
    }
    case "running": {
      const received = progress.received > 0 ? `, ${count(progress.received)} characters so far` : "";
      return (
        <>
          <Busy words={`${deploymentName(progress.deployment)} is answering${aboutWhat(progress.stage)}${received}`} />
          {progress.note !== null && <p className={styles.switched}>{progress.note}</p>}
          {progress.stage?.stage === "part" && (
            <Progress
              size={3}
              value={((progress.stage.number - 1) / progress.stage.of) * 100}
              aria-label="Parts answered"
              transitionDuration={0}
            />
          )}
          {progress.draft !== undefined && progress.draft.length > 0 && <Draft statements={progress.draft} />}
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
    case "unpacked":
      return <UnpackedNote contracts={progress.contracts} left={progress.left} />;
    case "ready":
    case "failed":
      return null;
  }
}

type Running = Extract<JobState, { state: "running" }>;

function aboutWhat(stage: Running["stage"]): string {
  switch (stage?.stage) {
    case undefined:
      return "";
    case "part":
      return ` about part ${stage.number} of ${stage.of}`;
    case "overview":
      return ": the head of the summary";
    case "arbitration":
      return `: how ${stage.passages} passages that contradict each other read together`;
  }
}

/** What has come in so far, the newest first: to be read along, not to be relied on. */
function Draft({ statements }: { statements: NonNullable<Running["draft"]> }) {
  const numbered = statements.map((statement, index) => ({ ...statement, number: index + 1 }));
  return (
    <section className={styles.draft} aria-label="Coming in, not yet checked" data-testid="draft">
      <p className={styles.draftHead}>
        <IconClockQuestion size={14} aria-hidden /> Coming in, not yet checked
        <span className={`${styles.soft} tabular`}> · {count(statements.length)} so far</span>
      </p>
      <ol className={styles.draftList} reversed>
        {numbered.toReversed().map(({ number, text }) => (
          <li key={number} value={number}>
            {text}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Busy({ words }: { words: string }) {
  return (
    <p className={`${styles.state} tabular`}>
      <Loader size={14} aria-hidden /> {words}
    </p>
  );
}
