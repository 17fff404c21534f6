const stopWords = new Set(
  "a an and any are as at be been but by for from had has have hereby herein hereof hereto hereunder if in into is it its may no nor not of on or other shall so such than that the their them then thereof these they this those to under until upon was were when where which who will with would you your we our us s t party parties agreement section".split(
    " ",
  ),
);

/** Words that carry meaning, in lower case, cut to their first seven letters as a rough stem. */
export function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length > 1 && !stopWords.has(word))
    .map((word) => word.slice(0, 7));
}

/**
 * How central each text is among all: LexRank with continuous weights (Erkan and Radev 2004, "LexRank: Graph-based lexical
 * centrality as salience in text summarization"): PageRank, damping 0.85, on the graph of tf-idf cosines. 0..1, the most
 * central has 1. Quadratic in the number of texts that share rare words, so callers pass some hundreds at most.
 */
export function centralityOf(texts: readonly string[]): number[] {
  const count = texts.length;
  if (count === 0) return [];
  const bags = texts.map((text) => bagOf(contentWords(text)));
  const frequency = new Map<string, number>();
  for (const bag of bags) for (const word of bag.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const postings = new Map<string, { index: number; weight: number }[]>();
  for (const [index, bag] of bags.entries()) {
    let norm = 0;
    const weights = [...bag.entries()].map(([word, times]): [string, number] => {
      const weight = times * Math.log(1 + count / (frequency.get(word) ?? 1));
      norm += weight * weight;
      return [word, weight];
    });
    for (const [word, weight] of weights) {
      const list = postings.get(word) ?? [];
      list.push({ index, weight: weight / Math.sqrt(norm || 1) });
      postings.set(word, list);
    }
  }
  const edges = Array.from({ length: count }, () => new Float64Array(count));
  for (const list of postings.values()) {
    // A word in nearly every sentence tells them apart no more than "the" does, and costs the most.
    if (list.length > Math.max(60, count * 0.3)) continue;
    for (const one of list) {
      const row = edges[one.index];
      if (row !== undefined)
        for (const other of list) row[other.index] = (row[other.index] ?? 0) + one.weight * other.weight;
    }
  }
  return pageRank(edges);
}

function pageRank(edges: readonly Float64Array[]): number[] {
  const count = edges.length;
  const sums = edges.map((row) => row.reduce((sum, weight) => sum + weight, 0) || 1);
  let ranks = new Float64Array(count).fill(1 / count);
  for (let round = 0; round < 20; round += 1) {
    const next = new Float64Array(count).fill(0.15 / count);
    for (const [from, row] of edges.entries()) {
      const share = (0.85 * (ranks[from] ?? 0)) / (sums[from] ?? 1);
      for (let to = 0; to < count; to += 1) next[to] = (next[to] ?? 0) + share * (row[to] ?? 0);
    }
    ranks = next;
  }
  const highest = Math.max(...ranks) || 1;
  return Array.from(ranks, (rank) => rank / highest);
}

function bagOf(words: readonly string[]): Map<string, number> {
  const bag = new Map<string, number>();
  for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}
