import { lookup } from "node:dns/promises";
import { failed } from "./errors.ts";
import type { CompletionRequest, Deployment, ProviderError } from "./provider.ts";
import type { LaterProvider, ProviderWithBatches } from "./later.ts";
import { hostOf, isLoopback } from "./vendors.ts";

/**
 * Stands before an adapter and lets nothing through that may not leave this machine: neither a request that is `confined`
 * nor, where `closed` says so (the firm's policy, the user's preference), any. Whoever chose the deployment, and why, does
 * not matter here. What passes is looked at once more where it is handed to the network (`watchFetch`), address by address.
 */
export function gated(provider: ProviderWithBatches, closed: () => boolean): ProviderWithBatches {
  const refusal = (deployment: Deployment, request: CompletionRequest | null): ProviderError | null => {
    if (isHere(deployment)) return null;
    if (request?.confined !== true && !closed()) return null;
    return notAllowed(deployment, `nothing may leave this machine, and ${deployment.id} is elsewhere`);
  };
  const { later } = provider;
  return {
    ...(later === undefined ? {} : { later: gatedLater(later, refusal) }),
    async *stream(deployment, request, options) {
      const refused = refusal(deployment, request);
      if (refused !== null) throw refused;
      yield* provider.stream(deployment, closed() ? { ...request, confined: true } : request, options);
    },
    async check(deployment, options) {
      const refused = refusal(deployment, null);
      if (refused !== null) throw refused;
      return provider.check(deployment, options);
    },
  };
}

/** The same before batches: what is handed over is looked at request by request, and where nothing may leave, nobody is asked. */
function gatedLater(
  later: LaterProvider,
  refusal: (deployment: Deployment, request: CompletionRequest | null) => ProviderError | null,
): LaterProvider {
  const pass = (deployment: Deployment, requests: readonly (CompletionRequest | null)[] = [null]) => {
    for (const request of requests) {
      const refused = refusal(deployment, request);
      if (refused !== null) throw refused;
    }
  };
  return {
    async submit(deployment, submission, options) {
      pass(deployment, [null, ...submission.requests.map(({ request }) => request)]);
      return later.submit(deployment, submission, options);
    },
    async find(deployment, wanted, options) {
      pass(deployment);
      return later.find(deployment, wanted, options);
    },
    async look(deployment, id, options) {
      pass(deployment);
      return later.look(deployment, id, options);
    },
    async answers(deployment, status, options) {
      pass(deployment);
      return later.answers(deployment, status, options);
    },
    async cancel(deployment, id, options) {
      pass(deployment);
      return later.cancel(deployment, id, options);
    },
    async clear(deployment, batch, options) {
      pass(deployment);
      return later.clear(deployment, batch, options);
    },
  };
}

/** Whether a deployment is on this machine by its address: the word "local" in a file does not make it so. */
export function isHere({ dialect, baseURL, local }: Deployment): boolean {
  if (dialect === "on-device") return baseURL === null;
  return local && baseURL !== null && isLoopback(baseURL);
}

/** The failure of a call that was not made. `why` is a clause without a capital or a full stop. */
export function notAllowed(deployment: Deployment, why: string): ProviderError {
  return failed(
    deployment,
    { class: "not-allowed", scope: "request", retryAt: null, billable: false },
    `${why}; nothing was sent`,
  );
}

/**
 * Why a request to this address would leave the machine, a clause; null where it would not. The name is resolved, because
 * "localhost" is what the machine's own tables say, and a proxy that the platform's `fetch` would use is another machine's.
 */
export async function leavesFor(
  url: string,
  env: NodeJS.ProcessEnv,
  resolve: (host: string) => Promise<readonly string[]> = addressesOf,
): Promise<string | null> {
  const host = hostOf(url);
  if (host === null || !isLoopback(url))
    return `nothing may leave this machine, and ${host ?? "the address"} is elsewhere`;
  if (env["NODE_USE_ENV_PROXY"] === "1" && throughProxy(env)) {
    return `nothing may leave this machine, and ${host} would be reached through a proxy`;
  }
  const addresses = await resolve(host.replace(/^\[|\]$/g, "")).catch(() => []);
  const elsewhere = addresses.find((address) => !address.startsWith("127.") && address !== "::1");
  if (elsewhere !== undefined || addresses.length === 0) {
    return `nothing may leave this machine, and ${host} is not this machine`;
  }
  return null;
}

function throughProxy(env: NodeJS.ProcessEnv): boolean {
  const proxies = ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"];
  const excepted = (env["no_proxy"] ?? env["NO_PROXY"] ?? "").split(/[\s,]+/);
  return (
    proxies.some((name) => (env[name] ?? "") !== "") &&
    !excepted.includes("*") &&
    !(excepted.includes("localhost") && excepted.includes("127.0.0.1"))
  );
}

async function addressesOf(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}
