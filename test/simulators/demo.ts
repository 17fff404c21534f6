import type { Configuration } from "../../shared/domain/configuration.ts";
import type { AnswerBehaviour } from "./behaviour.ts";
import { startSimulator, type Simulator } from "./simulator.ts";

export interface DemoProviders {
  /** `baseURL` of each provider. */
  readonly urls: Readonly<Record<string, string>>;
  /** The content of a `routes.json` that knows these three and no one else. */
  readonly configuration: Configuration;
  readonly keys: Readonly<Record<string, string>>;
  /** For tests that want a provider to fail. */
  readonly simulators: Readonly<Record<string, Simulator>>;
  close(): Promise<void>;
}

/** A reading pace at which an answer takes a second or two, so that progress can be seen. */
const paced: AnswerBehaviour = { kind: "answer", firstTokenMs: 350, perTokenMs: 3 };

/**
 * Three simulated providers, one for each tier to begin with and all of them behind each, on free ports of 127.0.0.1. The
 * keys are made up and open nothing.
 */
export async function startDemoProviders(options: { readonly usual?: AnswerBehaviour } = {}): Promise<DemoProviders> {
  const usual = options.usual ?? paced;
  const keys = { deepseek: "demo-key-deepseek", anthropic: "demo-key-anthropic", openai: "demo-key-openai" };
  const [deepseek, anthropic, openai] = await Promise.all([
    startSimulator({ dialect: "openai", models: ["deepseek-chat"], key: keys.deepseek, seed: 1, usual }),
    startSimulator({ dialect: "anthropic", models: ["claude-sonnet-4-6"], key: keys.anthropic, seed: 2, usual }),
    startSimulator({ dialect: "openai", models: ["gpt-5"], key: keys.openai, seed: 3, usual }),
  ]);
  const simulators = { deepseek, anthropic, openai };
  return {
    urls: { deepseek: deepseek.url, anthropic: anthropic.url, openai: openai.url },
    configuration: {
      providers: {
        deepseek: { baseURL: deepseek.url, label: "DeepSeek (simulated)", simulated: true },
        anthropic: { baseURL: anthropic.url, label: "Anthropic (simulated)", simulated: true },
        openai: { baseURL: openai.url, label: "OpenAI (simulated)", simulated: true },
      },
      routes: {
        simple: {
          strategy: "ordered",
          candidates: ["deepseek/deepseek-chat", "anthropic/claude-sonnet-4-6", "openai/gpt-5"],
        },
        standard: {
          strategy: "ordered",
          candidates: ["anthropic/claude-sonnet-4-6", "openai/gpt-5", "deepseek/deepseek-chat"],
        },
        complex: {
          strategy: "ordered",
          candidates: ["openai/gpt-5", "anthropic/claude-sonnet-4-6", "deepseek/deepseek-chat"],
        },
      },
    },
    keys,
    simulators,
    async close() {
      await Promise.all(Object.values(simulators).map((simulator) => simulator.close()));
    },
  };
}
