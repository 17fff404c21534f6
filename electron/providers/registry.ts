import type { Dialect } from "../../shared/domain/configuration.ts";
import { createAnthropicProvider } from "./anthropic/adapter.ts";
import { createOpenAIProvider } from "./openai/adapter.ts";
import { gated } from "./gate.ts";
import type { ProviderWithBatches } from "./later.ts";
import type { Provider } from "./provider.ts";

/** Who speaks which dialect, each behind the gate. The on-device engine belongs to another room and is handed in. */
export function createProviders(options: {
  readonly onDevice: Provider;
  readonly now?: () => number;
  /** Asked at every call: whether nothing at all may leave this machine as things stand. */
  readonly closed?: () => boolean;
}): (dialect: Dialect) => ProviderWithBatches {
  const clock = options.now === undefined ? {} : { now: options.now };
  const closed = options.closed ?? (() => false);
  const openAI = gated(createOpenAIProvider(clock), closed);
  const anthropic = gated(createAnthropicProvider(clock), closed);
  return (dialect) => {
    switch (dialect) {
      // Azure's v1 endpoint speaks OpenAI's dialect; what differs is in its quirks.
      case "openai":
      case "azure-openai":
        return openAI;
      case "anthropic":
        return anthropic;
      case "on-device":
        return options.onDevice;
    }
  };
}
