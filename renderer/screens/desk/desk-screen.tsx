import { Button, CloseButton } from "@mantine/core";
import { IconFilePlus } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { mostSingle } from "../../../shared/domain/parcel.ts";
import { useBatches, useJobs, useLibrary } from "../../state/stores.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { ArrivalRow } from "./arrival-row.tsx";
import { BatchCard } from "./batch-card.tsx";
import styles from "./desk.module.css";
import { IntakeFields } from "./intake-fields.tsx";
import { JobCard } from "./job-card.tsx";
import { UnpackedNote } from "./unpacked-note.tsx";
import { useAddFiles } from "./use-add-files.ts";

interface Props {
  /** The lawyer asked, from anywhere on the page, to pick files. */
  readonly picking: boolean;
  readonly onPicked: () => void;
}

/** Drop, watch, answer. */
export function DeskScreen({ picking, onPicked }: Props) {
  const jobs = useJobs((state) => state.jobs);
  const arrivals = useJobs((state) => state.arrivals);
  const passedOver = useJobs((state) => state.passedOver);
  const forgetPassedOver = useJobs((state) => state.forgetPassedOver);
  const batches = useBatches((state) => state.batches);
  const unmade = useBatches((state) => state.unmade);
  const forgetUnmade = useBatches((state) => state.forgetUnmade);
  const add = useAddFiles();
  const single = useJobs((state) => state.jobs.filter((job) => job.progress.state === "done").length);
  const batched = useBatches((state) => state.batches.reduce((sum, { progress }) => sum + progress.done, 0));
  const done = single + batched;
  const loadLibrary = useLibrary((state) => state.load);
  const dismiss = useJobs((state) => state.dismiss);
  // What failed still waits for a word.
  const finished = jobs.filter(({ progress }) => progress.state === "done");
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const empty =
    jobs.length === 0 && arrivals.length === 0 && batches.length === 0 && passedOver.length === 0 && unmade === null;

  // What was answered, by whom and for how much stands in the library.
  useEffect(() => {
    if (done > 0) void loadLibrary();
  }, [done, loadLibrary]);
  useEffect(() => {
    if (!picking) return;
    input.current?.click();
    onPicked();
  }, [picking, onPicked]);

  return (
    <div className={empty ? `${styles.desk} ${styles.bare}` : styles.desk}>
      <section className={styles.intake} aria-label="Add contracts">
        <div className={empty ? styles.invitation : styles.band}>
          <div>
            <h1 className={styles.invite}>Drop a contract here</h1>
            <p className={styles.promise}>
              PDF, Word, OpenDocument, RTF, HTML, text or Markdown; or a folder, a ZIP or an e-mail with contracts in
              it. It is read on this machine; nothing is sent before you say so.
            </p>
          </div>
          <div className={styles.answers}>
            <Button
              leftSection={<IconFilePlus size={17} aria-hidden />}
              onClick={() => input.current?.click()}
              title="Ctrl+O, or Cmd+O"
            >
              Choose files
            </Button>
            <Button variant="default" onClick={() => folder.current?.click()}>
              Choose a folder
            </Button>
          </div>
          <input
            ref={(element) => {
              // React's types do not know the attribute that makes it a choice of folders.
              element?.setAttribute("webkitdirectory", "");
              folder.current = element;
            }}
            type="file"
            hidden
            data-testid="folder-input"
            onChange={(event) => {
              const field = event.currentTarget;
              add([...(field.files ?? [])]);
              field.value = "";
            }}
          />
          <input
            ref={input}
            type="file"
            multiple
            hidden
            data-testid="file-input"
            accept=".pdf,.docx,.odt,.ott,.rtf,.html,.htm,.xhtml,.txt,.md,.markdown,.eml,.mht,.mhtml,.zip"
            onChange={(event) => {
              const field = event.currentTarget;
              add([...(field.files ?? [])]);
              field.value = "";
            }}
          />
        </div>
        <IntakeFields />
      </section>

      {!empty && (
        <section aria-label="On the desk" className={styles.queue}>
          {unmade !== null && (
            <FailureNote failure={unmade}>
              <Button size="compact-sm" variant="subtle" onClick={forgetUnmade}>
                Dismiss
              </Button>
            </FailureNote>
          )}
          {finished.length > mostSingle && (
            <Button
              className={styles.clear ?? ""}
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() => void Promise.all(finished.map(({ id }) => dismiss(id)))}
            >
              Take the {finished.length} finished ones off the desk
            </Button>
          )}
          {batches.toReversed().map((batch) => (
            <BatchCard key={batch.id} batch={batch} />
          ))}
          {passedOver.length > 0 && (
            <article className={`${styles.card} ${styles.passedOver}`} aria-label="What was passed over">
              <div>
                <UnpackedNote contracts={null} left={passedOver} />
              </div>
              <CloseButton size="sm" aria-label="Dismiss what was passed over" onClick={forgetPassedOver} />
            </article>
          )}
          {arrivals.toReversed().map((arrival) => (
            <ArrivalRow key={arrival.id} arrival={arrival} />
          ))}
          {jobs.toReversed().map((job) => (
            <JobCard key={job.id} job={job} />
          ))}
        </section>
      )}
    </div>
  );
}
