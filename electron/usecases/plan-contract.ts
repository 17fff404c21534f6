import type { Contract } from "../../shared/domain/contract.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { tierSchema, type Plan, type Tier } from "../../shared/domain/run.ts";
import { policySchema } from "../../shared/domain/configuration.ts";
import type { CompletionRequest } from "../providers/provider.ts";
import { priceOf } from "../providers/prices.ts";
import { labelOf } from "../providers/vendors.ts";
import { scoreComplexity } from "../routing/complexity.ts";
import { checkPolicy, planTask, type PlanInput } from "../routing/plan.ts";
import { resolveRoutes } from "../routing/routes.ts";
import { countTokens } from "../routing/tokens.ts";
import { buildRequest } from "../summaries/prompt.ts";
import { confidentialityOf } from "./confidentiality.ts";
import type { House } from "./house.ts";
import { comparedWith } from "./single-model.ts";

/** The embedded engine: the last candidate of every route that allows it. */
export const onDeviceDeployment = "on-device/extractive";

export interface PlanOptions {
  readonly matter: string | null;
  readonly side: string | null;
  /** Nothing of the contract may leave the machine. */
  readonly onDevice: boolean;
  /** A tier, an alias or "provider/model"; null lets the tiers decide. */
  readonly route: string | null;
}

export interface PlannedContract {
  readonly plan: Plan;
  readonly request: CompletionRequest;
  /** The party the summary is for. */
  readonly side: string | null;
}

/**
 * Decides who would be asked about a contract, in which order, at what cost. Calls nothing and sends nothing.
 * Throws `HeadnoteError` not-allowed where the firm's policy asks for a matter and none was given.
 */
export function planContract(house: House, contract: Contract, options: PlanOptions): PlannedContract {
  const rules = planningRules(house, options.matter);
  const { confined } = confidentialityOf(house, options);
  const request = { ...buildRequest(contract, { side: options.side }), confined };
  const { tokens, exact } = countTokens(request.messages.map(({ content }) => content).join(""), null);
  const task: Omit<PlanInput, keyof PlanningRules | "route"> = {
    tokens,
    tokensExact: exact,
    contractTokens: countTokens(contract.text, null).tokens,
    complexity: scoreComplexity(contract),
    expectedOutputTokens: request.maxOutputTokens,
    onDevice: confined,
  };
  const plan = planTask({ ...task, ...rules, route: options.route });
  return { plan: { ...plan, ifWeak: planIfWeak(plan, { ...task, ...rules }) }, request, side: options.side };
}

/**
 * Who would be asked once more, one tier up. It is part of the plan, so that nobody gets a contract whom the lawyer was
 * not shown: only what the same rules allow, and nobody where a route was chosen by name or nothing may leave.
 */
function planIfWeak(plan: Plan, input: Omit<PlanInput, "route">): NonNullable<Plan["ifWeak"]> | null {
  // Only a route that is a tier has one above it: who named a model or an alias meant it.
  const from = tierSchema.options.find((name) => name === plan.route);
  const tier = from === undefined ? null : nextTier[from];
  if (tier === null || input.onDevice) return null;
  const above = planTask({ ...input, route: tier });
  // A budget can step down to where the task already was.
  if (above.route !== tier) return null;
  // Who is asked first is not asked a second time.
  const first = plan.candidates.find(({ eligible }) => eligible)?.deployment;
  const candidates = above.candidates.filter(
    ({ deployment, eligible }) => eligible && deployment !== onDeviceDeployment && deployment !== first,
  );
  const [next] = candidates;
  return next === undefined ? null : { tier, candidates, estimateUsd: next.estimateUsd };
}

const nextTier: Readonly<Record<Tier, Tier | null>> = { simple: "standard", standard: "complex", complex: null };

/** Everything of a plan that does not come from the task itself. */
export type PlanningRules = Omit<
  PlanInput,
  | "tokens"
  | "tokensExact"
  | "contractTokens"
  | "complexity"
  | "expectedOutputTokens"
  | "aboutContract"
  | "onDevice"
  | "route"
>;

/** What summaries and chats usually have, by which strategies compare candidates. */
const usualOutputTokens = 1_500;

/**
 * What every plan rests on, whatever it is for. Throws `HeadnoteError` not-allowed where the firm's policy asks for a
 * matter and none was given.
 */
export function planningRules(house: House, matter: string | null): PlanningRules {
  const { current } = house.configuration();
  const policy = current.policy ?? policySchema.parse({});
  const refusal = checkPolicy(policy, { matter });
  if (refusal !== null) throw new HeadnoteError("not-allowed", refusal, { data: { missing: "matter" } });
  const health = house.health();
  return {
    ...resolveRoutes(current),
    policy,
    resolve: (id) => house.resolve(id),
    hasKey: (provider) => house.keys().source(provider) !== null,
    price: (deployment, { inputTokens }) => priceOf(deployment, { inputTokens }),
    label: (provider) => labelOf(provider, current.providers),
    usualOutputTokens,
    health: (deployment) => health.view(deployment),
    incumbent: (route) => health.incumbent(route),
    draw: Math.random(),
    budgets: current.budgets,
    spent: house.spent(),
    compareWith: comparedWith(current),
    matter,
  };
}

/** Whether carrying out the plan would, as things stand, send the contract to another machine. */
export function leavesThisMachine(house: House, plan: Plan): boolean {
  const first = plan.candidates.find((candidate) => candidate.eligible);
  if (first === undefined) return false;
  const deployment = house.resolve(first.deployment);
  return !("problem" in deployment) && !deployment.local;
}
