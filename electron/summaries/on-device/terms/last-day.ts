import { expirationDate } from "./expiration.ts";
import { renewalTerm } from "./renewal.ts";
import type { CuedTerm, Subject, TermAnswer } from "./term.ts";

/** The last day of a contract. That of its first term is not the last one where it goes on by itself, and is said so. */
export const lastDay: CuedTerm = {
  ...expirationDate,
  find(subject) {
    const answer = expirationDate.find(subject);
    return answer === null || !isOfFirstTerm(answer) || !renewsByItself(subject) ? answer : unlessItRenews(answer);
  },
};

function isOfFirstTerm({ state, answer }: TermAnswer): boolean {
  return (
    state === "stated" && /^(?:\d{4}-\d{2}-\d{2}$|\d+ (?:years?|months?) after\b(?!.*\bon from there\b))/.test(answer)
  );
}

/** Of the contract, and not of a service or an order under it. */
function renewsByItself(subject: Subject): boolean {
  const answer = renewalTerm.find(subject)?.answer ?? "";
  return /^(?:Automatic|Once)\b/.test(answer) && !/, of the\b/.test(answer);
}

function unlessItRenews(answer: TermAnswer): TermAnswer {
  const added = ", unless it renews";
  // A table has the day alone.
  return /^\d{4}-/.test(answer.answer)
    ? { ...answer, said: `${answer.said ?? answer.answer}${added}` }
    : { ...answer, answer: `${answer.answer}${added}` };
}
