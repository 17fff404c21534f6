import { deploymentIdSchema, type Budgets, type Configuration } from "../../shared/domain/configuration.ts";
import { isProblem, resolveDeployment } from "../providers/deployments.ts";
import { priceOf } from "../providers/prices.ts";
import type { Deployment } from "../providers/provider.ts";
import { vendors } from "../providers/vendors.ts";
import { jsonPath } from "../settings/validation.ts";
import { automatic } from "./complete-chat.ts";

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
  return [
    ...strayPatterns(configuration),
    ...strayBudgets(configuration),
    ...strayRoutes(configuration),
    ...unpriced(configuration, open),
  ];
}

/** A rule that matches nobody leaves open what it was to close, or closes what it was to leave open. */
function strayPatterns({ policy, providers }: Configuration): string[] {
  const known = knownProviders(providers).map((id) => id.toLowerCase());
  const inList = (list: "deny" | "allow", effect: string) =>
    (policy?.[list] ?? []).flatMap((pattern, index) => {
      const place = jsonPath(["policy", list, index]);
      const star = pattern.indexOf("*");
      if (star !== -1 && star < pattern.length - 1) {
        return [`${place}: a star counts at the end only, so "${pattern}" ${effect}.`];
      }
      const [named = ""] = pattern.toLowerCase().split("/");
      const found = known.some((id) => (named.endsWith("*") ? id.startsWith(named.slice(0, -1)) : id === named));
      return found ? [] : [`${place}: "${pattern}" names no provider that there is, so it ${effect}.`];
    });
  return [...inList("deny", "denies nobody"), ...inList("allow", "allows nobody")];
}

function strayBudgets({ budgets, providers }: Configuration): string[] {
  const known = new Set(knownProviders(providers));
  return Object.keys(budgets?.providers ?? {})
    .filter((id) => !known.has(id))
    .map((id) => `${jsonPath(["budgets", "providers", id])}: there is no such provider, so it holds nobody.`);
}

function strayRoutes({ routes, providers, compareWith }: Configuration): string[] {
  const ofRoutes = Object.entries(routes).flatMap(([name, { strategy, candidates, weights = {} }]) => {
    const place = (...rest: readonly PropertyKey[]) => jsonPath(["routes", name, ...rest]);
    return [
      ...(name === automatic ? [`${place()}: it is never reached, because "${automatic}" lets the tiers decide.`] : []),
      ...(deploymentIdSchema.safeParse(name).success
        ? [`${place()}: whoever asks for "${name}" by its name gets the candidates of this route instead.`]
        : []),
      ...(candidates.length === 0
        ? [`${place("candidates")}: it is empty, so only the engine on this device is left, which does not chat.`]
        : []),
      ...candidates.flatMap((id, index) => {
        const resolved = resolveDeployment(id, providers);
        return isProblem(resolved) ? [`${place("candidates", index)}: ${resolved.problem}`] : [];
      }),
      ...Object.keys(weights)
        .filter((id) => !candidates.includes(id))
        .map((id) => `${place("weights", id)}: it is not a candidate of the route, so nobody draws it.`),
      ...(strategy !== "weighted" && Object.keys(weights).length > 0
        ? [`${place("weights")}: they count for the strategy "weighted" only, and this one is "${strategy}".`]
        : []),
    ];
  });
  const compared = compareWith === undefined ? null : resolveDeployment(compareWith, providers);
  return [...ofRoutes, ...(compared !== null && isProblem(compared) ? [`compareWith: ${compared.problem}`] : [])];
}

function knownProviders(providers: Configuration["providers"]): string[] {
  return [...vendors.map(({ id }) => id), ...Object.keys(providers)];
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
