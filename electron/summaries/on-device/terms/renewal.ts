import { renewalIn, renewedPart } from "../../calendar/renewal.ts";
import { factsIn } from "../../facts.ts";
import type { Reading, Sentence } from "../reading.ts";
import { plainFact } from "./answers.ts";
import { term } from "./duration.ts";
import { runsOn } from "./lasting.ts";
import { wholeOf } from "../whole.ts";
import { readable } from "../wording.ts";
import { cuedTerm, sentencesWith, type CuedTerm } from "./term.ts";

/** Nobody may choose it alone. */
const byAgreement =
  /\b(?:consent|agreement|approval)(?: in writing)? (?:of|by|between|from) (?:both|the|all)(?: of the)? (?:parties|members|partners)\b|\bmutual\w*\b|\bunanimous\b|\b(?:both|the) parties (?:may |shall |so )?(?:agree|consent)|\bby (?:an? )?(?:written )?amendment\b/i;

const onlyByAgreement =
  /\b(?:renewals?|extensions?|renewed|extended)\b.{0,80}\b(?:only|solely)\b.{0,60}\b(?:agree\w*|consent)\b|\b(?:renewals?|extensions?|renewed|extended)\b.{0,80}\b(?:agree\w*|consent)\b.{0,30}\bonly\b/i;

/** "It shall be extended for two years. Any other extension shall be by mutual agreement only": once, and no more by itself. */
export function isOnce(sentence: Sentence, { sentences }: Reading): boolean {
  if (/\bautomatic/i.test(sentence.text) || renewalIn(sentence.text)?.isAutomatic !== true) return false;
  const at = sentences.indexOf(sentence);
  return sentences.slice(at + 1, at + 3).some(({ text }) => onlyByAgreement.test(text));
}

const whole = "(?:this|the) (?:\\w+ ){0,2}(?:agreement|contract|lease|venture|term|engagement)";
/** It is renewed only if all want it. */
const onlyTogether: readonly RegExp[] = [
  new RegExp(
    `\\b${whole}\\b.{0,60}\\b(?:may|can) be (?:renewed|extended)\\b.{0,60}\\b(?:mutual\\w*|agreement|consent|unanimous)\\b`,
    "i",
  ),
];

const ownRenewal: CuedTerm = cuedTerm("Renewal term", {
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
  not: /\b(?:insurance|letter of credit|patent|royalt|warranty|lease of|cure period|calendar (?:year|quarter)["”]?|pro rata|offering|(?:no|any) obligation to (?:extend|renew)|additional (?:shares|securities)|do(?:es)? not automatically|event of force majeure)\b|\b(?:shall|will) (?:extend|continue) until\b(?!.{0,200}\brenew)|(?<!\bunless\b.{0,40})\b(?:mutual\w*|agree)\b.{0,60}\b(?:renew|exten[ds])|\b(?<!\b(?:years?|months?)\b.{0,60})(?:renew|exten[ds])\w*\b(?!.{0,60}\b(?:years?|months?)\b).{0,80}\bmutual|\b(?:obligations?|dut(?:y|ies)|covenants?|restrictions?|confidentiality)\b[^.;]{0,160}\b(?:shall|will) (?:be )?extend|\bextended\b.{0,80}\b(?:duration|period|length|time) of (?:any|such|the|his|its|their) (?:breach|violation)|\bsubject to any (?:automatic )?(?:renewal|extension)\b|\b(?:shall|will) extend (?:for|from|over)\b(?!.{0,160}\b(?:additional|further|successive|more|another|renew\w*|periods|terms|each|if|provided|upon|when)\b)(?<!\b(?:thereafter|then|automatically|additional|further|renew\w*|initial|expir\w+)\b.{0,160})/i,
  say: (best, subject) => {
    const { reading } = subject;
    const renewal = renewalIn(best.text);
    if (renewal === null) return runsOn.test(best.text) ? "None: it goes on until it is ended" : null;
    const length =
      renewal.rhythm !== "" ? renewal.rhythm : renewal.times === null ? `${renewal.said} at a time` : renewal.said;
    const how = isOnce(best, reading)
      ? "Once, and after that only by agreement"
      : renewal.isAutomatic
        ? "Automatic"
        : byAgreement.test(best.text)
          ? "By agreement"
          : renewal.isOptional
            ? "Optional"
            : "On conditions";
    const onTheTerm = term.find(subject)?.passages ?? [];
    const part = renewedPart(best.text, onTheTerm.map(({ start, end }) => reading.text.slice(start, end)).join("\n"));
    return `${how}, ${length}${part === null ? "" : `, of the ${part}`}`;
  },
});

/** Where it has no renewal of its own, that the parties may agree on one is said as that. */
export const renewalTerm: CuedTerm = {
  ...ownRenewal,
  find(subject) {
    const own = ownRenewal.find(subject);
    if (own !== null) return own;
    const [best] = sentencesWith(subject.reading, {
      about: /renew|exten/i,
      strong: onlyTogether,
      not: notOfTheTerm,
      most: 1,
    });
    if (best === undefined) return null;
    const detail = readable(wholeOf(best).text);
    return {
      state: "stated",
      answer: "Only by agreement",
      detail,
      said: `Only by agreement. ${detail}`,
      passages: [best],
    };
  },
};

const notOfTheTerm = /\b(?:insurance|payment|invoice|warranty|delivery|performance time|cure period|offering)\b/i;

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
      : {
          answer: `${plainFact(notice.fact)} before the ${/\bend of (?:the|any) (?:\w+ )?(?<part>(?!Initial|Current|Renewal)\p{Lu}[\p{L}]+ Term)\b/u.exec(best.text)?.groups?.["part"] ?? "term"} ends`,
        };
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
