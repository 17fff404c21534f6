import type { Contract } from "../../shared/domain/contract.ts";
import type { ModelAnswer } from "./answer.ts";
import { factsIn, type Fact } from "./facts.ts";
import { quotesOf } from "./on-device/quotes.ts";
import { readContract, type Sentence } from "./on-device/reading.ts";
import { placeOfLaw } from "./on-device/terms/governing-law.ts";
import { referencesIn } from "./verification/references.ts";
import { castOf, type Cast } from "./verification/roles.ts";

export interface Contradiction {
  readonly kind: "governing-law" | "liability-cap" | "notice-period" | "override";
  /** Two or more, in the order of the contract; offsets into its text. */
  readonly passages: readonly { readonly start: number; readonly end: number }[];
  /** One sentence for the reader, borne out by the passages. */
  readonly text: string;
}

/** Overrides that are told of one contract: the first ones; a long contract is full of them. */
const mostOverrides = 3;

/**
 * Where a contract says two things of one: two governing laws, two caps on the same party's liability, two notice periods
 * for the same right, and a clause that sets another, named one aside. What stands in a schedule is held against what
 * stands in the body. Deterministic; keeps silent where two clauses may well speak of two things.
 */
export function findContradictions(contract: Contract): Contradiction[] {
  const { sentences } = readContract(contract);
  const cast = castOf(contract, []);
  const where = (sentence: Sentence): string => scheduleOf(contract, sentence.start);
  return [
    ...laws(sentences, where),
    ...caps(sentences, cast, where),
    ...notices(sentences, cast, where),
    ...overrides(contract, sentences).slice(0, mostOverrides),
  ];
}

/**
 * An answer with a risk for each contradiction that it does not name itself: one whose quotes touch two of the passages is
 * taken to have named it. What is added is checked like any other statement.
 */
export function withContradictions(contract: Contract, answer: ModelAnswer): ModelAnswer {
  const added = findContradictions(contract).flatMap(({ passages, text }) => {
    const quotes = quotesOf(contract, passages);
    const known = answer.statements.some(
      (statement) =>
        statement.level === "risks" &&
        passages.filter((passage) => statement.quotes.some(({ quote }) => touches(contract, passage, quote))).length >=
          2,
    );
    return known ? [] : [{ level: "risks" as const, text, quotes }];
  });
  return added.length === 0 ? answer : { ...answer, statements: [...answer.statements, ...added] };
}

function touches({ text }: Contract, { start, end }: { start: number; end: number }, quote: string): boolean {
  const fold = (words: string): string => words.replace(/\s+/g, " ").trim();
  const [passage, words] = [fold(text.slice(start, end)), fold(quote)];
  return words.length > 20 && (passage.includes(words) || words.includes(passage));
}

type Where = (sentence: Sentence) => string;

const choosesLaw =
  /\b(?:this|these)\s+(?:\p{L}+\s+)?(?:agreement|contract|lease|licen[cs]e|deed|terms|guarantee)\b[^.;]{0,160}\b(?:governed|construed|interpreted|subject to|controlled)\b[^.;]{0,120}\blaws?\b|\blaws? of\b[^.;]{0,90}\b(?:shall |will )?(?:govern|control|apply)\w*\b[^.;]{0,60}\bthis (?:agreement|contract|lease|licen[cs]e|deed)\b/iu;
/** The law of something else, or of a part that is carved out on purpose. */
const otherLaw =
  /\b(?:organi[sz]ed|incorporated|existing|patents?|copyrights?|trademarks?|bankruptcy|except (?:that|to the extent)|employment laws?|compl(?:y|iance)|securities laws?|arbitration act|federal arbitration|in the event|if (?:the|any|a)|real property|perfection|to the extent|defined|as if)\b/i;

function laws(sentences: readonly Sentence[], where: Where): Contradiction[] {
  const found: { place: string; sentence: Sentence }[] = [];
  for (const sentence of sentences) {
    if (!choosesLaw.test(sentence.text) || otherLaw.test(sentence.text)) continue;
    const place = placeOfLaw(sentence.text);
    if (place === null || place.startsWith("the United States")) continue;
    const key = plain(place);
    if (!found.some((one) => plain(one.place).includes(key) || key.includes(plain(one.place))))
      found.push({ place, sentence });
  }
  const [first, ...others] = found;
  return first === undefined
    ? []
    : others.slice(0, 2).map((other) => ({
        kind: "governing-law",
        passages: [first.sentence, other.sentence],
        text: `The contract names more than one governing law: ${first.place}${where(first.sentence)} but also ${other.place}${where(other.sentence)}.`,
      }));
}

const capped =
  /\bliab(?:ility|ilities|le)\b[^.;]{0,200}?\b(?:(?:shall|will|may|must|does|do|can)?\s?(?:not|never) (?:exceed|be (?:greater|more) than)|(?:is|be|are) (?:limited|capped) (?:to|at)|exceed)\b|\b(?:maximum|aggregate|total) (?:aggregate |cumulative )?liability\b/i;
const narrow =
  /\b(?:insurance|per (?:claim|occurrence|event|incident|day|unit)|each occurrence|liquidated|deductible|basket|coverage|warranty claims?|if (?:the|such|any)|in (?:any|each|a) (?:contract )?year|late|penalt\w+|under section \d|pursuant to section \d)\b/i;

function caps(sentences: readonly Sentence[], cast: Cast, where: Where): Contradiction[] {
  const found = sentences.flatMap((sentence) => {
    if (!capped.test(sentence.text) || narrow.test(sentence.text)) return [];
    const amounts = factsIn(sentence.text).filter(({ kind }) => kind === "amount");
    const [amount] = amounts;
    return amount === undefined || amounts.some((other) => differ(amount, other))
      ? []
      : [{ sentence, amount, whose: liableParty(sentence.text, cast) }];
  });
  return pairs(found, (one, other) => sameParty(one.whose, other.whose) && differ(one.amount, other.amount)).map(
    ([one, other]) => ({
      kind: "liability-cap",
      passages: [one.sentence, other.sentence],
      text: `Liability is capped more than once: at ${said(one.amount)}${where(one.sentence)} and at ${said(other.amount)}${where(other.sentence)}.`,
    }),
  );
}

/** Whose liability: the first party before or right behind the word; null where it is everybody's. */
function liableParty(text: string, cast: Cast): string | null {
  const at = text.search(/\bliab/i);
  if (/\b(?:either|neither|each|no) party|\bpart(?:y|ies)['’]?s?['’]? (?:total |aggregate |maximum )*liab/i.test(text))
    return null;
  const before = cast.mentions(text).filter(({ start, end }) => start < at && at - end < 80 && start >= 0);
  const behind = cast
    .mentions(text)
    .find(({ start }) => start > at && start - at < 40 && /\bof\s+(?:the\s+)?$/i.test(text.slice(0, start)));
  return behind?.key ?? before.at(-1)?.key ?? null;
}

function sameParty(one: string | null, other: string | null): boolean {
  return one === other;
}

interface Right {
  readonly name: string;
  readonly says: RegExp;
  readonly not: RegExp;
  /** Stands before the two periods. */
  readonly words: string;
}

const conditions =
  /\b(?:breach\w*|default\w*|fails?|failure|insolven\w+|bankrupt\w*|change of control|if\b|in the event|upon the (?:death|occurrence)|force majeure|cure\w*|non-?payment|within \w+ (?:\(\d+\) )?days (?:of|after)|during the (?:first|initial)|after the (?:first|initial)|prior to the (?:first|commencement)|discontinu\w+|material(?:ly)?|section \d|purchase orders?|statement of work|work order|except)\b/i;
const rights: readonly Right[] = [
  {
    name: "termination",
    says: /\b(?:may|shall have the right to|is entitled to|right to|can)\b[^.;]{0,80}\bterminate (?:this|the) (?:agreement|contract|lease|licen[cs]e)\b[^.;]{0,200}\bnotice\b|\bterminate (?:this|the) (?:agreement|contract)\b[^.;]{0,60}\b(?:for convenience|without cause|at any time)\b[^.;]{0,160}\bnotice\b/i,
    not: conditions,
    words: "Termination on notice",
  },
  {
    name: "renewal",
    says: /\b(?:renew|extend)\w*\b[^.;]{0,220}\bunless\b[^.;]{0,200}\b(?:notice|notif\w+)\b|\bnotice of (?:non-?renewal|its intention not to renew)\b|\b(?:not|non)[ -](?:to )?(?:renew|extend)\w*\b[^.;]{0,140}\bnotice\b/i,
    not: /\b(?:breach\w*|default\w*|insolven\w+|insurance|if the (?:rent|fee)|letter of credit|warrant\w+)\b/i,
    words: "Notice against renewal",
  },
];

function notices(sentences: readonly Sentence[], cast: Cast, where: Where): Contradiction[] {
  return rights.flatMap((right) => {
    const found = sentences.flatMap((sentence) => {
      if (!right.says.test(sentence.text) || right.not.test(sentence.text)) return [];
      const period = noticePeriod(sentence.text);
      if (period === null) return [];
      const everybody = /\b(?:either|each|both|any|neither) part(?:y|ies)\b|\bparties\b/i.test(sentence.text);
      const whose = everybody
        ? "everybody"
        : (cast.mentions(sentence.text).find(({ start }) => start < sentence.text.search(/terminat|renew|extend/i))
            ?.key ?? null);
      return whose === null ? [] : [{ sentence, period, whose }];
    });
    return pairs(
      found,
      (one, other) =>
        one.whose === other.whose &&
        subjectOf(one.sentence) === subjectOf(other.sentence) &&
        differ(one.period, other.period),
    ).map(([one, other]): Contradiction => ({
      kind: "notice-period",
      passages: [one.sentence, other.sentence],
      text: `${right.words} is given periods that differ: ${said(one.period)}${where(one.sentence)} but also ${said(other.period)}${where(other.sentence)}.`,
    }));
  });
}

/** "This Agreement" and "this Attachment" may each have a period of its own. */
function subjectOf({ text }: Sentence): string {
  return (/\bthis\s+(\p{L}+)/iu.exec(text)?.[1] ?? "agreement").toLowerCase();
}

/** The duration that belongs to the word "notice"; null where none surely does. */
function noticePeriod(text: string): Fact | null {
  const durations = factsIn(text).filter(({ kind }) => kind === "duration");
  const near = durations.filter(
    ({ start, end }) =>
      /^['’]?\s*(?:prior |advance |written |of |days['’]? )*(?:prior |advance |written )*notice\b/i.test(
        text.slice(end),
      ) ||
      /\bnotice\b[^.;]{0,60}(?:at least|not less than|no less than|no later than)\s+$/i.test(text.slice(0, start)) ||
      /^\s*(?:before|prior to|after (?:written )?notice)\b/i.test(text.slice(end)),
  );
  const [only] = near;
  return near.length === 1 && only !== undefined ? only : null;
}

const weighty =
  /\b(?:liab\w+|terminat\w+|assign\w*|exclusiv\w+|compet\w+|indemnif\w+|renew\w*|pay\w*|fees?|price|confidential\w*|governing|exercise|expire\w*)\b/i;
/** "This Section" is the clause's own, and sets nothing else aside. */
const setsAside =
  /\bnotwithstanding\s+(?:(?!this\b|foregoing,)\p{L}+\s+){0,9}?(?=(?:section|clause|article|paragraph)s?\s+[\dIVX])/iu;

/** "Notwithstanding Section 5.2, ...": with the sentence that Section 5.2 begins with. */
function overrides(contract: Contract, sentences: readonly Sentence[]): Contradiction[] {
  const told = new Set<string>();
  return sentences.flatMap((sentence): Contradiction[] => {
    const match = setsAside.exec(sentence.text);
    if (match === null || match.index > 60 || !weighty.test(sentence.text)) return [];
    const behind = sentence.text.slice(match.index + match[0].length);
    const [reference] = referencesIn(behind.slice(0, 40));
    if (reference === undefined || /^[^,]{0,30}\b(?:above|hereof)?\s*of (?!this)/i.test(behind)) return [];
    const [section, another] = contract.sections.filter(({ number }) => samePath(number, reference.path));
    // A schedule counts from 1 again: then nobody can say which is meant.
    if (section === undefined || another !== undefined || told.has(section.number)) return [];
    if (section.start <= sentence.start && sentence.start < section.end) return [];
    const own = sentences.filter(
      (one) => one.start >= section.start && one.end <= section.end && !one.text.endsWith(":"),
    );
    const [other] = own.filter(({ text }) => text.split(" ").length >= 6);
    if (other === undefined) return [];
    told.add(section.number);
    const passages = [other, sentence].toSorted((a, b) => a.start - b.start);
    return [
      {
        kind: "override",
        passages,
        text: `${reference.text} is set aside by another clause: ${shortened(sentence.text)}`,
      },
    ];
  });
}

function samePath(number: string, path: readonly string[]): boolean {
  const own = (number.match(/\d+|[A-Za-z]+/g) ?? [])
    .filter((piece) => !/^(?:section|article|clause)$/i.test(piece))
    .map((piece) => piece.toLowerCase());
  return own.length > 0 && own.join(".") === path.join(".");
}

function shortened(text: string): string {
  const words = text.split(" ");
  return words.length <= 45
    ? text
    : `${words
        .slice(0, 45)
        .join(" ")
        .replace(/[\s,;:]+$/u, "")}…`;
}

/** " (Schedule 2)" where a passage stands in one, so that the reader sees that body and schedule differ. */
function scheduleOf({ sections, text }: Contract, start: number): string {
  const around = sections.findLast(
    ({ start: from, end, number, heading }) =>
      from <= start && start < end && /^(?:schedule|exhibit|annex|appendix)\b/i.test(`${number} ${heading}`.trim()),
  );
  const name =
    around === undefined
      ? undefined
      : /^(?:schedule|exhibit|annex|appendix)\s+[\dA-Z]+\b/i.exec(`${around.number} ${around.heading}`.trim())?.[0];
  return name === undefined || !text.includes(name) ? "" : ` (${name})`;
}

function pairs<Item>(items: readonly Item[], clash: (one: Item, other: Item) => boolean): [Item, Item][] {
  for (const [index, one] of items.entries()) {
    const other = items.slice(index + 1).find((candidate) => clash(one, candidate));
    if (other !== undefined) return [[one, other]];
  }
  return [];
}

function differ(one: Fact, other: Fact): boolean {
  return !one.keys.some((key) => other.keys.includes(key));
}

function said(fact: Fact): string {
  return fact.text.replace(/\s+/g, " ");
}

function plain(place: string): string {
  return place
    .toLowerCase()
    .replace(/^the /, "")
    .replace(/[^a-z]/g, "");
}
