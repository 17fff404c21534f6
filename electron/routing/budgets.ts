import { dollars } from "../../shared/domain/money.ts";
import type { BudgetsInForce } from "../../shared/domain/rules-in-force.ts";

/** US dollars that were spent. */
export interface Spent {
  /** By everyone in this calendar month (UTC). */
  readonly monthUsd: number;
  /** For each matter since it began. */
  readonly matters: Readonly<Record<string, number>>;
  /** With each provider in this calendar month. */
  readonly providers: Readonly<Record<string, number>>;
}

export const nothingSpent: Spent = { monthUsd: 0, matters: {}, providers: {} };

/** Both. */
export function together(one: Spent, other: Spent): Spent {
  return {
    monthUsd: one.monthUsd + other.monthUsd,
    matters: addUp(one.matters, other.matters),
    providers: addUp(one.providers, other.providers),
  };
}

function addUp(one: Spent["matters"], other: Spent["matters"]): Spent["matters"] {
  const sums = new Map(Object.entries(one));
  for (const [name, usd] of Object.entries(other)) sums.set(name, (sums.get(name) ?? 0) + usd);
  return Object.fromEntries(sums);
}

export interface Expense {
  /** US dollars at most; null where the price is not known. */
  readonly estimateUsd: number | null;
  readonly matter: string | null;
  readonly provider: string;
}

export interface BudgetVerdict {
  readonly verdict: "ok" | "warn" | "step-down" | "stop";
  /** For the reader; null for `ok`. */
  readonly sentence: string | null;
  /** What would have to change; null for `ok`. */
  readonly remedy: string | null;
}

const fine: BudgetVerdict = { verdict: "ok", sentence: null, remedy: null };
/** From this share of a budget on it is said that it is running out. */
const almost = 0.8;

/**
 * Whether an expense keeps within the firm's budgets, and what the firm wants done where it does not. What costs nothing
 * always does. An expense of unknown size is let through with a warning while there is anything left. Pure.
 */
export function checkBudget(budgets: BudgetsInForce | undefined, spent: Spent, expense: Expense): BudgetVerdict {
  if (budgets === undefined || expense.estimateUsd === 0) return fine;
  const findings = budgetsFor(budgets, spent, expense);
  const over = findings.find(({ limit, used }) => used + (expense.estimateUsd ?? 0) > limit || used >= limit);
  if (over !== undefined) {
    return {
      verdict: budgets.onExceed,
      sentence: `It would go over the budget ${over.of}: ${dollars(over.limit)}, of which ${dollars(over.used)} is spent or held for calls under way.`,
      remedy: `${raise(over)}, or choose a cheaper route.`,
    };
  }
  const running = findings.find(({ limit, used }) => used + (expense.estimateUsd ?? 0) >= limit * almost);
  if (running !== undefined) {
    return {
      verdict: "warn",
      sentence: `The budget ${running.of} is almost spent: ${dollars(running.used)} of ${dollars(running.limit)}.`,
      remedy: `${raise(running)}.`,
    };
  }
  const first = findings[0];
  if (expense.estimateUsd === null && first !== undefined) {
    return {
      verdict: "warn",
      sentence: `Its price is not known, so nobody can say whether the budget ${first.of} will hold.`,
      remedy: "Choose a model whose price is known.",
    };
  }
  return fine;
}

/** Where whoever set the budget raises it. */
function raise({ ownMatter }: Finding): string {
  return ownMatter === undefined
    ? `Raise that budget under "budgets" in routes.json`
    : `Raise that budget in the rules of matter ${ownMatter}`;
}

interface Finding {
  readonly of: string;
  /** The matter, where its budget is the user's own. */
  readonly ownMatter?: string;
  readonly limit: number;
  readonly used: number;
}

function budgetsFor(budgets: BudgetsInForce, spent: Spent, { matter, provider }: Expense): Finding[] {
  const ofMatter = matter === null ? undefined : own(budgets.matters, matter);
  const ofProvider = own(budgets.providers, provider);
  return [
    ...(budgets.monthUsd === undefined ? [] : [{ of: "of this month", limit: budgets.monthUsd, used: spent.monthUsd }]),
    ...(matter === null || ofMatter === undefined
      ? []
      : [
          {
            of: `of matter ${matter}`,
            limit: ofMatter,
            used: own(spent.matters, matter) ?? 0,
            ...(budgets.ownMatters?.includes(matter) === true ? { ownMatter: matter } : {}),
          },
        ]),
    ...(ofProvider === undefined
      ? []
      : [{ of: `of this month for ${provider}`, limit: ofProvider, used: own(spent.providers, provider) ?? 0 }]),
  ];
}

function own(record: Readonly<Record<string, number>> | undefined, name: string): number | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
