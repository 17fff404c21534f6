import { roleVersion } from "./contract-role.ts";

/**
 * Names the wording below in caches and records. Any change to what a model is told is a new version.
 */
export const promptVersion = `contract-summary-6, ${roleVersion}`;

interface Listed {
  readonly id: string;
  readonly label: string;
}

export interface SummaryFacts {
  /** The party that is acted for; null where nobody was named. */
  readonly side: string | null;
  /** Key terms that are answered in any case, in this order. */
  readonly terms: readonly Listed[];
  /** Key terms that are answered only where the contract states them. */
  readonly others: readonly Listed[];
  /** Which part of a contract this is that was too long to be given at once; null where it is all of it. */
  readonly part: { readonly number: number; readonly of: number } | null;
}

/** The task that stands behind a contract, or behind a part of one. */
export function summaryTask({ side, terms, others, part }: SummaryFacts): string {
  return `${part === null ? "Summarise the contract" : partOf(part)} for the other lawyer. Answer with one JSON object and nothing else:
- kind: what kind of contract it is, in lower case ("mutual non-disclosure agreement").
- brief: one line: kind, between whom, date, governing law; leave out what the contract does not say.
- parties: full names of the parties as written; of one whose name is left blank, what the contract calls it.
- statements: each has level, text, duty, risk and quotes; duty is null but for an obligation, risk but for a risk.
- keyTerms: entries with id, label, state, answer, detail and quotes, as said below.

Levels:
${
  part === null || part.number === 1
    ? "- snapshot: four to six statements that a partner would want first: what it is and between whom, when and for how long, what is exchanged, the gravest point.\n"
    : ""
}- key-terms: commercial and legal terms that no entry of keyTerms says already, one statement for each.
- obligations: who must do what, by when; name the party first. duty divides the same: who; what (with "must", "must not" or "may not"); when (dates as 2024-03-01, "within 30 days"); trigger (the condition or event). Leave empty what the contract does not say.
- risks: what is unusual, one-sided, unlimited, automatic or exclusive, the gravest first; what is missing is said by its key term alone, which is then "silent". risk weighs it: severity ("high": to be settled before anybody signs; "medium": to be negotiated; "low": to be known); reason (one sentence: why it matters, and to whom; no figure and no name that is not in the quotes); who (whom it burdens, as the contract calls them; "each party" where both).
- clauses: one statement for each main clause, in the order of the contract.

Make 15 to 35 statements: what a lawyer would want to know, not everything that is there. They are short, plain English and complete without the quote. One claim each. Never soften or drop a negation, a condition or an exception: "may not", "unless", "only" and "notwithstanding" decide cases. Use the contract's own numbers, dates, amounts and names. Say nothing that the contract does not say, and do not add to a statement what it leaves unsaid: no quote can bear that out.

Quotes:
- Every statement has at least one quote, and every number, date, amount, percentage and party in the statement is in its quotes.
- A quote is copied from the contract character for character, without ellipsis and without corrections. Take the shortest stretch that bears the statement out: rarely more than 40 words. Use several quotes rather than one long one.
- The contract's pages are separated by marks such as [page 3]. Marks are not part of the contract: never put one in a quote, and never let a quote run across one.

Key terms: answer says it in a few words, normalised: dates as 2024-03-01, amounts with their currency as USD 500,000, durations as 30 days. detail says the same in one or two plain sentences, with who, its conditions and its exceptions. State "stated" with answer, detail and quotes; "ambiguous" where passages contradict each other or leave the point open, with each of them quoted; "silent" with an empty answer, an empty detail and no quotes where you have read everything and the contract does not say.
${part === null ? `Give an entry for each of these:\n${list(terms)}\nAnd for these only where the contract states them:\n${list(others)}` : `Give entries only for what this part states; never say that the contract is silent, because you see a part of it only:\n${list([...terms, ...others])}`}
${side === null ? "" : `\nYou act for the party that the other lawyer named ${JSON.stringify(side)}. Put obligations and risks of that party first, and judge what is one-sided from where it stands.\n`}`;
}

function partOf({ number, of }: { readonly number: number; readonly of: number }): string {
  return `The contract is too long to be given at once. This is part ${number} of ${of}, with the contract's opening and the definitions that the part uses, where they stand elsewhere. Do not say that something is missing: it may stand in another part. Summarise this part`;
}

function list(terms: readonly Listed[]): string {
  return terms.map(({ id, label }) => `- ${id} (${label})`).join("\n");
}
