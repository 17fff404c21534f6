import type { Contract } from "../../../shared/domain/contract.ts";
import type { ModelAnswer } from "../answer.ts";
import { verifyAnswer } from "../verify.ts";

/**
 * Holds the engine to the check that every answer has to pass: a statement whose wording goes beyond the passages it cites
 * is said in the contract's own words instead, and left unsaid where even those do not pass. The engine chooses what it
 * says, so it need not say what it cannot show.
 */
export function inProvenWords(contract: Contract, answer: ModelAnswer): ModelAnswer {
  const holds = (statements: ModelAnswer["statements"]) =>
    verifyAnswer(contract, { ...answer, statements }).statements.map(({ status }) => status === "exact");
  const first = holds(answer.statements);
  if (first.every(Boolean)) return answer;
  const plain = answer.statements.map((statement, index) =>
    first[index] === true
      ? statement
      : { ...statement, text: statement.quotes.map(({ quote }) => quote.replaceAll(/\s+/g, " ").trim()).join(" … ") },
  );
  const second = holds(plain);
  return { ...answer, statements: plain.filter((_, index) => second[index] === true) };
}
