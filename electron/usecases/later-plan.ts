import type { ItemPlan } from "../../shared/domain/batch.ts";
import type { Candidate } from "../../shared/domain/run.ts";
import type { Deployment } from "../providers/provider.ts";
import { laterShareOf } from "../providers/prices.ts";
import { laterTermsOf } from "../providers/vendors.ts";
import type { House } from "./house.ts";
import type { PlannedContract } from "./plan-contract.ts";
import { isElsewhere } from "./planning.ts";

/**
 * Whose batch a contract can wait for: the first of those who would be asked whose vendor has batches, where that is no
 * dearer than asking the first one now. A contract that is asked about in parts goes the ordinary way: its overview needs
 * the answers about the parts, and would wait a second day.
 */
export function laterOf(
  house: House,
  planned: PlannedContract,
  /** What the whole costs at most with an estimate for the first asking; null where a price is not known. */
  mostOf: (estimateUsd: number | null) => number | null,
): Pick<ItemPlan, "later" | "notLater"> {
  const not = (notLater: string) => ({ later: null, notLater });
  const obstacle = whyNotLater(house, planned);
  if (obstacle !== null) return not(obstacle);
  const eligible = planned.plan.candidates.filter((candidate) => candidate.eligible);
  const [first] = eligible;
  if (first === undefined || !isElsewhere(house, first.deployment)) return not("It is asked on this machine first.");
  const offers = eligible.flatMap((candidate) => {
    const share = shareFor(house, candidate);
    return share === null
      ? []
      : [{ candidate, usd: candidate.estimateUsd === null ? null : candidate.estimateUsd * share }];
  });
  const chosen = offers.find(
    ({ candidate, usd }) =>
      candidate === first || (usd !== null && first.estimateUsd !== null && usd <= first.estimateUsd),
  );
  if (chosen !== undefined) {
    return { later: { deployment: chosen.candidate.deployment, mostUsd: mostOf(chosen.usd) }, notLater: null };
  }
  return not(
    offers.length > 0
      ? `${first.deployment} costs less now than the others at the price of a batch.`
      : "Nobody who would be asked takes requests that may wait.",
  );
}

/** Why a contract may not wait, whoever is asked about it, one sentence; null where it may. */
export function whyNotLater(house: House, { parts }: Pick<PlannedContract, "parts">): string | null {
  if (parts !== null) return "It is too long to be asked about at once, and parts do not wait.";
  return house.configuration().current.policy?.requireZeroRetention === true
    ? "The firm's policy asks for zero retention, and a batch is kept by the provider until it is fetched."
    : null;
}

function shareFor(house: House, { deployment: id }: Candidate): number | null {
  const deployment = house.resolve(id);
  return "problem" in deployment || !takesLater(house, deployment) ? null : laterShareOf(deployment);
}

/**
 * Whether a deployment's provider has batches that may be used. Where the firm has agreed with it that nothing is kept, that
 * holds for calls and not for batches, so those are left alone.
 */
export function takesLater(house: House, deployment: Deployment): boolean {
  return (
    laterTermsOf(deployment) !== null &&
    deployment.retention !== "zero" &&
    house.provider(deployment.dialect).later !== undefined
  );
}
