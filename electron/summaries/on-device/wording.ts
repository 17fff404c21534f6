import { collapse } from "./sentences.ts";
import { wholeOf, type Limited } from "./whole.ts";

const leadIn =
  /^(?:(?:provided,? however,? that|provided that|it is (?:understood|agreed)(?: and (?:understood|agreed))? that|the parties (?:hereby )?(?:acknowledge|agree)(?: and (?:acknowledge|agree))? that|in addition,|furthermore,|moreover,|accordingly,|for the avoidance of doubt,)\s+)/i;
/** What is left of the words before a list where those are a lead-in: its dash, and the number of its first item. */
const opener = /^[:–—-][\s…]+(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s+)?/u;
const numbering =
  /^(?:\d{1,2}\s+(?=\p{Lu}\p{L}*\s+\p{Ll}|(?:The|This|Each|Either|Neither|All|Any|No|If|In|On|At|Upon|Subject|Unless|Except|During|Within|Nothing)\s)|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)](?!\d)\s*|\d{1,3}(?:\.\d{1,3})+\s+|[•●▪·*-]\s*)+/u;

/** Words that turn what follows: a part without them could say the opposite. */
const turning =
  /\b(?:no|not|neither|nor|never|none|unless|except|without|if|only|nothing|cannot|provided|subject to|prior to|until|in the event|in case|should|where|when|whenever|to the extent)\b/i;

const trailing = /(?:[\s;:,—–]|[;,:]\s+(?:and|or)|[:;,.]\s+\(?(?:\d{1,2}|\p{Ll}|[ivx]{1,4})[.)]?)+$/u;
const unfinished = /\b(?:if|that|as follows|following|and|or|the|of|to|any|unless|where|when|by|with|for|in|on)$/iu;

/** What a careful drafter puts into one sentence: of what is cut off, more is missed than is spared. */
export const mostWords = 100;

const joint = /^\s*(?:(?:and|but|then|thereafter|provided,? (?:however,? )?that|that)[\s,]+)+/i;
const subject = /^(?:\p{Lu}|(?:the|each|either|neither|both|no|any|all|such|this|these|its?|they|you|we|he|she)\s)/u;
const soonItsVerb =
  /^(?:[^\s;:]+\s+){1,10}?(?:shall|will|may|must|can|is|are|was|were|has|have|agrees?|grants?|waives?|submits?|appoints?|assigns?|cannot)\b/i;
const condition = /^(?:if(?! any\b)|upon|in the event)\b[^;:]{5,200},\s+(?:the\s|\p{Lu}|it\s|they\s|such\s)/u;

/** Whether a part of a sentence has a subject and a verb of its own, and can be read without what stands before it. */
function isOwnClause(part: string): boolean {
  // "Then" follows from what stands before it.
  if (/^\s*then\b/i.test(part)) return false;
  const bare = part.replace(joint, "").trimStart();
  return (subject.test(bare) && soonItsVerb.test(bare)) || condition.test(bare);
}

/**
 * As `readable`, but of a long sentence the part around `at`, an offset into it, where what is looked for stands: from the
 * clause before it, marked with an ellipsis, and at least to `until`, where it has been said.
 */
export function readableAround(sentence: string, at: number, most = mostWords, until = at): string {
  const head = sentence.slice(0, at);
  if (head.split(" ").length < 22 || sentence.split(" ").length <= most) return readable(sentence, most, until);
  const stops = [...head.matchAll(/[;:,](?=\s)|(?<=\p{Ll}{2})\.(?=\s)/gu)].map((stop) => stop.index + 1);
  const from =
    stops.findLast(
      (stop) =>
        head.length - stop > 12 &&
        balanced(head.slice(0, stop)) &&
        !turning.test(head.slice(0, stop)) &&
        isOwnClause(sentence.slice(stop)),
    ) ?? 0;
  if (from === 0) return readable(sentence, most, until);
  const part = sentence
    .slice(from)
    .replace(/^\s*(?:(?:and|but|that)\s+)+/i, "")
    .trimStart();
  // `readable` begins with a capital; in the middle of a sentence only what has one keeps it.
  const shown = readable(part, most, part.length - (sentence.length - until));
  return `…${part.startsWith(shown.charAt(0)) ? shown : shown.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())}`;
}

/**
 * A sentence to read at a glance: without its number and lead-in, at most `most` words, cut where a clause ends; not before
 * the offset `until` into it, if that can be.
 */
export function readable(sentence: string, most = mostWords, until = 0): string {
  const source = collapse(sentence).replace(numbering, "").replace(leadIn, "").replace(opener, "");
  const bare = source.replace(trailing, "");
  const words = bare.split(" ");
  // To spare a reader a few words is not worth what they may say.
  if (words.length <= most * 1.2) {
    // It went on, into a list or a condition.
    const open = /(?:[:—–,]|;|[;,]\s+(?:and|or))\s*$/iu.test(source) || unfinished.test(bare);
    return open ? `${capitalised(finished(bare))}…` : ended(capitalised(bare));
  }
  const head = words.slice(0, most).join(" ");
  const stops = [...head.matchAll(/[;:,](?=\s)|\s(?=\((?!\d))/gu)].map((stop) => stop.index);
  const at =
    longEnough(head, stops) ??
    // No clause ends there: then where one begins.
    longEnough(
      head,
      [
        ...head.matchAll(
          /(?<!\b(?:as|even|only))\s(?=(?:and|or|but|that|which|who|provided|unless|until|if|where|when|for|within|by|with|in)\s)/gu,
        ),
      ].map((stop) => stop.index),
    ) ??
    head.length;
  const said = atStop(bare, Math.max(at, until - sentence.length + bare.length));
  const reached = bare.slice(0, said).split(" ").length > most + mostBeyond ? at : said;
  const end = pastDate(bare, pastTurns(bare, reached, most + mostBeyond));
  // A little more says what it depends on.
  const isClose = most >= mostWords && words.length <= most + mostBeyond;
  return end === bare.length || (isClose && openProviso.test(bare.slice(0, end)))
    ? ended(capitalised(bare))
    : `${capitalised(finished(bare.slice(0, end)))}…`;
}

const months =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const dayNumber = "\\d{1,2}(?:st|nd|rd|th)?";
const date = new RegExp(
  `\\b(?:(?:the )?${dayNumber}(?: day)?(?: of)? ${months}(?:,? \\d{4})?|${months} ${dayNumber}(?:,? \\d{4})?|${months},? \\d{4})(?![\\p{L}\\d])`,
  "giu",
);

/** An offset at or behind `at` that does not part a date: "August 16, 2017" is said whole or not at all. */
function pastDate(text: string, at: number): number {
  const cut = [...text.matchAll(date)].find((found) => found.index < at && at < found.index + found[0].length);
  return cut === undefined ? at : cut.index + cut[0].length;
}

/** A condition that has begun, and whose list is cut off. */
const openProviso =
  /\b(?:provided|on (?:the )?condition|only if|so long as|conditioned (?:up)?on)\b[^.;]*$|\b(?:in the event(?: that)?|if|where|when|unless|until)(?: \S+){0,3}\W*$/i;

/** So many words more a statement may have, lest its meaning turn in what is left out. */
const mostBeyond = 50;
const operative =
  /\b(?:shall|will|may|must|can|is|are|was|were|has|have|agrees?|grants?|appoints?|warrants?|represents?|acknowledges?|assigns?|means|does|do|disclaims?)\b/i;
/** A part that begins so turns what stands before it. */
const turns =
  /^[\s,;:(]*(?:(?:(?:and|or|but)\s+)?(?:arising|arises?|resulting|results?|relat(?:ing|es?)|caused|based|incurred|suffered|to the extent|insofar|in connection|in respect|with respect|by reason|on account|which|that|who|whom|whose|where)\b|(?:(?:and|or|but)\s+)?(?:[^\s,;:]+\s+){0,6}?(?:not|nor|neither|never|no|unless|except|excluding|provided|if|as (?:if|though)|only|until|subject|without|but|less)\b)/i;

/** "As if it", "; provided, however": a comparison or a proviso that has only begun. */
const hangs = /\bas (?:if|though)(?: \S+){0,3}$|\b(?:provided|however|except|unless)\W*$/i;

/** Words of the sentence before another that it points to, or behind it that takes back a part of it. */
const longestException = 60;

/** As `readable`, of a sentence with what limits or completes it, and what it points back to. */
export function readableWhole(sentence: Limited, most = mostWords): string {
  return inContext(readable(wholeOf(sentence).text, most), sentence);
}

/** What is shown of a sentence, after what it points back to, and before what takes back a part of it. */
export function inContext(shown: string, { before, exception, after }: Limited): string {
  return [
    ...(before === undefined ? [] : [readable(wholeOf(before).text, longestException)]),
    shown,
    ...(exception === undefined ? [] : [readable(wholeOf(exception).text, longestException)]),
    ...(after === undefined || after.start === exception?.start
      ? []
      : [readable(wholeOf(after).text, longestException)]),
  ].join(" ");
}

/** The first offset at or behind `at` where a clause ends, and no bracket is open. */
function atStop(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const stops = [...text.slice(at).matchAll(/[;:,](?=\s)|\s(?=\((?!\d))/gu)].map((stop) => at + stop.index);
  return stops.find((stop) => balanced(text.slice(0, stop))) ?? text.length;
}

/** An offset at or behind `at` where the main verb has been said and the next part does not turn what was said. */
function pastTurns(text: string, at: number, most: number): number {
  let end = at;
  while (
    end < text.length &&
    (!operative.test(text.slice(0, end)) || turns.test(text.slice(end)) || hangs.test(text.slice(0, end)))
  ) {
    const rest = text.slice(end + 2);
    const stops = [...rest.matchAll(/[;:,](?=\s)|\s(?=\((?!\d))/gu)].map((stop) => end + 2 + stop.index);
    const next = stops.find((stop) => stop - end > 12 && balanced(text.slice(0, stop))) ?? text.length;
    // Too long to be read at a glance; the ellipsis says that it goes on.
    if (text.slice(0, next).split(" ").length > most) break;
    end = next;
  }
  return end;
}

/** The last of `places` that leaves more than half of the text, with no bracket open. */
function longEnough(text: string, places: readonly number[]): number | undefined {
  return places.findLast(
    (at) => at > text.length * 0.55 && balanced(text.slice(0, at)) && !countingWord.test(text.slice(0, at)),
  );
}

/** Without words at the end that lead on to others. */
function finished(text: string): string {
  let bare = text.replace(/[\s;:,]+$/u, "");
  while (danglingWord.test(bare) && bare.split(" ").length > 6)
    bare = bare.replace(danglingWord, "").replace(/[\s;:,]+$/u, "");
  return bare;
}

/** "One hundred and twenty" is one number. */
const countingWord = /\b(?:hundred|thousand|million|billion)$/i;
const danglingWord =
  /\s(?:and|or|but|the|a|an|of|to|by|if|that|which|who|with|for|in|on|at|as|from|under|upon|any|all|each|however|such|its|their|his|her|your|our|this|these|those|other|is|are|be|been|was|has|have|shall|will|may|must|not|no|than|into|including|provided|unless|until|where|when|whether|right|entitled|required|obligated|able|following|within|between|through|follows|arising|arising out|resulting|relating|respect|either|limited|according|pursuant|prior|due|as well)$/iu;

/** A name that begins with a small letter, like "eScrow", keeps it. */
export function capitalised(text: string): string {
  return text.replace(
    /^(["“'(]*)(?!\p{Ll}{1,2}\p{Lu}\p{Ll})(\p{Ll})/u,
    (_all, open: string, letter: string) => open + letter.toUpperCase(),
  );
}

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  return names.length <= 1 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

function ended(text: string): string {
  return /[.!?…]["”)]?$/u.test(text) ? text : `${text}.`;
}

function balanced(text: string): boolean {
  return (text.match(/\(/g)?.length ?? 0) === (text.match(/\)/g)?.length ?? 0);
}

/** As the source of a RegExp that finds just these characters. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
