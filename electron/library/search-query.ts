/** More words than this narrow nothing down, and SQLite refuses expressions that are too deep. */
const mostWords = 32;

/**
 * What a person typed, as an FTS5 expression: every word quoted, so that none of it is syntax; joined by AND; the last one
 * may be a beginning. Null where there is no word in it.
 */
export function matchExpression(query: string): string | null {
  const words = query
    .replaceAll("\0", " ")
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
    .map((word) => `"${word.replaceAll('"', '""')}"`);
  return words.length === 0 ? null : `${words.join(" AND ")}*`;
}
