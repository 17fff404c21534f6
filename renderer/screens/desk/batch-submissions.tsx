import { Button } from "@mantine/core";
import type { BatchView } from "../../../shared/domain/batch.ts";
import { isOpen, type Submission } from "../../../shared/domain/submission.ts";
import { dateAndTime, plural } from "../../components/format.ts";
import { LookNote } from "../../components/look-note.tsx";
import { useProviderNames } from "../../components/provider-names.ts";
import { useBatches } from "../../state/stores.ts";
import styles from "./batch.module.css";

/** What lies with providers, to be answered within a day: since when, when it was looked at, and what is in the way. */
export function BatchSubmissions({ batch: { id, submissions, elsewhere } }: { batch: BatchView }) {
  const { deploymentName } = useProviderNames();
  const resume = useBatches((state) => state.resume);
  const open = submissions.filter((submission) => isOpen(submission) || submission.trouble !== null);
  if (open.length === 0) return null;
  return (
    <div className={styles.submissions} data-testid="batch-submissions">
      {open.map((submission) => (
        <div key={submission.id}>
          <p className={`${styles.counts} tabular`}>{standing(submission, deploymentName(submission.deployment))}</p>
          {submission.trouble !== null && <LookNote>{submission.trouble}</LookNote>}
        </div>
      ))}
      {!elsewhere && open.some(({ phase }) => phase === "waiting" || phase === "sending") && (
        <Button size="compact-sm" variant="default" onClick={() => void resume(id)}>
          Look now
        </Button>
      )}
    </div>
  );
}

function standing({ phase, contracts, ...submission }: Submission, who: string): string {
  const { handedAt, lookedAt, nextLookAt, expiresAt, answered, cancelling } = submission;
  const then = nextLookAt === null ? "" : ` · looked at again ${dateAndTime(nextLookAt)}`;
  switch (phase) {
    case "preparing":
      return `${plural(contracts, "contract")} being handed to ${who}${then}`;
    case "sending":
      return `${plural(contracts, "contract")} sent to ${who}; asking whether they arrived${then}`;
    case "waiting":
      return [
        `${plural(contracts, "contract")} handed to ${who}${handedAt === null ? "" : ` ${dateAndTime(handedAt)}`}`,
        ...(cancelling ? ["told to stop"] : []),
        ...(answered === null ? [] : [`${answered} answered there`]),
        ...(lookedAt === null ? [] : [`last looked at ${dateAndTime(lookedAt)}`]),
        ...(nextLookAt === null ? [] : [`next look ${dateAndTime(nextLookAt)}`]),
        ...(expiresAt === null ? [] : [`at the latest ${dateAndTime(expiresAt)}`]),
      ].join(" · ");
    case "clearing":
      return `${who} is told to delete what it keeps of them${then}`;
    case "closed":
      return `${who} has answered`;
  }
}
