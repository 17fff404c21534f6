import type { Dialect } from "../../shared/domain/configuration.ts";
import type { Usage } from "../../shared/domain/run.ts";
import type { Deployment, Provider } from "../providers/provider.ts";
import type { Breakers } from "./breakers.ts";
import type { Clock } from "./clock.ts";
import type { Ledger } from "./ledger.ts";
import type { Limits } from "./limits.ts";

export interface ExecutorOptions {
  readonly provider: (dialect: Dialect) => Provider;
  readonly resolve: (id: string) => Deployment | { readonly problem: string };
  /** The key, fetched for the call; null where there is none. May throw a `HeadnoteError` (a locked keychain). */
  readonly key: (provider: string) => string | null;
  readonly ledger: Ledger;
  /** US dollars; null where the price is not known. Not asked for deployments on this machine, which cost nothing. */
  readonly cost: (
    deployment: Deployment,
    usage: Usage,
    options: { readonly servedModel: string | null },
  ) => number | null;
  readonly clock?: Clock;
  /** 0 up to, not including, 1. */
  readonly random?: () => number;
  /** For an ordinary model and a short prompt; `limits.ts` says how they grow. */
  readonly limits?: Partial<Limits>;
  readonly newId?: () => string;
}

/** The same with nothing left open, and what the executor remembers between runs. */
export interface Circumstances extends Required<ExecutorOptions> {
  readonly limits: Limits;
  readonly breakers: Breakers;
}
