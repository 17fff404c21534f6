import type { IncomingHttpHeaders } from "node:http";
import type { Keepable, Kept } from "./prompt-cache.ts";

/** A call as a simulator understands it, whatever the dialect. */
export interface Asked {
  readonly model: string;
  readonly system: string;
  readonly user: string;
  readonly schema: Record<string, unknown> | null;
  /** The tool that must be called with the answer, where there is one. */
  readonly tool: string | null;
  readonly maxTokens: number | null;
  readonly stream: boolean;
  readonly wantsUsage: boolean;
}

export interface Meta {
  readonly id: string;
  readonly servedModel: string;
  readonly asked: Asked;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the input. */
  readonly kept: Kept;
}

export type Finish = "stop" | "length" | "content-filter";

export interface Refused {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type RefusalKind =
  | "rate-limited"
  | "insufficient-quota"
  | "server-error"
  | "unavailable"
  | "overloaded"
  | "bad-key"
  | "unknown-model"
  | "context-too-long"
  | "content-filter"
  | "bad-request";

/** One dialect as its server speaks it. Frames are whole server-sent events, blank line included. */
export interface Wire {
  readonly answerPath: string;
  readonly modelsPath: string;
  readonly keyHeaders: readonly string[];
  key(headers: IncomingHttpHeaders): string | null;
  /** Null where the body is not a call of this dialect. */
  parse(body: unknown): Asked | null;
  /** What the provider would keep of a call, in the order in which the model reads it. */
  keepable(body: unknown): Keepable | null;
  opening(meta: Meta): string[];
  piece(text: string, meta: Meta): string;
  /** The events that end an answer; `terminal` hold the finish reason, `last` come after it. */
  closing(finish: Finish, meta: Meta): { readonly terminal: string[]; readonly last: string[] };
  errorEvent(): string;
  whole(text: string, finish: Finish, meta: Meta): unknown;
  refusal(kind: RefusalKind, model: string): Refused;
  models(ids: readonly string[]): unknown;
  limits(requestsLeft: number): Readonly<Record<string, string>>;
}

export function object(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function textOf(part: unknown): string {
  const { text } = object(part);
  return typeof text === "string" ? text : "";
}

/** The words of a message, whether it is a string or a list of text blocks. */
export function contentText(content: unknown): string {
  if (typeof content === "string") return content;
  return Array.isArray(content) ? content.map((part) => textOf(part)).join("\n") : "";
}

/** The last JSON Schema that stands on a line of its own in a prompt. */
export function schemaInPrompt(text: string): Record<string, unknown> | null {
  for (const line of text.split("\n").reverse()) {
    if (!line.trim().startsWith("{")) continue;
    try {
      const parsed = object(JSON.parse(line));
      if (parsed["type"] === "object") return parsed;
    } catch {
      // Not JSON: a line of prose that begins with a brace.
    }
  }
  return null;
}
