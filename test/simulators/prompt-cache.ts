/** Tokens of a request that were kept from an earlier one, and that are kept for a later one. */
export interface Kept {
  readonly read: number;
  readonly written: number;
}

/** What a call offers to be kept: all of it, of which any beginning may be found again, or exactly what it marks. */
export interface Keepable {
  readonly text: string;
  readonly marked: boolean;
}

/** Providers keep nothing shorter, and unmarked beginnings in steps. */
const least = 1_024;
const step = 128;

/** Keeps the beginnings of requests for each model as providers say they do; nothing is forgotten. */
export class PromptCache {
  readonly #seen = new Map<string, string[]>();

  take(model: string, keepable: Keepable | null): Kept {
    if (keepable === null) return { read: 0, written: 0 };
    const { text, marked } = keepable;
    const seen = this.#seen.get(model) ?? [];
    this.#seen.set(model, [...seen, text]);
    const size = tokens(text.length);
    if (marked) {
      if (size < least) return { read: 0, written: 0 };
      return seen.includes(text) ? { read: size, written: 0 } : { read: 0, written: size };
    }
    const common = tokens(Math.max(0, ...seen.map((one) => sharedLength(one, text))));
    return { read: common < least ? 0 : common - (common % step), written: 0 };
  }
}

function tokens(characters: number): number {
  return Math.floor(characters / 4);
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
