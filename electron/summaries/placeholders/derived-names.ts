import { shortName } from "../on-device/party.ts";
import { wordsOf } from "../verification/roles.ts";
import { onOneLine } from "./finding.ts";
import { generic, month, places, roles } from "./name-words.ts";

const small = /^(?:of|and|the|for|de|du|la|del|van|von|to|in|on)$/;
const edge = "(?<![\\p{L}\\p{N}])";
const end = "(?![\\p{L}\\p{N}])";

/** What is known of the contract that names are looked for in. */
export interface Wording {
  readonly text: string;
  /** Words that it also has in small letters. */
  readonly lower: ReadonlySet<string>;
}

/**
 * The letters by which a contract speaks of a name, where it does: "BSP" of Bank South Pacific Limited. Three letters and
 * more wherever they stand in capitals, unless the contract defines them for something else; two only where they stand
 * right behind the name, in brackets, quotes or the next cell of a table.
 */
export function acronymsOf(name: string, { text, lower }: Wording): string[] {
  const possible = new Set<string>();
  for (const written of [name, shortName(name)]) {
    const words = written.match(/[\p{L}\p{N}]+/gu) ?? [];
    const telling = words.filter((word) => !small.test(word));
    if (telling.length < 2) continue;
    for (const letters of [initials(telling), initials(words)]) if (letters.length <= 7) possible.add(letters);
  }
  return [...possible].filter((letters) => {
    if (letters.length < 2 || roles.has(letters.toLowerCase())) return false;
    // "ITS" and "WE" are words: a name only where the brackets behind it say so.
    if (lower.has(letters.toLowerCase())) return letters.length > 2 && isInBrackets(letters, name, text);
    if (!new RegExp(`${edge}${letters}${end}`, "u").test(text)) return false;
    const behind = new RegExp(
      `${escaped(name)}\\.?[^\\S\\n]*(?:[,;:]?[^\\S\\n]*[("“'‘]+|\\t)(?:the )?${letters}${end}`,
      "iu",
    );
    if (behind.test(text)) return true;
    return letters.length > 2 && !isDefinedOtherwise(letters, name, text);
  });
}

function isInBrackets(letters: string, name: string, text: string): boolean {
  const bracket = new RegExp(`\\((?:the )?["“'‘]?${letters}["”'’]?[,)]`, "u").exec(text);
  return bracket !== null && onOneLine(text.slice(Math.max(0, bracket.index - 300), bracket.index)).includes(name);
}

/** Whether letters are those that the words of a name begin with. */
export function isInitials(letters: string, name: string): boolean {
  const words = shortName(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  const full = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [words, full].some((some) =>
    [initials(some), initials(some.filter((word) => !small.test(word)))].includes(letters),
  );
}

/** Whether the first definition of these letters is of something that has not the name's first word right before it. */
function isDefinedOtherwise(letters: string, name: string, text: string): boolean {
  const defined = new RegExp(
    `\\((?:the )?["“'‘]?${letters}["”'’]?[,)]|["“]${letters}["”]\\s+(?:means|shall mean|is|refers|or\\b)|${edge}${letters}\\s+(?:means|shall mean|=)`,
    "u",
  ).exec(text);
  if (defined === null) return false;
  const first =
    wordsOf(name)
      .split(" ")
      .find((word) => !small.test(word)) ?? "";
  return !wordsOf(text.slice(Math.max(0, defined.index - 160), defined.index)).includes(first);
}

/**
 * Words of a party's name that are used for the whole of it: "Haley" of Sport Haley, Inc., "NLS" of NLS-1 Pharma AG. Of
 * companies that are no party only the first, which is what they are called by.
 */
export function wordsFor(variants: readonly string[], isParty: boolean, wording: Wording): string[] {
  const found = new Set<string>();
  for (const variant of variants) {
    const short = shortName(variant);
    const pieces = short.match(/[\p{L}\p{N}'’&.]+/gu) ?? [];
    for (const [index, piece] of pieces.entries()) {
      const word = piece.replace(/[.'’]+$/, "");
      if (word === short || (!isParty && index > 0)) continue;
      const capitals = /^[A-Z][A-Z&]{2,}$/.test(word);
      if (word.length < 4 && !capitals) continue;
      if (!/^\p{Lu}|^\p{Ll}{1,2}\p{Lu}/u.test(word) || !isDistinctive(word, wording)) continue;
      // The first word is what somebody is called by; another has to be used for it more than by chance.
      if (standsAlone(word, wording.text) >= (index === 0 ? 1 : 2)) found.add(word);
    }
  }
  return [...found];
}

/** Never written small, no general word, no month, and no place unless it has duties. */
function isDistinctive(word: string, { text, lower }: Wording): boolean {
  const folded = word.toLowerCase();
  const isPlace = places.test(`${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`);
  // No place has duties.
  if (isPlace && !new RegExp(`(?<!of )${edge}${escaped(word)} (?:shall|will|may|agrees)${end}`, "u").test(text))
    return false;
  return (
    !lower.has(folded) &&
    !lower.has(folded.replace(/s$/, "")) &&
    !lower.has(`${folded}s`) &&
    !generic.test(folded) &&
    !month.test(folded) &&
    !roles.has(folded)
  );
}

/** How often a word stands without a capitalised word beside it. */
function standsAlone(word: string, text: string): number {
  const alone = new RegExp(
    `(?<!\\p{Lu}\\p{L}*[\\s-])${edge}${escaped(word)}(?:['’]s)?(?=["”'’]?[\\s.,;)]+(?:\\p{Ll}|$)|["”])`,
    "gu",
  );
  let count = 0;
  for (const _ of text.matchAll(alone)) {
    count += 1;
    if (count > 4) break;
  }
  return count;
}

const nameWords =
  "(?<name>[\\p{Lu}\\d][\\p{L}\\p{N}.&'’-]*(?:[^\\S\\n]+(?:[\\p{Lu}\\d][\\p{L}\\p{N}.&'’-]*|of|and|the|&)){0,5})";
const otherwise = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:d\\s?/?\\s?b\\s?/?\\s?a\\.?|D/?B/?A|doing business as|trading as|t/a|f/k/a|formerly(?:\\s+known\\s+as)?|also\\s+known\\s+as|a/k/a|operating as)[:,]?\\s+["“(]?(?:the\\s+)?${nameWords}`,
  "gu",
);
const division = new RegExp(
  `,\\s+(?:acting\\s+(?:by\\s+and\\s+)?through\\s+(?:its|the)\\s+)?(?:D[ée]partement|Abteilung|Division)\\s+${nameWords}`,
  "gu",
);

/** Whoever gets a copy of a notice: "Tarrow, Lind & Moss" has no legal form. */
const copied = new RegExp(
  `\\b(?:copy|copies)\\b[^.;\\n]{0,50}?(?:\\bto\\b|:)[:\\s]+(?<name>(?:\\p{Lu}[\\p{L}'’-]+,?[^\\S\\n\\t]+){1,4}(?:&|and)[^\\S\\n\\t]+\\p{Lu}[\\p{L}'’-]+)`,
  "gu",
);

/** Names that stand behind "d/b/a", "formerly known as" and the like, of a party's division in the opening, and of firms that get copies. */
export function otherwiseCalled({ text, lower }: Wording): string[] {
  const found: string[] = [];
  for (const { groups } of [
    ...text.matchAll(otherwise),
    ...text.slice(0, 6_000).matchAll(division),
    ...text.matchAll(copied),
  ]) {
    const name = onOneLine(groups?.["name"] ?? "").replace(/(?:\s+(?:of|and|the|&))+$|[.,'’]+$/g, "");
    const words = wordsOf(name).split(" ");
    if (
      name.length < 3 ||
      /\.\s|^(?:And|Or|The)\s/.test(name) ||
      words.every((word) => generic.test(word) || lower.has(word) || roles.has(word))
    )
      continue;
    found.push(name);
    // "Departement MORPHO Systemes": what is in capitals is the name.
    for (const word of name.split(" "))
      if (/^[A-Z]{4,}$/.test(word) && !lower.has(word.toLowerCase())) found.push(word);
  }
  return found;
}

/**
 * "XIMAGE AND SAGEM S.A." is two names where a part of it stands by itself more often than the whole does.
 * In the order in which they stand; the name alone where it is one.
 */
export function apart(name: string, { text, lower }: Wording): string[] {
  const parts = name.split(/\s+(?:and|AND)\s+/);
  if (parts.length !== 2 || /\.\s/.test(parts[0] ?? "")) return [name];
  const whole = occurrences(name, text);
  const [left = "", right = ""] = parts;
  const isOwn = (part: string): boolean =>
    shortName(part).length > 1 &&
    !wordsOf(shortName(part))
      .split(" ")
      .every((word) => generic.test(word) || roles.has(word) || lower.has(word) || lower.has(word.replace(/s$/, ""))) &&
    occurrences(shortName(part), text) > 2 * whole;
  return isOwn(left) || (isOwn(right) && wordsOf(shortName(right)).includes(" ")) ? [left, right] : [name];
}

function occurrences(words: string, text: string): number {
  return [...text.matchAll(new RegExp(`${edge}${escaped(words).replaceAll(" ", "\\s+")}${end}`, "gu"))].length;
}

function initials(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase()).join("");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
