import { errorClassWords } from "../../../shared/domain/error-words.ts";
import { dollars } from "../../../shared/domain/money.ts";
import type { Attempt, Run } from "../../../shared/domain/run.ts";
import { count, dateAndTime, duration } from "../../components/format.ts";
import { Replaced } from "../../components/replaced.tsx";
import { DecisionDetails } from "./decision.tsx";
import styles from "./provenance.module.css";

const outcomes: Record<Attempt["outcome"], string> = {
  pending: "unknown",
  ok: "answered",
  failed: "failed",
  cancelled: "cancelled",
};

/** Every step of the decision and every attempt, in the order they happened. */
export function RunDetails({ run, createdAt }: { run: Run; createdAt: string }) {
  return (
    <div className={styles.details}>
      <section aria-label="Steps">
        <h3>Steps</h3>
        <ol className={styles.trace}>
          {run.trace.map((event, index) => (
            <li key={`${event.kind}-${index}`}>
              <span className="tabular">{duration(event.atMs)}</span>
              <span>{event.text}</span>
            </li>
          ))}
        </ol>
        <p className={styles.soft}>
          {run.decision === undefined && `Complexity ${run.complexity.toFixed(2)} of 1 · `}
          Route {run.route} · run {run.id} · kept {dateAndTime(createdAt)}
        </p>
      </section>
      {run.attempts.length > 0 && (
        <section aria-label="Attempts">
          <h3>Attempts</h3>
          <div className={styles.wide}>
            <table className="tabular">
              <thead>
                <tr>
                  <th scope="col">Asked</th>
                  <th scope="col">Answered as</th>
                  <th scope="col">Outcome</th>
                  <th scope="col">First words</th>
                  <th scope="col">Total</th>
                  <th scope="col">Tokens in / out</th>
                  <th scope="col">Cost</th>
                </tr>
              </thead>
              <tbody>
                {run.attempts.map((attempt) => (
                  <AttemptRow key={attempt.id} attempt={attempt} />
                ))}
              </tbody>
            </table>
          </div>
          {run.single !== undefined && (
            <p data-testid="single">
              The same tokens on {run.single.deployment} alone:{" "}
              {run.single.costUsd === null ? "price not known" : `about ${dollars(run.single.costUsd)}`}.
            </p>
          )}
        </section>
      )}
      {run.decision !== undefined && <DecisionDetails decision={run.decision} complexity={run.complexity} />}
      {run.disclosure !== undefined && run.disclosure.replaced.length > 0 && (
        <section aria-label="What was sent">
          <h3>What was sent</h3>
          <p className={styles.soft}>
            {run.disclosure.what === "contract" ? "The whole contract" : "The passages that bear on it"},{" "}
            {count(run.disclosure.characters)} characters with the instructions, to each that was asked. Replaced in it:
          </p>
          <Replaced replaced={run.disclosure.replaced} />
        </section>
      )}
    </div>
  );
}

function priceOf({ costUsd, outcome }: Attempt): string {
  if (costUsd !== 0) return dollars(costUsd);
  return outcome === "ok" ? "free" : "not charged";
}

function AttemptRow({ attempt }: { attempt: Attempt }) {
  const { usage } = attempt;
  return (
    <tr>
      <td>{attempt.deployment}</td>
      <td>{attempt.servedModel ?? "–"}</td>
      <td>
        {outcomes[attempt.outcome]}
        {attempt.errorClass !== undefined && `: ${errorClassWords[attempt.errorClass]}`}
        {attempt.message !== undefined && <p className={styles.soft}>{attempt.message}</p>}
      </td>
      <td>{attempt.firstTokenMs === null ? "–" : duration(attempt.firstTokenMs)}</td>
      <td>{attempt.totalMs === null ? "–" : duration(attempt.totalMs)}</td>
      <td>
        {usage === null
          ? "–"
          : `${count(usage.inputTokens)} / ${count(usage.outputTokens)}${usage.reported ? "" : ", estimated"}`}
      </td>
      <td>{priceOf(attempt)}</td>
    </tr>
  );
}
