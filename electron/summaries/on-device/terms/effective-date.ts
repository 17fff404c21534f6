import { datesIn } from "../../facts.ts";
import type { Sentence } from "../reading.ts";
import { readable } from "../wording.ts";
import { agreementDateOf, lastSigned, leftBlank, otherDocument } from "./agreement-date.ts";
import { labelled } from "./labels.ts";
import { isOfOtherDocument } from "./other-document.ts";
import { dateAnswer, datedAnswer, ownDates } from "./own-dates.ts";
import { defineTerm, sentencesWith, type Subject, type Term, type TermAnswer } from "./term.ts";

const begins = /\b(?:effective|commenc\w+|begin\w*|start\w*|in effect|into force)\b[^.;]{0,50}$/i;
/** The contract as a whole begins then, rather than a fee or a year of account. */
const ofTheWhole =
  /\b(?:agreement|contract|lease|term|period|amendment|engagement|appointment|venture|deed|licen[cs]e|undertaking|employment|memorandum|obligations?|guaranty|effective)\b/i;
/** Where the contract takes effect when it is signed, the day on which a licence or a service in it begins is not its own. */
const onExecution =
  /\b(?:this|the) (?:agreement|contract|lease|deed|licen[cs]e)\b(?:(?!\b(?:shall|will) not\b)[^;]){0,260}\b(?:effective|in(?:to)? (?:force|effect)|binding)\b[^.;]{0,40}\b(?:on|as of|upon|from)\s+(?:the\s+)?(?:date (?:of|on which)\s+)?(?:its\s+|the\s+|last\s+)*(?:execut\w+|sign\w+|date of (?:the )?(?:last )?(?:execution|signature))/i;
const ofItself = /\b(?:this|the) (?:agreement|contract|lease|amendment|deed)\b/i;
const ofAPart =
  /\b(?:fees?|royalt\w+|payments?|payable|instal\w+|price|salary|interest|premium|rate|quarters?|reports?|invoices?|deliver\w+|pay|exclusiv\w*|warrant(?:y|ies)|non-?compet\w*|standstill|trial|pilot|option)\b[^.;]{0,60}$/i;
/** "The date first above written": that of the contract itself. */
const ownDate =
  /\b(?:day and year|date) (?:first|last) (?:above|herein|set forth|hereinabove|written|signed)|\bdate (?:hereof|of this (?:agreement|contract|lease|amendment))\b/i;

const bySignature =
  /\bdate of (?:the )?(?:last|final|latest|later)(?: party)? (?:to (?:be )?sign\w*|(?:\w+ )?signature)|\b(?:last|later|latest) (?:date|day) (?:of signature|signed)|\b(?:last|both|all)(?: of)?(?: the)?(?: such)? part(?:y|ies)(?: to (?:sign|execute)|(?: hereto)? (?:has |have )?(?:sign|execut)\w*)|\b(?:full|complete) execution\b|\b(?:later|latest|last) of (?:the )?(?:two |these |such |signature )?(?:dates?|days?)\b.{0,80}\b(?:sign|execut|below)/i;

/** Of a right or a duty in it, rather than of the contract: "the Exclusivity Commencement Date". */
const partial =
  "exclusiv\\w*|rent\\w*|payment|royalty|fee|warranty|option|delivery|services?|trial|merger|construction";
const definedAs = (not: string): RegExp =>
  new RegExp(
    `\\(?\\s*(?:the|hereinafter)?\\s*["“](?:the )?(?:(?!(?:${not})\\b)\\w+ )?(?:effective|commencement|start) date["”]`,
    "i",
  );
const definedHere = definedAs(partial);
/** In what is no amendment, the day on which an amendment takes effect is not the day on which the contract does. */
const definedNotByAmendment = definedAs(`${partial}|amendment|addendum|supplement`);
/** "“Effective Date” means": the answer, whatever else speaks of that day. */
const definition = /^\W*(?:the term )?["“]?(?:the )?effective date["”]?\s*(?:[–—-]|means|shall mean|is|shall be)\s/i;
/** "Shall commence on the Effective Date": says nothing of which day that is. */
const circular =
  /\b(?:on|as of|upon|from|after|following|of) the ["“]?(?:Effective|Commencement|Start) Date\b(?!["”]\))|\beffective date["”]? (?:shall have|has) the meaning\b/i;

export const effectiveDate: Term = defineTerm("Effective date", (subject) => {
  const { reading } = subject;
  const { text } = reading;
  const amends = /\b(?:amendment|addendum|supplement)\b/i.test(`${subject.kind} ${subject.title?.text ?? ""}`);
  const defined = amends ? definedHere : definedNotByAmendment;
  const fromSigning = reading.sentences.some((one) => onExecution.test(one.text));
  for (const date of ownDates(text, 0, Math.min(text.length, 20_000))) {
    if (isOfAnEvent(text, date.start)) continue;
    const after = text.slice(date.end, date.end + 60).replace(/\s+/g, " ");
    const before = text.slice(Math.max(0, date.start - 120), date.start).replace(/\s+/g, " ");
    if (
      defined.test(after.slice(0, 45)) ||
      (begins.test(before) &&
        !otherDocument.test(before) &&
        (fromSigning ? ofItself : ofTheWhole).test(
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
      return { ...datedAnswer(date), passages: [date, ...whole] };
    }
  }
  const label = labelled(text, "(?:Effective|Commencement|Start) Date");
  const [named] = label === null ? [] : ownDates(text, label.value, Math.min(label.end, label.value + 30));
  if (named !== undefined) return { ...datedAnswer(named), passages: [{ start: label?.start ?? 0, end: named.end }] };
  const defining = reading.sentences.find((one) => definition.test(one.text) && !circular.test(one.text));
  if (defining !== undefined) return answerFrom(subject, defining, true);
  const speaking = sentencesWith(reading, {
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
      onExecution,
    ],
    not: /\bwhether or not\b|\beffective (?:only|unless|until)\b|\b(?:no|any) (?:variation|amendment|waiver|modification|consent|change)\b|\b(?:monthly|service|subscription|warranty|renewal|payment|licen[cs]e) (?:service )?(?:term|period)\b|\b(?:termination|amendment|waiver|assignment|notice)\b.{0,60}\b(?:become|be) effective|registration statement|counterparts|giving the notice/i,
    most: 4,
  });
  const best = speaking.find((one) => !circular.test(one.text) || definedHere.test(one.text)) ?? speaking[0];
  return best === undefined ? null : answerFrom(subject, best, false);
});

/** "Review Date: 29 September 2030": a row of particulars that names another day of the contract. */
function isOfAnEvent(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  const { name = "" } = /^\s*(?<name>(?:\p{L}+ ){0,4}Date)\s*[:：]\s*$/u.exec(line)?.groups ?? {};
  return name !== "" && !/\b(?:effective|commencement|start|term|agreement|contract)\b/i.test(name);
}

/** From the sentence that sets the day; where it `defines` it, a date in it needs no word of beginning. */
function answerFrom(subject: Subject, best: Sentence, defines: boolean): TermAnswer {
  const { text } = subject.reading;
  // "____________, 2020": the day was left open.
  if (/_{5,}/.test(text.slice(best.start, best.end)) && /\beffective\b/i.test(best.text))
    return { state: "ambiguous", answer: leftBlank, passages: [best] };
  const [own, other] = datesIn(best.text).filter(
    (date) => (defines || begins.test(best.text.slice(0, date.start))) && !isOfOtherDocument(best.text, date),
  );
  const key = own?.keys.length === 1 && other === undefined ? own.keys[0] : undefined;
  if (key !== undefined) return { state: "stated", ...dateAnswer(key), passages: [best] };
  // Where it begins with the last signature, the date in the opening is not it.
  const made = bySignature.test(best.text)
    ? lastSigned(subject.reading)
    : ownDate.test(best.text)
      ? agreementDateOf(subject)
      : null;
  return made === null
    ? { state: "stated", answer: readable(best.text, 30), passages: [best] }
    : { ...datedAnswer(made), passages: [made, best] };
}
