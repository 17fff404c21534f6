import { useMemo } from "react";
import { partsOf } from "./format.ts";
import { useSettings } from "../state/stores.ts";

export interface ProviderNames {
  /** The label of a provider, or its id where it has none. */
  readonly nameOf: (provider: string) => string;
  /** "Mistral mistral-small-latest" of "mistral/mistral-small-latest"; the on-device engine is this device, not a model. */
  readonly deploymentName: (deployment: string) => string;
  /** Whether it is on this machine. */
  readonly isLocal: (provider: string) => boolean;
  /** "eu", where the configuration says so. */
  readonly regionOf: (provider: string) => string | null;
}

/** The engine that is part of Headnote. */
export const onDevice = "on-device";

/** How providers are called on screen. */
export function useProviderNames(): ProviderNames {
  const providers = useSettings((state) => state.providers);
  const entries = useSettings((state) => state.inForce?.configuration.providers);
  return useMemo(() => {
    const known = new Map(providers?.map((provider) => [provider.id, provider]));
    const nameOf = (id: string) =>
      id === onDevice ? "This device" : (known.get(id)?.label ?? entries?.[id]?.label ?? id);
    return {
      nameOf,
      deploymentName: (deployment) => {
        const { provider, model } = partsOf(deployment);
        return provider === onDevice ? nameOf(provider) : `${nameOf(provider)} ${model}`;
      },
      isLocal: (id) => id === onDevice || (known.get(id)?.local ?? entries?.[id]?.local ?? false),
      regionOf: (id) => entries?.[id]?.region ?? null,
    };
  }, [providers, entries]);
}
