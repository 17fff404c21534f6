import { escaped } from "../on-device/wording.ts";
import { customaryRoles } from "../verification/roles.ts";

/** Finds in a sentence who is bound: see `boundIn`. */
export interface SubjectPattern {
  /** "The Buyer shall pay". */
  readonly active: RegExp;
  /** "Invoices shall be paid by the Buyer". */
  readonly passive: RegExp;
  /** "Obligations of the Buyer: pay each invoice". */
  readonly headed: RegExp;
}

/** A sentence, divided at whoever is bound in it. */
export interface BoundClause {
  /** What stands before: a condition, a time; "" where nothing does. */
  readonly lead: string;
  /** As the contract calls them. */
  readonly who: string;
  /** From the word that binds; of "invoices shall be paid by the Buyer", all of it. */
  readonly rest: string;
  readonly isPassive: boolean;
}

const everyone =
  "each of the parties(?: hereto)?|each party(?: hereto)?|either party(?: hereto)?|both parties|neither party(?: hereto)?|neither of the parties(?: hereto)?|all parties|the parties(?: hereto)?|no party|the other party|any party|you|we|I";
const binding =
  "(?:(?:hereby|also|further|each|both|then|in turn|jointly|severally|and|therefore|thereafter|irrevocably|unconditionally)\\s+)*(?:shall|must|will|(?:(?:acknowledges?|understands?|represents?|warrants?|confirms?|recogni[sz]es?),? )*(?:(?:acknowledges?|understands?|represents?|warrants?|confirms?|recogni[sz]es?),? and (?:hereby |further )?)?(?:agrees?|undertakes?|covenants?)|promises?|hereby indemnif(?:y|ies)|(?:does|do) (?:hereby )?(?:agree|covenant|undertake|indemnify)|(?:is|are) (?:(?:solely|fully|also|hereby|entirely|exclusively|jointly|severally|and|primarily)\\s+)*(?:required|obligated|obliged|responsible)|(?:is|are) to(?= (?!be\\b|have\\b|receive\\b|own\\b))|has to|have to|may not|cannot|commits? (?:itself )?to)\\b";

/** What contracts call whoever is bound beside the customary roles. */
const alsoCalled: readonly string[] =
  "Company|Franchise Owner|Undersigned|Bidder|Dealer|Disclosee|Stockholder|Stockholders|Shareholders|Sellers|Buyers|Purchasers|Licensees|Members|Partners|Subcontractor|Participant|Optionee|Grantee|Grantor|Pledgor|Covenantor|Obligor|Vendors".split(
    "|",
  );

const several = "(?:each(?: and every)?|every|any|no|none|neither|all|both)\\s+(?:of\\s+)?(?:the\\s+|such\\s+)?";

/** "The affected party", "the party that receives a claim": one of them, whichever it is. */
const oneOfThem =
  "(?:the|each|any|a)\\s+(?:(?:first |other )?(?:\\p{L}+-)?\\p{L}{4,}(?:ing|ed|ent|ial|ee|sor) party|part(?:y|ies)\\s+(?:that|which|who|claiming|affected|encountering|seeking|receiving|wishing|desiring|invoking|suffering|giving|making|discovering|asserting|relying)\\b[^,;.]{3,90}?)";

/** "For two years after the Closing the Seller shall", "upon completion Quillon shall": a time or an event needs no comma. */
const timeBefore =
  "(?:for (?:a (?:period|term) of )?|during |throughout |within |after |until |from |upon |on |following |prior to |each |every |at )[^,;.]{3,100}?(?<!\\b(?:of|by|to|with|from|and|or|for|in|on|against|between|among|upon|that|which|than|as)(?:\\s+the)?)\\s+";

/** "The Supplier, at its own expense, shall". */
const aside = "(?:,\\s+(?<aside>(?!(?:and|or)\\b)[^,;.]{3,90}(?:,\\s+[^,;.]{3,60})?),)?";

/** Verbs of what somebody does for another; what is "deemed" or "approved by" a party is no duty of it. */
const done =
  "(?:paid|borne|provided|delivered|furnished|supplied|performed|maintained|obtained|prepared|submitted|sent|returned|reimbursed|conducted|installed|repaired|replaced|completed|remitted|shipped|filed|handled|funded|discharged|secured|carried out|assumed|refunded|manufactured|packed|tested|kept|made(?= by\\b)|issued|serviced|supported|arranged|insured|restored|removed|destroyed|satisfied|settled)";

/** "Paid to the account designated by the Seller": that the account is, is what the Seller does. */
const ofTheDoing =
  "(?<!\\b(?:designated|specified|operated|approved|owned|requested|directed|agreed|required|accepted|held|used|received|incurred|issued|given|set|appointed|selected|named|determined|occupied|caused|signed|chosen)(?:\\s(?:in writing|upon|to|from time to time))?)";

const duties =
  "(?:(?:roles and |general |other |specific )?(?:duties|obligations|responsibilities|covenants|undertakings|commitments))";

/** Patterns for a name of `names`, what contracts call their parties, or everyone. */
export function subjectPattern(names: readonly string[]): SubjectPattern {
  const known = [...new Set([...names, ...customaryRoles, ...alsoCalled])]
    .filter((name) => name.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .map(escaped);
  const one = `(?:the\\s+)?(?:${known.join("|")})`;
  const others = `(?:(?:,\\s+${one}){0,5},?\\s+(?:and|or)\\s+${one})?(?:\\s+(?:and|or)\\s+(?:its|their|affiliated)\\s+\\w+)?`;
  return {
    active: new RegExp(
      `^(?<lead>(?:.{3,400}?,\\s+(?:then\\s+)?|${timeBefore})??)(?:the\\s+)?(?<who>(?:${oneOfThem}|${everyone}|(?:${several})?(?:${known.join("|")}))${others})(?:\\s*\\([^)]{1,40}\\))?(?:${aside}|,)?\\s+(?<rest>${binding}.*)$`,
      "iu",
    ),
    passive: new RegExp(
      `^(?<lead>(?:.{3,200}?,\\s+)??)(?<rest>(?:the|all|any|each|such|an?|\\p{L}+)\\s(?!decisions?\\b|determinations?\\b)(?:(?!which|that|shall|will|must|do|does|is|are|may)[^\\s,;.]+\\s){0,14}?(?:shall|will|must)(?: also| promptly)? be (?:\\p{L}+ly )?${done}\\b(?:[^;.]{0,80}?${ofTheDoing})??\\s+by (?:the )?(?<who>${everyone}|${one.replace("(?:the\\s+)?", "")})(?!['’\\p{L}])(?! and\\b).*)$`,
      "iu",
    ),
    headed: new RegExp(
      `^(?:(?:the )?${duties} of (?:the )?(?<of>${known.join("|")})|(?:the )?(?<whose>${known.join("|")})(?:['’]s?)? ${duties}):\\s+(?<rest>\\S.*)$`,
      "iu",
    ),
  };
}

/** Who is bound by what stands under a heading, where the heading names him. */
export function headedBy(text: string, { headed }: SubjectPattern): BoundClause | null {
  const groups = headed.exec(text)?.groups;
  const who = groups?.["of"] ?? groups?.["whose"];
  return groups === undefined || who === undefined
    ? null
    : { lead: "", who, rest: groups["rest"] ?? "", isPassive: false };
}

/** Who is bound in a sentence; null where nobody is. */
export function boundIn(text: string, subject: SubjectPattern): BoundClause | null {
  const headed = headedBy(text, subject);
  if (headed !== null) return headed;
  const active = subject.active.exec(text)?.groups;
  if (active?.["who"] !== undefined) {
    const { lead = "", who, aside: said, rest = "" } = active;
    return {
      lead,
      who: who.replace(/^the (?!parties\b|other\b)/i, ""),
      rest: said === undefined ? rest : inserted(rest, said),
      isPassive: false,
    };
  }
  const passive = subject.passive.exec(text)?.groups;
  if (passive?.["who"] === undefined) return null;
  const { lead = "", who, rest = "" } = passive;
  return { lead, who, rest, isPassive: true };
}

const bindingWords = new RegExp(`^${binding}(?:\\s+not\\b)?`, "i");

/** "Shall train": "shall, at its own expense, train". */
export function inserted(rest: string, said: string): string {
  const [verb = ""] = bindingWords.exec(rest) ?? [];
  const behind = rest.slice(verb.length);
  return verb === "" ? `${rest}, ${said}` : `${verb}, ${said}${/^[,:;]/.test(behind) ? "" : ","}${behind}`;
}
