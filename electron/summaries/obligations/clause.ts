import { isException } from "../on-device/whole.ts";
import { customaryRoles } from "../verification/roles.ts";

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

const everyone =
  "each of the parties|each party|either party|both parties|neither party|neither of the parties|all parties|the parties|no party|the other party|any party|you|we";
const binding =
  "(?:(?:hereby|also|further|each|both|then|in turn|jointly|severally|and)\\s+)*(?:shall|must|will|agrees?|undertakes?|covenants?|(?:is|are) (?:required|obligated|obliged|responsible)|has to|have to|may not|cannot)\\b";

/** What contracts call whoever is bound beside the customary roles. */
const alsoCalled: readonly string[] =
  "Company|Franchise Owner|Undersigned|Bidder|Dealer|Disclosee|Stockholder|Stockholders|Shareholders|Sellers|Buyers|Purchasers|Licensees|Members|Partners|Subcontractor|Participant|Optionee|Grantee|Grantor|Pledgor|Covenantor|Obligor|Vendors".split(
    "|",
  );

const several = "(?:each(?: and every)?|every|any|no|none|neither|all|both)\\s+(?:of\\s+)?(?:the\\s+|such\\s+)?";

/** "For two years after the Closing the Seller shall": a time needs no comma behind it. */
const timeBefore =
  "(?:for (?:a (?:period|term) of )?|during |throughout |within |after |until )[^,;.]{3,100}?\\s+(?=the\\s|each\\s|neither\\s)";

/** Finds, in a sentence, who is bound: a name of `names`, what contracts call their parties, or everyone. */
export function subjectPattern(names: readonly string[]): RegExp {
  const known = [...new Set([...names, ...customaryRoles, ...alsoCalled])]
    .filter((name) => name.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const one = `(?:the\\s+)?(?:${known.join("|")})`;
  return new RegExp(
    `^(?<lead>(?:.{3,400}?,\\s+|${timeBefore})??)(?:the\\s+)?(?<who>(?:${everyone}|(?:${several})?(?:${known.join("|")}))(?:(?:,\\s+${one}){0,5},?\\s+(?:and|or)\\s+${one})?(?:\\s+(?:and|or)\\s+(?:its|their|affiliated)\\s+\\w+)?)(?:\\s*\\([^)]{1,40}\\))?,?\\s+(?<rest>${binding}.*)$`,
    "iu",
  );
}

const condition =
  /^(?:if|upon|on (?:receipt|request|notice|written|termination|expir\w+|the (?:occurrence|termination|expir\w+))|when(?:ever)?|where|in the event|in case|following|after|once|unless|subject to|provided|as soon as|except|save|notwithstanding|should)\b/i;
const time =
  /^(?:during|throughout|within|until|by|on or before|no later than|not later than|from|for|prior to|before|at least|each|every)\b/i;
/** A condition that a sentence ends with, up to its full stop. "As if" compares and is none; "only if" stays together. */
const atTheEnd =
  /,?\s+(?<clause>(?:(?<!\b(?:as|even|only)\s)(?:(?:even|only)\s+)?if|upon|when(?:ever)?|in the event|in case|following (?:the|any|such|its|receipt|execution|termination|delivery|notice)|after|once|unless|subject to|provided,? (?:however,? )?that|except|as soon as)\s[^;]{3,300}?)[.;]?$/i;
/** Another clause: what stands there is no longer the condition of this one. */
const anotherClause =
  /[,.;]\s+(?:(?:and|but|or)\s+(?:also\s+)?(?:shall|will|must|may)\b|(?:and\s+)?(?:the )?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)* (?:shall|will|must|may|agrees?)\b)/u;

/** The number of a clause that is quoted with it; "30 days after" begins with no such number. */
const ownNumber = /^(?:\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}[.)]|\([A-Za-z\d]{1,4}\))\s+(?=["“(]?\p{Lu})/u;

/** Takes a sentence apart; null where nobody is bound in it. Says nothing that the sentence does not: it only divides it. */
export function clauseOf(sentence: string, subject: RegExp): Duty | null {
  const whole = sentence.replace(/^…\s*/, "").trim().replace(ownNumber, "");
  const exception = exceptionIn(whole);
  const text = whole.slice(0, whole.length - exception.length).trim();
  const found = subject.exec(text)?.groups;
  if (found === undefined) return null;
  const { who = "" } = found;
  const lead = (found["lead"] ?? "").replace(/[\s,]+$/, "");
  let what = (found["rest"] ?? "").replace(/[\s.;]+$/, "");
  let when = "";
  let trigger = "";
  if (condition.test(lead)) trigger = lead;
  else if (time.test(lead)) when = lead;
  else if (lead !== "") what = `${what}, ${lead.charAt(0).toLowerCase()}${lead.slice(1)}`;
  if (trigger === "") {
    const end = atTheEnd.exec(what);
    // What stands before it must still say what is to be done.
    if (
      end !== null &&
      end.index > 20 &&
      !within.test(what.slice(0, end.index)) &&
      !anotherClause.test(end[0]) &&
      isClosed(end[0])
    ) {
      trigger = end.groups?.["clause"] ?? "";
      what = what.slice(0, end.index);
    }
  }
  return { who, what: exception === "" ? what : `${what}. ${exception.replace(/[\s.;]+$/, "")}`, when, trigger };
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
