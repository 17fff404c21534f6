import type { Policy } from "../../shared/domain/configuration.ts";
import type { Complexity } from "../../shared/domain/run.ts";
import type { Deployment } from "../providers/provider.ts";
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
  readonly expectedOutputTokens: number;
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
}
