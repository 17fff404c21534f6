import type { Policy } from "../../shared/domain/configuration.ts";
import type { BudgetsInForce } from "../../shared/domain/rules-in-force.ts";
import type { Complexity } from "../../shared/domain/run.ts";
import type { Deployment } from "../providers/provider.ts";
import type { Spent } from "./budgets.ts";
import type { HealthView } from "./health.ts";
import type { Routes } from "./routes.ts";
import type { TierLimits } from "./tiers.ts";

/** All that a plan depends on. */
export interface PlanInput {
  /** Of everything that would be sent. */
  readonly tokens: number;
  readonly tokensExact: boolean;
  /** Of the contract alone, which is what the tiers' limits are about; `tokens` where it is not given. */
  readonly contractTokens?: number;
  readonly complexity: Complexity;
  /** At most; what has to fit the window and the budget. */
  readonly expectedOutputTokens: number;
  /**
   * Of all calls together, where the task is made in several of which `tokens` and `expectedOutputTokens` are the largest:
   * these are what it costs.
   */
  readonly inAll?: { readonly inputTokens: number; readonly outputTokens: number };
  /** What an answer usually has, by which strategies compare; `expectedOutputTokens` where it is not given. */
  readonly usualOutputTokens?: number;
  readonly routes: Routes;
  readonly tiers: TierLimits;
  readonly policy: Policy;
  readonly resolve: (id: string) => Deployment | { readonly problem: string };
  /** Asked only for candidates that need a key and that nothing else rules out. */
  readonly hasKey: (provider: string) => boolean;
  /** US dollars per million tokens for a request of that many; null where the price is not known. */
  readonly price: (
    deployment: Deployment,
    request: { readonly inputTokens: number },
  ) => { readonly inputPerMillion: number; readonly outputPerMillion: number } | null;
  /** Whether it is about one contract, which the engine on this device can read; a chat is not. True where left out. */
  readonly aboutContract?: boolean;
  /** The lawyer said that nothing of this contract may leave the machine. */
  readonly onDevice: boolean;
  /** A tier, an alias or "provider/model"; null lets the tiers decide. */
  readonly route: string | null;
  /** The provider's name for the reader; the id where it is not given. */
  readonly label?: (provider: string) => string;
  /** How a deployment has been doing; null where it was never asked. For `fastest`. */
  readonly health?: (deployment: string) => HealthView | null;
  /** Who came first in the last plan of a route; null where there was none. For `fastest`. */
  readonly incumbent?: (route: string) => string | null;
  /** 0 up to, not including, 1, drawn anew for each plan; for `weighted` and `fastest`, which without it never explore. */
  readonly draw?: number;
  readonly budgets?: BudgetsInForce | undefined;
  readonly spent?: Spent;
  /** The one deployment that the estimate is compared with; not compared where it is left out. */
  readonly compareWith?: string;
  /** The client-matter number the task is booked to. */
  readonly matter?: string | null;
}
