/** Words that a document holds and no page of it shows: its properties, what stands for its pictures, its notes. */
export interface Beside {
  readonly page: number;
  /** As it reads behind "In": "the document's properties". */
  readonly where: string;
  readonly text: string;
}

/** So many are looked through; a document with more is made to be slow. */
export const MOST_BESIDE = 5_000;

/** Those with words in them, no more than are looked through. */
export function besideOf(where: string, texts: readonly string[], page = 1): Beside[] {
  return texts
    .filter((text) => /\p{L}{2}/u.test(text))
    .slice(0, MOST_BESIDE)
    .map((text) => ({ page, where, text: text.slice(0, 20_000) }));
}
