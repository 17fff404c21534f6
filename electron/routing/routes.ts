import { deploymentIdSchema, type Configuration, type Route } from "../../shared/domain/configuration.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { tierSchema, type Tier } from "../../shared/domain/run.ts";
import { defaultTierLimits, type TierLimits } from "./tiers.ts";

/** The three tiers, which always exist, and the firm's aliases. */
export type Routes = Readonly<Record<Tier, Route>> & Readonly<Record<string, Route>>;

/**
 * The cheaper of two good models first: every answer is checked against the contract, and where too little of it holds the
 * task goes one tier up (docs/decisions/2026-11-22-the-cheaper-of-two-first.md).
 */
export const defaultRoutes: Readonly<Record<Tier, Route>> = {
  simple: { strategy: "cheapest", candidates: ["deepseek/deepseek-chat", "mistral/mistral-small-latest"] },
  standard: { strategy: "cheapest", candidates: ["anthropic/claude-sonnet-4-6", "openai/gpt-5-mini"] },
  complex: { strategy: "ordered", candidates: ["openai/gpt-5", "google/gemini-2.5-pro"] },
};

/** What Headnote brings along, overlaid by what the firm configured: each route and each tier's limits as a whole. */
export function resolveRoutes(configuration: Pick<Configuration, "routes" | "tiers">): {
  routes: Routes;
  tiers: TierLimits;
} {
  return {
    routes: { ...defaultRoutes, ...configuration.routes },
    tiers: configuration.tiers ?? defaultTierLimits,
  };
}

/**
 * The route of that name. A "provider/model" that is nobody's name is a route of its own, with that one candidate.
 * Throws `HeadnoteError` wrong-use for anything else, naming the routes there are.
 */
export function findRoute(routes: Routes, name: string): Route {
  if (Object.hasOwn(routes, name)) {
    const route = routes[name];
    if (route !== undefined) return route;
  }
  if (deploymentIdSchema.safeParse(name).success) return { strategy: "ordered", candidates: [name] };
  const known = [...new Set<string>([...tierSchema.options, ...Object.keys(routes)])].join(", ");
  throw new HeadnoteError(
    "wrong-use",
    `There is no route called "${name}". Use one of ${known}, or write "provider/model".`,
  );
}
