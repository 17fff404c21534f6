import { factsIn } from "../facts.ts";
import type { Party } from "./parties.ts";
import type { Reading, Sentence } from "./reading.ts";
import { mostTelling } from "./salience.ts";

export interface Clause {
  /** Empty where the part has no heading. */
  readonly heading: string;
  readonly sentence: Sentence;
}

const mostClauses = 60;
/** Below this a part holds names, figures or furniture, and no sentence. */
const leastTelling = -1.5;
const sentencesPerChunk = 8;

/** The contract in its own order: what each part says above all; stretches of about eight sentences where it has no parts. */
export function clausesIn(
  reading: Reading,
  parties: readonly Party[],
  scores: ReadonlyMap<Sentence, number>,
): Clause[] {
  const byPart = reading.parts.flatMap((part) => {
    // Who the parties are, and what the contract is called, is said elsewhere.
    if (isFront(part.heading, parties)) return [];
    const sentence = mostTelling(part.sentences, scores);
    return sentence === null || (scores.get(sentence) ?? 0) < leastTelling
      ? []
      : [{ heading: tidy(part.heading, parties), sentence }];
  });
  if (byPart.length >= 3) return unique(byPart).slice(0, mostClauses);
  const count = Math.max(1, Math.min(mostClauses / 3, Math.ceil(reading.sentences.length / sentencesPerChunk)));
  const size = Math.ceil(reading.sentences.length / count);
  const chunks: Clause[] = [];
  for (let from = 0; from < reading.sentences.length; from += Math.max(1, size)) {
    const sentence = mostTelling(reading.sentences.slice(from, from + size), scores);
    if (sentence !== null) chunks.push({ heading: tidy(sentence.heading, parties), sentence });
  }
  return unique(chunks);
}

function isFront(heading: string, parties: readonly Party[]): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const named = parties.some((party) => plain(heading).startsWith(plain(party.name)));
  return named || /\b(?:agreement|contract|lease|licen[cs]e|deed|addendum)$/i.test(heading.trim());
}

/** "GOVERNING LAW" is "Governing law": capitals shout in a list. A heading that names a party or a figure is none for a list. */
function tidy(heading: string, parties: readonly Party[]): string {
  const lower = heading.toLowerCase();
  if (
    factsIn(heading).length > 0 ||
    parties.some((party) => lower.includes(party.name.toLowerCase().replace(/[.,\s]+$/, "")))
  )
    return "";
  const bare = heading
    .replace(/\s+/g, " ")
    .replace(/[.:]?\s+\(?[a-zA-Z]\)?[.:]?$/u, "")
    .replace(/[\s.:;–—-]+$/u, "")
    .trim();
  if (bare.length > 80 || /\d/.test(bare) || !/\p{L}{3}/u.test(bare)) return "";
  if (bare !== bare.toUpperCase()) return bare;
  const names = parties.flatMap((party) => party.aliases).filter((alias) => /^\p{Lu}\p{Ll}{2,}$/u.test(alias));
  const calm = bare.charAt(0) + bare.slice(1).toLowerCase();
  return names.reduce((text, name) => text.replace(new RegExp(`\\b${name}\\b`, "gi"), name), calm);
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
