import { z } from "zod";
import type { Chat } from "../../usecases/complete-chat.ts";
import { ApiError } from "./api-error.ts";

const textPart = z.strictObject({ type: z.literal("text"), text: z.string() });
const content = z.union([z.string(), z.array(textPart).min(1)]);
const message = z.strictObject({
  role: z.enum(["system", "developer", "user", "assistant"]),
  content,
});

const responseFormat = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text") }),
  z.strictObject({ type: z.literal("json_object") }),
  z.strictObject({
    type: z.literal("json_schema"),
    json_schema: z.strictObject({
      name: z.string().min(1).max(64),
      schema: z.record(z.string(), z.unknown()),
      strict: z.boolean().nullish(),
      description: z.null().optional(),
    }),
  }),
]);

const positive = z.int().positive();
const bodySchema = z.strictObject({
  model: z.string().min(1),
  messages: z.array(message).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.strictObject({ include_usage: z.boolean().nullish() }).nullish(),
  max_tokens: positive.nullish(),
  max_completion_tokens: positive.nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  stop: z.union([z.string().min(1), z.array(z.string().min(1)).max(4)]).nullish(),
  seed: z.int().nullish(),
  response_format: responseFormat.nullish(),
});

/** Parameters that Headnote does not pass on, with the values that change nothing: those, and null, may be there. */
const withoutEffect: Readonly<Record<string, readonly unknown[]>> = {
  n: [1],
  frequency_penalty: [0],
  presence_penalty: [0],
  logprobs: [false],
  store: [false],
  modalities: [["text"]],
  tools: [[]],
  tool_choice: ["none"],
  logit_bias: [{}],
  metadata: [{}],
};

export interface ChatCall {
  readonly chat: Chat;
  /** `held`: until the answer is whole; `live`: word by word. */
  readonly stream: "no" | "held" | "live";
  readonly includeUsage: boolean;
}

/**
 * What a body asks for. Throws `ApiError` 400 that names the field for anything that is wrong, and for anything that Headnote
 * would have to leave out: a parameter is passed on or refused, never dropped.
 */
export function readChatCall(
  body: string,
  headers: { readonly stream: string | undefined; readonly matter: string | undefined },
): ChatCall {
  const parsed = bodySchema.safeParse(supported(parseJson(body)));
  if (!parsed.success) throw invalid(parsed.error);
  const asked = parsed.data;
  if (headers.stream !== undefined && headers.stream !== "live" && headers.stream !== "held") {
    throw new ApiError(400, "invalid_value", 'The header x-headnote-stream takes "held" or "live".', {
      param: "x-headnote-stream",
    });
  }
  if (asked.stream_options && asked.stream !== true) {
    throw new ApiError(400, "invalid_value", '"stream_options" is for a streamed answer: set "stream" to true.', {
      param: "stream_options",
    });
  }
  const limit = asked.max_completion_tokens ?? asked.max_tokens ?? null;
  return {
    chat: {
      model: asked.model,
      messages: asked.messages.map(({ role, content: words }) => ({
        role: role === "developer" ? "system" : role,
        content: typeof words === "string" ? words : words.map(({ text }) => text).join("\n"),
      })),
      maxOutputTokens: limit,
      sampling: samplingOf(asked),
      schema: schemaOf(asked.response_format),
      matter: headers.matter?.trim() || null,
    },
    stream: asked.stream === true ? (headers.stream ?? "held") : "no",
    includeUsage: asked.stream_options?.include_usage === true,
  };
}

function parseJson(body: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new ApiError(400, "invalid_json", "The body is not valid JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ApiError(400, "invalid_type", "The body must be a JSON object.");
  }
  return value as Record<string, unknown>;
}

/** The body without parameters whose value changes nothing. Throws for those that Headnote does not pass on. */
function supported(body: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(body).filter(([name, value]) => {
    if (Object.hasOwn(bodySchema.shape, name)) return true;
    const harmless = Object.hasOwn(withoutEffect, name) ? (withoutEffect[name] ?? []) : [];
    const same = (one: unknown) => JSON.stringify(one) === JSON.stringify(value);
    if (value === null || harmless.some(same)) return false;
    throw new ApiError(400, "unsupported_parameter", `Headnote does not pass on "${shown(name)}". Leave it out.`, {
      param: shown(name),
    });
  });
  return Object.fromEntries(kept);
}

function invalid(error: z.ZodError): ApiError {
  const issue = deepest(error.issues[0]);
  const path = issue?.path ?? [];
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const param = shown(pathOf(unknown === undefined ? path : [...path, unknown]));
  if (unknown !== undefined) {
    return new ApiError(400, "unsupported_parameter", `Headnote does not pass on "${param}". Leave it out.`, { param });
  }
  const unsupported = path[0] === "messages" && (issue?.code === "invalid_value" || issue?.code === "invalid_union");
  const hint = unsupported ? " Headnote takes system, developer, user and assistant messages made of text." : "";
  return new ApiError(400, "invalid_value", `"${param}" is not valid: ${issue?.message ?? "wrong value"}.${hint}`, {
    param,
  });
}

type Issue = z.core.$ZodIssue;

/** Of a union, what is wrong with the branch that came furthest: "content[0].type" says more than "content". */
function deepest(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== "invalid_union") return issue;
  const inner = issue.errors
    .map((branch) => deepest(branch[0]))
    .filter((one) => one !== undefined)
    .toSorted((one, other) => other.path.length - one.path.length)[0];
  return inner === undefined || inner.path.length === 0 ? issue : { ...inner, path: [...issue.path, ...inner.path] };
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : `${text}${text === "" ? "" : "."}${String(part)}`),
    "",
  );
}

/** A name that somebody made up is shown, but not at any length. */
function shown(name: string): string {
  return name.replaceAll(/[^\x20-\x7E]/g, "?").slice(0, 100);
}

function samplingOf({ temperature, top_p: topP, stop, seed }: z.infer<typeof bodySchema>): Chat["sampling"] {
  const stops = typeof stop === "string" ? [stop] : (stop ?? []);
  return {
    ...(typeof temperature === "number" ? { temperature } : {}),
    ...(typeof topP === "number" ? { topP } : {}),
    ...(stops.length > 0 ? { stop: stops } : {}),
    ...(typeof seed === "number" ? { seed } : {}),
  };
}

function schemaOf(format: z.infer<typeof responseFormat> | null | undefined): Chat["schema"] {
  switch (format?.type) {
    case undefined:
    case "text":
      return null;
    case "json_object":
      return "any-object";
    case "json_schema":
      return { name: format.json_schema.name, json: format.json_schema.schema };
  }
}
