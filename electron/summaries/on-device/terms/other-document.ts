const document =
  "(?:agreements?|contracts?|leases?|deeds?|schedules?|amendments?|addend(?:um|a)|annex(?:es)?|orders?|statements? of work|letters?|memorand(?:um|a)|notes?|guarant(?:y|ees?)|indentures?|mortgages?|plans?|licen[cs]es?|undertakings?|proposals?|quotations?|policy|policies|prospectus|instruments?|certificates?|tender|invoices?)";
const abbreviated = "(?<=\\b(?:inc|ltd|co|corp|no|nos|llc|plc|l\\.l\\.c|l\\.p|s\\.a|n\\.v|b\\.v|n\\.a))\\.";
/** A verb makes it a statement of its own ("the Agreement is dated"); a defined amendment is the one that is read. */
const gap = `(?:(?!\\b(?:this|is|was|are|be|been|shall|will|has|have|hereof|hereby|hereto)\\b|\\n\\s*\\n|["“](?:this |the )?(?:\\w+ ){0,3}(?:amendment|addendum|supplement)["”])(?:[^.;]|${abbreviated}))`;
const dated =
  "\\b(?:dated|made|entered into|executed|signed|concluded)(?:,?\\s+(?:and|effective|as|of|on|from|the|in|or|about|day|dated|with))*,?\\s*$";
const ofOther = new RegExp(
  `(?:(?<!\\(\\s*)\\b(?:the|that|those|such|said|certain|another|any|each|their|its)|(?<=[\\p{Ll},]\\s+)an?)\\s+(?:(?!this\\b)[^\\s.;(“"]+\\s+){0,8}?["“]?${document}\\b${gap}{0,200}?${dated}`,
  "iu",
);
/** "(this “Agreement”)": it was the contract's own after all. */
const calledThis = /^[\s,]*\([^)]{0,60}\b(?:this|herein(?:after)?)\b/i;

/**
 * Whether the date that begins at `start` and ends at `end` is that of another document: "the Lease dated 3 May 2019",
 * "that certain Supply Agreement, by and between them, dated as of 3 May 2019". "This Agreement, dated" is none.
 */
export function isOfOtherDocument(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return ofOther.test(text.slice(Math.max(0, start - 320), start)) && !calledThis.test(text.slice(end, end + 80));
}

const named = new RegExp(
  `\\b(?:the|that|those|such|said|certain|another)\\s+(?:(?!this\\b)[^\\s.;(“"]+\\s+){0,8}?["“]?${document}\\b${gap}{0,200}?,?\\s*$`,
  "iu",
);

/** Whether the "between" at an offset names the parties of another document: "the Plan of Merger, dated 3 May 2019, among". */
export function isBetweenOfOtherDocument(text: string, at: number): boolean {
  return named.test(text.slice(Math.max(0, at - 320), at));
}
