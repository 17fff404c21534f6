import type { Party } from "../parties.ts";
import type { Sentence } from "../reading.ts";
import { escaped } from "../wording.ts";
import { calledParties } from "./called-parties.ts";

/** How far apart the two promises stand at most, in sentences; farther, where they are all but the same words. */
const farthest = { alike: 60, otherwise: 12 };
/** Of their words, so many are the same; fewer where each promises it to the other. */
const leastAlike = { mirrored: 0.15, otherwise: 0.5 };

/**
 * Of the sentences that speak of the same, the plainest first, the one in which the other party makes the promise of `best`, nearby and in the
 * same words (`cues`). Null where `best` binds everyone, or nobody else.
 */
export function otherSide(
  parties: readonly Party[],
  best: Sentence,
  promises: readonly Sentence[],
  cues: readonly RegExp[],
): Sentence | null {
  const pattern = patternFor(parties);
  const bound = boundIn(best.text, pattern);
  if (bound === null) return null;
  const others = promises.flatMap((sentence) => {
    if (sentence === best || Math.abs(sentence.index - best.index) > farthest.alike) return [];
    const other = boundIn(sentence.text, pattern);
    if (other === null || other === bound || !cues.some((cue) => cue.test(best.text) && cue.test(sentence.text)))
      return [];
    const isNear = Math.abs(sentence.index - best.index) <= farthest.otherwise;
    const isMirrored = isNear && names(sentence.text, bound) && names(best.text, other);
    const alike = likeness(best.text, sentence.text);
    return alike >= (isMirrored ? leastAlike.mirrored : leastAlike.otherwise) ? [sentence] : [];
  });
  return others[0] ?? null;
}

/** Made once for the parties of a contract, who are asked about with every term. */
const patterns = new WeakMap<readonly Party[], RegExp>();

function patternFor(parties: readonly Party[]): RegExp {
  const pattern = patterns.get(parties) ?? boundPattern(calledParties(parties));
  patterns.set(parties, pattern);
  return pattern;
}

/** Who alone is bound by a sentence, or has a right, at its head and by name: as the contract calls it; null where nobody is. */
export function aloneIn(parties: readonly Party[], text: string): string | null {
  const bound = boundIn(text, patternFor(parties));
  return bound === null ? null : (calledParties(parties).find((name) => name.toLowerCase() === bound) ?? null);
}

/** Who binds himself, or has a right, alone and by name, at the head of a sentence or behind its condition. */
function boundPattern(names: readonly string[]): RegExp {
  const known = names.map(escaped);
  return new RegExp(
    `^(?:.{3,400}?,\\s+)??(?:the\\s+)?(?<who>(?:${known.join("|")})(?:(?:,|\\s+(?:and|or))\\s+(?:the\\s+)?(?:${known.join("|")}))*)(?:\\s*\\([^)]{1,60}\\))?,?\\s+(?:(?:also|further|each|then)\\s+)*(?:shall|will|must|may|can|agrees?|undertakes?|covenants?|hereby|indemnif\\w+|grants?|has|cannot|reserves?)\\b`,
    "iu",
  );
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
