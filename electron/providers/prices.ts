import { calcPrice, type PriceCalculationResult } from "@pydantic/genai-prices";
import type { Usage } from "../../shared/domain/run.ts";
import type { Deployment } from "./provider.ts";
import { laterTermsOf, vendorOf } from "./vendors.ts";

export interface Price {
  /** US dollars per million tokens. */
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
  /** The day of the price list, "2026-09-23"; null for the firm's own agreement, which bears none. */
  readonly asOf: string | null;
  /** `firm`: what the firm wrote down for the provider. `local`: on this machine, so nobody charges. */
  readonly basis: "firm" | "list" | "local";
}

/** The day on which the bundled price list (`@pydantic/genai-prices` 0.1.8) was published. */
export const priceListDate = "2026-09-23";

const million = 1_000_000;

/**
 * What the firm agreed on with the provider; else the list price of a deployment's model for a request of `inputTokens` (some
 * models cost more for long ones). Null where neither is known. Nothing is fetched.
 */
export function priceOf(
  deployment: Deployment,
  options: { readonly inputTokens?: number; readonly at?: Date } = {},
): Price | null {
  if (deployment.local) return { inputPerMillion: 0, outputPerMillion: 0, asOf: priceListDate, basis: "local" };
  if (deployment.price !== undefined) return { ...deployment.price, asOf: null, basis: "firm" };
  const input = Math.max(1, options.inputTokens ?? 1);
  const sample = calculate(
    deployment,
    deployment.model,
    { inputTokens: input, outputTokens: 1, reported: false },
    options.at,
  );
  if (sample === null) return null;
  return {
    inputPerMillion: round((sample.input_price / input) * million),
    outputPerMillion: round(sample.output_price * million),
    asOf: priceListDate,
    basis: "list",
  };
}

/**
 * US dollars of a call at the firm's price, else at list price; 0 on this machine; null where the price is not known. Input
 * tokens that were kept from an earlier call, or are kept for a later one, cost what the list says for them, and at the
 * firm's price as much as any other. By the list, the model that answered is priced where it is known, else the one that
 * was asked for. `later`: it waited for the provider's batch, and costs the share of the price that the vendor's terms say.
 */
export function costOf(
  deployment: Deployment,
  usage: Usage,
  options: { readonly servedModel?: string | null; readonly at?: Date; readonly later?: boolean } = {},
): number | null {
  if (deployment.local) return 0;
  const share = options.later === true ? laterShareOf(deployment) : 1;
  if (deployment.price !== undefined) {
    const { inputPerMillion, outputPerMillion } = deployment.price;
    const total = (usage.inputTokens * inputPerMillion + usage.outputTokens * outputPerMillion) / million;
    return round(total * share);
  }
  const served = options.servedModel ?? null;
  const result =
    (served === null ? null : calculate(deployment, served, usage, options.at)) ??
    calculate(deployment, deployment.model, usage, options.at);
  return result === null ? null : round(result.total_price * share);
}

/** Of the price, what a request costs that waits for its provider's batch; 1 where there is none. */
export function laterShareOf(deployment: Deployment): number {
  return laterTermsOf(deployment)?.priceShare ?? 1;
}

function calculate(deployment: Deployment, model: string, usage: Usage, at: Date | undefined): PriceCalculationResult {
  const vendor = vendorOf({ id: deployment.provider, dialect: deployment.dialect, baseURL: deployment.baseURL });
  if (vendor === null || vendor.priceList === null) return null;
  const read = Math.min(usage.cachedInputTokens ?? 0, usage.inputTokens);
  return calcPrice(
    {
      input_tokens: usage.inputTokens,
      output_tokens: usage.outputTokens,
      // The list refuses more cached tokens than tokens.
      cache_read_tokens: read,
      cache_write_tokens: Math.min(usage.cacheWriteTokens ?? 0, usage.inputTokens - read),
    },
    model,
    { providerId: vendor.priceList, ...(at === undefined ? {} : { timestamp: at }) },
  );
}

/** Binary fractions leave dust ("0.30000000000000004"); a millionth of a cent is enough for everyone. */
function round(dollars: number): number {
  return Math.round(dollars * 1e10) / 1e10;
}
