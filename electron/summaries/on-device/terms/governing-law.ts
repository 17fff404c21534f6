import type { Span } from "../sentences.ts";
import { collapse } from "../sentences.ts";
import { readable } from "../wording.ts";
import { defineTerm, type Term } from "./term.ts";

const governed =
  /\b(?:govern|constru|interpret|enforce|subject to|determin|(?:be|is) made)\w*\b[^.;]{0,140}?\b(?:laws?|legislation)\b|\b(?:laws?|legislation) of\b[^.;]{0,120}\b(?:shall |will )?(?:govern|apply|control|applies)\w*\b|\bgoverning law\b/i;
const place =
  /\b(?:[Ll]aws?|legislation)\s+(?:(?:in force|applicable|as applied)\s+)?(?:of|in|from)\s+(?:the\s+)?(?:(?:[Ss]tate|[Cc]ommonwealth|[Pp]rovince|[Rr]epublic|Federal Republic|[Kk]ingdom|District|[Cc]ountry|[Tt]erritory|[Cc]anton|[Ee]mirate|Islands?)\s+of\s+(?:the\s+)?)?(?<place>\p{Lu}[\p{L}.'’]*(?:\s+(?:of|and|the|\p{Lu}[\p{L}.'’]*))*)/u;
/** A clause that is printed in capitals. */
const shouted =
  /\bLAWS?\s+OF\s+(?:THE\s+)?(?:(?:STATE|COMMONWEALTH|PROVINCE|REPUBLIC|KINGDOM)\s+OF\s+(?:THE\s+)?)?(?<place>[A-Z]{3,}(?:\s+(?!(?:WITHOUT|EXCEPT|AND|AS|FOR|IN|WITH|APPLICABLE|REGARDLESS|EXCLUDING|SHALL|WILL|IRRESPECTIVE|NOTWITHSTANDING)\b)[A-Z]{3,}){0,2})\b/;
const adjective =
  /\b(?<place>English|Swiss|German|French|Dutch|Belgian|Italian|Spanish|Irish|Scottish|Scots|Israeli|Indian|Chinese|PRC|P\.R\.C\.|Japanese|Korean|Singaporean|Canadian|Australian|Austrian|Swedish|Norwegian|Danish|Finnish|Polish|Portuguese|Greek|Turkish|Czech|Hungarian|Brazilian|Mexican|Malaysian|Taiwanese|Hong Kong|New Zealand|South African|Delaware|California|Texas|Florida|New York|Nevada|Illinois|Massachusetts|Pennsylvania|New Jersey|Virginia|Ohio|Georgia|Washington)(?:\s+State)?\s+(?:substantive\s+)?[Ll]aws?\b/u;
const notGoverning =
  /\b(?:organized|existing|incorporated|duly formed|good standing|formed) (?:and existing )?under the laws|\bcomply with\b|\bcompliance with\b/i;

const lands: Readonly<Record<string, string>> = {
  English: "England",
  Swiss: "Switzerland",
  German: "Germany",
  French: "France",
  Dutch: "the Netherlands",
  Belgian: "Belgium",
  Italian: "Italy",
  Spanish: "Spain",
  Irish: "Ireland",
  Scottish: "Scotland",
  Scots: "Scotland",
  Israeli: "Israel",
  Indian: "India",
  Chinese: "China",
  PRC: "China",
  "P.R.C.": "China",
  Japanese: "Japan",
  Korean: "Korea",
  Singaporean: "Singapore",
  Canadian: "Canada",
  Austrian: "Austria",
  Swedish: "Sweden",
  Norwegian: "Norway",
  Danish: "Denmark",
  Finnish: "Finland",
  Polish: "Poland",
  Portuguese: "Portugal",
  Greek: "Greece",
  Turkish: "Turkey",
  Czech: "the Czech Republic",
  Hungarian: "Hungary",
  Brazilian: "Brazil",
  Mexican: "Mexico",
  Malaysian: "Malaysia",
  Taiwanese: "Taiwan",
  "South African": "South Africa",
  Australian: "Australia",
};
const afterPlace =
  /\s+(?:and|of|the|Without|Except|As|For|In|With|Applicable|Regardless|Excluding|Any|All|Each|Both|This|It|Venue|Jurisdiction|Courts?|Its|Regard|Shall|Will)\b.*$/u;
const partOfPlace =
  /^\s+(?:and\s+(?:Wales|Northern Ireland|Nevis|Labrador|Tobago)|of\s+(?:America|China|Korea|Germany|Columbia|Israel|India|Ireland|Singapore))/u;

/** What stands between the law and its place to keep other rules out: "the internal laws, and not the law of conflicts, of". */
const notOfConflicts =
  /,?\s(?:and|but|rather than)\s(?:not\s)?(?:by\s)?(?:the\s)?(?:laws?|rules|principles)\s(?:of|regarding|relating to|governing)\s(?:the\s)?(?:conflicts?|choice)(?:\sof\slaws?)?,?/giu;

/** The place whose law a sentence names: "the laws of the State of New York" is "New York". */
export function placeOfLaw(sentence: string): string | null {
  const clean = collapse(sentence).replace(notOfConflicts, "");
  const named = place.exec(clean);
  const found = named?.groups?.place;
  if (found === undefined) {
    const loud = shouted.exec(clean)?.groups?.place;
    if (loud !== undefined) return loud.toLowerCase().replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase());
    const land = adjective.exec(clean)?.groups?.place;
    return land === undefined ? null : (lands[land] ?? land);
  }
  const bare = found
    .replace(/(?<=\p{Ll}{2})\.\s.*$/u, "")
    .replace(afterPlace, (tail) => partOfPlace.exec(tail)?.[0] ?? "")
    .replace(/[.,'’]$/u, "")
    .trim();
  if (
    bare === "" ||
    // A convention is named to be excluded, or beside a law; it is nobody's law.
    /\bUnited Nations\b|\bConventions?\b/.test(bare) ||
    /^(?:State|Commonwealth|Province|Country|Such|Any|That|Its|This|Their|Law|Bankruptcy|Section|Governing|Party|Contract|Agreement)\b/.test(
      bare,
    )
  )
    return null;
  // Federal law applies beside that of a state, which is what is asked for.
  const beside = /^United States\b/.test(bare)
    ? placeOfLaw(clean.slice((named?.index ?? 0) + (named?.[0].length ?? 0)))
    : null;
  if (beside !== null) return `${beside} and the ${bare}`;
  if (/\bDistrict of (?:the )?Columbia\b/.test(named?.[0] ?? "")) return "the District of Columbia";
  return /^(?:Netherlands|United|People|Republic|Cayman|British Virgin|Bahamas|Philippines|Commonwealth|Federal|Russian)\b/.test(
    bare,
  )
    ? `the ${bare}`
    : bare;
}

/** The clauses that regulators wrote for sending data abroad have a law of their own. */
const ofModelClauses =
  /\b(?:SCCs?|standard contractual clauses|model clauses|(?:those|these|such|the) clauses|[Cc]lause \d+ \((?:option|governing))\b|\b[Cc]lause \d+ of (?:those|these|such|the) (?:clauses|SCCs|standard)/i;

const thisIsGoverned =
  /\bthese (?:heads|terms)\b[^.;]{0,60}\bgovern|\bthis (?:[\p{L}-]+ ){0,4}(?:agreement|contract|lease|amendment|deed|note|addendum|letter|m?nda|dpa|bond|guarantee|order form)\b[^.;]{0,220}\b(?:govern|constru|interpret|subject to)/iu;

interface Clause extends Span {
  readonly place: string | null;
  readonly text: string;
  readonly heading: boolean;
}

export const governingLaw: Term = defineTerm("Governing law", ({ reading }) => {
  const clauses: Clause[] = reading.sentences.flatMap((sentence) => {
    const heading = /\b(?:governing|applicable|choice of) law|\blaw\b/i.test(sentence.heading);
    if (!governed.test(sentence.text) && !(heading && place.test(sentence.text))) return [];
    if (ofModelClauses.test(sentence.text) && !thisIsGoverned.test(sentence.text)) return [];
    if (notGoverning.test(sentence.text) && !heading && !/\bgovern(?:ed|ing)\b/i.test(sentence.text)) return [];
    return [
      { start: sentence.start, end: sentence.end, text: sentence.text, place: placeOfLaw(sentence.text), heading },
    ];
  });
  const whole = (clause: Clause): boolean =>
    /\b(?:this|the)\s+(?:[\p{L}-]+\s+){0,3}(?:agreement|contract|lease|amendment|deed|note|terms|plan|power of attorney|instrument|guarant(?:y|ee)|warrant|undertaking|policy|venture)\b/iu.test(
      clause.text,
    ) ||
    clause.heading ||
    hasNoSubject.test(clause.text);
  // "Governed by" settles it; a clause on arbitration or enforcement may name the same law in passing.
  const rank = ({ text }: Clause): number =>
    /\bgovern(?:ed|s|ing)?\b/i.test(text) ? 2 : /\b(?:constru|interpret)\w*/i.test(text) ? 1 : 0;
  const placed = clauses
    .filter((clause) => clause.place !== null && whole(clause))
    .toSorted((a, b) => rank(b) - rank(a) || a.start - b.start);
  // An order, a schedule or a policy may have a law of its own; that of the contract itself is asked for.
  const own = placed.filter(
    ({ text }) =>
      thisIsGoverned.test(text) ||
      /\b(?:govern|appl|control)\w*\b[^.;]{0,60}\bthis (?:[\p{L}-]+ ){0,4}(?:agreement|contract|lease|deed)\b/iu.test(
        text,
      ),
  );
  const places = new Map<string, Clause>();
  for (const clause of own.length > 0 ? own : placed) {
    const key = (clause.place ?? "").toLowerCase().replace(/[^a-z]/g, "");
    const known = [...places.keys()].find((other) => other.includes(key) || key.includes(other));
    if (known === undefined) places.set(key, clause);
  }
  // Federal law applies beside the law of a state, not against it.
  if (places.size > 1) for (const key of places.keys()) if (key.includes("unitedstates")) places.delete(key);
  const distinct = [...places.values()];
  const [first] = distinct;
  const open = clauses.find((clause) => whole(clause) && lawLeftOpen.test(clause.text));
  if (first === undefined && open !== undefined)
    return {
      state: "stated",
      answer: "Left blank: the contract names no state or country whose law applies",
      passages: [open],
    };
  if (first === undefined) {
    const unplaced = clauses.find(
      ({ heading, text }) =>
        (heading || /\bgoverned by\b/i.test(text)) && /\b(?:governed|construed|interpreted)\b/i.test(text),
    );
    return unplaced === undefined
      ? null
      : { state: "stated", answer: unplaced.place ?? readable(unplaced.text, 30), passages: [unplaced] };
  }
  if (distinct.length > 1) {
    return {
      state: "ambiguous",
      answer: distinct.map((clause) => clause.place ?? "").join(" or "),
      passages: distinct,
    };
  }
  const answer = first.place ?? readable(first.text, 30);
  // A part of the contract may have another law: then the clause is said whole.
  const said = first.place !== null && hasException.test(first.text) ? `${answer}. ${readable(first.text)}` : null;
  return { state: "stated", answer, ...(said === null ? {} : { said }), passages: [first] };
});

/** An item of a list that begins with what is said of this agreement: "and (c) shall be governed by". */
const hasNoSubject = /^(?:and |or )?(?:\(\w{1,3}\) )?(?:shall|will|is)\b/i;

const lawLeftOpen =
  /\blaws? of (?:the )?(?:(?:state|province|commonwealth|country|republic) of )?(?:the )?(?:_{2,}|\.{4,}|…{2,}|\[\s*(?:_*|[•●*]{1,2}|(?:name|insert)?[^\]]{0,20}(?:state|country|jurisdiction)[^\]]{0,20})\s*\])/i;

/** "Except for Section 4(b)", and not: "except for its rules on conflicts of laws". */
const hasException =
  /\b(?:except(?:ing)?|other than|with the exception of|save|unless)\b(?:(?!\b(?:conflicts?|choice|rules|principles|federal|preempt\w*|pre-empt\w*)\b).){0,60}\b(?:sections?|articles?|clauses?|paragraphs?|subsections?|exhibits?|schedules?|provisions?|matters|shall be governed|is governed|are governed)\b/i;
