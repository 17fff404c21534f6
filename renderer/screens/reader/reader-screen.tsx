import { Button, Loader, SegmentedControl } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconArrowLeft } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import { pageAt } from "../../../shared/domain/locate.ts";
import type { SavedSummary } from "../../../shared/domain/saved.ts";
import { addressOf, go } from "../../app/navigation.ts";
import { Empty } from "../../components/empty.tsx";
import { CompareMenu } from "../../components/compare-menu.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { capital } from "../../components/format.ts";
import { useEscape } from "../../components/keyboard.ts";
import { useJobs, useLibrary, useReading } from "../../state/stores.ts";
import { ContractPane } from "./contract-pane.tsx";
import { Provenance } from "./provenance.tsx";
import styles from "./reader.module.css";
import { Split } from "./split.tsx";
import { SummaryPane } from "./summary-pane.tsx";

interface ReaderProps {
  readonly id: string;
  /** Marked once the contract is there: what another screen points at. Offsets into its text. */
  readonly passage: { readonly start: number; readonly end: number } | null;
}

/** Contract and summary side by side; one after the other where there is no room for both. */
export function ReaderScreen({ id, passage }: ReaderProps) {
  const saved = useReading((state) => state.saved);
  const asked = useReading((state) => state.id);
  const failure = useReading((state) => state.failure);
  const open = useReading((state) => state.open);
  const select = useReading((state) => state.select);

  useEffect(() => {
    void open(id);
  }, [id, open]);
  useEffect(() => {
    if (saved !== null) document.title = `${saved.contract.name} · Headnote`;
  }, [saved]);
  useEscape(useCallback(() => select(null), [select]));
  const [start, end] = [passage?.start, passage?.end];
  useEffect(() => {
    if (saved === null || saved.id !== id || start === undefined || end === undefined) return;
    const { contract } = saved;
    const quote = contract.text.slice(start, end);
    if (quote === "") return;
    select({
      key: `passage/${start}-${end}`,
      citation: { quote, page: pageAt(contract, start), start, end, match: "exact" },
    });
  }, [saved, id, start, end, select]);

  if (failure !== null && asked === id) {
    return (
      <Empty title="This summary could not be opened">
        <p>{failure.message}</p>
        <Button component="a" variant="default" href={addressOf({ screen: "library", query: "" })}>
          Go to the library
        </Button>{" "}
        {failure.code !== "not-found" && (
          <Button variant="subtle" onClick={() => void open(id)}>
            Try again
          </Button>
        )}
      </Empty>
    );
  }
  if (saved === null || asked !== id) {
    return (
      <div className={styles.coming}>
        <Loader size="sm" aria-label="Opening" />
      </div>
    );
  }
  return <Reading saved={saved} />;
}

function Reading({ saved }: { saved: SavedSummary }) {
  const narrow = useMediaQuery("(max-width: 899px)");
  const selection = useReading((state) => state.selection);
  const query = useLibrary((state) => state.query);
  const [chosen, setChosen] = useState<{ side: "contract" | "summary"; at: typeof selection }>({
    side: "summary",
    at: null,
  });
  // A citation is answered by the contract, so that is what must be seen, until the lawyer turns back.
  const side = selection !== null && selection !== chosen.at ? "contract" : chosen.side;
  const { contract, summary } = saved;

  return (
    <div className={styles.reader}>
      <header className={styles.head} data-region>
        <a
          className={styles.back}
          href={addressOf({ screen: "library", query })}
          aria-label={query === "" ? "Back to the library" : `Back to what was found for ${query}`}
        >
          <IconArrowLeft size={18} aria-hidden />
        </a>
        <h1 className={styles.name}>{contract.name}</h1>
        <p className={styles.about}>
          {[capital(summary.kind), summary.parties.join(" and ")].filter((part) => part !== "").join(" · ")}
        </p>
        {saved.matter !== null && (
          <a className={styles.matter} href={addressOf({ screen: "matter", matter: saved.matter })}>
            Matter {saved.matter}
          </a>
        )}
        <CompareMenu saved={saved} />
        <ExportMenu ids={[saved.id]} label="Export" />
      </header>
      <Progressing saved={saved} />
      {narrow && (
        <SegmentedControl
          fullWidth
          radius={0}
          aria-label="What is shown"
          data={[
            { value: "summary", label: "Summary" },
            { value: "contract", label: "Contract" },
          ]}
          value={side}
          onChange={(next) => setChosen({ side: next, at: selection })}
        />
      )}
      <div className={styles.body}>
        <Split
          single={narrow ? (side === "contract" ? "first" : "second") : null}
          first={<ContractPane saved={saved} />}
          second={<SummaryPane saved={saved} />}
        />
      </div>
      <Provenance run={saved.run} createdAt={saved.createdAt} />
    </div>
  );
}

/** An instant brief says that a model's summary is on its way, and shows it once it is there. */
function Progressing({ saved }: { saved: SavedSummary }) {
  const successor = useJobs((state) => state.successors[saved.id]);
  const job = useJobs((state) => state.jobs.find(({ summaryId }) => summaryId === saved.id));
  if (successor !== undefined) {
    return (
      <output className={styles.progressing}>
        The summary is ready.
        <Button size="compact-xs" onClick={() => go({ screen: "reader", id: successor }, { replace: true })}>
          Show it
        </Button>
      </output>
    );
  }
  const state = job?.progress.state;
  if (state === "ready") {
    return (
      <output className={styles.progressing}>
        This is the instant brief, made on this device. The plan for a full summary waits for your answer.
        <Button component="a" size="compact-xs" variant="default" href={addressOf({ screen: "desk" })}>
          Go to the desk
        </Button>
      </output>
    );
  }
  if (state === "running" || state === "verifying") {
    return (
      <output className={styles.progressing}>
        <Loader size={12} aria-hidden /> This is the instant brief, made on this device. A model is working on the full
        summary.
      </output>
    );
  }
  return null;
}
