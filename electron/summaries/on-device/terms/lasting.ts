import { anniversariesIn, datesIn, factsIn, type Fact } from "../../facts.ts";
import type { Sentence } from "../reading.ts";
import { wholeOf } from "../whole.ts";
import { plainFact } from "./answers.ts";
import { isOfOtherDocument } from "./other-document.ts";
import { written } from "./own-dates.ts";
import { cuedTerm, type CuedTerm } from "./term.ts";

export const termHeading =
  /^(?:initial )?terms?\b|\bterm(?:ination)?(?: and|$)|\bterm of\b|\bduration\b|\bexpiration\b|\bperiod\b/i;
const besideTheTerm =
  /^\W*(?:after|following)\b|(?<!\b(?:ends?|expires?|or|(?:shall|will) (?:\w+ ){0,4}(?:terminated?|end|expire)(?: automatically)?) )\b(?:upon|following|after|in the event of|prior to|notwithstanding)\W+(?:the |any |such )?(?:expiration|termination|cancell?ation)|(?<!\buntil\b.{0,60})\bis terminated\b|\bsuch termination\b|\bterminat(?:ion|ed) (?:of this agreement )?for any reason\b|\beffect of termination\b|\b(?:tail period|warranty period (?:is|shall)|insurance|patent|invoice|instal?lments?|assumptions?|open market|shall pay|payable|payment terms|terms and conditions of|option(?:s)? (?:shall|will) expire|confidentiality obligations|solicit\w*|compete|records|refund|minimum annual|cooperation for|bribing|penalty|shares by|calendar (?:year|quarter)|will not sell|neither \w+ nor|so long as|for convenience|public disclosure|invalid|unenforceab\w+|illegal|sever(?:ed|able))\b|\b(?:all|any)(?: of)?(?: the)?(?: other)? (?:\w+,? ){0,2}(?:terms|provisions|conditions|covenants)\b.{0,160}\b(?:remain|continue)s?\b|\b(?:remainder|rest|balance) of th\w+ (?:agreement|contract|lease)\b|\b(?:the )?term ["“'](?!term)|^(?!.{0,300}\b(?:continues?|commences?|remains?|term of|period of)\b).{0,160}\b(?:may|elects? to) terminate\b|\bmay extend\b|\bduring the (?:\w+ )?term\b.{0,40}\band for\b.{0,60}\bthereafter\b|\bobligations\b.{0,80}\bsurvive\b/i;
/** "This Agreement shall be in effect for two years, provided that ...": whatever follows, it says how long the contract lasts. */
const ownLength =
  /^\W*(?:[\d.]+\s+)?(?:this|the) (?:\w+ ){0,3}?(?:agreement|contract|undertaking|deed|lease|addendum|DPA|NDA|MNDA)\b(?:.{0,60}\b(?:force|effect|effective|valid|binding)\b.{0,30}\bfor\b.{0,50}\b(?:years?|months?)|.{0,40}\b(?:applies|apply|lasts?|continues?|remains?)\b.{0,40}\b(?:as|so) long as)\b/i;
/** Who is still bound when it has ended: "the indemnity continues until", "all obligations of the recipient survive". */
const outlives =
  /^\W*(?:the |this |each |such |any |all |however, )*(?:\w+ ){0,4}?(?:indemnit(?:y|ies)|warrant(?:y|ies)|guarantee)\b(?!.{0,60}\bagreement\b).{0,200}\b(?:continue|remain|surviv|last)\w*\b|\b(?:obligations?|covenants?|duties)\b(?:(?!\bthis agreement (?:shall|will) (?!surviv)).){0,240}\b(?:shall|will) (?:\w+ )?surviv\w*\b|\binformation\b.{0,80}\bremains? subject to\b|\bremains? subject to the terms of this\b/i;
export const notThisTerm = new RegExp(
  `^(?!${ownLength.source.slice(1)}).*(?:${besideTheTerm.source})|^(?!${ownLength.source.slice(1)}).*(?:${outlives.source.replace("^\\W*", "^")})`,
  "i",
);
/** A duty that lasts as long as the contract, or a later period, is not how long the contract lasts. */
export const besides =
  /^(?:during|throughout|within|if|at the end of|on the expiry)\b|\b(?:during|throughout) the (?:\w+ ){0,2}(?:term|period)\b|\b(?:renew\w*|extend the|option to|additional (?:one|period|term|year)|surviv\w+|confidential\w*|after the (?:end|term)|right to terminate|may (?:be )?terminated?|notice of|cure|employ\w*|settlement)\b|\bfor the duration of the (?:initial )?term\b|\bshall have the term\b/i;
const agreement =
  "(?:this|the) (?:\\w+ ){0,3}?(?:agreement|contract|lease|amendment|addendum|DPA|M?NDA|undertaking|engagement|appointment|venture|arrangement|licen[cs]es?|obligations|rights)";
const length = "(?:until|through|years?|months?|perpetual\\w*|perpetuity|indefinite\\w*|anniversary|expiration|\\d{4})";
/** "Shall end on the 60th day following a notice": as long as nobody gives it. */
export const byNotice =
  /^(?!.*\b(?:period of|(?:for|an?|initial) term of|(?:continue|effect|force) for|breach|default|insolv|bankrupt|if (?:the|either|any|such|an?|it)\b)).*\b(?:agreement|contract|term|lease|licen[cs]e)\b.{0,120}\b(?:shall|will)\b(?:(?!\b(?:be|not)\b).){0,80}?\b(?:end|expire|terminate)\b.{0,120}\b(?:upon|on|following|after|by)\b.{0,80}\bnotice\b/i;
/** "Shall terminate upon completion of the study": with an event, and not for a reason. */
export const withAnEvent =
  /^(?!.*\b(?:breach|default|insolv|bankrupt|fails?|failure)).*\b(?:this|the) (?:\w+ ){0,4}?(?:agreement|contract|undertaking|engagement|appointment|power of attorney|DPA|M?NDA)\b.{0,110}\b(?:shall|will)\b.{0,30}\b(?:terminated?|expires?|end|lapse)\b(?: automatically)? (?:upon|on|at|with) (?:the |its )?(?:earlier|later|completion|conclusion|closing|consummation|cancell?ation|expir\w+ of (?!this)|termination of (?!this))/i;
export const lasting: readonly RegExp[] = [
  new RegExp(
    `\\b${agreement}\\b.{0,160}\\b(?:continue|remain|in (?:full )?(?:force|effect)|expire|terminate|cease to be effective|cease to have effect|end|extend|valid|last|run|concluded)s?\\b.{0,160}\\b${length}\\b`,
    "i",
  ),
  new RegExp(
    `\\b(?:(?:the|this|its|an?|and)(?: \\w+)? term|initial term|duration|contract period|term of this \\w+)\\b["”)]*\\s?(?:of (?:this|the) .{0,60})?(?:\\(.{0,40})?,?.{0,60}\\b(?:shall|will|is|begins?|commences?|ends?|expires?|continues?)\\b.{0,200}\\b${length}\\b`,
    "i",
  ),
  /\bth(?:is|e) (?:\w+ ){0,2}(?:agreement|contract|lease|amendment)\b.{0,80}\b(?:for|have|has) an? (?:initial )?(?:term|period) of\b.{0,60}\b(?:years?|months?|days?)\b/i,
  /["“](?:expiration|expiry|end) date["”]\s*(?:means|shall mean|is)\b|["“](?:contract period|initial term|term)["”]\s*(?:means|shall mean)\b/i,
  /\b(?:until|through|ending)\b.{0,80}\(the ["“](?:initial )?(?:term|period)/i,
  byNotice,
  new RegExp(`${ownLength.source}`, "i"),
  // "Until either party receives notice", "(i) with respect to the marks, be for the Mark Term, (ii) ...".
  /\buntil (?:either|any|one|a) (?:of the )?part(?:y|ies) (?:receives?|gives?|delivers?|serves?)\b.{0,80}\bnotice\b/i,
  /\bthe term of th(?:is|e) (?:\w+ ){0,2}(?:agreement|contract|licen[cs]e)\b.{0,200}\bshall\b.{0,40}\((?:i|a)\).{0,120}\b(?:be for|continue|last|expire|end)\b/i,
  /\b(?:agreement|term|lease|contract)\b.{0,80}\b(?:begin|commence)\w*\b.{0,120}\b(?:continue|expire|end|terminate)\w*\b.{0,120}\b(?:until|through|for|on|at|after|upon)\b/i,
];

export type Said = Pick<Sentence, "text" | "start" | "end" | "index" | "part" | "whole">;

/** "It shall expire on 1 May; provided that the licence continues until 1 June": an exception has a day of its own. */
function endsTwice(text: string): boolean {
  const days = datesIn(text).filter(({ start }) =>
    /\b(?:until|through|on|ends?|expir\w+)\b[^.;]{0,30}$/i.test(text.slice(0, start)),
  );
  const other = days.find(({ start }) =>
    /\b(?:provided|except|however)\b.{0,300}\b(?:until|through)\s+(?:the\s+)?$/i.test(text.slice(0, start)),
  );
  return other !== undefined && days.some(({ start, keys }) => start < other.start && keys[0] !== other.keys[0]);
}

/** The day on which a sentence lets a contract end; an ISO key, null where it names none. */
export function lastDayIn({ text, ...sentence }: Said): string | null {
  const date = datesIn(text).findLast(
    ({ start, end }) =>
      !isOfOtherDocument(text, { start, end }) &&
      /\b(?:until|through|on|to|ends?|ending|as of|expir\w+|means)\b[^.;]{0,40}$/i.test(text.slice(0, start)) &&
      // "Shall commence on": the first day, not the last.
      !/\b(?:commenc|begin|start|effective|come into)\w*\b(?:(?!\b(?:end|expir|terminat|until|through|to)).){0,30}$/i.test(
        text.slice(0, start),
      ),
  );
  // "The later of the end of the season and ...", "until 3/4/2027": not that day for certain. Nor is it where an exception
  // lets something go on until another day.
  return date?.keys[0] === undefined ||
    date.keys.length > 1 ||
    endsTwice(wholeOf({ text, ...sentence }).text) ||
    /\b(?:later|earlier|earliest|latest) (?:of|to occur)\b/i.test(text)
    ? null
    : date.keys[0];
}

export const endsOtherwise =
  /\b(?:later|earlier|earliest|latest) (?:of|to occur)\b|\b(?:years?|months?|days?)\)?,? (?:after|from|following) the (?:conclusion|completion|disclosure|receipt|end|terminat\w+|expir\w+|last|first (?!above|written)|date (?:that|when|on which|of (?:disclosure|receipt|each|any|the last)))/i;

/** Prolonged with no term of its own: "month to month until terminated". */
export const runsOn =
  /(?:\bmonth[- ]to[- ]month\b|\b(?:automatically|thereafter,?)(?: \w+){0,4} continue\w*\b|\bcontinu\w+ thereafter\b)(?:(?!\b(?:successive|consecutive|additional|renewal)\b)[^.;]){0,80}\b(?:until|unless)\b[^.;]{0,20}\b(?:terminated|cancell?ed)\b/i;

/** "Five years from the date of this document": from what a length is counted. */
export const countedFrom =
  /\b(?:years?|months?|days?)\)?,? (?:after|from|following) (?<point>(?:the|its|such|this|that|said) [^,;.()]{3,90}?)(?=[,;.()]|\s+(?:and|unless|until|subject|or)\b|$)/i;

/** A length of notice, or one that begins when the contract has ended, is not how long the contract lasts. */
export function isOfTheTerm(text: string, { start, end }: Pick<Fact, "start" | "end">): boolean {
  // "Begins on signing and continues for 12 months thereafter".
  if (/^['’]?s?\s+thereafter\b/i.test(text.slice(end)) && fromItsBeginning.test(text.slice(0, start))) return true;
  if (prolonged.test(text.slice(0, start))) return false;
  return !/^['’]?s?,?\s*(?:(?:(?:prior|advance|written|calendar|business)\b[\s,]*)*notice\b|thereafter\b|after (?:the |its |such )?(?:terminat|expir|end))/i.test(
    text.slice(end),
  );
}

/** "Shall automatically extend for" a length is not for how long it runs first. */
const prolonged = /\bautomatically\s+(?:be\s+)?(?:renew|extend)(?:ed|s)?\b[^,;.()]{0,40}$/i;

const fromItsBeginning =
  /\b(?:begin|commenc|start|effective)\w*\b(?:(?!\b(?:terminat|expir|end)\w*\b[^;]{0,40}$)[^;]){0,200}\b(?:continue|remain|last|run|in (?:full )?(?:force|effect))\w*\b[^;]{0,60}$/i;

export function durationSaid(text: string): string | null {
  const duration = factsIn(text).find((fact) => fact.kind === "duration" && isOfTheTerm(text, fact));
  return duration === undefined ? null : plainFact(duration);
}

/** "On the third anniversary of the Closing Date": how many years after what it ends; null where it names no such end. */
export function lastAnniversaryIn(text: string): { readonly length: string; readonly point: string } | null {
  const [only, other] = anniversariesIn(text).filter(({ start }) => endsOn.test(text.slice(0, start)));
  if (only === undefined || other !== undefined || endsOtherwise.test(text)) return null;
  const point =
    /^\s+(?:of|after|following)\s+(?<point>[^,;.()]{3,60}?)(?=[,;.()]|\s+(?:and|unless|until|subject|or)\b|$)/i
      .exec(text.slice(only.end))
      ?.groups?.["point"]?.trim();
  return point === undefined
    ? null
    : { length: `${only.years} year${only.years === 1 ? "" : "s"}`, point: point.replace(/["“”]/g, "") };
}

const endsOn =
  /\b(?:terminat|expir|end|conclud|ceas|continu|remain|last|run|in (?:full )?(?:force|effect))\w*\b[^.;]{0,120}\b(?:on|until|upon|at|through|to|before)\s+(?:and including\s+)?(?:the\s+)?(?:(?:date|day) (?:that|which) (?:is|falls on)\s+)?(?:the\s+)?$/i;

/** As a length where it is counted from the contract's own beginning. */
function anniversarySaid(text: string): string | null {
  const last = lastAnniversaryIn(text);
  if (last === null) return null;
  return ownBeginning.test(last.point) ? last.length : `Until ${last.length} after ${last.point}`;
}

const ownBeginning =
  /^(?:the |its |this )?(?:effective date|commencement date|start date|date (?:hereof|of (?:this|the|its) \w+|first (?:above )?written|set forth above)|execution|commencement|signing|agreement)\b/i;

export const lastingTerm: CuedTerm = cuedTerm("Term", {
  heading: termHeading,
  strong: [
    ...lasting,
    // It tells how long the contract lasts, and no day.
    withAnEvent,
    /\bthis (?:agreement|contract|lease|amendment|undertaking)\b.{0,80}\b(?:remain|continue|be|is) in (?:full force and )?(?:effect|force)\b/i,
  ],
  weak: [
    /^(?!(?:for example|.*\b(?:require|allow|permit|request)\w* (?:\w+ ){1,4}to (?:continue|remain|begin|commence))\b).*\b(?:commence|begin|expire|continue|remain)\w*\b|\beffective (?:as of|on|from|date|upon)\b|\b(?:in|into|take) effect\b/i,
  ],
  not: notThisTerm,
  less: besides,
  most: 1,
  say: (best) => {
    const lasts = factsIn(best.text).find((fact) => {
      const { kind, start, end } = fact;
      const [before, after] = [best.text.slice(0, start), best.text.slice(end)];
      const measured =
        /\b(?:for|of|be|is|means)(?: (?:an?|the|initial|further|term|period|of|at|least|no|not|less|fewer|shorter|than))*\s*$/i.test(
          before,
        ) &&
        !/\b(?:renewal|extension)\b[^,;.]{0,30}$/i.test(before) &&
        !/^['’]?s?\s*(?:\w+\s+)?(?:notice|prior)/i.test(after);
      return (
        kind === "duration" && isOfTheTerm(best.text, fact) && (measured || /^['’]?s?[\s-]+anniversary\b/i.test(after))
      );
    });
    if (lasts === undefined || byNotice.test(best.text) || withAnEvent.test(best.text) || endsOtherwise.test(best.text))
      return anniversarySaid(best.text) ?? endIn(best);
    const least =
      /\b(?:at least|(?:not|no) (?:less|fewer|shorter) than|a minimum (?:period |term )?of)(?:\s+an?)?\s*$/i.test(
        best.text.slice(0, lasts.start),
      );
    const longer = otherLength.test(best.text.slice(lasts.end)) ? ", or another period that the clause allows" : "";
    return `${least ? "At least " : ""}${plainFact(lasts)}${longer}${runsOn.test(best.text) ? ", and on from there until it is ended" : ""}`;
  },
});

/** "Or such longer period as the parties may agree". */
const otherLength =
  /^['’]?s?\)?,?\s*(?:thereafter,?\s*)?(?:\(?\s*)?or (?:for )?(?:such|any|until such) (?:longer|greater|further|other|shorter|additional) (?:period|term|time|duration)/i;

export const endless = /^(?:Perpetual|Indefinite|Until terminated)$/;

/** "Until 2026-05-31", "Until terminated": how long a contract lasts that names no length. */
export function endIn(sentence: Said): string | null {
  const { text } = sentence;
  const last = lastDayIn(sentence);
  if (last !== null) return `Until ${last.length < 10 ? written(last) : last}`;
  // "(i) with respect to the marks, for the Mark Term, and (ii) with respect to copyrights, in perpetuity": not all of it.
  if (/\b(?:with respect to|in respect of|as to)\b.*\b(?:with respect to|in respect of|as to)\b/i.test(text))
    return null;
  // "Until the end of all orders, unless sooner terminated": an end of its own.
  if (
    /\buntil (?:the |all )?(?:\w+ ){0,2}(?:end|expir\w+|completion|conclusion|termination) of\b|\buntil (?:the|that|such) (?:\w+ ){0,4}(?:agreement|contract|order|project)\b.{0,20}\b(?:expires|ends|is terminated|terminates)\b/i.test(
      text,
    )
  )
    return null;
  if (/\b(?:in perpetuity|perpetual(?:ly)?)\b/i.test(text)) return "Perpetual";
  if (/\bindefinite(?:ly)?\b/i.test(text)) return "Indefinite";
  if (byNotice.test(text)) return "Until terminated";
  return /\b(?:continues?|remains?|effect|force|apply|govern)\b.{0,120}\b(?:(?:until|unless)\b.{0,30}\bterminated|until (?:either|any|one|a) (?:of the )?part(?:y|ies) (?:receives?|gives?|delivers?|serves?)\b.{0,80}\bnotice)\b/i.test(
    text,
  ) && !/\b(?:initial|renewal|the|this|Expiration) (?:term|date|period)\b/i.test(text)
    ? "Until terminated"
    : null;
}
