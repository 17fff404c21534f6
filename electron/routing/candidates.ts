import type { Candidate, SingleModel } from "../../shared/domain/run.ts";
import type { Deployment } from "../providers/provider.ts";
import { checkBudget, nothingSpent, type BudgetVerdict } from "./budgets.ts";
import { contextWindow } from "./context-windows.ts";
import type { PlanInput } from "./plan-input.ts";
import { forbiddenBy } from "./policy.ts";

export interface Assessment {
  readonly candidate: Candidate;
  /** The engine inside Headnote: reads the contract itself, costs nothing, has no window. */
  readonly embedded: boolean;
  /** US dollars that the task is expected to cost; null where the price is not known. */
  readonly expectedUsd: number | null;
  /** What the firm wants done about its budget. */
  readonly budget: BudgetVerdict["verdict"];
}

/** An estimated count may be that much too low; limits and costs "at most" are reckoned with it. */
const estimateMargin = 1.15;

/** Whether a deployment may and can do the task, why or why not, and what it would cost. */
export function assessCandidate(id: string, input: PlanInput): Assessment {
  const deployment = input.resolve(id);
  if ("problem" in deployment) {
    const remedy = `Write it under "providers" in routes.json.`;
    return {
      candidate: {
        deployment: id,
        eligible: false,
        barrier: "unknown",
        reason: deployment.problem,
        remedy,
        estimateUsd: null,
      },
      embedded: false,
      expectedUsd: null,
      budget: "ok",
    };
  }
  const embedded = deployment.dialect === "on-device";
  const estimateUsd = costAtMost(deployment, input);
  const expectedUsd = callCost(deployment, input.price, {
    inputTokens: input.inAll?.inputTokens ?? input.tokens,
    outputTokens: usualOutput(input),
    inputOfOneCall: tokensAtMost(input),
  });
  const verdict = checkBudget(input.budgets, input.spent ?? nothingSpent, {
    estimateUsd,
    matter: input.matter ?? null,
    provider: deployment.provider,
  });
  const about = { embedded, expectedUsd, budget: verdict.verdict };
  const obstacle = obstacleTo(deployment, input) ?? overBudget(verdict);
  if (obstacle !== null) return { candidate: { deployment: id, eligible: false, ...obstacle, estimateUsd }, ...about };
  const reason = recommendation(deployment, estimateUsd);
  return {
    candidate: {
      deployment: id,
      eligible: true,
      reason: verdict.sentence === null ? reason : `${reason} ${verdict.sentence}`,
      estimateUsd,
    },
    ...about,
  };
}

/** What the task would cost at most on the one deployment that costs are compared with. */
export function onSingleModel(id: string, input: PlanInput): SingleModel {
  const deployment = input.resolve(id);
  const unknown = "problem" in deployment;
  return {
    deployment: id,
    costUsd: unknown ? null : costAtMost(deployment, input),
  };
}

/** Tokens that an answer usually has. */
export function usualOutput(input: PlanInput): number {
  return input.usualOutputTokens ?? input.expectedOutputTokens;
}

type Obstacle = Pick<Candidate, "reason" | "remedy"> & { readonly barrier: NonNullable<Candidate["barrier"]> };

/** What is forbidden comes first: the reader must not be sent to fetch a key for a model that may not be used. */
function obstacleTo(deployment: Deployment, input: PlanInput): Obstacle | null {
  const forbidden = forbiddenBy(input.policy, deployment);
  if (forbidden !== null) {
    return { barrier: "policy", reason: forbidden, remedy: "Only whoever keeps the firm's policy can allow it." };
  }
  if (deployment.dialect === "on-device" && input.aboutContract === false) {
    return { barrier: "task", reason: "The engine on this device summarises contracts; it does not answer in a chat." };
  }
  if (input.onDevice && !deployment.local) {
    return {
      barrier: "confidential",
      reason: "Nothing of this contract may leave this machine.",
      remedy: "Say that the contract may be sent.",
    };
  }
  if (!deployment.local && !input.hasKey(deployment.provider)) {
    return {
      barrier: "key",
      reason: `No key for ${input.label?.(deployment.provider) ?? deployment.provider}.`,
      remedy: "Add its key in the settings.",
    };
  }
  const window = windowOf(deployment);
  const needed = tokensAtMost(input) + input.expectedOutputTokens;
  if (window !== null && needed > window) {
    const about = input.tokensExact ? "" : "about ";
    return {
      barrier: "context",
      reason: `Too long: with its answer it needs ${about}${count(needed)} tokens, and the model holds ${count(window)}.`,
      remedy: "Name a model that holds more in the route.",
    };
  }
  return null;
}

function overBudget({ verdict, sentence, remedy }: BudgetVerdict): Obstacle | null {
  if (verdict !== "stop" && verdict !== "step-down") return null;
  return { barrier: "budget", reason: sentence ?? "", ...(remedy === null ? {} : { remedy }) };
}

function recommendation(deployment: Deployment, estimateUsd: number | null): string {
  if (deployment.dialect === "on-device") return "On this device, without a model: always there, and nothing leaves.";
  if (deployment.local)
    return "On this machine: nothing leaves, and nothing is charged; how much it can hold is not known.";
  const price = estimateUsd === null ? "its price is not known" : "its price is known";
  const fit = windowOf(deployment) === null ? "how much it can hold is not known" : "the contract fits";
  return `Allowed, with a key; ${fit}; ${price}.`;
}

/**
 * Tokens that a deployment holds, prompt and answer together; null where it is not known. What a model server on this
 * machine can hold is set where it was started, not by the model's maker.
 */
export function windowOf(deployment: Deployment): number | null {
  return deployment.contextTokens ?? (deployment.local ? null : contextWindow(deployment.model));
}

/** What the task costs at most, in all its calls together; null where the price is not known. */
function costAtMost(deployment: Deployment, input: PlanInput): number | null {
  const { inAll } = input;
  return callCost(deployment, input.price, {
    inputTokens: inAll === undefined ? tokensAtMost(input) : atMost(inAll.inputTokens, input.tokensExact),
    outputTokens: inAll?.outputTokens ?? input.expectedOutputTokens,
    inputOfOneCall: tokensAtMost(input),
  });
}

/** US dollars, null where the price is not known. Some models charge more a token for one long call. */
export function callCost(
  deployment: Deployment,
  price: PlanInput["price"],
  tokens: { readonly inputTokens: number; readonly outputTokens: number; readonly inputOfOneCall?: number },
): number | null {
  if (deployment.local) return 0;
  const known = price(deployment, { inputTokens: tokens.inputOfOneCall ?? tokens.inputTokens });
  if (known === null) return null;
  return (tokens.inputTokens * known.inputPerMillion + tokens.outputTokens * known.outputPerMillion) / 1_000_000;
}

function tokensAtMost(input: PlanInput): number {
  return atMost(input.tokens, input.tokensExact);
}

/** Tokens that a count may turn out to be. */
export function atMost(tokens: number, exact: boolean): number {
  return exact ? tokens : Math.ceil(tokens * estimateMargin);
}

/** The tokens to which so many may be counted, so that `atMost` of them still fits. */
export function atLeast(tokens: number, exact: boolean): number {
  return exact ? tokens : Math.floor(tokens / estimateMargin);
}

function count(tokens: number): string {
  return tokens.toLocaleString("en");
}
