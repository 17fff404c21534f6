import type { KeyTerm, Statement } from "./summary.ts";

/** Whether a statement says no more than a key term does: it is then shown once, in the table. */
export function repeats(statement: Statement, term: KeyTerm): boolean {
  return statement.status === "exact" && statement.level === "key-terms" && statement.text.startsWith(`${term.label}:`);
}
