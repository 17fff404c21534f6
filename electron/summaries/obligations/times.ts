import { lengthOf, later } from "../calendar/arithmetic.ts";
import { datesIn, factsIn, type Fact } from "../facts.ts";
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
  /\b(?:(?:on or before|on or after|on|by|before) the (?:first|last|second|third|fourth|fifth|\d{1,2}(?:st|nd|rd|th)) (?:business |calendar |working )?day of (?:each|every|the)(?: \w+){0,3} (?:month|quarter|year)|(?:each|every) (?:calendar |contract |fiscal )?(?:day|week|month|quarter|year)|(?:on an? )?(?:monthly|quarterly|annual|weekly|daily)(?: basis)?\b|annually|once (?:a|each|every|per) (?:year|month|quarter)|promptly|immediately(?! (?:prior|before|preceding|following|after))|forthwith|without (?:undue |unreasonable )?delay|as soon as (?:reasonably )?(?:practicable|possible)|(?:up)?on (?:\w+ ){0,2}(?:request|demand)|at all times|(?:during|throughout|for the duration of) the (?:\w+ )?term(?: of this \w+)?(?:,? (?:and|or) (?:at any time )?(?:thereafter|afterwards))?|during the (?:\w+ ){1,3}period)\b/i;

/** The time in words that say when something is due; the plainest where several do. */
export function dueIn(text: string, anchors: Anchors): Due {
  const candidates = factsIn(text)
    .filter((fact) => fact.kind === "duration" || (fact.kind === "date" && !isOfOtherDocument(text, fact)))
    .flatMap((fact) => timeAround(text, fact, anchors));
  // A day on the calendar says more than a time from an event, and that more than a time for which.
  const best = candidates.toSorted((a, b) => rankOf(b) - rankOf(a))[0];
  if (best !== undefined) return best;
  const often = rhythm.exec(text)?.[0];
  return often === undefined ? nothing : { ...nothing, when: often.trim() };
}

function rankOf({ date, event, when }: Due): number {
  return (date === null ? 0 : 4) + (event === "" ? 0 : 2) + (/^(?:within|by|no later|not later)/i.test(when) ? 1 : 0);
}

function timeAround(text: string, fact: Fact, anchors: Anchors): Due[] {
  const before = leading.exec(text.slice(0, fact.start))?.[0];
  const after = following.exec(text.slice(fact.end));
  if (before === undefined && after === null) return [];
  const said = (after?.groups?.["anchor"] ?? "").trim();
  const anchor = bareEvent.exec(said)?.[0] ?? said;
  const end = fact.end + (after === null ? 0 : after[0].length - (said.length - anchor.length));
  const when = plainTimes(text.slice(fact.start - (before?.length ?? 0), end)).trim();
  // "Depositors as of 28 February 2013": a day that something is looked at, not one on which it is due.
  if (fact.kind === "date" && /\bas of\s*$/i.test(text.slice(0, fact.start))) return [];
  if (fact.kind === "date") {
    const [key = ""] = fact.keys;
    return key.length === 10 && fact.keys.length === 1
      ? [{ when, date: key, how: "", event: "" }]
      : [{ ...nothing, when }];
  }
  const counted = countedFrom(fact, after?.[0] ?? "", anchor, anchors);
  const isDate = datesIn(anchor).length > 0 || ownDay.test(anchor);
  return [{ when, date: counted?.date ?? null, how: counted?.how ?? "", event: isDate ? "" : anchor }];
}

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
