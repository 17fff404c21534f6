import type { BatchItem, BatchPlan, BatchView } from "../../shared/domain/batch.ts";
import { dollars, mostDollars } from "../../shared/domain/money.ts";
import { isOpen } from "../../shared/domain/submission.ts";

/** The shape that scripts rely on; fields may be added, none renamed. */
export function batchAsJson(view: BatchView, items: readonly BatchItem[]) {
  return { batch: view, items };
}

/** What would be done with the whole, before anything is sent. `later`: what can wait does. */
export function batchPlanAsText(plan: BatchPlan, later: boolean): string {
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
  if (plan.later !== null) lines.push(...laterPlanAsText(plan.later, later));
  return lines.join("\n");
}

/** What waiting would change, or changes. */
function laterPlanAsText(
  { contracts: many, mostUsd, receivers, ordinary }: NonNullable<BatchPlan["later"]>,
  chosen: boolean,
): string[] {
  const head = `${contracts(many)} as a batch at half the price, answered within 24 hours, and at most ${mostDollars(mostUsd)} in all`;
  if (!chosen) return [`With --later: ${head}.`];
  return [
    `Later, as you asked: ${head}.`,
    ...receivers.map(
      ({ deployment, contracts: each, mostUsd: most }) =>
        `  ${contracts(each)} to ${deployment}, at most ${mostDollars(most)}; it keeps them until they are answered, and is then told to delete them`,
    ),
    ...ordinary.map(({ reason, contracts: each }) => `  ${contracts(each)} asked at once all the same. ${reason}`),
    "  What is not answered by then is asked the ordinary way, at the ordinary price.",
  ];
}

/** What lies with providers, one line for each. */
export function submissionsAsText({ submissions }: BatchView): string[] {
  const told = submissions.filter((submission) => isOpen(submission) || submission.trouble !== null);
  return told.map((submission) => {
    const { deployment, phase, contracts: many, handedAt, lookedAt, nextLookAt, trouble, cancelling } = submission;
    const then = nextLookAt === null ? "" : `; looked at again ${clockTime(nextLookAt)}`;
    const why = trouble === null ? "" : ` (${trouble})`;
    switch (phase) {
      case "preparing":
        return `${contracts(many)} to be handed to ${deployment}${then}${why}`;
      case "sending":
        return `${contracts(many)} sent to ${deployment}, which is asked whether it has them${then}${why}`;
      case "waiting": {
        const looked = lookedAt === null ? "" : `, last looked at ${clockTime(lookedAt)}`;
        const end = cancelling ? "; it was told to stop" : "";
        return `${contracts(many)} handed to ${deployment} ${clockTime(handedAt)}${looked}${end}${then}${why}`;
      }
      case "clearing":
        return `${deployment} is told to delete what it keeps${then}${why}`;
      case "closed":
        return `${deployment} has answered${why}`;
    }
  });
}

/** "2026-11-28 14:02", in this machine's time. */
function clockTime(time: string | null): string {
  if (time === null) return "at a time that is not known";
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `on ${day} at ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** How far it is, in one line. */
export function batchProgressAsText({ state, progress, leftMs }: BatchView): string {
  const parts = [
    `${progress.done} of ${progress.total} done`,
    ...(progress.failed > 0 ? [`${progress.failed} failed`] : []),
    ...(progress.submitted > 0 ? [`${progress.submitted} waiting with a provider`] : []),
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
