import type { Contract } from "../../../shared/domain/contract.ts";
import type { Citation } from "../../../shared/domain/summary.ts";
import { plainText } from "./plain-text.ts";
import { wordsOf, type Cast, type Mention } from "./roles.ts";

const everyone =
  /\b(?:(?:each|either|both|neither|any|no|all)(?: of)?(?: the)? part(?:y|ies)|the parties|parties|party|we|us|our|you|your|undersigned|mutual\p{L}*)\b/iu;
const before = 400;

/** The words of its own sentence that a passage leaves out before it: who is bound often stands there. */
function sentenceBefore(text: string, start: number): string {
  const from = Math.max(0, start - before);
  const ends = [...text.slice(from, start + 3).matchAll(sentenceEnd)].map(({ index, 0: end }) => index + end.length);
  return text.slice(from + (ends.findLast((end) => from + end <= start) ?? 0), start);
}

const sentenceEnd = /[.!?]["'”’)]*\s+(?=["'“‘(]*\p{Lu})|\n\s*\n/gu;

const listReach = 4_000;
const listItem = /^\s*(?:\(?(?:\p{L}{1,4}|\d{1,2})[.)]|[•●▪–-])\s/u;

/** "The Supplier shall comply with the following:", above the items of a list of which a passage is one. */
function listOpening(text: string, start: number): string[] {
  const reach = text.slice(Math.max(0, start - listReach), start);
  const opening = reach.search(/:\s*\n(?![\s\S]*:\s*\n)/u);
  if (opening < 0) return [];
  const items = reach
    .slice(opening + 1)
    .split(/\n+/)
    .filter((line) => line.trim() !== "");
  return items.length > 0 && items.every((line) => listItem.test(line)) ? [sentenceBefore(reach, opening)] : [];
}

/**
 * Parties that are named in a statement and by none of their names in its passages. Where the passages name nobody (they
 * say "it", or begin within a sentence), whoever the words just before them name will do.
 */
export function missingParties(
  { text }: Contract,
  mentions: readonly Mention[],
  found: readonly Citation[],
  written: string,
  cast: Cast,
): string[] {
  const named = cast.mentions(written);
  // "The Receiving Party" is not everyone.
  const others = named.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), written);
  if (mentions.length === 0 || everyone.test(others)) return [];
  const present = new Set(named.map(({ key }) => key));
  const anonymous = present.size === 0 || /\b(?:it|its|they|their|he|she|his|her)\b/i.test(written);
  if (anonymous) {
    for (const { start } of found)
      for (const { key } of cast.mentions(plainText(text.slice(Math.max(0, start - before), start)))) present.add(key);
  }
  for (const { start } of found)
    for (const before of [sentenceBefore(text, start), ...listOpening(text, start)])
      for (const { key } of cast.mentions(plainText(before))) present.add(key);
  const cited = ` ${wordsOf(written)} `;
  return mentions
    .filter(({ key, text: name }) => !present.has(key) && !cited.includes(` ${wordsOf(name)} `))
    .filter(
      ({ key }) =>
        !(cast.roles.find((role) => role.key === key)?.known ?? []).some((name) =>
          cited.includes(` ${wordsOf(name)} `),
        ),
    )
    .map(({ text: name }) => name);
}
