import type { Contract } from "../../shared/domain/contract.ts";
import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { runSchema, servedBy, type OtherRun } from "../../shared/domain/run.ts";
import { parseRulings } from "../summaries/arbitration.ts";
import type { ModelAnswer } from "../summaries/answer.ts";
import type { Seal } from "../summaries/placeholders/seal.ts";
import type { House } from "./house.ts";
import type { PlannedArbitration } from "./plan-arbitration.ts";
import { callsOf, type RunOptions } from "./run-options.ts";

export interface Arbitrated {
  /** None where nobody ruled: the contradictions then stand as risks, as they do beside a ruling. */
  readonly rulings: ModelAnswer["statements"];
  readonly other: OtherRun | null;
}

/**
 * Has passages that contradict each other, and nothing else, read together by the complex tier. A failure costs the summary
 * nothing, and neither does a cancel: what is there has been saved.
 */
export async function arbitrate(
  house: House,
  contract: Contract,
  { plan, request, conflicts, shown }: PlannedArbitration,
  seal: Seal,
  options: RunOptions,
): Promise<Arbitrated> {
  options.onStage?.({ stage: "arbitration", passages: shown.passages });
  const why = `${shown.passages} passages that contradict each other went to the complex tier, alone`;
  try {
    const { value, run } = await house.executor().execute({
      plan,
      ...callsOf(options),
      request,
      accept: (text) => parseRulings(seal.revealAnswer(text), contract, conflicts),
    });
    const by = servedBy(run);
    const text = `${why}; ${by} ruled on ${value.length} of ${conflicts.length}.`;
    return { rulings: value, other: { runId: run.id, purpose: "arbitration", text, costUsd: run.costUsd } };
  } catch (error) {
    if (!isHeadnoteError(error)) throw error;
    const run = runSchema.safeParse(error.data["run"]);
    if (!run.success || run.data.attempts.length === 0) return { rulings: [], other: null };
    const text = `${why}; nobody ruled on them, so they stand as risks that quote both sides.`;
    return { rulings: [], other: { runId: run.data.id, purpose: "arbitration", text, costUsd: run.data.costUsd } };
  }
}
