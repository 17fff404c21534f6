import type OpenAI from "openai";
import type { CompletionRequest, Deployment } from "../provider.ts";
import { answerSchema, isStrict, schemaInWords } from "../structure.ts";
import type { Quirks } from "../vendor.ts";

/** The body of a streaming chat completion as this vendor wants it. */
export function chatCompletion(
  deployment: Deployment,
  request: CompletionRequest,
  quirks: Quirks,
): OpenAI.Chat.ChatCompletionCreateParamsStreaming {
  const { name, json } = request.schema;
  const inWords = quirks.structured !== "json_schema";
  return {
    model: deployment.model,
    stream: true,
    ...(quirks.usageInStream ? { stream_options: { include_usage: true } } : {}),
    [quirks.tokenLimit]: request.maxOutputTokens,
    messages: [
      { role: "system", content: inWords ? `${request.system}\n\n${schemaInWords(json)}` : request.system },
      { role: "user", content: request.user },
    ],
    ...responseFormat(quirks.structured, name, json),
  };
}

function responseFormat(
  structured: Quirks["structured"],
  name: string,
  json: Record<string, unknown>,
): Pick<OpenAI.Chat.ChatCompletionCreateParamsStreaming, "response_format"> {
  switch (structured) {
    case "json_schema": {
      const schema = answerSchema(json);
      return { response_format: { type: "json_schema", json_schema: { name, schema, strict: isStrict(schema) } } };
    }
    case "json_object":
      return { response_format: { type: "json_object" } };
    case "none":
      return {};
  }
}

/**
 * What to leave out or rename after a refusal that names a field this endpoint does not know; null where the refusal is
 * about something else. Nothing was generated then, so asking again costs nothing.
 */
export function adapt(quirks: Quirks, status: number, body: string): Quirks | null {
  if (status !== 400 && status !== 422) return null;
  if (quirks.tokenLimit === "max_tokens" && /max_completion_tokens/.test(body)) {
    return { ...quirks, tokenLimit: "max_completion_tokens" };
  }
  if (quirks.tokenLimit === "max_completion_tokens" && names(body, "max_completion_tokens")) {
    return { ...quirks, tokenLimit: "max_tokens" };
  }
  if (quirks.usageInStream && /stream_options|include_usage/.test(body)) return { ...quirks, usageInStream: false };
  if (quirks.structured === "json_schema" && /json_schema|response_format|structured output/i.test(body)) {
    return { ...quirks, structured: "json_object" };
  }
  if (quirks.structured === "json_object" && /json_object|response_format|json mode/i.test(body)) {
    return { ...quirks, structured: "none" };
  }
  return null;
}

/** A refusal of the field itself, not of its value. */
function names(body: string, field: string): boolean {
  return (
    body.includes(field) &&
    /unsupported|unrecognized|unknown|extra (inputs|fields)|not permitted|unexpected/i.test(body)
  );
}
