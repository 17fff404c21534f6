import { createHash } from "node:crypto";
import type { Contract } from "../../shared/domain/contract.ts";
import { promptVersion } from "../summaries/prompt.ts";
import type { PlannedContract } from "./plan-contract.ts";

/**
 * A name for what is asked: the same words of a contract, under the same prompt, for the same side. A hash, so that it
 * says nothing by itself. Who may answer is not part of it: that is looked at when an answer is found.
 */
export function taskName(contract: Contract, { side }: Pick<PlannedContract, "side">): string {
  return createHash("sha256")
    .update(JSON.stringify([promptVersion, contract.sha256, contract.text, side]))
    .digest("hex");
}
