/** Another document by its name: an agreement that is called something, or what is attached under a letter or a number. */
const document =
  "(?:(?:the|that|such|its|said)\\s+)?(?<document>(?!(?:This|The|Such|Any|Each|No|An|Said|Parties)\\b)(?:\\p{Lu}[\\p{L}\\d&’'-]*\\s+){1,5}(?:Agreement|Contract|Lease|Deed|Policy|Plan|NDA|Terms and Conditions)|(?:Exhibit|Schedule|Annex|Appendix|Attachment|Addendum)\\s+[“\"]?[A-Z\\d][\\w.-]*)";
const rules =
  "(?:[Tt]erms|[Pp]rovisions|[Oo]bligations|[Rr]estrictions|[Rr]equirements|[Uu]ndertakings|[Cc]onditions|[Cc]ovenants|[Cc]lauses)";

/** "The restrictions in the Supply Agreement apply to it", "the parties shall comply with Exhibit C". */
const applies = new RegExp(
  `${rules}\\b[^.;]{0,120}?\\b(?:of|in|under|by)\\s+${document}(?![\\p{L}\\d])[^.;]{0,100}\\b(?:apply|applies|govern|governs|control|controls|incorporated)\\b`,
  "u",
);
const points = new RegExp(
  `\\b(?:comply|complies) with\\s+${document}|\\b(?:governed by|set out in|(?:set forth|specified|provided|described|stated) (?:in|on)|in accordance with)\\s+${document.replace("<document>", "<other>")}`,
  "u",
);

/** Words of a sentence that only points elsewhere; where it says more, that is found by its own words. */
export const longestPointer = 40;
/** The document whose rules a short sentence makes those of the contract, and which it says no more of; else null. */
export function documentThatApplies(text: string): string | null {
  return applies.test(text) && text.split(" ").length <= longestPointer ? documentPointedTo(text) : null;
}

/** The document that a sentence leaves something to, as it is said in English; null where it names none. */
export function documentPointedTo(text: string): string | null {
  const groups = (applies.exec(text) ?? points.exec(text))?.groups;
  const found = groups?.["document"] ?? groups?.["other"];
  if (found === undefined) return null;
  const name = found.replace(/[“"]/g, "").replace(/\s+/g, " ").replace(/[.,]$/, "");
  return /^(?:Exhibit|Schedule|Annex|Appendix|Attachment|Addendum)\b/.test(name) ? name : `the ${name}`;
}
