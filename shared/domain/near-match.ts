/** A word of a normalised text, with its offsets there. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The least similarity of a near match, and the fewest words it may have. */
export const leastSimilarity = 0.85;
export const fewestWords = 5;

const commonWord = 400;
const anchors = 12;
const candidates = 24;

/**
 * Words whose absence or change turns what a sentence says. A near match has every one of them, and no other: "thirty
 * days" is never near to "sixty days", nor "may assign" to "may not assign".
 */
const decisive =
  /^(?:\d.*|not|no|nor|never|none|neither|cannot|without|unless|except|excluding|only|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion)$/;

/** Words that carry no substance of their own: missing or misread, they cost least. */
const connecting =
  /^(?:the|a|an|of|to|in|on|at|by|for|and|or|this|that|these|those|such|any|all|each|every|its|their|his|her|is|are|be|been|as|with|from|it|hereof|herein|hereby|hereto|hereunder|thereof|upon|under|which|who|said|above|below)$/;
/** A word of the quote that the passage does not have was put in by someone: so much for "the laws of Ohio". */
const invention = 3;

/** Runs of letters and digits. */
export function tokensOf(normalised: string): Token[] {
  return Array.from(normalised.matchAll(/[\p{L}\p{N}]+/gu), (found) => ({
    word: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));
}

export interface Alignment {
  /** Indexes into the text's tokens, both inclusive. */
  readonly first: number;
  readonly last: number;
  readonly similarity: number;
}

/**
 * Where `quote` nearly stands in `text`, best first. Anchors on the quote's rarest words: each of their occurrences
 * votes for where the quote would begin, and the places with most votes are aligned in full (semi-global edit distance
 * over words, after Sellers 1980: the text's ends are free, the quote's are not). Similarity is 1 - edits / words of the
 * quote; a word with a single changed letter (a misread scan) is half an edit, a word of substance that only the quote has
 * is three.
 */
export function alignTokens(
  text: readonly Token[],
  positions: ReadonlyMap<string, readonly number[]>,
  quote: readonly Token[],
): Alignment[] {
  if (quote.length < fewestWords) return [];
  const slack = Math.max(2, Math.ceil(quote.length * (1 - leastSimilarity)));
  const rare = quote
    .map((token, index) => ({ index, places: positions.get(token.word) ?? [] }))
    .filter(({ places }) => places.length > 0 && places.length <= commonWord)
    .toSorted((a, b) => a.places.length - b.places.length)
    .slice(0, anchors);

  const votes = new Map<number, number>();
  const width = slack + 1;
  for (const { index, places } of rare) {
    for (const place of places) {
      const bucket = Math.floor((place - index) / width);
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
    }
  }
  const best = new Map<number, Alignment>();
  const ranked = [...votes.entries()]
    .map(([bucket, count]) => ({ bucket, count: count + (votes.get(bucket + 1) ?? 0) }))
    .toSorted((a, b) => b.count - a.count || a.bucket - b.bucket)
    .slice(0, candidates);
  for (const { bucket } of ranked) {
    const from = Math.max(0, bucket * width - slack);
    const to = Math.min(text.length, (bucket + 2) * width + quote.length + slack);
    const aligned = align(text, from, to, quote);
    if (aligned === null || aligned.similarity < leastSimilarity) continue;
    const known = best.get(aligned.last);
    if (known === undefined || known.similarity < aligned.similarity) best.set(aligned.last, aligned);
  }
  const chosen: Alignment[] = [];
  for (const one of [...best.values()].toSorted((a, b) => b.similarity - a.similarity || a.first - b.first)) {
    if (chosen.every((other) => one.last < other.first || one.first > other.last)) chosen.push(one);
  }
  return chosen;
}

function align(text: readonly Token[], from: number, to: number, quote: readonly Token[]): Alignment | null {
  const columns = to - from;
  if (columns <= 0) return null;
  const rows = quote.length;
  const forbidden = rows + 1;
  // cost[j]: least edits of the quote's first i words against a stretch of the text that ends before column j.
  let cost = new Float64Array(columns + 1);
  let begin = Int32Array.from({ length: columns + 1 }, (_, j) => j);
  for (let i = 1; i <= rows; i += 1) {
    const word = quote[i - 1]?.word ?? "";
    const drop = decisive.test(word) ? forbidden : connecting.test(word) ? 1 : invention;
    const nextCost = new Float64Array(columns + 1);
    const nextBegin = new Int32Array(columns + 1);
    nextCost[0] = (cost[0] ?? 0) + drop;
    for (let j = 1; j <= columns; j += 1) {
      const other = text[from + j - 1]?.word ?? "";
      const skip = decisive.test(other) ? forbidden : 1;
      const substitute = (cost[j - 1] ?? 0) + difference(word, other, drop, Math.max(drop, skip));
      const remove = (cost[j] ?? 0) + drop;
      const insert = (nextCost[j - 1] ?? 0) + skip;
      if (substitute <= remove && substitute <= insert) {
        nextCost[j] = substitute;
        nextBegin[j] = begin[j - 1] ?? 0;
      } else if (remove <= insert) {
        nextCost[j] = remove;
        nextBegin[j] = begin[j] ?? 0;
      } else {
        nextCost[j] = insert;
        nextBegin[j] = nextBegin[j - 1] ?? 0;
      }
    }
    cost = nextCost;
    begin = nextBegin;
  }
  let at = 0;
  for (let j = 1; j <= columns; j += 1) if ((cost[j] ?? Infinity) < (cost[at] ?? Infinity)) at = j;
  const first = from + (begin[at] ?? 0);
  const last = from + at - 1;
  return last < first ? null : { first, last, similarity: 1 - (cost[at] ?? rows) / rows };
}

function difference(one: string, other: string, drop: number, otherwise: number): number {
  if (one === other) return 0;
  const misread = drop <= invention && otherwise <= invention && one.length >= 4 && oneLetterApart(one, other);
  return misread ? 0.5 : otherwise;
}

/** Whether one letter changed, missing or added turns one word into the other. */
function oneLetterApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let head = 0;
  while (head < one.length && one[head] === other[head]) head += 1;
  let tail = 0;
  while (
    tail < one.length - head &&
    tail < other.length - head &&
    one[one.length - 1 - tail] === other[other.length - 1 - tail]
  )
    tail += 1;
  return Math.max(one.length, other.length) - head - tail <= 1;
}
