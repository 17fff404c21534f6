import { createRequire } from "node:module";
import type { GptEncoding } from "gpt-tokenizer/GptEncoding";

export interface TokenCount {
  readonly tokens: number;
  /** False where the model's own tokenizer is not public, so that the count is an estimate. */
  readonly exact: boolean;
}

type EncodingName = "o200k_base" | "cl100k_base";
type Encoding = Pick<GptEncoding, "countTokens">;

/** OpenAI's model families and the encoding each is read with; the first that matches holds. */
const families: readonly { readonly model: RegExp; readonly encoding: EncodingName }[] = [
  { model: /^(gpt-4o|gpt-4\.[15]|gpt-[5-9]|gpt-oss|chatgpt-4o|o[1-9])(?![0-9a-z])/, encoding: "o200k_base" },
  { model: /^gpt-(3\.5|4)(?![0-9a-z.])/, encoding: "cl100k_base" },
];

/** What an unknown tokenizer is estimated with: the newest of the public ones. */
const estimator: EncodingName = "o200k_base";

// The tables are megabytes of source that take a tenth of a second to load, and most commands never count a token.
const load = createRequire(import.meta.url);
const loaded = new Map<EncodingName, Encoding>();

/**
 * How many tokens a model reads `text` as. `model` is a model's name, with or without providers before it ("gpt-5",
 * "openrouter/openai/gpt-5"); null where no one model is meant. Special tokens written out in the text count as the
 * characters they are.
 */
export function countTokens(text: string, model: string | null): TokenCount {
  const family = model === null ? null : familyOf(model);
  const encoding = encodingOf(family ?? estimator);
  const pieces = breakLongRuns(text);
  let tokens = 0;
  for (const piece of pieces) tokens += encoding.countTokens(piece, { disallowedSpecial: new Set() });
  return { tokens, exact: family !== null && pieces.length === 1 };
}

function familyOf(model: string): EncodingName | null {
  const name = model.slice(model.lastIndexOf("/") + 1).toLowerCase();
  return families.find((family) => family.model.test(name))?.encoding ?? null;
}

function encodingOf(name: EncodingName): Encoding {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const encoding = load(`gpt-tokenizer/encoding/${name}`) as Encoding;
  loaded.set(name, encoding);
  return encoding;
}

const longRun = /[\p{L}\p{M}]{512}|[^\s\p{L}\p{N}]{512}|\s{512}/gu;

/**
 * Byte pair merging takes time that grows with the square of an unbroken run of letters, signs or spaces: a line of
 * 100,000 would take seconds. Such runs are cut, at the price of a token or so per cut; text without them stays whole.
 */
function breakLongRuns(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const match of text.matchAll(longRun)) {
    const end = match.index + match[0].length;
    pieces.push(text.slice(from, end));
    from = end;
  }
  if (from < text.length || pieces.length === 0) pieces.push(text.slice(from));
  return pieces;
}
