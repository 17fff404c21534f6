import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ErrorCode } from "../../../shared/domain/errors.ts";
import type { Job, JobState } from "../../../shared/domain/job.ts";
import { addressOf } from "../../app/navigation.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { useJobs } from "../../state/stores.ts";
import { aftermath } from "./aftermath.ts";
import styles from "./desk.module.css";

/** What happened, what was saved, what was charged, and what can be done. */
export function FailedJob({ job, progress }: { job: Job; progress: Extract<JobState, { state: "failed" }> }) {
  const retry = useJobs((state) => state.retry);
  const { code, message } = progress;
  const { kept, charged } = aftermath(code, job.summaryId !== null);

  if (code === "password-needed" || code === "password-wrong") {
    return <PasswordPrompt job={job} message={message} />;
  }
  return (
    <FailureNote failure={{ message }}>
      <p className={styles.aftermath}>
        {kept} {charged}
      </p>
      {code === "not-allowed" && job.matter === null && <MatterPrompt job={job} />}
      <div className={styles.answers}>
        {canRetry(code) && !(code === "not-allowed" && job.matter === null) && (
          <Button size="compact-sm" variant="default" onClick={() => void retry(job.id, null)}>
            Try again
          </Button>
        )}
        {needsSettings(code) && (
          <Button component="a" size="compact-sm" variant="subtle" href={addressOf({ screen: "settings" })}>
            Open Settings
          </Button>
        )}
      </div>
    </FailureNote>
  );
}

/** A contract without a matter that was not allowed is started again with one. */
function MatterPrompt({ job }: { job: Job }) {
  const retry = useJobs((state) => state.retry);
  const [matter, setMatter] = useState("");
  return (
    <form
      className={styles.password}
      onSubmit={(event) => {
        event.preventDefault();
        if (matter.trim() !== "") void retry(job.id, null, matter.trim());
      }}
    >
      <TextInput
        label="Matter"
        placeholder="e.g. 4711-0032"
        value={matter}
        onChange={(event) => setMatter(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={matter.trim() === ""}>
        Start again with it
      </Button>
    </form>
  );
}

function PasswordPrompt({ job, message }: { job: Job; message: string }) {
  const retry = useJobs((state) => state.retry);
  const [password, setPassword] = useState("");
  return (
    <form
      className={styles.password}
      onSubmit={(event) => {
        event.preventDefault();
        if (password === "") return;
        setPassword("");
        void retry(job.id, password);
      }}
    >
      <PasswordInput
        label="Password of this file"
        description={message}
        autoComplete="off"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={password === ""}>
        Open
      </Button>
    </form>
  );
}

/** Whether the same file can fare better a second time. */
function canRetry(code: ErrorCode): boolean {
  return !["unsupported-type", "empty-file", "is-a-folder"].includes(code);
}

function needsSettings(code: ErrorCode): boolean {
  return ["not-allowed", "not-available", "provider-failed", "settings-invalid", "keychain-locked"].includes(code);
}
