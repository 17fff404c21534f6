import type { Route } from "../../shared/domain/configuration.ts";
import type { Candidate, Plan } from "../../shared/domain/run.ts";
import { assessCandidate, type Assessment } from "./candidates.ts";
import type { PlanInput } from "./plan-input.ts";
import { findRoute } from "./routes.ts";
import { chooseTier } from "./tiers.ts";

export { checkPolicy } from "./policy.ts";
export type { PlanInput } from "./plan-input.ts";

/** The embedded engine: the last candidate of every route that does not place it itself. */
export const lastResort = "on-device/extractive";

/**
 * Who would be asked, in which order, at what cost; with a reason for every candidate. The same input gives the same plan.
 * A plan without an eligible candidate is a plan: why stands with each. Throws `HeadnoteError` wrong-use for a route that
 * does not exist.
 */
export function planTask(input: PlanInput): Plan {
  const { tier, reason: tierReason } = chooseTier(
    input.contractTokens ?? input.tokens,
    input.complexity.score,
    input.tiers,
  );
  const name = input.route ?? tier;
  const route = findRoute(input.routes, name);
  const assessed = order(
    route,
    withLastResort(route.candidates).map((id) => assessCandidate(id, input)),
  );
  const eligible = assessed.filter(({ candidate }) => candidate.eligible).map((one) => placed(one, route.strategy));
  const rejected = assessed.filter(({ candidate }) => !candidate.eligible).map(({ candidate }) => candidate);
  return {
    tokens: input.tokens,
    tokensExact: input.tokensExact,
    complexity: input.complexity,
    tier,
    tierReason,
    route: name,
    strategy: route.strategy,
    candidates: [...eligible, ...rejected],
    estimateUsd: eligible[0]?.estimateUsd ?? null,
  };
}

function withLastResort(candidates: readonly string[]): string[] {
  return [...new Set([...candidates, lastResort])];
}

/** Only the order that the firm wrote can put anything after the embedded engine, which always answers. */
function order(route: Route, assessed: readonly Assessment[]): Assessment[] {
  switch (route.strategy) {
    case "ordered":
      return [...assessed];
    case "cheapest":
      return assessed.toSorted(
        (a, b) =>
          resort(a) - resort(b) || (a.candidate.estimateUsd ?? Infinity) - (b.candidate.estimateUsd ?? Infinity) || 0,
      );
    case "fastest":
    case "weighted":
      return assessed.toSorted((a, b) => resort(a) - resort(b));
  }
}

function resort(assessment: Assessment): 0 | 1 {
  return assessment.embedded ? 1 : 0;
}

/** The reason, with how the strategy came to the place. */
function placed({ candidate, embedded }: Assessment, strategy: Route["strategy"]): Candidate {
  if (embedded) return candidate;
  const how = placement(strategy, candidate.estimateUsd);
  return how === null ? candidate : { ...candidate, reason: `${candidate.reason.slice(0, -1)}; ${how}.` };
}

function placement(strategy: Route["strategy"], estimateUsd: number | null): string | null {
  switch (strategy) {
    case "ordered":
      return null;
    case "cheapest":
      return estimateUsd === null ? "after those with a known price" : "placed by its price";
    case "fastest":
      return "in the order written, because no speeds have been measured yet";
    case "weighted":
      return "in the order written, because no shares have been set";
  }
}
