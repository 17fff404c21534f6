import { Button, Loader } from "@mantine/core";
import { IconAlertTriangle, IconMessageQuestion } from "@tabler/icons-react";
import { useEffect } from "react";
import type { MatterConflict, MatterDocument } from "../../../shared/domain/matter.ts";
import { addressOf } from "../../app/navigation.ts";
import { Empty } from "../../components/empty.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { capital, plural } from "../../components/format.ts";
import { Page } from "../../components/page.tsx";
import { useMatter } from "../../state/stores.ts";
import { ChangeRow } from "../compare/change-row.tsx";
import compare from "../compare/compare.module.css";
import styles from "./matter.module.css";
import { RulesPanel } from "./rules-panel.tsx";

/** The contracts of a matter as one file: each with its amendments, and what these change. */
export function MatterScreen({ matter }: { matter: string }) {
  const file = useMatter((state) => state.file);
  const failure = useMatter((state) => state.failure);
  const open = useMatter((state) => state.open);

  useEffect(() => {
    void open(matter);
    document.title = `Matter ${matter} · Headnote`;
  }, [matter, open]);

  const title = `Matter ${matter}`;
  const empty = failure?.code === "not-found";
  if (failure !== null) {
    return (
      <Page title={title}>
        <RulesPanel matter={matter} isOpen={empty} />
        <Empty title={empty ? "No contract of this matter is in the library yet" : `${title} could not be opened`}>
          <p>{empty ? "Its rules hold for the first one that you put on the desk." : failure.message}</p>
          <Button component="a" variant="default" href={addressOf({ screen: "library", query: "" })}>
            Go to the library
          </Button>
        </Empty>
      </Page>
    );
  }
  if (file === null) {
    return (
      <div className={compare.coming}>
        <Loader size="sm" aria-label="Opening" />
      </div>
    );
  }
  const ids = file.documents.map(({ id }) => id);
  return (
    <Page
      title={title}
      aside={
        <div className={styles.tools}>
          <Button
            component="a"
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconMessageQuestion size={16} aria-hidden />}
            href={addressOf({ screen: "ask", ids, question: "" })}
          >
            {ids.length === 1 ? "Ask it" : "Ask all"}
          </Button>
          <ExportMenu ids={ids} label={ids.length === 1 ? "Export" : "Export all"} />
        </div>
      }
    >
      <RulesPanel matter={matter} isOpen={false} />
      <p className={compare.counts}>
        {plural(file.documents.length, "document")}. What belongs to what was found on this device; nothing was sent.
      </p>
      {file.conflicts.length > 0 && <Conflicts conflicts={file.conflicts} />}
      <ol className={styles.documents}>
        {file.documents.map((document) => (
          <DocumentRow key={document.id} document={document} />
        ))}
      </ol>
    </Page>
  );
}

/** What two documents say against each other, both quoted. */
function Conflicts({ conflicts }: { conflicts: readonly MatterConflict[] }) {
  return (
    <section className={styles.conflicts} aria-label="The documents against each other">
      <h2 className={styles.name}>
        <IconAlertTriangle size={16} aria-hidden /> The documents against each other
      </h2>
      <ul>
        {conflicts.map(({ kind, text, between, holds, by }) => (
          <li key={`${kind}-${between.map(({ id, start }) => `${id}-${start}`).join("-")}`} data-testid="conflict">
            <p className={styles.words}>{text}</p>
            <ul className={styles.sides}>
              {between.map(({ id, name, start, end, quote }) => (
                <li key={`${id}-${start}`}>
                  <a href={addressOf({ screen: "reader", id, passage: { start, end } })}>{name}</a>
                  {id === holds && <b className={styles.holds}> holds</b>}
                  <q>{short(quote)}</q>
                </li>
              ))}
            </ul>
            <p className={styles.what}>{reason(holds, by)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function reason(holds: string | null, by: MatterConflict["by"]): string {
  if (holds === null) return "Nothing in these documents says which of them holds.";
  return by === null ? "It is the later of the two." : `Because ${by.name} says so: “${short(by.quote)}”`;
}

function short(quote: string): string {
  const words = quote.replaceAll(/\s+/g, " ").trim();
  return words.length <= 320 ? words : `${words.slice(0, words.lastIndexOf(" ", 300))} …`;
}

const roles: Record<Exclude<MatterDocument["role"], "contract">, string> = {
  amendment: "Amendment",
  schedule: "Schedule",
};

function DocumentRow({ document }: { document: MatterDocument }) {
  const { id, name, kind, date, role, of, changes, open } = document;
  return (
    <li className={of === null ? undefined : styles.below} data-testid="document" data-role={role}>
      <h2 className={styles.name}>
        <a href={addressOf({ screen: "reader", id })}>{name}</a>
      </h2>
      <p className={styles.what}>
        {role === "contract" ? capital(kind) : roles[role]} · {date ?? "no date stated"}
        {role !== "contract" && of === null && " · no contract of this matter fits it"}
      </p>
      {changes.length > 0 && (
        <details className={styles.changes} open>
          <summary>Changes {plural(changes.length, "clause")}</summary>
          <ol className={compare.changes}>
            {changes.map((change, index) => (
              <ChangeRow key={`${change.instruction?.start ?? index}-${index}`} change={change} />
            ))}
          </ol>
        </details>
      )}
      {open.length > 0 && (
        <ul className={styles.open} aria-label="Not placed">
          {open.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
