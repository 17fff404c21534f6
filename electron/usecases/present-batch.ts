import type { BatchItem, BatchPlan, BatchView } from "../../shared/domain/batch.ts";
import { dollars, mostDollars } from "../../shared/domain/money.ts";

/** The shape that scripts rely on; fields may be added, none renamed. */
export function batchAsJson(view: BatchView, items: readonly BatchItem[]) {
  return { batch: view, items };
}

/** What would be done with the whole, before anything is sent. */
export function batchPlanAsText(plan: BatchPlan): string {
  const lines = [
    `${contracts(plan.contracts)}: ${plan.tiers.map((each) => `${each.contracts} ${each.tier}`).join(", ") || "none can be done"}.`,
    ...plan.receivers.map(
      ({ deployment, contracts: many, mostUsd }) =>
        `  ${contracts(many)} to ${deployment}, at most ${mostDollars(mostUsd)}`,
    ),
  ];
  if (plan.others.length > 0) {
    lines.push(`  Should those fail, or too little of an answer hold: ${plan.others.join(", ")}.`);
  }
  if (plan.known > 0) lines.push(`  ${contracts(plan.known)} answered from the library: nothing is sent or charged.`);
  if (plan.kept > 0) lines.push(`  ${contracts(plan.kept)} kept on this machine.`);
  for (const { reason, contracts: names } of plan.refused) {
    lines.push(`  Not done: ${contracts(names.length)} (${some(names)}). ${reason}`);
  }
  if (plan.sent > 0) {
    const unpriced = plan.unpriced === 0 ? "" : `, and ${contracts(plan.unpriced)} at a price that is not known`;
    lines.push(`At most ${mostDollars(plan.mostUsd)} in all${unpriced}.`);
  }
  return lines.join("\n");
}

/** How far it is, in one line. */
export function batchProgressAsText({ state, progress, leftMs }: BatchView): string {
  const parts = [
    `${progress.done} of ${progress.total} done`,
    ...(progress.failed > 0 ? [`${progress.failed} failed`] : []),
    ...(progress.held > 0 ? [`${progress.held} held`] : []),
    ...(progress.cancelled > 0 ? [`${progress.cancelled} cancelled`] : []),
    `${dollars(progress.spentUsd)} spent${progress.unpriced > 0 ? " that is known" : ""}`,
    ...(progress.left > 0 && state !== "reading" ? [`at most ${mostDollars(progress.mostLeftUsd)} to come`] : []),
    ...(leftMs === null ? [] : [`about ${minutes(leftMs)} left`]),
  ];
  return `${state}: ${parts.join(", ")}`;
}

function minutes(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

function contracts(many: number): string {
  return `${many} ${many === 1 ? "contract" : "contracts"}`;
}

const mostNames = 5;

function some(names: readonly string[]): string {
  const rest = names.length - mostNames;
  return `${names.slice(0, mostNames).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
