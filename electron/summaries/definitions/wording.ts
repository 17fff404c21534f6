/** What is said of a term or a reference; code's own words, of which none stands in the contract. */
export const sayings = {
  undefined: "used like a defined term, but not defined",
  twice: "defined more than once",
  dangling: "referred to, but not found in the contract",
  unused: "defined, but not used",
} as const;

/**
 * What such a sentence is about ("“Mill”", "Section 8.6"), for whoever holds it against its passages: the rest of it is said
 * of the contract and not by it. Null for any other sentence.
 */
export function subjectOf(sentence: string): string | null {
  for (const saying of Object.values(sayings)) {
    for (const verb of ["is", "are"]) {
      const end = ` ${verb} ${saying}.`;
      if (sentence.endsWith(end)) return sentence.slice(0, -end.length);
    }
  }
  return null;
}
