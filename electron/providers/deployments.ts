import type { ProviderEntry } from "../../shared/domain/configuration.ts";
import type { Deployment } from "./provider.ts";
import type { Vendor } from "./vendor.ts";
import { findVendor, hostOf, isLoopback, vendorOf } from "./vendors.ts";

/** Why a deployment cannot be called, in one sentence for whoever writes the configuration. */
export interface Problem {
  readonly problem: string;
}

/**
 * What a call to "provider/model" is made to: the configuration's entry laid over what is known of the vendor. A provider
 * nobody knows needs an entry with a `baseURL`. Nothing is called.
 */
export function resolveDeployment(id: string, entries: Readonly<Record<string, ProviderEntry>>): Deployment | Problem {
  const slash = id.indexOf("/");
  const provider = id.slice(0, Math.max(slash, 0));
  const model = id.slice(slash + 1);
  if (provider === "" || model === "") return { problem: `"${id}" must be written "provider/model".` };

  const entry = Object.hasOwn(entries, provider) ? entries[provider] : undefined;
  const named = findVendor(provider);
  if (entry === undefined && named === null) {
    return { problem: `"${provider}" is not a known provider: add it under "providers" with its "baseURL".` };
  }
  const dialect = entry?.dialect ?? named?.dialect ?? "openai";
  if (dialect === "on-device") {
    return { id, provider, model, dialect, baseURL: null, region: null, retention: "zero", local: true };
  }

  const given = entry?.baseURL ?? (named?.dialect === dialect ? named.baseURL : null) ?? null;
  const vendor = vendorOf({ id: provider, dialect, baseURL: given });
  const baseURL = (given ?? (dialect === "anthropic" ? vendor?.baseURL : null) ?? null)?.replace(/\/+$/, "") ?? null;
  if (baseURL === null) return { problem: `"${provider}" needs a "baseURL" in its entry under "providers".` };

  const atHome = isLoopback(baseURL);
  if (entry?.local === true && !atHome) {
    return { problem: `"${provider}" is marked "local", but ${hostOf(baseURL) ?? "its address"} is not this machine.` };
  }
  if (!isSafeToSend(baseURL)) {
    return { problem: `"${provider}" would send contracts unencrypted: its "baseURL" must begin with "https://".` };
  }
  const local = entry?.local ?? (vendor?.local === true && atHome);
  return {
    id,
    provider,
    model,
    dialect,
    baseURL,
    region: entry?.region ?? regionOf(baseURL, vendor),
    retention: entry?.retention ?? (local ? "zero" : retentionOf(baseURL, vendor)),
    local,
    ...(entry?.contextTokens === undefined ? {} : { contextTokens: entry.contextTokens }),
    ...(entry?.price === undefined ? {} : { price: entry.price }),
  };
}

export function isProblem(resolved: Deployment | Problem): resolved is Problem {
  return "problem" in resolved;
}

function regionOf(baseURL: string, vendor: Vendor | null): string | null {
  if (vendor === null) return null;
  const host = hostOf(baseURL);
  if (host !== null && Object.hasOwn(vendor.hosts, host)) return vendor.hosts[host] ?? null;
  return servesItself(baseURL, vendor) ? vendor.region : null;
}

/** A vendor's terms hold for the vendor's own hosts, not for a proxy that happens to carry its name. */
function retentionOf(baseURL: string, vendor: Vendor | null): Deployment["retention"] {
  if (vendor === null || vendor.local) return "unknown";
  const host = hostOf(baseURL) ?? "";
  const known = Object.keys(vendor.hosts).some((own) => host === own || host.endsWith(`.${own}`));
  return known || servesItself(baseURL, vendor) ? vendor.retention : "unknown";
}

function servesItself(baseURL: string, vendor: Vendor): boolean {
  return vendor.baseURL !== null && hostOf(baseURL) === hostOf(vendor.baseURL);
}

/** Plain HTTP is for this machine and for the firm's own network: private addresses and names without a public domain. */
function isSafeToSend(baseURL: string): boolean {
  const url = URL.parse(baseURL);
  if (url === null) return false;
  if (url.protocol === "https:") return true;
  if (url.protocol !== "http:") return false;
  const host = url.hostname.toLowerCase();
  return (
    isLoopback(baseURL) ||
    /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+$/.test(host) ||
    /\.(local|internal|lan|intranet|home\.arpa)$/.test(host) ||
    /^[a-z0-9-]+$/.test(host)
  );
}
