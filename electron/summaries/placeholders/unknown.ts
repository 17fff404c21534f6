import type { Statement, Summary } from "../../../shared/domain/summary.ts";
import type { Seal } from "./seal.ts";

/**
 * Statements and key terms in which a placeholder stands for nothing are marked, and show it as the model wrote it; in the
 * brief, which bears no mark, such a sentence is left out.
 */
export function markUnknown(seal: Seal, summary: Summary): Summary {
  if (seal.replaced.length === 0) return summary;
  return {
    ...summary,
    // Nothing marks a brief, so a sentence of it that names nobody goes.
    brief: seal.unknownIn(summary.brief).length === 0 ? summary.brief : withoutUnknown(seal, summary.brief),
    statements: summary.statements.map((statement) => markStatement(seal, statement)),
    keyTerms: summary.keyTerms.map((term) => {
      const reason = reasonFor(seal.unknownIn(`${term.answer} ${term.detail ?? ""}`));
      return reason !== null && term.state === "stated"
        ? { ...term, state: "ambiguous", status: "unsupported", reason }
        : term;
    }),
  };
}

export function markStatement(seal: Seal, statement: Statement): Statement {
  const reason = reasonFor(seal.unknownIn(statement.text));
  return reason === null ? statement : { ...statement, status: "unsupported", reason };
}

function reasonFor(unknown: readonly string[]): string | null {
  if (unknown.length === 0) return null;
  const stands = unknown.length === 1 ? "stands" : "stand";
  return `${unknown.join(", ")} ${stands} for nothing that was replaced in this contract.`;
}

function withoutUnknown(seal: Seal, brief: string): string {
  return brief
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => seal.unknownIn(sentence).length === 0)
    .join(" ");
}
