import { Button, CloseButton } from "@mantine/core";
import { isFinished, type Job } from "../../../shared/domain/job.ts";
import { addressOf } from "../../app/navigation.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { fileSize } from "../../components/format.ts";
import { ItemFacts } from "../../components/item-facts.tsx";
import { useJobs, useLibrary } from "../../state/stores.ts";
import styles from "./desk.module.css";
import { FailedJob } from "./failed-job.tsx";
import { JobProgress } from "./job-progress.tsx";
import { PlanCard } from "./plan-card.tsx";

/** One contract on the desk: what it is, how far it is, and what can be done next. */
export function JobCard({ job }: { job: Job }) {
  const cancel = useJobs((state) => state.cancel);
  const dismiss = useJobs((state) => state.dismiss);
  const retry = useJobs((state) => state.retry);
  const trouble = useJobs((state) => state.troubles[job.id]);
  const item = useLibrary((all) => all.items?.find(({ id }) => id === job.summaryId));
  const { state } = job.progress;

  return (
    <article className={styles.card} aria-label={job.name} data-testid="job" data-state={state}>
      <header className={styles.head}>
        <h2 className={styles.file}>{job.name}</h2>
        <span className={styles.facts}>
          {fileSize(job.size)}
          {job.within !== undefined && ` · in ${job.within}`}
          {job.matter !== null && ` · matter ${job.matter}`}
        </span>
        {isFinished(job) ? (
          <CloseButton
            size="sm"
            aria-label={`Take ${job.name} off the desk`}
            title="Take off the desk; what it saved stays"
            onClick={() => void dismiss(job.id)}
          />
        ) : (
          state !== "ready" && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void cancel(job.id)}>
              Cancel
            </Button>
          )
        )}
      </header>

      {job.brief !== null && (
        <p className={styles.brief}>
          {job.brief}
          {job.summaryId !== null && state !== "done" && (
            <>
              {" "}
              <a className={styles.instant} href={addressOf({ screen: "reader", id: job.summaryId })}>
                Read the instant brief
              </a>
            </>
          )}
        </p>
      )}

      <JobProgress progress={job.progress} />
      {job.progress.state === "ready" && (
        <PlanCard
          key={job.progress.round ?? 0}
          job={job}
          plan={job.progress.plan}
          isChanged={job.progress.round !== undefined}
        />
      )}
      {job.progress.state === "failed" && <FailedJob job={job} progress={job.progress} />}
      {trouble !== undefined && <FailureNote failure={trouble} />}

      {state === "done" && item !== undefined && <ItemFacts item={item} matter={false} />}

      {(state === "done" || state === "cancelled") && (
        <footer className={styles.foot}>
          {job.summaryId !== null && state === "done" && (
            <Button component="a" size="compact-sm" href={addressOf({ screen: "reader", id: job.summaryId })}>
              Read the summary
            </Button>
          )}
          {state === "cancelled" && (
            <Button size="compact-sm" variant="default" onClick={() => void retry(job.id, null)}>
              Start again
            </Button>
          )}
        </footer>
      )}
    </article>
  );
}
