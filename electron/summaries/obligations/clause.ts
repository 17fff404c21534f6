import { isException } from "../on-device/whole.ts";
import { boundIn, inserted, type SubjectPattern } from "./subject.ts";

/** What is said of who must do what, by when, and on what event. */
export interface Duty {
  /** As the contract calls who is bound. */
  readonly who: string;
  /** With its "shall" or "must not": what is to be done. */
  readonly what: string;
  /** "" where no time is said. */
  readonly when: string;
  /** The condition or event; "" where it is always due. */
  readonly trigger: string;
}

/** A condition or an event on which something is due; "unless" is what it is not due for. */
const condition =
  /^(?:if|upon|on (?:(?:the )?(?:receipt|request|notice|written|termination|expir\w+|occurrence|approval|completion|delivery))|at (?:the )?(?:\S+ ){0,4}(?:request|direction|instruction|option|demand)\b|when(?:ever)?|where|in the event|in case|following|after|once|provided|as soon as|so long as|as long as|(?:to the extent|only) (?:if|that)|in (?:each|any|every) \w+ (?:where|in which)|should)\b/i;
const length =
  "(?:days?|weeks?|months?|quarters?|years?|hours?|terms?|periods?|time|duration|so long as|as long as|such time)";
/** By when, for how long, how often. */
const time = new RegExp(
  `^(?:during|throughout|within|until|by (?:the|no|\\d|\\p{Lu}\\p{L}+ \\d)|(?:on or )?before|no(?:t)? later than|prior to|at all times|promptly|immediately|forthwith|annually|monthly|quarterly|each|every|in (?:each|every)|(?:from|commencing|beginning|starting|effective)\\b|(?:for|at least|not less than)\\b.*\\b${length}\\b|on (?:an? |the )?(?:\\S+ )?(?:basis|day|date)\\b|(?:[\\p{L}-]+ )?\\(?\\d{1,3}\\)? (?:\\p{L}+ ){0,2}(?:days?|weeks?|months?|years?)\\b)`,
  "iu",
);
/** "During the Term, if the Buyer asks": both stand before the duty. */
const timeAndEvent =
  /^(?<time>(?:during|throughout|within|for|until|after|following|at any time)\b[^,]{3,80}),\s+(?<event>(?:if|when(?:ever)?|upon|where|in the event|in case)\b.+)$/i;
/** What limits a duty from the beginning of its sentence is no event. */
const limit = /^(?:subject to|except|save|unless|notwithstanding|without (?:limiting|prejudice))\b/i;

/**
 * Where a condition may begin that a sentence ends with. "As if" compares and is none; "only if" stays together. A proviso,
 * and what begins with "unless", takes a part of the duty back: it is read with it, and nobody takes it for its occasion.
 */
const conditionStart =
  /,?\s+(?=(?:(?<!\b(?:as|even|only)\s)(?:(?:even|only)\s+)?if(?! (?:any|applicable|necessary|so|not|possible)(?:[,;.)]|$| (?:and|or)\b))|upon (?:(?:the|any|its|such|each|a|prior|written|\S+['’]s) )*(?:\w+ ){0,2}?(?:\w+(?:ing|ion|ment|al|ance|ence|ture)|receipt|request|notice|expiry|delivery|demand|breach|default|launch|entry|award)\b|when(?:ever)?|in the event|in case|following (?:the|any|such|its|receipt|execution|termination|delivery|notice)|after|once|as soon as)\s)/gi;
/** What stands before a condition of the whole sentence: not half a phrase, nor a noun that the condition belongs to. */
const goesOnBefore =
  /\b(?:and|or|but|not|only|even|as|that|which|who|than|the|an?|to|of|in|by|for|with|from|until|either|both|neither|next|agreed|based|called|dependent|depends?|rel(?:y|ies|ied|iance)|contingent|conditional|conditioned|effective|imposed|conferred|period|periods|times?|dates?|days?|places?|jurisdictions?|locations?|states?|cases?|instances?|circumstances|extent|situations?|event|first|immediately before|including|except|so|such|whether)$/i;
/** From here on it is said what is not to be done, or need not: a condition that stands there is one of the exception. */
const takesBack =
  /\b(?:provided,? (?:however|further|that|always)|except|excluding|other than|unless|save (?:as|for|that|where|if|in))\b/i;
const longestCondition = 320;
/** Another clause: what stands there is no longer the condition of this one. */
const anotherClause =
  /\band thereafter\b|, failure of which\b|[,.;]\s+(?:(?:and|but|or)\s+(?:also\s+)?(?:shall|will|must|may)\b|(?:shall|will|must)\b|(?:and\s+)?(?:the )?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)* (?:shall|will|must|may|agrees?)\b)/u;

/** The number of a clause that is quoted with it; "30 days after" begins with no such number. */
const ownNumber = /^(?:\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}[.)]|\([A-Za-z\d]{1,4}\))\s+(?=["“(]?\p{Lu})/u;

/** Takes a sentence apart; null where nobody is bound in it. Says nothing that the sentence does not: it only divides it. */
export function clauseOf(sentence: string, subject: SubjectPattern): Duty | null {
  const whole = sentence.replace(/^…\s*/, "").trim().replace(ownNumber, "");
  const exception = exceptionIn(whole);
  const text = whole.slice(0, whole.length - exception.length).trim();
  const found = boundIn(text, subject);
  if (found === null) return null;
  const { who, isPassive } = found;
  const lead = found.lead
    .replace(/[\s,]+$/, "")
    .replace(/,\s+then$/i, "")
    .replace(listOpening, "");
  const rest = found.rest.replace(/[\s.;]+$/, "");
  const both = timeAndEvent.exec(lead)?.groups;
  const trigger = condition.test(lead) ? lead : (both?.["event"] ?? "");
  const when = both?.["time"] ?? (trigger === "" && !limit.test(lead) && time.test(lead) ? lead : "");
  const at = trigger === "" ? conditionAt(rest) : rest.length;
  const bare = rest.slice(0, at);
  const said = `${lead.charAt(0).toLowerCase()}${lead.slice(1)}`;
  const what =
    lead === "" || lead === trigger || lead === when || both !== undefined
      ? bare
      : isPassive
        ? `${said}, ${bare}`
        : inserted(bare, said);
  return {
    who,
    what: exception === "" ? what : `${what}. ${exception.replace(/[\s.;]+$/, "")}`,
    when,
    trigger: trigger === "" ? rest.slice(at).replace(/^[\s,]+/, "") : trigger,
  };
}

/** "The Supplier undertakes as follows: … during the Term": the words that open a list are neither condition nor time. */
const listOpening = /^[^:]{0,300}:\s+(?:…\s*)?/;

/** Where the condition begins that a duty ends with; its length where it has none. */
function conditionAt(what: string): number {
  for (const { index } of what.matchAll(conditionStart)) {
    const [before, clause] = [what.slice(0, index), what.slice(index)];
    // What stands before it must still say what is to be done.
    if (
      index > 20 &&
      clause.length <= longestCondition &&
      !clause.includes(";") &&
      // A list: its items are told apart by nobody.
      !/[:…]/.test(what) &&
      !takesBack.test(before) &&
      !takesBack.test(clause) &&
      !within.test(before) &&
      !goesOnBefore.test(before) &&
      !anotherClause.test(clause) &&
      isClosed(before) &&
      isClosed(clause)
    )
      return index;
  }
  return what.length;
}

/** The sentence behind the duty that takes back a part of it; "" where there is none. */
function exceptionIn(text: string): string {
  const ends = [...text.matchAll(/[.;…]["”)]?\s+(?=\p{Lu})/gu)].map((stop) => stop.index + stop[0].length);
  const start = ends.find((end) => isException.test(text.slice(end)));
  return start === undefined ? "" : text.slice(start);
}

function isClosed(text: string): boolean {
  return (text.match(/\(/g)?.length ?? 0) === (text.match(/\)/g)?.length ?? 0);
}

/** "within thirty days |after the invoice": the time is not over where the event begins. */
const within =
  /\b(?:days?|months?|weeks?|years?|hours?|quarters?)(?:['’]s?)?(?:\s+(?:prior|written|advance))*(?:\s+notice)?$/i;
