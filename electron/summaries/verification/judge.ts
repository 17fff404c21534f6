import type { Contract } from "../../../shared/domain/contract.ts";
import type { Citation, Statement } from "../../../shared/domain/summary.ts";
import { claimsIn, evidenceIn, isBorneOut, type Fact } from "../facts.ts";
import { absolutesIn } from "./absolutes.ts";
import { otherHolders } from "./holders.ts";
import { isDerived } from "./derived.ts";
import { contradictedFrames } from "./contradicted-frames.ts";
import { missingParties } from "./missing-parties.ts";
import { missingPlaces, strangers, vocabularyOf } from "./names.ts";
import { oppositesIn } from "./opposites.ts";
import { plainText } from "./plain-text.ts";
import { missingReferences, placesOf } from "./references.ts";
import { castOf, wordsOf, type Cast, type Mention } from "./roles.ts";
import { differencesIn, type Difference } from "./slots.ts";
import { tokensOf } from "./tokens.ts";
import { languageBetween, missingFigures } from "./translation.ts";

/** Judges the statements of one contract; made once for all of them. */
export interface Judge {
  /** Who appears in the contract. */
  readonly cast: Cast;
  judge(text: string, citations: readonly Citation[]): Pick<Statement, "status" | "reason">;
  /**
   * Of a reason why a passage matters: the figures, references and places in it that are not in the passages, and the names
   * that are not in the contract. The judgement itself rests on no words, and a reason may well speak of the other party.
   */
  unfounded(reason: string, citations: readonly Citation[]): string[];
}

/** `claimed`: the parties' names as the answer has them. */
export function createJudge(contract: Contract, claimed: readonly string[]): Judge {
  const cast = castOf(contract, claimed);
  let vocabulary: Set<string> | undefined;
  return {
    cast,
    judge(text, citations) {
      const found = citations.filter((citation) => citation.match !== "none");
      if (citations.length === 0) return { status: "not-found", reason: "No words of the contract were cited." };
      if (found.length === 0) return { status: "not-found", reason: "The cited words are not in the contract." };
      vocabulary ??= vocabularyOf(contract.text);
      const said = withoutHeading(contract, plainText(text), found);
      const language = languageBetween(contract, said, passagesOf(contract, found));
      if (language !== null) return judgeTranslation(contract, said, found, cast, language);
      const faults = faultsIn(contract, said, found, cast, vocabulary);
      if (faults.length > 0) return { status: "unsupported", reason: faults.join(" ") };
      if (found.length < citations.length)
        return { status: "close", reason: "Some of the cited words are not in the contract." };
      if (found.some((citation) => citation.match === "fuzzy"))
        return { status: "close", reason: "The cited words stand in the contract only nearly." };
      return { status: "exact" };
    },
    unfounded(reason, citations) {
      vocabulary ??= vocabularyOf(contract.text);
      const said = plainText(reason);
      const found = citations.filter((citation) => citation.match !== "none");
      // "Gives it two ways out": that counts the reader's points, not the contract's.
      return missingFacts(contract, said, found, cast.mentions(said), vocabulary).filter(
        (one) => !/^(?:one|two|three|four)$/i.test(one),
      );
    },
  };
}

/** What can be held against words of another language: figures and names. */
function judgeTranslation(
  contract: Contract,
  said: string,
  found: readonly Citation[],
  cast: Cast,
  language: string,
): Pick<Statement, "status" | "reason"> {
  const passages = passagesOf(contract, found);
  const missing = [
    ...missingFigures(said, passages),
    ...missingParties(contract, cast.mentions(said), found, plainText(passages), cast),
  ];
  return missing.length > 0
    ? { status: "unsupported", reason: `Not in the cited words, which are in ${language}: ${missing.join("; ")}.` }
    : {
        status: "close",
        reason: `The cited words are in ${language}: figures and names were held against them, the rest was not.`,
      };
}

function passagesOf({ text }: Contract, found: readonly Citation[]): string {
  return found.map(({ start, end }) => text.slice(start, end)).reduce(joined, "");
}

const above = 6_000;

/** Without the heading under which its passages stand: it tells where the statement belongs and says nothing by itself. */
function withoutHeading({ text }: Contract, said: string, found: readonly Citation[]): string {
  const label = /^[^:]{3,120}(?=:\s)/.exec(said)?.[0] ?? "";
  const words = wordsOf(label);
  if (words.split(" ").length < 2) return said;
  const stands = found.some(({ start }) =>
    ` ${wordsOf(text.slice(Math.max(0, start - above), start))} `.includes(` ${words} `),
  );
  return stands ? said.slice(label.length + 1).trim() : said;
}

/** What speaks against a statement, a sentence each; empty where nothing does. */
function faultsIn(
  contract: Contract,
  said: string,
  found: readonly Citation[],
  cast: Cast,
  vocabulary: ReadonlySet<string>,
): string[] {
  const written = plainText(passagesOf(contract, found));
  const mentions = cast.mentions(said);
  const missing = [
    ...missingFacts(contract, said, found, mentions, vocabulary),
    ...missingParties(contract, mentions, found, written, cast),
  ];
  const faults = missing.length === 0 ? [] : [`Not in the cited words: ${[...new Set(missing)].join("; ")}.`];
  const statement = tokensOf(said, cast);
  const differences = found.flatMap(({ start, end }) => {
    const passage = tokensOf(plainText(contract.text.slice(start, end)), cast);
    return differencesIn(statement, passage);
  });
  // A quote that stands there only nearly must not be near by a turn of its sense.
  const quoted = found
    .filter(({ match }) => match === "fuzzy")
    .flatMap(({ quote, start, end }) =>
      differencesIn(tokensOf(plainText(quote), cast), tokensOf(plainText(contract.text.slice(start, end)), cast)),
    )
    .map(({ said: quote, written: words }) => `The quote says “${quote}” where the contract says “${words}”.`);
  // Nor by a word that binds or denies, also where the sense is the same: a quote has the contract's words.
  const put = found
    .filter(({ match }) => match === "fuzzy")
    .flatMap(({ quote, start, end }) => wordsPut(plainText(quote), plainText(contract.text.slice(start, end))))
    .map((word) => `The quote says “${word}”, which the contract does not say there.`);
  const passage = tokensOf(written, cast);
  const all = [
    ...(found.length === 1 ? differences : differencesIn(statement, passage)),
    ...contradictedFrames(statement, passage),
    ...otherHolders(said, written, cast),
    ...absolutesIn(said, written, cast),
    ...oppositesIn(said, written),
  ];
  return [...faults, ...new Set([...quoted, ...(quoted.length > 0 ? [] : put), ...all.map(sentenceFor)])];
}

/** Figures, references, places and names of nobody that are said and are not in the cited words. */
function missingFacts(
  contract: Contract,
  said: string,
  found: readonly Citation[],
  mentions: readonly Mention[],
  vocabulary: ReadonlySet<string>,
): string[] {
  const passages = passagesOf(contract, found);
  const evidence = evidenceIn(passages);
  const figures = new Set((passages.match(/\d+(?:\.\d+)*/g) ?? []).map((figure) => figure.replace(/^0+(?=\d)/, "")));
  return [
    ...claimsIn(said)
      // A bare number may be a section's, which is no fact of the passage.
      .filter(({ start }) => !mentions.some((name) => name.start <= start && start < name.end))
      .filter((fact) => !isBorneOut(fact, evidence) && !isDerived(fact, evidence))
      .filter((fact) => !(fact.kind === "number" && figures.has(fact.keys[0] ?? "")))
      .map((fact) => fact.text),
    ...missingReferences(
      said,
      plainText(passages),
      found.flatMap(({ start, end }) => placesOf(contract, start, end)),
      clauseNumbers(passages, evidence),
    ),
    ...missingPlaces(said, passages, mentions),
    ...strangers(said, passages, vocabulary, mentions),
  ];
}

/** Numbers of a passage that count nothing: those at the head of a clause, and of laws and forms. */
function clauseNumbers(passages: string, evidence: readonly Fact[]): Set<string> {
  const counting = evidence.filter(({ kind }) => kind !== "number");
  return new Set(
    [...passages.matchAll(/\d+(?:\.\d+)*/g)]
      .filter(({ index }) => !counting.some(({ start, end }) => start <= index && index < end))
      .map(([figure]) => figure.replace(/^0+(?=\d)/, "")),
  );
}

const binds = /\b(?:shall|will|must|may|can|cannot|not|no|never|always|only|unless|except)\b/giu;

/** Words that bind, deny or limit and that stand in a quote more often than in the words it was found in. */
function wordsPut(quote: string, written: string): string[] {
  const count = (text: string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const [word] of text.toLowerCase().matchAll(binds)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  };
  const there = count(written);
  return [...count(quote)].filter(([word, times]) => times > (there.get(word) ?? 0)).map(([word]) => word);
}

/** "The Supplier shall:" and the item of a list that completes it are one sentence; other passages stand by themselves. */
function joined(before: string, passage: string): string {
  if (before === "") return passage;
  const opens = /\b(?:shall|will|must|may|to|from|that|not)\s*[:—–-]\s*$/i;
  const item = /^\s*(?:\(?(?:\p{Ll}{1,3}|\d{1,2})[.)]\s*|[•●▪–-]\s*)?/u;
  return opens.test(before)
    ? `${before.replace(/\s*[:—–-]\s*$/, "")} ${passage.replace(item, "")}`
    : `${before}\n${passage}`;
}

function sentenceFor({ kind, said, written }: Difference): string {
  switch (kind) {
    case "exception":
      if (said === "") return `It leaves out the exception (“${written}”) that the cited words make.`;
      return `It says “${said}” where the cited words say “${written}”.`;
    case "modality":
    case "turn":
      return `It says “${said}” where the cited words say “${written}”.`;
    case "negation":
      return said === ""
        ? `It leaves out “${written}” of the cited words.`
        : `It says “${said}” where the cited words do not.`;
    case "party":
      return `It speaks of ${said} where the cited words speak of ${written}.`;
    case "figure":
      return `It says ${said} where the cited words say ${written}.`;
  }
}
