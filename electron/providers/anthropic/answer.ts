import { z } from "zod";
import type { Usage } from "../../../shared/domain/run.ts";

const count = z.number().min(0).nullish();

export const usageSchema = z.object({
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
  output_tokens_details: z.object({ thinking_tokens: count }).nullish(),
});

/** The events of a message that an answer is made from. */
export const messageEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("message_start"),
    message: z.object({ model: z.string(), usage: usageSchema.nullish() }),
  }),
  z.object({
    type: z.literal("content_block_start"),
    index: z.number(),
    content_block: z.object({ type: z.string(), text: z.string().nullish() }),
  }),
  z.object({
    type: z.literal("content_block_delta"),
    index: z.number(),
    delta: z.object({ type: z.string(), text: z.string().nullish(), partial_json: z.string().nullish() }),
  }),
  z.object({ type: z.literal("content_block_stop"), index: z.number() }),
  z.object({
    type: z.literal("message_delta"),
    delta: z.object({ stop_reason: z.string().nullish() }),
    usage: usageSchema.nullish(),
  }),
  z.object({ type: z.literal("message_stop") }),
  z.object({ type: z.literal("ping") }),
  z.object({ type: z.literal("error"), error: z.object({ type: z.string(), message: z.string() }) }),
]);
export type MessageEvent = z.infer<typeof messageEventSchema>;
export type MessageUsage = z.infer<typeof usageSchema>;

/** Event types that this reader knows; others are new and, as the dialect promises, safe to pass over. */
export const knownEvents: ReadonlySet<string> = new Set(
  messageEventSchema.options.map((option) => option.shape.type.value),
);

export function readStopReason(reason: string): "stop" | "length" | "content-filter" | "malformed" {
  switch (reason) {
    case "end_turn":
    case "stop_sequence":
    case "tool_use":
      return "stop";
    case "max_tokens":
    case "model_context_window_exceeded":
      return "length";
    case "refusal":
      return "content-filter";
    default:
      return "malformed";
  }
}

/** Later reports replace earlier ones field by field: the start counts the input, the delta the output. */
export function mergeUsage(earlier: MessageUsage, later: MessageUsage | null | undefined): MessageUsage {
  const given = Object.entries(later ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return { ...earlier, ...Object.fromEntries(given) };
}

/** Tokens as reported; null without both counts. Anthropic counts cached tokens apart, Headnote as part of the input. */
export function readUsage(usage: MessageUsage): Usage | null {
  const { input_tokens: input, output_tokens: output } = usage;
  if (typeof input !== "number" || typeof output !== "number") return null;
  const thinking = usage.output_tokens_details?.thinking_tokens;
  const read = usage.cache_read_input_tokens ?? 0;
  const written = usage.cache_creation_input_tokens ?? 0;
  return {
    inputTokens: Math.round(input + read + written),
    outputTokens: Math.round(output),
    ...(read > 0 ? { cachedInputTokens: Math.round(read) } : {}),
    ...(written > 0 ? { cacheWriteTokens: Math.round(written) } : {}),
    ...(typeof thinking === "number" ? { reasoningTokens: Math.round(thinking) } : {}),
    reported: true,
  };
}
