import type { Pack } from "./on-device/packs.ts";
import { inOrder } from "./on-device/packs.ts";
import { terms } from "./on-device/terms/index.ts";

/** Asked of every kind of contract. */
const always: readonly string[] = [
  "document-name",
  "parties",
  "agreement-date",
  "effective-date",
  "term",
  "expiration-date",
  "renewal-term",
  "notice-period-to-terminate-renewal",
  "governing-law",
  "disputes",
  "payment",
  "termination-for-convenience",
  "termination-for-cause",
  "anti-assignment",
  "cap-on-liability",
  "indemnity",
  "confidentiality",
];

export interface AskedTerms {
  /** Answered in any case, also with "silent". */
  readonly terms: readonly { readonly id: string; readonly label: string }[];
  /** Answered only where the contract states them. */
  readonly others: readonly { readonly id: string; readonly label: string }[];
}

/** The key terms that matter in a kind of contract, in its order, and all the others: an answer has room for so much. */
export function askedTerms(pack: Pack | null): AskedTerms {
  const wanted = new Set(pack === null ? always : [...always, ...pack.first, ...pack.expected]);
  const ordered = inOrder(terms, pack).map(({ id, label }) => ({ id, label }));
  return {
    terms: ordered.filter(({ id }) => wanted.has(id)),
    others: ordered.filter(({ id }) => !wanted.has(id)),
  };
}

/** Tokens of an answer's pieces, quotes included: means over answers about real contracts, rounded up. */
const tokensOf = { frame: 120, statement: 92, term: 82, other: 85 };
/** What the prompt asks for, and how many of the other terms a contract states at most, as a rule. */
const usual = { statements: 32, others: 8 };

/** Tokens that an answer about a contract of a kind usually has. */
export function expectedOutputTokens(pack: Pack | null): number {
  const { terms: asked } = askedTerms(pack);
  return (
    tokensOf.frame +
    usual.statements * tokensOf.statement +
    asked.length * tokensOf.term +
    usual.others * tokensOf.other
  );
}
