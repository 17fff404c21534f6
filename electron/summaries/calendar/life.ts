import { foundHere } from "../../../shared/domain/left-out.ts";
import type { Citation, KeyTerm } from "../../../shared/domain/summary.ts";
import { anniversariesIn, datesIn, factsIn, type Fact } from "../facts.ts";
import { plainFact } from "../on-device/terms/answers.ts";
import { runsOn } from "../on-device/terms/lasting.ts";
import { isOfOtherDocument } from "../on-device/terms/other-document.ts";
import { plainText } from "../verification/plain-text.ts";
import { lengthOf, type Length } from "./arithmetic.ts";
import { renewalIn, renewedPart, type Renewal } from "./renewal.ts";

/** A length with how it is said: "2 years". */
export interface SaidLength extends Length {
  readonly said: string;
  /** Said as "until the first anniversary": that day is the last one. */
  readonly toAnniversary?: true;
}

/** A day with what it is: "the effective date". */
export interface SaidDay {
  readonly date: string;
  readonly name: string;
  readonly citations: readonly Citation[];
}

/** What a contract says of how long it lasts, as far as code can tell it from its words. */
export interface Life {
  /** From which its term is counted. */
  readonly start: SaidDay | null;
  /** The last day of the first term, where the contract names it. */
  readonly end: SaidDay | null;
  readonly term: (SaidLength & { readonly citations: readonly Citation[] }) | null;
  readonly renewal: (Renewal & { readonly citations: readonly Citation[] }) | null;
  readonly notice: (SaidLength & { readonly citations: readonly Citation[] }) | null;
  /** Why something of it could not be told: sentences. */
  readonly open: readonly string[];
}

/** Reads it from the key terms and the words they quote, whoever answered. What is ambiguous is not counted from. */
export function lifeOf(keyTerms: readonly KeyTerm[]): Life {
  const open: string[] = [];
  const stated = (id: string): KeyTerm | null => {
    const term = keyTerms.find((one) => one.id === id);
    if (term?.state === "ambiguous") {
      const found = foundHere(term);
      open.push(
        found === null
          ? `${term.label}: the contract leaves it open (${term.answer}).`
          : `${term.label}: the model says nothing of it, and this device found ${found.replace(/\.$/, "")}. Look at it; it was not counted from.`,
      );
    }
    return term?.state === "stated" && term.citations.some(({ match }) => match !== "none") ? term : null;
  };
  const effective = dayOf(stated("effective-date"), "the effective date");
  const agreement = dayOf(stated("agreement-date"), "the date of the agreement");
  const expiry = stated("expiration-date");
  const termOf = stated("term");
  const last = dayOf(expiry, "the day stated");
  // A day on which it begins was taken for one on which it ends.
  const end = last !== null && effective !== null && last.date <= effective.date ? null : last;
  const term = lengthIn(termOf, true) ?? lengthIn(expiry, true);
  const start = end === null && term !== null ? startOf(term.citations, effective, agreement, open) : effective;
  if (end === null && term === null) {
    const endless = [termOf, expiry].some(
      (one) =>
        one !== null &&
        /\b(?:perpetual\w*|indefinite\w*|until (?:it is )?terminated|no fixed end)\b/i.test(wordsOf(one)),
    );
    open.push(
      endless
        ? "The contract has no last day: it goes on until it is ended."
        : termOf !== null || expiry !== null
          ? notCounted([termOf, expiry].find(namesTime) ?? null)
          : "No last day, and no length of the term, was found, so no date of its end could be counted.",
    );
  }
  const renewing = stated("renewal-term");
  const renewed =
    renewing === null ? null : renewalIn(plainText(renewing.citations.map(({ quote }) => quote).join("\n")));
  // "The Services Term shall be renewed": what is counted here is the term of the contract.
  const part =
    renewing === null
      ? null
      : renewedPart(wordsOf(renewing), [termOf, expiry].map((one) => (one === null ? "" : wordsOf(one))).join("\n"));
  if (part !== null) {
    open.push(`What is renewed is the ${part}, and not the term that is counted here; see the renewal term.`);
    return { start, end, term, renewal: null, notice: null, open };
  }
  const renewal = renewing === null || renewed === null ? null : { ...renewed, citations: renewing.citations };
  const against = stated("notice-period-to-terminate-renewal");
  const notice = lengthIn(against, false);
  if (against !== null && notice !== null && runsOn.test(wordsOf(against))) {
    // "Thereafter until terminated on 30 days’ notice": nothing ends with the first term, and no last day for a notice.
    open.push(
      `After the first term it goes on until it is ended on ${notice.said}’${notice.said.endsWith("s") ? "" : "s"} notice; see the renewal term.`,
    );
    return { start, end, term, renewal: null, notice: null, open };
  }
  if (renewing !== null && renewal === null && (end !== null || term !== null))
    open.push("What follows the term could not be counted; see the renewal term.");
  return { start, end, term, renewal, notice, open };
}

/** Whether the answer gives a length or a day, even one that cannot be counted from. */
function namesTime(term: KeyTerm | null): term is KeyTerm {
  return term !== null && factsIn(term.answer).some(({ kind }) => kind === "duration" || kind === "date");
}

const longestAnswer = 80;

/** Says it of the answer that stands in the table, so that the one does not deny the other. */
function notCounted(term: KeyTerm | null): string {
  const answer = term === null || term.answer.length > longestAnswer ? null : term.answer.replace(/\.$/, "");
  return answer === null
    ? "What is said of the term names no last day, and no length of the term from which one could be counted; see there."
    : `The term is given as “${answer}”, which is no last day, and no length of the term that could be counted from a known day; see there.`;
}

function wordsOf({ answer, citations }: KeyTerm): string {
  return plainText([answer, ...citations.map(({ quote }) => quote)].join("\n"));
}

function dayOf(term: KeyTerm | null, name: string): SaidDay | null {
  return term !== null && /^\d{4}-\d{2}-\d{2}$/.test(term.answer.trim())
    ? { date: term.answer.trim(), name, citations: term.citations }
    : null;
}

/** Words beside which a length is not that of the contract. */
const ofSomethingElse =
  /\b(?:renew\w*|exten[ds]\w*(?! (?:in full force|until|through))(?<!\b(?:shall|will) extend)|extension|surviv\w*|confidential\w*|additional|successive)\b[^.;]{0,60}$/i;

/** The first length of the answer that its quotes have too, as the contract's own where `isOwn`; whole days or months. */
function lengthIn(term: KeyTerm | null, isOwn: boolean): (SaidLength & { citations: readonly Citation[] }) | null {
  if (term === null) return null;
  const words = plainText(term.citations.map(({ quote }) => quote).join("\n"));
  // "On the earlier of the closing and one year": it may end before that day, or after it.
  if (isOwn && /\b(?:earlier|earliest|sooner|later|latest|first) (?:of|to occur)\b/i.test(words)) return null;
  const isIts = ({ start }: { readonly start: number }): boolean =>
    !isOwn || !ofSomethingElse.test(words.slice(0, start));
  const quoted = factsIn(words)
    .filter(isIts)
    .flatMap(({ keys }) => keys);
  // "No fixed end; it may be ended on 30 days’ notice": no length of the contract.
  const fact = factsIn(term.answer).find(
    ({ kind, end }) =>
      kind === "duration" && !(isOwn && /^['’]?s?\s+(?:\w+\s+){0,2}notice\b/i.test(term.answer.slice(end))),
  );
  if (fact === undefined) return null;
  if (fact.keys.some((key) => quoted.includes(key))) return said(fact, term.citations);
  const yearly = anniversariesIn(words).filter(isIts);
  return yearly.some(({ years }) => fact.keys.includes(`${years * 12} month`))
    ? withAnniversary(said(fact, term.citations))
    : null;
}

function withAnniversary<T extends SaidLength>(length: T | null): T | null {
  return length === null ? null : { ...length, toAnniversary: true };
}

function said(fact: Fact, citations: readonly Citation[]): (SaidLength & { citations: readonly Citation[] }) | null {
  const length = lengthOf(fact);
  return length === null ? null : { ...length, said: plainFact(fact), citations };
}

const fromWhen =
  /\b(?:from|after|following|anniversary of|commenc\w+ (?:on|from|upon|with|as of)|begin\w* (?:on|from|upon|with)|start\w* (?:on|from|upon|with)|effective (?:on|as of)|(?:in|into) (?:force|effect) (?:on|from|as of))(?: and including)?\s+(?<point>(?:the |its )?[^,;.()]{3,60})/giu;
const goesOn =
  /\s(?:and (?:shall |will )?(?:end|expir|terminat|continu|remain|run)\w*|until|till|through|to|ending|expiring)\b/iu;
const effectiveDay = /^(?:the )?(?:effective|commencement|start) date\b/i;
const agreementDay =
  /^(?:the )?(?:date (?:hereof|of (?:this|its) |of execution|first (?:above|set|written))|day and year first|execution (?:date|of this)|agreement date|signing)/i;

/** From which day the term is counted, by its own words; where they name none, from the effective date. */
function startOf(
  citations: readonly Citation[],
  effective: SaidDay | null,
  agreement: SaidDay | null,
  open: string[],
): SaidDay | null {
  const words = plainText(citations.map(({ quote }) => quote).join(";\n"));
  for (const { groups } of words.matchAll(fromWhen)) {
    // What follows the point is where the term goes to, and a date there is no beginning.
    const point = (groups?.["point"] ?? "").split(goesOn, 1)[0] ?? "";
    const [day, other] = datesIn(point).filter((date) => !isOfOtherDocument(point, date));
    const key = day?.keys.length === 1 ? (day.keys[0] ?? "") : "";
    if (key.length === 10 && other === undefined) return { date: key, name: "the day stated", citations };
    if (/^(?:that|such|this) date\b/i.test(point)) {
      const [before, another] = datesIn(words);
      if (before?.keys.length === 1 && before.keys[0]?.length === 10 && another === undefined)
        return { date: before.keys[0], name: "the day stated", citations };
    }
    if (effectiveDay.test(point)) return effective ?? orSaid(agreement, "the effective date", open);
    if (agreementDay.test(point)) return agreement ?? orSaid(effective, "the date of the agreement", open);
    if (/\b(?:date|day|closing|delivery|opening|launch|completion|approval|receipt)\b/i.test(point)) {
      open.push(
        `The term is counted from “${point.trim()}”, and no date of that was found, so its end could not be counted.`,
      );
      return null;
    }
  }
  const assumed = effective ?? agreement;
  if (assumed === null)
    open.push(
      "No effective date, and no date of the agreement, was found, so the end of the term could not be counted.",
    );
  return assumed;
}

function orSaid(other: SaidDay | null, wanted: string, open: string[]): SaidDay | null {
  if (other !== null) {
    open.push(`${capital(wanted)} was not found as a date; ${other.name} was counted from instead.`);
    return other;
  }
  open.push(`The term is counted from ${wanted}, which was not found as a date, so its end could not be counted.`);
  return null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
