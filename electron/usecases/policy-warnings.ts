import type { Budgets, Configuration } from "../../shared/domain/configuration.ts";
import { priceOf } from "../providers/prices.ts";
import type { Deployment } from "../providers/provider.ts";

/** A candidate of a route that nothing in the file forbids. */
export interface OpenCandidate {
  readonly route: string;
  readonly deployment: Deployment;
}

/**
 * What is valid in a file of routes and policy, and yet hardly meant: each one sentence with its place, for whoever wrote
 * it. `open` are the candidates that may be asked.
 */
export function policyWarnings(configuration: Configuration, open: readonly OpenCandidate[]): string[] {
  return unpriced(configuration, open);
}

/** A budget adds up what is known to have been spent: what has no known price goes past it. */
function unpriced({ budgets }: Configuration, open: readonly OpenCandidate[]): string[] {
  if (budgets === undefined || !setsAny(budgets)) return [];
  const routesOf = new Map<string, string[]>();
  for (const { route, deployment } of open) {
    if (priceOf(deployment) !== null) continue;
    routesOf.set(deployment.id, [...(routesOf.get(deployment.id) ?? []), route]);
  }
  return [...routesOf].map(([id, routes]) => {
    const provider = id.slice(0, id.indexOf("/"));
    return `The price of ${id} is not known (${routes.join(", ")}), so no budget counts what it costs: write its "price" under providers.${provider}.`;
  });
}

function setsAny({ monthUsd, matters = {}, providers = {} }: Budgets): boolean {
  return monthUsd !== undefined || Object.keys(matters).length > 0 || Object.keys(providers).length > 0;
}
