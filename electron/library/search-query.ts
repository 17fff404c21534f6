/** More phrases than this narrow nothing down, and SQLite refuses expressions that are too deep. */
const mostPhrases = 32;

/**
 * What a person typed between two spaces: `O'Brien` or `8.2` is one phrase of two words. Only signs and letters, as typed;
 * each has at least one letter or digit.
 */
export function phrasesOf(query: string): string[] {
  return query
    .replaceAll("\0", " ")
    .split(/\s+/u)
    .filter((phrase) => /[\p{L}\p{N}]/u.test(phrase))
    .slice(0, mostPhrases);
}

/** The phrases as an FTS5 expression: every one quoted, so that none of it is syntax; joined by AND; the last may be a beginning. */
export function matchExpression(phrases: readonly string[]): string {
  return `${phrases.map((phrase) => `"${phrase.replaceAll('"', '""')}"`).join(" AND ")}*`;
}
