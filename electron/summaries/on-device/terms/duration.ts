import { datesIn, factsIn } from "../../facts.ts";
import type { Sentence } from "../reading.ts";
import { written } from "./dates.ts";
import { cuedTerm, type Term } from "./term.ts";

const termHeading = /^(?:initial )?terms?\b|\bterm(?:ination)?(?: and|$)|\bterm of\b|\bduration\b|\bexpiration\b/i;
const notThisTerm =
  /\b(?:upon|following|after|in the event of|prior to|notwithstanding)\W+(?:the |any |such )?(?:expiration|termination|cancell?ation)|\bis terminated\b|\bsuch termination\b|\bterminat(?:ion|ed) (?:of this agreement )?for any reason\b|\beffect of termination\b|\b(?:tail period|warranty period|insurance|patent|survive|invoice|instal?lments?|assumptions?|open market|shall pay|payable|payment terms|terms and conditions of|option(?:s)? (?:shall|will) expire|confidentiality obligations)\b/i;

function durationSaid(sentence: Sentence): string | null {
  const duration = factsIn(sentence.text).find((fact) => fact.kind === "duration");
  return duration === undefined ? null : duration.text.replace(/\s+/g, " ");
}

export const term: Term = cuedTerm("Term", {
  heading: termHeading,
  strong: [
    /\bthis (?:agreement|contract|lease|amendment|undertaking)\b.{0,80}\b(?:remain|continue|be|is) in (?:full force and )?(?:effect|force)\b/i,
    /\b(?:initial )?term of (?:this|the) (?:agreement|contract|lease|engagement|employment|franchise)\b.{0,60}\b(?:shall|will|is|begins?|commences?)\b/i,
    /\b(?:for|have) an? (?:initial )?(?:term|period) of\b.{0,60}\b(?:years?|months?|days?)\b/i,
    /\bthe (?:initial )?term["”]?\)?\s+(?:shall|will|is|commences?|begins?)\b/i,
    /\bthis agreement (?:shall|will) (?:commence|begin|terminate|expire)\b.{0,120}\b(?:until|years?|months?|expire|terminate|end)\b/i,
  ],
  weak: [/\b(?:commence|begin|expire|continue|remain|effect)\w*\b/i],
  not: notThisTerm,
});

export const expirationDate: Term = cuedTerm("Expiration date", {
  heading: termHeading,
  strong: [
    /\b(?:agreement|term|lease|contract)\b.{0,120}\b(?:expire|terminate|end|continue|remain|effect|extend)\w*\b.{0,80}\b(?:on|until|through|to)\b.{0,40}\b(?:\d{4}|anniversary|date)\b/i,
    /\b(?:agreement|term|lease)\b.{0,140}\b(?:for|period of|term of)\b.{0,40}\b(?:years?|months?|days?)\b/i,
    /\bexpir(?:es?|ation date)\b.{0,80}\b(?:\d{4}|anniversary)\b/i,
    /\bcontinue\b.{0,60}\b(?:until (?:terminated|cancell?ed)|indefinite)/i,
  ],
  not: notThisTerm,
  most: 1,
  say: (best) => {
    const date = datesIn(best.text).findLast((fact) =>
      /\b(?:until|through|on|to|ending|expir\w+)\b[^.;]{0,40}$/i.test(best.text.slice(0, fact.start)),
    );
    const key = date?.keys[0];
    if (key !== undefined) return written(key);
    const duration = durationSaid(best);
    return duration !== null &&
      /\b(?:from|after|following|commenc\w+|begin\w*|initial term|term of|period of)\b/i.test(best.text) &&
      best.text.length < 260
      ? `After ${duration}`
      : null;
  },
});

export const renewalTerm: Term = cuedTerm("Renewal term", {
  heading: /\brenew|\bterm\b|\bextension/i,
  strong: [
    /\b(?:automatically|shall|will|may)\b.{0,60}\b(?:renew|extend|extended for)(?:ed|s)?\b.{0,120}\b(?:years?|months?|terms?|periods?)\b/i,
    /\b(?:continue|renew|extend)\w*\b.{0,60}\b(?:month[- ]to[- ]month|year[- ]to[- ]year|from year to year)\b/i,
    /\bautomatically (?:continue|renew|extend)\w*\b/i,
    /\b(?:renewable|option(?: to)?|right to|may) (?:to )?(?:renew|extend|for)\b.{0,60}\b(?:agreement|term|lease|licen[cs]e)?\b.{0,40}\b(?:years?|months?)\b/i,
    /\b(?:renewal|extension) for\b.{0,20}\b(?:years?|months?)\b/i,
    /\brenew(?:al)? terms?\b.{0,80}\b(?:years?|months?)\b/i,
    /\b(?:successive|additional|renewal)\b.{0,40}\b(?:terms?|periods?)\b.{0,40}\b(?:years?|months?)\b/i,
    /\b(?:successive|additional)\b.{0,30}\b(?:years?|months?)\b.{0,20}\b(?:terms?|periods?)\b/i,
  ],
  not: /\b(?:insurance|letter of credit|patent|royalt|warranty|lease of|cure period|calendar (?:year|quarter)["”]?|pro rata|offering|no obligation to (?:extend|renew)|event of force majeure)\b|\b(?:mutual\w*|agree)\b.{0,60}\b(?:renew|exten[ds])|\b(?:renew|exten[ds])\w*\b.{0,80}\bmutual/i,
});

export const noticeToTerminateRenewal: Term = cuedTerm("Notice period to terminate renewal", {
  heading: /\brenew|\bterm\b/i,
  strong: [
    /\b(?:renew|extend|extension|renewal)\w*\b.{0,260}\b(?:unless|notif|notice)\w*\b.{0,160}\b(?:days?|months?)\b/i,
    /\b(?:month[- ]to[- ]month|automatically continue\w*|year[- ]to[- ]year)\b.{0,160}\b(?:days?|months?)\b.{0,40}\bnotice\b/i,
    /\bnotice\b.{0,120}\b(?:days?|months?)\b.{0,40}\b(?:prior to|before) the (?:expiration|expiry|end) of (?:the|such|any|each) (?:\w+ ){0,3}(?:term|period)\b/i,
    /\b(?:unless|notice)\b.{0,160}\b(?:days?|months?)\b.{0,160}\b(?:renew|extend|not to renew|non-?renewal|then.current term)\w*\b/i,
  ],
  not: /\binsurance\b|\bwishes to extend\b|\boffering\b/i,
  most: 1,
  say: (best) => {
    const durations = factsIn(best.text).filter((fact) => fact.kind === "duration");
    const [notice] = durations
      .map((fact) => ({ fact, score: noticeScore(best.text.slice(0, fact.start), best.text.slice(fact.end)) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score);
    return notice === undefined ? null : `${notice.fact.text.replace(/\s+/g, " ")} before the term ends`;
  },
});

/** How surely a duration is that of a notice, from the words on either side of it. */
function noticeScore(before: string, after: string): number {
  let score = 0;
  if (/\b(?:least|than|within|minimum of)\s*$/i.test(before)) score += 2;
  if (/^['’]?s?\s*(?:prior|written|advance|before|notice)/i.test(after)) score += 2;
  if (/^[^.;]{0,40}\b(?:notice|before|prior)\b/i.test(after)) score += 1;
  if (/^\s*(?:unless|each)\b|^\s*(?:renewal |additional )?(?:terms?|periods?)\b/i.test(after)) score -= 3;
  return score;
}
