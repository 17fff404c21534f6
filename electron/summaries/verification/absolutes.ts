import type { Cast } from "./roles.ts";
import type { Difference } from "./slots.ts";

/** Words that leave no exception. */
const absolute =
  /\b(?:never|in no (?:event|case|circumstances?)|under (?:no|any) circumstances?|without (?:any )?(?:exceptions?|restrictions?|limits?)|no exceptions?|in (?:all|any) (?:cases?|events?|circumstances)|always|freely|absolute(?:ly)?|unconditional(?:ly)?|even (?:in|on|upon|if|when|where|after|for)|every|nothing)\b/giu;
/** Words that make an exception, and such as make it hang on somebody's consent. */
const exceptions: readonly RegExp[] = [
  /\b(?:except(?:ing)?|unless|other than|save (?:for|as|that|where)|provided,? (?:however,? )?that|subject to|excluding|exclusive of|notwithstanding|but (?:may|shall not|not))\b/iu,
  /\bwithout (?:the |its |their |any )?(?:[\p{L}']+ ){0,5}?(?:consent|approval|permission|authori[sz]ation)\b/iu,
];

/**
 * Where a statement speaks without exception and its passages make one: "never" of what is "except for", "freely" of what
 * takes a consent, a side alone of what either may do, and "including" of what is left out. What the passages themselves put
 * so is theirs. `said` and `written` as `plainText` gives them.
 */
export function absolutesIn(said: string, written: string, cast: Cast): Difference[] {
  return [...tooWide(said, written), ...oneSided(said, written, cast), ...included(said, written)];
}

function tooWide(said: string, written: string): Difference[] {
  const plain = said.replace(/\b(?:without (?:any )?exceptions?|even (?:if|when|where) [^,;.]*)/giu, "");
  const folded = written.toLowerCase();
  const words = [...said.matchAll(absolute)]
    .map(([word]) => word)
    .filter((word) => !folded.includes(word.toLowerCase()));
  return exceptions.flatMap((exception): Difference[] => {
    const made = exception.exec(written)?.[0];
    if (made === undefined || exceptions.some((other, at) => at <= exceptions.indexOf(exception) && other.test(plain)))
      return [];
    return words.map((word) => ({ kind: "exception", said: word, written: made }));
  });
}

const both = /\b(?:either|each|both|neither)(?: of the)? part(?:y|ies)\b/iu;

/** "But the Supplier may not", "only the Supplier may": of what the passages give to either side. */
function oneSided(said: string, written: string, cast: Cast): Difference[] {
  const everyone = both.exec(written)?.[0];
  if (everyone === undefined) return [];
  const named = new Set(cast.mentions(written).map(({ key }) => key));
  return cast
    .mentions(said)
    .filter(({ key, start, end }) => {
      if (named.has(key)) return false;
      const before = said.slice(Math.max(0, start - 24), start);
      return (
        /\bonly (?:the )?$/i.test(before) ||
        /^(?:'s?)?\s+(?:only|alone)\b/i.test(said.slice(end)) ||
        /\bbut not (?:by |for |to )?(?:the )?$/i.test(before) ||
        (/\b(?:but|while|whereas)(?: the)? $/i.test(before) &&
          /^ (?:(?:may|can|must|shall|will|does|is) ?not|cannot)\b(?=[\s.,;]|$)/i.test(said.slice(end)))
      );
    })
    .map(({ text }) => ({ kind: "exception", said: text, written: everyone }));
}

const includes = /(?<!not )\binclud(?:ing|es?)\s+(?<what>[^.;:]{3,60})/iu;
const excludes = /\b(?:exclusive of|excluding|not including|does not include|excludes?)\s+(?<what>[^.;:]{3,240})/iu;

function included(said: string, written: string): Difference[] {
  const mine = includes.exec(said);
  const theirs = excludes.exec(written);
  if (mine === null || theirs === null) return [];
  const words = wordsIn(mine.groups?.["what"] ?? "");
  const left = new Set(wordsIn(theirs.groups?.["what"] ?? ""));
  const there = new Set(wordsIn(includes.exec(written)?.groups?.["what"] ?? ""));
  if (words.length === 0 || !words.every((word) => left.has(word) && !there.has(word))) return [];
  return [{ kind: "exception", said: mine[0].slice(0, 60), written: theirs[0].slice(0, 60) }];
}

function wordsIn(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => !/^(?:that|this|such|with|from)$/.test(word));
}
