import type { SavedSummary } from "../../../shared/domain/saved.ts";
import { coverageSentence, partsSentence } from "../../../shared/domain/coverage.ts";
import type { Run } from "../../../shared/domain/run.ts";
import { count, partsOf } from "../../components/format.ts";
import { useProviderNames } from "../../components/provider-names.ts";
import { Replaced } from "../../components/replaced.tsx";
import { PictureSources } from "./picture-sources.tsx";
import styles from "./summary.module.css";

/** What was read of the contract, and how; what was found in the file; and what of it was sent where. */
export function CoveragePart({ saved: { contract, summary, run } }: { saved: SavedSummary }) {
  const { findings, pages, format } = contract;
  return (
    <section id="level-coverage" aria-labelledby="title-coverage" className={styles.part} data-testid="coverage">
      <h2 id="title-coverage" tabIndex={-1}>
        Coverage
      </h2>
      <dl className={styles.covered}>
        <dt>Read</dt>
        <dd>
          {format === "pdf"
            ? coverageSentence(summary.coverage)
            : ["The whole text was read.", partsSentence(summary.coverage)].filter((one) => one !== null).join(" ")}
          <PictureSources pages={pages} />
        </dd>
        <dt>Found in the file</dt>
        <dd>
          {findings.length === 0
            ? "No hidden text, no words to machines, no tracked changes and no comments."
            : `${findings.length === 1 ? "One thing" : `${findings.length} things`} to look at; see the top of this summary.`}
        </dd>
        <dt>Sent</dt>
        <dd>
          <Sent run={run} />
        </dd>
      </dl>
    </section>
  );
}

/** To whom what was sent; an attempt whose outcome is not known may have arrived. */
function Sent({ run: { attempts, disclosure, others = [], fromCache, escalation, trace } }: { run: Run }) {
  const { deploymentName, isLocal } = useProviderNames();
  const receivers = [...new Set(attempts.map(({ deployment }) => deployment))].filter(
    (deployment) => !isLocal(partsOf(deployment).provider),
  );
  if (fromCache) return <>Nothing for this summary: the library held the answer to the same task.</>;
  if (receivers.length === 0 && others.length === 0) return <>Nothing: it was read on this machine alone.</>;
  return (
    <>
      {receivers.length > 0 && (
        <>
          {disclosure?.what === "passages"
            ? "Passages of it"
            : others.length > 0
              ? "A part of it"
              : "The whole contract"}
          {disclosure !== undefined && `, ${count(disclosure.characters)} characters with the instructions,`} to{" "}
          {receivers.map(deploymentName).join(", and to ")}.
        </>
      )}
      {escalation !== undefined &&
        trace.filter(({ kind }) => kind === "verified").map(({ text }) => <p key={text}>{text}</p>)}
      {others.map(({ runId, text }) => (
        <p key={runId}>{text}</p>
      ))}
      {disclosure !== undefined && disclosure.replaced.length > 0 && (
        <>
          <p>Replaced by placeholders in it:</p>
          <Replaced replaced={disclosure.replaced} />
        </>
      )}
    </>
  );
}
