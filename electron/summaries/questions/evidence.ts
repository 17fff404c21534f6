import type { Contract } from "../../../shared/domain/contract.ts";
import { findParties } from "../on-device/parties.ts";
import { readContract, type Reading, type Sentence } from "../on-device/reading.ts";
import { customaryRoles } from "../verification/roles.ts";
import { definitionsOf, type Definition } from "./definitions.ts";
import { synonyms } from "./synonyms.ts";
import { wordsOf } from "./words.ts";

/** A passage of the contract that bears on a question. */
export interface Evidence {
  readonly sentence: Sentence;
  /** Comparable within one search only. */
  readonly score: number;
  /** 0..1: how much of what the question asks for stands in it, by weight; what the contract never says counts as missing. */
  readonly coverage: number;
}

export interface EvidenceSearch {
  readonly reading: Reading;
  readonly definitions: readonly Definition[];
  /** Best first. */
  search(question: string, limit: number): Evidence[];
}

interface Unit {
  readonly sentence: Sentence;
  /** How often each stem, and each two that follow each other, stands in it; halves for its lead and heading. */
  readonly stems: ReadonlyMap<string, number>;
  readonly length: number;
  readonly negated: boolean;
  readonly permits: boolean;
}

/** A word or phrase of the question with the others that would do, each with what it is worth beside it. */
interface Concept {
  readonly variants: ReadonlyMap<string, number>;
  readonly weight: number;
}

/** "Receiving Party", "Supplier": who, not what. */
const rolePattern = new RegExp(`\\b(?:${customaryRoles.join("|")})(?:['’]s)?\\b`, "gu");

/** Chosen on half of ContractNLI's development set with `test/bench/evidence.ts`, coarsely. */
const weights = {
  k1: 0.6,
  b: 0.3,
  synonym: 0.55,
  definedAs: 0.3,
  phrase: 0.4,
  /** Whom it is about; a contract names its parties in every other sentence. */
  role: 0.3,
  heading: 0.6,
  negation: 0.12,
  permission: 0.06,
  /** Of a sentence that says what a term of the question means, where the question asks what is part of it. */
  definition: 0.4,
  /** For every passage that was chosen before of the same list or the same words. */
  repeated: 0.12,
};

const negation =
  /\b(?:not|no|neither|nor|never|none|without|prohibit\w*|forbid\w*|refrain\w*|except|unless|nothing|cannot|restrict\w*)\b/i;
const asksMeaning =
  /\b(?:mean\w*|includ\w*|exclud\w*|defin\w*|consist\w*|compris\w*|contain\w*|cover\w*|qualif\w*|count\w* as|what (?:is|are)|scope)\b/i;
const permission = /\b(?:may|can|could|allow\w*|permit\w*|entitled|free to|right to|authori[sz]ed)\b/i;

/**
 * Prepares a contract for questions. A search ranks its sentences with BM25 (Robertson and Zaragoza 2009, "The probabilistic
 * relevance framework") over stems and pairs of stems, where a concept of the question is met by the word itself, by what
 * contracts say instead, by the name that the contract gives a party, or by the defined term whose definition has the word.
 * The heading and the words before a list count for each item. Deterministic; calls nothing.
 */
export function prepareEvidence(contract: Contract): EvidenceSearch {
  const reading = readContract(contract);
  const definitions = definitionsOf(reading);
  const units = unitsOf(reading);
  const average = units.reduce((sum, { length }) => sum + length, 0) / (units.length || 1);
  const frequency = new Map<string, number>();
  for (const { stems } of units) for (const stem of stems.keys()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const names = namesOf(reading);
  const defined = definitions.map((definition) => ({
    term: wordsOf(definition.term).map(({ stem }) => stem),
    words: new Set(wordsOf(definition.sentence.text).map(({ stem }) => stem)),
  }));
  const idf = (found: number): number => Math.log(1 + (units.length - found + 0.5) / (found + 0.5));
  /** Sentences that hold any of the variants. */
  const spread = (variants: ReadonlyMap<string, number>): number => {
    const strong = [...variants].filter(([, worth]) => worth === 1).map(([stem]) => stem);
    const own = Math.max(0, ...strong.map((stem) => frequency.get(stem) ?? 0));
    if (own > 0) return own;
    return Math.max(0, ...[...variants.keys()].map((stem) => frequency.get(stem) ?? 0));
  };

  const conceptsOf = (question: string): Concept[] => {
    const roles = question.match(rolePattern) ?? [];
    const stems = wordsOf(question.replace(rolePattern, " ")).map(({ stem }) => stem);
    const found: Concept[] = [];
    const seen = new Set<string>();
    const add = (stem: string, variants: Map<string, number>, weight: number) => {
      if (seen.has(stem)) return;
      seen.add(stem);
      found.push({ variants, weight });
    };
    for (const role of roles) {
      const key = wordsOf(role)
        .map(({ stem }) => stem)
        .join(" ");
      if (key !== "") add(key, variantsOf(key, names, []), weights.role);
    }
    for (const [index, stem] of stems.entries()) {
      const next = stems[index + 1];
      const pair = next === undefined ? null : `${stem} ${next}`;
      if (pair !== null && ((frequency.get(pair) ?? 0) > 0 || synonyms().has(pair)))
        add(pair, variantsOf(pair, names, []), weights.phrase);
      add(stem, variantsOf(stem, names, defined), 1);
    }
    return found;
  };

  return {
    reading,
    definitions,
    search(question, limit) {
      const concepts = conceptsOf(question).map((concept) => ({ ...concept, idf: idf(spread(concept.variants)) }));
      const whole = concepts.reduce((sum, { weight, idf: rarity }) => sum + weight * rarity, 0);
      const asksNot = negation.test(question);
      const asked = asksMeaning.test(question)
        ? new Set(definitions.filter(({ term }) => speaksOf(question, term)).map(({ sentence }) => sentence))
        : new Set<Sentence>();
      const asksMay = permission.test(question);
      const ranked = units
        .map((unit): Evidence => {
          const norm = weights.k1 * (1 - weights.b + (weights.b * unit.length) / (average || 1));
          let score = 0;
          let covered = 0;
          for (const { variants, weight, idf: rarity } of concepts) {
            let best = 0;
            let worthOf = 0;
            for (const [stem, worth] of variants) {
              const times = unit.stems.get(stem) ?? 0;
              if (times === 0) continue;
              best = Math.max(best, (worth * (times * (weights.k1 + 1))) / (times + norm));
              worthOf = Math.max(worthOf, worth * Math.min(1, times * 2));
            }
            score += weight * rarity * best;
            covered += weight * rarity * worthOf;
          }
          const turned =
            1 +
            (asksNot && unit.negated ? weights.negation : 0) +
            (asksMay && unit.permits ? weights.permission : 0) +
            (asked.has(unit.sentence) ? weights.definition : 0);
          return { sentence: unit.sentence, score: score * turned, coverage: whole === 0 ? 0 : covered / whole };
        })
        .filter(({ score }) => score > 0)
        .toSorted((one, other) => other.score - one.score || one.sentence.start - other.sentence.start);
      return varied(ranked, limit);
    },
  };
}

/** Takes the best again and again, less something for each that says what was taken already: ten items of one list are one answer. */
function varied(ranked: readonly Evidence[], limit: number): Evidence[] {
  const left = ranked.slice(0, limit * 5);
  const taken: Evidence[] = [];
  while (taken.length < limit && left.length > 0) {
    let best = 0;
    let bestScore = -1;
    for (const [index, { sentence, score }] of left.entries()) {
      const repeats = taken.filter(
        (other) => sentence.lead !== undefined && other.sentence.lead?.start === sentence.lead.start,
      ).length;
      const worth = score * (1 - weights.repeated) ** repeats;
      if (worth > bestScore) [best, bestScore] = [index, worth];
    }
    taken.push(...left.splice(best, 1));
  }
  return taken;
}

function speaksOf(question: string, term: string): boolean {
  return ` ${wordsOf(question)
    .map(({ stem }) => stem)
    .join(" ")} `.includes(
    ` ${wordsOf(term)
      .map(({ stem }) => stem)
      .join(" ")} `,
  );
}

function unitsOf({ sentences }: Reading): Unit[] {
  return sentences.map((sentence) => {
    const stems = new Map<string, number>();
    const add = (words: readonly string[], worth: number) => {
      for (const [index, word] of words.entries()) {
        stems.set(word, (stems.get(word) ?? 0) + worth);
        const next = words[index + 1];
        if (next !== undefined) stems.set(`${word} ${next}`, (stems.get(`${word} ${next}`) ?? 0) + worth);
      }
    };
    const own = wordsOf(sentence.text).map(({ stem }) => stem);
    add(own, 1);
    add(
      wordsOf(sentence.heading).map(({ stem }) => stem),
      weights.heading,
    );
    return {
      sentence,
      stems,
      length: own.length,
      negated: negation.test(sentence.text),
      permits: permission.test(sentence.text),
    };
  });
}

function variantsOf(
  stem: string,
  names: ReadonlyMap<string, readonly string[]>,
  defined: readonly { readonly term: readonly string[]; readonly words: ReadonlySet<string> }[],
): Map<string, number> {
  const variants = new Map([[stem, 1]]);
  const add = (other: string, worth: number) => {
    if ((variants.get(other) ?? 0) < worth) variants.set(other, worth);
  };
  for (const other of names.get(stem) ?? []) add(other, 0.9);
  for (const other of synonyms().get(stem) ?? []) add(other, weights.synonym);
  for (const { term, words } of defined)
    if (words.has(stem) && !term.includes(stem) && term.length > 0) add(term.slice(0, 2).join(" "), weights.definedAs);
  return variants;
}

/** By each word of a party's names, the stems of what else the contract calls it. */
function namesOf(reading: Reading): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, aliases } of findParties(reading)) {
    const keys = [
      ...new Set(
        [name, ...aliases]
          .map((one) => wordsOf(one).slice(0, 2))
          .map((words) => words.map(({ stem }) => stem).join(" ")),
      ),
    ];
    const firsts = [
      ...new Set(
        [name, ...aliases].flatMap((one) =>
          wordsOf(one)
            .slice(0, 1)
            .map(({ stem }) => stem),
        ),
      ),
    ];
    for (const key of [...keys, ...firsts].filter((one) => one !== ""))
      found.set(
        key,
        [...new Set([...(found.get(key) ?? []), ...keys, ...firsts])].filter((other) => other !== key && other !== ""),
      );
  }
  return found;
}
