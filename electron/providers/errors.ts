import type { Dialect } from "../../shared/domain/configuration.ts";
import type { ErrorClass } from "../../shared/domain/run.ts";
import { readErrorBody, type ErrorFacts } from "./error-body.ts";
import {
  failureRules,
  neverConnected,
  verdictOfStatus,
  waitedTooLong,
  type FailureRule,
  type Verdict,
} from "./failure-rules.ts";
import { ProviderError, type Deployment, type Failure } from "./provider.ts";
import { redact, type Secrets } from "./redact.ts";
import { retryAt } from "./retry-after.ts";
import { labelOf, vendorOf } from "./vendors.ts";

/** Everything known about a failed call. */
export interface FailureReport {
  /** A vendor's id of vendors.ts; null for an endpoint that is nobody's in the table. */
  readonly vendor: string | null;
  readonly dialect: Dialect;
  /** HTTP status; null where no answer came. */
  readonly status: number | null;
  readonly headers: Headers | null;
  /** The error as the provider sent it, as text; empty where it sent none. */
  readonly body: string;
  /** What was thrown, where there was no answer. */
  readonly thrown?: unknown;
  /** Whether the answer had begun: then it may be charged, whatever ended it. */
  readonly begun?: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a failed call means. The body beats the status; a status inside the body beats that of the answer. */
export function classify(report: FailureReport): Failure {
  if (report.status === null && report.body === "") {
    return { ...verdictOfThrown(report.thrown, report.begun ?? false), retryAt: null };
  }
  const facts = readErrorBody(report.body);
  const status = report.status === null || report.status < 300 ? facts.status : report.status;
  const rule = failureRules.find((candidate) => holds(candidate, report, facts, status));
  const verdict = rule?.verdict ?? (status === null ? unexplained(facts) : verdictOfStatus(status, facts));
  return {
    class: verdict.class,
    scope: verdict.scope,
    retryAt: waits(verdict.class) ? retryAt(report.headers, facts, report.now) : null,
    billable: verdict.billable || report.begun === true,
  };
}

function holds(rule: FailureRule, report: FailureReport, facts: ErrorFacts, status: number | null): boolean {
  const { token, message, body, headers } = rule;
  if (rule.vendors !== undefined && (report.vendor === null || !rule.vendors.includes(report.vendor))) return false;
  if (rule.status !== undefined && (status === null || !rule.status.includes(status))) return false;
  if (token !== undefined && !facts.tokens.some((word) => token.test(word))) return false;
  if (message !== undefined && !message.test(facts.message)) return false;
  if (body !== undefined && !body.test(facts.raw)) return false;
  return Object.entries(headers ?? {}).every(([name, value]) => report.headers?.get(name) === value);
}

/** An error inside a 200 that names nothing known is the server's trouble; a 200 that is no error at all is not the dialect. */
function unexplained(facts: ErrorFacts): Verdict {
  return facts.structured
    ? { class: "overloaded", scope: "model", billable: false }
    : { class: "malformed", scope: "provider", billable: false };
}

function verdictOfThrown(thrown: unknown, begun: boolean): Verdict {
  const codes = codesOf(thrown);
  if (codes.some((code) => waitedTooLong.includes(code))) return { class: "timeout", scope: "model", billable: true };
  const sent = begun || !codes.some((code) => neverConnected.includes(code));
  return { class: "network", scope: "provider", billable: sent };
}

/** Codes of an error and of what caused it, through the wrappers of the SDKs. */
function codesOf(thrown: unknown): string[] {
  const codes: string[] = [];
  for (let error: unknown = thrown, depth = 0; error instanceof Error && depth < 8; error = error.cause, depth += 1) {
    if ("code" in error && typeof error.code === "string") codes.push(error.code);
    if (error instanceof AggregateError) codes.push(...error.errors.flatMap(codesOf));
  }
  return codes;
}

function waits(errorClass: ErrorClass): boolean {
  return (
    errorClass === "rate-limited" ||
    errorClass === "overloaded" ||
    errorClass === "quota-exhausted" ||
    errorClass === "timeout"
  );
}

const meaning: Readonly<Record<ErrorClass, string>> = {
  "rate-limited": "asked to wait: too many requests",
  "quota-exhausted": "has no credit or quota left for this key",
  overloaded: "is overloaded or has a fault",
  timeout: "did not answer in time",
  network: "could not be reached, or the connection was lost",
  "context-too-long": "cannot take a contract this long",
  "content-filtered": "refused the content",
  "bad-key": "does not accept the key",
  "no-permission": "does not permit this",
  "unknown-model": "does not have this model",
  "bad-request": "did not accept the request",
  truncated: "stopped before the answer was complete",
  malformed: "sent something that is not an answer",
  "not-allowed": "was not asked",
  cancelled: "was cancelled",
};

/** The `ProviderError` of a failed call; its message is one line for the reader: who, what, and the provider's own words. */
export function providerError(
  deployment: Deployment,
  report: Omit<FailureReport, "vendor" | "dialect">,
  secrets: Secrets,
): ProviderError {
  const vendor = vendorOf({ id: deployment.provider, dialect: deployment.dialect, baseURL: deployment.baseURL });
  const failure = classify({ ...report, vendor: vendor?.id ?? null, dialect: deployment.dialect });
  const words = report.body === "" ? (codesOf(report.thrown)[0] ?? "") : readErrorBody(report.body).message;
  return failed(deployment, failure, redact(words, secrets), { status: report.status });
}

/** A failure whose class is known already: a stream that is not the dialect, an abort. `words` must be Headnote's own or redacted. */
export function failed(
  deployment: Deployment,
  failure: Failure,
  words: string,
  options: { status?: number | null; cause?: unknown } = {},
): ProviderError {
  const said = words === "" ? "." : `: ${words}${/[.!?]$/.test(words) ? "" : "."}`;
  return new ProviderError(`${labelOf(deployment.provider)} ${meaning[failure.class]}${said}`, failure, options);
}
