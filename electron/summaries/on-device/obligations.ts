import { dueIn } from "../obligations/times.ts";
import type { Party } from "./parties.ts";
import type { Reading, Sentence } from "./reading.ts";
import { escaped } from "./wording.ts";

const roles =
  "Company|Client|Customer|Consultant|Contractor|Supplier|Vendor|Seller|Buyer|Purchaser|Licensor|Licensee|Distributor|Manufacturer|Reseller|Agent|Landlord|Tenant|Lessor|Lessee|Employer|Employee|Executive|Provider|Service Provider|Borrower|Lender|Franchisor|Franchisee|Franchise Owner|Sponsor|Operator|Owner|Receiving Party|Disclosing Party|Recipient|Discloser|Carrier|Shipper|Transporter|Adviser|Party A|Party B";
const generic = "each party|either party|both parties|neither party|the parties|the other party|each of the parties";
const binding =
  "(?:(?:hereby|also|further|each|both)\\s+)*(?:shall|must|will|agrees?|undertakes?|covenants?|is (?:required|obligated|obliged) to|are (?:required|obligated|obliged) to|may not)\\b";
const notDuty =
  /\bshall (?:mean|have the meaning|have the right|be entitled|not be (?:liable|obligated|required|deemed|responsible)|be deemed|retain|own|receive|be (?:reimbursed|permitted|paid)|have (?:any|no|final|the exclusive)|not have any|(?:not )?have (?:been|\w+ed))\b|\bneither party (?:shall|will) (?:have|be)\b|\b(?:shall|will) (?:be (?:construed|interpreted|governed)|bind|inure|survive)\b|\bas follows:?$|\bagrees? (?:that|as follows)\b.{0,20}$/i;

export interface Obligation {
  /** What the contract calls who is bound; "each party" where all are. */
  readonly who: string;
  readonly sentence: Sentence;
}

/** What is due on a day, or within a time, is what a lawyer puts in a diary. */
function urgency(text: string): number {
  const { date, when } = dueIn(text, { effective: null, agreement: null });
  return date !== null ? 1.5 : /\d/.test(when) ? 0.75 : 0;
}

const perSubject = 4;
const most = 12;

/** Who must do what: sentences with a party as the subject of "shall" or "must", the most telling ones for each party. */
export function obligationsIn(
  reading: Reading,
  parties: readonly Party[],
  scores: ReadonlyMap<Sentence, number>,
): Obligation[] {
  const names = [...new Set(parties.flatMap((party) => [party.name, ...party.aliases]))]
    .filter((name) => name.length > 1)
    .map(escaped);
  const subject = new RegExp(
    `^(?:(?:\\S+\\s+){0,14}?\\S+,\\s+)?(?:the\\s+)?(?<who>${[...names, roles, generic, "you|we"].join("|")})(?:\\s*\\([^)]{1,40}\\))?,?\\s+(?:(?:and|or)\\s+\\S+(?:\\s+\\S+){0,3}?\\s+)?${binding}`,
    "iu",
  );
  const found: Obligation[] = [];
  for (const sentence of reading.sentences) {
    const who = subject.exec(sentence.text)?.groups?.who;
    if (who === undefined || notDuty.test(sentence.text) || sentence.text.split(" ").length < 7) continue;
    if (/^(?:no|any)\s/i.test(sentence.text)) continue;
    found.push({ who: who.toLowerCase().replace(/^the /, ""), sentence });
  }
  const worth = new Map(found.map(({ sentence }) => [sentence, (scores.get(sentence) ?? 0) + urgency(sentence.text)]));
  const ranked = found.toSorted((a, b) => (worth.get(b.sentence) ?? 0) - (worth.get(a.sentence) ?? 0));
  const taken = new Map<string, number>();
  const headings = new Map<string, number>();
  const chosen: Obligation[] = [];
  for (const obligation of ranked) {
    const count = taken.get(obligation.who) ?? 0;
    const place = `${obligation.sentence.part}/${obligation.sentence.heading}`;
    if (count >= perSubject || (headings.get(place) ?? 0) >= 2 || chosen.length >= most) continue;
    taken.set(obligation.who, count + 1);
    headings.set(place, (headings.get(place) ?? 0) + 1);
    chosen.push(obligation);
  }
  return chosen.toSorted((a, b) => a.sentence.index - b.sentence.index);
}
