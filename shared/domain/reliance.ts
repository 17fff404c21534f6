import { isFromThisDevice, type Run } from "./run.ts";

/**
 * What a reader has to know before anything else where no model has read a contract: that a quote is found says nothing about
 * the heading that it stands under (docs/measurements.md, "Under the right label"). Null where a model has read it.
 */
export function relianceNote(run: Pick<Run, "served">): string | null {
  return isFromThisDevice(run)
    ? "Chosen on this device by patterns: the words are the contract's own, and no model has read them. A passage can stand under the wrong heading, or without what limits it elsewhere. Read the passage before you rely on it."
    : null;
}
