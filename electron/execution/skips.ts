import type { Deployment, Failure } from "../providers/provider.ts";
import { wordsFor } from "./words.ts";

/** What a failure in this run says about the candidates that are still to come. */
export interface Skips {
  add(deployment: Deployment, failure: Failure): void;
  /** Why a candidate is not worth a call any more, in one sentence; null where it is. */
  reason(deployment: Deployment): string | null;
}

export function createSkips(): Skips {
  const providers = new Map<string, string>();
  const models = new Map<string, string>();
  return {
    add(deployment, failure) {
      const words = wordsFor(failure.class, null);
      switch (failure.scope) {
        case "request":
          return;
        case "model":
          models.set(deployment.id, `the same model has just failed: ${words}.`);
          return;
        // One provider is one key and one endpoint, hence also one region.
        case "key":
        case "provider":
        case "region":
          providers.set(deployment.provider, `the same provider has just failed: ${words}.`);
      }
    },
    reason: ({ id, provider }) => models.get(id) ?? providers.get(provider) ?? null,
  };
}
