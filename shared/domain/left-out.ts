import type { KeyTerm } from "./summary.ts";

/** Stands at the end of an answer that this device gives where the model gives none. */
export const leftOutNote = "(found on this device; the model says nothing of it)";

/** What this device found of a key term that the model passed over; null where the model did not. */
export function foundHere({ state, answer }: Pick<KeyTerm, "state" | "answer">): string | null {
  return state === "ambiguous" && answer.endsWith(leftOutNote) ? answer.slice(0, -leftOutNote.length).trim() : null;
}
