import { tierSchema, type Plan } from "../../shared/domain/run.ts";
import type { CompletionRequest } from "../providers/provider.ts";
import { planTask } from "../routing/plan.ts";
import { countTokens } from "../routing/tokens.ts";
import { arbitrationOutputTokens, buildArbitrationRequest } from "../summaries/arbitration.ts";
import { findContradictions, unsettled, type Contradiction } from "../summaries/contradictions/find.ts";
import { isElsewhere, onDeviceDeployment, type PlannedTask, type Planning } from "./planning.ts";

export interface PlannedArbitration {
  readonly plan: Plan;
  readonly request: CompletionRequest;
  readonly conflicts: readonly Contradiction[];
  /** As the plan of the contract shows it. */
  readonly shown: NonNullable<Plan["arbitration"]>;
}

/** Conflicts of one contract that are asked about: the first ones. */
const mostConflicts = 4;

/**
 * What would be asked of the complex tier once the summary is there: only about passages that contradict each other, found
 * on this machine. Null where there are none, where no model is asked about the contract at all, where a route was chosen
 * by name, or where the same rules leave nobody.
 */
export function planArbitration(planning: Planning, plan: Plan, task: PlannedTask): PlannedArbitration | null {
  const { house, contract, options, rules, prepare, marker } = planning;
  const first = plan.candidates.find(({ eligible }) => eligible)?.deployment;
  if (first === undefined || first === onDeviceDeployment || task.onDevice) return null;
  if (!tierSchema.options.some((tier) => tier === plan.route)) return null;
  const conflicts = unsettled(findContradictions(contract)).slice(0, mostConflicts);
  if (conflicts.length === 0) return null;
  const request = prepare(buildArbitrationRequest(contract, conflicts, options.side, marker));
  const above = planTask({
    ...rules,
    tokens: countTokens(request.messages.map(({ content }) => content).join(""), null).tokens,
    tokensExact: false,
    complexity: task.complexity,
    expectedOutputTokens: arbitrationOutputTokens,
    usualOutputTokens: arbitrationOutputTokens / 3,
    aboutContract: false,
    onDevice: task.onDevice,
    route: "complex",
  });
  // A budget can step down: a cheaper model is not what this is for.
  if (above.route !== "complex") return null;
  // Who keeps the contract on this machine keeps its passages there, too.
  const candidates = above.candidates.filter(
    ({ deployment, eligible }) => eligible && (isElsewhere(house, first) || !isElsewhere(house, deployment)),
  );
  const [next] = candidates;
  if (next === undefined) return null;
  const passages = new Set(conflicts.flatMap((conflict) => conflict.passages.map(({ start }) => start))).size;
  return {
    plan: {
      ...above,
      tier: "complex",
      tierReason: `Passages that contradict each other go to the complex tier, and nothing else does.`,
      candidates,
      estimateUsd: next.estimateUsd,
      ifWeak: null,
    },
    request,
    conflicts,
    shown: { passages, candidates, estimateUsd: next.estimateUsd },
  };
}
