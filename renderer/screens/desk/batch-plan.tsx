import { Button } from "@mantine/core";
import { IconClockHour4, IconDeviceLaptop, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import type { BatchPlan, BatchView } from "../../../shared/domain/batch.ts";
import { replaceKindSchema, type ReplaceKind } from "../../../shared/domain/configuration.ts";
import { replaceKindsInWords } from "../../../shared/domain/policy-words.ts";
import { rulesInForce } from "../../../shared/domain/rules-in-force.ts";
import { capital, estimate, partsOf, plural } from "../../components/format.ts";
import { useProviderNames } from "../../components/provider-names.ts";
import { useBatches, useSettings } from "../../state/stores.ts";
import desk from "./desk.module.css";

/** What would be sent of the whole, to whom, for how much; and the one answer. Nothing of it has been sent yet. */
export function BatchPlanCard({ batch: { id, matter, replace }, plan }: { batch: BatchView; plan: BatchPlan }) {
  const { deploymentName, regionOf } = useProviderNames();
  const confirm = useBatches((state) => state.confirm);
  const cancel = useBatches((state) => state.cancel);
  const [asking, setAsking] = useState(false);

  const answer = async (how: { onDevice: boolean; later: boolean }) => {
    setAsking(true);
    if (!(await confirm(id, how))) setAsking(false);
  };
  const region = (deployment: string) => regionOf(partsOf(deployment).provider)?.toUpperCase() ?? "not stated";

  return (
    <section className={desk.plan} aria-label="The plan of the batch" data-testid="batch-plan">
      <p className={desk.planHead}>Nothing of this has been sent. Send it like this?</p>
      <dl className={desk.terms}>
        <dt>Would go to</dt>
        <dd>
          {plan.receivers.map(({ deployment, contracts, mostUsd }) => (
            <p key={deployment} className={desk.receiver}>
              <b>{deploymentName(deployment)}</b>{" "}
              <span className={desk.soft}>
                · region {region(deployment)} · {plural(contracts, "contract")}, {estimate(mostUsd)}
              </span>
            </p>
          ))}
          {plan.others.length > 0 && (
            <p className={desk.others}>
              Should those fail, or too little of an answer hold: {plan.others.map(deploymentName).join(", ")}
            </p>
          )}
        </dd>
        <Placeholders matter={matter} replace={replace ?? []} />
        <dt>Cost</dt>
        <dd className="tabular">
          {capital(estimate(plan.mostUsd))} in all
          {plan.unpriced > 0 && (
            <span className={desk.soft}> · and {plural(plan.unpriced, "contract")} at a price that is not known</span>
          )}
        </dd>
        {plan.later !== null && (
          <>
            <dt>Or later</dt>
            <dd className="tabular" data-testid="batch-later">
              {capital(estimate(plan.later.mostUsd))} in all, answered within 24 hours
              {plan.later.receivers.map(({ deployment, contracts, mostUsd }) => (
                <p key={deployment} className={desk.receiver}>
                  <b>{deploymentName(deployment)}</b>{" "}
                  <span className={desk.soft}>
                    · region {region(deployment)} · {plural(contracts, "contract")} as a batch at half the price,{" "}
                    {estimate(mostUsd)}
                  </span>
                </p>
              ))}
              {plan.later.ordinary.map(({ reason, contracts }) => (
                <p key={reason} className={desk.receiver}>
                  {plural(contracts, "contract")} asked at once all the same
                  <span className={desk.soft}> · {reason}</span>
                </p>
              ))}
              <p className={desk.others}>
                The provider keeps a batch until it is answered, and is then told to delete it. What is not answered in
                time is asked the ordinary way, at the ordinary price.
              </p>
            </dd>
          </>
        )}
        <dt>Tiers</dt>
        <dd>{plan.tiers.map(({ tier, contracts }) => `${contracts} ${tier}`).join(", ")}</dd>
        {(plan.kept > 0 || plan.known > 0) && (
          <>
            <dt>Stays here</dt>
            <dd>
              {[
                ...(plan.kept > 0 ? [`${plural(plan.kept, "contract")} kept on this machine`] : []),
                ...(plan.known > 0 ? [`${plural(plan.known, "contract")} answered from the library`] : []),
              ].join(", ")}
            </dd>
          </>
        )}
        {plan.refused.length > 0 && (
          <>
            <dt>Not done</dt>
            <dd>
              {plan.refused.map(({ reason, contracts }) => (
                <p key={reason} className={desk.receiver}>
                  {contracts.slice(0, 5).join(", ")}
                  {contracts.length > 5 && ` and ${contracts.length - 5} more`}
                  <span className={desk.soft}> · {reason}</span>
                </p>
              ))}
            </dd>
          </>
        )}
      </dl>
      <div className={desk.answers}>
        <Button
          leftSection={<IconSend size={16} aria-hidden />}
          disabled={asking || plan.sent === 0}
          onClick={() => void answer({ onDevice: false, later: false })}
        >
          Send {plural(plan.sent, "contract")}
        </Button>
        {plan.later !== null && (
          <Button
            variant="default"
            leftSection={<IconClockHour4 size={16} aria-hidden />}
            disabled={asking}
            onClick={() => void answer({ onDevice: false, later: true })}
          >
            Send later at half price: up to 24 hours
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconDeviceLaptop size={16} aria-hidden />}
          disabled={asking}
          onClick={() => void answer({ onDevice: true, later: false })}
        >
          Keep on this device
        </Button>
        <Button variant="subtle" color="gray" disabled={asking} onClick={() => void cancel(id, false)}>
          Cancel
        </Button>
      </div>
    </section>
  );
}

/** What is replaced in each contract before it is sent, by the batch's own word and by the rules that hold for it. */
function Placeholders({ matter, replace }: { matter: string | null; replace: readonly ReplaceKind[] }) {
  const preferences = useSettings((state) => state.preferences);
  const policy = useSettings((state) => state.inForce?.configuration.policy);
  if (preferences === null) return null;
  const rules = rulesInForce({ policy, preferences, matter }).replace;
  const kinds = replaceKindSchema.options.filter((kind) => replace.includes(kind) || rules.has(kind));
  if (kinds.length === 0) return null;
  return (
    <>
      <dt>Replaced before sending</dt>
      <dd>{capital(replaceKindsInWords(kinds))}, by placeholders</dd>
    </>
  );
}
