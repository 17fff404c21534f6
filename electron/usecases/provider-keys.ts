import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { ProviderStatus } from "../../shared/rpc/api.ts";
import { ProviderError } from "../providers/provider.ts";
import { vendors } from "../providers/vendors.ts";
import { resolveRoutes } from "../routing/routes.ts";
import type { House } from "./house.ts";

/** The variable that gives a provider's key where there is no keychain. */
export { keyVariable } from "../settings/environment-keys.ts";

/** Every provider that could be used: the known vendors and what the firm configured, the routed ones first. */
export function listProviders(house: House): ProviderStatus[] {
  const routed = routedProviders(house);
  const ids = [...new Set([...Object.keys(house.configuration().current.providers), ...vendors.map(({ id }) => id)])];
  return ids
    .filter((id) => id !== "on-device")
    .map((id) => providerStatus(house, id))
    .toSorted((a, b) => Number(routed.has(b.id)) - Number(routed.has(a.id)) || a.label.localeCompare(b.label, "en"));
}

/** Throws not-found where no vendor and no entry has that id. */
export function providerStatus(house: House, id: string): ProviderStatus {
  const { current } = house.configuration();
  const entry = current.providers[id];
  const vendor = vendors.find((known) => known.id === id);
  if (entry === undefined && vendor === undefined) {
    throw new HeadnoteError(
      "not-found",
      `There is no provider called "${id}". \`headnote providers list\` names them all.`,
    );
  }
  return {
    id,
    label: entry?.label ?? vendor?.label ?? id,
    dialect: entry?.dialect ?? vendor?.dialect ?? "openai",
    baseURL: entry?.baseURL ?? vendor?.baseURL ?? null,
    local: entry?.local ?? vendor?.local ?? false,
    key: house.keys().source(id),
    routed: routedProviders(house).has(id),
  };
}

/** Throws wrong-use for an empty key, and the keychain's errors. */
export function setKey(house: House, id: string, key: string): ProviderStatus {
  providerStatus(house, id);
  const trimmed = key.trim();
  if (trimmed === "")
    throw new HeadnoteError("wrong-use", "The key is empty. Paste the key that the provider gave you.");
  house.keys().write(id, trimmed);
  return providerStatus(house, id);
}

export function deleteKey(house: House, id: string): ProviderStatus {
  providerStatus(house, id);
  house.keys().delete(id);
  return providerStatus(house, id);
}

export interface ProviderTest {
  readonly ok: boolean;
  /** One sentence for the reader. */
  readonly message: string;
  readonly models: string[];
}

/** Asks the provider whether it answers and takes the key. A provider that says no is an answer, not an error. */
export async function testProvider(house: House, id: string, signal: AbortSignal): Promise<ProviderTest> {
  const status = providerStatus(house, id);
  const model = routedModel(house, id) ?? "any";
  const deployment = house.resolve(`${id}/${model}`);
  if ("problem" in deployment) return { ok: false, message: deployment.problem, models: [] };
  const key = house.keys().read(id);
  if (key === null && !deployment.local) {
    return { ok: false, message: `There is no key for ${status.label} yet.`, models: [] };
  }
  try {
    const { models } = await house.provider(deployment.dialect).check(deployment, { key, signal });
    const found = models.length === 0 ? "" : ` and lists ${models.length} ${models.length === 1 ? "model" : "models"}`;
    return { ok: true, message: `${status.label} answers${found}.`, models: [...models] };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { ok: false, message: `${status.label}: ${error.message} (${error.failure.class})`, models: [] };
  }
}

function routedProviders(house: House): Set<string> {
  const { routes } = resolveRoutes(house.configuration().current);
  return new Set(Object.values(routes).flatMap((route) => route.candidates.map((id) => id.slice(0, id.indexOf("/")))));
}

function routedModel(house: House, provider: string): string | undefined {
  const { routes } = resolveRoutes(house.configuration().current);
  return Object.values(routes)
    .flatMap((route) => route.candidates)
    .find((id) => id.startsWith(`${provider}/`))
    ?.slice(provider.length + 1);
}
