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
  [/(?<!non-?)\bexclusive(?:ly)?\b/iu, /\bnon-?exclusive(?:ly)?\b/iu],
  [/\b(?:may|can) (?:continue|go on|keep)\b/iu, /\b(?:discontinues?|ceases?|stops?)\b/iu],
  [/\bonly for cause\b/iu, /\b(?:for any (?:or no )?reason|without cause|for convenience)\b/iu],
  [/\bfor any purpose\b/iu, /\b(?:no other purpose|(?:solely|only) (?:for|to|in))\b/iu],
  [/\b(?:full|whole|entire) refund\b/iu, /\b(?:pro[- ]?rata|prorated)\b/iu],
  [
    /\b(?:orally|oral(?:ly)? or|by word of mouth)\b/iu,
    /\bonly in writing\b|\bexcept (?:by|in) (?:an? )?(?:\p{L}+ ){0,2}writing\b/iu,
  ],
];

/** What a statement may not say where its passages have the second; the other way about it may. */
const oneWay: readonly Pair[] = [
  [
    /\b(?:consent|approval|permission|authori[sz]ation)\s+(?:is|are) not (?:needed|required|necessary)\b|\b(?:needs?|requires?) no (?:\p{L}+ ){0,2}(?:consent|approval|permission|authori[sz]ation)\b|\bnot (?:need|require) (?:the |any )?(?:\p{L}+ ){0,2}(?:consent|approval|permission|authori[sz]ation)\b/iu,
    /\b(?:without|with|subject to)\b(?:(?!\bnot (?:need|require))[^.;]){0,40}\b(?:consent|approval|permission|authori[sz]ation)\b/iu,
  ],
];

/**
 * Words of a statement whose opposites alone its passages have, and figures that are the most in the one and the least in
 * the other. `said` and `written` as `plainText` gives them.
 */
export function oppositesIn(said: string, written: string): Difference[] {
  return [
    ...pairs.flatMap(([one, other]) => [
      ...opposed([one, other], said, written),
      ...opposed([other, one], said, written),
    ]),
    ...oneWay.flatMap((pair) => opposed(pair, said, written)),
    ...turnedBounds(said, written),
    ...addedQualities(said, written),
  ];
}

function opposed([mine, theirs]: Pair, said: string, written: string): Difference[] {
  const [word, opposite] = [mine.exec(said)?.[0], theirs.exec(written)?.[0]];
  if (word === undefined || opposite === undefined || theirs.test(said) || mine.test(written)) return [];
  return [{ kind: "turn", said: word, written: opposite }];
}

/** What a right can be, beside words that say the same of it. */
const qualities: readonly Pair[] = [
  [/\bexclusive\b/iu, /exclusiv|\bsole|\bonly\b|other than/iu],
  [/\bperpetual\b/iu, /perpetu|forever|without limit|surviv/iu],
  [/\birrevocable\b/iu, /irrevocabl/iu],
  [/\bworld-?wide\b/iu, /world|territor/iu],
  [/\broyalty-free\b/iu, /royalt|free of charge|without (?:charge|payment)/iu],
];

/** "An exclusive right", of a passage that grants a right. */
function addedQualities(said: string, written: string): Difference[] {
  if (!/\b(?:rights?|licen[cs]es?|grants?)\b/iu.test(written)) return [];
  // What a heading or a list of points to look at calls a clause by is no word of it.
  const body = said.replace(/^[^:.]{3,80}:\s/u, "").replace(/\b\p{L}+ or \p{L}+\b/gu, "");
  return qualities.flatMap(([quality, same]): Difference[] => {
    const found = quality.exec(body);
    if (found === null || same.test(written) || /\b(?:not?|non)[ -]$/i.test(body.slice(0, found.index))) return [];
    return [{ kind: "negation", said: found[0], written: "" }];
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
