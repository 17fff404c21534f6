import { escaped } from "../on-device/wording.ts";

/**
 * Whom a contract binds under a name that it defines or a short form of a party's, beside the parties' own names and the
 * roles that are customary: "the Confidant", "Holder", "XYLO" of "XYLO Corporation". A defined term is somebody where what
 * only persons do is asked of it, and more than once; a committee, or a thing, does none of it.
 */
const defined =
  /\(\s*(?:(?:each|collectively|together|hereinafter|hereafter|individually|referred to as|called|an?|the|as),?\s+)*["“](?:the\s+)?(?<name>\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*){0,3})["”]|["“](?:the\s+)?(?<means>\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*){0,2})["”]\s+(?:shall\s+)?means?\s+(?:(?:the|a|an|any|each|such)\s+)?(?:\w+\s+){0,2}?(?:person|party|company|individual|entity|corporation|firm|City|employer|owner)\b/gu;

/** What a thing, a term or a committee may be called, whatever is asked of it. */
const nobody =
  /\b(?:Agreement|Contract|Committee|Team|Council|Board|Panel|Services?|Products?|Goods|Software|System|Equipment|Term|Date|Information|Parties|Party|Affiliates?|Representatives?|Policy|Plan|Fund|Order|Notice|Site|Premises|Property|Work|Materials?|Program(?:me)?|Documents?|Confirmation|Account|Shares?|Notes?|Securities)$/;

/** "A joint steering committee (the "JSC")". */
const body = /\b(?:committee|team|council|board|panel|sub-?committee|group of)\b[^.;(]{0,60}$/i;
/** Characters before a definition in which it is said what is defined. */
const nearby = 120;

const personal =
  "(?:keep|hold|use|disclose|return|destroy|pay|provide|deliver|notify|indemnify|defend|furnish|ensure|comply|cooperate|co-operate|reimburse|perform|supply|purchase|sell|protect|refrain|restrict|obtain|submit|assist|execute|inform|contact|solicit|abide|preserve|bear|take|make|treat|maintain|acknowledge|sign|report|consult)";

/** The names, longest first, without those of `known`. */
export function personsNamed(text: string, known: readonly string[]): string[] {
  const terms = [...text.matchAll(defined)].flatMap(({ groups, index }) =>
    body.test(text.slice(Math.max(0, index - nearby), index)) ? [] : (groups?.["name"] ?? groups?.["means"] ?? []),
  );
  const short = known.flatMap((name) => /^(?<first>\p{Lu}{4,})\s\p{L}/u.exec(name)?.groups?.["first"] ?? []);
  const taken = new Set(known.map((name) => name.toLowerCase()));
  return [...new Set([...terms, ...short])]
    .filter((name) => !taken.has(name.toLowerCase()) && !nobody.test(name) && isAsked(text, name))
    .toSorted((a, b) => b.length - a.length);
}

function isAsked(text: string, name: string): boolean {
  const called = escaped(name).replace(/\s+/g, "\\s+");
  const asked = new RegExp(
    `(?<![\\p{L}’'-])${called}\\s+(?:(?:hereby|further|also)\\s+)*(?:shall|will|must|agrees?(?: not)? to|undertakes?(?: not)? to)\\s+(?:(?:not|also|promptly|immediately|at all times|only|at its own expense)\\s+)*${personal}\\b`,
    "gu",
  );
  return [...text.matchAll(asked)].length >= leastAsked;
}

const leastAsked = 2;
