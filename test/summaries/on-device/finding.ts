import { findTitle, kindOf } from "../../../electron/summaries/on-device/kind.ts";
import { findParties } from "../../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { terms } from "../../../electron/summaries/on-device/terms/index.ts";
import type { Subject, TermAnswer } from "../../../electron/summaries/on-device/terms/term.ts";
import { contractOf } from "../contracts.ts";

/** A contract of these words, as the key terms are asked about it. */
export function subjectOf(text: string): Subject {
  const reading = readContract(contractOf(text));
  const title = findTitle(reading);
  return { reading, title, kind: kindOf(reading, title), parties: findParties(reading) };
}

/** What the engine answers on a key term; null where it finds nothing. Throws for an id that is none, which would find nothing too. */
export function findTerm(id: string, text: string): TermAnswer | null {
  const term = terms.find((one) => one.id === id);
  if (term === undefined) throw new Error(`no term ${id}`);
  return term.find(subjectOf(text));
}
