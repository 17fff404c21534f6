import { personsNamed } from "../obligations/persons.ts";
import { boundIn, headedBy, subjectPattern, type SubjectPattern } from "../obligations/subject.ts";
import { dueIn } from "../obligations/times.ts";
import { completedDuties, joinedLists, longestJoined, once, opened } from "./duty-lists.ts";
import { headedDuty } from "./headed-duties.ts";
import { withInlineItems } from "./inline-lists.ts";
import { listItem } from "./lists.ts";
import { isNobodys } from "./nobodys-duties.ts";
import { binding, bindsHimself, housekeeping, notDuty } from "./not-duties.ts";
import type { Party } from "./parties.ts";
import type { Reading, Sentence } from "./reading.ts";
import { collapse } from "./sentences.ts";
import { wholeOf } from "./whole.ts";
import { capitalised, readableWhole, inContext } from "./wording.ts";

/** Addressed to somebody whom a text tells how things are done. */
const note = /^(?:please\b|note (?:that|also)\b)/i;

/** A proviso has its sense from what stands before it; what may be agreed binds nobody. */
const noSentenceOfItsOwn =
  /^(?:and )?provided\b|^whereas\b|^(?:no (?!(?:party|\p{Lu}))|any)\s(?!part)|\bmay (?:mutually )?agree\b/iu;

/** What stands before the subject: a condition or a time, not a clause that binds somebody else, nor the end of a list. */
function isLeadIn(lead: string): boolean {
  // "If the Supplier shall fail to deliver": the condition's own word binds nobody.
  const bare = conditional.test(lead) ? lead.replace(/\bshall\b(?=[^,]{0,120},)/i, "") : lead;
  return (
    lead.split(" ").length <= (preposition.test(lead) ? 60 : 30) &&
    !/\b(?:shall|must|agrees?|undertakes?)\b|\p{Ll}{2}\.\s/iu.test(bare) &&
    !/\b(?:understands?|acknowledges?|represents?|warrants?|recogni[sz]es?|confirms?)\b[^,]{0,20}\bthat\b/i.test(
      lead,
    ) &&
    !/\b(?:reserves?|hereby grants?)\b/i.test(lead) &&
    !/^(?:\(?\w{1,3}[.)]\s)?(?:or|and|but|of|which|that|who|whom|than)\b|^\(|^(?:the )?\S+ (?:may|will)\b/i.test(lead)
  );
}

const conditional =
  /^(?:if|in the event|in case|upon|when|where|unless|should|to the extent|(?:for )?(?:so|as) long as|in (?:each|any|every) \w+ (?:where|in which))\b/i;
const preposition = new RegExp(
  `${conditional.source}|^(?:except|notwithstanding|subject to|in (?:consideration|exchange|partial|addition|connection|respect)|with(?:out|in)?|during|for|no later|not later|as|until|after|following|prior|before|at|on|by|promptly|provided)\\b`,
  "i",
);

/** Whether a contract calls its parties "you" and "we": it says so, or does it throughout. */
function addresses({ text, sentences }: Reading): boolean {
  if (/["“](?:you|your|we|us|our)["”]/i.test(text)) return true;
  const many = sentences.filter((sentence) => /\b(?:[Yy]ou|[Ww]e|I(?= \p{Ll}))\b/u.test(sentence.text)).length;
  return many >= sentences.length * leastAddressed;
}

const leastAddressed = 0.2;

/**
 * "Within ten days after such notice": which notice, only the sentence before it says, and nobody can read it alone. "Such
 * goods as it orders" says it itself, and so does a sentence that names the thing first, or names it by a defined term.
 */
export function leansOnAnother(text: string): boolean {
  const begins = text.split(" ").slice(0, firstWords).join(" ");
  if (otherSentence.test(text) || pronounFirst.test(begins)) return true;
  return [...text.matchAll(pointing), ...text.matchAll(pointingAhead)].some(({ index, groups }) => {
    const thing = groups?.["thing"] ?? "";
    const stem = thing.replace(/(?:ies|y|es|s|ed|e|ment|ion|ing)$/, "");
    return index < begins.length && !generic.test(thing) && !text.slice(0, index).toLowerCase().includes(stem);
  });
}

const firstWords = 10;
const otherSentence =
  /\b(?:the|this) (?:first|second|third|fourth|last|next|preceding|foregoing|previous|prior|immediately preceding) (?:sentence|paragraph)\b/i;
const pronounFirst =
  /^(?:or|and|but|shall|must|alternatively|as an alternative|such|these|those|they|it|he|she|the foregoing|the (?:former|latter|same))\b(?! party\b)/i;
const pointing = /\b[Ss]uch (?<thing>\p{Ll}{3,})\b(?![^.;]{0,70}\b(?:as|that|which|who)\b)/gu;
const pointingAhead =
  /\b(?:this|that|these|those) (?<thing>time ?frames?|periods?|notices?|payments?|requests?|events?|cases?|purposes?|amounts?|deadlines?|reports?|lists?|meetings?|conditions?|disputes?|claims?|fees?|costs?|obligations?)\b/g;
const generic = /^(?:others?|manner|extent|purposes?|terms?|form|amounts?|persons?|part(?:y|ies))$/;

/** A duty, as it is to be listed. */
export interface Obligation {
  /** What the contract calls who is bound; "each party" where all are. */
  readonly who: string;
  readonly sentence: Sentence;
  /** Whether it is among the most telling ones of whoever is bound: what is read first. */
  readonly isMain: boolean;
}

/** What is due on a day, or within a time, is what a lawyer puts in a diary. */
function urgency(text: string): number {
  const { date, when } = dueIn(text, { effective: null, agreement: null });
  return date !== null ? 1.5 : /\d/.test(when) ? 0.75 : 0;
}

/** What a covenant is worth that a key term is told by: who may not compete, and who keeps secrets, has to be there. */
const mainCovenant = 4;

/** Of what each party must do, so many are shown first. */
const perSubject = 4;
const mostMain = 12;
const perHeading = 2;

/** A contract with more is listed in part, and says so. */
export const mostObligations = 250;

/**
 * Who must do what: every sentence with a party as the subject of "shall" or "must", in the contract's order. The items of a
 * list are one duty, or a few where it is long; what is said twice is listed once.
 */
export function obligationsIn(
  reading: Reading,
  parties: readonly Party[],
  scores: ReadonlyMap<Sentence, number>,
  /** The sentences that the key terms quote first for what a party must not do, or keep. */
  covenants: ReadonlySet<Sentence> = new Set(),
): Obligation[] {
  const names = parties.flatMap((party) => [party.name, ...party.aliases]);
  const subject = subjectPattern([...names, ...personsNamed(reading.text, names)]);
  const isAddressed = addresses(reading);
  const found = withInlineItems(reading.text, completedDuties(reading)).flatMap((sentence) => {
    const first = fromSubject(reading.text, opened(reading.text, sentence), subject);
    const bound = whoIsBound(first, subject, isAddressed);
    const duty =
      bound === null ? (headedDuty(reading, first, subject) ?? laterClause(reading.text, first, subject)) : first;
    const who = bound ?? whoElse(duty, subject, isAddressed);
    return who === null ? [] : [{ who: who.toLowerCase().replace(/^the /, ""), sentence: duty, of: sentence }];
  });
  const worth = new Map(
    found.map(({ sentence, of }) => [
      sentence.start,
      (scores.get(of) ?? 0) + urgency(sentence.text) + (covenants.has(of) ? mainCovenant : 0),
    ]),
  );
  const covenantStarts = new Set([...covenants].map(({ start }) => start));
  const listed = once(joinedLists(reading.text, found));
  const worthOf = ({ parts }: { readonly parts: readonly Sentence[] }): number =>
    Math.max(...parts.map(({ start }) => worth.get(start) ?? 0));
  const main = new Set<object>();
  const taken = new Map<string, number>();
  const headings = new Map<string, number>();
  for (const duty of listed.toSorted((a, b) => worthOf(b) - worthOf(a))) {
    const { who, sentence, parts } = duty;
    const place = `${sentence.part}/${sentence.heading}`;
    const room = parts.some(({ start }) => covenantStarts.has(start)) ? perSubject + 2 : perSubject;
    if ((taken.get(who) ?? 0) >= room || (headings.get(place) ?? 0) >= perHeading || main.size >= mostMain) continue;
    taken.set(who, (taken.get(who) ?? 0) + 1);
    headings.set(place, (headings.get(place) ?? 0) + 1);
    main.add(duty);
  }
  return listed.map((duty) => ({ who: duty.who, sentence: duty.sentence, isMain: main.has(duty) }));
}

/** A part of a sentence, or an item of a list, that names who is bound, without the words before it that do not. */
function fromSubject(text: string, sentence: Sentence, subject: SubjectPattern): Sentence {
  const { whole, start, end, isItem, lead: _lead, whole: _whole, ...alone } = sentence;
  if (whole === undefined || boundIn(whole.text, subject) !== null) return sentence;
  if (whole.lead !== undefined || isItem === true)
    return { ...alone, start, end, text: collapse(text.slice(start, end)).replace(listItem, "") };
  if (whole.start >= start || whole.end <= start) return sentence;
  return { ...sentence, whole: { start, end: whole.end, text: collapse(text.slice(start, whole.end)) } };
}

/** Of what is no plain "X shall": whom a heading binds, or "" where it is not said who must do it. */
function whoElse(duty: Sentence, subject: SubjectPattern, isAddressed: boolean): string | null {
  const headed = headedBy(duty.text, subject);
  if (headed !== null) return headed.who;
  const bound = whoIsBound(duty, subject, isAddressed);
  if (bound !== null) return bound;
  const { text, isOfOthers, lead, heading } = duty;
  if (isOfOthers === true || lead !== undefined || housekeeping.test(heading) || /[:—–]$/.test(text)) return null;
  return isNobodys(text) && !leansOnAnother(wholeOf(duty).text) ? "" : null;
}

/** "Disputed sums are left out, but the Customer shall pay all others": from where somebody is bound. */
function laterClause(text: string, sentence: Sentence, subject: SubjectPattern): Sentence {
  const { lead, whole: _whole, ...alone } = sentence;
  if (lead !== undefined || conditional.test(sentence.text)) return sentence;
  const source = text.slice(sentence.start, sentence.end);
  for (const { 0: joint, index } of source.matchAll(/[,;]\s+(?:and|but)\s+/g)) {
    // What somebody may do, or does on an event, is what the rest depends on.
    if (
      /\b(?:may|might|can|if|unless|upon|when|where|whether|in (?:the|any) event|elects?|chooses?)\b/i.test(
        source.slice(0, index),
      )
    )
      return sentence;
    const start = sentence.start + index + joint.length;
    const later = collapse(text.slice(start, sentence.end));
    const bound = boundIn(later, subject);
    if (
      bound !== null &&
      bound.lead === "" &&
      !bound.isPassive &&
      !/\b(?:such|that|this|these|those|counterparts?)\b/i.test(later)
    )
      return { ...alone, start, text: capitalised(later) };
  }
  return sentence;
}

/** As it is shown: with whom it binds, also where those are said to agree that they will. */
export function dutyInWords({ sentence }: Obligation): string {
  const shown = readableWhole(sentence, longestJoined);
  return /^(?:they|it|he|she)\b/i.test(shown) ? readableFrom(sentence) : shown;
}

function readableFrom(sentence: Sentence): string {
  const { text } = wholeOf(sentence);
  const from = text.search(/(?:the )?\p{Lu}\S*(?: \S+){0,8}? (?:agrees?|covenants?|undertakes?)\b/u);
  return inContext(capitalised(text.slice(Math.max(0, from))), sentence);
}

/** Who must do something by a sentence that can be read alone; null where nobody must. */
function whoIsBound(sentence: Sentence, subject: SubjectPattern, isAddressed: boolean): string | null {
  const { text, heading } = sentence;
  if (sentence.isOfOthers === true || note.test(text) || housekeeping.test(heading)) return null;
  if (!binding.test(text) || noSentenceOfItsOwn.test(text) || /[:—–]$/.test(text) || text.split(" ").length < 7)
    return null;
  if (leansOnAnother(wholeOf(sentence).text)) return null;
  const bound = boundIn(text, subject);
  if (bound === null || (bound.isPassive && /\bthe foregoing\b/i.test(text))) return null;
  const { lead, who, rest, isPassive } = bound;
  if ((!isPassive && notDuty.test(rest)) || !bindsHimself(who, rest) || !isLeadIn(lead)) return null;
  if (!isAddressed && /^(?:you|we|i)$/i.test(who)) return null;
  // Other than whom?
  if (/^(?:the )?other party\b/i.test(who) && !/\bpart(?:y|ies)\b/i.test(lead)) return null;
  const isNobody = /^(?:neither|no)\b/i.test(who);
  return isNobody && /^(?:\S+ be|(?:is|are) (?:obligated|obliged|required|responsible))\b/.test(rest) ? null : who;
}

/** The most telling of more duties than can be listed, and in which parts the others stand. */
export function withinCeiling(found: readonly Obligation[]): {
  readonly listed: readonly Obligation[];
  readonly unlisted: readonly Obligation[];
} {
  const kept = new Set(
    [...found.filter(({ isMain }) => isMain), ...found.filter(({ isMain }) => !isMain)].slice(0, mostObligations),
  );
  return { listed: found.filter((one) => kept.has(one)), unlisted: found.filter((one) => !kept.has(one)) };
}
