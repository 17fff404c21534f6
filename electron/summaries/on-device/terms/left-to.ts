import { readableWhole } from "../wording.ts";
import { documentPointedTo, longestPointer } from "./document-pointed-to.ts";
import type { Subject, TermAnswer } from "./term.ts";

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

/** Characters from its beginning within which it says what it is about. */
const opening = 90;

/** A point that the contract itself says nothing of, because it leaves it to another document. Null where it does not. */
export function leftElsewhere(id: string, { reading, title }: Subject): TermAnswer | null {
  const topic = topics[id];
  if (topic === undefined) return null;
  const own = title === null ? "" : reading.text.slice(title.start, title.end).replace(/\s+/g, " ").toLowerCase();
  for (const sentence of reading.sentences) {
    const { text, heading, isOfOthers = false, kind } = sentence;
    if (isOfOthers || kind === "table" || text.split(" ").length > longestPointer) continue;
    if (!topic.test(heading) && !topic.test(text.slice(0, opening))) continue;
    const other = documentPointedTo(text);
    if (other === null || (own !== "" && own.includes(other.replace(/^the /, "").toLowerCase()))) continue;
    const answer = `Left to ${other}`;
    return { state: "stated", answer, said: `${answer}. ${readableWhole(sentence)}`, passages: [sentence] };
  }
  return null;
}
