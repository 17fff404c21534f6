import { cuedTerm, type CuedTerm } from "./term.ts";

/** What a promise of secrecy is made of. Asked only where a pack names it: elsewhere one clause says all of it. */
export function partOfSecrecy(...given: Parameters<typeof cuedTerm>): CuedTerm {
  // The title of such an agreement announces none of its points.
  const { heading: _title, ...term } = cuedTerm(...given);
  return { ...term, onlyInPack: true };
}

/** What a sentence on secrecy speaks of, as the source of a RegExp. */
export const secrets =
  "(?:confiden\\w+|secre\\w+|proprietary|(?:evaluation|review) materials?|(?:the|such|any|all|its|other part(?:y|ies)['’]s?) (?:information|materials?|documents?)|disclos\\w+|(?:this|the) (?:agreement|undertaking|letter)|obligations?)";
