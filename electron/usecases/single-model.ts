import type { Configuration } from "../../shared/domain/configuration.ts";
import type { Run, SingleModel } from "../../shared/domain/run.ts";
import { costOf } from "../providers/prices.ts";
import type { House } from "./house.ts";

/** Where everything would have gone before there was a router. */
const usualSingleModel = "openai/gpt-4o";

/** The one deployment that costs are compared with: the firm's choice, or the one that most firms began with. */
export function comparedWith(configuration: Pick<Configuration, "compareWith">): string {
  return configuration.compareWith ?? usualSingleModel;
}

/**
 * The run, with what the tokens of its answers would have cost on the one model that costs are compared with. Tokens are
 * those of the model that answered; another counts a little differently. Unchanged where no model answered, as then there
 * is nothing to compare.
 */
export function comparedRun(house: House, run: Run): Run {
  const answered = run.attempts.flatMap(({ outcome, usage }) => (outcome === "ok" && usage !== null ? [usage] : []));
  const inputTokens = answered.reduce((sum, usage) => sum + usage.inputTokens, 0);
  const outputTokens = answered.reduce((sum, usage) => sum + usage.outputTokens, 0);
  if (run.fromCache || inputTokens + outputTokens === 0) return run;
  return { ...run, single: singleModelCost(house, { inputTokens, outputTokens }) };
}

/** What so many tokens cost on the one model that costs are compared with. */
export function singleModelCost(
  house: House,
  tokens: { readonly inputTokens: number; readonly outputTokens: number },
): SingleModel {
  const id = comparedWith(house.configuration().current);
  const deployment = house.resolve(id);
  return {
    deployment: id,
    costUsd:
      "problem" in deployment
        ? null
        : costOf(deployment, { ...tokens, reported: false }, { at: new Date(house.now()) }),
  };
}
