import type { Candidate, Decision } from "../../../shared/domain/run.ts";
import { estimate } from "../../components/format.ts";
import { Signals } from "../../components/signals.tsx";
import { useProviderNames } from "../../components/provider-names.ts";
import { orderWords } from "../../components/order-words.ts";
import styles from "./provenance.module.css";

/** Why this tier, and who could be asked: what the router decided by, before anybody was. */
export function DecisionDetails({ decision, complexity }: { decision: Decision; complexity: number }) {
  const { signals, candidates, strategy } = decision;
  return (
    <>
      <section aria-label="Complexity">
        <h3>Complexity {complexity.toFixed(2)} of 1</h3>
        <Signals signals={signals} />
      </section>
      <section aria-label="Who could be asked">
        <h3>Who could be asked, {orderWords[strategy]}</h3>
        <Candidates candidates={candidates} />
      </section>
    </>
  );
}

function Candidates({ candidates }: { candidates: readonly Candidate[] }) {
  const { deploymentName } = useProviderNames();
  return (
    <div className={styles.wide}>
      <table className="tabular" data-testid="candidates">
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Could be asked</th>
            <th scope="col">Cost beforehand</th>
          </tr>
        </thead>
        <tbody>
          {candidates.map(({ deployment, eligible, reason, remedy, estimateUsd }) => (
            <tr key={deployment}>
              <td>{deploymentName(deployment)}</td>
              <td className={styles.reason}>
                <b>{eligible ? "Yes" : "No"}</b> {reason}
                {!eligible && remedy !== undefined && <span className={styles.soft}> {remedy}</span>}
              </td>
              <td>{eligible ? estimate(estimateUsd) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
