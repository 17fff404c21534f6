import { VisuallyHidden } from "@mantine/core";
import type { Job } from "../../shared/domain/job.ts";
import { useJobs } from "../state/stores.ts";

/** Says aloud, to those who listen to the page, what becomes of each contract. */
export function Announcer() {
  const jobs = useJobs((state) => state.jobs);
  return (
    <VisuallyHidden aria-live="polite">
      {jobs.map((job) => (
        <p key={job.id}>{`${job.name}: ${spoken(job)}`}</p>
      ))}
    </VisuallyHidden>
  );
}

/** Coarser than what is on screen: a counter that speaks at every step is noise. */
function spoken({ progress }: Job): string {
  switch (progress.state) {
    case "queued":
      return "waiting its turn.";
    case "reading":
      return "being read.";
    case "ready":
      return "ready. Waiting for your answer before anything is sent.";
    case "running":
      return "being summarised.";
    case "verifying":
      return "statements are being checked.";
    case "done":
      return "done.";
    case "failed":
      return `failed. ${progress.message}`;
    case "cancelled":
      return "cancelled.";
  }
}
