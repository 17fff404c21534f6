import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ProviderEntry } from "../../shared/domain/configuration.ts";
import type { Usage } from "../../shared/domain/run.ts";
import { isProblem, resolveDeployment } from "../../electron/providers/deployments.ts";
import { costOf, priceListDate, priceOf } from "../../electron/providers/prices.ts";

function deployment(id: string) {
  const resolved = resolveDeployment(id, { azure: { baseURL: "https://firm.openai.azure.com/openai/v1" } });
  if (isProblem(resolved)) throw new Error(resolved.problem);
  return resolved;
}

const usage = (inputTokens: number, outputTokens: number, cachedInputTokens?: number): Usage => ({
  inputTokens,
  outputTokens,
  ...(cachedInputTokens === undefined ? {} : { cachedInputTokens }),
  reported: true,
});

describe("prices", () => {
  it("are dated with the version of the list that is installed", () => {
    const entry = createRequire(import.meta.url).resolve("@pydantic/genai-prices");
    const manifest = JSON.parse(readFileSync(join(dirname(entry), "../package.json"), "utf8")) as { version: string };
    expect({ version: manifest.version, date: priceListDate }).toEqual({ version: "0.1.8", date: "2026-09-23" });
  });

  it("are those of the hour, where a provider charges less at night", () => {
    const at = (time: string) => ({ at: new Date(`2026-11-23T${time}:00Z`) });
    const night = deployment("deepseek/deepseek-chat");
    expect(priceOf(night, at("12:00"))?.outputPerMillion).toBe(
      2 * (priceOf(night, at("18:00"))?.outputPerMillion ?? 0),
    );
    expect(costOf(night, usage(1000, 1000), at("12:00"))).toBeCloseTo(
      2 * (costOf(night, usage(1000, 1000), at("18:00")) ?? 0),
      12,
    );
  });

  it.each([
    "openai/gpt-5-mini",
    "anthropic/claude-sonnet-4-6",
    "google/gemini-2.5-pro",
    "deepseek/deepseek-chat",
    "mistral/mistral-small-latest",
    "openrouter/deepseek/deepseek-chat",
    "azure/gpt-5-mini",
  ])("are known for %s", (id) => {
    const price = priceOf(deployment(id));
    expect(price).toMatchObject({ asOf: priceListDate, basis: "list" });
    expect(price?.inputPerMillion).toBeGreaterThan(0);
    expect(price?.outputPerMillion).toBeGreaterThan(price?.inputPerMillion ?? 0);
  });

  it("are null, not nothing, where nobody knows them", () => {
    for (const id of ["openai/gpt-99-secret", "qwen/qwen-plus", "tokenmix/gpt-5", "azure/our-own-name"]) {
      const known = { id, price: priceOf(deployment(id)), cost: costOf(deployment(id), usage(1000, 100)) };
      expect(known).toEqual({ id, price: null, cost: null });
    }
  });

  it("are nothing on this machine, and say why", () => {
    expect(priceOf(deployment("ollama/llama3"))).toEqual({
      inputPerMillion: 0,
      outputPerMillion: 0,
      asOf: priceListDate,
      basis: "local",
    });
    expect(costOf(deployment("on-device/brief"), usage(1_000_000, 1000))).toBe(0);
  });

  it("add up to the cost of a call, cached tokens at their own price", () => {
    expect(costOf(deployment("anthropic/claude-sonnet-4-6"), usage(1_000_000, 100_000))).toBe(4.5);
    expect(costOf(deployment("anthropic/claude-sonnet-4-6"), usage(2_000_000, 0, 1_000_000))).toBe(3.3);
    expect(costOf(deployment("openai/gpt-5"), usage(10, 0, 50))).toBeGreaterThan(0);
  });

  it("are the firm's own where it wrote them down, before the list's, for whoever answered", () => {
    const price = { inputPerMillion: 0.4, outputPerMillion: 1.6 };
    const ours = (id: string, entry: ProviderEntry) => {
      const resolved = resolveDeployment(id, { [id.slice(0, id.indexOf("/"))]: { ...entry, price } });
      if (isProblem(resolved)) throw new Error(resolved.problem);
      return resolved;
    };
    const nobodys = ours("house/llama", { baseURL: "https://models.example.com/v1" });
    expect(priceOf(nobodys)).toEqual({ ...price, asOf: null, basis: "firm" });
    // What was kept from an earlier call costs as much as the rest.
    expect(costOf(nobodys, usage(1_000_000, 500_000, 800_000))).toBe(1.2);
    const listed = ours("openai/gpt-5", {});
    expect(priceOf(listed, { inputTokens: 500_000 })).toMatchObject({ ...price, basis: "firm" });
    expect(costOf(listed, usage(1_000_000, 0), { servedModel: "gpt-5-mini" })).toBe(0.4);
    expect(costOf(listed, usage(1_000_000, 0), { later: true })).toBe(0.2);
    const atHome = ours("desk/llama", { baseURL: "http://127.0.0.1:8000/v1", local: true });
    expect(costOf(atHome, usage(1_000_000, 0))).toBe(0);
  });

  it("follow the model that answered, and the length of the request", () => {
    expect(costOf(deployment("azure/our-own-name"), usage(1_000_000, 0), { servedModel: "gpt-5-mini" })).toBe(0.25);
    expect(costOf(deployment("openai/gpt-5"), usage(1_000_000, 0), { servedModel: "nobody-knows" })).toBe(1.25);
    const long = priceOf(deployment("google/gemini-2.5-pro"), { inputTokens: 500_000 });
    expect(long?.inputPerMillion).toBeGreaterThan(priceOf(deployment("google/gemini-2.5-pro"))?.inputPerMillion ?? 0);
  });
});
