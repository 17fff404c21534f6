import type { Flag } from "./playbook.ts";
import type { KeyTerm } from "./summary.ts";

/** What a severity is called, on screen and on paper. */
export const severityWords: Readonly<Record<Flag["severity"], string>> = {
  "walk-away": "Not to be signed",
  off: "Off the playbook",
  fallback: "Fallback",
};

const order: readonly Flag["severity"][] = ["walk-away", "off", "fallback"];

/** A key term with its flag. */
export type FlaggedTerm = KeyTerm & { readonly flag: Flag };

/** The key terms that the playbook flags, the gravest first. */
export function flaggedTerms(terms: readonly KeyTerm[]): FlaggedTerm[] {
  return terms
    .flatMap((term): FlaggedTerm[] => (term.flag === undefined ? [] : [{ ...term, flag: term.flag }]))
    .toSorted((a, b) => order.indexOf(a.flag.severity) - order.indexOf(b.flag.severity));
}
