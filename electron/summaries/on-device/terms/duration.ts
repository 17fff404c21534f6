import { renewalIn } from "../../calendar/renewal.ts";
import { datesIn, factsIn, type Fact } from "../../facts.ts";
import { plainFact } from "./answers.ts";
import { labelled } from "./labels.ts";
import { dateAnswer, datedAnswer, ownDates, written } from "./own-dates.ts";
import { isOfOtherDocument } from "./other-document.ts";
import { cuedTerm, type CuedTerm } from "./term.ts";

const termHeading =
  /^(?:initial )?terms?\b|\bterm(?:ination)?(?: and|$)|\bterm of\b|\bduration\b|\bexpiration\b|\bperiod\b/i;
const notThisTerm =
  /(?<!\b(?:ends?|expires?) )\b(?:upon|following|after|in the event of|prior to|notwithstanding)\W+(?:the |any |such )?(?:expiration|termination|cancell?ation)|(?<!until (?:it )?)\bis terminated\b|\bsuch termination\b|\bterminat(?:ion|ed) (?:of this agreement )?for any reason\b|\beffect of termination\b|\b(?:tail period|warranty period (?:is|shall)|insurance|patent|invoice|instal?lments?|assumptions?|open market|shall pay|payable|payment terms|terms and conditions of|option(?:s)? (?:shall|will) expire|confidentiality obligations|solicit\w*|compete|records|refund|minimum annual|cooperation for|bribing|penalty|shares by|calendar (?:year|quarter)|will not sell|neither \w+ nor|so long as|for convenience|public disclosure|invalid|unenforceab\w+|illegal|sever(?:ed|able))\b|\b(?:all|any)(?: of)?(?: the)?(?: other)? (?:\w+,? ){0,2}(?:terms|provisions|conditions|covenants)\b.{0,160}\b(?:remain|continue)s?\b|\b(?:remainder|rest|balance) of th\w+ (?:agreement|contract|lease)\b|\b(?:the )?term ["“'](?!term)|^(?!.{0,300}\b(?:continues?|commences?|remains?|term of|period of)\b).{0,160}\b(?:may|elects? to) terminate\b|\bmay extend\b|\bduring the (?:\w+ )?term\b.{0,40}\band for\b.{0,60}\bthereafter\b|\bobligations\b.{0,80}\bsurvive\b/i;
/** A duty that lasts as long as the contract, or a later period, is not how long the contract lasts. */
const besides =
  /^(?:during|throughout|within|if|at the end of|on the expiry)\b|\b(?:during|throughout) the (?:\w+ ){0,2}(?:term|period)\b|\b(?:renew\w*|extend the|option to|additional (?:one|period|term|year)|surviv\w+|confidential\w*|after the (?:end|term)|right to terminate|may (?:be )?terminated?|notice of|cure|employ\w*|settlement)\b|\bfor the duration of the (?:initial )?term\b|\bshall have the term\b/i;
const agreement =
  "(?:this|the) (?:\\w+ ){0,3}?(?:agreement|contract|lease|amendment|undertaking|engagement|appointment|venture|arrangement|licen[cs]es?|obligations|rights)";
const length = "(?:until|through|years?|months?|perpetual\\w*|perpetuity|indefinite\\w*|anniversary|expiration|\\d{4})";
const lasting: readonly RegExp[] = [
  new RegExp(
    `\\b${agreement}\\b.{0,160}\\b(?:continue|remain|in (?:full )?(?:force|effect)|expire|terminate|end|extend|valid|last|run|concluded)s?\\b.{0,160}\\b${length}\\b`,
    "i",
  ),
  new RegExp(
    `\\b(?:(?:the|this|its|an?|and)(?: \\w+)? term|initial term|duration|contract period|term of this \\w+)\\b["”)]*\\s?(?:of (?:this|the) .{0,60})?(?:\\(.{0,40})?,?.{0,60}\\b(?:shall|will|is|begins?|commences?|ends?|expires?|continues?)\\b.{0,200}\\b${length}\\b`,
    "i",
  ),
  /\bth(?:is|e) (?:\w+ ){0,2}(?:agreement|contract|lease|amendment)\b.{0,80}\b(?:for|have|has) an? (?:initial )?(?:term|period) of\b.{0,60}\b(?:years?|months?|days?)\b/i,
  /["“](?:expiration|expiry|end) date["”]\s*(?:means|shall mean|is)\b|["“](?:contract period|initial term|term)["”]\s*(?:means|shall mean)\b/i,
  /\b(?:until|through|ending)\b.{0,80}\(the ["“](?:initial )?(?:term|period)/i,
  /\b(?:agreement|term|lease|contract)\b.{0,80}\b(?:begin|commence)\w*\b.{0,120}\b(?:continue|expire|end|terminate)\w*\b.{0,120}\b(?:until|through|for|on|at|after|upon)\b/i,
];

/** The day on which a sentence lets a contract end; an ISO key, null where it names none. */
function lastDayIn(text: string): string | null {
  const date = datesIn(text).findLast(
    ({ start, end }) =>
      !isOfOtherDocument(text, { start, end }) &&
      /\b(?:until|through|on|to|ends?|ending|as of|expir\w+|means)\b[^.;]{0,40}$/i.test(text.slice(0, start)) &&
      // "Shall commence on": the first day, not the last.
      !/\b(?:commenc|begin|start|effective|come into)\w*\b(?:(?!\b(?:end|expir|terminat|until|through|to)).){0,30}$/i.test(
        text.slice(0, start),
      ),
  );
  // "The later of the end of the season and ...", "until 3/4/2027": not that day for certain.
  return date?.keys[0] === undefined ||
    date.keys.length > 1 ||
    /\b(?:later|earlier|earliest|latest) (?:of|to occur)\b/i.test(text)
    ? null
    : date.keys[0];
}

const endsOtherwise =
  /\b(?:later|earlier|earliest|latest) (?:of|to occur)\b|\b(?:years?|months?|days?)\)?,? (?:after|from|following) the (?:conclusion|completion|disclosure|receipt|end|terminat\w+|expir\w+|last|first (?!above|written)|date (?:that|when|on which|of (?:disclosure|receipt|each|any|the last)))/i;

/** "Five years from the date of this document": from what a length is counted. */
const countedFrom =
  /\b(?:years?|months?|days?)\)?,? (?:after|from|following) (?<point>(?:the|its|such|this|that|said) [^,;.()]{3,90}?)(?=[,;.()]|\s+(?:and|unless|until|subject|or)\b|$)/i;

/** A length of notice, or one that begins when the contract has ended, is not how long the contract lasts. */
function isOfTheTerm(text: string, { start, end }: Pick<Fact, "start" | "end">): boolean {
  // "Begins on signing and continues for 12 months thereafter".
  if (/^['’]?s?\s+thereafter\b/i.test(text.slice(end)) && fromItsBeginning.test(text.slice(0, start))) return true;
  return !/^['’]?s?,?\s*(?:(?:(?:prior|advance|written|calendar|business)\b[\s,]*)*notice\b|thereafter\b|after (?:the |its |such )?(?:terminat|expir|end))/i.test(
    text.slice(end),
  );
}

const fromItsBeginning =
  /\b(?:begin|commenc|start|effective)\w*\b(?:(?!\b(?:terminat|expir|end)\w*\b[^;]{0,40}$)[^;]){0,200}\b(?:continue|remain|last|run|in (?:full )?(?:force|effect))\w*\b[^;]{0,60}$/i;

function durationSaid(text: string): string | null {
  const duration = factsIn(text).find((fact) => fact.kind === "duration" && isOfTheTerm(text, fact));
  return duration === undefined ? null : plainFact(duration);
}

const lastingTerm: CuedTerm = cuedTerm("Term", {
  heading: termHeading,
  strong: [
    ...lasting,
    /\bthis (?:agreement|contract|lease|amendment|undertaking)\b.{0,80}\b(?:remain|continue|be|is) in (?:full force and )?(?:effect|force)\b/i,
  ],
  weak: [
    /\b(?:commence|begin|expire|continue|remain)\w*\b|\beffective (?:as of|on|from|date|upon)\b|\b(?:in|into|take) effect\b/i,
  ],
  not: notThisTerm,
  less: besides,
  most: 1,
  say: (best) => {
    const lasts = factsIn(best.text).find((fact) => {
      const { kind, start, end } = fact;
      const [before, after] = [best.text.slice(0, start), best.text.slice(end)];
      const measured =
        /\b(?:for|of|be|is|means)(?: (?:an?|the|initial|further|term|period|of|at|least))*\s*$/i.test(before) &&
        !/\b(?:renewal|extension)\b[^,;.]{0,30}$/i.test(before) &&
        !/^['’]?s?\s*(?:\w+\s+)?(?:notice|prior)/i.test(after);
      return (
        kind === "duration" && isOfTheTerm(best.text, fact) && (measured || /^['’]?s?[\s-]+anniversary\b/i.test(after))
      );
    });
    if (lasts === undefined || endsOtherwise.test(best.text)) return endIn(best.text);
    const least = /\b(?:at least|not less than|a minimum (?:period |term )?of)\s*$/i.test(
      best.text.slice(0, lasts.start),
    );
    return `${least ? "At least " : ""}${plainFact(lasts)}`;
  },
});

const termLabel =
  "(?:(?:Agreement|Contract|Initial|Lease|Licen[cs]e) )?Term(?: of (?:this |the )?(?:Agreement|Contract|Lease))?|Duration|Contract Period";
const endLabel = "(?:Expiration|Expiry|End|Termination) Date";

/** Where no clause measures it, a row of a form does: "Agreement Term: 1 Year". */
export const term: CuedTerm = {
  ...lastingTerm,
  find(subject) {
    const answer = lastingTerm.find(subject);
    const isMeasured = answer !== null && /^(?:At least \d|\d|Until \d|Perpetual|Indefinite)/.test(answer.answer);
    const row = isMeasured ? null : labelled(subject.reading.text, termLabel);
    if (row === null) return answer;
    const fact = factsIn(row.text).find(({ kind, start }) => kind === "duration" && start <= 20);
    if (fact === undefined || !isOfTheTerm(row.text, fact)) return answer;
    return {
      state: "stated",
      answer: plainFact(fact),
      detail: row.text,
      passages: [{ start: row.start, end: row.end }, ...(answer?.passages.slice(0, 1) ?? [])],
    };
  },
};

/** "Until 2026-05-31", "Until terminated": how long a contract lasts that names no length. */
function endIn(text: string): string | null {
  const last = lastDayIn(text);
  if (last !== null) return `Until ${last.length < 10 ? written(last) : last}`;
  if (/\b(?:in perpetuity|perpetual(?:ly)?)\b/i.test(text)) return "Perpetual";
  if (/\bindefinite(?:ly)?\b/i.test(text)) return "Indefinite";
  return /\b(?:continues?|remains?|effect|force|apply|govern)\b.{0,120}\b(?:until|unless)\b.{0,30}\bterminated\b/i.test(
    text,
  ) && !/\b(?:initial|renewal|the|this|Expiration) (?:term|date|period)\b/i.test(text)
    ? "Until terminated"
    : null;
}

const expiry: CuedTerm = cuedTerm("Expiration date", {
  heading: termHeading,
  strong: lasting,
  not: notThisTerm,
  less: besides,
  most: 1,
  answer: (best) => {
    const key = lastDayIn(best.text);
    if (key !== null) return dateAnswer(key);
    const duration = durationSaid(best.text);
    // "The earlier of two years and", "a year after the talks end": no length from its beginning.
    if (endsOtherwise.test(best.text)) return null;
    if (
      duration === null ||
      best.text.length > 400 ||
      !/\b(?:from|after|following|commenc\w+|begin\w*|initial term|term of|period of|in effect)\b/i.test(best.text)
    )
      return null;
    const from =
      /\b(?:from|after|following|on|upon)\s+(?:the\s+)?["“]?(?<point>Effective Date|Commencement Date|Closing Date|Start Date|date hereof|date of this Agreement)\b/i.exec(
        best.text,
      )?.groups?.point;
    if (from !== undefined) return { answer: `${duration} after the ${from}` };
    const point = countedFrom.exec(best.text)?.groups?.["point"]?.trim();
    if (point === undefined || /^(?:that|such|said) date$|^it\b/i.test(point))
      return { answer: `${duration} after it begins` };
    return point.split(" ").length > 9 ? null : { answer: `${duration} after ${point}` };
  },
});

const definedDay =
  /^\W*(?<name>(?:Expiration|Expiry|End|Termination) Date)["”]\s*(?:means|shall mean|is)\b.{0,40}\b(?:19|20)\d\d\b/i;

/** Where the clause names its last day by a defined term, the definition says which day it is. */
export const expirationDate: CuedTerm = {
  ...expiry,
  find(subject) {
    const answer = expiry.find(subject);
    const { sentences, text } = subject.reading;
    if (answer !== null && /^\d{4}-/.test(answer.answer)) return answer;
    const row = labelled(text, endLabel);
    const [named] = row === null ? [] : ownDates(text, row.value, Math.min(row.end, row.value + 40));
    if (row !== null && named !== undefined)
      return {
        ...datedAnswer(named),
        passages: [{ start: row.start, end: named.end }, ...(answer?.passages.slice(0, 1) ?? [])],
      };
    if (answer === null) return null;
    const said = answer.passages.map(({ start, end }) => text.slice(start, end)).join(" ");
    for (const sentence of sentences) {
      const name = definedDay.exec(sentence.text)?.groups?.["name"];
      const key = name !== undefined && said.includes(`the ${name}`) ? datesIn(sentence.text)[0]?.keys[0] : undefined;
      if (key !== undefined)
        return { state: "stated", ...dateAnswer(key), passages: [sentence, ...answer.passages.slice(0, 1)] };
    }
    return answer;
  },
};

/** Nobody may choose it alone. */
const byAgreement =
  /\b(?:consent|agreement|approval)(?: in writing)? (?:of|by|between|from) (?:both|the|all)(?: of the)? (?:parties|members|partners)\b|\bmutual\w*\b|\bunanimous\b|\b(?:both|the) parties (?:may |shall |so )?(?:agree|consent)|\bby (?:an? )?(?:written )?amendment\b/i;

export const renewalTerm: CuedTerm = cuedTerm("Renewal term", {
  below: /\brenew|\bexten(?:d|sion)/i,
  announced: /^(?:renewals?|option to renew|(?:contract )?extensions?(?: of (?:the )?term)?)\b/i,
  heading: /\brenew|\bterm\b|\bextension/i,
  strong: [
    /\b(?:automatically|shall|will|may)\b.{0,60}\b(?:renew|extend|extended for)(?:ed|s)?\b.{0,120}\b(?:years?|months?|terms?|periods?)\b/i,
    /\b(?:continue|renew|extend)\w*\b.{0,60}\b(?:month[- ]to[- ]month|year[- ]to[- ]year|from year to year)\b/i,
    /\bautomatically (?:continue|renew|extend)\w*\b/i,
    /\b(?:renews?|extends?)\b.{0,20}\bautomatically\b|\brenews for\b.{0,60}\b(?:years?|months?|terms?|periods?)\b/i,
    /\b(?:renewable|option(?: to)?|right to|may) (?:to )?(?:renew|extend|for)\b.{0,60}\b(?:agreement|term|lease|licen[cs]e)?\b.{0,40}\b(?:years?|months?)\b/i,
    /\b(?:renewal|extension) for\b.{0,20}\b(?:years?|months?)\b/i,
    /\brenew(?:al)? terms?\b.{0,80}\b(?:years?|months?)\b/i,
    /\b(?:successive|additional|renewal)\b.{0,40}\b(?:terms?|periods?)\b.{0,40}\b(?:years?|months?)\b/i,
    /\b(?:successive|additional)\b.{0,30}\b(?:years?|months?)\b.{0,20}\b(?:terms?|periods?)\b/i,
  ],
  not: /\b(?:insurance|letter of credit|patent|royalt|warranty|lease of|cure period|calendar (?:year|quarter)["”]?|pro rata|offering|(?:no|any) obligation to (?:extend|renew)|additional (?:shares|securities)|do(?:es)? not automatically|event of force majeure)\b|\b(?:shall|will) (?:extend|continue) until\b(?!.{0,200}\brenew)|\b(?:mutual\w*|agree)\b.{0,60}\b(?:renew|exten[ds])|\b(?:renew|exten[ds])\w*\b.{0,80}\bmutual/i,
  say: (best) => {
    const renewal = renewalIn(best.text);
    if (renewal === null) return null;
    const length =
      renewal.rhythm !== "" ? renewal.rhythm : renewal.times === null ? `${renewal.said} at a time` : renewal.said;
    const how = renewal.isAutomatic
      ? "Automatic"
      : byAgreement.test(best.text)
        ? "By agreement"
        : renewal.isOptional
          ? "Optional"
          : "On conditions";
    return `${how}, ${length}`;
  },
});

const runsOn =
  /\b(?:month[- ]to[- ]month|automatically continue|continue\w*)\b(?:(?!\b(?:successive|consecutive|additional|renewal)\b)[^.;]){0,80}\b(?:until|unless)\b[^.;]{0,20}\b(?:terminated|cancell?ed)\b/i;

export const noticeToTerminateRenewal: CuedTerm = cuedTerm("Notice period to terminate renewal", {
  heading: /\brenew|\bterm\b/i,
  strong: [
    /\b(?:renew|extend|extension|renewal)\w*\b.{0,260}\b(?:unless|notif|notice)\w*\b.{0,160}\b(?:days?|months?)\b/i,
    /\b(?:month[- ]to[- ]month|automatically continue\w*|year[- ]to[- ]year)\b.{0,160}\b(?:days?|months?)\b.{0,40}\bnotice\b/i,
    /\bnotice\b.{0,120}\b(?:days?|months?)\b.{0,40}\b(?:prior to|before) the (?:expiration|expiry|end) of (?:the|such|any|each) (?:\w+ ){0,3}(?:term|period)\b/i,
    /\b(?:unless|notice)\b.{0,160}\b(?:days?|months?)\b.{0,160}\b(?:renew|extend|not to renew|non-?renewal|then.current term)\w*\b/i,
  ],
  weak: [/\bnotice\b.{0,80}\b(?:intention|intent|desire)\b.{0,20}\b(?:not to renew|(?:to|of) terminat)/i],
  not: /\binsurance\b|\bwishes to extend\b|\boffering\b/i,
  most: 1,
  answer: (best) => {
    // How long before what, the sentence must say itself.
    if (!/\b(?:before|prior|renew\w*|exten\w+|expir\w+|ends?|continu\w+)\b/i.test(best.text)) return null;
    const durations = factsIn(best.text).filter((fact) => fact.kind === "duration");
    const [notice] = durations
      .map((fact) => ({ fact, score: noticeScore(best.text.slice(0, fact.start), best.text.slice(fact.end)) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score);
    if (notice === undefined) return null;
    // Prolonged without a term of its own, it is ended at any time, and nothing is renewed.
    return runsOn.test(best.text)
      ? { answer: `${plainFact(notice.fact)}, at any time after the first term` }
      : { answer: `${plainFact(notice.fact)} before the term ends` };
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
