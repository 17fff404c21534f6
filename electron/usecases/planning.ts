import { HeadnoteError } from "../../shared/domain/errors.ts";
import { policySchema, type ReplaceKind } from "../../shared/domain/configuration.ts";
import { budgetsInForce } from "../../shared/domain/rules-in-force.ts";
import type { Contract } from "../../shared/domain/contract.ts";
import type { CompletionRequest, Deployment } from "../providers/provider.ts";
import { priceOf, type Price } from "../providers/prices.ts";
import { labelOf } from "../providers/vendors.ts";
import { checkPolicy, type PlanInput } from "../routing/plan.ts";
import { resolveRoutes } from "../routing/routes.ts";
import type { Pack } from "../summaries/on-device/packs.ts";
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
  /** Replaced by placeholders in what is sent, beside what policy, preferences and matter ask for. */
  readonly replace?: readonly ReplaceKind[] | undefined;
  /** Asks also for what was answered before. */
  readonly fresh?: boolean;
}

/** What a plan is made of that comes from the task itself. */
export type PlannedTask = Omit<PlanInput, keyof PlanningRules | "route">;

/** What every part of a plan is made with. */
export interface Planning {
  readonly house: House;
  readonly contract: Contract;
  readonly options: PlanOptions;
  readonly rules: PlanningRules;
  /** Every request about the contract goes through this before it is sent. */
  readonly prepare: (request: CompletionRequest) => CompletionRequest;
  readonly marker: string;
  readonly pack: Pack | null;
  /** That an answer about all of the contract usually has. */
  readonly outputTokens: number;
}

/** Everything of a plan that does not come from the task itself. */
export type PlanningRules = Omit<
  PlanInput,
  | "tokens"
  | "tokensExact"
  | "contractTokens"
  | "complexity"
  | "expectedOutputTokens"
  | "inAll"
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
  askForMatter(house, matter);
  const health = house.health();
  return {
    ...resolveRoutes(current),
    policy,
    resolve: (id) => house.resolve(id),
    hasKey: (provider) => house.keys().source(provider) !== null,
    price: (deployment, { inputTokens }) => dearest(deployment, inputTokens, house.now()),
    label: (provider) => labelOf(provider, current.providers),
    usualOutputTokens,
    health: (deployment) => health.view(deployment),
    incumbent: (route) => health.incumbent(route),
    draw: Math.random(),
    budgets: budgetsInForce(current.budgets, house.preferences()),
    spent: house.spent(),
    compareWith: comparedWith(current),
    matter,
  };
}

/** No run takes longer, ms. */
const longestRun = 3_600_000;

/** Some providers charge half as much at night: the price now, or when a run that begins now may end, whichever is higher. */
function dearest(deployment: Deployment, inputTokens: number, now: number): Price | null {
  const first = priceOf(deployment, { inputTokens, at: new Date(now) });
  const last = priceOf(deployment, { inputTokens, at: new Date(now + longestRun) });
  return first === null || last === null || first.outputPerMillion >= last.outputPerMillion ? first : last;
}

/** Throws `HeadnoteError` not-allowed where the firm's policy asks for a matter and none was given. */
export function askForMatter(house: Pick<House, "configuration">, matter: string | null): void {
  const refusal = checkPolicy(house.configuration().current.policy ?? policySchema.parse({}), { matter });
  if (refusal !== null) throw new HeadnoteError("not-allowed", refusal, { data: { missing: "matter" } });
}

/** Whether a deployment is on another machine. */
export function isElsewhere(house: House, id: string): boolean {
  const deployment = house.resolve(id);
  return !("problem" in deployment) && !deployment.local;
}
