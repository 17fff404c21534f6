import { Button, CloseButton, Loader, Progress } from "@mantine/core";
import { IconAlertCircle, IconBan, IconCircleCheck, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import type { BatchView } from "../../../shared/domain/batch.ts";
import { dollars, mostDollars } from "../../../shared/domain/money.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { plural } from "../../components/format.ts";
import { LookNote } from "../../components/look-note.tsx";
import { useBatches } from "../../state/stores.ts";
import { BatchItems } from "./batch-items.tsx";
import { BatchPlanCard } from "./batch-plan.tsx";
import { BatchSubmissions } from "./batch-submissions.tsx";
import styles from "./batch.module.css";
import desk from "./desk.module.css";

/** Many contracts at once: how far they are as a whole, what can be done, and each of them folded below. */
export function BatchCard({ batch }: { batch: BatchView }) {
  const dismiss = useBatches((state) => state.dismiss);
  const trouble = useBatches((state) => state.troubles[batch.id]);
  const delivery = useBatches((state) => state.deliveries[batch.id]);
  const { id, name, matter, state, progress } = batch;
  const finished = state === "done" || state === "cancelled";

  return (
    <article className={desk.card} aria-label={name} data-testid="batch" data-state={state}>
      <header className={desk.head}>
        <h2 className={desk.file}>{name}</h2>
        <span className={desk.facts}>
          {plural(progress.total, "contract")}
          {matter !== null && ` · matter ${matter}`}
        </span>
        {finished ? (
          <CloseButton
            size="sm"
            aria-label={`Take ${name} off the desk`}
            title="Take off the desk; what it saved stays"
            onClick={() => void dismiss(id)}
          />
        ) : (
          <Controls batch={batch} />
        )}
      </header>

      <Standing batch={batch} />
      {delivery !== undefined && delivery.lost.length > 0 && (
        <LookNote>
          {plural(delivery.lost.length, "file")} did not get into the batch:{" "}
          {delivery.lost.map(({ name: lost, failure }) => `${lost} (${failure.message})`).join("; ")}
        </LookNote>
      )}
      {batch.elsewhere && <LookNote>Another Headnote on this machine is working on this batch.</LookNote>}
      {batch.trouble !== null && <FailureNote failure={{ message: batch.trouble }} />}
      {batch.plan !== null && <BatchPlanCard batch={batch} plan={batch.plan} />}
      <BatchSubmissions batch={batch} />
      {trouble !== undefined && <FailureNote failure={trouble} />}
      <Remedies batch={batch} />
      {progress.total > 0 && <BatchItems batch={batch} />}
    </article>
  );
}

/** How far the whole is. */
function Standing({ batch }: { batch: BatchView }) {
  const { progress, state, leftMs } = batch;
  const { total, done, failed, held, cancelled, left } = progress;
  const ended = total - left;
  return (
    <div className={desk.reading}>
      <p className={`${desk.state} tabular`}>
        <StateIcon batch={batch} /> {stateWords(batch)}
      </p>
      <Progress.Root size={5} transitionDuration={0}>
        <Progress.Section
          value={total === 0 ? 0 : (done / total) * 100}
          aria-label={`${done} of ${total} contracts done`}
        />
        <Progress.Section
          value={total === 0 ? 0 : ((ended - done) / total) * 100}
          color="var(--hn-amber-line)"
          aria-label={`${ended - done} ended without a summary`}
        />
      </Progress.Root>
      <p className={`${styles.counts} tabular`} data-testid="batch-counts">
        {[
          `${done} of ${total} done`,
          ...(failed > 0 ? [`${failed} failed`] : []),
          ...(progress.submitted > 0 ? [`${progress.submitted} waiting with a provider`] : []),
          ...(held > 0 ? [`${held} held`] : []),
          ...(cancelled > 0 ? [`${cancelled} cancelled`] : []),
          `${dollars(progress.spentUsd)} spent${progress.unpriced > 0 ? ", as far as is known" : ""}`,
          ...(left > 0 && state !== "reading" ? [`at most ${mostDollars(progress.mostLeftUsd)} to come`] : []),
          ...(leftMs === null ? [] : [`about ${timeInWords(leftMs)} left`]),
        ].join(" · ")}
      </p>
    </div>
  );
}

function StateIcon({ batch: { state, progress } }: { batch: BatchView }) {
  switch (state) {
    case "reading":
    case "running":
    case "stopping":
      return <Loader size={14} aria-hidden />;
    case "ready":
      return <IconAlertCircle size={16} aria-hidden />;
    case "paused":
      return <IconPlayerPause size={16} aria-hidden />;
    case "cancelled":
      return <IconBan size={16} aria-hidden />;
    case "done":
      return progress.failed + progress.held > 0 ? (
        <IconAlertCircle size={16} aria-hidden />
      ) : (
        <IconCircleCheck size={16} aria-hidden />
      );
  }
}

function stateWords({ state, sealed, progress }: BatchView): string {
  const { underWay, failed, held, submitted } = progress;
  switch (state) {
    case "reading":
      return sealed ? "Reading and planning on this machine" : "Being put on the desk, and read on this machine";
    case "ready":
      return "Waiting for your answer";
    case "running":
      if (underWay > 0) return `${plural(underWay, "contract")} under way`;
      return submitted > 0 ? "Waiting for the answers, which may take a day" : "Waiting for a turn";
    case "paused":
      return underWay + submitted > 0
        ? `Paused; ${plural(underWay + submitted, "contract")} under way will finish`
        : "Paused";
    case "stopping":
      return `Cancelled; ${plural(underWay + progress.submitted, "contract")} under way will finish`;
    case "cancelled":
      return "Cancelled. What was done is in the library.";
    case "done":
      return failed + held > 0 ? "Done, but not all of it" : "Done";
  }
}

function Controls({ batch: { id, state, progress } }: { batch: BatchView }) {
  const pause = useBatches((all) => all.pause);
  const resume = useBatches((all) => all.resume);
  const cancel = useBatches((all) => all.cancel);
  const [asking, setAsking] = useState(false);
  const end = (abort: boolean) => {
    setAsking(false);
    void cancel(id, abort);
  };
  if (asking || state === "stopping") {
    return (
      <span className={styles.controls}>
        {asking && (
          <Button size="compact-sm" variant="default" onClick={() => end(false)}>
            Let those under way finish
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => end(true)}
          title={
            progress.submitted > 0
              ? "What the provider has done by then is charged, and kept"
              : "They may be charged all the same, and nothing of their answers is kept"
          }
        >
          End those under way
        </Button>
        {asking && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAsking(false)}>
            Go on
          </Button>
        )}
      </span>
    );
  }
  return (
    <span className={styles.controls}>
      {state === "paused" && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          onClick={() => void resume(id)}
        >
          Resume
        </Button>
      )}
      {(state === "running" || state === "reading") && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconPlayerPause size={14} aria-hidden />}
          onClick={() => void pause(id)}
        >
          Pause
        </Button>
      )}
      {state !== "ready" && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => (progress.underWay + progress.submitted > 0 ? setAsking(true) : end(true))}
        >
          Cancel
        </Button>
      )}
    </span>
  );
}

/** What can be done about contracts that have no summary. */
function Remedies({ batch: { id, state, trouble, progress } }: { batch: BatchView }) {
  const retry = useBatches((all) => all.retry);
  const resend = useBatches((all) => all.resend);
  const resume = useBatches((all) => all.resume);
  const [warned, setWarned] = useState(false);
  const again = state === "cancelled" ? progress.cancelled + progress.failed : progress.failed;
  if (trouble === null && again === 0 && progress.held === 0) return null;
  return (
    <>
      {progress.held > 0 && (
        <LookNote>
          {plural(progress.held, "contract")} {progress.held === 1 ? "was" : "were"} sent before Headnote stopped, and
          the answer never came. {progress.held === 1 ? "It" : "They"} may have been charged, and{" "}
          {progress.held === 1 ? "is" : "are"} not sent again unless you say so.
        </LookNote>
      )}
      <div className={desk.answers}>
        {trouble !== null && (
          <Button size="compact-sm" variant="default" onClick={() => void resume(id)}>
            Go on
          </Button>
        )}
        {again > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => void retry(id, null)}>
            {state === "cancelled"
              ? `Start ${plural(again, "contract")} again`
              : again === 1
                ? "Try the failed one again"
                : `Try the ${again} failed again`}
          </Button>
        )}
        {progress.held > 0 && !warned && (
          <Button size="compact-sm" variant="default" onClick={() => setWarned(true)}>
            Send the held {progress.held === 1 ? "one" : `${progress.held}`} again
          </Button>
        )}
        {progress.held > 0 && warned && (
          <>
            <Button size="compact-sm" onClick={() => void resend(id, null)}>
              Yes, even if it is charged twice
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setWarned(false)}>
              Leave it
            </Button>
          </>
        )}
      </div>
    </>
  );
}

function timeInWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
