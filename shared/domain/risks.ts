import { whoseIs, type Whose } from "./obligations.ts";
import type { KeyTerm, Risk, Severity, Statement } from "./summary.ts";

/** What a severity is called, on screen and on paper. How far a term is off the firm's playbook is said in other words: see `flags.ts`. */
export const riskWords: Readonly<Record<Severity, string>> = { high: "High", medium: "Medium", low: "Low" };

/** On whom a risk weighs, seen from our side; "" where it is not known. */
const bearing: Readonly<Record<Whose, string>> = {
  ours: "on us",
  both: "on both sides",
  theirs: "on the other side",
  open: "",
};

/** A line of the risks. */
export interface RiskRow {
  readonly statement: Statement;
  /** Null of a statement that nobody weighed: in a summary from before risks were, and of a contradiction. */
  readonly risk: Risk | null;
  /** "High, on us"; "" where it was not weighed. */
  readonly weight: string;
  /** "" where nothing is known of it. */
  readonly reason: string;
}

const order: readonly Severity[] = ["high", "medium", "low"];

/**
 * The risks of a summary, the gravest first, in the order they were given where they are alike; what nobody weighed stands
 * behind the grave ones. Where it is known whom we act for (`side`, the full name of a party), what weighs on the other
 * side alone comes last, as it speaks for us.
 */
export function riskRows(statements: readonly Statement[], side: string | null): RiskRow[] {
  const place = ({ risk }: Statement): number => {
    if (risk === undefined) return order.indexOf("medium");
    return order.indexOf(risk.severity) + (bearsOn(risk, side) === "theirs" ? order.length : 0);
  };
  return statements
    .filter(({ level }) => level === "risks")
    .toSorted((a, b) => place(a) - place(b))
    .map((statement) => ({
      statement,
      risk: statement.risk ?? null,
      weight: weightOf(statement.risk, side),
      reason: statement.risk?.reason ?? "",
    }));
}

/** On whom a risk weighs, seen from the party we act for; `open` where nobody said whom. */
export function bearsOn(risk: Risk, side: string | null): Whose {
  return side === null ? "open" : whoseIs(risk, side);
}

function weightOf(risk: Risk | undefined, side: string | null): string {
  if (risk === undefined) return "";
  const whose = bearing[bearsOn(risk, side)];
  return whose === "" ? riskWords[risk.severity] : `${riskWords[risk.severity]}, ${whose}`;
}

/** What stands before a reason: it is a judgement, beside a statement that is checked. */
export const whyWords = "Why it matters";

/** What stands above the terms that a contract of its kind usually has, and this one does not. */
export const gapsTitle = "Expected, but not found";

/** What stands where nothing was flagged: an empty level could be taken for one that was forgotten. */
export const noRisks =
  "Nothing was flagged: none of the clauses that are looked for was found. That is no word on those that are not looked for.";

/** Whether to say so: of a contract, whose key terms were asked for, but not of a text that is none. */
export function isUnflagged(summary: {
  readonly statements: readonly Statement[];
  readonly keyTerms: readonly KeyTerm[];
}): boolean {
  return summary.keyTerms.length > 0 && !summary.statements.some(({ level }) => level === "risks");
}

/** Those terms, each with its reason as `answer`. */
export function gapsIn(terms: readonly KeyTerm[]): KeyTerm[] {
  return terms.filter(({ state, answer }) => state === "silent" && answer !== "");
}
