import { datesIn, monthNames } from "../../facts.ts";
import type { Span } from "../sentences.ts";
import { readable } from "../wording.ts";
import { isOfOtherDocument } from "./other-document.ts";
import { defineTerm, sentencesWith, type Subject, type Term } from "./term.ts";

interface FoundDate extends Span {
  readonly key: string;
}

const datedCue = /\b(?:dated?|made|entered into|executed|effective|as of|on|this|day of|between)\b[^.]{0,90}$/i;
const otherDocument =
  /\b(?:amend(?:s|ed|ing)|amendment to|pursuant to|reference is (?:hereby )?made|that certain|original|prior|previously|license agreement number|filed|act of|incorporated|organized|since|expir\w+|until|through|financial|balance|outstanding|fiscal)\b[^.]{0,90}$/i;

/** "1 March 2024", from an ISO key; a month alone is "March 2024". */
export function written(key: string): string {
  const [year = "", month = "", day] = key.split("-");
  return [
    ...(day === undefined ? [] : [String(Number(day))]),
    (monthNames[Number(month) - 1] ?? "").replace(/^./, (letter) => letter.toUpperCase()),
    year,
  ].join(" ");
}

/** The date on which the contract was made: in its opening, else beside the signatures. */
export function agreementDateOf({ reading, parties, title }: Subject): FoundDate | null {
  const { text } = reading;
  const from = title?.start ?? 0;
  const opening = Math.min(text.length, Math.max(from + 3_500, (parties[0]?.start ?? 0) + 600));
  const candidates = ownWithin(text, 0, opening).map((date) => {
    const before = text.slice(Math.max(0, date.start - 140), date.start).replace(/\s+/g, " ");
    const after = text.slice(date.end, date.end + 60).replace(/\s+/g, " ");
    let score = 0;
    if (datedCue.test(before)) score += 1;
    if (/\beffective(?: as of)?\s*$/i.test(before) && /\bdated\b/i.test(text.slice(0, date.start))) score -= 1.5;
    if (/\b(?:made|entered into|dated)\b[^.]{0,70}$/i.test(before)) score += 2;
    if (/\b(?:agreement|contract|lease|deed|amendment)\b[^.]{0,90}$/i.test(before)) score += 1.5;
    if (
      /^[\s,]*(?:by and between|between|by and among|among|\((?:the |hereinafter )?["“]?(?:\p{L}+ )?(?:effective date|agreement date|execution date|date of|commencement date|date["”]))/iu.test(
        after,
      )
    )
      score += 2;
    if (/(?:^|[\n.])\s*dated:?(?: as of)?\s*$/i.test(text.slice(Math.max(0, date.start - 40), date.start))) score += 2;
    if (otherDocument.test(before)) score -= 2.5;
    if (date.key.length < 10) score -= 1;
    if (parties[0] !== undefined) score -= Math.min(2, Math.abs(date.start - parties[0].start) / 1_500);
    return { date, score };
  });
  const best = candidates.toSorted((a, b) => b.score - a.score || a.date.start - b.date.start)[0];
  if (best !== undefined && best.score >= 2) return best.date;
  const witness =
    /\b(?:in witness whereof|executed (?:as of|on)|agreed (?:to )?and accepted|signed (?:and \w+ )?(?:on|this|as of)|date(?:d)?\s*:)/gi;
  for (const found of text.matchAll(witness)) {
    if (found.index < text.length * 0.5 && text.length > 3_000) continue;
    const [date] = ownWithin(text, found.index, Math.min(text.length, found.index + 260));
    if (date !== undefined) return date;
  }
  return best !== undefined && best.score > 0 ? best.date : null;
}

function within(text: string, start: number, end: number): FoundDate[] {
  return datesIn(text.slice(start, end)).flatMap((fact) => {
    const [key] = fact.keys;
    const year = Number(key?.slice(0, 4));
    return key === undefined || year < 1900 || year > 2100
      ? []
      : [{ key, start: start + fact.start, end: start + fact.end }];
  });
}

/** Those that are not the dates of other documents. */
function ownWithin(text: string, start: number, end: number): FoundDate[] {
  return within(text, start, end).filter((date) => !isOfOtherDocument(text, date));
}

/** In ISO 8601 for a table, as spoken for a sentence. A month without its day is written the same in both. */
export function dateAnswer(key: string): { answer: string; said: string } {
  return { answer: key.length < 10 ? written(key) : key, said: written(key) };
}

/** A place for a date that nobody filled in: "____ day of ________, 20__". */
const blank =
  /_{3,}\s*(?:day of\s*_{2,}|_*,\s*(?:19|20)[\d_]{2})[^\S\n]*,?\s*(?:(?:19|20)[\d_]{2})?|\b(?:dated|as of|this)\s+_{4,}|\bthis\s+(?:\[\s*\]\s*)?day\s+of\s*(?:[,_[]|\p{Lu}\p{Ll}+,?\s*_)[\s_,[\]]*(?:(?:19|20)[\d_]{2})?/iu;
/** Words beside which a blank is that of the contract, wherever its title page and contents end. */
const making = /\b(?:between|by and among|made|entered into|executed|dated)\b/i;

function openDateIn(text: string): RegExpExecArray | null {
  const near = blank.exec(text.slice(0, 4_000));
  if (near !== null) return near;
  const far = blank.exec(text.slice(0, 25_000));
  return far !== null && making.test(text.slice(Math.max(0, far.index - 100), far.index + 160)) ? far : null;
}

export const agreementDate: Term = defineTerm("Agreement date", (subject) => {
  const { text } = subject.reading;
  const date = agreementDateOf(subject);
  const open = openDateIn(text);
  // A date left open near the top is that of the contract; one that stands lower down is that of something else.
  if (open !== null && (date === null || date.start > open.index + 200)) {
    const passage = { start: open.index, end: open.index + open[0].trimEnd().length };
    return { state: "ambiguous", answer: "Left blank in the contract", passages: [passage] };
  }
  return date === null ? null : { state: "stated", ...dateAnswer(date.key), passages: [date] };
});

const begins = /\b(?:effective|commenc\w+|begin\w*|start\w*|in effect|into force)\b[^.;]{0,50}$/i;
/** The contract as a whole begins then, rather than a fee or a year of account. */
const ofTheWhole =
  /\b(?:agreement|contract|lease|term|period|amendment|engagement|appointment|venture|deed|licen[cs]e|undertaking|employment|memorandum|obligations?|guaranty|effective)\b/i;
const ofAPart =
  /\b(?:fees?|royalt\w+|payments?|payable|instal\w+|price|salary|interest|premium|rate|quarters?|reports?|invoices?|deliver\w+|pay)\b[^.;]{0,60}$/i;
/** "The date first above written": that of the contract itself. */
const ownDate =
  /\b(?:day and year|date) first (?:above|herein|set forth|hereinabove|written)|\bdate (?:hereof|of this (?:agreement|contract|lease|amendment))\b/i;

const definedHere = /\(?\s*(?:the|hereinafter)?\s*["“](?:the )?(?:\w+ )?(?:effective|commencement|start) date["”]/i;
/** In what is no amendment, the day on which an amendment takes effect is not the day on which the contract does. */
const definedNotByAmendment =
  /\(?\s*(?:the|hereinafter)?\s*["“](?:the )?(?:(?!amendment|addendum|supplement)\w+ )?(?:effective|commencement|start) date["”]/i;

export const effectiveDate: Term = defineTerm("Effective date", (subject) => {
  const { reading } = subject;
  const { text } = reading;
  const amends = /\b(?:amendment|addendum|supplement)\b/i.test(`${subject.kind} ${subject.title?.text ?? ""}`);
  const defined = amends ? definedHere : definedNotByAmendment;
  for (const date of ownWithin(text, 0, Math.min(text.length, 20_000))) {
    const after = text.slice(date.end, date.end + 60).replace(/\s+/g, " ");
    const before = text.slice(Math.max(0, date.start - 120), date.start).replace(/\s+/g, " ");
    if (
      defined.test(after.slice(0, 45)) ||
      (begins.test(before) &&
        !otherDocument.test(before) &&
        ofTheWhole.test(
          text
            .slice(Math.max(0, date.start - 260), date.start)
            .split(/\.\s+(?=\p{Lu})/u)
            .at(-1) ?? "",
        ) &&
        !ofAPart.test(before))
    ) {
      const around = reading.sentences.find((one) => one.start <= date.start && date.end <= one.end);
      // In the opening the date is the point; further down the sentence that sets it is.
      const whole = around !== undefined && !defined.test(after.slice(0, 45)) ? [around] : [];
      return { state: "stated", ...dateAnswer(date.key), passages: [date, ...whole] };
    }
  }
  const [best] = sentencesWith(reading, {
    strong: [
      /["“]effective date["”]\s*(?:[–—-]|means|shall mean|is|shall have)/i,
      /\bthis (?:agreement|contract|lease|amendment) (?:shall|will)?\s*(?:become|becomes|be|is|take|takes|come into) (?:effect|force)/i,
      /\bthis (?:agreement|contract|lease|amendment)\b.{0,40}\b(?:become|becomes|be) effective (?:as of|on|upon|when)/i,
      /\b(?:initial )?(?:term of this agreement|this agreement|term) (?:shall |will )?(?:commences?|begins?)\b/i,
      amends
        ? /\beffective date (?:will|shall) be\b/i
        : /(?<!\b(?:amendment|addendum|supplement) )\beffective date (?:will|shall) be\b/i,
      /\((?:the |hereinafter )?["“](?:effective|commencement) date["”]\)/i,
      /\b(?:effective|with effect|commenc\w+|begin\w*|in force|into force) (?:as of|on|from|upon|with)\b.{0,60}\b(?:date (?:first|hereof|of (?:this|execution|the last|last|signature|signing|its))|execution|signature|signing|day and year)\b/i,
      /\beffective\b.{0,40}\bday and year first\b/i,
    ],
    not: /\bwhether or not\b|\b(?:monthly|service|subscription|warranty|renewal|payment|licen[cs]e) (?:service )?(?:term|period)\b|\b(?:termination|amendment|waiver|assignment|notice)\b.{0,60}\b(?:become|be) effective|registration statement|counterparts|giving the notice/i,
    most: 1,
  });
  if (best === undefined) return null;
  // "____________, 2020": the day was left open.
  if (/_{5,}/.test(text.slice(best.start, best.end)) && /\beffective date\b/i.test(best.text))
    return { state: "ambiguous", answer: "Left blank in the contract", passages: [best] };
  const [own, other] = datesIn(best.text).filter(
    (date) => begins.test(best.text.slice(0, date.start)) && !isOfOtherDocument(best.text, date),
  );
  const key = own?.keys.length === 1 && other === undefined ? own.keys[0] : undefined;
  if (key !== undefined) return { state: "stated", ...dateAnswer(key), passages: [best] };
  const made = ownDate.test(best.text) ? agreementDateOf(subject) : null;
  return made === null
    ? { state: "stated", answer: readable(best.text, 30), passages: [best] }
    : { state: "stated", ...dateAnswer(made.key), passages: [made, best] };
});
