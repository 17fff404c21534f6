import type { Batch, BatchItem, ItemPlan } from "../../shared/domain/batch.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import type { Attempt, Candidate, OtherRun, Plan } from "../../shared/domain/run.ts";
import type { House } from "./house.ts";
import { findKnown } from "./known-answer.ts";
import { laterOf } from "./later-plan.ts";
import { leavesThisMachine, planContract, type PlannedContract } from "./plan-contract.ts";
import { taskName } from "./task-name.ts";

/** What a contract of a batch would be asked, of whom, and what of it is kept with the item. */
export interface PlannedItem {
  readonly planned: PlannedContract;
  readonly kept: ItemPlan;
  readonly task: string;
}

/**
 * Plans one contract of a batch. Sends nothing. Throws `HeadnoteError` not-allowed or not-available where nobody may or can
 * be asked, so that the plan of the whole can say so.
 */
export function planItem(house: House, batch: Batch, contract: Contract): PlannedItem {
  const planned = planContract(house, contract, batch);
  const { plan } = planned;
  const first = plan.candidates.find(({ eligible }) => eligible);
  if (first === undefined) throw nobody(plan);
  const leaves = leavesThisMachine(house, plan);
  const known = leaves && findKnown(house, contract, planned) !== null;
  const after = [...(plan.ifWeak?.candidates ?? []), ...(plan.arbitration?.candidates ?? [])];
  const receivers = [...plan.candidates, ...after].filter(
    ({ deployment, eligible }) => eligible && mayBeElsewhere(house, deployment),
  );
  return {
    planned,
    task: taskName(contract, planned),
    kept: {
      tier: plan.tier,
      first: first.deployment,
      leaves,
      // What was shown as staying here, or as answered, stays here, whatever becomes of the first candidate.
      receivers: leaves && !known ? [...new Set(receivers.map(({ deployment }) => deployment))] : [],
      mostUsd: leaves && !known ? mostOf(plan) : 0,
      known,
      ...(leaves && !known
        ? laterOf(house, planned, (estimateUsd) => mostOf({ ...plan, estimateUsd }))
        : { later: null, notLater: null }),
    },
  };
}

/** What is kept of a plan once it was said yes to: whether it waits is settled with it. */
export function settledPlan(plan: ItemPlan, later: boolean): ItemPlan {
  return later ? plan : { ...plan, later: null, notLater: null };
}

/** The same plan with nobody on another machine in any part of it but those who were shown when it was said yes to. */
export function heldTo(house: House, planned: PlannedContract, { receivers }: ItemPlan): PlannedContract {
  const shown = ({ deployment }: Candidate) => !mayBeElsewhere(house, deployment) || receivers.includes(deployment);
  const narrow = (plan: Plan) => narrowed(plan, shown);
  const { arbitration, parts } = planned;
  const arbiters = arbitration?.plan.candidates.some((candidate) => candidate.eligible && shown(candidate)) ?? false;
  return {
    ...planned,
    plan: narrow(planned.plan),
    parts:
      parts === null
        ? null
        : {
            ...parts,
            parts: parts.parts.map((part) => ({ ...part, plan: narrow(part.plan) })),
            overview: narrow(parts.overview),
          },
    arbitration: arbitration !== null && arbiters ? { ...arbitration, plan: narrow(arbitration.plan) } : null,
  };
}

function narrowed(plan: Plan, shown: (candidate: Candidate) => boolean): Plan {
  const reason = "It was not part of the plan that was said yes to.";
  const candidates = plan.candidates.map((candidate): Candidate =>
    !candidate.eligible || shown(candidate)
      ? candidate
      : { ...candidate, eligible: false, barrier: "confidential", reason },
  );
  const inOrder = [...candidates.filter(({ eligible }) => eligible), ...candidates.filter(({ eligible }) => !eligible)];
  const again = plan.ifWeak?.candidates.filter(shown) ?? [];
  const ifWeak = plan.ifWeak && again.length > 0 ? { ...plan.ifWeak, candidates: again } : null;
  return { ...plan, candidates: inOrder, ifWeak };
}

/** The providers' batches in which an item waited in vain before it was asked the ordinary way. */
export function waitedBefore(house: House, { runs, fellBack }: BatchItem): OtherRun[] {
  return runs.flatMap((runId) => {
    const run = house.library().run(runId);
    if (run === null || !run.attempts.some(({ later }) => later === true)) return [];
    const text = fellBack ?? "It was to wait for a batch, and was let go before it was handed over.";
    return [{ runId, purpose: "later", text, costUsd: run.costUsd }];
  });
}

/** US dollars of the attempts that are over; null where a part is not known. */
export function costOfRuns(house: House, runs: readonly string[]): number | null {
  let total = 0;
  for (const { costUsd } of attemptsOf(house, runs).filter(({ outcome }) => outcome !== "pending")) {
    if (costUsd === null) return null;
    total += costUsd;
  }
  return total;
}

/**
 * What became of an item that was under way when Headnote stopped, whatever stopped it. Done where its summary was saved;
 * held where something was sent whose answer is not here; to be done again where nothing was.
 */
export function settle(house: House, item: BatchItem): Partial<BatchItem> {
  const endedAt = new Date(house.now()).toISOString();
  const costUsd = costOfRuns(house, item.runs);
  const saved = item.summaryId === null ? null : house.library().summary(item.summaryId);
  if (saved !== null) return { state: "done", costUsd, endedAt };
  const open = attemptsOf(house, item.runs).filter((attempt) => mayBeCharged(house, attempt));
  const last = open.at(-1);
  if (last === undefined) return { state: "planned", costUsd };
  const unknown = open.some(({ outcome, costUsd: cost }) => outcome === "pending" || cost === null);
  const most = item.plan?.mostUsd ?? null;
  const amount = most === null ? "an amount that is not known" : `up to $${most.toFixed(4)}`;
  const paid = costUsd === null ? "at a cost that is not known" : `for $${costUsd.toFixed(4)}`;
  return {
    state: "held",
    costUsd,
    mayHaveCostUsd: unknown ? most : 0,
    endedAt,
    message: unknown
      ? `Headnote stopped after this was sent to ${last.deployment} and before the answer was here. It may have been charged, ${amount}. It is not sent again unless you say so.`
      : `${last.deployment} was asked ${paid}, and Headnote stopped before the answer was saved. It is not sent again unless you say so.`,
  };
}

/** Nothing can be kept any more, so nothing may be sent. */
const stopsAll: ReadonlySet<string> = new Set([
  "disk-full",
  "library-locked",
  "library-damaged",
  "library-too-new",
  "keychain-locked",
]);

/** Whether what went wrong with one contract keeps the whole batch from going on. */
export function stopsBatch(error: unknown): boolean {
  return isHeadnoteError(error) && stopsAll.has(error.code);
}

export function ownMistake(): HeadnoteError {
  return new HeadnoteError("internal", "Headnote made a mistake with this contract. Nothing was lost; try again.");
}

function attemptsOf(house: House, runs: readonly string[]): Attempt[] {
  return runs.flatMap((id) => house.library().run(id)?.attempts ?? []);
}

/** Whether an attempt may have been charged for an answer that is not here. One that failed at a known cost said so itself. */
function mayBeCharged(house: House, { outcome, deployment, costUsd }: Attempt): boolean {
  if (!mayBeElsewhere(house, deployment)) return false;
  switch (outcome) {
    case "failed":
      return costUsd === null;
    case "pending":
    case "ok":
      return true;
    case "cancelled":
      return costUsd !== 0;
  }
}

/** Whatever cannot be told to be on this machine (its provider was taken out of the settings) may be elsewhere. */
function mayBeElsewhere(house: House, id: string): boolean {
  const deployment = house.resolve(id);
  return "problem" in deployment || !deployment.local;
}

function mostOf({ estimateUsd, ifWeak, arbitration, parts }: Plan): number | null {
  let most = 0;
  const ifCut = parts?.ifCutUsd === undefined ? null : { estimateUsd: parts.ifCutUsd };
  for (const each of [{ estimateUsd }, ifWeak, arbitration, ifCut]) {
    if (!each) continue;
    if (each.estimateUsd === null) return null;
    most += each.estimateUsd;
  }
  return most;
}

function nobody({ candidates, route }: Plan): HeadnoteError {
  const forbidden = candidates.some(({ barrier }) => barrier === "policy" || barrier === "confidential");
  const reasons = candidates.map(({ deployment, reason }) => `${deployment}: ${reason.replace(/\.$/, "")}`).join("; ");
  return new HeadnoteError(
    forbidden ? "not-allowed" : "not-available",
    `Nobody ${forbidden ? "may" : "can"} be asked (${reasons || `the route "${route}" has no candidates`}). Nothing was sent.`,
  );
}
