import { describe, expect, it } from "vitest";
import { isProblem, resolveDeployment } from "../../electron/providers/deployments.ts";
import { quirksOf, vendorOf, vendors } from "../../electron/providers/vendors.ts";
import type { ProviderEntry } from "../../shared/domain/configuration.ts";
import { deploymentIdSchema, providerEntrySchema } from "../../shared/domain/configuration.ts";

function resolve(id: string, entries: Record<string, ProviderEntry> = {}) {
  const resolved = resolveDeployment(id, entries);
  if (isProblem(resolved)) throw new Error(resolved.problem);
  return resolved;
}

function problem(id: string, entries: Record<string, ProviderEntry> = {}): string {
  const resolved = resolveDeployment(id, entries);
  if (!isProblem(resolved)) throw new Error(`${id} was resolved`);
  return resolved.problem;
}

describe("the table of vendors", () => {
  it("has one row for each, with ids that routes can name", () => {
    expect(new Set(vendors.map(({ id }) => id)).size).toBe(vendors.length);
    for (const { id } of vendors) expect(deploymentIdSchema.safeParse(`${id}/model`).success).toBe(true);
  });

  it("holds nothing but https, except on this machine", () => {
    const open = vendors.filter(({ baseURL, local }) => {
      const begins = local ? "http://127.0.0.1:" : "https://";
      return baseURL !== null && !baseURL.startsWith(begins);
    });
    expect(open).toEqual([]);
  });

  it.each(vendors.filter(({ baseURL }) => baseURL !== null))(
    "$id needs no entry at all",
    ({ id, baseURL, dialect, local }) => {
      expect(resolve(`${id}/some-model`)).toMatchObject({ provider: id, model: "some-model", baseURL, dialect, local });
    },
  );
});

describe("a deployment", () => {
  it("keeps slashes in the model's name", () => {
    expect(resolve("openrouter/deepseek/deepseek-chat")).toMatchObject({
      provider: "openrouter",
      model: "deepseek/deepseek-chat",
    });
  });

  it("of the device needs nothing and sends nothing", () => {
    expect(resolve("on-device/brief")).toMatchObject({
      dialect: "on-device",
      baseURL: null,
      local: true,
      retention: "zero",
    });
  });

  it("takes the entry's word over the vendor's", () => {
    const entries = {
      openai: { baseURL: "https://gateway.example.com/v1/", region: "eu", retention: "zero" as const },
    };
    expect(resolve("openai/gpt-5", entries)).toMatchObject({
      baseURL: "https://gateway.example.com/v1",
      region: "eu",
      retention: "zero",
    });
  });

  it("does not give a stranger's host the vendor's region or terms", () => {
    expect(resolve("mistral/m", { mistral: { baseURL: "https://gateway.example.com/v1" } })).toMatchObject({
      region: null,
      retention: "unknown",
    });
    expect(resolve("mistral/m")).toMatchObject({ region: "eu", retention: "limited" });
  });

  it("knows a vendor by its host, under any name", () => {
    const azure = resolve("azure-eu/our-gpt", {
      "azure-eu": { dialect: "azure-openai", baseURL: "https://firm.openai.azure.com/openai/v1/", region: "eu" },
    });
    expect(azure).toMatchObject({ dialect: "azure-openai", region: "eu", retention: "limited" });
    expect(quirksOf({ id: azure.provider, dialect: azure.dialect, baseURL: azure.baseURL }).keyHeader).toBe("api-key");
    expect(
      vendorOf({
        id: "my-gemini",
        dialect: "openai",
        baseURL: "https://generativelanguage.googleapis.com/v1beta/openai",
      })?.id,
    ).toBe("google");
    expect(
      resolve("qwen/qwen-plus", { qwen: { baseURL: "https://dashscope-intl.aliyuncs.com/compatible-mode/v1" } }).region,
    ).toBe("sg");
  });

  it("of a new provider needs one entry with an address", () => {
    expect(problem("newcomer/m")).toContain("baseURL");
    expect(resolve("newcomer/m", { newcomer: { baseURL: "https://api.newcomer.example/v1" } })).toMatchObject({
      dialect: "openai",
      local: false,
    });
    expect(problem("litellm/m")).toContain("baseURL");
    expect(problem("azure/m", { azure: { dialect: "azure-openai" } })).toContain("baseURL");
  });

  it("is local only where the entry or the vendor says so and the address agrees", () => {
    const home = "http://127.0.0.1:9000/v1";
    expect(resolve("proxy/m", { proxy: { baseURL: home } }).local).toBe(false);
    expect(resolve("proxy/m", { proxy: { baseURL: home, local: true } })).toMatchObject({
      local: true,
      retention: "zero",
    });
    expect(resolve("openai/m", { openai: { baseURL: home } }).local).toBe(false);
    expect(resolve("ollama/m").local).toBe(true);
    expect(resolve("ollama/m", { ollama: { local: false } }).local).toBe(false);
    expect(resolve("ollama/m", { ollama: { baseURL: "http://10.0.0.8:11434/v1" } })).toMatchObject({
      local: false,
      retention: "unknown",
    });
    expect(problem("ollama/m", { ollama: { baseURL: "http://10.0.0.8:11434/v1", local: true } })).toContain(
      "not this machine",
    );
  });

  it("never goes unencrypted over a public network", () => {
    expect(problem("x/m", { x: { baseURL: "http://api.example.com/v1" } })).toContain("https://");
    expect(problem("x/m", { x: { baseURL: "http://127.0.0.1.example.com/v1" } })).toContain("https://");
    expect(problem("x/m", { x: { baseURL: "file:///etc/hosts" } })).toContain("https://");
    expect(resolve("x/m", { x: { baseURL: "http://litellm:4000/v1" } }).local).toBe(false);
  });

  it("is refused where it is not written provider/model, or names a thing every object has", () => {
    for (const id of ["gpt-5", "/gpt-5", "openai/", ""]) expect(problem(id)).toContain("provider/model");
    expect(problem("constructor/m")).toContain("not a known provider");
  });

  it("takes any entry that the configuration allows", () => {
    const entry = providerEntrySchema.parse({ dialect: "anthropic" });
    expect(resolve("claude-proxy/m", { "claude-proxy": entry }).baseURL).toBe("https://api.anthropic.com");
  });
});
