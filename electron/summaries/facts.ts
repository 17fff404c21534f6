import { ordinalPattern, numberPattern, readNumber, readOrdinal } from "./number-words.ts";

/**
 * Something in a sentence that is right or wrong: its `keys` are the normalised readings (more than one where "03/04/2024"
 * can be read two ways), `text` is how it was written.
 */
export interface Fact {
  readonly kind: "date" | "amount" | "percentage" | "duration" | "number";
  readonly keys: readonly string[];
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const month = `(?<month>${monthNames.map((name) => (name === "may" ? name : `${name.slice(0, 3)}(?:${name.slice(3)})?`)).join("|")}|sept)\\.?`;
/** A scan may break it: "19t h". */
const ordinal = "(?:\\s?(?:s ?t|n ?d|r ?d|t ?h))?";

const datePatterns = [
  new RegExp(`\\b${month}\\s+(?<day>\\d{1,2})${ordinal}\\s*,?\\s*(?<year>\\d{4})\\b`, "giu"),
  new RegExp(
    `\\b(?<day>\\d{1,2})${ordinal}\\s+(?:day\\s+)?(?:of\\s+)?${month}\\s*,?\\s*(?:of\\s+)?(?<year>\\d{4})\\b`,
    "giu",
  ),
  // "The first (1st) day of January 1996", "1st (first) day".
  new RegExp(
    `\\b(?:\\d{1,2}(?:st|nd|rd|th)\\s*\\(\\s*)?(?<dayInWords>${ordinalPattern})\\s*(?:\\(\\s*\\d{1,2}${ordinal}\\s*\\)|\\))?\\s*(?:day\\s+of|day|of)\\s+${month}\\s*,?\\s*(?:of\\s+)?(?<year>\\d{4})\\b`,
    "giu",
  ),
  /\b(?<year>\d{4})-(?<monthNumber>\d{2})-(?<day>\d{2})\b/gu,
  /\b(?<first>\d{1,2})[/.](?<second>\d{1,2})[/.](?<year>(?:19|20)\d{2})\b/gu,
  /(?<![\d/])(?<first>\d{1,2})\/(?<second>\d{1,2})\/(?<year>\d{2})(?![\d/])/gu,
  new RegExp(`\\b${month}\\s*,?\\s*(?:of\\s+)?(?<year>\\d{4})\\b`, "giu"),
];

const currencies: Readonly<Record<string, string>> = {
  $: "usd",
  us$: "usd",
  "u.s.$": "usd",
  usd: "usd",
  dollar: "usd",
  dollars: "usd",
  "€": "eur",
  eur: "eur",
  euro: "eur",
  euros: "eur",
  "£": "gbp",
  gbp: "gbp",
  pounds: "gbp",
  "¥": "jpy",
  jpy: "jpy",
  yen: "jpy",
  rmb: "cny",
  cny: "cny",
  yuan: "cny",
  hk$: "hkd",
  hkd: "hkd",
  chf: "chf",
  c$: "cad",
  cad: "cad",
  a$: "aud",
  aud: "aud",
  inr: "inr",
  rupees: "inr",
};
const before =
  "(?:US\\$|U\\.S\\.\\s?\\$|HK\\$|C\\$|A\\$|\\$|€|£|¥|\\b(?:USD|EUR|GBP|JPY|RMB|CNY|HKD|CHF|CAD|AUD|INR)\\b)";
/** Pounds of flour are a weight. */
const after =
  "(?:(?:U\\.?S\\.?|United States)\\s+)?(?:dollars?|euros?|pounds(?!\\s+(?:of|net|gross|in weight|weight|avoirdupois)\\b)|yen|yuan|rupees|USD|EUR|GBP|JPY|RMB|CNY|HKD|CHF|CAD|AUD|INR)\\b";
const scale = "(?:\\s?(?<scale>thousand|million|billion|mn|bn|m|k)\\b)?";
const digits = "\\d+(?:,\\d{3})*(?:\\.\\d+)?";
/** "thirty (30)", "30 (thirty)", "thirty", "30": what is in brackets repeats what is before. */
const count = `(?:(?<word>${numberPattern})\\s*(?:\\(\\s*(?<figure>${digits})\\s*%?\\s*\\))?|(?<digits>${digits})(?:\\s*\\(\\s*(?:${numberPattern})\\s*\\))?)`;

const amountBefore = new RegExp(`(?<currency>${before})\\s?(?<digits>${digits}|\\.\\d+)${scale}`, "giu");
/** Not the cents of "Seven Hundred and 00/100 Dollars", nor what "$4 per 100 pounds" is for. */
const amountAfter = new RegExp(`(?<![\\p{L}\\d]/)(?<!\\bper\\s)\\b${count}${scale}\\s+(?<currency>${after})`, "giu");
const percentage = new RegExp(
  `(?:(?<![\\p{L}\\d.])(?<part>\\.\\d+)|\\b${count})\\s*(?:%|per\\s?cent\\b|percentage points?\\b)`,
  "giu",
);
const duration = new RegExp(
  `\\b${count}(?:\\s+or\\s+(?:more|fewer|less|longer))?[\\s-]*(?:(?:consecutive|calendar|full|additional)\\s+){0,2}(?<business>(?:business|working|banking)[\\s-]+)?(?<unit>hours?|days?|weeks?|months?|quarters?|years?)(?=\\W|$)`,
  "giu",
);
const plainNumber = new RegExp(`\\b${digits}\\b`, "gu");
const writtenNumber = new RegExp(`\\b(?:${numberPattern})\\b`, "giu");

/** "Section 8.2(a)", "Exhibit 3", "§ 4", "ARTICLE 12": where something stands, not what it says. */
const reference =
  /(?:\b(?:sections?|articles?|clauses?|paragraphs?|schedules?|exhibits?|annex(?:es)?|appendi(?:x|ces)|parts?|items?|pages?|recitals?|chapters?|title|rules?|form|no\.|number)|§+)\s*(?:\d+(?:\.\d+)*(?:\s*\([a-z0-9]+\))*)(?:\s*(?:,|and|or|to|through|-)\s*\d+(?:\.\d+)*(?:\s*\([a-z0-9]+\))*)*/giu;

/** "1 March", "March 1st": every year, or one that is said elsewhere. */
const dayAndMonth = [
  new RegExp(`\\b(?<day>\\d{1,2})${ordinal}\\s+(?:day\\s+)?(?:of\\s+)?${month}(?![\\p{L}\\p{N}])`, "giu"),
  new RegExp(`\\b${month}\\s+(?<day>\\d{1,2})${ordinal}(?![\\p{L}\\p{N}]|\\s*(?:days?|months?|years?|%))`, "giu"),
];

const shortMonths = new Map(monthNames.map((name, index) => [name.slice(0, 3), index + 1]));
const written = (year: string, monthOf: number, day?: string): string =>
  [year, String(monthOf).padStart(2, "0"), ...(day === undefined ? [] : [day.padStart(2, "0")])].join("-");

/** Dates in the order they stand; keys are ISO 8601, "2024-03" where only the month is given. */
export function datesIn(text: string): Fact[] {
  const scanner = new Scanner(filledIn(text));
  scanDates(scanner);
  return scanner.facts();
}

/** Everything in `text` that can be checked, in the order it stands. References to sections are not facts. */
export function factsIn(text: string): Fact[] {
  return scan(text).facts();
}

/** As `factsIn`, and days of a month ("1 March") and numbers that are written out: what a passage can bear out. */
export function evidenceIn(text: string): Fact[] {
  const scanner = scan(text, true);
  for (const { start, end, years } of anniversariesIn(text))
    scanner.add({ kind: "duration", keys: [`${years * 12} month`], text: text.slice(start, end), start, end });
  scanner.each(writtenNumber, "number", (found) => [String(readNumber(found[0]) ?? "")]);
  return scanner.facts();
}

/** A day that is so many whole years after another. */
export interface Anniversary {
  readonly years: number;
  readonly start: number;
  readonly end: number;
}

const anniversary = new RegExp(
  `\\b(?:(?<words>${ordinalPattern})\\s*(?:\\(\\s*\\d{1,2}${ordinal}\\s*\\)\\s*)?|(?<figure>\\d{1,2})(?:st|nd|rd|th)\\s+)(?:annual\\s+|year(?:ly)?\\s+)?anniversary\\b`,
  "giu",
);

/** "The third anniversary", "the 5th anniversary", in the order they stand. */
export function anniversariesIn(text: string): Anniversary[] {
  return [...text.matchAll(anniversary)].flatMap(({ index, 0: said, groups }) => {
    const years = groups?.["figure"] === undefined ? readOrdinal(groups?.["words"] ?? "") : Number(groups["figure"]);
    return years === null ? [] : [{ years, start: index, end: index + said.length }];
  });
}

/** As `evidenceIn`, less what is hardly meant as a number: "one", "two" of the two sides a contract has, "section nine". */
export function claimsIn(text: string): Fact[] {
  return evidenceIn(text).filter(
    (fact) =>
      fact.kind !== "number" ||
      /\d/.test(fact.text) ||
      !(
        /^(?:one|zero)$/i.test(fact.text) ||
        /^\s+(?:part(?:y|ies)|laws?|sides?)\b/i.test(text.slice(fact.end)) ||
        /\b(?:section|article|clause|part|schedule|phase)\s+$/i.test(text.slice(0, fact.start))
      ),
  );
}

/** "This _4th__ day of ___May_____, 2023__": a blank that was filled in, at the same offsets without its line. */
export function filledIn(text: string): string {
  return text.replace(/_+(?=\p{L}|\d)|(?<=\p{L}|\b(?:19|20)\d\d)_+/gu, (line) => " ".repeat(line.length));
}

function scan(source: string, days = false): Scanner {
  const text = filledIn(source);
  const scanner = new Scanner(text);
  scanDates(scanner);
  if (days)
    for (const pattern of dayAndMonth) scanner.each(pattern, "date", ({ groups }) => [dayKey(groups)], isCapital);
  scanner.each(amountBefore, "amount", (found) => amountKeys(found.groups));
  scanner.each(amountAfter, "amount", (found) => amountKeys(found.groups));
  scanner.each(percentage, "percentage", ({ groups }) => [String(countOf(groups))]);
  scanner.each(duration, "duration", ({ groups }) => [durationKey(groups)]);
  scanner.skip(reference);
  scanner.each(plainNumber, "number", (found) => [String(readNumber(found[0]) ?? "")]);
  return scanner;
}

/** "98" is 1998, "20" is 2020: contracts are made neither long before nor long after now. */
function withCentury(year: string): string {
  return year.length !== 2 ? year : `${Number(year) < 50 ? "20" : "19"}${year}`;
}

function scanDates(scanner: Scanner): void {
  for (const pattern of datePatterns) {
    scanner.each(pattern, "date", ({ groups = {} }) => {
      const { first, second, monthNumber, dayInWords } = groups;
      const day = dayInWords === undefined ? groups.day : String(readOrdinal(dayInWords) ?? "");
      const year = withCentury(groups.year ?? "");
      if (first !== undefined && second !== undefined) {
        const readings = [
          [first, second],
          [second, first],
        ].filter(([one]) => Number(one) <= 12);
        return readings.map(([one, two]) => written(year, Number(one), two));
      }
      const monthOf =
        monthNumber === undefined
          ? (shortMonths.get((groups.month ?? "").slice(0, 3).toLowerCase()) ?? 0)
          : Number(monthNumber);
      return [written(year, monthOf, day)];
    });
  }
}

/** Ends as the ISO date of that day in any year does. */
function dayKey(groups: Groups): string {
  const monthOf = shortMonths.get((groups?.month ?? "").slice(0, 3).toLowerCase()) ?? 0;
  return written("", monthOf, groups?.day);
}

/** "may 5 days" is no date. */
function isCapital(found: RegExpExecArray): boolean {
  return /^\p{Lu}/u.test(found.groups?.month ?? "");
}

type Groups = Record<string, string | undefined> | undefined;

function countOf(groups: Groups): number | null {
  return readNumber(groups?.figure ?? groups?.digits ?? groups?.word ?? groups?.part ?? "");
}

function amountKeys(groups: Groups): string[] {
  const value = countOf(groups);
  const factor: Readonly<Record<string, number>> = {
    thousand: 1e3,
    k: 1e3,
    million: 1e6,
    mn: 1e6,
    m: 1e6,
    billion: 1e9,
    bn: 1e9,
  };
  const written = (groups?.currency ?? "").toLowerCase().replace(/\s+/g, " ");
  const name = written.replace(/^(?:u\.?s\.?|united states)\s(?=[a-z])/, "").replace("u.s. $", "u.s.$");
  const scaled = (value ?? 0) * (factor[(groups?.scale ?? "").toLowerCase()] ?? 1);
  return [`${currencies[name] ?? name} ${Math.round(scaled * 1e4) / 1e4}`];
}

/** Months for months and years, days for days and weeks, so that "one year" is "12 months". */
function durationKey(groups: Groups): string {
  const value = countOf(groups) ?? 0;
  const unit = (groups?.unit ?? "").toLowerCase().replace(/s$/, "");
  if (groups?.business !== undefined) return `${value} business ${unit}`;
  switch (unit) {
    case "year":
      return `${value * 12} month`;
    case "quarter":
      return `${value * 3} month`;
    case "week":
      return `${value * 7} day`;
    default:
      return `${value} ${unit}`;
  }
}

/** Hands out each stretch of the text once: what a pattern took, later patterns do not see. */
class Scanner {
  readonly #text: string;
  readonly #taken: { start: number; end: number }[] = [];
  readonly #facts: Fact[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  each(
    pattern: RegExp,
    kind: Fact["kind"],
    keysOf: (found: RegExpExecArray) => string[],
    isMeant: (found: RegExpExecArray) => boolean = () => true,
  ): void {
    for (const found of this.#text.matchAll(pattern)) {
      if (!isMeant(found) || !this.#take(found)) continue;
      const keys = keysOf(found).filter((key) => key !== "");
      this.#facts.push({ kind, keys, text: found[0].trim(), start: found.index, end: found.index + found[0].length });
    }
  }

  add(fact: Fact): void {
    this.#taken.push({ start: fact.start, end: fact.end });
    this.#facts.push(fact);
  }

  skip(pattern: RegExp): void {
    for (const found of this.#text.matchAll(pattern))
      this.#taken.push({ start: found.index, end: found.index + found[0].length });
  }

  facts(): Fact[] {
    return this.#facts.toSorted((a, b) => a.start - b.start);
  }

  #take(found: RegExpExecArray): boolean {
    const start = found.index;
    const end = start + found[0].length;
    if (this.#taken.some((other) => start < other.end && end > other.start)) return false;
    this.#taken.push({ start, end });
    return true;
  }
}

/** Whether a fact of a statement is borne out by the facts of the passages it cites. */
export function isBorneOut(fact: Fact, evidence: readonly Fact[]): boolean {
  return evidence.some((other) => {
    if (other.kind === fact.kind) {
      return fact.keys.some((key) =>
        other.keys.some((known) => known === key || (fact.kind === "date" && isSameDay(key, known))),
      );
    }
    // A bare number may repeat the figure of anything ("30", of "30 days"; "2024", of a date).
    return fact.kind === "number" && fact.keys.some((key) => figuresOf(other).includes(key));
  });
}

/** "2024-03" of "2024-03-01", and "-03-01" of it or it of "-03-01": neither says anything else. */
function isSameDay(one: string, other: string): boolean {
  return (
    other.startsWith(`${one}-`) ||
    (one.startsWith("-") ? other.endsWith(one) : other.startsWith("-") && one.endsWith(other))
  );
}

function figuresOf(fact: Fact): string[] {
  const figures = (fact.text.match(plainNumber) ?? []).map((figure) => String(readNumber(figure) ?? ""));
  if (fact.kind === "amount") return [...figures, ...fact.keys.map((key) => key.replace(/^\S+ /, ""))];
  return [...figures, ...fact.keys];
}
