import { datesIn, monthNames, type Fact } from "../../facts.ts";
import type { Span } from "../sentences.ts";
import { isOfOtherDocument } from "./other-document.ts";

export interface FoundDate extends Span {
  /** ISO 8601, "2024-03" where only the month is given. */
  readonly key: string;
  /** The day it would be if day and month stood the other way round, where nothing tells which is meant. */
  readonly other: string | null;
}

/** The dates between two offsets that are not those of other documents, and no number of a page. */
export function ownDates(text: string, start: number, end: number): FoundDate[] {
  return datesIn(text.slice(start, end)).flatMap((fact) => {
    const [key, other = null] = keysOf(text, fact);
    const year = Number(key?.slice(0, 4));
    const date = { start: start + fact.start, end: start + fact.end };
    return key === undefined || year < 1900 || year > 2100 || isNumbered(text, date) || isOfOtherDocument(text, date)
      ? []
      : [{ key, other, ...date }];
  });
}

/** "Page 4  May 2004", "Revision 2 June 2011": the figure is no day. */
function isNumbered(text: string, { start }: Span): boolean {
  return /\b(?:page|revision|version|rev\.?)\s*$/i.test(text.slice(Math.max(0, start - 12), start));
}

const figures =
  /(?<![\d./])(?<first>\d{1,2})(?<mark>[/.])(?<second>\d{1,2})\k<mark>(?:(?:19|20)\d{2}|\d{2})(?!\d|[./]\d)/gu;
const american = /\b(?:State of \p{Lu}|Delaware|Nevada|California|New York|Texas|Florida|United States|U\.S\.)/u;

/** Of "3/4/2024" the reading that the contract's other dates settle, or else its American words; both where nothing does. */
function keysOf(text: string, { keys, text: said }: Fact): readonly string[] {
  if (keys.length < 2 || keys[0] === keys[1]) return keys.slice(0, 1);
  const mark = said.includes("/") ? "/" : ".";
  let [dayFirst, monthFirst] = [false, false];
  // The line that a filing prints on each page is not of the contract.
  for (const { groups } of text.replace(/^\s*source:.*$/gim, "").matchAll(figures)) {
    if (groups?.["mark"] !== mark) continue;
    dayFirst ||= Number(groups["first"]) > 12;
    monthFirst ||= Number(groups["second"]) > 12;
  }
  if (!dayFirst && !monthFirst) monthFirst = mark === "/" && american.test(text);
  if (dayFirst === monthFirst) return keys;
  return keys.slice(monthFirst ? 0 : 1, monthFirst ? 1 : 2);
}

/** "1 March 2024", from an ISO key; a month alone is "March 2024". */
export function written(key: string): string {
  const [year = "", month = "", day] = key.split("-");
  return [
    ...(day === undefined ? [] : [String(Number(day))]),
    (monthNames[Number(month) - 1] ?? "").replace(/^./, (letter) => letter.toUpperCase()),
    year,
  ].join(" ");
}

/** In ISO 8601 for a table, as spoken for a sentence. A month without its day is written the same in both. */
export function dateAnswer(key: string): { answer: string; said: string } {
  return { answer: key.length < 10 ? written(key) : key, said: written(key) };
}

/** A date as a term's answer; one that can be read two ways is said both ways. */
export function datedAnswer({ key, other }: Pick<FoundDate, "key" | "other">): {
  readonly state: "stated" | "ambiguous";
  readonly answer: string;
  readonly said?: string;
} {
  return other === null
    ? { state: "stated", ...dateAnswer(key) }
    : { state: "ambiguous", answer: `${written(key)} or ${written(other)}, by which of day and month stands first` };
}
