import { Button, PasswordInput } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useState } from "react";
import type { ProviderStatus } from "../../../shared/rpc/api.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { plural } from "../../components/format.ts";
import type { Trial } from "../../state/settings.ts";
import { useSettings } from "../../state/stores.ts";
import styles from "./settings.module.css";

const keyWords = {
  keychain: "Key in the keychain",
  environment: "Key from the environment",
  session: "Key for this session",
} as const;

/** One provider: where its key is, and what can be done with it. */
export function ProviderRow({ provider }: { provider: ProviderStatus }) {
  const { id, label, local, key, routed, baseURL, dialect } = provider;
  const trial = useSettings((state) => state.trials[id]);
  const keyFailure = useSettings((state) => state.keyFailures[id]);
  const test = useSettings((state) => state.test);
  const deleteKey = useSettings((state) => state.deleteKey);
  const [pasting, setPasting] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const onDevice = dialect === "on-device";

  return (
    <li className={styles.provider} data-testid="provider" data-provider={id}>
      <div className={styles.providerHead}>
        <div className={styles.who}>
          <b>{label}</b>
          <span className={styles.soft}>{keyState(provider)}</span>
          {!routed && <span className={styles.soft}>no route names it</span>}
          {baseURL !== null && !onDevice && <span className={styles.address}>{baseURL}</span>}
        </div>
        {!onDevice && (
          <div className={styles.actions}>
            {(key !== null || local) && (
              <Button
                size="compact-sm"
                variant="default"
                loading={trial?.state === "asking"}
                onClick={() => void test(id)}
              >
                Test
              </Button>
            )}
            {!local && key !== "environment" && (
              <Button size="compact-sm" variant="default" onClick={() => setPasting(!pasting)}>
                {key === null ? "Add key" : "Replace key"}
              </Button>
            )}
            {key !== null && key !== "environment" && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                aria-expanded={deleting}
                onClick={() => setDeleting(!deleting)}
              >
                Delete key
              </Button>
            )}
          </div>
        )}
      </div>
      {deleting && key !== null && (
        <section className={styles.sure} aria-label={`Delete the key for ${label}`}>
          <p>It cannot be shown or brought back: you would have to get it from {label} again.</p>
          <Button
            size="compact-sm"
            color="red"
            onClick={() => {
              setDeleting(false);
              void deleteKey(id);
            }}
          >
            Delete it
          </Button>
          <Button size="compact-sm" variant="default" data-autofocus onClick={() => setDeleting(false)}>
            Keep it
          </Button>
        </section>
      )}
      {pasting && <KeyField id={id} label={label} onDone={() => setPasting(false)} />}
      {keyFailure !== undefined && <FailureNote failure={keyFailure} />}
      {trial !== undefined && <TrialWords trial={trial} />}
    </li>
  );
}

function keyState({ local, key, dialect }: ProviderStatus): string {
  if (dialect === "on-device") return "Built in; nothing leaves this machine";
  if (key !== null) return keyWords[key];
  return local ? "On this machine; needs no key" : "No key";
}

/** Takes a key once. The field is emptied before the answer comes, and the key is nowhere else in the page. */
function KeyField({ id, label, onDone }: { id: string; label: string; onDone: () => void }) {
  const setKey = useSettings((state) => state.setKey);
  const [key, setTyped] = useState("");
  return (
    <form
      className={styles.keyField}
      onSubmit={(event) => {
        event.preventDefault();
        const given = key.trim();
        if (given === "") return;
        setTyped("");
        void setKey(id, given).then((taken) => {
          if (taken) onDone();
        });
      }}
    >
      <PasswordInput
        aria-label={`Key for ${label}`}
        placeholder="Paste the key"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={key}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" disabled={key.trim() === ""}>
        Save
      </Button>
      <Button variant="subtle" color="gray" onClick={onDone}>
        Cancel
      </Button>
    </form>
  );
}

function TrialWords({ trial }: { trial: Trial }) {
  switch (trial.state) {
    case "asking":
      return null;
    case "failed":
      return <FailureNote failure={trial.failure} />;
    case "answered":
      return (
        <output className={trial.ok ? styles.good : styles.bad} data-testid="trial">
          {trial.ok ? <IconCircleCheck size={16} aria-hidden /> : <IconCircleX size={16} aria-hidden />}
          <span>
            {trial.message}
            {trial.models.length > 0 && ` ${plural(trial.models.length, "model")}.`}
          </span>
        </output>
      );
  }
}
