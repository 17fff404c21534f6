import { standingOf } from "../../../shared/domain/key-term.ts";
import type { KeyTerm, Statement, StatementStatus, Summary } from "../../../shared/domain/summary.ts";

/** The words of a status, the same everywhere. */
export const statusWords: Record<StatementStatus, string> = {
  exact: "Verified",
  close: "Close match",
  "not-found": "Not found",
  unsupported: "Unsupported",
};

/** How far a key term was verified. Terms on which the contract is silent rest on nothing. */
export function keyTermStatus(
  term: Pick<KeyTerm, "state" | "status" | "reason" | "citations">,
): StatementStatus | null {
  return standingOf(term)?.status ?? null;
}

export interface Tally {
  readonly statements: number;
  readonly unverified: number;
  /** Of the unverified: those for which nothing in the contract was found, or that say more than it does. */
  readonly wrong: number;
  readonly terms: number;
  readonly unverifiedTerms: number;
}

export function tallyOf(summary: Pick<Summary, "statements" | "keyTerms">): Tally {
  const statuses = summary.statements.map(({ status }) => status);
  const terms = summary.keyTerms.map(keyTermStatus).filter((status) => status !== null);
  return {
    statements: statuses.length,
    unverified: statuses.filter((status) => status !== "exact").length,
    wrong: statuses.filter((status) => status === "not-found" || status === "unsupported").length,
    terms: terms.length,
    unverifiedTerms: terms.filter((status) => status !== "exact").length,
  };
}

export function needsLook(statement: Pick<Statement, "status">): boolean {
  return statement.status !== "exact";
}
