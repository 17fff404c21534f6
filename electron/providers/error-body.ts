/** What a provider's error says, whatever its shape. */
export interface ErrorFacts {
  /** False where the body was not JSON: a proxy's page, or nothing. */
  readonly structured: boolean;
  /** Every code, type, reason and status word in it, as written. */
  readonly tokens: readonly string[];
  /** The provider's own words; empty where there were none. */
  readonly message: string;
  /** An HTTP status inside the body, where it has one: it is the true one of an error inside a 200. */
  readonly status: number | null;
  /** Gemini's `RetryInfo.retryDelay`, as written ("31s"). */
  readonly retryDelay: string | null;
  /** Headers that a gateway passes on inside the body. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it came, for rules that look for a word anywhere. */
  readonly raw: string;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads an error body: `{error: {...}}`, `{error: "..."}`, `[{error}]`, the error itself at the top (Mistral, DashScope),
 * `{detail: ...}`, or no JSON at all.
 */
export function readErrorBody(raw: string): ErrorFacts {
  const parsed = parse(raw);
  if (parsed === null) {
    const html = /^\s*</.test(raw);
    return {
      structured: false,
      tokens: [],
      message: html ? "" : raw.trim(),
      status: null,
      retryDelay: null,
      headers: {},
      raw,
    };
  }
  const outer = object(Array.isArray(parsed) ? parsed[0] : parsed) ?? {};
  const error = object(outer["error"]) ?? outer;
  const details = Array.isArray(error["details"]) ? error["details"].map((detail) => object(detail) ?? {}) : [];
  const inner = [error["innererror"], error["details"], error["metadata"], ...details].map(
    (part) => object(part) ?? {},
  );

  const tokens = [error, ...inner].flatMap((part) =>
    ["code", "type", "status", "reason", "error_code", "error_type"].flatMap((name) => {
      const value = part[name];
      return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
    }),
  );
  const retryInfo = details.find((detail) => typeof detail["retryDelay"] === "string");
  const metadata = object(error["metadata"]);
  return {
    structured: true,
    tokens,
    message: messageOf(outer, error),
    status:
      statusOf(error["code"]) ??
      statusOf(error["status"]) ??
      statusOf(outer["status"]) ??
      statusOf(outer["statusCode"]),
    retryDelay: typeof retryInfo?.["retryDelay"] === "string" ? retryInfo["retryDelay"] : null,
    headers: strings(object(metadata?.["headers"])),
    raw,
  };
}

function messageOf(outer: Json, error: Json): string {
  const metadata = object(error["metadata"]);
  const candidates = [
    error["message"],
    outer["message"],
    outer["error"],
    outer["detail"],
    object(outer["detail"])?.["message"],
  ];
  const detail = Array.isArray(outer["detail"]) ? object(outer["detail"][0])?.["msg"] : undefined;
  const own = [...candidates, detail].find((value) => typeof value === "string" && value !== "");
  // A gateway's "Provider returned error" says nothing; what that provider said is in `raw`.
  const passedOn = typeof metadata?.["raw"] === "string" ? readErrorBody(metadata["raw"]).message : "";
  return [typeof own === "string" ? own : "", passedOn].filter((part) => part !== "").join(": ");
}

function statusOf(value: unknown): number | null {
  const number =
    typeof value === "number" ? value : typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number >= 300 && number <= 599 ? number : null;
}

function parse(raw: string): unknown {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

function object(value: unknown): Json | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

function strings(record: Json | null): Record<string, string> {
  return Object.fromEntries(Object.entries(record ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
