import { z } from "zod";
import type { Usage } from "../../../shared/domain/run.ts";

const count = z.number().min(0).nullish();

/** The parts of a `chat.completion.chunk` that an answer is made from; everything else in it is left alone. */
export const chunkSchema = z.object({
  model: z.string().nullish(),
  choices: z
    .array(
      z.object({
        index: z.number().nullish(),
        delta: z
          .object({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            /** A reasoning model thinking aloud; the field's name depends on the vendor. */
            reasoning_content: z.string().nullish(),
            reasoning: z.string().nullish(),
          })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z
    .object({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.object({ cached_tokens: count }).nullish(),
      completion_tokens_details: z.object({ reasoning_tokens: count }).nullish(),
      /** DeepSeek's name for cached tokens. */
      prompt_cache_hit_tokens: count,
    })
    .nullish(),
  /** An error inside a 200. */
  error: z.unknown().optional(),
});
export type Chunk = z.infer<typeof chunkSchema>;

/**
 * A chunk that only brings words, which nearly all do, as `chunkSchema` would read it: there are thousands in a long answer.
 * Null for any other, and for what is not one.
 */
export function readWords(json: unknown): Chunk | null {
  if (!isObject(json) || json["object"] === "error" || !isNothing(json["error"]) || !isNothing(json["usage"]))
    return null;
  const { choices, model } = json;
  if (typeof model !== "string" || !Array.isArray(choices) || choices.length !== 1) return null;
  const choice: unknown = choices[0];
  if (!isObject(choice) || !isNothing(choice["finish_reason"]) || !isObject(choice["delta"])) return null;
  const { content, refusal, reasoning, reasoning_content: aloud } = choice["delta"];
  if (choice["index"] !== 0 || typeof content !== "string") return null;
  if (!isNothing(refusal) || !isNothing(reasoning) || !isNothing(aloud)) return null;
  return { model, choices: [{ index: 0, delta: { content } }] };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** What a finish reason means; `failed` where the vendor uses it to say that there is no answer. */
export function readFinishReason(reason: string): "stop" | "length" | "content-filter" | "overloaded" | "malformed" {
  switch (reason.toLowerCase().replace(/^content_filter:.*$/, "content_filter")) {
    case "stop":
    case "end_turn":
    case "eos":
    case "eos_token":
    case "stop_sequence":
      return "stop";
    case "length":
    case "model_length":
    case "max_tokens":
      return "length";
    case "content_filter":
    case "safety":
    case "recitation":
    case "blocklist":
    case "prohibited_content":
    case "spii":
    case "refusal":
      return "content-filter";
    case "error":
    case "insufficient_system_resource":
      return "overloaded";
    default:
      return "malformed";
  }
}

/** Tokens as reported; null where the report lacks one of the two counts that matter. */
export function readUsage(usage: Chunk["usage"]): Usage | null {
  const input = usage?.prompt_tokens;
  const output = usage?.completion_tokens;
  if (usage === null || usage === undefined || typeof input !== "number" || typeof output !== "number") return null;
  const cached = usage.prompt_tokens_details?.cached_tokens ?? usage.prompt_cache_hit_tokens;
  const reasoning = usage.completion_tokens_details?.reasoning_tokens;
  return {
    inputTokens: Math.round(input),
    outputTokens: Math.round(output),
    ...(typeof cached === "number" ? { cachedInputTokens: Math.round(Math.min(cached, input)) } : {}),
    ...(typeof reasoning === "number" ? { reasoningTokens: Math.round(reasoning) } : {}),
    reported: true,
  };
}
