import type { Contract } from "../../shared/domain/contract.ts";
import type { Dialect } from "../../shared/domain/configuration.ts";
import type { ErrorClass, Usage } from "../../shared/domain/run.ts";

/** What a call is made to: one model of one provider at one endpoint. The key is fetched when the call is made. */
export interface Deployment {
  /** "provider/model", as written in routes. */
  readonly id: string;
  readonly provider: string;
  readonly model: string;
  readonly dialect: Dialect;
  /** Null for the on-device engine. */
  readonly baseURL: string | null;
  readonly region: string | null;
  readonly retention: "zero" | "limited" | "unknown";
  /** On this machine: needs no key, and nothing leaves. */
  readonly local: boolean;
  /** Tokens it holds, prompt and answer together, where the firm wrote it down; else what is known of the model holds. */
  readonly contextTokens?: number;
  /** What the firm agreed on, US dollars per million tokens; else what the price list knows holds. */
  readonly price?: { readonly inputPerMillion: number; readonly outputPerMillion: number };
}

export interface Message {
  /** `system` messages are instructions wherever they stand; a dialect that wants them apart gets them joined. */
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
  /**
   * Ends what stays the same from one request to the next about the same thing: all messages up to and including this one.
   * A provider that keeps beginnings finds it by itself, or is told of it where `CompletionRequest.asksAgain` says so.
   */
  readonly stable?: boolean;
}

/** How words are chosen, where whoever asks wants a say; what is left out is the model's own way. */
export interface Sampling {
  readonly temperature?: number;
  readonly topP?: number;
  /** The answer ends before any of these. */
  readonly stop?: readonly string[];
  readonly seed?: number;
}

export interface AnswerSchema {
  readonly name: string;
  /** JSON Schema, for dialects that can hold a model to one. */
  readonly json: Record<string, unknown>;
}

/** What a model is asked: about a contract, with the schema of the answer; or in a chat, with neither. */
export interface CompletionRequest {
  readonly messages: readonly Message[];
  readonly maxOutputTokens: number;
  readonly sampling?: Sampling;
  /** The shape of the answer: one schema, some JSON object, or (null) whatever the messages ask for. */
  readonly schema: AnswerSchema | "any-object" | null;
  /**
   * Whether the same model is likely to be asked again, within minutes, about what ends with the stable message, with the
   * same schema. Some providers charge more for keeping a beginning than for reading it once, so it is kept only then.
   */
  readonly asksAgain?: boolean;
  /**
   * What the messages were made from, for an engine on this machine that reads it itself; null where they are not about one
   * contract. Adapters that send never look at it.
   */
  readonly contract: Contract | null;
  /** What is asked about the contract, for an engine on this machine; left out where it is to be summarised. */
  readonly question?: string;
  /** Nothing of it may leave this machine: refused at the connector for any deployment that is elsewhere (`gate.ts`). */
  readonly confined?: boolean;
}

/** What the provider said about its limits in the headers of one answer; null where it said nothing. */
export interface RateLimits {
  readonly requestsRemaining: number | null;
  readonly tokensRemaining: number | null;
  /** Epoch milliseconds at which the tighter of the two is restored. */
  readonly resetAt: number | null;
}

export type FinishReason = "stop" | "length" | "content-filter";

/**
 * `text-start` once, at the first sign of an answer; `text-delta` zero or more times; `text-end` once, last, and only when
 * the dialect's own terminal event with a finish reason was seen. A stream that stops without `text-end` must throw. A
 * delta may be empty: a sign of life from a model that thinks before it speaks.
 */
export type CompletionEvent =
  | { readonly type: "text-start"; readonly servedModel: string | null }
  | { readonly type: "text-delta"; readonly text: string }
  | {
      readonly type: "text-end";
      readonly finishReason: FinishReason;
      /** As the provider named it. */
      readonly servedModel: string;
      readonly usage: Usage | null;
      readonly rateLimits: RateLimits | null;
    };

export interface CallOptions {
  /** Null where the deployment is local. Never logged, never kept. */
  readonly key: string | null;
  readonly signal: AbortSignal;
}

/** Speaks one wire dialect. Every failure is a `ProviderError`; an abort is one of class `cancelled`. */
export interface Provider {
  stream(deployment: Deployment, request: CompletionRequest, options: CallOptions): AsyncIterable<CompletionEvent>;
  /** The cheapest call that proves that the endpoint answers and takes the key; the models it lists, where it lists them. */
  check(deployment: Deployment, options: CallOptions): Promise<{ readonly models: readonly string[] }>;
}

/**
 * `request`: this request to this deployment, and nothing else. `key`: all that is reached with the key. `model`: this
 * deployment for now. `provider`: all of the provider's. `region`: all of the provider's from where this machine is.
 */
export type FailureScope = "request" | "key" | "model" | "provider" | "region";

export interface Failure {
  readonly class: ErrorClass;
  /** What the failure says something about; decides what else is not worth trying. */
  readonly scope: FailureScope;
  /** Epoch milliseconds before which the provider asked not to be called again; null where it did not say. */
  readonly retryAt: number | null;
  /** Whether the provider may charge for the failed call. */
  readonly billable: boolean;
}

/** `message` is for the reader: what the provider said, without key and without contract text. */
export class ProviderError extends Error {
  readonly failure: Failure;
  /** HTTP status, where there was an answer. */
  readonly status: number | null;

  constructor(message: string, failure: Failure, options: { status?: number | null; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "ProviderError";
    this.failure = failure;
    this.status = options.status ?? null;
  }
}

/** How a request ended that waited for a batch of its provider (`later.ts`). */
export type LaterEnd =
  | {
      readonly type: "answered";
      readonly text: string;
      readonly finishReason: FinishReason;
      readonly servedModel: string;
      readonly usage: Usage | null;
    }
  | {
      readonly type: "failed";
      readonly error: ProviderError;
      readonly servedModel: string | null;
      readonly usage: Usage | null;
    };
