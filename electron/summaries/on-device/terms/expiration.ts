import { datesIn } from "../../facts.ts";
import type { Sentence } from "../reading.ts";
import { readable } from "../wording.ts";
import { labelled } from "./labels.ts";
import {
  besides,
  byNotice,
  countedFrom,
  durationSaid,
  endIn,
  endless,
  endsOtherwise,
  lastAnniversaryIn,
  lastDayIn,
  lasting,
  lastingTerm,
  notThisTerm,
  runsOn,
  termHeading,
  withAnEvent,
  type Said,
} from "./lasting.ts";
import { namedPeriodOf } from "./named-period.ts";
import { dateAnswer, datedAnswer, ownDates } from "./own-dates.ts";
import { cuedTerm, type CuedTerm, type Subject, type TermAnswer } from "./term.ts";

const endLabel = "(?:Expiration|Expiry|End|Termination) Date";

const expiry: CuedTerm = cuedTerm("Expiration date", {
  heading: termHeading,
  strong: lasting,
  not: notThisTerm,
  less: besides,
  most: 1,
  answer: endOf,
});

/** The last day, or how long after what; null where the sentence says neither. */
function endOf(sentence: Said): Pick<TermAnswer, "answer" | "said"> | null {
  const { text } = sentence;
  const key = lastDayIn(sentence);
  if (key !== null) return dateAnswer(key);
  const anniversary = lastAnniversaryIn(text);
  if (anniversary !== null) return { answer: `${anniversary.length} after ${anniversary.point}` };
  const length = durationSaid(text);
  // "The earlier of two years and", "a year after the talks end": no length from its beginning.
  if (
    length === null ||
    byNotice.test(text) ||
    withAnEvent.test(text) ||
    endsOtherwise.test(text) ||
    text.length > 400 ||
    !/\b(?:from|after|following|commenc\w+|begin\w*|initial term|term of|period of|in effect|effective (?:as of|on|upon|from))\b/i.test(
      text,
    )
  )
    return null;
  const least =
    /\b(?:at least|(?:not|no) (?:less|fewer|shorter) than)\b[^,;.]{0,30}\b(?:years?|months?|days?)\b(?!['’]?[^,;.]{0,30}\bnotice\b)/i.test(
      text,
    )
      ? "At least "
      : "";
  const from =
    /\b(?:from|after|following|on|upon|as of)\s+(?:the\s+)?["“]?(?<point>Effective Date|Commencement Date|Closing Date|Start Date|date hereof|date of this Agreement|date first (?:above )?written)\b/i.exec(
      text,
    )?.groups?.["point"];
  const point = from === undefined ? countedFrom.exec(text)?.groups?.["point"]?.trim() : `the ${from}`;
  const isIts = point === undefined || /^(?:that|such|said) date$|^it\b/i.test(point);
  if (!isIts && point.split(" ").length > 9) return null;
  const end = `${least}${length} after ${isIts ? "it begins" : point}`;
  return { answer: runsOn.test(text) ? `${end}, and on from there until notice is given` : end };
}

const noLastDay = "None named: it goes on until it is ended";

const definedDay =
  /^\W*(?<name>(?:Expiration|Expiry|End|Termination) Date)["”]\s*(?:means|shall mean|is)\b.{0,40}\b(?:19|20)\d\d\b/i;

/** A clause on renewal does not say when the first term ends, where the one on the term does. */
function ofTheFirstTerm(subject: Subject, answer: TermAnswer | null): TermAnswer | null {
  const renewing = /\b(?:renew|extend)(?:s|ed)?\b/i;
  const [passage] = answer?.passages ?? [];
  const { sentences } = subject.reading;
  const best = sentences.find(({ start }) => start === passage?.start);
  if (answer !== null && (best === undefined || !renewing.test(best.text))) return answer;
  const [lasting] = lastingTerm.find(subject)?.passages ?? [];
  const first = sentences.find(({ start }) => start === lasting?.start);
  const end = first === undefined || first === best || renewing.test(first.text) ? null : endOf(first);
  return first === undefined || end === null
    ? answer
    : { state: "stated", ...end, detail: readable(first.text), passages: [first] };
}

/** "“Contract Period” means the period from 1 May 2021 to 30 April 2023": the last day of what the contract calls its term. */
function definedPeriod(sentences: readonly Sentence[]): TermAnswer | null {
  for (const sentence of sentences) {
    if (!periodDefined.test(sentence.text)) continue;
    const [first, last, other] = datesIn(sentence.text).filter(({ keys: [key = ""] }) => key.length === 10);
    const key = last?.keys.length === 1 && other === undefined ? last.keys[0] : undefined;
    if (first === undefined || last === undefined || key === undefined || key <= (first.keys[0] ?? "")) continue;
    if (
      /^\s*,?\s*(?:and (?:ending|expiring|terminating|continu\w+)|to|through|until|till|ending|[–—-])\b|^\s*[–—-]/i.test(
        sentence.text.slice(first.end),
      )
    )
      return { state: "stated", ...dateAnswer(key), passages: [sentence] };
  }
  return null;
}

const lent = /\b(?:loan|credit|facility|note|debenture|bond)s?\b/i;

/** "“Maturity Date” means the date falling five years after": a loan lasts until it is to be repaid. */
function repaidOn(sentences: readonly Sentence[]): TermAnswer | null {
  const meaning = sentences.find(({ text }) =>
    /^\W*["“](?:the )?(?:Final |Stated )?(?:Repayment|Maturity|Termination) Date["”]\s*(?:means|shall mean|is)\b/i.test(
      text,
    ),
  );
  if (meaning === undefined) return null;
  const end = endOf(meaning);
  return {
    state: "stated",
    ...(end ?? { answer: readable(meaning.text, 24) }),
    detail: readable(meaning.text),
    passages: [meaning],
  };
}

const periodDefined = /["“](?:the )?(?:(?:Initial|Contract|Agreement) )?(?:Term|Period)["”]/;

/** Where the clause names its last day by a defined term, the definition says which day it is. */
export const expirationDate: CuedTerm = { ...expiry, find: lastDayOf };

function lastDayOf(subject: Subject): TermAnswer | null {
  const { sentences, text } = subject.reading;
  const answer = ofTheFirstTerm(subject, expiry.find(subject));
  if (answer !== null && /^\d{4}-/.test(answer.answer)) return answer;
  const due = answer === null && lent.test(`${subject.kind} ${subject.title?.text ?? ""}`) ? repaidOn(sentences) : null;
  if (due !== null) return due;
  const row = labelled(text, endLabel);
  const [named] = row === null ? [] : ownDates(text, row.value, Math.min(row.end, row.value + 40));
  if (row !== null && named !== undefined)
    return {
      ...datedAnswer(named),
      passages: [{ start: row.start, end: named.end }, ...(answer?.passages.slice(0, 1) ?? [])],
    };
  if (answer === null) return null;
  const called = /^\d|^Until/.test(answer.answer) ? null : namedPeriodOf(text, answer);
  const endOfIt = called === null ? null : endOf({ ...called, index: 0, part: 0 });
  if (called !== null && endOfIt !== null)
    return { state: "stated", ...endOfIt, passages: [called, ...answer.passages.slice(0, 1)] };
  if (
    !/^(?:At least )?\d/.test(answer.answer) &&
    endless.test(endIn({ text: answer.detail ?? answer.answer, start: 0, end: 0, index: 0, part: 0 }) ?? "")
  )
    return { ...answer, answer: noLastDay, said: `${noLastDay}. ${answer.detail ?? ""}`.trim() };
  const said = answer.passages.map(({ start, end }) => text.slice(start, end)).join(" ");
  const period = answer.answer.endsWith(" after it begins") ? definedPeriod(sentences) : null;
  if (period !== null) return { ...period, passages: [...period.passages, ...answer.passages.slice(0, 1)] };
  for (const sentence of sentences) {
    const name = definedDay.exec(sentence.text)?.groups?.["name"];
    const key = name !== undefined && said.includes(`the ${name}`) ? datesIn(sentence.text)[0]?.keys[0] : undefined;
    if (key !== undefined)
      return { state: "stated", ...dateAnswer(key), passages: [sentence, ...answer.passages.slice(0, 1)] };
  }
  return answer;
}
