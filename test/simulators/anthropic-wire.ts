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

function frame(data: { readonly type: string } & Record<string, unknown>): string {
  return `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** What was kept is counted apart from the rest of the input. */
function inputUsage({ inputTokens, kept }: Meta): Record<string, number> {
  return {
    input_tokens: Math.max(0, inputTokens - kept.read - kept.written),
    cache_creation_input_tokens: kept.written,
    cache_read_input_tokens: kept.read,
  };
}

function stopReason(finish: Finish, tool: string | null): string {
  switch (finish) {
    case "stop":
      return tool === null ? "end_turn" : "tool_use";
    case "length":
      return "max_tokens";
    case "content-filter":
      return "refusal";
  }
}

function failure(status: number, type: string, message: string): Refused {
  return { status, body: { type: "error", error: { type, message }, request_id: "req_simulator" } };
}

const refusals: Readonly<Record<RefusalKind, (model: string) => Refused>> = {
  "rate-limited": () =>
    failure(
      429,
      "rate_limit_error",
      "This request would exceed your organization's rate limit of 400,000 input tokens per minute.",
    ),
  "insufficient-quota": () => ({
    status: 429,
    body: {
      type: "error",
      error: {
        type: "rate_limit_error",
        message: "The spend limit of this workspace is reached.",
        details: { error_code: "enforced_spend_limit_reached" },
      },
    },
  }),
  "server-error": () => failure(500, "api_error", "Internal server error"),
  unavailable: () => failure(503, "api_error", "Service unavailable"),
  overloaded: () => failure(529, "overloaded_error", "Overloaded"),
  "bad-key": () => failure(401, "authentication_error", "invalid x-api-key"),
  "unknown-model": (model) => failure(404, "not_found_error", `model: ${model}`),
  "context-too-long": () => failure(400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"),
  "content-filter": () => failure(400, "invalid_request_error", "Output blocked by content filtering policy"),
  "bad-request": () => failure(400, "invalid_request_error", "max_tokens: Field required"),
};

/** Anthropic's messages. */
export const anthropicWire: Wire = {
  answerPath: "/v1/messages",
  modelsPath: "/v1/models",
  keyHeaders: ["x-api-key", "authorization"],

  key(headers) {
    const plain = headers["x-api-key"];
    return typeof plain === "string" ? plain : (/^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1] ?? null);
  },

  parse(body) {
    const call = object(body);
    if (typeof call["model"] !== "string" || !Array.isArray(call["messages"]) || typeof call["max_tokens"] !== "number")
      return null;
    const choice = object(call["tool_choice"]);
    const tools = Array.isArray(call["tools"]) ? call["tools"].map(object) : [];
    const forced = choice["type"] === "tool" ? tools.find(({ name }) => name === choice["name"]) : undefined;
    if (choice["type"] === "tool" && forced === undefined) return null;
    const format = object(object(call["output_config"])["format"]);
    const system = contentText(call["system"]);
    const user = call["messages"]
      .map(object)
      .map(({ content }) => contentText(content))
      .join("\n");
    return {
      model: call["model"],
      system,
      user,
      schema:
        forced === undefined
          ? typeof format["schema"] === "object"
            ? object(format["schema"])
            : schemaInPrompt(`${system}\n${user}`)
          : object(forced["input_schema"]),
      tool: forced === undefined ? null : String(forced["name"]),
      maxTokens: call["max_tokens"],
      stream: call["stream"] === true,
      wantsUsage: true,
    };
  },

  keepable(body) {
    const call = object(body);
    const blocks = (Array.isArray(call["messages"]) ? call["messages"].map(object) : []).flatMap(({ content }) =>
      Array.isArray(content) ? content.map(object) : [object({ text: content })],
    );
    const marked = blocks.findLastIndex((block) => block["cache_control"] !== undefined);
    if (marked < 0) return null;
    const words = blocks.slice(0, marked + 1).map(({ text }) => text);
    return { text: JSON.stringify([call["tools"] ?? null, call["system"] ?? null, words]), marked: true };
  },
  opening: (meta) => [
    frame({
      type: "message_start",
      message: {
        id: meta.id,
        type: "message",
        role: "assistant",
        model: meta.servedModel,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: {
          ...inputUsage(meta),
          output_tokens: 1,
        },
      },
    }),
    frame({
      type: "content_block_start",
      index: 0,
      content_block:
        meta.asked.tool === null
          ? { type: "text", text: "" }
          : { type: "tool_use", id: "toolu_simulator", name: meta.asked.tool, input: {} },
    }),
    frame({ type: "ping" }),
  ],
  piece: (text, meta) =>
    frame({
      type: "content_block_delta",
      index: 0,
      delta: meta.asked.tool === null ? { type: "text_delta", text } : { type: "input_json_delta", partial_json: text },
    }),
  closing: (finish, meta) => ({
    terminal: [
      frame({ type: "content_block_stop", index: 0 }),
      frame({
        type: "message_delta",
        delta: { stop_reason: stopReason(finish, meta.asked.tool), stop_sequence: null },
        usage: { output_tokens: meta.outputTokens },
      }),
      frame({ type: "message_stop" }),
    ],
    last: [],
  }),
  errorEvent: () => frame({ type: "error", error: { type: "overloaded_error", message: "Overloaded" } }),

  whole: (text, finish, meta) => ({
    id: meta.id,
    type: "message",
    role: "assistant",
    model: meta.servedModel,
    content: [
      meta.asked.tool === null
        ? { type: "text", text }
        : { type: "tool_use", id: "toolu_simulator", name: meta.asked.tool, input: parsed(text) },
    ],
    stop_reason: stopReason(finish, meta.asked.tool),
    stop_sequence: null,
    usage: { ...inputUsage(meta), output_tokens: meta.outputTokens },
  }),
  refusal: (kind, model) => refusals[kind](model),
  models: (ids) => ({
    data: ids.map((id) => ({ type: "model", id, display_name: id, created_at: "2026-01-01T00:00:00Z" })),
    has_more: false,
    first_id: ids[0] ?? null,
    last_id: ids.at(-1) ?? null,
  }),
  limits: (left) => ({
    "anthropic-ratelimit-requests-limit": "1000",
    "anthropic-ratelimit-requests-remaining": String(left),
    "anthropic-ratelimit-requests-reset": "2026-11-22T12:00:30Z",
    "anthropic-ratelimit-tokens-limit": "400000",
    "anthropic-ratelimit-tokens-remaining": "390000",
    "anthropic-ratelimit-tokens-reset": "2026-11-22T12:00:05Z",
  }),
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
