import type { Reading, Sentence } from "./reading.ts";
import { mostTelling } from "./salience.ts";

export interface Clause {
  /** Empty where the part has no heading. */
  readonly heading: string;
  readonly sentence: Sentence;
}

const mostClauses = 60;
const sentencesPerChunk = 8;

/** The contract in its own order: what each part says above all; stretches of about eight sentences where it has no parts. */
export function clausesIn(reading: Reading, scores: ReadonlyMap<Sentence, number>): Clause[] {
  const byPart = reading.parts.flatMap((part) => {
    const sentence = mostTelling(part.sentences, scores);
    return sentence === null ? [] : [{ heading: tidy(part.heading), sentence }];
  });
  if (byPart.length >= 3) return unique(byPart).slice(0, mostClauses);
  const count = Math.max(1, Math.min(mostClauses / 3, Math.ceil(reading.sentences.length / sentencesPerChunk)));
  const size = Math.ceil(reading.sentences.length / count);
  const chunks: Clause[] = [];
  for (let from = 0; from < reading.sentences.length; from += Math.max(1, size)) {
    const sentence = mostTelling(reading.sentences.slice(from, from + size), scores);
    if (sentence !== null) chunks.push({ heading: tidy(sentence.heading), sentence });
  }
  return unique(chunks);
}

/** "GOVERNING LAW" is "Governing law": capitals shout in a list. */
function tidy(heading: string): string {
  const bare = heading.replace(/\s+/g, " ").replace(/[.:]?\s+\(?[a-z]\)?[.:]?$/u, "").replace(/[\s.:;–—-]+$/u, "").trim();
  if (bare.length > 80 || /\d/.test(bare) || !/\p{L}{3}/u.test(bare)) return "";
  return bare === bare.toUpperCase() ? bare.charAt(0) + bare.slice(1).toLowerCase() : bare;
}

function unique(clauses: readonly Clause[]): Clause[] {
  const seen = new Set<string>();
  return clauses.filter(({ sentence }) => {
    const key = sentence.text.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
