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
  const { temperature, topP, stop } = request.sampling ?? {};
  const system = request.messages.flatMap(({ role, content }) => (role === "system" ? [content] : [])).join("\n\n");
  const body: Anthropic.MessageCreateParamsStreaming = {
    model: deployment.model,
    stream: true,
    max_tokens: request.maxOutputTokens,
    ...withSystem(system),
    messages: request.messages.flatMap(({ role, content }) => (role === "system" ? [] : [{ role, content }])),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(stop === undefined ? {} : { stop_sequences: [...stop] }),
  };
  if (request.schema === null) return body;
  if (request.schema === "any-object") return { ...body, ...withSystem(system, anyObjectInWords) };
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
      return { ...body, ...withSystem(system, schemaInWords(schema)) };
  }
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
