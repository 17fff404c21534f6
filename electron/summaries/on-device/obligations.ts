import { factsIn } from "../facts.ts";
import { subjectPattern } from "../obligations/clause.ts";
import { dueIn } from "../obligations/times.ts";
import type { Party } from "./parties.ts";
import type { Reading, Sentence } from "./reading.ts";
import { wholeOf } from "./whole.ts";
import { escaped } from "./wording.ts";

/** After the word that binds: what a party has, gets or is said to be, rather than what it must do. */
const notDuty = new RegExp(
  [
    "^(?:(?:hereby|also|further|each|both|then)\\s+)*(?:",
    [
      // "shall, at its option, have the right", "will have an additional fifteen days".
      "(?:shall|will|must)(?: not| also| then| only| at all times|,[^,]{3,40},)*(?: have| has)(?: \\w+){0,3} (?:rights?|option|opportunity|discretion|authority|power|(?:\\(\\w+\\) )?(?:business )?days?|months?|obligation|liability|responsibility|claim|meaning)\\b",
      "(?:shall|will|must)(?: not)?(?: also)? have (?:been|no|any|final|within|\\w+ed)\\b",
      "(?:shall|will)(?: not| also| then| only| at all times|,[^,]{3,40},)*(?: thereafter)? be (?:deemed|entitled|permitted|liable|personally liable|jointly|required by|considered|construed|named|released|relieved|excused|notified|paid|reimbursed|compensated|given|provided|granted|listed|identified|governed|interpreted|credited|bound to inquire|in default|in breach|under any|an? |the |free|only be|\\w+['’]s )",
      "(?:shall|will)(?: \\w+)? not(?: only)? be (?:liable|obligated|obliged|required|deemed|responsible|considered|in default|in breach|under any|prevented|prohibited|precluded|restricted|restrained|limited|barred|bound)\\b",
      // To keep one's rights is no duty.
      "(?:shall|will)(?: not)?(?:,[^,]{3,60},)? (?:be deemed to (?:have )?)?(?:waive|forfeit|lose|prejudice|surrender|relinquish)d?\\b.{0,40}\\b(?:rights?|remed(?:y|ies))\\b",
      "(?:shall|will)(?: at all times)? be (?:at liberty|under no)\\b",
      "(?:shall|will)(?: also| jointly)?(?: only| solely)?(?: exclusively)? (?:mean|retain|own|receive|remain|enjoy|survive|bind|inure|prevail|benefit|enter into possession|only be)\\b",
      "(?:is|are) (?:not (?:required|obligated|obliged|responsible)|(?:only )?responsible only)\\b",
      "must be (?:given|provided|notified|paid|indemnified)\\b|(?:shall|will) be (?:indemnified|held harmless|defended)\\b",
      "(?:shall|will) still receive\\b|(?:shall|will) not,[^,]{3,140}, be liable\\b|cannot (?:guarantee|warrant)\\b",
      "(?:shall|will)(?: not)? (?:incur|assume|bear|have|undertake) (?:any|no) (?:\\w+ )?(?:liabilit|responsibilit|obligation)",
      "agrees? (?:as follows|the\\b)",
      // "Shall, in its sole discretion, set its prices": a freedom; to repair or to replace is a choice of duties.
      "(?:shall|will|may)(?: have|,)? (?:in|at) its (?:sole|absolute|own|exclusive)(?: and absolute)? (?:discretion|judgment|determination)\\b(?!.{0,60}\\b(?:either|repair|replace|refund|credit)\\b)",
      // What somebody is to be called is a definition.
      "(?:shall|will|must)(?: \\w+){0,3} be (?:\\w+,? ){0,4}?(?:referred to|called|known as|defined as|designated as)\\b",
    ].join("|"),
    ")",
  ].join(""),
  "i",
);
const agreesThat =
  /^(?:(?:hereby|also|further|each|both|then)\s+)*agrees? (?:and (?:acknowledges?|recogni[sz]es?) )?that\b/i;

/** Who agrees that something is so, or that somebody else shall do it, is not bound himself. */
function bindsHimself(who: string, rest: string): boolean {
  if (!agreesThat.test(rest)) return true;
  return new RegExp(
    `\\bthat\\b.{0,240}?\\b(?:it|they|he|she|you|we|neither|each|both|such party|${escaped(who)}) (?:(?:also|further|each|both)\\s+)?(?:shall|will|must|may not|agrees?)\\b`,
    "i",
  ).test(rest);
}

/** Without one of these nobody is bound, and a sentence need not be taken apart. */
const binding =
  /\b(?:shall|must|will|agrees?|undertakes?|covenants?|required|obligated|obliged|responsible|may not|has to|have to|cannot)\b/i;

/** Addressed to somebody whom a text tells how things are done. */
const note = /^(?:please\b|note (?:that|also)\b)/i;

/** A proviso has its sense from what stands before it; what may be agreed binds nobody. */
const noSentenceOfItsOwn =
  /^(?:and )?provided\b|^(?:no (?!(?:party|\p{Lu}))|any|whereas)\s|\bmay (?:mutually )?agree\b/iu;

/** What stands before the subject: a condition or a time, not a clause that binds somebody else, nor the end of a list. */
function isLeadIn(lead: string): boolean {
  return (
    lead.split(" ").length <= 30 &&
    !/\b(?:shall|must|agrees?|undertakes?)\b|\p{Ll}{2}\.\s/iu.test(lead) &&
    !/^(?:or|and|but)\b|^\(|^(?:the )?\S+ (?:may|will)\b/i.test(lead)
  );
}

/** Whether a contract calls its parties "you" and "we": it says so, or does it throughout. */
function addresses({ text, sentences }: Reading): boolean {
  if (/["“](?:you|your|we|us|our)["”]/i.test(text)) return true;
  const many = sentences.filter((sentence) => /\b(?:you|we)\b/i.test(sentence.text)).length;
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
  return [...text.matchAll(pointing)].some(({ index, groups }) => {
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
const generic = /^(?:others?|manner|extent|purposes?|terms?|form|amounts?|persons?|part(?:y|ies))$/;

export interface Obligation {
  /** What the contract calls who is bound; "each party" where all are. */
  readonly who: string;
  readonly sentence: Sentence;
}

/** What is due on a day, or within a time, is what a lawyer puts in a diary. */
function urgency(text: string): number {
  const { date, when } = dueIn(text, { effective: null, agreement: null });
  return date !== null ? 1.5 : /\d/.test(when) ? 0.75 : 0;
}

/** What a covenant is worth that a key term is told by: who may not compete, and who keeps secrets, has to be there. */
const mainCovenant = 4;

const perSubject = 4;
const most = 12;

/** One after the other, of the same party and in the same words but for the figures: two of five rates are not the rates. */
function tiersAround(found: readonly Obligation[], obligation: Obligation): Obligation[] {
  const at = found.indexOf(obligation);
  const isNext = (one: Obligation | undefined, other: Obligation | undefined): boolean =>
    one !== undefined &&
    other !== undefined &&
    one.who === other.who &&
    one.sentence.part === other.sentence.part &&
    one.sentence.heading === other.sentence.heading &&
    // The items of a list are shown with their list, or with a mark that others are left out.
    one.sentence.lead === undefined &&
    other.sentence.lead === undefined &&
    other.sentence.index - one.sentence.index === 1 &&
    isSameButForFigures(one.sentence.text, other.sentence.text);
  let [from, to] = [at, at];
  while (isNext(found[from - 1], found[from])) from -= 1;
  while (isNext(found[to], found[to + 1])) to += 1;
  return found.slice(from, to + 1);
}

function isSameButForFigures(one: string, other: string): boolean {
  const wordsOf = (text: string): Set<string> => {
    const figures = factsIn(text).filter(({ kind }) => kind === "amount" || kind === "percentage");
    return figures.length === 0 ? new Set() : new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  };
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const common = [...a].filter((word) => b.has(word)).length;
  return common > 0 && common >= 0.7 * Math.max(a.size, b.size);
}

/** Who must do what: sentences with a party as the subject of "shall" or "must", the most telling ones for each party. */
export function obligationsIn(
  reading: Reading,
  parties: readonly Party[],
  scores: ReadonlyMap<Sentence, number>,
  /** The sentences that the key terms quote first for what a party must not do, or keep. */
  covenants: ReadonlySet<Sentence> = new Set(),
): Obligation[] {
  const names = parties.flatMap((party) => [party.name, ...party.aliases]);
  const subject = subjectPattern(names);
  const found: Obligation[] = [];
  const isAddressed = addresses(reading);
  for (const sentence of reading.sentences) {
    const { text } = sentence;
    if (sentence.isOfOthers === true || note.test(text)) continue;
    if (!binding.test(text) || noSentenceOfItsOwn.test(text) || /[:—–]$/.test(text) || text.split(" ").length < 7)
      continue;
    if (leansOnAnother(wholeOf(sentence).text)) continue;
    const { lead = "", who, rest } = subject.exec(text)?.groups ?? {};
    if (who === undefined || rest === undefined || notDuty.test(rest) || !bindsHimself(who, rest) || !isLeadIn(lead))
      continue;
    if (!isAddressed && /^(?:you|we)$/i.test(who)) continue;
    if (
      /^(?:neither|no)\b/i.test(who) &&
      /^(?:\S+ be|(?:is|are) (?:obligated|obliged|required|responsible))\b/.test(rest)
    )
      continue;
    found.push({ who: who.toLowerCase().replace(/^the /, ""), sentence });
  }
  const worth = new Map(
    found.map(({ sentence }) => [
      sentence,
      (scores.get(sentence) ?? 0) + urgency(sentence.text) + (covenants.has(sentence) ? mainCovenant : 0),
    ]),
  );
  const ranked = found.toSorted((a, b) => (worth.get(b.sentence) ?? 0) - (worth.get(a.sentence) ?? 0));
  const taken = new Map<string, number>();
  const headings = new Map<string, number>();
  const chosen = new Set<Obligation>();
  for (const obligation of ranked) {
    if (chosen.has(obligation)) continue;
    const count = taken.get(obligation.who) ?? 0;
    const place = `${obligation.sentence.part}/${obligation.sentence.heading}`;
    const room = covenants.has(obligation.sentence) ? perSubject + 2 : perSubject;
    if (count >= room || (headings.get(place) ?? 0) >= 2 || chosen.size >= most) continue;
    taken.set(obligation.who, count + 1);
    headings.set(place, (headings.get(place) ?? 0) + 1);
    for (const tier of tiersAround(found, obligation)) chosen.add(tier);
  }
  return [...chosen].toSorted((a, b) => a.sentence.index - b.sentence.index);
}
