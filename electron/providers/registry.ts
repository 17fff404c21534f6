import type { Dialect } from "../../shared/domain/configuration.ts";
import { createAnthropicProvider } from "./anthropic/adapter.ts";
import { createOpenAIProvider } from "./openai/adapter.ts";
import type { Provider } from "./provider.ts";

/** Who speaks which dialect. The on-device engine belongs to another room and is handed in. */
export function createProviders(options: {
  readonly onDevice: Provider;
  readonly now?: () => number;
}): (dialect: Dialect) => Provider {
  const clock = options.now === undefined ? {} : { now: options.now };
  const openAI = createOpenAIProvider(clock);
  const anthropic = createAnthropicProvider(clock);
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
