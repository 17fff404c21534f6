import type { Contract } from "./contract.ts";
import { alignTokens, tokensOf, type Token } from "./near-match.ts";
import { normalise, type NormalisedText } from "./normalise.ts";

/** Where a quote stands in a text. `start` and `end` are offsets into the text as it was given. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly match: "exact" | "normalised" | "fuzzy";
}

export interface LocateOptions {
  /** An offset near which the quote is expected: nearer occurrences come first. */
  readonly near?: number;
  /** At most so many occurrences. Default 50. */
  readonly limit?: number;
}

export interface Locator {
  locate(quote: string, options?: LocateOptions): Found[];
}

/**
 * Prepares `text` once for many look-ups. A look-up tries, in this order, and returns every occurrence of the first
 * kind that has one:
 *
 * 1. exact: character for character;
 * 2. normalised: equal once white space, quotes, dashes, ligatures, line-end hyphens and case are folded (`normalise`);
 * 3. fuzzy: a token-level alignment with a similarity of at least 0.85, for quotes of at least five words
 *    (`near-match.ts`).
 *
 * Best first; among equals the nearest to `near`, else the first in the text. A quote without a letter or digit is
 * nowhere. Indexes are built on first need, each in one pass over the text.
 */
export function createLocator(text: string): Locator {
  let joined: NormalisedText | undefined;
  let kept: NormalisedText | undefined;
  let tokens: Token[] | undefined;
  let positions: Map<string, number[]> | undefined;

  const exact = (quote: string, limit: number): Found[] =>
    occurrences(text, quote, limit).map((start) => ({ start, end: start + quote.length, match: "exact" }));

  const normalised = (quote: string, limit: number): Found[] => {
    const found = new Map<number, Found>();
    // A quote can itself be broken across lines, so both readings of a line-end hyphen are tried on both sides.
    const needles = new Set([normalise(quote, "join").text, normalise(quote, "keep").text]);
    joined ??= normalise(text, "join");
    kept ??= normalise(text, "keep");
    const haystacks = kept.text === joined.text ? [joined] : [joined, kept];
    for (const haystack of haystacks) {
      for (const needle of needles) {
        for (const at of occurrences(haystack.text, needle, limit)) {
          const after = at + needle.length;
          // Half of a ligature ("f" of "ﬁ") is no passage: it cannot be cited without its other half.
          if (haystack.starts[at] === haystack.starts[at - 1]) continue;
          if (haystack.starts[after] === haystack.starts[after - 1]) continue;
          const start = haystack.starts[at] ?? 0;
          const end = haystack.ends[after - 1] ?? start;
          if (!found.has(start)) found.set(start, { start, end, match: "normalised" });
        }
      }
    }
    return [...found.values()];
  };

  const fuzzy = (quote: string, limit: number): Found[] => {
    if (tokens === undefined || positions === undefined) {
      joined ??= normalise(text, "join");
      tokens = tokensOf(joined.text);
      positions = new Map();
      for (const [index, token] of tokens.entries()) {
        const list = positions.get(token.word);
        if (list === undefined) positions.set(token.word, [index]);
        else list.push(index);
      }
    }
    const { starts, ends } = joined ?? normalise(text);
    return alignTokens(tokens, positions, tokensOf(normalise(quote).text))
      .slice(0, limit)
      .map(({ first, last }) => ({
        start: starts[tokens?.[first]?.start ?? 0] ?? 0,
        end: ends[(tokens?.[last]?.end ?? 1) - 1] ?? 0,
        match: "fuzzy" as const,
      }));
  };

  return {
    locate(quote, { near, limit = 50 } = {}) {
      if (!/[\p{L}\p{N}]/u.test(quote)) return [];
      let found = exact(quote, limit);
      if (found.length === 0) found = normalised(quote, limit);
      if (found.length === 0) return fuzzy(quote, limit);
      const distance = (one: Found): number => (near === undefined ? one.start : Math.abs(one.start - near));
      return found.toSorted((a, b) => distance(a) - distance(b)).slice(0, limit);
    },
  };
}

/** `createLocator(text).locate(quote, options)`, for a single look-up. */
export function locate(text: string, quote: string, options: LocateOptions = {}): Found[] {
  return createLocator(text).locate(quote, options);
}

/** The number of the page on which the character at `offset` stands; the nearest page before it where it stands between pages. */
export function pageAt(contract: Pick<Contract, "pages">, offset: number): number {
  const { pages } = contract;
  let low = 0;
  let high = pages.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pages[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return pages[low]?.number ?? 1;
}

/** Start offsets of `needle`, which may overlap, from the start of `haystack`. */
function occurrences(haystack: string, needle: string, limit: number): number[] {
  const found: number[] = [];
  if (needle === "") return found;
  // Nearness is judged later, so more are gathered than are returned.
  for (let at = haystack.indexOf(needle); at >= 0 && found.length < limit * 20; at = haystack.indexOf(needle, at + 1))
    found.push(at);
  return found;
}
