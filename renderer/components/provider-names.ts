import { useMemo } from "react";
import { useSettings } from "../state/stores.ts";

export interface ProviderNames {
  /** The label of a provider, or its id where it has none. */
  readonly nameOf: (provider: string) => string;
  /** Whether it is on this machine. */
  readonly isLocal: (provider: string) => boolean;
  /** "eu", where the configuration says so. */
  readonly regionOf: (provider: string) => string | null;
}

const onDevice = "on-device";

/** How providers are called on screen. */
export function useProviderNames(): ProviderNames {
  const providers = useSettings((state) => state.providers);
  const entries = useSettings((state) => state.inForce?.configuration.providers);
  return useMemo(() => {
    const known = new Map(providers?.map((provider) => [provider.id, provider]));
    return {
      nameOf: (id) => known.get(id)?.label ?? entries?.[id]?.label ?? (id === onDevice ? "This device" : id),
      isLocal: (id) => id === onDevice || (known.get(id)?.local ?? entries?.[id]?.local ?? false),
      regionOf: (id) => entries?.[id]?.region ?? null,
    };
  }, [providers, entries]);
}
