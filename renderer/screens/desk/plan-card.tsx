import { Button } from "@mantine/core";
import { IconDeviceLaptop, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import type { Job } from "../../../shared/domain/job.ts";
import type { Candidate, Plan } from "../../../shared/domain/run.ts";
import { capital, count, estimate, partsOf } from "../../components/format.ts";
import { LookNote } from "../../components/look-note.tsx";
import { orderWords } from "../../components/order-words.ts";
import { useProviderNames } from "../../components/provider-names.ts";
import { Replaced } from "../../components/replaced.tsx";
import { Signals } from "../../components/signals.tsx";
import { useJobs } from "../../state/stores.ts";
import styles from "./desk.module.css";

/** What would be sent, to whom, for how much; and the lawyer's answer. Nothing has been sent while this shows. */
export function PlanCard({ job, plan, isChanged }: { job: Job; plan: Plan; isChanged: boolean }) {
  const { deploymentName } = useProviderNames();
  const confirm = useJobs((state) => state.confirm);
  const cancel = useJobs((state) => state.cancel);
  const [asking, setAsking] = useState(false);
  const eligible = plan.candidates.filter((candidate) => candidate.eligible);
  const refused = plan.candidates.filter((candidate) => !candidate.eligible);
  const [first, ...others] = eligible;
  const further = withAllOfThat(plan);

  const answer = async (onDevice: boolean) => {
    setAsking(true);
    // Once it was heard there is nothing more to answer, even while this card still stands.
    if (!(await confirm(job.id, onDevice))) setAsking(false);
  };

  return (
    <section className={styles.plan} aria-label="The plan" data-testid="plan">
      {isChanged && (
        <LookNote>
          <p>What is allowed became stricter while this waited. Nothing was sent; this is the plan as it is now.</p>
        </LookNote>
      )}
      <p className={styles.planHead}>Nothing has been sent. Send it like this?</p>
      <dl className={styles.terms}>
        <dt>Would go to</dt>
        <dd>
          {first === undefined ? "Nobody: no model is allowed or available." : <Receiver candidate={first} />}
          {others.length > 0 && (
            <p className={styles.others}>
              If that fails: {others.map(({ deployment }) => deploymentName(deployment)).join(", then ")} (
              {orderWords[plan.strategy]})
            </p>
          )}
        </dd>
        <Further plan={plan} />
        {plan.disclosure !== undefined && plan.disclosure.replaced.length > 0 && (
          <>
            <dt>Replaced before sending</dt>
            <dd>
              <Replaced replaced={plan.disclosure.replaced} />
            </dd>
          </>
        )}
        <dt>Cost</dt>
        <dd className="tabular">
          {capital(estimate(plan.estimateUsd))}
          <span className={styles.soft}>
            {" "}
            · {plan.tokensExact ? "" : "about "}
            {count(plan.tokens)} tokens{plan.parts ? ` in ${plan.parts.count} parts` : ""}
            {plan.outputTokens !== undefined && `, an answer of about ${count(plan.outputTokens)}`}
            {further !== null && ` · ${estimate(further)} with all of that`}
            {plan.single !== undefined && ` · ${estimate(plan.single.costUsd)} on ${plan.single.deployment} alone`}
          </span>
        </dd>
        <dt>Tier</dt>
        <dd>
          {capital(plan.tier)}
          <p className={styles.others}>{plan.tierReason}</p>
          {plan.complexity.signals.length > 0 && (
            <details className={styles.signals}>
              <summary>What makes it so</summary>
              <Signals signals={plan.complexity.signals} />
            </details>
          )}
        </dd>
      </dl>
      {refused.length > 0 && (
        <details className={styles.refused}>
          <summary>{refused.length === 1 ? "1 model was" : `${refused.length} models were`} ruled out</summary>
          <ul>
            {refused.map(({ deployment, reason }) => (
              <li key={deployment}>
                <b>{deploymentName(deployment)}</b> {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className={styles.answers}>
        <Button
          leftSection={<IconSend size={16} aria-hidden />}
          disabled={asking || first === undefined}
          onClick={() => void answer(false)}
        >
          Send
        </Button>
        <Button
          variant="default"
          leftSection={<IconDeviceLaptop size={16} aria-hidden />}
          disabled={asking}
          onClick={() => void answer(true)}
        >
          Keep on this device
        </Button>
        <Button variant="subtle" color="gray" disabled={asking} onClick={() => void cancel(job.id)}>
          Cancel
        </Button>
      </div>
    </section>
  );
}

/** What else would be asked, and why: parts, a second answer, a ruling. */
function Further({ plan: { parts, ifWeak, arbitration } }: { plan: Plan }) {
  const { deploymentName } = useProviderNames();
  const names = (candidates: readonly Candidate[]): string =>
    candidates.map(({ deployment }) => deploymentName(deployment)).join(", then ");
  const kept = parts?.list.filter((part) => part.kept).length ?? 0;
  return (
    <>
      {parts && (
        <>
          <dt>In {parts.count} parts</dt>
          <dd>
            Too long to be asked about at once
            {kept > 0 && `; ${kept} were answered before and are not sent again`}. Once more for the head of the
            summary.
            <p className={styles.others}>
              An answer that is cut off is asked for again in two halves, once
              {parts.ifCutUsd !== undefined && ` (${estimate(parts.ifCutUsd)} more, were it all of them)`}.
            </p>
          </dd>
        </>
      )}
      {ifWeak && (
        <>
          <dt>If it does not hold</dt>
          <dd>
            Where much of the answer fails the check, once more: {names(ifWeak.candidates)}
            <span className={styles.soft}> · {estimate(ifWeak.estimateUsd)} more</span>
          </dd>
        </>
      )}
      {arbitration && (
        <>
          <dt>Contradictions</dt>
          <dd>
            {arbitration.passages} passages that contradict each other, and nothing else, then:{" "}
            {names(arbitration.candidates)}
            <span className={styles.soft}> · {estimate(arbitration.estimateUsd)} more</span>
          </dd>
        </>
      )}
    </>
  );
}

/** US dollars if all of it came to pass; null where that is the plan's own estimate, or not known. */
function withAllOfThat({ estimateUsd, parts, ifWeak, arbitration }: Plan): number | null {
  const more = [
    ...(parts?.ifCutUsd === undefined ? [] : [parts.ifCutUsd]),
    ...(ifWeak ? [ifWeak.estimateUsd] : []),
    ...(arbitration ? [arbitration.estimateUsd] : []),
  ];
  if (more.length === 0 || estimateUsd === null) return null;
  return more.reduce((sum, one) => (sum === null || one === null ? null : sum + one), estimateUsd as number | null);
}

function Receiver({ candidate }: { candidate: Candidate }) {
  const { nameOf, isLocal, regionOf } = useProviderNames();
  const { provider, model } = partsOf(candidate.deployment);
  const region = regionOf(provider);
  return (
    <>
      <b>{nameOf(provider)}</b> {model}
      {isLocal(provider) ? (
        <span className={styles.soft}> · on this machine</span>
      ) : (
        <span className={styles.soft}>
          {" "}
          · {region === null ? "region not stated" : `region ${region.toUpperCase()}`}
        </span>
      )}
      <p className={styles.others}>{candidate.reason}</p>
    </>
  );
}
