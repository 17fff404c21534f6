import { subjectPattern } from "../../obligations/clause.ts";
import type { Party } from "../parties.ts";
import type { Sentence } from "../reading.ts";

/** How far apart the two promises stand at most, in sentences. */
const farthest = 12;
/** Of their words, so many are the same; fewer where each promises it to the other. */
const leastAlike = { mirrored: 0.15, otherwise: 0.5 };

/**
 * Of the sentences that speak of the same, the one in which the other party makes the promise of `best`, nearby and in the
 * same words (`cues`). Null where `best` binds everyone, or nobody else.
 */
export function otherSide(
  parties: readonly Party[],
  best: Sentence,
  promises: readonly Sentence[],
  cues: readonly RegExp[],
): Sentence | null {
  const pattern = subjectPattern(parties.flatMap(({ name, aliases }) => [name, ...aliases]));
  const bound = boundIn(best.text, pattern);
  if (bound === null) return null;
  const others = promises.flatMap((sentence) => {
    if (sentence === best || Math.abs(sentence.index - best.index) > farthest) return [];
    const other = boundIn(sentence.text, pattern);
    if (other === null || other === bound || !cues.some((cue) => cue.test(best.text) && cue.test(sentence.text)))
      return [];
    const isMirrored = names(sentence.text, bound) && names(best.text, other);
    const alike = likeness(best.text, sentence.text);
    return alike >= (isMirrored ? leastAlike.mirrored : leastAlike.otherwise) ? [{ sentence, alike }] : [];
  });
  return others.toSorted((a, b) => b.alike - a.alike)[0]?.sentence ?? null;
}

/** Who alone is bound, as the contract calls it, in small letters. */
function boundIn(text: string, pattern: RegExp): string | null {
  const who = pattern
    .exec(text)
    ?.groups?.["who"]?.toLowerCase()
    .replace(/^the\s+/, "");
  return who === undefined || /\b(?:each|either|both|neither|all|any|no|and|parties|party|you|we)\b/.test(who)
    ? null
    : who;
}

function names(text: string, who: string): boolean {
  return text.toLowerCase().includes(who);
}

function likeness(one: string, other: string): number {
  const [a, b] = [wordsIn(one), wordsIn(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}

function wordsIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
}
