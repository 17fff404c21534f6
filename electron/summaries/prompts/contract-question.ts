import { roleVersion } from "./contract-role.ts";

/** Names the wording below in caches and records. Any change to what a model is told is a new version. */
export const questionPromptVersion = `contract-question-2, ${roleVersion}`;

export interface QuestionFacts {
  readonly question: string;
  /** Whether the model gets the whole contract, or the passages that a search found. */
  readonly whole: boolean;
}

/** The task that stands behind a contract, or behind passages of one. */
export function questionTask({ question, whole }: QuestionFacts): string {
  const given = whole ? "the contract" : "the passages, which a search found in it,";
  return `Another lawyer asks one question about the contract. Answer it from ${given} and from nothing else, with one JSON object:
- state: "answered" where ${whole ? "the contract" : "what you were given"} answers the question, also in part or with a clear no; "silent" where it does not say. Do not guess, and do not answer from what is usual.
- statements: empty where silent. Otherwise one to six short, complete sentences in plain English that together answer the question, the direct answer first. One claim each. Never soften or drop a negation, a condition or an exception. Each has at least one quote, and every number, date, amount and party in it is in its quotes.
- A quote is copied character for character from the contract, without ellipsis and without corrections; the shortest stretch that bears the statement out. Marks such as [page 3] are not part of the contract: never put one in a quote, and never let a quote run across one.
- Names and figures may be given as placeholders such as [PARTY-1]: use them exactly as they are written.

The question:
${question}`;
}
