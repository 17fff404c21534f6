import type { ErrorClass } from "../../shared/domain/run.ts";
import type { ErrorFacts } from "./error-body.ts";
import type { FailureScope } from "./provider.ts";

/** What a failure is called, before it is known when to try again. */
export interface Verdict {
  readonly class: ErrorClass;
  readonly scope: FailureScope;
  readonly billable: boolean;
}

/** A row holds where everything it names holds. */
export interface FailureRule {
  /** Only for these vendors; for all where absent, because gateways pass on what others said. */
  readonly vendors?: readonly string[];
  readonly status?: readonly number[];
  /** Matches one of the codes, types or reasons of the body, whole. */
  readonly token?: RegExp;
  readonly message?: RegExp;
  /** Matches anywhere in the body. */
  readonly body?: RegExp;
  /** Every named header has this value. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly verdict: Verdict;
}

const free = (errorClass: ErrorClass, scope: FailureScope): Verdict => ({ class: errorClass, scope, billable: false });
const charged = (errorClass: ErrorClass, scope: FailureScope): Verdict => ({
  class: errorClass,
  scope,
  billable: true,
});

/** The first row that holds decides; the status alone speaks only where none does. */
export const failureRules: readonly FailureRule[] = [
  // What only one vendor means so.
  { vendors: ["google"], body: /API_KEY_INVALID|API key (not valid|expired)/i, verdict: free("bad-key", "key") },
  {
    vendors: ["google"],
    status: [429],
    body: /PerDay|"quotaValue":\s*"0"|limit:\s*0\b/,
    verdict: free("quota-exhausted", "model"),
  },
  {
    vendors: ["mistral"],
    status: [429],
    headers: { "x-ratelimit-limit-req-minute": "0" },
    verdict: free("quota-exhausted", "model"),
  },
  {
    vendors: ["mistral"],
    status: [429],
    headers: { "x-ratelimit-limit-tokens-minute": "0" },
    verdict: free("quota-exhausted", "model"),
  },
  { vendors: ["qwen"], message: /token-limit|tokens? per minute|\bTPM\b/i, verdict: free("rate-limited", "model") },
  {
    vendors: ["qwen"],
    token: /^(Throttling\.AllocationQuota|insufficient_quota)$/,
    verdict: free("quota-exhausted", "model"),
  },
  { vendors: ["openrouter"], status: [403], body: /moderation|flagged/i, verdict: free("content-filtered", "request") },
  { vendors: ["openrouter"], status: [429], body: /free-models-per/, verdict: free("rate-limited", "key") },
  { vendors: ["deepseek"], status: [429], verdict: free("rate-limited", "key") },
  // As much waits in batches as this model may have waiting.
  { vendors: ["openai"], token: /^token_limit_exceeded$/, verdict: free("rate-limited", "model") },
  // Azure charges for prompts that its filter or its input limit turned away.
  {
    vendors: ["azure"],
    token: /^(content_filter|ResponsibleAIPolicyViolation)$/,
    verdict: charged("content-filtered", "request"),
  },
  { vendors: ["azure"], token: /^context_length_exceeded$/, verdict: charged("context-too-long", "request") },

  // Codes.
  {
    token:
      /^(insufficient_quota|insufficient_balance|credit_balance_exhausted|\w*spend_limit_(exceeded|reached)|billing_\w+|linked_organization_billing_unavailable|payment_required|Arrearage)$/i,
    verdict: free("quota-exhausted", "key"),
  },
  // A request that is larger than a minute's allowance will never fit, however long one waits.
  { status: [429], message: /request too large/i, verdict: free("context-too-long", "request") },
  {
    token:
      /^(rate_limit_exceeded|slow_down|rate_limit_error|RESOURCE_EXHAUSTED|Throttling(\.\w+)?|limit_requests|3505|1300)$/i,
    verdict: free("rate-limited", "model"),
  },
  {
    token: /^(server_is_overloaded|\w*overloaded(_error)?|UNAVAILABLE|service_unavailable\w*)$/i,
    verdict: free("overloaded", "model"),
  },
  { token: /^(timeout_error|\w*timeout|DEADLINE_EXCEEDED)$/i, verdict: charged("timeout", "model") },
  {
    token: /^(context_length_exceeded|string_above_max_length|request_too_large|exceed_context_size_error)$/,
    verdict: free("context-too-long", "request"),
  },
  {
    token:
      /^(content_policy_violation|content_filter|data_?inspection_?failed|ResponsibleAIPolicyViolation|moderation\w*)$/i,
    verdict: free("content-filtered", "request"),
  },
  {
    token: /^(invalid_api_key|InvalidApiKey|authentication_error|UNAUTHENTICATED|account_deactivated)$/,
    verdict: free("bad-key", "key"),
  },
  { token: /^unsupported_country_region_territory$/, verdict: free("no-permission", "region") },
  {
    token: /^(permission_error|permission_denied|insufficient_permissions|organization_on_hold)$/i,
    verdict: free("no-permission", "key"),
  },
  {
    token: /^(model_not_found|unknown_model|invalid_model|not_found_error|NOT_FOUND|DeploymentNotFound)$/,
    verdict: free("unknown-model", "model"),
  },

  // Words, where the code is a general one.
  {
    message: /credit balance is too low|insufficient balance|insufficient credits/i,
    verdict: free("quota-exhausted", "key"),
  },
  {
    status: [400, 413, 422, 500],
    message:
      /prompt is too long|maximum context length|context (length|window|size)|input token count|too large for model|range of input length|reduce the length/i,
    verdict: free("context-too-long", "request"),
  },
  {
    message: /content exists risk|content (management |filtering )?policy/i,
    verdict: free("content-filtered", "request"),
  },
  {
    status: [400, 404, 422],
    message: /model not exist|model\b.{0,120}\b(does not exist|not found)|(invalid|unknown) model/i,
    verdict: free("unknown-model", "model"),
  },
  {
    status: [400, 401, 403],
    message: /(incorrect|invalid|missing) api key|api key not valid/i,
    verdict: free("bad-key", "key"),
  },
  { status: [403], message: /country|region|territory|location/i, verdict: free("no-permission", "region") },

  // Last, because servers on a desk give this type to everything.
  { token: /^(server_error|api_error|internal_server_error|INTERNAL)$/, verdict: free("overloaded", "model") },
];

/** What a status means where the body does not say more. */
export function verdictOfStatus(status: number, facts: ErrorFacts): Verdict {
  switch (status) {
    case 401:
      return free("bad-key", "key");
    case 402:
      return free("quota-exhausted", "key");
    case 403:
      return free("no-permission", "key");
    case 404:
      // Without a word from an API, nobody there serves models under this path.
      return facts.structured ? free("unknown-model", "model") : free("bad-request", "provider");
    case 408:
    case 504:
    case 524:
      return charged("timeout", "model");
    case 413:
      return free("context-too-long", "request");
    case 425:
    case 429:
      return free("rate-limited", "model");
    case 451:
      return free("no-permission", "region");
    case 521:
    case 522:
    case 523:
      return free("network", "provider");
    default:
      if (status >= 500) return free("overloaded", "model");
      return status < 400 ? free("bad-request", "provider") : free("bad-request", "request");
  }
}

/** Error codes of Node and undici for connections that were never made: nothing was sent. */
export const neverConnected: readonly string[] = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "ERR_TLS_CERT_ALTNAME_INVALID",
];

/** Error codes for a connection that stood, and on which nothing came for too long. */
export const waitedTooLong: readonly string[] = ["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "ETIMEDOUT"];
