import type { Candidate } from "../../shared/domain/run.ts";
import type { Deployment } from "../providers/provider.ts";
import { contextWindow } from "./context-windows.ts";
import type { PlanInput } from "./plan-input.ts";
import { forbiddenBy } from "./policy.ts";

export interface Assessment {
  readonly candidate: Candidate;
  /** The engine inside Headnote: reads the contract itself, costs nothing, has no window. */
  readonly embedded: boolean;
}

/** An estimated count may be that much too low; limits and costs "at most" are reckoned with it. */
const estimateMargin = 1.15;

/** Whether a deployment may and can do the task, why or why not, and what it would cost at most. */
export function assessCandidate(id: string, input: PlanInput): Assessment {
  const deployment = input.resolve(id);
  if ("problem" in deployment) {
    return {
      candidate: { deployment: id, eligible: false, barrier: "unknown", reason: deployment.problem, estimateUsd: null },
      embedded: false,
    };
  }
  const embedded = deployment.dialect === "on-device";
  const estimateUsd = estimate(deployment, input);
  const obstacle = obstacleTo(deployment, input);
  if (obstacle !== null) return { candidate: { deployment: id, eligible: false, ...obstacle, estimateUsd }, embedded };
  return {
    candidate: { deployment: id, eligible: true, reason: recommendation(deployment, estimateUsd), estimateUsd },
    embedded,
  };
}

type Obstacle = Pick<Candidate, "reason"> & { readonly barrier: NonNullable<Candidate["barrier"]> };

/** What is forbidden comes first: the reader must not be sent to fetch a key for a model that may not be used. */
function obstacleTo(deployment: Deployment, input: PlanInput): Obstacle | null {
  const forbidden = forbiddenBy(input.policy, deployment);
  if (forbidden !== null) return { barrier: "policy", reason: forbidden };
  if (deployment.dialect === "on-device" && input.aboutContract === false) {
    return { barrier: "task", reason: "The engine on this device summarises contracts; it does not answer in a chat." };
  }
  if (input.onDevice && !deployment.local) {
    return { barrier: "confidential", reason: "Nothing of this contract may leave this machine." };
  }
  if (!deployment.local && !input.hasKey(deployment.provider)) {
    return { barrier: "key", reason: `No key for ${input.label?.(deployment.provider) ?? deployment.provider}.` };
  }
  const window = windowOf(deployment);
  const needed = tokensAtMost(input) + input.expectedOutputTokens;
  if (window !== null && needed > window) {
    const about = input.tokensExact ? "" : "about ";
    return {
      barrier: "context",
      reason: `Too long: with its answer it needs ${about}${count(needed)} tokens, and the model holds ${count(window)}.`,
    };
  }
  return null;
}

function recommendation(deployment: Deployment, estimateUsd: number | null): string {
  if (deployment.dialect === "on-device") return "On this device, without a model: always there, and nothing leaves.";
  if (deployment.local)
    return "On this machine: nothing leaves, and nothing is charged; how much it can hold is not known.";
  const price = estimateUsd === null ? "its price is not known" : "its price is known";
  const fit = windowOf(deployment) === null ? "how much it can hold is not known" : "the contract fits";
  return `Allowed, with a key; ${fit}; ${price}.`;
}

/** What a model server on this machine can hold is set where it was started, not by the model's maker. */
function windowOf(deployment: Deployment): number | null {
  return deployment.local ? null : contextWindow(deployment.model);
}

function estimate(deployment: Deployment, input: PlanInput): number | null {
  if (deployment.local) return 0;
  const tokens = tokensAtMost(input);
  const price = input.price(deployment, { inputTokens: tokens });
  if (price === null) return null;
  return (tokens * price.inputPerMillion + input.expectedOutputTokens * price.outputPerMillion) / 1_000_000;
}

function tokensAtMost(input: PlanInput): number {
  return input.tokensExact ? input.tokens : Math.ceil(input.tokens * estimateMargin);
}

function count(tokens: number): string {
  return tokens.toLocaleString("en");
}
