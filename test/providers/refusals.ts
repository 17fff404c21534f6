import type { Failure } from "../../electron/providers/provider.ts";

/** The clock of the fixtures, epoch milliseconds. */
export const now = Date.parse("2026-11-22T12:00:00Z");

export interface RefusalFixture {
  readonly vendor: string | null;
  readonly says: string;
  readonly status: number | null;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
  readonly begun?: boolean;
  /** class, scope, seconds to wait (null or absent: not said), billable (absent: no) */
  readonly means: readonly [Failure["class"], Failure["scope"], (number | null)?, boolean?];
}

const openAI = (message: string, code: string | null, type = "invalid_request_error") => ({
  error: { message, type, param: null, code },
});
const anthropic = (type: string, message: string, details?: object) => ({
  type: "error",
  error: { type, message, ...(details === undefined ? {} : { details }) },
});
const gemini = (code: number, status: string, message: string, details: object[] = []) => ({
  error: { code, message, status, details },
});
const retryInfo = (retryDelay: string) => ({ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay });
const quotaFailure = (quotaId: string) => ({
  "@type": "type.googleapis.com/google.rpc.QuotaFailure",
  violations: [{ quotaId, quotaValue: "50" }],
});

/** One row for each cell of what the providers document; bodies are in the shape each of them sends. */
export const refusals: readonly RefusalFixture[] = [
  // OpenAI
  {
    vendor: "openai",
    says: "rate limit, with all its headers",
    status: 429,
    body: openAI("Rate limit reached for gpt-5. Please try again in 20s.", "rate_limit_exceeded", "tokens"),
    headers: {
      "x-ratelimit-remaining-tokens": "0",
      "x-ratelimit-reset-tokens": "1m30s",
      "x-ratelimit-remaining-requests": "12",
      "x-ratelimit-reset-requests": "6ms",
    },
    means: ["rate-limited", "model", 90],
  },
  {
    vendor: "openai",
    says: "rate limit, in words",
    status: 429,
    body: openAI("Please try again in 1m2.5s.", "rate_limit_exceeded"),
    means: ["rate-limited", "model", 62.5],
  },
  {
    vendor: "openai",
    says: "rate limit, retry-after-ms before retry-after",
    status: 429,
    body: openAI("", "rate_limit_exceeded"),
    headers: { "retry-after-ms": "250", "retry-after": "9" },
    means: ["rate-limited", "model", 0.25],
  },
  {
    vendor: "openai",
    says: "slow down",
    status: 429,
    body: openAI("Slow down", "slow_down"),
    means: ["rate-limited", "model", null],
  },
  {
    vendor: "openai",
    says: "a request no minute has room for",
    status: 429,
    body: openAI(
      "Request too large for gpt-5 on tokens per min (TPM): Limit 10000, Requested 20000.",
      "rate_limit_exceeded",
      "tokens",
    ),
    means: ["context-too-long", "request"],
  },
  {
    vendor: "openai",
    says: "no quota",
    status: 429,
    body: openAI("You exceeded your current quota", "insufficient_quota", "insufficient_quota"),
    means: ["quota-exhausted", "key"],
  },
  {
    vendor: "openai",
    says: "no credit",
    status: 429,
    body: openAI("No credits", "credit_balance_exhausted"),
    means: ["quota-exhausted", "key"],
  },
  {
    vendor: "openai",
    says: "spend limit",
    status: 429,
    body: openAI("Limit", "project_spend_limit_exceeded"),
    means: ["quota-exhausted", "key"],
  },
  {
    vendor: "openai",
    says: "overloaded",
    status: 503,
    body: openAI("Overloaded", "server_is_overloaded", "server_error"),
    headers: { "retry-after": "3" },
    means: ["overloaded", "model", 3],
  },
  {
    vendor: "openai",
    says: "context",
    status: 400,
    body: openAI("maximum context length is 128000 tokens", "context_length_exceeded"),
    means: ["context-too-long", "request", null, false],
  },
  {
    vendor: "openai",
    says: "filtered",
    status: 400,
    body: openAI("rejected", "content_policy_violation"),
    means: ["content-filtered", "request"],
  },
  {
    vendor: "openai",
    says: "bad key",
    status: 401,
    body: openAI("Incorrect API key provided", "invalid_api_key"),
    means: ["bad-key", "key"],
  },
  {
    vendor: "openai",
    says: "wrong country",
    status: 403,
    body: openAI(
      "Country, region, or territory not supported",
      "unsupported_country_region_territory",
      "request_forbidden",
    ),
    means: ["no-permission", "region"],
  },
  {
    vendor: "openai",
    says: "no such model",
    status: 404,
    body: openAI("The model `gpt-9` does not exist", "model_not_found"),
    means: ["unknown-model", "model"],
  },
  {
    vendor: "openai",
    says: "a parameter it does not know",
    status: 400,
    body: openAI("Unknown parameter: 'x'.", "unknown_parameter"),
    means: ["bad-request", "request"],
  },
  {
    vendor: "openai",
    says: "fault",
    status: 500,
    body: openAI("The server had an error", null, "server_error"),
    means: ["overloaded", "model"],
  },

  // Anthropic
  {
    vendor: "anthropic",
    says: "rate limit",
    status: 429,
    body: anthropic("rate_limit_error", "rate limit"),
    headers: { "retry-after": "31" },
    means: ["rate-limited", "model", 31],
  },
  {
    vendor: "anthropic",
    says: "rate limit, by the limit that is used up",
    status: 429,
    body: anthropic("rate_limit_error", "rate limit"),
    headers: {
      "anthropic-ratelimit-input-tokens-remaining": "0",
      "anthropic-ratelimit-input-tokens-reset": "2026-11-22T12:00:42Z",
    },
    means: ["rate-limited", "model", 42],
  },
  {
    vendor: "anthropic",
    says: "spend limit",
    status: 429,
    body: anthropic("rate_limit_error", "limit", { error_code: "enforced_spend_limit_reached" }),
    means: ["quota-exhausted", "key", null],
  },
  {
    vendor: "anthropic",
    says: "billing",
    status: 402,
    body: anthropic("billing_error", "billing"),
    means: ["quota-exhausted", "key"],
  },
  {
    vendor: "anthropic",
    says: "no credit, as a bad request",
    status: 400,
    body: anthropic("invalid_request_error", "Your credit balance is too low to access the API."),
    means: ["quota-exhausted", "key"],
  },
  {
    vendor: "anthropic",
    says: "overloaded",
    status: 529,
    body: anthropic("overloaded_error", "Overloaded"),
    means: ["overloaded", "model"],
  },
  {
    vendor: "anthropic",
    says: "overloaded inside a stream",
    status: 200,
    body: anthropic("overloaded_error", "Overloaded"),
    begun: true,
    means: ["overloaded", "model", null, true],
  },
  {
    vendor: "anthropic",
    says: "timeout",
    status: 504,
    body: anthropic("timeout_error", "timeout"),
    means: ["timeout", "model", null, true],
  },
  {
    vendor: "anthropic",
    says: "over 32 MB",
    status: 413,
    body: anthropic("request_too_large", "Request exceeds the maximum size"),
    means: ["context-too-long", "request"],
  },
  {
    vendor: "anthropic",
    says: "over 32 MB, from the proxy before it",
    status: 413,
    body: "<html><title>413</title></html>",
    means: ["context-too-long", "request"],
  },
  {
    vendor: "anthropic",
    says: "context",
    status: 400,
    body: anthropic("invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"),
    means: ["context-too-long", "request"],
  },
  {
    vendor: "anthropic",
    says: "bad key",
    status: 401,
    body: anthropic("authentication_error", "invalid x-api-key"),
    means: ["bad-key", "key"],
  },
  {
    vendor: "anthropic",
    says: "no permission",
    status: 403,
    body: anthropic("permission_error", "Your API key does not have permission"),
    means: ["no-permission", "key"],
  },
  {
    vendor: "anthropic",
    says: "no such model",
    status: 404,
    body: anthropic("not_found_error", "model: claude-9"),
    means: ["unknown-model", "model"],
  },

  // Gemini
  {
    vendor: "google",
    says: "rate limit, delay in the body",
    status: 429,
    body: [
      gemini(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota", [
        quotaFailure("GenerateRequestsPerMinutePerProjectPerModel"),
        retryInfo("31s"),
      ]),
    ],
    means: ["rate-limited", "model", 31],
  },
  {
    vendor: "google",
    says: "quota of the day",
    status: 429,
    body: gemini(429, "RESOURCE_EXHAUSTED", "quota", [
      quotaFailure("GenerateRequestsPerDayPerProjectPerModel-FreeTier"),
      retryInfo("12.5s"),
    ]),
    means: ["quota-exhausted", "model", 12.5],
  },
  {
    vendor: "google",
    says: "a limit of nothing",
    status: 429,
    body: gemini(429, "RESOURCE_EXHAUSTED", "Quota exceeded for metric: x, limit: 0, model: y"),
    means: ["quota-exhausted", "model"],
  },
  {
    vendor: "google",
    says: "payment",
    status: 402,
    body: gemini(402, "FAILED_PRECONDITION", "billing"),
    means: ["quota-exhausted", "key"],
  },
  {
    vendor: "google",
    says: "overloaded",
    status: 503,
    body: gemini(503, "UNAVAILABLE", "The model is overloaded."),
    means: ["overloaded", "model"],
  },
  {
    vendor: "google",
    says: "timeout",
    status: 504,
    body: gemini(504, "DEADLINE_EXCEEDED", "Deadline expired"),
    means: ["timeout", "model", null, true],
  },
  {
    vendor: "google",
    says: "context",
    status: 400,
    body: gemini(
      400,
      "INVALID_ARGUMENT",
      "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
    ),
    means: ["context-too-long", "request"],
  },
  {
    vendor: "google",
    says: "bad key, as a bad request",
    status: 400,
    body: [
      gemini(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", [
        { reason: "API_KEY_INVALID" },
      ]),
    ],
    means: ["bad-key", "key"],
  },
  {
    vendor: "google",
    says: "no permission",
    status: 403,
    body: gemini(403, "PERMISSION_DENIED", "denied"),
    means: ["no-permission", "key"],
  },
  {
    vendor: "google",
    says: "no such model",
    status: 404,
    body: gemini(404, "NOT_FOUND", "models/x is not found"),
    means: ["unknown-model", "model"],
  },
  {
    vendor: "google",
    says: "anything else",
    status: 400,
    body: gemini(400, "INVALID_ARGUMENT", "Unknown name"),
    means: ["bad-request", "request"],
  },

  // DeepSeek
  {
    vendor: "deepseek",
    says: "rate limit",
    status: 429,
    body: openAI("Rate limit reached", null, "rate_limit"),
    means: ["rate-limited", "key", null],
  },
  {
    vendor: "deepseek",
    says: "no money",
    status: 402,
    body: openAI("Insufficient Balance", "invalid_request_error", "unknown_error"),
    means: ["quota-exhausted", "key"],
  },
  {
    vendor: "deepseek",
    says: "overloaded",
    status: 503,
    body: openAI("Server overloaded", null, "service_unavailable_error"),
    means: ["overloaded", "model"],
  },
  {
    vendor: "deepseek",
    says: "context",
    status: 400,
    body: openAI("This model's maximum context length is 65536 tokens.", "invalid_request_error"),
    means: ["context-too-long", "request"],
  },
  {
    vendor: "deepseek",
    says: "filtered",
    status: 400,
    body: openAI("Content Exists Risk", "invalid_request_error"),
    means: ["content-filtered", "request"],
  },
  {
    vendor: "deepseek",
    says: "bad key",
    status: 401,
    body: openAI("Authentication Fails", "invalid_request_error", "authentication_error"),
    means: ["bad-key", "key"],
  },
  {
    vendor: "deepseek",
    says: "no such model",
    status: 400,
    body: openAI("Model Not Exist", "invalid_request_error"),
    means: ["unknown-model", "model"],
  },
  {
    vendor: "deepseek",
    says: "wrong parameters",
    status: 422,
    body: openAI("Invalid parameters", null),
    means: ["bad-request", "request"],
  },

  // Mistral
  {
    vendor: "mistral",
    says: "rate limit",
    status: 429,
    body: {
      object: "error",
      message: "Service tier capacity exceeded for this model.",
      type: "service_tier_capacity_exceeded",
      param: null,
      code: "3505",
    },
    headers: { "retry-after": "2" },
    means: ["rate-limited", "model", 2],
  },
  {
    vendor: "mistral",
    says: "a limit of nothing",
    status: 429,
    body: { object: "error", message: "Rate limit exceeded", code: "1300" },
    headers: { "x-ratelimit-limit-req-minute": "0" },
    means: ["quota-exhausted", "model"],
  },
  { vendor: "mistral", says: "no money", status: 402, body: { message: "payment" }, means: ["quota-exhausted", "key"] },
  {
    vendor: "mistral",
    says: "overloaded",
    status: 503,
    body: "upstream connect error",
    means: ["overloaded", "model"],
  },
  { vendor: "mistral", says: "timeout", status: 504, body: "", means: ["timeout", "model", null, true] },
  {
    vendor: "mistral",
    says: "context",
    status: 400,
    body: {
      object: "error",
      message:
        "Prompt contains 140000 tokens and 0 draft tokens, too large for model with 131072 maximum context length",
      type: "invalid_request_prompt",
      code: "3051",
    },
    means: ["context-too-long", "request"],
  },
  { vendor: "mistral", says: "bad key", status: 401, body: { detail: "Unauthorized" }, means: ["bad-key", "key"] },
  {
    vendor: "mistral",
    says: "no permission",
    status: 403,
    body: { message: "Forbidden" },
    means: ["no-permission", "key"],
  },
  {
    vendor: "mistral",
    says: "no such model",
    status: 400,
    body: { object: "error", message: "Invalid model: x", type: "invalid_model", code: "unknown_model" },
    means: ["unknown-model", "model"],
  },
  {
    vendor: "mistral",
    says: "wrong parameters",
    status: 422,
    body: { detail: [{ loc: ["body"], msg: "Extra inputs are not permitted" }] },
    means: ["bad-request", "request"],
  },

  // Qwen
  {
    vendor: "qwen",
    says: "rate limit",
    status: 429,
    body: { code: "Throttling.RateQuota", message: "Requests rate limit exceeded" },
    means: ["rate-limited", "model"],
  },
  {
    vendor: "qwen",
    says: "rate limit, compatible mode",
    status: 429,
    body: openAI("You have exceeded your request limit.", "limit_requests", "limit_requests"),
    means: ["rate-limited", "model"],
  },
  {
    vendor: "qwen",
    says: "tokens of the minute, called a quota",
    status: 429,
    body: openAI(
      "You exceeded your current quota, see error-code#token-limit",
      "insufficient_quota",
      "insufficient_quota",
    ),
    means: ["rate-limited", "model"],
  },
  {
    vendor: "qwen",
    says: "allocated quota",
    status: 429,
    body: { code: "Throttling.AllocationQuota", message: "Allocated quota exceeded" },
    means: ["quota-exhausted", "model"],
  },
  {
    vendor: "qwen",
    says: "arrears",
    status: 400,
    body: { code: "Arrearage", message: "Access denied, please make sure your account is in good standing." },
    means: ["quota-exhausted", "key"],
  },
  {
    vendor: "qwen",
    says: "context",
    status: 400,
    body: openAI("Range of input length should be [1, 129024]", "invalid_parameter_error"),
    means: ["context-too-long", "request"],
  },
  {
    vendor: "qwen",
    says: "filtered",
    status: 400,
    body: openAI("Output data may contain inappropriate content.", "data_inspection_failed", "data_inspection_failed"),
    means: ["content-filtered", "request"],
  },
  {
    vendor: "qwen",
    says: "bad key",
    status: 401,
    body: openAI("Incorrect API key provided.", "invalid_api_key"),
    means: ["bad-key", "key"],
  },
  {
    vendor: "qwen",
    says: "no such model",
    status: 404,
    body: openAI("The model `x` does not exist", "model_not_found"),
    means: ["unknown-model", "model"],
  },

  // OpenRouter
  {
    vendor: "openrouter",
    says: "its own rate limit",
    status: 429,
    body: {
      error: {
        code: 429,
        message: "Rate limit exceeded",
        metadata: {
          error_type: "rate_limit_exceeded",
          headers: { "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": String(now + 15_000) },
        },
      },
    },
    means: ["rate-limited", "model", 15],
  },
  {
    vendor: "openrouter",
    says: "the day's free calls",
    status: 429,
    body: { error: { code: 429, message: "Rate limit exceeded: free-models-per-day" } },
    means: ["rate-limited", "key"],
  },
  {
    vendor: "openrouter",
    says: "no money",
    status: 402,
    body: { error: { code: 402, message: "Insufficient credits", metadata: { error_type: "payment_required" } } },
    means: ["quota-exhausted", "key"],
  },
  {
    vendor: "openrouter",
    says: "overloaded",
    status: 503,
    body: { error: { code: 503, message: "Overloaded", metadata: { error_type: "provider_overloaded" } } },
    means: ["overloaded", "model"],
  },
  {
    vendor: "openrouter",
    says: "the provider behind it failed",
    status: 502,
    body: { error: { code: 502, message: "Provider returned error" } },
    means: ["overloaded", "model"],
  },
  {
    vendor: "openrouter",
    says: "timeout",
    status: 504,
    body: { error: { code: 504, message: "Timed out" } },
    means: ["timeout", "model", null, true],
  },
  {
    vendor: "openrouter",
    says: "context",
    status: 400,
    body: { error: { code: 400, message: "too long", metadata: { error_type: "context_length_exceeded" } } },
    means: ["context-too-long", "request"],
  },
  {
    vendor: "openrouter",
    says: "moderation",
    status: 403,
    body: {
      error: {
        code: 403,
        message: "Your chosen model requires moderation and your input was flagged",
        metadata: { reasons: ["violence"] },
      },
    },
    means: ["content-filtered", "request"],
  },
  {
    vendor: "openrouter",
    says: "filtered",
    status: 400,
    body: { error: { code: 400, message: "x", metadata: { error_type: "content_policy_violation" } } },
    means: ["content-filtered", "request"],
  },
  {
    vendor: "openrouter",
    says: "bad key",
    status: 401,
    body: { error: { code: 401, message: "No auth credentials found" } },
    means: ["bad-key", "key"],
  },
  {
    vendor: "openrouter",
    says: "no such model",
    status: 404,
    body: { error: { code: 404, message: "No endpoints found for x." } },
    means: ["unknown-model", "model"],
  },
  {
    vendor: "openrouter",
    says: "an error inside a 200",
    status: 200,
    body: { error: { code: 429, message: "slow" } },
    means: ["rate-limited", "model"],
  },
  {
    vendor: "openrouter",
    says: "an error inside a stream",
    status: 200,
    body: { id: "x", choices: [], error: { code: 502, message: "Provider disconnected" } },
    begun: true,
    means: ["overloaded", "model", null, true],
  },

  // Azure
  {
    vendor: "azure",
    says: "rate limit",
    status: 429,
    body: openAI("Requests have exceeded call rate limit", "429"),
    headers: { "retry-after-ms": "1500", "retry-after": "2" },
    means: ["rate-limited", "model", 1.5],
  },
  {
    vendor: "azure",
    says: "overloaded",
    status: 503,
    body: openAI("Service temporarily unavailable", "503"),
    means: ["overloaded", "model"],
  },
  {
    vendor: "azure",
    says: "context, which it charges for",
    status: 400,
    body: openAI("maximum context length", "context_length_exceeded"),
    means: ["context-too-long", "request", null, true],
  },
  {
    vendor: "azure",
    says: "filtered, which it charges for",
    status: 400,
    body: {
      error: {
        message: "The response was filtered",
        code: "content_filter",
        status: 400,
        innererror: { code: "ResponsibleAIPolicyViolation" },
      },
    },
    means: ["content-filtered", "request", null, true],
  },
  {
    vendor: "azure",
    says: "bad key",
    status: 401,
    body: { error: { code: "401", message: "Access denied due to invalid subscription key" } },
    means: ["bad-key", "key"],
  },
  {
    vendor: "azure",
    says: "no such deployment",
    status: 404,
    body: { error: { code: "DeploymentNotFound", message: "The API deployment for this resource does not exist." } },
    means: ["unknown-model", "model"],
  },

  // Whoever it is
  {
    vendor: null,
    says: "Ollama without the model",
    status: 404,
    body: { error: { message: 'model "x" not found, try pulling it first', type: "api_error", code: null } },
    means: ["unknown-model", "model"],
  },
  {
    vendor: null,
    says: "no API under this path",
    status: 404,
    body: "404 page not found",
    means: ["bad-request", "provider"],
  },
  {
    vendor: null,
    says: "llama.cpp's context",
    status: 400,
    body: {
      error: {
        code: 400,
        message: "the request exceeds the available context size",
        type: "exceed_context_size_error",
      },
    },
    means: ["context-too-long", "request"],
  },
  {
    vendor: null,
    says: "a blank 429",
    status: 429,
    body: "",
    headers: { "retry-after": "Sun, 22 Nov 2026 12:01:00 GMT" },
    means: ["rate-limited", "model", 60],
  },
  { vendor: null, says: "for legal reasons", status: 451, body: "", means: ["no-permission", "region"] },
  { vendor: null, says: "a proxy that cannot reach it", status: 522, body: "<html>", means: ["network", "provider"] },
];
