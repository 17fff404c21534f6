/**
 * How many tokens a model can hold, prompt and answer together, as its maker states it for the plain API (no beta
 * headers). The first pattern that matches the model's name holds. Where makers raised a window under the same name, the
 * smaller number stands: a contract refused here can still go to the next candidate, one refused there has been sent for nothing.
 */
const windows: readonly { readonly model: RegExp; readonly tokens: number }[] = [
  { model: /^gpt-5(\.\d+)?-chat/, tokens: 128_000 },
  { model: /^gpt-5\.[4-9]-(mini|nano)/, tokens: 400_000 },
  { model: /^gpt-5\.[4-9]/, tokens: 1_050_000 },
  { model: /^gpt-5/, tokens: 400_000 },
  { model: /^gpt-4\.1/, tokens: 1_000_000 },
  { model: /^(gpt-4o|gpt-4-turbo|o1-mini|o1-preview|chatgpt-4o|gpt-oss)/, tokens: 128_000 },
  { model: /^gpt-4(-\d{4})?$/, tokens: 8192 },
  { model: /^gpt-3\.5-turbo/, tokens: 16_385 },
  { model: /^o[134](-|$)/, tokens: 200_000 },
  { model: /^claude-(opus|sonnet)-4[-.][6-9]/, tokens: 1_000_000 },
  { model: /^claude-/, tokens: 200_000 },
  { model: /^gemini-(1\.5-flash|2|3)/, tokens: 1_000_000 },
  { model: /^gemini-1\.5-pro/, tokens: 2_000_000 },
  { model: /^deepseek-(chat|reasoner)/, tokens: 64_000 },
  { model: /^(mistral-(small|medium|large)|open-mistral-nemo|ministral|magistral|codestral)/, tokens: 128_000 },
  { model: /^qwen-max/, tokens: 32_768 },
  { model: /^qwen-(plus|turbo)/, tokens: 131_072 },
  { model: /^llama-3\.[123]/, tokens: 128_000 },
];

/** Tokens, or null where the model is not in the table. Providers before the model's name are passed over. */
export function contextWindow(model: string): number | null {
  const name = model.slice(model.lastIndexOf("/") + 1).toLowerCase();
  return windows.find((entry) => entry.model.test(name))?.tokens ?? null;
}
