import type { DefinedTerm } from "../../../shared/domain/references.ts";
import type { Party } from "../on-device/parties.ts";
import { escaped } from "../on-device/wording.ts";

/** Words that a contract writes with a capital and hardly ever defines. */
const everyday =
  /^(?:(?:the|this|an?)\s+)?(?:(?:agreement|contract|part(?:y|ies)|section|article|exhibit|schedule|annex|appendix|attachment|recital|clause|paragraph|chapter|title|rule|form|act|code|(?:european |federal )?commission|court|state|county|city|government|congress|secretary|treasury|president|vice president|chairman|director|officer|chief \w+ officer|board|board of directors|shareholder|stockholder|internet|web|law|laws|federal|university|federal reserve bank|bank|company|corporation|effective date|agreement date|signature|name|date|page|table|figure|number|no|total|note|item|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|english|american|north|south|east|west)s?)$/i;

/** Nouns that contracts give a meaning of their own. A capital on another word is more often that of a name. */
const definable = new Set(
  "account accessory activity affiliate amount application area asset benefit brand budget building business buyer cap capacity category change channel claim closing commencement commission commitment compensation competitor component compound condition consideration consultant content contractor copyright cost credit customer damage data database date day deal deliverable delivery deposit design developer development device disclosure discloser distributor document documentation employee enhancement equipment event exclusivity expense facility fee field file force format formula franchise fund gas goods grant hardware improvement income indemnitee indemnitor information infringement inspection installation insurance intellectual interest inventory invention invoice issue item know-how launch lease liability licence license licensee licensor list location logo loss machine maintenance manual manufacturer mark market material measure media member merchandise message method minimum model modification month name net network notice obligation offering office option order outlet overhead owner package patent payment performance period permit person personnel phase plan platform policy premises price pricing procedure process product program programme project promotion property proposal prospect publication purchase purchaser quantity quarter rate receipt recipient record region regulation release rent report representative request requirement reseller result revenue right royalty sale schedule seller service session share shareholder shipment site software source specification standard statement statute stock store study subcontractor subscriber subscription subsidiary supplier support system talent target tax team technology tenant term territory test time tool trademark training transaction transfer transition trial unit update upgrade use user vehicle vendor version volume warranty website week work year".split(
    " ",
  ),
);

/** One key for "Net Sales", "NET SALES" and "Net Sale". */
export function keyOf(term: string): string {
  return term
    .toLowerCase()
    .replace(/[’']s\b/g, "")
    .split(/[\s-]+/)
    .map(singular)
    .join(" ");
}

function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(?:[sxz]|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.replace(/s$/, "");
}

export function isEveryday(term: string): boolean {
  return everyday.test(term);
}

/** Whether a term's last word is one that contracts define. */
export function isDefinable(term: string): boolean {
  return definable.has(keyOf(term).split(" ").at(-1) ?? "");
}

/** Keys of what needs no other definition: names of the parties, and the words of which defined terms are made. */
export function knownKeys(terms: readonly DefinedTerm[], parties: readonly Party[]): Set<string> {
  return new Set([
    ...terms.map(({ term }) => keyOf(term)),
    ...parties.flatMap(({ name, aliases }) => [name, ...aliases].map(keyOf)),
  ]);
}

/** How often a term stands in the text, in any number and in capitals too, besides at the given places. */
export function usesOf(text: string, term: string, besides: readonly { start: number; end: number }[]): number {
  const stem = escaped(term.replace(/(?:ies|y|ses|s)$/i, "")).replace(/\s+/g, "[\\s-]+");
  // A short abbreviation is only itself; a longer term may stand in capitals.
  const flags = term === term.toUpperCase() && term.length < 5 ? "gu" : "giu";
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${stem}(?:ies|y|ses|se|s|es)?(?![\\p{L}\\p{N}])`, flags);
  let count = 0;
  for (const { index } of text.matchAll(pattern))
    if (!besides.some(({ start, end }) => index >= start - 1 && index <= end)) count += 1;
  return count;
}
