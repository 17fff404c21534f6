import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useState } from "react";
import type { Run } from "../../../shared/domain/run.ts";
import { capital, costOf, duration, plural } from "../../components/format.ts";
import { onDevice, useProviderNames } from "../../components/provider-names.ts";
import styles from "./provenance.module.css";
import { RunDetails } from "./run-details.tsx";

/** Which model answered, why that one, what it took and what it cost: small, and always in sight. */
export function Provenance({ run, createdAt }: { run: Run; createdAt: string }) {
  const { nameOf, isLocal } = useProviderNames();
  const [open, setOpen] = useState(false);
  const why = run.trace.find(({ kind }) => kind === "tier")?.text.replace(/\.$/, "");
  const took = timeOf(run);
  const failed = run.attempts.filter(({ outcome }) => outcome === "failed").length;

  return (
    <aside
      className={styles.provenance}
      aria-label="Where this summary comes from"
      data-testid="provenance"
      data-region
    >
      {open && <RunDetails run={run} createdAt={createdAt} />}
      <div className={styles.line}>
        <span className={styles.facts}>
          <span>
            {run.served === null ? (
              <b>No model answered</b>
            ) : (
              <>
                <b>{run.served.provider === onDevice ? nameOf(onDevice) : run.served.model}</b>{" "}
                {run.served.provider !== onDevice && <span className={styles.soft}>{nameOf(run.served.provider)}</span>}
              </>
            )}
          </span>
          {run.attempts.length > 0 && (
            <span className={failed > 0 ? styles.look : undefined}>
              {plural(run.attempts.length, "attempt")}
              {failed > 0 && `, ${failed} failed`}
            </span>
          )}
          <span className="tabular" data-testid="cost">
            {costOf(run, isLocal)}
          </span>
          {took !== null && <span className="tabular">{duration(took)}</span>}
          <span className={why === undefined ? undefined : styles.short}>{capital(run.tier)} tier</span>
          {why !== undefined && (
            <span className={styles.why} title={why}>
              {why}
            </span>
          )}
        </span>
        <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          How it was made {open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronUp size={14} aria-hidden />}
        </button>
      </div>
    </aside>
  );
}

/** Milliseconds from the run's beginning to its last event; null where neither trace nor attempts tell. */
function timeOf(run: Run): number | null {
  const traced = run.trace.at(-1)?.atMs ?? 0;
  if (traced > 0) return traced;
  const attempted = run.attempts.reduce((sum, { totalMs }) => sum + (totalMs ?? 0), 0);
  return attempted > 0 ? attempted : null;
}
