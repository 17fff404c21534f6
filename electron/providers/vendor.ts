import type { Dialect } from "../../shared/domain/configuration.ts";
import type { LaterTerms } from "./later.ts";

/** Where the OpenAI-like vendors differ on the wire. */
export interface Quirks {
  /** The field that bounds the answer's length. */
  readonly tokenLimit: "max_tokens" | "max_completion_tokens";
  /**
   * How an answer can be held to a shape: by its JSON Schema, as "some JSON object" (the schema then goes into the prompt),
   * or by the prompt alone.
   */
  readonly structured: "json_schema" | "json_object" | "none";
  /** Whether `stream_options.include_usage` is to be sent. */
  readonly usageInStream: boolean;
  /** The header that carries the key; `authorization` carries it as a bearer token. */
  readonly keyHeader: "authorization" | "api-key" | "x-api-key" | "x-portkey-api-key";
  /** Whether `GET /models` exists; if not, a check is a call for one token. */
  readonly listsModels: boolean;
}

export interface Vendor {
  /** As the first part of a deployment's id. */
  readonly id: string;
  readonly label: string;
  readonly dialect: Dialect;
  /** Null where the firm must give it. */
  readonly baseURL: string | null;
  /** Further hosts of the vendor, each with its region (null: not told by the host). */
  readonly hosts: Readonly<Record<string, string | null>>;
  /** Region of `baseURL`; null where the vendor does not promise one. */
  readonly region: string | null;
  /** What the vendor's API terms say by default, without an agreement of the firm's own. */
  readonly retention: "zero" | "limited" | "unknown";
  readonly local: boolean;
  readonly quirks: Quirks;
  /** What its keys look like, for the field where one is typed. */
  readonly keyHint: string | null;
  /** Its id in the bundled price list; null where that has none. */
  readonly priceList: string | null;
  /** Its batches for what may wait; null where it has none that Headnote speaks. */
  readonly later: LaterTerms | null;
}

type VendorFacts = Pick<Vendor, "id" | "label" | "baseURL" | "keyHint" | "priceList"> &
  Partial<Omit<Vendor, "quirks">> & { readonly quirks?: Partial<Quirks> };

/** A vendor from what differs from the common case: OpenAI's dialect, a bearer key, JSON mode without schemas. */
export function defineVendor(facts: VendorFacts): Vendor {
  return {
    dialect: "openai",
    hosts: {},
    region: null,
    retention: "unknown",
    local: false,
    later: null,
    ...facts,
    quirks: {
      tokenLimit: "max_tokens",
      structured: "json_object",
      usageInStream: true,
      keyHeader: "authorization",
      listsModels: true,
      ...facts.quirks,
    },
  };
}
