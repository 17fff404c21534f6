import type { Contract } from "../../../shared/domain/contract.ts";
import type { ModelAnswer } from "../answer.ts";
import type { Span } from "../contract-text.ts";
import { quotesOf } from "../on-device/quotes.ts";
import { readContract, type Sentence } from "../on-device/reading.ts";
import { castOf } from "../verification/roles.ts";
import { caps } from "./caps.ts";
import { durations } from "./durations.ts";
import { effectiveDates } from "./effective-dates.ts";
import { laws, samePlace } from "./laws.ts";
import { notices } from "./notices.ts";
import { payments } from "./payments.ts";
import { attachmentAt, ownContractAt } from "./places.ts";
import { differ, type Position, type PositionKind } from "./positions.ts";
import { orderLists, precedencesIn, samePath, setsAside, settled } from "./precedence.ts";

export interface Contradiction {
  /** "override": one clause sets another aside; "precedence": which part prevails. Neither leaves anything open. */
  readonly kind: PositionKind | "override" | "precedence";
  /** Two or more that disagree, in the order of the contract; one for an order of precedence. Offsets into its text. */
  readonly passages: readonly Span[];
  /** The words of the contract that say which side holds; null where nothing in it does. */
  readonly settledBy: Span | null;
  /** One sentence for the reader, borne out by the passages. */
  readonly text: string;
}

/** Told of one contract: the first ones; a long contract is full of overriding clauses. */
const mostOverrides = 3;
const mostPrecedences = 2;
const mostOfOneKind = 2;

/**
 * Where a contract says two things of one: its law, a cap on the same party's liability, a period of notice, its own
 * duration and that of its confidences, the time for paying, the day it takes effect. Then the clauses that set another,
 * named one aside, and the order of precedence of its parts, which settles what stands in the body against what stands in a
 * schedule. Deterministic; keeps silent where two clauses may well speak of two things.
 */
export function findContradictions(contract: Contract): Contradiction[] {
  const { sentences } = readContract(contract);
  const precedences = precedencesIn(sentences);
  const where = ({ start }: Span): string => {
    const attachment = attachmentAt(contract, start);
    return attachment === "" ? "" : ` (${attachment})`;
  };
  const clashing = clashes(positionsIn(contract), (one, other) => one === other).map(([one, other]): Contradiction => {
    const verdict = settled(contract, precedences, [one.sentence, other.sentence]);
    const holds = verdict?.wins === 0 ? one : other;
    const text = clashText(one.kind, `${one.said}${where(one)}`, `${other.said}${where(other)}`);
    return {
      kind: one.kind,
      passages: [one.sentence, other.sentence],
      settledBy: verdict?.by ?? null,
      text:
        verdict === null
          ? text
          : `${text} By the order of precedence that the contract itself sets, ${holds.said} holds.`,
    };
  });
  return [
    ...clashing,
    ...overrides(contract, sentences).slice(0, mostOverrides),
    ...orders(contract, sentences, precedences),
  ];
}

/** Those that the contract itself does not settle: what is worth asking somebody about. */
export function unsettled(contradictions: readonly Contradiction[]): Contradiction[] {
  return contradictions.filter(
    ({ kind, settledBy }) => settledBy === null && kind !== "override" && kind !== "precedence",
  );
}

/** What a contract says on each question to which there is one answer, in order; what is a contract of its own is left out. */
export function positionsIn(contract: Contract): (Position & { readonly within: string })[] {
  const reading = readContract(contract);
  const material = { contract, reading, cast: castOf(contract, []) };
  return [laws, caps, notices, durations, payments, effectiveDates]
    .flatMap((find) => find(material))
    .map((one) => ({ ...one, within: ownContractAt(contract, one.start) }));
}

/**
 * Pairs that cannot both hold: of each kind and subject the first against those that differ from it. `comparable` says
 * whether two stand in what is one contract.
 */
export function clashes<Item extends Position & { readonly within: string }>(
  positions: readonly Item[],
  comparable: (one: string, other: string) => boolean,
): [Item, Item][] {
  const kinds = new Set(positions.map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => {
    const found: [Item, Item][] = [];
    const paired = new Set<Item>();
    const own = positions.filter((one) => one.kind === kind);
    for (const [index, one] of own.entries()) {
      if (paired.has(one)) continue;
      const seen: Item[] = [];
      for (const other of own.slice(index + 1)) {
        if (!comparable(one.within, other.within) || !sameSubject(one, other) || !disagree(one, other)) continue;
        if (paired.has(other) || seen.some((known) => !disagree(known, other))) continue;
        seen.push(other);
        found.push([one, other]);
        paired.add(one).add(other);
      }
    }
    return found.slice(0, mostOfOneKind);
  });
}

function sameSubject(one: Position, other: Position): boolean {
  return one.about === other.about || one.about === null || other.about === null;
}

function disagree(one: Position, other: Position): boolean {
  if (one.kind !== "governing-law") return differ(one, other);
  return !one.keys.some((key) => other.keys.some((known) => samePlace(key, known)));
}

/** One sentence that says what two positions differ in. */
export function clashText(kind: PositionKind, one: string, other: string): string {
  switch (kind) {
    case "governing-law":
      return `The contract names more than one governing law: ${one} but also ${other}.`;
    case "liability-cap":
      return `Liability is capped more than once: at ${one} and at ${other}.`;
    case "notice-period":
      return `Termination on notice is given periods that differ: ${one} but also ${other}.`;
    case "renewal-notice":
      return `Notice against renewal is given periods that differ: ${one} but also ${other}.`;
    case "term":
      return `The contract is given terms that differ: ${one} but also ${other}.`;
    case "confidentiality-period":
      return `Confidentiality is given periods after the end that differ: ${one} but also ${other}.`;
    case "payment-term":
      return `Invoices are given times for payment that differ: ${one} but also ${other}.`;
    case "effective-date":
      return `The contract is given dates of effect that differ: ${one} but also ${other}.`;
  }
}

/**
 * An answer with a risk for each contradiction that it does not name itself, and the order of precedence among the clauses:
 * what quotes two of the passages is taken to have named it. What is added is checked like any other statement.
 */
export function withContradictions(contract: Contract, answer: ModelAnswer): ModelAnswer {
  const found = findContradictions(contract);
  const isOrdered = found.some(({ kind }) => kind === "precedence");
  const added = found.flatMap(({ kind, passages, settledBy, text }) => {
    const level = kind === "precedence" ? ("clauses" as const) : ("risks" as const);
    const quotes = quotesOf(contract, settledBy === null ? passages : [...passages, settledBy]);
    const known = answer.statements.some(
      (statement) =>
        statement.level === level &&
        passages.filter((passage) => statement.quotes.some(({ quote }) => touches(contract, passage, quote))).length >=
          Math.min(2, passages.length),
    );
    if (known) return [];
    return [
      {
        level,
        text,
        ...(level === "risks" ? { risk: weightOf(contract, passages, settledBy, isOrdered) } : {}),
        quotes,
      },
    ];
  });
  return added.length === 0 ? answer : { ...answer, statements: [...answer.statements, ...added] };
}

/** "Except as otherwise provided", "notwithstanding the foregoing": whoever says that has thought of the other passage. */
const reserves =
  /\b(?:except|unless|save) (?:as )?(?:is |may be )?(?:otherwise |expressly |specifically )*(?:provided|set (?:forth|out)|stated|specified|agreed|permitted)\b|\b(?:subject to|notwithstanding|without prejudice to) (?:any|the|this|section|clause|article|paragraph)\b/i;

/** What the contract itself settles has only to be known; what it may settle is no open question yet. */
function weightOf(
  { text }: Contract,
  passages: readonly Span[],
  settledBy: Span | null,
  isOrdered: boolean,
): NonNullable<ModelAnswer["statements"][number]["risk"]> {
  const who = "each party";
  if (settledBy !== null)
    return { severity: "low", reason: "Whoever reads one of the passages alone takes it for the rule.", who };
  if (passages.some(({ start, end }) => reserves.test(text.slice(start, end).replace(/\s+/g, " "))))
    return {
      severity: "medium",
      reason: "A passage reserves what is said elsewhere; which of them holds has to be read.",
      who,
    };
  return isOrdered
    ? {
        severity: "medium",
        reason: "Not all of it can hold; whether the order of precedence settles it has to be read.",
        who,
      }
    : { severity: "high", reason: "Not all of it can hold, and no clause was found that says what does.", who };
}

function touches({ text }: Contract, { start, end }: Span, quote: string): boolean {
  const fold = (words: string): string => words.replace(/\s+/g, " ").trim();
  const [passage, words] = [fold(text.slice(start, end)), fold(quote)];
  return words.length > 20 && (passage.includes(words) || words.includes(passage));
}

const weighty =
  /\b(?:liab\w+|terminat\w+|assign\w*|exclusiv\w+|compet\w+|indemnif\w+|renew\w*|pay\w*|fees?|price|confidential\w*|governing|exercise|expire\w*)\b/i;

/** "Notwithstanding Section 5.2, ...": with the sentence that Section 5.2 begins with. */
function overrides(contract: Contract, sentences: readonly Sentence[]): Contradiction[] {
  const told = new Set<string>();
  return sentences.flatMap((sentence): Contradiction[] => {
    const reference =
      weighty.test(sentence.text) && sentence.text.search(/notwithstanding|in departure|in derogation/i) <= 60
        ? setsAside(sentence)
        : null;
    if (reference === null) return [];
    const [section, another] = contract.sections.filter(({ number }) => samePath(number, reference.path));
    // A schedule counts from 1 again: then nobody can say which is meant.
    if (section === undefined || another !== undefined || told.has(section.number)) return [];
    if (section.start <= sentence.start && sentence.start < section.end) return [];
    if (isOfOneArticle(contract, sentence, reference.path)) return [];
    const own = sentences.filter(
      (one) => one.start >= section.start && one.end <= section.end && !one.text.endsWith(":"),
    );
    const [other] = own.filter(({ text }) => text.split(" ").length >= 6);
    if (other === undefined) return [];
    told.add(section.number);
    return [
      {
        kind: "override",
        passages: [other, sentence].toSorted((a, b) => a.start - b.start),
        settledBy: sentence,
        text: `Order of precedence: another clause prevails over ${reference.text}: ${shortened(sentence.text)}`,
      },
    ];
  });
}

/** What an article says in 9.2 "notwithstanding 9.1" is the exception that whoever reads the article reads with it. */
function isOfOneArticle({ sections }: Contract, { start }: Sentence, [article, ...inner]: readonly string[]): boolean {
  const own = sections.findLast(
    (section) => /^\d+\./.test(section.number) && section.start <= start && start < section.end,
  );
  return inner.length > 0 && own !== undefined && own.number.split(".")[0] === article;
}

/** Which part of the contract prevails over which, in its own words. */
function orders(
  contract: Contract,
  sentences: readonly Sentence[],
  precedences: readonly { readonly sentence: Sentence }[],
): Contradiction[] {
  const found = new Map(
    [...orderLists(sentences), ...precedences.map(({ sentence }) => sentence)]
      // An item is told with its list.
      .filter(({ lead }) => lead === undefined)
      .map((one) => [one.start, one]),
  );
  return [...found.values()]
    .toSorted((a, b) => a.start - b.start)
    .slice(0, mostPrecedences)
    .map((sentence) => {
      const items = sentence.text.endsWith(":") ? itemsBehind(contract, sentence) : [];
      const listed = items.map((item) => itemText(contract, item)).join("; ");
      return {
        kind: "precedence",
        passages: [sentence, ...items],
        settledBy: sentence,
        text: `Order of precedence: ${shortened(listed === "" ? sentence.text : `${sentence.text} ${listed}.`)}`,
      };
    });
}

const mostItems = 8;

/** The list that a sentence opens; its items are often no sentences. */
function itemsBehind({ blocks }: Contract, opening: Span): Span[] {
  const behind = blocks.filter(({ start }) => start >= opening.end).slice(0, mostItems);
  const end = behind.findIndex(({ kind }) => kind !== "list-item");
  return end < 0 ? behind : behind.slice(0, end);
}

/** Without the marks that set it apart from the next. */
function itemText({ text }: Contract, { start, end }: Span): string {
  return text
    .slice(start, end)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[;,.]?(?: and| then)?[;,.]?$/u, "");
}

function shortened(text: string): string {
  const words = text.split(" ");
  return words.length <= 60
    ? text
    : `${words
        .slice(0, 60)
        .join(" ")
        .replace(/[\s,;:]+$/u, "")}…`;
}
