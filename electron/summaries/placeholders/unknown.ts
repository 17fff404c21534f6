import type { Statement, Summary } from "../../../shared/domain/summary.ts";
import type { Seal } from "./seal.ts";

/** Statements and key terms in which a placeholder stands for nothing are marked, and show it as the model wrote it. */
export function markUnknown(seal: Seal, summary: Summary): Summary {
  if (seal.replaced.length === 0) return summary;
  return {
    ...summary,
    statements: summary.statements.map((statement) => markStatement(seal, statement)),
    keyTerms: summary.keyTerms.map((term) =>
      seal.unknownIn(term.answer).length > 0 && term.state === "stated" ? { ...term, state: "ambiguous" } : term,
    ),
  };
}

export function markStatement(seal: Seal, statement: Statement): Statement {
  const unknown = seal.unknownIn(statement.text);
  if (unknown.length === 0) return statement;
  const stands = unknown.length === 1 ? "stands" : "stand";
  const reason = `${unknown.join(", ")} ${stands} for nothing that was replaced in this contract.`;
  return { ...statement, status: "unsupported", reason };
}
