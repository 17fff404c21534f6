type Json = Record<string, unknown>;

/** A schema without the keys that speak about the schema file rather than the answer. */
export function answerSchema(schema: Json): Json {
  const { $schema: _dialect, $id: _id, ...rest } = schema;
  return rest;
}

/**
 * Whether a schema keeps the rules of OpenAI's strict mode: every object lists all of its properties as required and allows
 * no others. Others are sent as guidance, not as a guarantee.
 */
export function isStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict);
  if (typeof schema !== "object" || schema === null) return true;
  const node = schema as Json;
  if (typeof node["properties"] === "object" && node["properties"] !== null) {
    const required = Array.isArray(node["required"]) ? node["required"] : [];
    const names = Object.keys(node["properties"]);
    if (node["additionalProperties"] !== false || !names.every((name) => required.includes(name))) return false;
  }
  return Object.values(node).every(isStrict);
}

/** The schema in words, for a model that can only be asked for it. */
export function schemaInWords(schema: Json): string {
  return `Answer with one JSON object and nothing else. It must be valid against this JSON Schema:\n${JSON.stringify(answerSchema(schema))}`;
}

export const anyObjectInWords = "Answer with one JSON object and nothing else.";
