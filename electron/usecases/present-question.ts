import type { Contract } from "../../shared/domain/contract.ts";
import { answerInWords, type SavedQuestion } from "../../shared/domain/question.ts";
import { provenance } from "./present-summary.ts";

/** The shape that scripts rely on; fields may be added, none renamed. */
export function questionAsJson(contract: Contract, { id, createdAt, question, matter, answer, run }: SavedQuestion) {
  return {
    id,
    createdAt,
    matter,
    contract: { name: contract.name, sha256: contract.sha256, pages: contract.pages.length },
    question,
    answer,
    run,
  };
}

/** For reading in a terminal. A statement that could not be verified says so; under each stand the words it rests on. */
export function questionAsText({ format }: Contract, { answer, run }: SavedQuestion): string {
  const lines = [answerInWords(answer, run), ""];
  for (const { text, status, reason, citations } of answer.statements) {
    const held = status === "exact" || status === "close";
    lines.push(`- ${held ? "" : `[NOT VERIFIED: ${reason ?? "the contract does not bear this out"}] `}${text}`);
    for (const { quote, page, match } of citations) {
      if (match === "none") continue;
      const where = format === "pdf" ? ` (p. ${page})` : "";
      if (answer.state === "answered" || where !== "") lines.push(`  “${quote.replace(/\s+/g, " ")}”${where}`);
    }
  }
  if (answer.statements.length > 0) lines.push("");
  return [...lines, provenance(run)].join("\n");
}

/** Statements that a reader must not take for checked. */
export function unverifiedIn({ answer }: SavedQuestion): number {
  return answer.statements.filter(({ status }) => status !== "exact" && status !== "close").length;
}
