import {
  contentText,
  object,
  schemaInPrompt,
  type Finish,
  type Meta,
  type RefusalKind,
  type Refused,
  type Wire,
} from "./wire.ts";

const created = 1_790_000_000;

function frame(data: unknown): string {
  return `data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;
}

function chunk(meta: Meta, choices: unknown[], extra: object = {}): string {
  return frame({ id: meta.id, object: "chat.completion.chunk", created, model: meta.servedModel, choices, ...extra });
}

function usage(meta: Meta): object {
  return {
    prompt_tokens: meta.inputTokens,
    completion_tokens: meta.outputTokens,
    total_tokens: meta.inputTokens + meta.outputTokens,
    prompt_tokens_details: { cached_tokens: meta.kept.read },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
}

const reasons: Readonly<Record<Finish, string>> = {
  stop: "stop",
  length: "length",
  "content-filter": "content_filter",
};

const refusals: Readonly<Record<RefusalKind, (model: string) => Refused>> = {
  "rate-limited": (model) =>
    failure(
      429,
      `Rate limit reached for ${model} on requests per min (RPM): Limit 500, Used 500.`,
      "requests",
      "rate_limit_exceeded",
    ),
  "insufficient-quota": () =>
    failure(
      429,
      "You exceeded your current quota, please check your plan and billing details.",
      "insufficient_quota",
      "insufficient_quota",
    ),
  "server-error": () =>
    failure(500, "The server had an error while processing your request. Sorry about that!", "server_error", null),
  unavailable: () =>
    failure(503, "The engine is currently overloaded, please try again later.", "server_error", "server_is_overloaded"),
  overloaded: () =>
    failure(503, "The engine is currently overloaded, please try again later.", "server_error", "server_is_overloaded"),
  "bad-key": () =>
    failure(401, "Incorrect API key provided: sk-simu***********lator.", "invalid_request_error", "invalid_api_key"),
  "unknown-model": (model) =>
    failure(
      404,
      `The model \`${model}\` does not exist or you do not have access to it.`,
      "invalid_request_error",
      "model_not_found",
    ),
  "context-too-long": () =>
    failure(
      400,
      "This model's maximum context length is 128000 tokens. However, your messages resulted in 131072 tokens.",
      "invalid_request_error",
      "context_length_exceeded",
    ),
  "content-filter": () =>
    failure(
      400,
      "Your request was rejected as a result of our safety system.",
      "invalid_request_error",
      "content_policy_violation",
    ),
  "bad-request": () => failure(400, "We could not parse the JSON body of your request.", "invalid_request_error", null),
};

function failure(status: number, message: string, type: string, code: string | null): Refused {
  return { status, body: { error: { message, type, param: null, code } } };
}

/** OpenAI's chat completions. */
export const openAIWire: Wire = {
  answerPath: "/v1/chat/completions",
  modelsPath: "/v1/models",
  keyHeaders: ["authorization", "api-key"],

  key(headers) {
    const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1];
    const plain = headers["api-key"];
    return bearer ?? (typeof plain === "string" ? plain : null);
  },

  parse(body) {
    const call = object(body);
    if (typeof call["model"] !== "string" || !Array.isArray(call["messages"])) return null;
    const messages = call["messages"].map(object);
    const of = (...roles: string[]) =>
      messages
        .filter(({ role }) => roles.includes(String(role)))
        .map(({ content }) => contentText(content))
        .join("\n");
    const format = object(call["response_format"]);
    const system = of("system", "developer");
    // The real one refuses JSON mode for a prompt that does not speak of JSON.
    if (format["type"] === "json_object" && !/json/i.test(system + of("user"))) return null;
    const limit = call["max_completion_tokens"] ?? call["max_tokens"];
    const schema =
      format["type"] === "json_schema"
        ? object(object(format["json_schema"])["schema"])
        : schemaInPrompt(`${system}\n${of("user")}`);
    return {
      model: call["model"],
      system,
      user: of("user"),
      schema,
      tool: null,
      maxTokens: typeof limit === "number" ? limit : null,
      stream: call["stream"] === true,
      wantsUsage: object(call["stream_options"])["include_usage"] === true,
    };
  },

  keepable(body) {
    const call = object(body);
    return { text: JSON.stringify([call["response_format"] ?? null, call["messages"]]), marked: false };
  },
  opening: (meta) => [chunk(meta, [{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }])],
  piece: (text, meta) => chunk(meta, [{ index: 0, delta: { content: text }, finish_reason: null }]),
  closing: (finish, meta) => ({
    terminal: [chunk(meta, [{ index: 0, delta: {}, finish_reason: reasons[finish] }])],
    last: [...(meta.asked.wantsUsage ? [chunk(meta, [], { usage: usage(meta) })] : []), frame("[DONE]")],
  }),
  errorEvent: () =>
    frame({
      error: { message: "The server had an error while processing your request.", type: "server_error", code: null },
    }),

  whole: (text, finish, meta) => ({
    id: meta.id,
    object: "chat.completion",
    created,
    model: meta.servedModel,
    choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: reasons[finish] }],
    usage: usage(meta),
  }),
  refusal: (kind, model) => refusals[kind](model),
  models: (ids) => ({
    object: "list",
    data: ids.map((id) => ({ id, object: "model", created, owned_by: "simulator" })),
  }),
  limits: (left) => ({
    "x-ratelimit-limit-requests": "500",
    "x-ratelimit-remaining-requests": String(left),
    "x-ratelimit-reset-requests": "120ms",
    "x-ratelimit-limit-tokens": "200000",
    "x-ratelimit-remaining-tokens": "150000",
    "x-ratelimit-reset-tokens": "1m30s",
  }),
};
