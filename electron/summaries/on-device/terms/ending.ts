import { factsIn } from "../../facts.ts";
import type { Party } from "../parties.ts";
import type { Sentence } from "../reading.ts";
import { escaped } from "../wording.ts";
import { collapse } from "../sentences.ts";
import { wholeOf } from "../whole.ts";
import { plainFact } from "./answers.ts";
import { by, doneBy } from "./by-whom.ts";
import { calledParties } from "./called-parties.ts";
import { cuedTerm, sentencesWith, type CuedTerm, type Cues, type Others, type Subject } from "./term.ts";

/** What is done once the contract has ended, rather than how it is ended. */
const afterwards =
  /(?<!\bor )\b(?:upon|following|after|in the event of|prior to|notwithstanding)\W+(?:the |any |such )?(?:expiration|termination|cancell?ation)|\bis terminated\b|^(?:(?!\bterminat).)*\bsuch termination\b|\bterminat(?:ion|ed) (?:of (?:this|the) \w+ )?for any reason\b|\beffect of termination\b/i;
const forFault =
  /(?<!\b(?:other than|except for|excluding) (?:\w+ ){0,2})\b(?:breach(?:es|ed)?|default(?:s|ed)?|fails?|failure|insolven\w*|bankrupt\w*|liquidat\w*|illegal\w*|violat\w*)\b/i;

const anyReason =
  "\\b(?:with or without cause|without cause|for any (?:or no )?reason|for (?:its )?(?:own )?convenience)\\b.{0,60}(?:[,;]|\\bor\\b)";

const convenience: Cues = {
  about: /termina|cancel|end/i,
  heading: /\bterminat|\bcancel|\bterm\b/i,
  strong: [
    /\b(?:may|right to|entitled to|can)\b.{0,60}\b(?:terminat\w+|cancel\w*|end)\b.{0,160}\b(?:at any time|for convenience|for its convenience|without cause|non-?cause|for any (?:or no )?reason|with or without cause|in its (?:sole|absolute) discretion|without (?:giving )?(?:any )?reason)\b/i,
    /\b(?:may|right)\b.{0,20}\bat any time\b.{0,140}\b(?:terminat|cancel)/i,
    /\bterminat\w*\b.{0,100}\b(?:for (?:its )?convenience|without cause|for any (?:or no )?reason|with or without cause)\b/i,
    /\bnotice\b.{0,60}\bgiven by (?:either|any) party\b.{0,60}\bterminat/i,
    /\b(?:may (?:be )?|shall have the right (?:\([^)]{1,40}\) )?to |(?:is|are) entitled to |ability to )(?:terminate|cancel|end)d?\b.{0,120}\b(?:upon|by|on|with|giving|delivering|providing|after)\b.{0,60}\b(?:days?|months?|years?)\b.{0,60}\bnotice\b/i,
    /\b(?:until|unless) (?:\w+ ){0,3}?(?:terminated|cancell?ed) by either party\b.{0,100}\bnotice\b/i,
    /\bmay be (?:terminated|cancell?ed)\b.{0,60}\bat any time\b/i,
    /\bright\b.{0,20}\b(?:at any time|to terminate)\b.{0,80}\b(?:terminate|giving|upon)\b.{0,40}\bwritten notice\b/i,
    /\b(?:continue|remain)\w*\b.{0,80}\b(?:until|unless) (?:terminated|cancell?ed) by (?:either|any) party\b/i,
    /\bat any time\b.{0,80}\b(?:may|can|(?:shall|will) have the right to|(?:is|are|shall be) entitled to)\b.{0,40}\b(?:terminate|cancel|end)\b/i,
    /\b(?:either|any|each) (?:of the )?part(?:y|ies)\b.{0,40}\b(?:may|right to|entitled to|can)\b.{0,30}\b(?:terminate|cancel|end)\b(?!.{0,300}\b(?:where|when(?:ever)?|should|because|owing to|due to|on the grounds?|following|continu\w+|no longer|renew\w*|anniversary|end of|expir\w+|prohibit\w*|unable|material\w*|in whole or in part)\b).{0,80}\b(?:upon|by|on|with|giving)\b.{0,40}\bnotice\b/i,
    /\buntil (?:either|any|one|a) (?:of the )?part(?:y|ies) (?:receives?|gives?|delivers?|serves?)\b.{0,80}\bnotice\b/i,
    // "Shall end on the 60th day following a notice from one party".
    /\b(?:agreement|contract|term)\b.{0,120}\b(?:shall|will) (?:end|expire|terminate)\b(?!.{0,200}\b(?:breach|default)\b).{0,60}\b(?:following|after|upon)\b.{0,40}\bnotice\b.{0,40}\b(?:from|by) (?:one|either|any|a)(?: of the)? part(?:y|ies)\b/i,
    /\b(?:employment|engagement|appointment|relationship)\b.{0,60}\bis at[ -]will\b/i,
    /\bterminable\b.{0,80}\b(?:at will|at any time|without cause)\b/i,
  ],
  rare: [
    // "This agreement shall terminate upon either party giving notice", and an item "upon its giving notice" of a list.
    /\bterminat\w*\b.{0,160}\b(?:upon|on|by) (?:\w+ ){1,4}?giving\b.{0,60}\b(?:days?|months?)\b.{0,60}\bnotice\b/i,
    /\bnotice\b.{0,80}\b(?:intention|intent|desire|wish)\w* to (?:terminate|end|cancel)\b.{0,80}\b(?:(?:any|no|whatever) reason|without cause)\b/i,
  ],
  // Where the right itself stands elsewhere, this sentence is not it.
  less: /\bas (?:more (?:specifically|fully|particularly) |further )?(?:provided|set forth|set out|described|specified) (?:below|herein|hereunder|in this (?:section|article|clause))\b/i,
  // What opens a list of grounds is no right to end it without one.
  // Nor is one that comes with goods or work that fail a test.
  not: /[:—–]$|\bacceptance tests?\b|\b(?:reject(?:s|ed|ion)?|non-?conform\w*)\b.{0,200}\bterminat|^if (?!(?:\w+ ){0,3}(?:wish|desire|elect|want|choos|decid|intend)|for any reason)|\bif\W*$|\bif \(|\bnotice\b[^.;,]{0,40}\b(?:if|where|should)\b|\bif (?:the|either|any|such|there|a|an|it)\b|\bin the event (?:that|of)\b|\b(?:by|upon) (?:the )?(?:mutual )?(?:written )?(?:agreement|consent)\b|\bmutual(?:ly)? (?:written )?(?:agree|consent)|\b(?:survive|event of (?:default|force majeure)|change of control|not (?:be )?terminated?|employment of)\b|\bmay not (?:be )?(?:terminate|cancel)|\b(?:occurrence of|any one or more of|as follows:?$|(?<!\bterminate (?:this|the) agreement\b.{0,60})order(?:s|ed)?\b|sub-?(?:agency|agent|contract)|suspend|terminate the service\b|powers? and authorit|without prejudice to|continuation of such|beyond (?:its|such|the)|determines)/i,
  needs:
    /\b(?:agreement|contract|engagement|lease|term|appointment|arrangement|licen[cs]e|retainer|letter|deed|services|relationship|retention|undertaking|employment|tenancy|negotiations|discussions|talks)\b|\bterminate,? (?:at any time|with|upon|on|by|without|for)\b/i,
};

export const terminationForConvenience: CuedTerm = cuedTerm("Termination for convenience", {
  announced: /^termination (?:for convenience|without cause|at will|(?:up)?on notice|by notice|for any reason)\b/i,
  ...convenience,
  // Beside a right that needs no reason, the one that has one may stand, and the day before which it is used.
  not: new RegExp(
    `${convenience.not?.source ?? ""}|^(?!.*${anyReason}).*(?:${forFault.source})|^(?!.*\\bat any time (?:prior to|before)\\b).*(?:${afterwards.source})`,
    "i",
  ),
  others: onNotice,
});

/** "On 30 days’ notice, by the Supplier"; where another party has the same right with another notice, also that. */
function onNotice(best: Sentence, { reading, parties }: Subject, cues: Cues): Others | null {
  const first = noticeIn(best, parties);
  if (first === null) return null;
  if (first.who !== null)
    for (const sentence of sentencesWith(reading, { ...cues, most: 6 })) {
      const other = sentence === best ? null : noticeIn(sentence, parties);
      if (other === null || other.who === null || other.who === first.who) continue;
      return { short: `${inWords(first)}; ${inWords(other).replace("On", "on")}`, sentences: [sentence] };
    }
  return { short: inWords(first), sentences: [] };
}

interface Notice {
  readonly time: string;
  readonly who: string | null;
  /** What else it takes, as a clause that is put behind; "" for nothing. */
  readonly under: string;
}

function inWords({ time, who, under }: Notice): string {
  return `On ${time}’${time.endsWith("s") ? "" : "s"} notice${who === null ? "" : `, by ${who}`}${under}`;
}

/** "After the second anniversary, either party may": not from the beginning. */
const notYet =
  /^(?:\W*\w{0,3}[.)]\s*)?(?:at any time )?(?:after|following|beginning|commencing|from and after|on or after|no earlier than|not before)\b.{0,140}?,|\bat any time (?:on or )?(?:after|following)\b|\b(?:on|at|after|following) (?:the|any|each) (?:\w+ ){0,3}(?:break date|anniversary|first year)\b|\bthereafter\b[^.;]{0,80}\b(?:until|unless)\b[^.;]{0,20}\bterminated\b/i;
const onTerms =
  /\bprovided(?:,? however,?)?,? that\b|\bsubject to (?!(?:the )?(?:other )?(?:terms|provisions|clauses?|sections?|articles?|paragraphs?)\b)|\bexcept (?:that|during|where|if)\b|\bonly (?:if|after|when|where)\b/i;

function underWhat(text: string, notice: string): string {
  if (notYet.test(text)) return ", from a time that the clause names";
  return onTerms.test(text.slice(text.indexOf(notice) + notice.length)) ? ", on conditions" : "";
}

function noticeIn(sentence: Sentence, parties: readonly Party[]): Notice | null {
  const { text } = sentence;
  const notice = factsIn(text).find(
    (fact) =>
      fact.kind === "duration" && /^.{0,40}\bnotice\b|^['’]?\s*(?:prior|written|advance)/i.test(text.slice(fact.end)),
  );
  return notice === undefined
    ? null
    : {
        time: plainFact(notice),
        who: whoseRight(text, calledParties(parties)),
        under: underWhat(wholeOf(sentence).text, notice.text),
      };
}

const mayEnd =
  "(?:,[^,]{2,80},)?\\s+(?:(?:also|shall|will|hereby|each)\\s+)*(?:may|can|(?:will |shall )?ha(?:s|ve) (?:the|a) (?:right|option|ability)|is entitled|reserves? the right)\\b(?:(?!\\b(?:and|or) (?:the )?\\p{Lu}).){0,120}?\\b(?:terminat|cancel|end)";

/** The one party that may end the contract, as the sentence calls it; null where it is both, or is not plain. */
function whoseRight(text: string, names: readonly string[]): string | null {
  const one = `(?:[Tt]he\\s+)?(?:${names.map(escaped).join("|")})`;
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?<who>${one})(?:\\s*\\([^)]{1,40}\\))?${mayEnd}`, "u").exec(text);
  const who = found?.groups?.["who"];
  // "The Supplier or the Customer may", "Either the Supplier", "may be ended by either party": not of one alone.
  if (
    found === null ||
    who === undefined ||
    /(?:\b(?:and|or|nor|either|neither|both|each|of),?\s+|,\s*\p{Lu}\p{L}+,?\s+)$/iu.test(text.slice(0, found.index)) ||
    /\b(?:either|any|each|both|neither|other) (?:of the )?part(?:y|ies)\b.{0,60}\b(?:may|right|entitled)\b/i.test(text)
  )
    return null;
  const others = names.filter((name) => !who.endsWith(name));
  const isSaidTwice = others.some((name) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}${mayEnd}`, "u").test(text.slice(found.index + found[0].length)),
  );
  return isSaidTwice ? null : who.replace(/^The\s/, "the ");
}

const cause: Cues = {
  about: /terminat|cancel|rescind|end|re-?ent|forfeit|default/i,
  heading: /\bterminat|\bdefault|\bbreach/i,
  strong: [
    /\b(?:may|right (?:at any time )?to|entitled to|can|shall)\b.{0,80}\b(?:terminat\w+|cancel\w*|rescind|end)\b.{0,300}\b(?:breach\w*|default\w*|insolven\w*|bankrupt\w*|fail(?:s|ed|ure)?|for cause|violat\w*)\b/i,
    /\b(?:breach\w*|default\w*|insolven\w*|bankrupt\w*|fails?|violat\w+)\b.{0,240}\b(?:may|right to|entitled to|this agreement shall)\b.{0,60}\b(?:terminat\w+|cancel|end)\b/i,
    /\b(?:may|right|entitled|can|option)\b.{0,80}\bterminat\w*\b.{0,40}\b(?:this|the) (?:\w+ )?(?:agreement|contract|lease|term)\b.{0,240}\b(?:material\w*|substantial\w*) (?:\w+ )?(?:breach|default)/i,
    // A breach that is not put right: the ground that every contract has, before insolvency and the rest.
    /\b(?:breach|default|fail)\w*\b.{0,200}\b(?:cur(?:e|ed)|remed\w+|rectif\w+|correct\w*|uncured|unremedied)\b.{0,200}\b(?:may|right to|entitled to)\b.{0,80}\bterminat/i,
    /\b(?:may|right to|entitled to)\b.{0,80}\bterminat\w*\b.{0,300}\b(?:breach|default|fail)\w*\b.{0,200}\b(?:cur(?:e|ed)|remed\w+|rectif\w+|correct\w*|uncured|unremedied)\b/i,
    /\b(?:breach\w*|default\w*|fail\w*)\b.{0,300}\b(?:not|fail(?:s|ed)? to|without) (?:been |be |being )?(?:cur|remed|rectif|correct)/i,
    // The breach of anything, before that of one duty.
    /\b(?:breach\w*|default\w*|fail\w*|violat\w*)\b.{0,80}\b(?:any|a material|its|these)\b.{0,40}\b(?:provisions?|obligations?|terms?|covenants?|conditions?)\b.{0,240}\b(?:cure|cured|remed\w+|rectif\w+|correct\w*)\b/i,
    // What opens the grounds of one party, which has them beside those of the other.
    /\b(?:may|right to|entitled to)\b.{0,40}\b(?:terminate|cancel)\b (?:this|the) (?:\w+ )?(?:agreement|contract)\b.{0,140}\bas follows\b/i,
    /\btermination for (?:cause|default|breach)\b|\b(?:termination event|event of termination)\b.{0,240}\b(?:breach|default|fail)/i,
    /\b(?:may|right of)\b.{0,60}\bre-?ent(?:er|ry)\b|\bforfeit(?:ure)?\b.{0,120}\b(?:breach|rent|unpaid|insolven\w*)\b|\bevents? of default\b.{0,200}\b(?:terminat|accelerat|due and payable)\w*/i,
    /\b(?:automatically terminates?|terminates)\b.{0,80}\b(?:upon|if|in the event)\b.{0,160}\b(?:breach|default|insolven\w*|bankrupt\w*)\b/i,
  ],
  // What must come about, or the contract ends by itself.
  rare: [
    /\b(?:this|the) (?:\w+ )?(?:agreement|contract|lease|licen[cs]e)\b.{0,60}\b(?:automatically|immediately|forthwith|without (?:further )?notice)\b.{0,30}\b(?:terminate|end|lapse|expire|become void)s?\b.{0,40}\b(?:if|unless|in the event|should|where)\b/i,
    /^(?:if|unless|in the event|should|where)\b.{0,240}\b(?:this|the) (?:\w+ )?(?:agreement|contract|lease|licen[cs]e)\b.{0,60}\b(?:automatically|immediately|forthwith|without (?:further )?notice)\b.{0,30}\b(?:terminate|end|lapse|expire|become void)s?\b/i,
  ],
  weak: [
    /^by (?:either|any|the) (?:part(?:y|ies)|\w+)\b.{0,60}\bfor (?:an? |any )?(?:material |substantial )?(?:breach|default)\b/i,
  ],
  // A breach that can be cured goes before insolvency, and the whole contract before a part of it.
  less: /^(?!.*\b(?:breach|default|fail|violat)).*\b(?:insolven|bankrupt|liquidat|receiver)|^(?:provided\b|whether or not)|\bterminate or suspend\b|\bsuspend or terminate\b|\blicen[cs]es? granted\b.{0,80}\bterminat/i,
  // The time to put it right, and the grounds that leave none.
  beside:
    /\b(?:days?|months?)\b.{0,100}\bto (?:cure|correct|remedy|rectify)\b|\b(?:default|breach|failure|violation)\b.{0,60}\bnot (?:been )?(?:cured|remedied|corrected|rectified)\b.{0,40}\bwithin\b|\bupon\b.{0,60}\bnotice\b.{0,10}\bif the other party\b|\bby (?:a|an|either|any|the \w+)(?: party)? immediately\b|\b(?:may|right|entitled)\b.{0,80}\b(?:(?:immediately|forthwith|summarily)\b.{0,20}\b(?:terminat\w+|cancel\w*|end)|(?:terminat\w+|cancel\w*|end)\b.{0,80}\b(?:immediately|forthwith|without (?:prior |further )?notice))\b/i,
  // What follows once "any of these events" has happened says nothing of them, nor does the time to cure.
  not: /^(?:except|other than|save)\b.{0,60}\bterminat\w+\b.{0,60}\b(?:for|due to|by reason of|because of|as a result of)\b|^the (?:other|breaching|defaulting) party (?:shall|will) have\b|^(?:in the event(?: that)?|if|where) any of (?:these|such|the foregoing)\b|^in the event of (?:any |the )?(?:expiration|termination)\b|\b(?:unless and )?until (?:this|the) agreement is terminated\b|\bwithout cause\b|\b(?:upon|following|after) (?:any |such |the )?(?:expiration|termination)\b(?! of (?:such|the|said|that|any) (?:[\w()-]+ ){0,5}?(?:periods?|days?|notice|time)\b)/i,
};

const curedIn = /\b(?:cur(?:e|ed|ing)|remed\w+|rectif\w+|correct\w*|uncured|unremedied|continu\w+)\b[^.;]{0,50}$/i;
/** Of how the end is announced, unless the breach is to be put right meanwhile. */
const asNotice =
  /^\W*(?:(?:prior|advance|written|days?)\W+){0,3}notice\b(?!.{0,80}\bto (?:cure|remedy|rectify|correct)\b)/i;
/** "Within 30 days' notice" is a time to act in. */
function isNotice(text: string, start: number, end: number): boolean {
  return asNotice.test(text.slice(end)) && !/\bwithin\W*$/i.test(text.slice(0, start));
}
const inThatTime =
  /\b(?:within|during|before the (?:end|expir\w+) of|in) (?:such|the|that|said) (?:\S+ ){0,4}?(?:period|time|days?)\b/i;
const toCure = /^\W*(?:(?:after|of|from|following)\b[^.;,]{0,60})?\s*\bto (?:cure|remedy|rectify|correct)\b/i;

const forBreach = /\b(?:breach|default|fail|violat|non-?(?:performance|compliance|payment))/i;
const puttingRight = /\b(?:cur(?:e|ed|ing)|remed(?:y|ied)|uncured|unremedied|correct|rectif|continu)\w*/i;

/** How long there is to put a breach right: "30 days"; null where none is said, and on insolvency. */
function cureIn(text: string): string | null {
  // On insolvency there is notice, and nothing to put right.
  if (!forBreach.test(text)) return null;
  const durations = factsIn(text).filter((fact) => fact.kind === "duration");
  // A notice of the end may have its own length beside that of the cure.
  const cure =
    durations.find(
      ({ start, end }) =>
        (curedIn.test(text.slice(Math.max(0, start - 80), start)) && !isNotice(text, start, end)) ||
        toCure.test(text.slice(end)),
    ) ??
    (puttingRight.test(text)
      ? durations.find(({ start, end }) => !isNotice(text, start, end) || inThatTime.test(text.slice(end)))
      : undefined);
  return cure === undefined ? null : plainFact(cure);
}

const endsByItself = /\b(?:automatically|without (?:further )?notice)\b.{0,30}\b(?:terminate|end|lapse|expire)/i;

export const terminationForCause: CuedTerm = cuedTerm("Termination for cause", {
  announced:
    /^termination (?:for|upon|on|due to|in the event of|because of) (?:\w+ )?(?:cause|breach|default|insolvency|bankruptcy)\b|^events? of default\b/i,
  ...cause,
  about: /terminat|cancel|rescind|end|re-?ent|forfeit|^by /i,
  others: doneBy(
    "(?:(?:also|further|then)\\s+)*(?:may|can|shall have the right|has the right|is entitled|will have the right)\\b[^.;]{0,80}?\\b(?:terminat|cancel|end)",
    by,
    "(?:terminated|cancell?ed|ended)",
  ),
  say: (best, { reading }) => {
    const cure = cureIn(best.text);
    if (cure === null) return endsByItself.test(best.text) && !forBreach.test(best.text) ? "Ends by itself" : null;
    // Another ground of the same list may leave less time.
    const isOther = reading.sentences.some(({ index, lead, start, end }) => {
      const isBeside = index !== best.index && lead !== undefined && lead.start === best.lead?.start;
      // What opens the list speaks of a breach before each of its items.
      const other = isBeside ? cureIn(collapse(reading.text.slice(start, end))) : null;
      return other !== null && other !== cure;
    });
    return `${cure} to put a breach right${isOther ? "; other breaches have other times" : ""}`;
  },
});

export const postTerminationServices: CuedTerm = cuedTerm(
  // What is paid, given back or ended then is no service.
  "After termination",
  {
    spread: 2.5,
    announced:
      /^(?:effects?|consequences?|obligations?|rights|duties|procedures?|matters|events|actions) (?:of|upon|on|after|following) (?:the )?(?:expiration|expiry|termination|cancell?ation)\b|^post-?termination\b|^transition (?:services|assistance|period)\b|^wind(?:ing)?[- ]down\b/i,
    about: /terminat|expir|transition|wind|sell|phase|run|exit|cancel|disengage|tail/i,
    // That everything ends, or that something survives, is nothing to be done.
    below:
      /^(?!.*\b(?:rights|obligations|provisions|sections)\b.{0,80}\b(?:terminate|cease|extinguish\w*|surviv\w*|remain|expire)\b).*\b(?:shall|will|must)\b.{0,120}\b(?:pay|return|deliver|remove|delete|destroy|cease|stop|discontinue|transfer|complete|assist|provide|become due)\b/i,
    heading:
      /\b(?:effects?|consequences?|obligations?|rights?|procedures?|duties|events?) (?:of|upon|after|on|following) (?:expiration|termination)|\btransition|\bexit|\bwind(?:ing)?[- ]down|\bpost-?termination|\btermination/i,
    strong: [
      /\b(?:upon|following|after|on|in the event of|at)(?: and after)? (?:the |any |such |its )?(?:effective date of )?(?:the )?(?:expiration|termination|expiry|cancell?ation)\b.{0,200}\b(?:shall|will|may|agrees? to|must|entitled to|right to)\b.{0,140}\b(?:continue|sell|complete|transition|assist\w*|transfer|repurchase|buy back|purchase|dispose|fulfil\w*|cooperate|provide|honou?r|accept|deliver)\b/i,
      /\b(?:if|in the event(?: that)?|when|should) (?:this|the) (?:agreement|contract|licen[cs]e) (?:is |be |should be |has been |ends?|expires?)(?:terminated|cancell?ed)?\b.{0,200}\b(?:shall|will|may|agrees? to|must)\b.{0,120}\b(?:continue|sell|complet|transition|assist|transfer|repurchase|purchase|dispose|fulfil|cooperate|provide|deliver)\w*/i,
      /\b(?:transition|wind[- ]down|sell[- ]off|phase[- ]out|run[- ]off|termination assistance|disengagement|exit) (?:period|services|assistance|plan)\b/i,
      /\btail period\b(?!["”]).{0,200}\b(?:shall|will)\b.{0,40}\b(?:pay|make payments?|continue)\b/i,
      /\b(?:exit|grace|transition|notice) period during which\b.{0,60}\b(?:continue|provide)\b/i,
      /\b(?:days|months|years?)\b.{0,20}\b(?:after|following|from) (?:the )?(?:\w+ )?(?:expiration|termination|expiry)\b.{0,160}\b(?:sell|dispose|continue|complete|provide|assist|purchase|pay|access)\w*\b/i,
      /\b(?:shall|will|may|agrees? to)\b.{0,100}\b(?:sell|dispose|continue|complete|provide|assist|purchase|repurchase|fulfil\w*|pay|transfer)\b.{0,160}\b(?:upon|following|after|for)\b.{0,60}\b(?:expiration|termination|expiry)\b/i,
    ],
    // What stops then, and what is given back.
    rare: [
      /\b(?:upon|following|after|on|in the event of|at) (?:the |any |such |a )?(?:expiration|termination|expiry|cancell?ation)\b.{0,260}\b(?:shall|will|must)\b.{0,60}\b(?:discontinue|cease|stop|return|remove|vacate|surrender|hand over)\b/i,
      // "In the event of such a termination, neither party shall have any further obligation".
      /\b(?:upon|following|after|in the event of) (?:the |any |such (?:an? )?|a )?(?:expiration|termination|expiry|cancell?ation)\b.{0,200}\b(?:(?:no|any) (?:further|other) (?:obligation|liability|right|duty)|(?:released|relieved|discharged) (?:from|of)|remain (?:liable|responsible|obligated))/i,
    ],
    // What was earned before is paid in any case.
    less: /\b(?:pay|paid|fees?|charges|compensation|amounts?)\b.{0,120}\b(?:accrued|earned|unpaid|not yet paid|(?:due|owed|owing|rendered|performed|incurred)\b.{0,60}\b(?:as of|prior to|before|through|up to|until|at))\b/i,
    // Nor is it the look into books, or the right to end it.
    not: /\b(?:right|may|entitled|permit\w*|allow\w*)\b.{0,60}\b(?:audit|inspect|examine)\b|\bmay terminate\b.{0,80}\b(?:for convenience|at any time)\b|\bmaterial breach["”]? (?:includes|means)|\bclaim is brought\b|\bfails? to comply\b|\bexpir(?:y|ation) of (?:the|such|a|that|said) (?:[\w()-]+ ){0,3}years?(?: period)?\b|^(?!.*\b(?:delete|deliver|export|hand over|transfer)\b.{0,80}\b(?:data|deliverables?|work product|materials|documents|property|stock|inventory)\b).*\bconfidential\b|\b(?:surviv\w+|cease (?:all )?us\w+|solicit(?! orders)|compet\w+|liabilit\w+|severance|insur\w+|notice of such|accrued|entire agreement|representations? (?:and|or) warrant\w*|remedies|rights and obligations|return or destroy|indemnif\w+)\b/i,
  },
  "post-termination-services",
);

export const changeOfControl: CuedTerm = cuedTerm(
  "Change of control or merger",
  {
    spread: 2.5,
    announced: /^change (?:of|in) (?:control|ownership)\b/i,
    about: /control|ownership|merge|merger|consolidat|substantially all|operation of law|acquisition|sale/i,
    heading: /\bchange (?:of|in) control|\bassign|\btransfer|\bterminat/i,
    strong: [
      /\bchange (?:of|in)(?: effective)?(?: the)? (?:control|ownership)\b(?! means| shall mean).{0,240}\b(?:terminat\w+|consent|notice|notif\w+|assignment|default|approval|right)\b/i,
      /\b(?:terminat\w+|consent|notif\w+|deemed (?:an? )?(?:assignment|transfer)|approval)\b.{0,240}\bchange (?:of|in)(?: effective)? (?:control|ownership)\b/i,
      /\bterminat\w+\b.{0,240}\b(?:merges?|merger|consolidat\w+|acquired|sale of (?:all|substantially)|substantially all (?:of )?(?:its|the) (?:assets|business))\b/i,
      /\b(?:merger|consolidation|substantially all (?:of )?(?:its|the) (?:assets|business|stock))\b.{0,200}\b(?:terminat\w+|deemed (?:an? )?(?:assignment|transfer)|(?:shall|will) (?:be deemed|constitute))\b/i,
      /\bassign\w*\b.{0,200}\b(?:by operation of law|merger|change of control)\b.{0,160}\b(?:without|consent)\b/i,
      /\bchange of control\b/i,
      /\b(?:unacceptable )?change in (?:the )?(?:effective )?(?:control|ownership)(?: or management)?\b/i,
      /\bcontrol of (?:either|any|a|the other) part(?:y|ies)\b.{0,80}\b(?:pass|change|transfer)/i,
      /\b(?:may|shall|will)\b.{0,40}\bassign\b.{0,160}\b(?:merger|acquisition|sale)\b.{0,160}\b(?:notice|notif\w+|assumes?|agrees)\b/i,
      /\b(?:merger|consolidation|reorgani[sz]ation|sale of (?:all|substantially))\b.{0,160}\b(?:null and void|requires?|prior (?:written )?(?:consent|notice))\b/i,
    ],
    // Who owns or controls a party must change, or the party be merged or sold.
    needs:
      /\b(?:chang\w+|acqui\w+|transfer\w*|pass\w*|loss|los\w+)\b.{0,100}\b(?:control|ownership|management|voting|shareholding)\b|\bcontrol of\b.{0,60}\b(?:chang|pass|transfer)|\b(?:merge[drs]?|mergers?|merging|consolidat\w+|amalgamat\w+|reorgani[sz]\w+|take-?over)\b|\bsubstantially all\b|\b(?:acquisition|acquired|sale|transfer)\b.{0,60}\b(?:business|assets|company|stock|shares|part(?:y|ies)|by)\b/i,
    // Whom it binds then is no rule on the change itself; nor is ruin a change of who owns a party.
    not: /^(?!.*\b(?:terminat|consent|noti(?:ce|f)|deemed|void|default|approv|require)\w*).*\b(?:binding (?:up)?on|inures?|for the benefit of)\b|^(?!.*\b(?:control|ownership|merge[drs]?|mergers?|consolidat\w*|acqui\w+|takeover|reorgani[sz]\w+)\b).*\b(?:receiver|trustee|bankrupt\w*|insolven\w*|creditors)\b|\b(?:effectiveness|closing|consummation|completion) of the merger\b|\bmerger agreement\b|\bthe merger (?:is|becomes|shall|will)\b|^\W*change (?:of|in) control["”]? (?:means|shall mean)|\b(?:may freely assign|entire agreement|consolidated financial|to (?:the )?(?:best|actual) (?:of )?.{0,20}knowledge|sale of all of the shares held|offering)\b/i,
  },
  "change-of-control",
);
