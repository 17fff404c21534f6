import type { Attempt, Usage } from "../../shared/domain/run.ts";
import type { Deployment } from "../providers/provider.ts";
import { countTokens } from "../routing/tokens.ts";
import type { AttemptEnd } from "./attempt.ts";
import type { ExecutorOptions } from "./executor-options.ts";

/**
 * What an attempt used and cost. What the provider reported goes before what can be reckoned; what it does not charge for
 * costs nothing, and what it may charge for at an unknown price has no cost, which is not the same.
 */
export function charge(
  end: AttemptEnd,
  deployment: Deployment,
  call: {
    readonly inputTokens: number;
    readonly billable: boolean;
    readonly cost: ExecutorOptions["cost"];
    /** When it ended; epoch milliseconds. */
    readonly at: number;
  },
): Pick<Attempt, "usage" | "costUsd"> {
  if (deployment.dialect === "on-device") return { usage: end.usage, costUsd: 0 };
  const usage: Usage | null = end.usage ?? (call.billable ? reckon(end.text, deployment, call.inputTokens) : null);
  if (deployment.local || usage === null) return { usage, costUsd: 0 };
  return { usage, costUsd: call.cost(deployment, usage, { servedModel: end.servedModel, at: new Date(call.at) }) };
}

function reckon(text: string, { model }: Deployment, inputTokens: number): Usage {
  return { inputTokens, outputTokens: text === "" ? 0 : countTokens(text, model).tokens, reported: false };
}
