import { lengthOf, later } from "../calendar/arithmetic.ts";
import { datesIn, factsIn, type Fact } from "../facts.ts";
import type { Span } from "../on-device/sentences.ts";
import { plainFact } from "../on-device/terms/answers.ts";
import { isOfOtherDocument } from "../on-device/terms/other-document.ts";

/** When something is due, from words that say it. */
export interface Due {
  /** Normalised: dates in ISO 8601, "thirty (30) days" as "30 days"; "" where no time is said. */
  readonly when: string;
  /** ISO 8601, where `when` names a day or can be counted from one; null otherwise. */
  readonly date: string | null;
  /** How the date was counted; "" where it is stated. */
  readonly how: string;
  /** The event that the time counts from, where that is no date; "" where there is none. */
  readonly event: string;
}

/** The days from which contracts count, as far as they are known; ISO 8601. */
export interface Anchors {
  readonly effective: string | null;
  readonly agreement: string | null;
}

const nothing: Due = { when: "", date: null, how: "", event: "" };
/** Words before a duration or date that make it a time by which, or for which, something is done. */
const leading =
  /(?:\b(?:within|by|on or before|before|until|through|on|no(?:t)? later than|no(?:t)? more than|at least|no(?:t)? less than|no(?:t)? fewer than|for(?: a)?(?: further| minimum)?(?: period| term)? of|for|every|upon|during|in|after|from|as of|prior to|beginning|commencing)\s+)(?:(?:a|an|the|each|any|about|next|first|last|period of|date of|or before|on)\s+)*$/i;
const following =
  /^(?:['’]?s?\s*(?:prior|advance|written|notice))*[,]?\s*(?:of|after|from|following|before|prior to|preceding|in advance of|thereafter|of the date of)\s+(?<anchor>[^,;:.()]{3,110}?)(?=\s+(?:and|in which|which)\b|[,;:.()]|$)/i;
/** "after demand |a fair share of the premium": what follows such an event is no longer its name. */
const bareEvent =
  /^(?:(?:written|such|its|the|first|prior|due) )*(?:demand|request|receipt|notice|delivery|invoice|closing|acceptance|signing|completion|termination|expiry|expiration)\b(?=\s+(?!of\b|for\b|by\b|from\b|to\b|in\b|under\b|that\b|or\b|thereof\b|hereof\b|date\b|is\b|has\b|was\b))/i;
const rhythm =
  /\b(?:(?:on or before|on or after|on|by|before) the (?:first|last|second|third|fourth|fifth|\d{1,2}(?:st|nd|rd|th)) (?:business |calendar |working )?day of (?:each|every|the)(?: \w+){0,3} (?:month|quarter|year)|(?<!\bfor )(?:on |by |before )?(?:each|every) (?:succeeding |subsequent |following )?(?:anniversary(?: of [^,;.]{3,40}?)?|(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2}(?:st|nd|rd|th)?)?) thereafter|(?<!\b(?:for|per|in respect of) )(?:each|every) (?:calendar |contract |fiscal |subsequent |following |succeeding )?(?:day|week|month|quarter|year)(?: thereafter)?|(?:on an? )?(?:monthly|quarterly|annual|weekly|daily) basis\b|(?:(?<=\bpay(?:s|ing)?[^,;.]{0,40}\s)(?:monthly|quarterly|annual|weekly|daily)(?= (?:\w+ ){0,2}?(?:fees?|rent|instal?lments?|payments?|amounts?|charges?|retainers?|royalt(?:y|ies))\b))|(?<!(?:\b(?:the|its|their|such|of|any|each|last|next|per)|\w+['’]s) )(?:monthly|quarterly|annual|weekly|daily)(?= (?:(?!and\b)[\w-]+ ){0,3}?(?:reports?|statements?|invoices?|instal?lments?|forecasts?|reviews?|audits?|accounts|updates?|inspections?|meetings?|certificates?)\b)|(?:monthly|quarterly|weekly|daily)(?= (?:and|or|in|by|to|on|with|from|at|the|an?|all|its)\b|[,;.]|$)|annually(?: thereafter)?|once (?:a|each|every|per) (?:year|month|quarter)|promptly|immediately(?! (?:available|prior|before|preceding|following|after))|forthwith|without (?:undue |unreasonable )?delay|as soon as (?:reasonably )?(?:practicable|possible)|(?:up)?on (?:\w+ ){0,2}(?:request|demand)|at all times|(?:during|throughout|for the duration of) the (?:\w+ )?term(?: of this \w+)?(?:,? (?:and|or) (?:(?:at )?any time )?(?:thereafter|afterwards|after(?:wards)?(?: its (?:end|expiry|expiration|termination))?\b))?|(?:at any time )?during (?:and|or) (?:(?:at )?any time )?(?:after|following) the (?:\w+ )?(?:term|termination|expir\w+)(?: of this \w+)?|at any time thereafter|during the (?:\w+ ){1,3}period)\b/gi;

/** Every time in words that say when something is due, the plainest first; the day is that of the plainest. */
export function dueIn(text: string, anchors: Anchors): Due {
  const found: Timed[] = [];
  for (const fact of factsIn(text)) {
    if (fact.kind !== "duration" && (fact.kind !== "date" || isOfOtherDocument(text, fact))) continue;
    const last = found.at(-1);
    const isNext =
      fact.kind === "date" &&
      last?.isDay === true &&
      /^[\s,]*(?:(?:and|or)\s+)?$/.test(text.slice(last.end, fact.start));
    const timed = isNext ? dayOf(fact, plainTimes(fact.text), fact.start, fact.end) : timeAround(text, fact, anchors);
    if (timed !== null) found.push(timed);
  }
  const often = [...text.matchAll(rhythm)]
    .map(({ 0: said, index }): Timed => ({ ...nothing, when: said.trim(), start: index, end: index + said.length }))
    .filter(({ start, end }) => !found.some((one) => one.start < end && start < one.end));
  const all = [
    ...found,
    ...often.filter(({ when }) => !/^\p{Lu}\p{Ll}+$/u.test(when) || text.startsWith(when)),
  ].toSorted((a, b) => a.start - b.start);
  // A day on the calendar says more than a time from an event, and that more than a time for which.
  const best = found.toSorted((a, b) => rankOf(b) - rankOf(a))[0];
  const ordered = best === undefined ? all : [best, ...all.filter((one) => one !== best)];
  const times = [...new Map(ordered.map(({ when }) => [when.toLowerCase(), when])).values()];
  if (best === undefined && times.length === 0) return nothing;
  const { date, how, event } = best ?? nothing;
  return { when: times.slice(0, mostTimes).join("; "), date, how, event };
}

interface Timed extends Due, Span {
  /** A day on the calendar, not a length of time. */
  readonly isDay?: boolean;
}

function dayOf(fact: Fact, when: string, start: number, end: number): Timed {
  const [key = ""] = fact.keys;
  return { ...nothing, when, start, end, date: key.length === 10 && fact.keys.length === 1 ? key : null, isDay: true };
}

/** More would be a schedule, which is read where it stands. */
const mostTimes = 4;

function rankOf({ date, event, when }: Due): number {
  return (date === null ? 0 : 4) + (event === "" ? 0 : 2) + (/^(?:within|by|no later|not later)/i.test(when) ? 1 : 0);
}

/** How long something takes, what a policy or a paper has to say, and how long a period is: no time by which. */
const ofSomethingElse =
  /\b(?:no(?:t)? more than|no(?:t)? exceed\w*|no longer than|up to)\s*$|\b(?:stating|providing|evidenc\w+|endorse\w*|polic(?:y|ies)|certificates?|insur\w+)\b/i;

/** "Who was a customer in the year before": when something else was so. */
const ofWhatWas = /\b(?:who|which|that)\s+(?:was|were|has|have|had)\b[^,;.]{0,80}$/i;

function timeAround(text: string, fact: Fact, anchors: Anchors): Timed | null {
  const head = text.slice(0, fact.start);
  if (ofWhatWas.test(head)) return null;
  const before = leading.exec(head)?.[0];
  const after = following.exec(text.slice(fact.end));
  if (before === undefined && after === null) return null;
  if (fact.kind === "duration") {
    if (ofSomethingElse.test(head) && /notice|hour/i.test(text.slice(fact.start, fact.end + 40))) return null;
    // "The 2018 calendar year" is no length of time.
    if (/^(?:19|20)\d\d\b/.test(fact.text)) return null;
  }
  const said = (after?.groups?.["anchor"] ?? "").trim();
  const link = (after?.[0] ?? "").slice(0, (after?.[0].length ?? 0) - said.length);
  // "Fifteen days' notice of the meeting" counts from no meeting.
  const isNotice = /\bnotice\s+of\s*$/i.test(link);
  const anchor = isNotice ? "" : (bareEvent.exec(said)?.[0] ?? withoutObject(said));
  const tail = isNotice
    ? link.replace(/\s+of\s*$/i, "").length
    : after === null
      ? bareTail(text.slice(fact.end), fact)
      : after[0].length - (said.length - anchor.length);
  const end = fact.end + tail;
  const start = fact.start - (before?.length ?? 0);
  const when = plainTimes(text.slice(start, end)).trim();
  if (fact.kind === "date") {
    // "Depositors as of 28 February 2013", "the period ending on 31 March 2024": a day of something else.
    if (
      /\b(?:as of|dated(?: as of)?|(?:period|year|quarter|month)s? (?:ending|ended|beginning)(?: on)?)\s*$|\bbeginning on\b[^;.]{0,60}\bending(?: on)?\s*$/i.test(
        head,
      )
    )
      return null;
    // From such a day on it is due, not by it.
    const isStart = /\b(?:from|after|since|commencing|beginning|starting)(?: on)?\s*$/i.test(head);
    const day = dayOf(fact, when, start, end);
    return isStart ? { ...day, date: null } : day;
  }
  const counted = countedFrom(fact, after?.[0] ?? "", anchor, anchors);
  const isDate = datesIn(anchor).length > 0 || ownDay.test(anchor);
  return { when, start, end, date: counted?.date ?? null, how: counted?.how ?? "", event: isDate ? "" : anchor };
}

/** "A two-year |period", "two years |thereafter": characters. */
function bareTail(behind: string, fact: Fact): number {
  const said = /-\s*\p{L}+$/u.test(fact.text)
    ? /^\s+(?:period|term)\b(?:\s+(?:thereafter|afterwards)\b)?/i.exec(behind)
    : /^\s+(?:thereafter|afterwards)\b/i.exec(behind);
  return said?.[0].length ?? 0;
}

/** "The close of the period |an earnings statement": what is to be done is no part of the event. */
function withoutObject(anchor: string): string {
  if (ownClause.test(anchor)) return anchor;
  const object = laterDeterminer.exec(anchor);
  return object === null ? anchor : anchor.slice(0, object.index);
}

const ownClause =
  /\b(?:(?:date|day|time)(?! (?:of|hereof|set|specified)\b)|when|it|they|that|which|who|is|are|was|were|has|have|had|shall|will)\b/i;
const laterDeterminer =
  /(?<!^|\b(?:of|in|by|for|to|from|under|with|on|at|or|and|upon|after|before|until|than|all|both|each|\w+ing))\s(?:(?:all|an?|any|each|the|its|such|their|copies|written|jointly|promptly)\s)/i;

/** "30 days after the Effective Date", where that is known. Days before an event are counted back. */
function countedFrom(
  fact: Fact,
  after: string,
  anchor: string,
  anchors: Anchors,
): { readonly date: string; readonly how: string } | null {
  const length = lengthOf(fact);
  const day = anchorDay(anchor, anchors);
  if (length === null || day === null) return null;
  const isBefore =
    /^(?:['’]?s?\s*(?:prior|advance|written|notice))*[,]?\s*(?:before|prior to|preceding|in advance of)\b/i.test(after);
  const date = later(day.date, isBefore ? { ...length, count: -length.count } : length);
  if (date === null) return null;
  return { date, how: `${day.date} (${day.name}) ${isBefore ? "less" : "plus"} ${plainFact(fact)}` };
}

/** The day of the contract itself is no event, also where nobody knows which day it is. */
const ownDay =
  /^(?:the )?(?:(?:effective|commencement|agreement) date|date (?:hereof|of this (?:agreement|contract|lease|deed)))\b/i;

function anchorDay(anchor: string, { effective, agreement }: Anchors): { date: string; name: string } | null {
  if (/^(?:the )?(?:effective|commencement) date(?: of this \w+)?$/i.test(anchor))
    return effective === null ? null : { date: effective, name: "the effective date" };
  if (/^(?:the )?(?:date (?:hereof|of this (?:agreement|contract|lease|deed))|agreement date)$/i.test(anchor))
    return agreement === null ? null : { date: agreement, name: "the date of the agreement" };
  const [only, other] = datesIn(anchor).filter((date) => !isOfOtherDocument(anchor, date));
  const key = only?.keys.length === 1 ? (only.keys[0] ?? "") : "";
  return other === undefined && key.length === 10 ? { date: key, name: "as stated" } : null;
}

function plainTime(fact: Fact, key: string): string {
  if (fact.kind === "date") return fact.keys.length === 1 && key.length === 10 ? key : fact.text;
  // "A two-year period" is a 2-year period.
  return /-\s*\p{L}+$/u.test(fact.text) ? plainFact(fact).replace(/ (\p{L}+?)s?$/u, "-$1") : plainFact(fact);
}

/** A text with its dates in ISO 8601 and its durations, amounts and percentages in figures. */
export function plainTimes(text: string): string {
  let plain = "";
  let from = 0;
  for (const fact of factsIn(text)) {
    if (fact.kind === "number") continue;
    const [key = ""] = fact.keys;
    plain += `${text.slice(from, fact.start)}${plainTime(fact, key)}`;
    from = fact.end;
  }
  return `${plain}${text.slice(from)}`.replace(/\s+/g, " ").trim();
}
