import { servedBy, type Run } from "../../../shared/domain/run.ts";
import type { ChatAnswer } from "../../usecases/complete-chat.ts";

/** Tokens of the attempt that answered; what lost attempts used is in the ledger, and none of the answer's. */
export interface UsageBody {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly prompt_tokens_details: { readonly cached_tokens: number };
  readonly completion_tokens_details: { readonly reasoning_tokens: number };
}

export function usageBody(run: Run): UsageBody | null {
  const usage = run.attempts.findLast(({ outcome }) => outcome === "ok")?.usage ?? null;
  if (usage === null) return null;
  return {
    prompt_tokens: usage.inputTokens,
    completion_tokens: usage.outputTokens,
    total_tokens: usage.inputTokens + usage.outputTokens,
    prompt_tokens_details: { cached_tokens: usage.cachedInputTokens ?? 0 },
    completion_tokens_details: { reasoning_tokens: usage.reasoningTokens ?? 0 },
  };
}

/** What the dialect has no field for: which run it was, who served, how often somebody was asked, what all of it cost. */
export function runBody(run: Run): Readonly<Record<string, string | number | null>> {
  return {
    run: run.id,
    served: run.served === null ? null : servedBy(run),
    tier: run.tier,
    complexity: run.complexity,
    attempts: run.attempts.length,
    cost_usd: run.costUsd,
  };
}

/** The same as headers, for whoever reads no bodies. */
export function runHeaders(run: Run): Readonly<Record<string, string>> {
  return {
    "x-headnote-run": run.id,
    "x-headnote-tier": run.tier,
    "x-headnote-attempts": String(run.attempts.length),
    "x-headnote-cost-usd": run.costUsd === null ? "unpriced" : plainNumber(run.costUsd),
    ...(run.served === null ? {} : { "x-headnote-served": headerText(servedBy(run)) }),
  };
}

/** As a header may carry it. */
export function headerText(text: string): string {
  return text.replaceAll(/[^\x20-\x7E]/g, "?").slice(0, 200);
}

/** Never "2.1e-7". */
function plainNumber(value: number): string {
  return value === 0 ? "0" : value.toFixed(12).replace(/0+$/, "").replace(/\.$/, "");
}

export interface Heading {
  readonly id: string;
  /** Seconds since the epoch. */
  readonly created: number;
}

export function wholeAnswer({ text, finishReason, run }: ChatAnswer, heading: Heading): object {
  return {
    ...heading,
    object: "chat.completion",
    model: run.served?.model ?? "",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: text, refusal: null },
        logprobs: null,
        finish_reason: finishReason,
      },
    ],
    usage: usageBody(run),
    headnote: runBody(run),
  };
}

/** The chunks of one streamed answer. `includeUsage` adds the dialect's last chunk, and its empty field to the others. */
export class Chunks {
  readonly #heading: Heading;
  readonly #includeUsage: boolean;

  constructor(heading: Heading, includeUsage: boolean) {
    this.#heading = heading;
    this.#includeUsage = includeUsage;
  }

  opening(model: string): object {
    return this.#chunk(model, { role: "assistant", content: "" }, null);
  }

  words(model: string, text: string): object {
    return this.#chunk(model, { content: text }, null);
  }

  closing({ finishReason, run }: Pick<ChatAnswer, "finishReason" | "run">): object[] {
    const model = run.served?.model ?? "";
    const last = { ...this.#chunk(model, {}, finishReason), headnote: runBody(run) };
    if (!this.#includeUsage) return [last];
    return [last, { ...this.#heading, object: "chat.completion.chunk", model, choices: [], usage: usageBody(run) }];
  }

  #chunk(model: string, delta: object, finishReason: string | null): object {
    return {
      ...this.#heading,
      object: "chat.completion.chunk",
      model,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
      ...(this.#includeUsage ? { usage: null } : {}),
    };
  }
}

const pieceLength = 1_024;

/** A whole text in pieces that no reader finds too long; no character is cut in two. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + pieceLength);
    const last = text.charCodeAt(to - 1);
    if (to < text.length && last >= 0xd800 && last <= 0xdbff) to += 1;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}
