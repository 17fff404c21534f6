import { factsIn, type Fact } from "../facts.ts";
import { plainFact } from "../on-device/terms/answers.ts";
import { lengthOf, type Length } from "./arithmetic.ts";

/** What the words of a contract say of how its term goes on. */
export interface Renewal extends Length {
  /** The length of one renewal, as it is said: "2 years". */
  readonly said: string;
  /** "from year to year", where it is said so and not as a length; "" otherwise. */
  readonly rhythm: string;
  readonly isAutomatic: boolean;
  /** Whether somebody may choose it. */
  readonly isOptional: boolean;
  /** How often at most; null without a limit. */
  readonly times: number | null;
}

const times =
  /\b(?:(?<count>one|two|three|four|five|six|ten|\d{1,2})\s*(?:\(\d+\)\s*)?(?:additional|further|successive|consecutive|renewal|extension)|only (?:be )?renewed once|one time only)\b/i;
const counts: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10 };
const repeated =
  /\b(?:successive|consecutive|(?:each|every) (?:\w+[- ]){0,3}\(?\d*\)?[- ]?(?:year|month|renewal|period|term)|year[- ]to[- ]year|month[- ]to[- ]month|(?:years?|months?|renewal|additional|further|extension)[\s)-]{1,2}(?:renewal )?(?:periods|terms))\b/i;
const byItself =
  /\bautomatic\w*|\b(?:shall|will) (?:be )?(?:renew|extend)\w*\b|\b(?:year[- ]to[- ]year|month[- ]to[- ]month)\b|\b(?:renew|exten[ds]|continu)\w*\b[^.;]{0,200}\bunless\b[^.;]{0,80}\bnot(?:ice|if)|\bunless\b[^.;]{0,80}\bnot(?:ice|if)[^.;]{0,160}\b(?:renew|exten[ds]|continu)/i;
const byChoice =
  /\b(?:may|option|right|entitled|elect\w*|request\w*)\b[^.;]{0,40}\b(?:renew|exten[ds])(?!\w* automatically)/i;
/** Something has to happen before it renews. */
const onCondition =
  /\b(?:renew|exten[ds])\w*\b[^.;]{0,160}\b(?:provided|if (?!neither\b|no\b)|subject to|consent|mutual\w*|agrees?|agreed|upon|by (?:\w+ ){0,3}(?:agreement|application|request)|appl(?:y|ies|ication)|approv\w+)\b/i;
/** The same, said before it: "With the consent of the Authority the term shall be extended". */
const onConditionBefore =
  /\b(?:upon|with|by|on|after|subject to|if|when|where)\b(?:(?!\bunless\b)[^.;]){0,80}\b(?:agree(?:s|d|ment in writing|ment of|ment between)|consents?|appl(?:y|ies|ication)|approv\w+|requests?|proposal|proposes?|decides?)\b(?:(?!\bunless\b)[^.;]){0,160}\b(?:renew|exten[ds])(?!\w* automatically)/i;

const partialTerm =
  /\b(?:(?!(?:Initial|First|Original|Primary|Base|Current|Then|Renewal|Renewed|Extension|Extended|Successive|Additional|Agreement|Contract|The|Each|Such|Any|This)\b)\p{Lu}[\p{L}-]+ ){1,2}(?:Term|Period)\b(?=[^.;]{0,40}\b(?:shall|will|may|is|can)\b[^.;]{0,40}\b(?:renew|exten[ds]))/u;

/** "The Services Term shall be renewed": what is renewed, where it has a name of its own that the words on the term do not give it; null else. */
export function renewedPart(words: string, onTheTerm: string): string | null {
  const name = partialTerm.exec(words)?.[0];
  if (name === undefined) return null;
  const isTheTerm = new RegExp(
    `["“'](?:the )?${name}["”']|\\b${name} (?:of (?:this|the) \\w+ )?(?:shall|will|is|begins?|commences?|means)\\b`,
    "i",
  );
  return isTheTerm.test(onTheTerm) ? null : name;
}

/** Reads it from the words of a clause; null where they name no length. */
export function renewalIn(words: string): Renewal | null {
  const fact = factsIn(words).findLast((one) => one.kind === "duration" && isOfRenewal(words, one));
  const length = fact === undefined ? rhythmIn(words) : said(fact);
  if (length === null) return null;
  const limit = times.exec(words);
  const count = limit?.groups?.["count"]?.toLowerCase();
  return {
    ...length,
    rhythm:
      fact === undefined
        ? `from ${length.unit === "month" && length.count === 1 ? "month to month" : "year to year"}`
        : "",
    isAutomatic:
      byItself.test(words) && !byChoice.test(words) && !onCondition.test(words) && !onConditionBefore.test(words),
    isOptional: byChoice.test(words),
    times:
      limit === null ? (repeated.test(words) ? null : 1) : count === undefined ? 1 : (counts[count] ?? Number(count)),
  };
}

type SaidLength = Length & { readonly said: string };

function said(fact: Fact): SaidLength | null {
  const length = lengthOf(fact);
  return length === null ? null : { ...length, said: plainFact(fact) };
}

/** A length that is not that of a notice, of the first term, or of a time until something. */
function isOfRenewal(words: string, { start, end }: Fact): boolean {
  const [before, after] = [words.slice(0, start), words.slice(end)];
  if (/^['’]?s?[\s-]*(?:prior|written|advance|notice|before|anniversary)/i.test(after)) return false;
  if (/\b(?:least|than|within|until|through|notice of)\s*(?:the\s+)?(?:\w+\s+)?$/i.test(before)) return false;
  return (
    /^\s*(?:renewal |extension |additional |successive )(?:terms?|periods?)\b/i.test(after) ||
    /\b(?:renew\w*|exten[ds]\w*|additional|successive|further)\b[^.;]{0,60}$/i.test(before)
  );
}

function rhythmIn(words: string): SaidLength | null {
  if (/\b(?:year[- ]to[- ]year|renew\w*(?: automatically)? (?:each|every) year|renew\w* annually)\b/i.test(words))
    return { count: 12, unit: "month", said: "1 year" };
  return /\bmonth[- ]to[- ]month\b/i.test(words) ? { count: 1, unit: "month", said: "1 month" } : null;
}
