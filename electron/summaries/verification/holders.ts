import type { Cast, Mention } from "./roles.ts";
import type { Difference } from "./slots.ts";

/** What has one side in a clause: whose consent it takes, at whose cost it is done, whose liability it limits, who is told. */
interface Holding {
  readonly what: string;
  /** Behind the party's name, with or without a possessive "'s". */
  readonly behind?: RegExp;
  /** Before the party's name. */
  readonly before?: RegExp;
}

const adjectives = "(?:\\p{L}+,?\\s+){0,4}?";
const holdings: readonly Holding[] = [
  {
    what: "consent",
    behind: new RegExp(`^'s?\\s+${adjectives}(?:consent|approval|permission|authori[sz]ation)\\b`, "iu"),
    before:
      /\b(?:consent|approval|permission|authori[sz]ation)(?:\s+(?:in writing|in advance))?\s+(?:of|from|by)\s+(?:the\s+)?$/iu,
  },
  {
    what: "cost",
    behind: new RegExp(`^'s?\\s+(?:(?:sole|own|request and)\\s+){0,2}(?:cost|expense)s?\\b`, "iu"),
    before: /\b(?:at|for)\s+the\s+(?:sole\s+)?(?:cost|expense)s?(?:\s+and\s+(?:cost|expense)s?)?\s+of\s+(?:the\s+)?$/iu,
  },
  {
    what: "liability",
    behind: new RegExp(
      `^'s?\\s+${adjectives}liability\\b(?!\\s+(?:is|remains)\\s+(?:not\\s+(?:capped|limited)|uncapped|unlimited))`,
      "iu",
    ),
    before: /\b(?:total|entire|aggregate|maximum|cumulative)\s+liability\s+of\s+(?:the\s+)?$/iu,
  },
  {
    what: "notice",
    before:
      /\b(?:notice(?:\s+of\s+(?:such\s+)?\p{L}+)?(?:\s+in\s+writing)?\s+to|notif(?:y|ies|ying)|inform(?:s|ing)?)\s+(?:the\s+)?$/iu,
  },
];
const own = /\bat\s+(?:its|their|his|her)\s+(?:own\s+|sole\s+){0,2}(?:cost|expense)s?\b/giu;

/**
 * Parties that a statement gives a place in a clause (whose consent, at whose cost, whose liability, to whom a notice goes)
 * which the passages give to others alone. `said` and `written` as `plainText` gives them.
 */
export function otherHolders(said: string, written: string, cast: Cast): Difference[] {
  return holdings.flatMap((holding): Difference[] => {
    const mine = holdersIn(said, holding, cast);
    const theirs = holdersIn(written, holding, cast);
    const [first] = theirs;
    if (first === undefined) return [];
    return mine
      .filter(({ key }) => !theirs.some((other) => other.key === key))
      .map(({ text }) => ({ kind: "party", said: text, written: first.text }));
  });
}

function holdersIn(text: string, { what, behind, before }: Holding, cast: Cast): Mention[] {
  const mentions = cast.mentions(text);
  const found = mentions.filter(({ start, end, text: name }) => {
    // A name may have been read with its "'s".
    const rest = /'s?$/.test(name) ? text.slice(end - (name.endsWith("s") ? 2 : 1)) : text.slice(end);
    return behind?.test(rest) === true || before?.test(text.slice(Math.max(0, start - 60), start)) === true;
  });
  if (what === "cost")
    for (const { index } of text.matchAll(own)) {
      const bearer = mentions.findLast(({ end }) => end <= index);
      if (bearer !== undefined) found.push(bearer);
    }
  return found;
}
