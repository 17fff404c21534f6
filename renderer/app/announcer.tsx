import { VisuallyHidden } from "@mantine/core";
import type { BatchState } from "../../shared/domain/batch.ts";
import type { Job } from "../../shared/domain/job.ts";
import { useBatches, useJobs } from "../state/stores.ts";

/** Says aloud, to those who listen to the page, what becomes of each contract. */
export function Announcer() {
  const jobs = useJobs((state) => state.jobs);
  const batches = useBatches((state) => state.batches);
  return (
    <VisuallyHidden aria-live="polite">
      {jobs.map((job) => (
        <p key={job.id}>{`${job.name}: ${spoken(job)}`}</p>
      ))}
      {batches.map(({ id, name, state }) => (
        <p key={id}>{`${name}: ${spokenBatch[state]}`}</p>
      ))}
    </VisuallyHidden>
  );
}

const spokenBatch: Record<BatchState, string> = {
  reading: "being read.",
  ready: "ready. Waiting for your answer before anything is sent.",
  running: "being summarised.",
  paused: "paused.",
  stopping: "cancelled; what is under way finishes.",
  cancelled: "cancelled.",
  done: "done.",
};

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
    case "unpacked":
      return `opened. ${progress.contracts} contracts are on the desk, ${progress.left.length} files are not.`;
  }
}
