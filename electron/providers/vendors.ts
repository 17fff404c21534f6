import type { Dialect, ProviderEntry } from "../../shared/domain/configuration.ts";
import type { LaterTerms } from "./later.ts";
import type { Deployment } from "./provider.ts";
import { defineVendor, type Quirks, type Vendor } from "./vendor.ts";

/** What a provider that is not in the table is taken to be able to do; the adapter asks again with less where it refuses. */
const unknownQuirks: Quirks = {
  tokenLimit: "max_tokens",
  structured: "json_object",
  usageInStream: true,
  keyHeader: "authorization",
  listsModels: true,
};

/** Every vendor that Headnote knows, as data. A new vendor is one entry here and one row of fixtures. */
export const vendors: readonly Vendor[] = [
  defineVendor({
    id: "on-device",
    label: "On this device",
    dialect: "on-device",
    baseURL: null,
    local: true,
    retention: "zero",
    keyHint: null,
    priceList: null,
  }),
  defineVendor({
    id: "openai",
    label: "OpenAI",
    baseURL: "https://api.openai.com/v1",
    hosts: { "eu.api.openai.com": "eu" },
    retention: "limited",
    keyHint: "sk-...",
    priceList: "openai",
    quirks: { tokenLimit: "max_completion_tokens", structured: "json_schema" },
    later: { priceShare: 0.5, withinHours: 24, mostRequests: 50_000, mostBytes: 200_000_000 },
  }),
  defineVendor({
    id: "anthropic",
    label: "Anthropic",
    dialect: "anthropic",
    baseURL: "https://api.anthropic.com",
    retention: "limited",
    keyHint: "sk-ant-...",
    priceList: "anthropic",
    quirks: { keyHeader: "x-api-key" },
    later: { priceShare: 0.5, withinHours: 24, mostRequests: 100_000, mostBytes: 256_000_000 },
  }),
  defineVendor({
    id: "google",
    label: "Google Gemini",
    baseURL: "https://generativelanguage.googleapis.com/v1beta/openai",
    retention: "limited",
    keyHint: "AIza...",
    priceList: "google",
    quirks: { structured: "json_schema" },
  }),
  defineVendor({
    id: "deepseek",
    label: "DeepSeek",
    baseURL: "https://api.deepseek.com/v1",
    region: "cn",
    keyHint: "sk-...",
    priceList: "deepseek",
  }),
  defineVendor({
    id: "mistral",
    label: "Mistral",
    baseURL: "https://api.mistral.ai/v1",
    region: "eu",
    retention: "limited",
    keyHint: null,
    priceList: "mistral",
    // It reports usage in the last event unasked, and refuses fields that it does not know.
    quirks: { structured: "json_schema", usageInStream: false },
  }),
  defineVendor({
    id: "qwen",
    label: "Qwen (DashScope)",
    baseURL: "https://dashscope.aliyuncs.com/compatible-mode/v1",
    region: "cn",
    hosts: { "dashscope-intl.aliyuncs.com": "sg", "dashscope-us.aliyuncs.com": "us" },
    keyHint: "sk-..., bound to one region",
    priceList: null,
  }),
  defineVendor({
    id: "openrouter",
    label: "OpenRouter",
    baseURL: "https://openrouter.ai/api/v1",
    hosts: { "eu.openrouter.ai": "eu", "us.openrouter.ai": "us" },
    keyHint: "sk-or-...",
    priceList: "openrouter",
  }),
  defineVendor({
    id: "tokenmix",
    label: "TokenMix",
    baseURL: "https://api.tokenmix.ai/v1",
    keyHint: null,
    priceList: null,
  }),
  defineVendor({
    id: "portkey",
    label: "Portkey",
    baseURL: "https://api.portkey.ai/v1",
    keyHint: null,
    priceList: null,
    quirks: { keyHeader: "x-portkey-api-key" },
  }),
  defineVendor({
    id: "litellm",
    label: "LiteLLM proxy",
    baseURL: null,
    keyHint: "sk-...",
    priceList: null,
  }),
  defineVendor({
    id: "azure",
    label: "Azure OpenAI",
    dialect: "azure-openai",
    baseURL: null,
    hosts: { "openai.azure.com": null },
    retention: "limited",
    keyHint: null,
    priceList: "azure",
    quirks: { tokenLimit: "max_completion_tokens", structured: "json_schema", keyHeader: "api-key" },
  }),
  defineVendor({
    id: "ollama",
    label: "Ollama",
    baseURL: "http://127.0.0.1:11434/v1",
    local: true,
    retention: "zero",
    keyHint: null,
    priceList: null,
    quirks: { structured: "json_schema" },
  }),
  defineVendor({
    id: "lmstudio",
    label: "LM Studio",
    baseURL: "http://127.0.0.1:1234/v1",
    local: true,
    retention: "zero",
    keyHint: null,
    priceList: null,
    // Knows "json_schema" and "text" only.
    quirks: { structured: "json_schema" },
  }),
  defineVendor({
    id: "llama-cpp",
    label: "llama.cpp",
    baseURL: "http://127.0.0.1:8080/v1",
    local: true,
    retention: "zero",
    keyHint: null,
    priceList: null,
    quirks: { structured: "json_schema" },
  }),
  defineVendor({
    id: "vllm",
    label: "vLLM",
    baseURL: "http://127.0.0.1:8000/v1",
    local: true,
    retention: "zero",
    keyHint: null,
    priceList: null,
    quirks: { structured: "json_schema" },
  }),
];

const byId = new Map(vendors.map((vendor) => [vendor.id, vendor]));

/** The vendor with this id, or null: a provider of the firm's own naming. */
export function findVendor(id: string): Vendor | null {
  return byId.get(id) ?? null;
}

/** The vendor whose own host serves this URL, so that "azure-eu" or "my-gemini" are known by where they point. */
function vendorByHost(baseURL: string): Vendor | null {
  const host = hostOf(baseURL);
  if (host === null || isLoopback(baseURL)) return null;
  const under = (parent: string) => host === parent || host.endsWith(`.${parent}`);
  return (
    vendors.find((vendor) => {
      const own = vendor.baseURL === null ? null : hostOf(vendor.baseURL);
      return (own !== null && !vendor.local && under(own)) || Object.keys(vendor.hosts).some(under);
    }) ?? null
  );
}

function vendorOfDialect(dialect: Dialect): Vendor | null {
  switch (dialect) {
    case "anthropic":
      return findVendor("anthropic");
    case "azure-openai":
      return findVendor("azure");
    case "on-device":
      return findVendor("on-device");
    case "openai":
      return null;
  }
}

/**
 * What is known about who serves a provider: by its id, else by its host, else by its dialect. Null for an OpenAI-compatible
 * endpoint that is nobody's in the table.
 */
export function vendorOf(provider: {
  readonly id: string;
  readonly dialect: Dialect;
  readonly baseURL: string | null;
}): Vendor | null {
  const named = findVendor(provider.id);
  if (named !== null && named.dialect === provider.dialect) return named;
  const hosted = provider.baseURL === null ? null : vendorByHost(provider.baseURL);
  if (hosted !== null && hosted.dialect === provider.dialect) return hosted;
  return vendorOfDialect(provider.dialect);
}

/** The terms on which requests to a deployment may wait for its provider's batches; null where it has none. */
export function laterTermsOf({ provider, dialect, baseURL, local }: Deployment): LaterTerms | null {
  return local ? null : (vendorOf({ id: provider, dialect, baseURL })?.later ?? null);
}

/** How to speak to a provider: its vendor's quirks, or careful guesses. */
export function quirksOf(provider: {
  readonly id: string;
  readonly dialect: Dialect;
  readonly baseURL: string | null;
}): Quirks {
  return vendorOf(provider)?.quirks ?? unknownQuirks;
}

/** The name to show: the entry's, else the vendor's, else the id as written. */
export function labelOf(id: string, entries: Readonly<Record<string, ProviderEntry>> = {}): string {
  return entries[id]?.label ?? findVendor(id)?.label ?? id;
}

export function hostOf(url: string): string | null {
  return URL.parse(url)?.hostname.toLowerCase() ?? null;
}

/** Whether a URL points at this very machine. */
export function isLoopback(url: string): boolean {
  const host = hostOf(url);
  return host === "localhost" || host === "[::1]" || (host !== null && /^127(\.\d{1,3}){3}$/.test(host));
}
