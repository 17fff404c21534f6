import type { DraftBlock } from "./draft.ts";
import { readLabels, startsWithLabel } from "./labels.ts";

/** A line to sign on, or what is written beside one. */
export const SIGNATURE =
  /^(?:(?:by|name|title|its|signed|signature|date|witness|print(?:ed)? name|authori[sz]ed (?:signatory|signature))\s*:?\s*(?:_{2,}|\/s\/|\.{5,}|$)|(?:by|name|title|its|signature)\s*:)|^\/s\/|^_{6,}/im;
/** What stands like a heading and heads nothing: who the parties are, marks of a form, the column heads of a table of contents. */
const NO_HEADING =
  /\b(?:inc|llc|l\.l\.c|ltd|corp|co|lp|l\.p|llp|plc|gmbh|ag|n\.v|b\.v|s\.a|limited|corporation|company)\.?[)"\u201D]?$|^\[[^\]]*\]$|^pages?(?:\s+no\.?)?$|^(?:and|between|by|by and between|among|continued|to|the|section)\s*:?$/i;
const NAMES_CONTRACT =
  /\b(?:agreement|contract|lease|licen[cs]e|deed|undertaking|memorandum|amendment|addendum|guarant(?:y|ee)|indenture|charter|letter of intent|order form|statement of work|terms (?:and|of)|policy|plan)\b/i;
/** Verbs that a sentence has and a heading has not. */
const VERB =
  /\s(?:shall|will|may|must|is|are|was|were|be|has|have|had|do|does|means?|includes?|agrees?|remains?|acknowledges?|represents?|warrants?|applies|apply|consists?|takes|continues|begins|ends|survives?)\b/;
const WORDS = /\p{L}[\p{L}'\u2019&-]*/gu;
/** Small words that stay in lower case in a title. */
const SMALL = /^(?:a|an|and|as|at|by|for|from|in|into|of|on|or|per|than|the|to|with|without|vs?|re|its|upon|under)$/;
const LONGEST_HEADING = 110;

/** The name of the contract itself, which may have anything below it: a subtitle, a date, the parties. */
export function namesContract(own: string, draft: DraftBlock): boolean {
  return (
    draft.start < 1_500 &&
    own.length <= LONGEST_HEADING &&
    NAMES_CONTRACT.test(own) &&
    !/[.,;:]$|\d{4}|_{3}|\n/.test(own) &&
    !VERB.test(own) &&
    readLabels(own).length === 0 &&
    (isUpper(own) || draft.scale > 1.15 || (isTitle(own) && (draft.centred || draft.emphasised)))
  );
}

/** "Service charge" under "SCHEDULE 3": set as the label is, without a sentence. */
export function isBelowAttachment(title: string, label: DraftBlock, block: DraftBlock): boolean {
  return (
    block.kind === null &&
    title.length <= 80 &&
    !/[.,;:\n]$|\t|_{3}/.test(title) &&
    !VERB.test(title) &&
    /^\p{Lu}/u.test(title) &&
    (block.centred || block.emphasised || (label.scale === block.scale && !label.centred && !label.emphasised))
  );
}

/** Short, without a sentence, and set or written as a title. */
export function isHeadingLike(own: string, draft: DraftBlock): boolean {
  if (draft.kind === "heading") return own.length <= 2 * LONGEST_HEADING;
  if (draft.kind !== null && draft.kind !== "list-item") return false;
  const [label] = readLabels(own);
  const rest = label === undefined ? own : own.slice(label.length);
  if (own.length > LONGEST_HEADING || /[;,]$|\n/.test(own) || /[.!?]\s+\p{Lu}/u.test(rest)) return false;
  if (rest === "")
    return (
      label !== undefined &&
      (label.style === "article" || label.style === "attachment" || draft.emphasised || draft.centred)
    );
  const isSetApart =
    label !== undefined && draft.emphasised && own.length <= 80 && !/[.:]$/.test(rest) && !VERB.test(rest);
  return (
    isUpper(rest) ||
    isSetApart ||
    (isTitle(rest) &&
      !VERB.test(rest) &&
      (!/[.:]$/.test(rest) || draft.emphasised || isRunIn(rest.slice(0, -1), "")) &&
      (label !== undefined || draft.emphasised || draft.centred || draft.scale > 1.1)) ||
    (draft.scale > 1.15 && !rest.endsWith("."))
  );
}

/** Nearly all letters are capitals, and there are some. */
export function isUpper(own: string): boolean {
  const letters = own.match(/\p{L}/gu) ?? [];
  return (
    letters.length >= 3 && letters.filter((letter) => letter === letter.toUpperCase()).length >= 0.9 * letters.length
  );
}

/** Most words that count begin with a capital. */
function isTitle(own: string): boolean {
  const words = (own.match(WORDS) ?? []).filter((word) => !SMALL.test(word));
  if (words.length === 0 || words.length > 14) return false;
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return /^[^\p{L}]*\p{Lu}/u.test(own) && capital >= 0.65 * words.length;
}

/** A heading without the dashes and full stops around it. */
export function trimHeading(heading: string): string {
  const bare = heading.replace(/\s+/g, " ").replace(/^[\s\u2013\u2014:.-]+|[\s.:;\u2013\u2014-]+$/g, "");
  return bare.replace(/^["\u201C]([^"\u201C\u201D]+)["\u201D]?$/, "$1");
}

/** The heading that follows a label: the whole block, an emphasised beginning, or a title closed by a full stop or colon. */
export function headingAfter(
  rest: string,
  leadLength: number,
  looksLikeHeading: boolean,
): { heading: string; isWhole: boolean } {
  const flat = rest.trim();
  if (looksLikeHeading) return { heading: trimHeading(flat), isWhole: true };
  const closed =
    /^["\u201C]?(\p{Lu}[^.:;\n\u201C"]{1,90}?)["\u201D]?\s?(?:[.:]|\s[\u2013\u2014-]|\u2014)(?=\s|["\u201C(]|$)/u.exec(
      flat,
    );
  const introducesList = closed !== null && closed[0].length >= flat.length && closed[0].endsWith(":");
  if (closed?.[1] !== undefined && !introducesList && isRunIn(closed[1], flat.slice(closed[0].length)))
    return { heading: trimHeading(closed[1]), isWhole: closed[0].length >= flat.length };
  if (leadLength > 2 && leadLength <= LONGEST_HEADING) {
    const lead = flat.slice(0, leadLength).trim();
    // What is set in bold between quotes is defined, not headed.
    if (/["\u201C]/.test(lead)) return { heading: "", isWhole: false };
    if (isTitle(lead) || isUpper(lead)) return { heading: trimHeading(lead), isWhole: false };
  }
  return { heading: "", isWhole: false };
}

/** A heading that its clause follows on the same line: "Entire Agreement. This ...", "Entire agreement. This ...". */
function isRunIn(words: string, after: string): boolean {
  const count = words.split(/\s+/).length;
  if (VERB.test(words)) return false;
  const counted = (words.match(WORDS) ?? []).filter((word) => !SMALL.test(word));
  const capital = counted.filter((word) => /^\p{Lu}/u.test(word)).length;
  if (capital === counted.length || (capital >= 0.75 * counted.length && counted.length > 3)) return count <= 12;
  return capital === 1 && count <= 5 && !/\d/.test(words) && /^\s*["\u201C(]?\p{Lu}/u.test(after);
}

/** Whether a block without a number heads what follows it. */
export function isUnnumberedHeading(
  own: string,
  draft: DraftBlock,
  text: string,
  next: DraftBlock | undefined,
): boolean {
  if (draft.kind === "heading") return trimHeading(own) !== "";
  if (draft.kind !== null || next === undefined) return false;
  if (!/\p{L}{3}/u.test(own)) return false;
  const letters = own.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 4 || own.length > LONGEST_HEADING || /\d{4,}|_{3,}|\*{3}|@|\.{4}/.test(own) || /[,;]$/.test(own))
    return false;
  if (readLabels(own).some((label) => label.strong)) return false;
  const following = text.slice(next.start, next.end);
  // Names over signature lines and on title pages are set like headings; a heading has something to head.
  if (
    SIGNATURE.test(following) ||
    /^(?:and|between|by and between|among|by and among)\b/i.test(following) ||
    NO_HEADING.test(own.trim())
  )
    return false;
  if (following.length < 60 && !startsWithLabel(following) && !isHeadingLike(following, next) && next.kind === null)
    return false;
  if (isUpper(own)) return (own.match(WORDS) ?? []).length <= 12;
  if (/[.!?]$/.test(own)) return false;
  return (
    isTitle(own) &&
    (draft.scale > 1.15 || (draft.emphasised && own.length <= 80)) &&
    (own.match(WORDS) ?? []).length <= 10
  );
}
