import type { Contract } from "../../shared/domain/contract.ts";
import { tierSchema, type Plan, type Tier } from "../../shared/domain/run.ts";
import type { Disclosure } from "../../shared/domain/disclosure.ts";
import type { ContractWishes } from "../library/wishes.ts";
import type { CompletionRequest } from "../providers/provider.ts";
import { findTitle, kindOf } from "../summaries/on-device/kind.ts";
import { packFor } from "../summaries/on-device/packs.ts";
import { readContract } from "../summaries/on-device/reading.ts";
import { expectedOutputTokens } from "../summaries/asked-terms.ts";
import { scoreComplexity } from "../routing/complexity.ts";
import { planTask, type PlanInput } from "../routing/plan.ts";
import { countTokens } from "../routing/tokens.ts";
import { sealContract, type Seal } from "../summaries/placeholders/seal.ts";
import { buildRequest } from "../summaries/prompt.ts";
import { confidentialityOf } from "./confidentiality.ts";
import type { House } from "./house.ts";
import { planArbitration, type PlannedArbitration } from "./plan-arbitration.ts";
import {
  isElsewhere,
  onDeviceDeployment,
  planningRules,
  type PlannedTask,
  type Planning,
  type PlanOptions,
} from "./planning.ts";
import { planParts, type PlannedParts } from "./plan-parts.ts";

export { onDeviceDeployment, planningRules, type PlanOptions } from "./planning.ts";

export interface PlannedContract {
  readonly plan: Plan;
  /** What would be sent, were all of it sent at once. */
  readonly request: CompletionRequest;
  /** What is replaced in every request, and the way back. */
  readonly seal: Seal;
  /** What was wished of this contract; null where it is none of the lawyer's, as for the brief before a plan is shown. */
  readonly wishes: ContractWishes | null;
  /** The party the summary is for. */
  readonly side: string | null;
  /** Where no candidate can hold all of it: what is asked about each part; null where it is asked about at once. */
  readonly parts: PlannedParts | null;
  /** What is asked about passages that contradict each other; null where nothing is. */
  readonly arbitration: PlannedArbitration | null;
  /** Every request about the contract goes through this before it is sent. */
  readonly prepare: (request: CompletionRequest) => CompletionRequest;
  /** Stands around the contract's words in every request. */
  readonly marker: string;
}

/**
 * Decides who would be asked about a contract, in which order, at what cost: all at once where one of the candidates can
 * hold it, else part by part. Calls nothing and sends nothing. Throws `HeadnoteError` not-allowed where the firm's policy
 * asks for a matter and none was given.
 */
export function planContract(house: House, contract: Contract, options: PlanOptions): PlannedContract {
  const rules = planningRules(house, options.matter);
  const { confined, replace } = confidentialityOf(house, options);
  const { side } = options;
  const seal = sealContract(contract, { kinds: replace, names: side === null ? [] : [side] });
  const prepare = (request: CompletionRequest): CompletionRequest => ({ ...sealed(request, seal), confined });
  const marker = house.marker(contract);
  const reading = readContract(contract);
  const pack = packFor(kindOf(reading, findTitle(reading)));
  const request = prepare(buildRequest(contract, { side, pack }, marker));
  const { tokens, exact } = countTokens(request.messages.map(({ content }) => content).join(""), null);
  const task: PlannedTask = {
    tokens,
    tokensExact: exact,
    contractTokens: countTokens(contract.text, null).tokens,
    complexity: scoreComplexity(contract),
    expectedOutputTokens: request.maxOutputTokens,
    onDevice: confined,
  };
  const disclosure = disclosureOf("contract", request, seal);
  const whole = { ...planTask({ ...task, ...rules, route: options.route }), disclosure };
  const outputTokens = expectedOutputTokens(pack);
  const planning: Planning = { house, contract, options, rules, prepare, marker, pack, outputTokens };
  const split = planParts(planning, whole, task);
  const plan = split?.plan ?? { ...whole, outputTokens };
  const ifWeak = planIfWeak(plan, { ...task, ...split?.task, ...rules });
  const arbitration = planArbitration(planning, plan, task);
  return {
    plan: { ...plan, ifWeak, arbitration: arbitration?.shown ?? null, disclosure },
    seal,
    request,
    wishes: { onDevice: options.onDevice, replace: [...(options.replace ?? [])] },
    side,
    parts: split?.parts ?? null,
    arbitration,
    prepare,
    marker,
  };
}

/** A request with placeholders for what is not to be sent. The engine on this device reads the contract itself. */
export function sealed(request: CompletionRequest, seal: Seal): CompletionRequest {
  const messages = request.messages.map((message) => ({ ...message, content: seal.conceal(message.content) }));
  return { ...request, messages };
}

/** What whoever is asked would be given. */
export function disclosureOf(what: Disclosure["what"], { messages }: CompletionRequest, seal: Seal): Disclosure {
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0);
  return { what, characters, replaced: [...seal.replaced] };
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

/**
 * Whether carrying out the plan could send something of the contract to another machine: whoever would be asked, first,
 * after a failure, once more, or about passages that contradict each other.
 */
export function leavesThisMachine(house: House, plan: Plan): boolean {
  const asked = [
    ...plan.candidates.filter(({ eligible }) => eligible),
    ...(plan.ifWeak?.candidates ?? []),
    ...(plan.arbitration?.candidates ?? []),
  ];
  return asked.some(({ deployment }) => isElsewhere(house, deployment));
}
