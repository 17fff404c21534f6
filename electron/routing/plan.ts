import type { Route } from "../../shared/domain/configuration.ts";
import { dollars } from "../../shared/domain/money.ts";
import { tierSchema, type Candidate, type Plan, type Tier } from "../../shared/domain/run.ts";
import { assessCandidate, onSingleModel, usualOutput, type Assessment } from "./candidates.ts";
import { orderByPace } from "./fastest.ts";
import type { PlanInput } from "./plan-input.ts";
import { findRoute } from "./routes.ts";
import { chooseTier } from "./tiers.ts";
import { orderByWeight, shareOf } from "./weighted.ts";

export { atLeast, atMost, callCost, windowOf } from "./candidates.ts";
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
  const { tier, reason } = chooseTier(input.contractTokens ?? input.tokens, input.complexity.score, input.tiers);
  const chosen = withinBudget(input.route ?? tier, tier, input);
  const { name, route, assessed, note } = chosen;
  const eligible = order(
    name,
    route,
    assessed.filter(({ candidate }) => candidate.eligible),
    input,
  );
  const rejected = assessed.filter(({ candidate }) => !candidate.eligible).map(({ candidate }) => candidate);
  return {
    tokens: input.tokens,
    tokensExact: input.tokensExact,
    complexity: input.complexity,
    tier,
    tierReason: note === null ? reason : `${reason} ${note}`,
    route: name,
    strategy: route.strategy,
    candidates: [...eligible, ...rejected],
    estimateUsd: eligible[0]?.estimateUsd ?? null,
    confined: input.onDevice || input.policy.onDeviceOnly,
    ...(input.compareWith === undefined ? {} : { single: onSingleModel(input.compareWith, input) }),
  };
}

interface Chosen {
  readonly name: string;
  readonly route: Route;
  readonly assessed: readonly Assessment[];
  /** Why it is not the route that was asked for; null where it is. */
  readonly note: string | null;
}

/**
 * The route asked for, or the next lower tier's whose models the budget still pays for, where it is the budget alone that
 * leaves none of them and the firm wants to step down. Where none is left in any, the route asked for, with its reasons.
 */
function withinBudget(name: string, tier: Tier, input: PlanInput): Chosen {
  const wanted = assess(name, input);
  if (!wanted.assessed.some(({ budget, candidate }) => budget === "step-down" && candidate.barrier === "budget")) {
    return wanted;
  }
  if (hasModel(wanted)) return wanted;
  const tiers = tierSchema.options;
  const from = tiers.findIndex((one) => one === name);
  // An alias stands beside the tiers: what is below the task's own tier is a step down from it.
  const below = tiers.slice(0, from === -1 ? tiers.indexOf(tier) : from).toReversed();
  for (const lower of below) {
    const tried = assess(lower, input);
    if (hasModel(tried))
      return { ...tried, note: `The budget leaves no model of the route "${name}", so it steps down to "${lower}".` };
  }
  return wanted;
}

function assess(name: string, input: PlanInput): Chosen {
  const route = findRoute(input.routes, name);
  return {
    name,
    route,
    assessed: withLastResort(route.candidates).map((id) => assessCandidate(id, input)),
    note: null,
  };
}

function hasModel({ assessed }: Chosen): boolean {
  return assessed.some(({ candidate, embedded }) => candidate.eligible && !embedded);
}

function withLastResort(candidates: readonly string[]): string[] {
  return [...new Set([...candidates, lastResort])];
}

/** Only the order that the firm wrote can put anything after the embedded engine, which always answers. */
function order(name: string, route: Route, assessed: readonly Assessment[], input: PlanInput): Candidate[] {
  const resorts = assessed.filter(({ embedded }) => embedded).map(({ candidate }) => candidate);
  const models = assessed.filter(({ embedded }) => !embedded);
  const ids = models.map(({ candidate }) => candidate.deployment);
  const place = (deployment: string, how: string): Candidate[] =>
    models
      .filter(({ candidate }) => candidate.deployment === deployment)
      .map(({ candidate }) => ({ ...candidate, reason: `${candidate.reason.replace(/\.$/, "")}; ${how}.` }));

  switch (route.strategy) {
    case "ordered":
      return assessed.map(({ candidate }) => candidate);
    case "cheapest":
      return [
        ...models
          .toSorted((a, b) => compare(a.expectedUsd ?? Infinity, b.expectedUsd ?? Infinity))
          .flatMap(({ candidate, expectedUsd }) => place(candidate.deployment, byPrice(expectedUsd))),
        ...resorts,
      ];
    case "fastest": {
      const paced = orderByPace(ids, {
        health: input.health ?? (() => null),
        outputTokens: usualOutput(input),
        incumbent: input.incumbent?.(name) ?? null,
        draw: input.draw ?? 1,
      });
      return [...paced.flatMap(({ deployment, how }) => place(deployment, how)), ...resorts];
    }
    case "weighted": {
      const weights = route.weights ?? {};
      const drawn = orderByWeight(ids, weights, input.draw ?? 0);
      return [
        ...drawn.flatMap((deployment) => place(deployment, byShare(shareOf(deployment, ids, weights)))),
        ...resorts,
      ];
    }
  }
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function byPrice(expectedUsd: number | null): string {
  return expectedUsd === null ? "after those with a known price" : `about ${dollars(expectedUsd)} expected`;
}

function byShare(share: number | null): string {
  return share === null
    ? "in the order written, because no shares have been set"
    : `first in ${(share * 100).toFixed(share < 0.1 ? 1 : 0)} % of runs`;
}
