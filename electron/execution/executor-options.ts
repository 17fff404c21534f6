import type { Dialect, Hedge } from "../../shared/domain/configuration.ts";
import type { Usage } from "../../shared/domain/run.ts";
import type { Deployment, Provider } from "../providers/provider.ts";
import type { BudgetVerdict, Expense, Spent } from "../routing/budgets.ts";
import type { Admission, ConfiguredLimits } from "./admission.ts";
import type { Breakers } from "./breakers.ts";
import type { Clock } from "./clock.ts";
import type { Commitments } from "./commitments.ts";
import type { HealthBook } from "./health-book.ts";
import type { Hedging } from "./hedging.ts";
import type { Ledger } from "./ledger.ts";
import type { Limits } from "./limits.ts";
import type { RetryBudget } from "./retry-budget.ts";

export interface ExecutorOptions {
  readonly provider: (dialect: Dialect) => Provider;
  readonly resolve: (id: string) => Deployment | { readonly problem: string };
  /** The key, fetched for the call; null where there is none. May throw a `HeadnoteError` (a locked keychain). */
  readonly key: (provider: string) => string | null;
  readonly ledger: Ledger;
  /**
   * US dollars; null where the price is not known. Not asked for deployments on this machine, which cost nothing. `at` is
   * when the call ended: some providers charge half as much at night.
   */
  readonly cost: (
    deployment: Deployment,
    usage: Usage,
    options: { readonly servedModel: string | null; readonly at: Date },
  ) => number | null;
  readonly clock?: Clock;
  /** 0 up to, not including, 1. */
  readonly random?: () => number;
  /** For an ordinary model and a short prompt; `limits.ts` says how they grow. */
  readonly limits?: Partial<Limits>;
  readonly newId?: () => string;
  /** What is known of each deployment; one of its own, which forgets at the end, where left out. */
  readonly health?: HealthBook;
  /** What firm IT wrote of a provider's limits; asked for every call. */
  readonly limitsOf?: (provider: string) => ConfiguredLimits | null;
  /**
   * Whether an expense is within the firm's budgets as they stand, with what calls under way may cost; asked before every
   * call to another machine.
   */
  readonly budget?: (expense: Expense, underWay: Spent) => BudgetVerdict;
  /** Asked for every task; null where nothing is to be hedged. */
  readonly hedge?: () => Hedge | null;
}

/** The same with nothing left open, and what the executor remembers between runs. */
export interface Circumstances extends Required<ExecutorOptions> {
  readonly limits: Limits;
  readonly breakers: Breakers;
  readonly admission: Admission;
  readonly commitments: Commitments;
  readonly retries: RetryBudget;
  readonly hedging: Hedging;
}
