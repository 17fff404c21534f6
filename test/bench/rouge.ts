/** ROUGE-1, -2 and -L, F x 100. */
export interface Rouge {
  readonly one: number;
  readonly two: number;
  readonly longest: number;
}

/**
 * ROUGE (Lin 2004, "ROUGE: A package for automatic evaluation of summaries") as Manor and Li 2019 ("Plain English
 * summarization of contracts") report it: sets of n-grams, no stemming; ROUGE-L over the union of each reference
 * sentence's longest common subsequences, with beta = precision / recall. Sentences end at full stops.
 */
export function rouge(summary: string, reference: string): Rouge {
  const said = sentences(summary);
  const wanted = sentences(reference);
  return {
    one: overlap(said.flat(), wanted.flat(), 1),
    two: overlap(said.flat(), wanted.flat(), 2),
    longest: longest(said, wanted),
  };
}

/** Words of each sentence: runs between white space, in lower case, without punctuation. */
export function sentences(text: string): string[][] {
  return text
    .toLowerCase()
    .split(".")
    .map((sentence) =>
      sentence
        .replace(/[^\p{L}\p{N}\s]/gu, " ")
        .split(/\s+/)
        .filter((word) => word !== ""),
    )
    .filter((words) => words.length > 0);
}

/** Whole sentences from the start, as long as they bring the length nearer to `words`: Lead-K of the same paper. */
export function lead(text: string, words: number): string {
  const taken: string[][] = [];
  let count = 0;
  for (const sentence of sentences(text)) {
    if (taken.length > 0 && Math.abs(count + sentence.length - words) > Math.abs(count - words)) break;
    taken.push(sentence);
    count += sentence.length;
  }
  return taken.map((sentence) => `${sentence.join(" ")}.`).join(" ");
}

export function meanOf(scores: readonly Rouge[]): Rouge {
  const mean = (pick: (score: Rouge) => number): number =>
    scores.reduce((sum, score) => sum + pick(score), 0) / scores.length;
  return { one: mean((score) => score.one), two: mean((score) => score.two), longest: mean((score) => score.longest) };
}

function overlap(said: readonly string[], wanted: readonly string[], size: number): number {
  const one = grams(said, size);
  const two = grams(wanted, size);
  let shared = 0;
  for (const gram of one) if (two.has(gram)) shared += 1;
  return shared === 0 ? 0 : (200 * shared) / (one.size + two.size);
}

function grams(words: readonly string[], size: number): Set<string> {
  return new Set(
    words
      .slice(0, Math.max(0, words.length - size + 1))
      .map((_word, index) => words.slice(index, index + size).join(" ")),
  );
}

function longest(said: readonly string[][], wanted: readonly string[][]): number {
  const union = new Set(wanted.flatMap((sentence) => said.flatMap((other) => commonWords(sentence, other))));
  const recall = union.size / new Set(wanted.flat()).size;
  const precision = union.size / Math.max(1, new Set(said.flat()).size);
  if (union.size === 0) return 0;
  const beta = precision / recall;
  return (100 * (1 + beta ** 2) * precision * recall) / (recall + beta ** 2 * precision);
}

function commonWords(one: readonly string[], other: readonly string[]): string[] {
  const table = Array.from({ length: one.length + 1 }, () => Array.from({ length: other.length + 1 }, () => 0));
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      const row = table[i];
      if (row !== undefined)
        row[j] = one[i - 1] === other[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
    }
  }
  const common: string[] = [];
  let [i, j] = [one.length, other.length];
  while (i > 0 && j > 0) {
    if (one[i - 1] === other[j - 1]) {
      common.push(one[i - 1] ?? "");
      i -= 1;
      j -= 1;
    } else if (at(i - 1, j) > at(i, j - 1)) i -= 1;
    else j -= 1;
  }
  return common;
}
