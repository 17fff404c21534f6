import type Anthropic from "@anthropic-ai/sdk";
import type { CompletionRequest, Deployment } from "../provider.ts";
import { answerSchema, anyObjectInWords, schemaInWords } from "../structure.ts";

/**
 * How the answer is held to its schema: by a tool that must be called, by an output format, by the prompt alone. Where there
 * is no schema, nothing of the three is sent.
 */
export type Structure = "tool" | "format" | "words";

/** The body of a streaming message. */
export function message(
  deployment: Deployment,
  request: CompletionRequest,
  structure: Structure,
): Anthropic.MessageCreateParamsStreaming {
  return { ...wholeMessage(deployment, request, structure), stream: true };
}

/** The same for an answer that comes in one piece. */
export function wholeMessage(
  deployment: Deployment,
  request: CompletionRequest,
  structure: Structure,
): Anthropic.MessageCreateParamsNonStreaming {
  const { temperature, topP, stop } = request.sampling ?? {};
  const system = request.messages.flatMap(({ role, content }) => (role === "system" ? [content] : [])).join("\n\n");
  const body: Anthropic.MessageCreateParamsNonStreaming = {
    model: deployment.model,
    max_tokens: request.maxOutputTokens,
    ...withSystem(system),
    messages: turns(request),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(stop === undefined ? {} : { stop_sequences: [...stop] }),
  };
  if (request.schema === null) return body;
  if (request.schema === "any-object") return { ...body, ...inWords(request, system, anyObjectInWords) };
  const schema = answerSchema(request.schema.json);
  switch (structure) {
    case "tool": {
      const name = request.schema.name.replace(/[^a-zA-Z0-9_-]/g, "_").slice(0, 64);
      return {
        ...body,
        tools: [{ name, description: "Gives the answer.", input_schema: { ...schema, type: "object" } }],
        tool_choice: { type: "tool", name, disable_parallel_tool_use: true },
      };
    }
    case "format":
      return { ...body, output_config: { format: { type: "json_schema", schema } } };
    case "words":
      return { ...body, ...inWords(request, system, schemaInWords(schema)) };
  }
}

/** An instruction in the system prompt; behind all else where the request begins with what stays the same between requests. */
function inWords(
  request: CompletionRequest,
  system: string,
  instruction: string,
): { system?: string } | { messages: Anthropic.MessageParam[] } {
  if (!request.messages.some(({ stable }) => stable === true)) return withSystem(system, instruction);
  return { messages: turns({ ...request, messages: [...request.messages, { role: "user", content: instruction }] }) };
}

/**
 * The messages as turns. What follows a stable message in the same turn becomes a block behind it, so that the block before
 * can be marked as the end of what is worth keeping: writing it costs a quarter more than reading, so it is marked only where
 * it will be read again.
 */
function turns({ messages, asksAgain }: CompletionRequest): Anthropic.MessageParam[] {
  const found: { role: "user" | "assistant"; blocks: Anthropic.TextBlockParam[] }[] = [];
  const marked = messages.findLastIndex(({ stable }) => stable === true);
  let isOpen = false;
  for (const [index, { role, content, stable }] of messages.entries()) {
    if (role === "system") continue;
    const block: Anthropic.TextBlockParam = {
      type: "text",
      text: content,
      ...(asksAgain === true && index === marked ? { cache_control: { type: "ephemeral" as const } } : {}),
    };
    const last = found.at(-1);
    if (last?.role === role && isOpen) last.blocks.push(block);
    else found.push({ role, blocks: [block] });
    isOpen = stable === true || (isOpen && last?.role === role);
  }
  return found.map(({ role, blocks }) => {
    const [only, ...others] = blocks;
    return others.length === 0 && only !== undefined && only.cache_control === undefined
      ? { role, content: only.text }
      : { role, content: blocks };
  });
}

function withSystem(...parts: readonly string[]): { system?: string } {
  const system = parts.filter((part) => part !== "").join("\n\n");
  return system === "" ? {} : { system };
}

/** The next plainer way after a refusal of this one; models that think by themselves, for one, take no forced tool. */
export function adapt(structure: Structure, status: number, body: string): Structure | null {
  if (status !== 400 && status !== 422) return null;
  switch (structure) {
    case "tool":
      return /tool|thinking/i.test(body) ? "format" : null;
    case "format":
      return /output_config|format|schema/i.test(body) ? "words" : null;
    case "words":
      return null;
  }
}
