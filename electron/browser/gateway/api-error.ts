import { isHeadnoteError, type HeadnoteError } from "../../../shared/domain/errors.ts";
import { runSchema, type Attempt, type ErrorClass, type Plan, type Run } from "../../../shared/domain/run.ts";

/** An error as OpenAI's dialect words it. `message` is Headnote's own: it holds no key and nothing of the messages. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  /** For programs; OpenAI's own word where it has one. */
  readonly code: string;
  /** The field of the body that is wrong; null where it is not about one. */
  readonly param: string | null;
  /** Seconds after which it is worth another try; null where a program had better not try again by itself. */
  readonly retryAfter: number | null;
  /** What was done before it failed, where anything was. */
  readonly run: Run | null;

  constructor(
    status: number,
    code: string,
    message: string,
    facts: { readonly param?: string; readonly retryAfter?: number; readonly run?: Run | null } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.param = facts.param ?? null;
    this.retryAfter = facts.retryAfter ?? null;
    this.run = facts.run ?? null;
  }

  get body(): { error: { message: string; type: string; param: string | null; code: string } } {
    const { message, param, code } = this;
    return { error: { message, type: typeOf(this.status), param, code } };
  }
}

function typeOf(status: number): string {
  if (status === 402) return "insufficient_quota";
  if (status === 429) return "rate_limit_error";
  return status >= 500 ? "server_error" : "invalid_request_error";
}

/** What a caller is told of anything that was thrown. `now` is epoch milliseconds; `plan` null where there is none yet. */
export function apiErrorOf(thrown: unknown, plan: Plan | null, now: number): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (!isHeadnoteError(thrown)) {
    return new ApiError(500, "internal_error", "Something went wrong in Headnote. Nothing of an answer is kept.");
  }
  const run = runOf(thrown);
  const { code } = thrown;
  if (code === "not-found") return new ApiError(404, "model_not_found", thrown.message, { param: "model" });
  if (code === "wrong-use") return new ApiError(400, "invalid_request", thrown.message);
  if (code === "not-allowed") return new ApiError(403, "not_allowed", chatWords(thrown), { run });
  if (code === "not-available") return nobodyToAsk(thrown, plan, run, now);
  if (code === "provider-failed") return nobodyAnswered(thrown, run, now);
  // A locked keychain, a full disk: nothing about the request, and for a person to mend.
  return new ApiError(503, code.replaceAll("-", "_"), thrown.message, { run });
}

/** For whoever asks, or waits, while the gateway is being stopped. */
export function shuttingDown(run: Run | null): ApiError {
  const words = "The gateway is being stopped, and gave no answer to this. Ask again when it is back.";
  return new ApiError(503, "shutting_down", words, { run, retryAfter: usualWait });
}

/** Seconds to wait where nobody said how long. */
const usualWait = 15;

/** Nobody was called: either nobody may ever be, or everyone is to be left alone for now. */
function nobodyToAsk(error: HeadnoteError, plan: Plan | null, run: Run | null, now: number): ApiError {
  // Not 429: many clients come back by themselves after that one, and a budget is raised by a person.
  if (error.data["overBudget"] === true) return new ApiError(402, "budget_exceeded", chatWords(error), { run });
  const candidates = plan?.candidates ?? [];
  if (candidates.some(({ eligible }) => eligible)) {
    return new ApiError(503, "temporarily_unavailable", chatWords(error), { run, retryAfter: waitOf(error, now) });
  }
  const models = candidates.filter(({ barrier }) => barrier !== "task");
  if (models.length > 0 && models.every(({ barrier }) => barrier === "context")) {
    return new ApiError(400, "context_length_exceeded", chatWords(error), { param: "messages", run });
  }
  return new ApiError(503, "not_available", chatWords(error), { run });
}

/** The end of each deployment's story decides what the caller can do about it. */
function nobodyAnswered(error: HeadnoteError, run: Run | null, now: number): ApiError {
  const failures = lastFailures(run);
  const classes = failures.map(({ errorClass }) => errorClass);
  const all = (...wanted: readonly ErrorClass[]) =>
    classes.length > 0 && classes.every((one) => one !== undefined && wanted.includes(one));
  const told = failures.map(({ deployment, message }) => `${deployment}: ${message ?? "it failed"}`).join(" ");

  const filtered = failures.find(({ errorClass }) => errorClass === "content-filtered");
  if (filtered !== undefined) {
    const words = `The content filter of ${filtered.deployment} refused this request. ${filtered.message ?? ""}`.trim();
    return new ApiError(400, "content_filter", words, { param: "messages", run });
  }
  if (all("context-too-long")) {
    return new ApiError(400, "context_length_exceeded", `The messages are too long. ${told}`, {
      param: "messages",
      run,
    });
  }
  // Who was passed over, and why, is part of what happened; the attempts alone do not tell it.
  const happened = `${chatWords(error)} ${told}`.trim();
  if (all("bad-request", "context-too-long")) return new ApiError(400, "invalid_request", happened, { run });
  if (all("quota-exhausted")) return new ApiError(429, "insufficient_quota", happened, { run });
  if (all("rate-limited", "quota-exhausted")) {
    return new ApiError(429, "rate_limit_exceeded", happened, { run, retryAfter: waitOf(error, now) });
  }
  return new ApiError(502, "provider_failed", happened, { run });
}

function lastFailures(run: Run | null): Attempt[] {
  const last = new Map<string, Attempt>();
  for (const attempt of run?.attempts ?? []) if (attempt.outcome === "failed") last.set(attempt.deployment, attempt);
  return [...last.values()];
}

function waitOf(error: HeadnoteError, now: number): number {
  const { retryAt } = error.data;
  return typeof retryAt === "number" ? Math.max(1, Math.ceil((retryAt - now) / 1000)) : usualWait;
}

/** The run as it ended, where the error bears one. */
export function runOf(error: HeadnoteError): Run | null {
  const read = runSchema.safeParse(error.data["run"]);
  return read.success ? read.data : null;
}

/** With the advice that a program can follow, in place of that for a person before the page. */
function chatWords({ message, data }: HeadnoteError): string {
  if (data["missing"] === "matter") return `${message} Name it in the header x-headnote-matter.`;
  return message.replace(/ Try again in a while, or have it summarised on this device\.$/, "");
}
