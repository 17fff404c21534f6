import type { CrossReference, References } from "../../../shared/domain/references.ts";
import type { Reading } from "../on-device/reading.ts";
import { escaped } from "../on-device/wording.ts";

/** With fewer numbered parts than this, the numbers are not known well enough to miss one. */
const fewestParts = 5;
const attachment = /^(?:schedule|exhibit|annex|appendix|attachment|addendum)\b/i;
/** Of another document: "Section 4 of the Lease", and the first of "Sections 4.1 and 4.2 of the Lease". */
const ofAnother =
  /^(?:\([^)]{1,6}\))*(?:(?:\s*,(?:\s+(?:and|or))?|\s+(?:and|or|to|through))\s+(?:\p{Lu}\p{Ll}+\s+)?(?:\d[\d.]*|[IVX]+\b|[A-Z]\b)(?:\([^)]{1,6}\))*){0,6}\s*,?\s*(?:of|to|in|on|under)\s+(?:(?:the|that certain|such|said|its|their|an?|any)\s+)(?!agreement\b|contract\b|same\b)(?:\p{Lu}|original|master|prior|existing|prospectus|registration|report|form)/u;
/** A higher number is that of the page in a list of attachments. */
const mostAttachments = 40;
const filing = /^(?:exhibit|ex)[\s.-]+\d{1,2}\.\d/i;

/** References to parts that the contract does not have, each part once, in the order of the text. */
export function danglingReferences(
  { text, contract, sentences }: Reading,
  { references }: References,
): CrossReference[] {
  const numbered = contract.sections.filter(({ number }) => number !== "" && !attachment.test(number));
  const inParts = references.filter((one) => !attachment.test(one.text));
  const followed = inParts.filter(({ state }) => state === "resolved").length;
  const lost = new Set(
    inParts.filter((one) => one.state === "dangling" && !isOfAnother(text, one)).map((one) => plain(one.text)),
  ).size;
  // Where many lead nowhere it is the reading of the numbers that failed.
  const sure = numbered.length >= fewestParts && followed >= 3 * lost;
  const seen = new Set<string>();
  return references.filter((one) => {
    if (one.state !== "dangling" || !/^\p{L}{5,}\s/u.test(one.text)) return false;
    const key = plain(one.text);
    if (seen.has(key)) return false;
    seen.add(key);
    if (isOfAnother(text, one) || isOfAttachment(text, one)) return false;
    // What no running text says is a line of a table of contents.
    if (!sentences.some(({ start, end }) => start <= one.start && one.end <= end)) return false;
    if (attachment.test(one.text))
      return (
        !filing.test(one.text) &&
        Number(/\d+/.exec(one.text)?.[0] ?? 0) <= mostAttachments &&
        !isHead(text, one) &&
        !opens(text, one) &&
        !named(contract.sections, one.text)
      );
    return sure && !/\.\d{3}/.test(one.text) && !isAboveOthers(numbered, one.text) && !isBegun(text, one);
  });
}

function isOfAnother(text: string, { end }: CrossReference): boolean {
  return ofAnother.test(text.slice(end, end + 80).replace(/\s+/g, " "));
}

/** "Schedule A, Section B": the parts of attachments go by numbers of their own. */
function isOfAttachment(text: string, { start, text: name }: CrossReference): boolean {
  return !attachment.test(name) && attachmentBefore.test(text.slice(Math.max(0, start - 30), start));
}

const attachmentBefore =
  /\b(?:schedule|exhibit|annex|appendix|attachment|addendum)\s+(?:\d{1,3}|[A-Z]{1,2})(?:-\d{1,2})?,\s*$/i;

function plain(reference: string): string {
  return reference.toLowerCase().replace(/\s+/g, " ");
}

/** A line of its own is the attachment's heading, though the reader took it for none. */
function isHead(text: string, { start, end }: CrossReference): boolean {
  const from = text.lastIndexOf("\n", start) + 1;
  const to = text.indexOf("\n", end);
  return start - from < 4 && (to < 0 ? text.length : to) - end < 60;
}

/**
 * Whether a line behind the first reference begins with it, before its title or what it belongs to: the attachment, though
 * the reader took it for none. What stands before is a table of contents.
 */
function opens(text: string, { text: name, start }: CrossReference): boolean {
  const heads = new RegExp(`^${escaped(name).replace(/\s+/g, "\\s+")}`, "gimu");
  return [...text.matchAll(heads)].some(
    ({ index, 0: head }) => index > start && title.test(text.slice(index + head.length, index + head.length + 60)),
  );
}

/** "SCHEDULE A PRICE LIST", "Schedule 1 – Price list", "Exhibit A to the Price Agreement". */
const title = /^(?:[\s:.–-]*\p{Lu}{2,}(?:\s+\p{Lu}{2,}|\s*$)|\s*[:–—-]\s*\p{Lu}|\s+to\s+(?:the\s+)?\p{Lu})/u;

/** An article whose heading was not read as one is there where its sections are: 16 has 16.1. */
function isAboveOthers(sections: readonly { readonly number: string }[], reference: string): boolean {
  const number = /\s(?<number>\d{1,3})$/.exec(plain(reference))?.groups?.["number"];
  return number !== undefined && sections.some((section) => section.number.startsWith(`${number}.`));
}

/** A line that begins with its number is the part, though the reader took it for none: "6.4 Notice", "ARTICLE II", "8. The". */
function isBegun(text: string, { text: reference }: CrossReference): boolean {
  const number = /\s(?<number>[\d.]+|[IVXLC]+)(?=\(|$)/.exec(reference)?.groups?.["number"];
  if (number === undefined) return false;
  return new RegExp(
    `^\\W*(?:(?:section|article|clause|paragraph)s?\\W+)?${escaped(number)}\\.?\\)?(?:\\s|$)`,
    "imu",
  ).test(text);
}

function named(sections: readonly { readonly heading: string }[], reference: string): boolean {
  return sections.some(({ heading }) => plain(heading).startsWith(plain(reference)));
}
