import { describe, expect, it } from "vitest";
import { configurationSchema } from "../../shared/domain/configuration.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { defaultRoutes, findRoute, resolveRoutes } from "../../electron/routing/routes.ts";

const route = { strategy: "ordered", candidates: ["ollama/llama3"] } as const;

describe("routes", () => {
  it("are the three tiers where nothing is configured", () => {
    const { routes, tiers } = resolveRoutes(configurationSchema.parse({}));
    expect(routes).toEqual(defaultRoutes);
    expect(tiers.simple).toEqual({ maxTokens: 1000, maxComplexity: 0.35 });
    expect(tiers.standard).toEqual({ maxTokens: 30_000, maxComplexity: 0.7 });
  });

  it("are overlaid by what is configured, and the other tiers stay", () => {
    const tiers = { simple: { maxTokens: 5, maxComplexity: 0.1 }, standard: { maxTokens: 50, maxComplexity: 0.2 } };
    const resolved = resolveRoutes(configurationSchema.parse({ routes: { simple: route, nda: route }, tiers }));
    expect(resolved.routes.simple).toEqual(route);
    expect(resolved.routes["nda"]).toEqual(route);
    expect(resolved.routes.complex).toEqual(defaultRoutes.complex);
    expect(resolved.tiers).toEqual(tiers);
  });

  it("can be one deployment, named outright", () => {
    const { routes } = resolveRoutes(configurationSchema.parse({}));
    expect(findRoute(routes, "openrouter/meta-llama/llama-3.3")).toEqual({
      strategy: "ordered",
      candidates: ["openrouter/meta-llama/llama-3.3"],
    });
  });

  it.each(["nobody", "toString", "__proto__", ""])('refuse "%s", and say which there are', (name) => {
    const { routes } = resolveRoutes(configurationSchema.parse({ routes: { nda: route } }));
    const error = expectHeadnoteError(() => findRoute(routes, name));
    expect(error.code).toBe("wrong-use");
    expect(error.message).toContain("simple, standard, complex, nda");
  });
});

function expectHeadnoteError(run: () => unknown): HeadnoteError {
  try {
    run();
  } catch (error) {
    if (error instanceof HeadnoteError) return error;
  }
  throw new Error("no HeadnoteError was thrown");
}
