import { claimsIn, type Fact } from "../facts.ts";
import type { Difference } from "./slots.ts";

/** Words of which a clause can say the one or the other, but hardly mean both: a side of a pair. */
type Pair = readonly [RegExp, RegExp];

const pairs: readonly Pair[] = [
  [/\bwhichever is (?:the )?(?:greater|higher|more)\b/iu, /\bwhichever is (?:the )?(?:less|lesser|lower|smaller)\b/iu],
  [/\bwhichever is (?:the )?(?:later|longer)\b/iu, /\bwhichever is (?:the )?(?:earlier|sooner|shorter)\b/iu],
  [/\b(?:the )?(?:greater|higher) of\b/iu, /\b(?:the )?(?:lesser|lower) of\b/iu],
  [/\b(?:the )?later of\b/iu, /\b(?:the )?earlier of\b/iu],
  [
    /\b(?:ends?|ceases?|lapses?|expires?|no longer)\b/iu,
    /\bsurviv(?:e|es|ing)\b|\bcontinues? to (?:apply|bind)\b|\bboth during\b[^.;]{0,60}\band after\b/iu,
  ],
  [
    /(?<!\b(?:no|not|without|never) (?:any )?)\b(?:automatic (?:renewal|extension)|(?:renew|extend)s? automatically|automatically (?:renew|extend)(?:s|ed)?)\b/iu,
    /\b(?:extended|extension|renewed|renewable|renewal)\b[^.;]{0,60}\b(?:mutual(?:ly)?|by amendment|written agreement of)\b/iu,
  ],
  [/(?<!\b(?:not|never) )\bautomatically\b/iu, /\bwritten request\b/iu],
  [/(?<!not )\ban? (?:employee|agent|partner)\b/iu, /\bindependent contractors?\b/iu],
  [/\b(?:full|whole|entire) refund\b/iu, /\b(?:pro[- ]?rata|prorated)\b/iu],
  [
    /\b(?:orally|oral(?:ly)? or|by word of mouth)\b/iu,
    /\bonly in writing\b|\bexcept (?:by|in) (?:an? )?(?:\p{L}+ ){0,2}writing\b/iu,
  ],
];

/**
 * Words of a statement whose opposites alone its passages have, and figures that are the most in the one and the least in
 * the other. `said` and `written` as `plainText` gives them.
 */
export function oppositesIn(said: string, written: string): Difference[] {
  return [...pairs.flatMap((pair) => opposed(pair, said, written)), ...turnedBounds(said, written)];
}

function opposed([one, other]: Pair, said: string, written: string): Difference[] {
  return [
    [one, other],
    [other, one],
  ].flatMap(([mine, theirs]): Difference[] => {
    if (mine === undefined || theirs === undefined) return [];
    const [word, opposite] = [mine.exec(said)?.[0], theirs.exec(written)?.[0]];
    if (word === undefined || opposite === undefined || theirs.test(said) || mine.test(written)) return [];
    return [{ kind: "turn", said: word, written: opposite }];
  });
}

const most =
  /\b(?:at most|no more than|not more than|(?:not|never)(?: \p{L}+){0,2} exceed|up to|a maximum of|no later than)\s+(?:an? |the )?(?:\p{L}+ of )?$/iu;
const least =
  /\b(?:at least|no less than|not less than|no fewer than|a minimum of|more than|exceeding)\s+(?:an? |the )?(?:\p{L}+ of )?$/iu;

function turnedBounds(said: string, written: string): Difference[] {
  const theirs = bounded(written);
  return bounded(said).flatMap(({ fact, bound }): Difference[] => {
    const same = theirs.filter(
      (other) => other.fact.kind === fact.kind && other.fact.keys.some((key) => fact.keys.includes(key)),
    );
    const [first] = same;
    if (first === undefined || same.some((other) => other.bound === bound)) return [];
    return [{ kind: "turn", said: `${bound} ${fact.text}`, written: `${first.bound} ${first.fact.text}` }];
  });
}

interface Bounded {
  readonly fact: Fact;
  readonly bound: "at most" | "at least";
}

function bounded(text: string): Bounded[] {
  return claimsIn(text).flatMap((fact): Bounded[] => {
    const before = text.slice(Math.max(0, fact.start - 50), fact.start);
    // "Not more than" is no "more than".
    if (most.test(before)) return [{ fact, bound: "at most" }];
    return least.test(before) ? [{ fact, bound: "at least" }] : [];
  });
}
