import type { Contract } from "../../../shared/domain/contract.ts";
import type { Sentence } from "../on-device/reading.ts";
import { referencesIn, type Reference } from "../verification/references.ts";
import { attachmentAt } from "./places.ts";

/** What prevails over what, where parts of a contract contradict each other. */
export interface Precedence {
  readonly sentence: Sentence;
  readonly winner: Side;
  /** Null where it is everything else. */
  readonly loser: Side | null;
  /** Attachments that the sentence itself excepts, in lower case ("schedule 4"). */
  readonly excepted: readonly string[];
}

/** The body, every attachment (no label), or one of them, in lower case. */
export type Side = { readonly kind: "body" } | { readonly kind: "attachment"; readonly label: string | null };

const prevails =
  /\b(?:prevails?|controls?|governs?|takes? (?:precedence|priority)|ha(?:s|ve) (?:precedence|priority)|supersedes?)\b/i;
const conflict =
  /\b(?:conflicts?|conflicting|inconsisten\w+|discrepanc\w+|contradict\w*|ambiguit\w+|at variance|precedence|priority|prevails? over)\b/i;
const attachmentWord = /\b(?:schedules?|exhibits?|annex(?:es|ures?)?|appendi(?:x|ces)|attachments?)\b/i;
const bodyWord =
  /\b(?:this|the) (?:\p{L}+ )?(?:agreement|contract|lease|deed)\b|\bthe clauses\b|\bmain body\b|\bbody of\b|\bterms and conditions\b/iu;

/** Sentences that say which part prevails, in the order of the contract. */
export function precedencesIn(sentences: readonly Sentence[]): Precedence[] {
  return sentences.flatMap((sentence): Precedence[] => {
    const text = sentence.text.replace(/\bconflicts?[- ]of[- ]laws?\b|\bconflicts? laws?\b/gi, "law");
    const verb = prevails.exec(text);
    if (verb === null || !conflict.test(text)) return [];
    const [main = "", ...rest] = text.split(/\b(?:except|unless|other than)\b/i);
    const exceptions = rest.join(" ");
    const verbAt = prevails.exec(main);
    if (verbAt === null) return [];
    const before = main.slice(0, verbAt.index);
    const winner = sideOf(before.slice(before.lastIndexOf(",") + 1));
    if (winner === null) return [];
    const over = /^[^,.;]{0,30}\bover\b(?<rest>.*)$/i.exec(main.slice(verbAt.index + verbAt[0].length))?.groups?.[
      "rest"
    ];
    const between = before.slice(0, before.lastIndexOf(",") + 1);
    return [
      {
        sentence,
        winner,
        loser: over === undefined ? otherSide(between, winner) : sideOf(over),
        excepted: labelsIn(exceptions),
      },
    ];
  });
}

/** Lists of documents, the first of which prevails over the second and so on. */
export function orderLists(sentences: readonly Sentence[]): Sentence[] {
  return sentences.filter(
    ({ text }) =>
      (/\border of precedence\b/i.test(text) && /\b(?:as follows|following|is|shall be)\b/i.test(text)) ||
      (/\b(?:order of priority|in the following order|in descending order)\b/i.test(text) &&
        /\b(?:conflict|inconsisten\w+|contradict\w*|discrepanc\w+|ambiguit\w+)\b/i.test(text)),
  );
}

/**
 * Which of two passages holds by the contract's own words: 0 or 1, and the sentence that says so; null where none does, or
 * where the sentences that do disagree.
 */
export function settled(
  contract: Contract,
  precedences: readonly Precedence[],
  [one, other]: readonly [Sentence, Sentence],
): { readonly wins: 0 | 1; readonly by: Sentence } | null {
  if (overrules(contract, one, other)) return { wins: 0, by: one };
  if (overrules(contract, other, one)) return { wins: 1, by: other };
  const places = [
    attachmentAt(contract, one.start).toLowerCase(),
    attachmentAt(contract, other.start).toLowerCase(),
  ] as const;
  if (places[0] === places[1]) return null;
  const verdicts = precedences.flatMap(({ sentence, winner, loser, excepted }): { wins: 0 | 1; by: Sentence }[] => {
    if (excepted.some((label) => places.includes(label))) return [];
    const wins = ([0, 1] as const).filter(
      (index) => isIn(winner, places[index]) && (loser === null || isIn(loser, places[1 - index] ?? "")),
    );
    const [only] = wins;
    return wins.length === 1 && only !== undefined ? [{ wins: only, by: sentence }] : [];
  });
  const [first] = verdicts;
  return first !== undefined && verdicts.every(({ wins }) => wins === first.wins) ? first : null;
}

const anything =
  /^(?:\W*\(?[a-z\d.]{0,6}\)?\s*)?notwithstanding (?:anything|any (?:other )?(?:provision|term)|the (?:other )?provisions of this)\b/i;

/** Whether a sentence sets all others aside, or the section in which the other stands. */
function overrules({ sections }: Contract, one: Sentence, other: Sentence): boolean {
  if (anything.test(one.text) && !anything.test(other.text)) return true;
  const aside = setsAside(one);
  return (
    aside !== null &&
    sections.some(({ number, start, end }) => samePath(number, aside.path) && start <= other.start && other.start < end)
  );
}

/** "This Section" is the clause's own, and sets nothing else aside. */
const setting =
  /\b(?:notwithstanding|in departure from|in derogation of)\s+(?:(?!this\b|foregoing,)\p{L}+\s+){0,9}?(?=(?:section|clause|article|paragraph)s?\s+[\dIVX])/iu;

/** The section that a sentence sets aside by its number; null where it sets none aside. */
export function setsAside(sentence: Sentence): Reference | null {
  const match = setting.exec(sentence.text);
  if (match === null) return null;
  const behind = sentence.text.slice(match.index + match[0].length);
  const [reference] = referencesIn(behind.slice(0, 40));
  if (reference === undefined || /^[^,]{0,30}\b(?:above|hereof)?\s*of (?!this)/i.test(behind)) return null;
  return reference;
}

/** "Clause 8.2" and "8.2" are one place. */
export function samePath(number: string, path: readonly string[]): boolean {
  const own = (number.match(/\d+|[A-Za-z]+/g) ?? [])
    .filter((piece) => !/^(?:section|article|clause)$/i.test(piece))
    .map((piece) => piece.toLowerCase());
  return own.length > 0 && own.join(".") === path.join(".");
}

function isIn(side: Side, place: string): boolean {
  return side.kind === "body" ? place === "" : place !== "" && (side.label === null || side.label === place);
}

function sideOf(words: string): Side | null {
  const attachment = attachmentWord.test(words);
  // "The Schedules to this Agreement" are the schedules.
  const body = bodyWord.test(
    words.replace(/\b(?:to|of|under|in|attached to) this \p{L}+(?: \p{L}+)?/giu, attachment ? "" : "$&"),
  );
  if (attachment && body) return null;
  if (attachment) return { kind: "attachment", label: labelsIn(words)[0] ?? null };
  return body ? { kind: "body" } : null;
}

/** The other of the two that a conflict is said to be between. */
function otherSide(words: string, winner: Side): Side | null {
  const attachment: Side = { kind: "attachment", label: labelsIn(words)[0] ?? null };
  if (winner.kind === "body") return attachmentWord.test(words) ? attachment : null;
  return bodyWord.test(words) ? { kind: "body" } : null;
}

function labelsIn(words: string): string[] {
  return referencesIn(words)
    .filter(({ text }) => attachmentWord.test(text))
    .map(({ text }) => text.toLowerCase());
}
