import type OpenAI from "openai";
import type { CompletionRequest, Deployment, Message } from "../provider.ts";
import { answerSchema, anyObjectInWords, isStrict, schemaInWords } from "../structure.ts";
import type { Quirks } from "../vendor.ts";

/** The body of a streaming chat completion as this vendor wants it. */
export function chatCompletion(
  deployment: Deployment,
  request: CompletionRequest,
  quirks: Quirks,
): OpenAI.Chat.ChatCompletionCreateParamsStreaming {
  return {
    ...wholeCompletion(deployment, request, quirks),
    stream: true,
    ...(quirks.usageInStream ? { stream_options: { include_usage: true } } : {}),
  };
}

/** The same for an answer that comes in one piece. */
export function wholeCompletion(
  deployment: Deployment,
  request: CompletionRequest,
  quirks: Quirks,
): OpenAI.Chat.ChatCompletionCreateParamsNonStreaming {
  const { structured } = quirks;
  const { temperature, topP, stop, seed } = request.sampling ?? {};
  return {
    model: deployment.model,
    [quirks.tokenLimit]: request.maxOutputTokens,
    messages: withInstruction(
      joinedTurns(request.messages),
      structured === "json_schema" ? null : shapeInWords(request.schema, structured),
    ),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(stop === undefined ? {} : { stop: [...stop] }),
    ...(seed === undefined ? {} : { seed }),
    ...responseFormat(structured, request.schema),
  };
}

/** JSON mode says "some object" for itself; a schema it does not know, and without JSON mode all stands in the prompt. */
function shapeInWords(schema: CompletionRequest["schema"], structured: "json_object" | "none"): string | null {
  if (schema === null) return null;
  if (schema === "any-object") return structured === "none" ? anyObjectInWords : null;
  return schemaInWords(schema.json);
}

/**
 * The instruction goes to the end of the first system message, or before all else where there is none; where the messages
 * begin with what stays the same from one request to the next, to the very end, so that they still do.
 */
function withInstruction(
  messages: readonly (ChatMessage & { readonly stable: boolean })[],
  instruction: string | null,
): ChatMessage[] {
  const plain = messages.map(({ role, content }) => ({ role, content }));
  if (instruction === null) return plain;
  const first = plain.findIndex(({ role }) => role === "system");
  const last = messages.some(({ stable }) => stable) ? plain.length - 1 : first;
  if (last === -1) return [{ role: "system", content: instruction }, ...plain];
  return plain.map((message, index) =>
    index === last ? { ...message, content: `${message.content}\n\n${instruction}` } : message,
  );
}

type ChatMessage = Pick<Message, "role" | "content">;

/** Some endpoints want turns to alternate: what follows a stable message in the same turn is joined to it. */
function joinedTurns(messages: readonly Message[]): (ChatMessage & { readonly stable: boolean })[] {
  const joined: (ChatMessage & { readonly stable: boolean })[] = [];
  let before: Message | null = null;
  for (const message of messages) {
    const last = joined.at(-1);
    if (last !== undefined && before?.stable === true && before.role === message.role)
      joined[joined.length - 1] = { ...last, content: `${last.content}\n\n${message.content}` };
    else joined.push({ role: message.role, content: message.content, stable: message.stable === true });
    before = message;
  }
  return joined;
}

function responseFormat(
  structured: Quirks["structured"],
  shape: CompletionRequest["schema"],
): Pick<OpenAI.Chat.ChatCompletionCreateParamsNonStreaming, "response_format"> {
  if (shape === null) return {};
  switch (structured) {
    case "json_schema": {
      if (shape === "any-object") return { response_format: { type: "json_object" } };
      const schema = answerSchema(shape.json);
      return {
        response_format: {
          type: "json_schema",
          json_schema: { name: shape.name, schema, strict: isStrict(schema) },
        },
      };
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
