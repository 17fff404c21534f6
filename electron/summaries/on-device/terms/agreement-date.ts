import { filledIn, monthNames } from "../../facts.ts";
import type { Reading } from "../reading.ts";
import { capitalised } from "../wording.ts";
import { labelled } from "./labels.ts";
import { datedAnswer, ownDates, written, type FoundDate } from "./own-dates.ts";
import { isOfOtherDocument } from "./other-document.ts";
import { defineTerm, type Subject, type Term, type TermAnswer } from "./term.ts";

/** The date of a contract, and where only its signatures are dated, on several days, all of them. */
interface MadeOn {
  readonly date: FoundDate;
  readonly signed: readonly FoundDate[];
}

const datedCue = /\b(?:dated?|made|entered into|executed|effective|as of|on|this|day of|between)\b[^.]{0,90}$/i;
/** What stands before the date of something else. */
export const otherDocument =
  /\b(?:amend(?:s|ed|ing)|amendment to|pursuant to|reference is (?:hereby )?made|that certain|original|prior|previously|license agreement number|filed|act of|incorporated|organized|since|expir\w+|until|through|financial|balance|outstanding|fiscal|terminating|ending|whereas|appointed|take(?:s|n)? place|took place|demand|revis(?:ed|ion))\b[^.]{0,90}$/i;
/** "Dated 3 May, effective as of 1 June": the second is when it takes effect. */
const takesEffect = /\b(?:effective|commencing|beginning|with effect)(?: (?:as of|as from|from|on))?\s*(?:the\s*)?$/i;
const made = /\b(?:made|entered into|dated|executed)\b[^.]{0,70}$/i;

/** The date on which the contract was made: in its opening, else beside the signatures. */
export function agreementDateOf(subject: Subject): FoundDate | null {
  return madeOn(subject)?.date ?? null;
}

function madeOn({ reading, parties, title }: Subject): MadeOn | null {
  const { text } = reading;
  const from = title?.start ?? 0;
  // Where a party is named first, whatever place gave its name.
  const named = parties[0] === undefined ? -1 : text.slice(0, from + 12_000).indexOf(parties[0].name);
  const start = named < 0 ? parties[0]?.start : Math.min(named, parties[0]?.start ?? named);
  const first = start === undefined || start > from + 12_000 ? null : start;
  const opening = Math.min(text.length, Math.max(from + 3_500, (first ?? 0) + 600));
  const dates = ownDates(text, 0, opening);
  const isMade = (date: FoundDate): boolean => made.test(before(text, date, 140)) && !isWhenItTakesEffect(text, date);
  const candidates = dates.map((date) => {
    const ahead = before(text, date, 140);
    const after = text.slice(date.end, date.end + 60).replace(/\s+/g, " ");
    let score = 0;
    if (datedCue.test(ahead)) score += 1;
    if (takesEffect.test(ahead) && dates.some((other) => isBefore(other, date) && isMade(other))) score -= 6;
    if (made.test(ahead) && /\b(?:made|entered into|dated)\b/i.test(ahead)) score += 2;
    if (/\b(?:agreement|contract|lease|deed|amendment)\b[^.]{0,90}$/i.test(ahead)) score += 1.5;
    if (
      /^[\s,]*(?:by and between|between|by and among|among|\((?:the |hereinafter )?["“]?(?:\p{L}+ )?(?:effective date|agreement date|execution date|date of|commencement date|date["”]))/iu.test(
        after,
      )
    )
      score += 2;
    if (/(?:^|[\n.])\s*dated:?(?: as of)?\s*$/i.test(text.slice(Math.max(0, date.start - 40), date.start))) score += 2;
    // A title page gives it a line of its own.
    else if (standsAlone(text, date)) score += 1.5;
    // What it is as amended and restated was made on the later day.
    if (/\bamended and restated,?(?: effective)? (?:as of|on|as at)(?: the)?\s*$/i.test(ahead)) score += 9;
    if (otherDocument.test(ahead)) score -= 2.5;
    // The day on which the work starts is not the one on which it was agreed.
    if (
      /\b(?:employment|work|services|engagement|occupation)\b[^.;]{0,60}\b(?:begin|start|commence)s? on\s*$/i.test(
        ahead,
      )
    )
      score -= 3;
    // "Between 1 April and 30 June".
    if (
      /^\s*(?:and|to|through|until|till|[-–—])\s+(?:\d{1,2}\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))/u.test(
        after,
      )
    )
      score -= 3;
    if (date.key.length < 10) score -= 1;
    if (first !== null) score -= Math.min(2, Math.abs(date.start - first) / 1_500);
    return { date, score };
  });
  const best = candidates.toSorted((a, b) => b.score - a.score || a.date.start - b.date.start)[0];
  // "Effective as of 1 June", and executed as of the 30th: it was made when it was executed.
  const executed = best !== undefined && isWhenItTakesEffect(text, best.date) ? executedOn(text) : null;
  if (executed !== null) return { date: executed, signed: [] };
  if (best !== undefined && best.score >= 2) return { date: best.date, signed: [] };
  const label = labelled(
    text.slice(0, opening),
    "(?:(?:Agreement|Contract|Execution|Signing) Date|Date of (?:this |the )?(?:Agreement|Contract))",
  );
  const [dated] = label === null ? [] : ownDates(text, label.value, label.end);
  if (dated !== undefined) return { date: dated, signed: [] };
  return signedOn(reading) ?? (best !== undefined && best.score > 0 ? { date: best.date, signed: [] } : null);
}

function before(text: string, { start }: FoundDate, most: number): string {
  return text.slice(Math.max(0, start - most), start).replace(/\s+/g, " ");
}

function isBefore(one: FoundDate, other: FoundDate): boolean {
  return one.end <= other.start && other.start - one.end < 160;
}

function isWhenItTakesEffect(text: string, date: FoundDate): boolean {
  return takesEffect.test(before(text, date, 60));
}

/** A date on a line of its own, with no more than a place before it: "Tallinn, 19 November 2012". */
function standsAlone(text: string, { start, end }: FoundDate): boolean {
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return (
    /^[\s.]*(?:\n|$)/.test(text.slice(end, end + 80)) &&
    /^\s*(?:\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2},\s*)?(?:(?:on|the|this|den|le)\s+)*$/u.test(line)
  );
}

/** "In witness whereof they have executed this Agreement as of the 30th day of June, 2019", near the end. */
function executedOn(text: string): FoundDate | null {
  const from = Math.floor(text.length / 2);
  for (const match of text.slice(from).matchAll(/\bexecuted\b[^.;]{0,120}?\b(?:as of|on|this)\b/gi)) {
    const start = from + match.index + match[0].length;
    const [date] = ownDates(text, start, Math.min(text.length, start + 80));
    if (date !== undefined && date.key.length === 10) return date;
  }
  return null;
}

const witness =
  /\b(?:in witness whereof|executed (?:as of|on)|agreed (?:to )?and accepted|signed (?:and \w+ )?(?:on|this|as of)|date(?:d)?\s*:)|\/s\/|(?<=\n[ \t]*)By:/gi;
const signing = /\/s\/|\b(?:By|Signature|Signed|Name|Title|Printed Name)\b\s*[:\n]/i;
const farthest = 260;

/** Where the opening gives no date: that of the signatures, and where they differ the last, on which the contract was complete. */
function signedOn({ text }: Reading): MadeOn | null {
  const found: FoundDate[] = [];
  for (const match of text.matchAll(witness)) {
    const isLate = match.index >= text.length * 0.5 || text.length <= 3_000;
    if (!isLate && !signing.test(text.slice(match.index, match.index + 700))) continue;
    const dates = ownDates(text, match.index, Math.min(text.length, match.index + farthest)).filter(
      (date) => date.key.length === 10 && !isOfAFiling(text, date),
    );
    const isPlain = /^(?:executed|signed|agreed)/i.test(match[0]);
    const [stated] = dates;
    // "Executed as of 3 May 2019": said of the contract, whenever each signs.
    if (isPlain && stated !== undefined && stated.start - match.index < 120) return { date: stated, signed: [] };
    found.push(
      ...dates.filter((date) => isOfASignature(text, date) && !found.some(({ start }) => start === date.start)),
    );
    if (found.length >= 12) break;
  }
  const tail = ownDates(text, Math.max(0, text.length - 700), text.length).filter(
    (date) => standsAlone(text, date) && !isOfAFiling(text, date),
  );
  const dates = found.length > 0 ? found : tail;
  const last = dates.toSorted((a, b) => b.key.localeCompare(a.key))[0];
  if (last === undefined) return null;
  const days = new Map(dates.map((date) => [date.key, date]));
  return { date: last, signed: days.size > 1 ? [...days.values()] : [] };
}

/** The last of the days on which it was signed, as its signatures are dated. */
export function lastSigned(reading: Reading): FoundDate | null {
  return signedOn(reading)?.date ?? null;
}

/** It has a label, or a line of its own with at most a place. */
function isOfASignature(text: string, date: FoundDate): boolean {
  return (
    /\bdated?\b\W{0,12}$|\b(?:signed|executed|subscribed)\b[^\n.]{0,40}$/i.test(before(text, date, 60)) ||
    /^[\s\d/.,]*\bDated?\b/.test(text.slice(date.end, date.end + 40)) ||
    /(?:^|\s)(?:\/s\/|By:|Signature)/.test(text.slice(text.lastIndexOf("\n", date.start - 1) + 1, date.start)) ||
    standsAlone(text, date)
  );
}

/** "Source: ACME INC, 8-K, 3/12/2018": printed on the page by whoever published it. */
function isOfAFiling(text: string, { start }: FoundDate): boolean {
  return /^\s*source:/i.test(text.slice(text.lastIndexOf("\n", start - 1) + 1, start));
}

/** A place for a date that nobody filled in: "____ day of ________, 20__". */
const blank =
  /_{3,}\s*(?:day of\s*_{2,}|_*,\s*(?:19|20)[\d_]{2})[^\S\n]*,?\s*(?:(?:19|20)[\d_]{2})?|\b(?:dated|as of|this)\s+_{4,}|\bthis\s+(?:\[\s*\]\s*)?(?:(?:st|nd|rd|th)\s+)?day\s+of\s*(?:[,_[]|\p{Lu}\p{Ll}+,?\s*_)[\s_,[\]]*(?:(?:19|20)[\d_]{2})?|\bdated(?: as of)?\s*,\s*(?:19|20)\d{2}\b|\bdate of (?:its |the )?(?:execution|signature)\b[^.;_\n]{0,12}_{4,}[\s_,]*(?:(?:19|20)[\d_]{2})?/iu;
/** Words beside which a blank is that of the contract, wherever its title page and contents end. */
const making = /\b(?:between|by and among|made|entered into|executed|dated)\b/i;

function openDateIn(source: string): RegExpExecArray | null {
  const text = filledIn(source.slice(0, 25_000));
  // The first of the contract itself: one of a document that a recital names comes before it, or alone.
  const [first] = [...text.matchAll(new RegExp(blank, "giu"))].filter(
    ({ index, 0: found }) =>
      !isOfOtherDocument(text, {
        // "Dated December __, 2021".
        start: index - (/\p{Lu}\p{Ll}+\s*$/u.exec(text.slice(Math.max(0, index - 12), index))?.[0].length ?? 0),
        end: index + found.length,
      }),
  );
  if (first === undefined) return null;
  const isNear = first.index + first[0].length <= 4_000;
  return isNear || making.test(text.slice(Math.max(0, first.index - 100), first.index + 160)) ? first : null;
}

export const leftBlank = "Left blank in the contract";

const partOfDate = new RegExp(
  `^(?:[\\s_,.()[\\]]|\\b(?:this|dated|as of|the|day|of|st|nd|rd|th|date|its|execution|signature|${monthNames.join("|")})\\b|(?:19|20)\\d{2}\\b)*`,
  "i",
);

/** "____ day of November, 2016": the month and the year are there all the same. */
function blankButFor(date: string): string {
  const year = /\b(?:19|20)\d{2}\b(?!_)/.exec(date)?.[0];
  if (year === undefined) return leftBlank;
  const month = monthNames.find((name) => new RegExp(`\\b${name}\\b`, "i").test(date));
  return month === undefined
    ? `${leftBlank}, but for the year ${year}`
    : `${leftBlank}, but for ${capitalised(month)} ${year}`;
}

export const agreementDate: Term = defineTerm("Agreement date", (subject) => {
  const { text } = subject.reading;
  const found = madeOn(subject);
  const open = openDateIn(text);
  // A date left open near the top is that of the contract; one that stands lower down is that of something else.
  if (open !== null && (found === null || found.date.start > open.index + 200)) {
    const [date = ""] = partOfDate.exec(text.slice(open.index, open.index + open[0].length + 60)) ?? [];
    // The year that is there is quoted with the blank.
    const end = open.index + Math.max(open[0].trimEnd().length, date.replace(/[\s,.(]+$/, "").length);
    return { state: "ambiguous", answer: blankButFor(date), passages: [{ start: open.index, end }] };
  }
  return found === null ? null : answerOf(found);
});

function answerOf({ date, signed }: MadeOn): TermAnswer {
  const answer = datedAnswer(date);
  return signed.length === 0 || date.other !== null
    ? { ...answer, passages: [date] }
    : {
        ...answer,
        said: `${written(date.key)}, the last of the days on which it was signed`,
        passages: [date, ...signed],
      };
}
