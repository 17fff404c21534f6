import { cuedTerm, type CuedTerm } from "./term.ts";

/** A term that contracts of some kinds have, and for which others are not asked: the interest on a loan. */
export function termOfKind(...given: Parameters<typeof cuedTerm>): CuedTerm {
  return { ...cuedTerm(...given), onlyInPack: true };
}
