import { readableWhole } from "../wording.ts";
import type { Subject, TermAnswer } from "./term.ts";

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

/** What a clause that leaves a point to another document speaks of, by the key term. */
const topics: Readonly<Record<string, RegExp>> = {
  payment: /\b(?:fees?|prices?|payments?|compensation|charges)\b/i,
  insurance: /\binsurance\b/i,
  confidentiality: /\b(?:confidential\w*|non-?disclosure|secrecy)\b/i,
  indemnity: /\bindemni\w+/i,
  disputes: /\b(?:disputes?|arbitration|jurisdiction)\b/i,
  "governing-law": /\bgoverning law\b/i,
  "cap-on-liability": /\blimit\w* (?:of|on) liabilit/i,
  "data-protection": /\b(?:personal data|data protection|privacy)\b/i,
  "anti-assignment": /\bassignment\b/i,
  "audit-rights": /\baudits?\b/i,
  "non-compete": /\b(?:non-?competition|covenants? not to compete)\b/i,
  "ip-ownership-assignment": /\b(?:intellectual property|inventions)\b/i,
  "force-majeure": /\bforce majeure\b/i,
  "minimum-commitment": /\bminimum (?:purchase|commitment|order|quantit)/i,
};

/** Words of a sentence that only points elsewhere; where it says more, that is found by its own words. */
const longest = 40;
/** Characters from its beginning within which it says what it is about. */
const opening = 90;

/** The document whose rules a short sentence makes those of the contract, and which it says no more of; else null. */
export function documentThatApplies(text: string): string | null {
  return applies.test(text) && text.split(" ").length <= longest ? documentPointedTo(text) : null;
}

/** The document that a sentence leaves something to, as it is said in English; null where it names none. */
export function documentPointedTo(text: string): string | null {
  const groups = (applies.exec(text) ?? points.exec(text))?.groups;
  const found = groups?.["document"] ?? groups?.["other"];
  if (found === undefined) return null;
  const name = found.replace(/[“"]/g, "").replace(/\s+/g, " ").replace(/[.,]$/, "");
  return /^(?:Exhibit|Schedule|Annex|Appendix|Attachment|Addendum)\b/.test(name) ? name : `the ${name}`;
}

/** A point that the contract itself says nothing of, because it leaves it to another document. Null where it does not. */
export function leftElsewhere(id: string, { reading, title }: Subject): TermAnswer | null {
  const topic = topics[id];
  if (topic === undefined) return null;
  const own = title === null ? "" : reading.text.slice(title.start, title.end).replace(/\s+/g, " ").toLowerCase();
  for (const sentence of reading.sentences) {
    const { text, heading, isOfOthers = false, kind } = sentence;
    if (isOfOthers || kind === "table" || text.split(" ").length > longest) continue;
    if (!topic.test(heading) && !topic.test(text.slice(0, opening))) continue;
    const other = documentPointedTo(text);
    if (other === null || (own !== "" && own.includes(other.replace(/^the /, "").toLowerCase()))) continue;
    const answer = `Left to ${other}`;
    return { state: "stated", answer, said: `${answer}. ${readableWhole(sentence)}`, passages: [sentence] };
  }
  return null;
}
