import { aliasesIn, isName, shortName } from "../on-device/party.ts";
import { wordsOf } from "../verification/roles.ts";
import { onOneLine } from "./finding.ts";
import { generic, noBody, places, roles } from "./name-words.ts";

const nameWord =
  "(?:(?:St|Dr|Mt|Jr|Sr|Bros|Int['’]l)\\.|\\p{Lu}\\.(?:\\p{Lu}\\.)*|\\p{Lu}[\\p{L}\\p{N}'’&®™-]*|\\p{Ll}{1,2}\\p{Lu}[\\p{L}\\p{N}]*|\\p{L}[\\p{L}\\p{N}-]*\\.(?:com|net|org)\\b|\\d+\\p{Lu}?\\p{L}*|&)";
/** Within a line, or over one line's end. */
const blank = "(?:[^\\S\\n\\t]+|[^\\S\\n\\t]*\\n[^\\S\\n\\t]*)";
const joint = `(?:${blank}|${blank}(?:of|and|the|for|de|du|la|del|van|von)${blank})`;
const firm =
  "(?:Inc|INC|Incorporated|INCORPORATED|Corp|CORP|Corporation|CORPORATION|L\\.?L\\.?C|L\\.?L\\.?P|LTD|Ltd|L\\.P|LP|PLC|plc|GmbH|AG|S\\.A|B\\.V|BV|N\\.V|NV|S\\.p\\.A|S\\.r\\.l|S\\.A\\.R\\.L|SARL|Pty|Pte|KG|Oy|A/S|K\\.K|N\\.A|P\\.C|P\\.A|Co\\.)";
/** A form that is nothing else, at the end of a name. */
export const strongForm = new RegExp(`(?:^|[\\s,])${firm}\\.?$`, "u");
/** Forms that are words too: without a comma before them. */
const loose = "(?:Limited|LIMITED|Company|COMPANY|Bank|BANK)";
const company = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${nameWord},${blank}){0,2}${nameWord}(?:${joint}${nameWord}){0,6}?(?:,?${blank}${firm}|,${firm}|${blank}${loose})(?![\\p{L}\\p{N}])`,
  "gu",
);
const listedPartners = new RegExp(`^(?:${nameWord},\\s+){1,2}${nameWord}\\s+(?:&|and)\\s`, "u");

/** A body that a contract names, and what it calls it. */
export interface Body {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Whether the opening describes it and gives it a name: then it is most likely one of the parties. */
  readonly party: boolean;
}

function isForm(word: string): boolean {
  return /^(?:inc|incorporated|corp|corporation|company|co|limited|ltd|llc|llp|lp|plc|gmbh|ag|sa|bv|nv|pty|pte|liability|partnership)$/.test(
    word,
  );
}

const farthestParty = 4_000;
const monthFirst = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+/i;

/** How far behind a name the brackets with what it is called may be. */
const farthestAlias = 420;

/** Names that end in a legal form, wherever they stand, with what the brackets behind them say they are called. */
export function companiesIn(text: string): Body[] {
  const found = new Map<string, { readonly aliases: Set<string>; readonly party: boolean }>();
  const others = new Set<string>();
  const matches = [...text.matchAll(company)];
  for (const [index, match] of matches.entries()) {
    const name = withoutLead(onOneLine(withoutCaption(match[0])));
    const end = match.index + match[0].length;
    const words = wordsOf(shortName(name)).split(" ");
    const rest = text.slice(end, Math.min(matches[index + 1]?.index ?? Infinity, end + farthestAlias));
    const called = aliasesIn(rest);
    const described = /^\.?,?\s+an?\s+(?:\p{L}+\s+){0,4}(?:corporation|company|partnership|limited|bank)\b/iu.test(
      rest,
    );
    // "The Joint Corp., a Delaware corporation": a name of general words is one where it is described as a body.
    const general = words.every((word) => generic.test(word) || word === "");
    const named = described && strongForm.test(name) && !roles.has(words.join(" ")) && !words.every(isForm);
    if ((!isName(name.replace(monthFirst, "")) && !(general && named)) || words.length > 8) continue;
    if (general && !named && !(described && words.length > 1)) continue;
    if (/\b(?:of|and|the|for|&)$/i.test(shortName(name)) || /['’]s\b/.test(name)) continue;
    if (
      ofASentence.test(name) ||
      /\b(?:If|When|Should|Shall|Will)\b|^\p{Lu}\.\s(?!.*\p{Lu}\.)/u.test(name) ||
      places.test(shortName(name))
    )
      continue;
    if (new RegExp(`\\b${loose}$`, "u").test(name) && (words.length < 2 || words.some((word) => roles.has(word))))
      continue;
    const { aliases, party } = found.get(name) ?? { aliases: new Set<string>(), party: false };
    // What another name begins with that stands nearer is that one's.
    for (const alias of called) {
      if (!beginsNearer(alias, name, rest) && belongs(alias, name, rest)) aliases.add(alias);
      // Somebody is called so, and it is not known who: a name of its own.
      else if (/\p{Lu}\p{Ll}{2}/u.test(alias) && !noBody.test(alias) && !roles.has(wordsOf(alias))) others.add(alias);
    }
    const short = /^[^()]{0,60}\((?<alias>[A-Z][A-Z0-9&.-]{1,11})\)/.exec(rest)?.groups?.["alias"];
    if (short !== undefined) aliases.add(short);
    found.set(name, { aliases, party: party || (match.index < farthestParty && described && called.length > 0) });
  }
  return [...found].map(([name, { aliases, party }]) => ({ name, aliases: [...aliases], party }));
}

const bodyWords =
  /\b(?:corporation|company|partnership|organi[sz]ed|incorporated|existing under|place of business|offices? (?:at|located)|residing|chartered|records office|association|trust|certifies)\b/i;

/**
 * Names without a legal form: those that the opening gives another name, in brackets, that begins as they do or is made of
 * their first letters; and letters in capitals that it defines for a body.
 */
export function definedIn(text: string, lower: ReadonlySet<string>): Body[] {
  const opening = text.slice(0, 6_000);
  const found: Body[] = [];
  for (const match of opening.matchAll(
    /\(\s*(?:the\s+)?["“]?(?<alias>[\p{Lu}\d][\p{L}\p{N}&.'’-]{1,24}(?:\s[\p{Lu}][\p{L}]+)?)["”]?[,.]?\s*(?:\)|or\b|and\b)/gu,
  )) {
    const alias = match.groups?.["alias"] ?? "";
    const before = opening.slice(Math.max(0, match.index - 260), match.index);
    const phrases = [...before.matchAll(new RegExp(`${nameWord}(?:${joint}${nameWord}){0,6}`, "gu"))].map((one) =>
      withoutLead(onOneLine(one[0])),
    );
    const own = wordsOf(alias);
    const letters = own.replace(/[^\p{L}]/gu, "");
    const name = phrases.findLast((phrase) => {
      const words = wordsOf(phrase).split(" ");
      const initials = words
        .filter((word) => !/^(?:of|and|the|for)$/.test(word))
        .map((word) => word.charAt(0))
        .join("");
      return words.length > 1 && (words[0] === own.split(" ")[0] || (letters.length > 1 && initials === letters));
    });
    const capitals = /^[A-Z][A-Z0-9&]{1,7}$/.test(alias);
    // "Economic Order Quantity (EOQ)" has its letters, and is nobody.
    const isBody =
      name !== undefined &&
      (wordsOf(name).split(" ")[0] === own.split(" ")[0] || bodyNames.test(name) || strongForm.test(name));
    const sameWord = isBody && !own.split(" ").every((word) => lower.has(word));
    // Another sentence may speak of another body.
    const sentence = before.replace(/^.*[.;]\s+(?=(?:The\s)?\p{Lu}\p{Ll})/su, "");
    const said = name !== undefined && bodyWords.test(isBody ? before : sentence);
    if (name !== undefined && (said || sameWord))
      found.push({ name: name.replace(/\s+of\s+\d.*$/i, ""), aliases: [alias], party: false });
    else if (capitals && isSaidOfBody(before.slice(-160))) found.push({ name: alias, aliases: [], party: false });
  }
  return found.filter(({ name }) => isName(name) && !noBody.test(name) && !roles.has(wordsOf(name)));
}

/** What a body that is defined by its letters has in its name. */
const bodyNames =
  /\b(?:Bank|Corporation|Company|Association|Alumni|Institute|University|College|School|Hospital|Fund|Trust|Office|Board|Bureau|Authority|Commission|Committee|Council|Agency|Department|Ministry|Administration|Service|Services|Society|League|Federation|Union|Foundation|Group|Partners|Holdings?|Cent(?:er|re)|Club|Exchange|Organi[sz]ation|Network|Systems?|Technologies|Pharma\w*|Laborator(?:y|ies)|Studios?|Media|Energy|Capital|Insurance)\b/i;

/** Whether the sentence before brackets speaks of a body, and not last of a law, a paper or a team. */
function isSaidOfBody(before: string): boolean {
  const sentence = before.replace(/^.*[.;]\s+(?=\p{Lu})/su, "").trimEnd();
  return (
    bodyWords.test(sentence) && !noBody.test(sentence) && !/\b(?:team|committee|program|system|board)$/.test(sentence)
  );
}

/** A label on the line or in the cell before a name ("TALENT", "Party B:") is no part of it. */
function withoutCaption(found: string): string {
  const [, first = "", rest = ""] = /^([^\n]{2,24}?)[^\S\n]*\n\s*(.+)$/s.exec(found) ?? [];
  return rest !== "" && roles.has(wordsOf(first)) ? rest : found;
}

/**
 * What has no word and no letters of a name is what it is called only where nothing else is spoken of in between: no
 * sentence ends, no paper and nobody else is named.
 */
function belongs(alias: string, name: string, rest: string): boolean {
  const own = new Set(wordsOf(name).split(" "));
  if (
    wordsOf(alias)
      .split(" ")
      .some((word) => word.length > 1 && own.has(word))
  )
    return true;
  const isLetters = /^[A-Z&.]{2,8}$/.test(alias);
  const letters = name.toUpperCase();
  let at = -1;
  const inOrder = alias
    .replace(/[^A-Z]/g, "")
    .split("")
    .every((letter) => (at = letters.indexOf(letter, at + 1)) >= 0);
  if (isLetters && inOrder) return true;
  const between = rest.slice(2, Math.max(2, rest.indexOf(alias)));
  if (/[.;]\s+\p{Lu}|\b(?:agreement|dated|plan|act|notes?)\b/iu.test(between)) return false;
  return isLetters || !/\b(?:and|with|by)\s+(?!(?:State|Commonwealth|Province)\b)\p{Lu}\p{L}+\s+\p{Lu}/u.test(between);
}

/** Whether the first word of an alias, which the name has not, stands with a capital before the brackets it is in. */
function beginsNearer(alias: string, name: string, rest: string): boolean {
  const [first = ""] = alias.split(/[\s'’]/);
  if (first.length < 3 || wordsOf(name).split(" ").includes(wordsOf(first))) return false;
  const bracket = rest.search(/[("“]/);
  const before = bracket < 0 ? "" : rest.slice(0, Math.max(bracket, rest.indexOf(alias) - 2));
  return new RegExp(`(?<![\\p{L}"“])${first.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?:['’]s)?\\s+\\p{Lu}`, "u").test(
    before,
  );
}

/** Without the sentence, the number or the list that leads up to a name. */
function withoutLead(found: string): string {
  let name = listedPartners.test(found)
    ? found
    : found.replace(
        /^.*,\s+(?=.*\s)(?!(?:Inc|INC|LLC|Ltd|LTD|L\.|Corp|CORP|S\.|N\.|B\.|Co\.|LP|PLC|Incorporated)\b)/u,
        "",
      );
  for (;;) {
    const lead = /^(?:[\p{L}\p{N}.&'’-]+)[\s,]+/u.exec(name)?.[0];
    if (lead === undefined || !leads.test(lead.trim().replace(/[,.]$/, ""))) return name;
    name = name.slice(lead.length).replace(/^(?:of|and|the|for)\s+/, "");
  }
}

/** Words of a sentence in capitals, of a law or of a building: no name. */
const ofASentence = /\b(?:neither|nor|within|adjacent|laws|chapter|floor)\b/i;

const leads =
  /^(?:\d+|EXHIBIT|SCHEDULE|Chapter|CHAPTER|President|Administrator|Vendor|Common Seal|common seal|Seal|SITE|Site|APPENDIX|ANNEX|Appendix|Annex|Affiliate|Subsidiary|Division|Member|Plus|Page|PAGE|The|THE|This|That|These|Between|BETWEEN|Among|By|BY|To|TO|From|FROM|With|WITH|Of|OF|And|AND|For|FOR|In|IN|On|At|If|If to|As|Attention|Attn|Agreement|AGREEMENT|Name|Title|Whereas|WHEREAS|When|Where|Such|Each|Any|All|Either|Neither|No|Seller|Buyer|SELLER|BUYER|Customer|Client|Licensor|Licensee|Supplier|Distributor|Consultant|Contractor|Landlord|Tenant|Lender|Borrower|Company|COMPANY|Copyright|Source|Exhibit|Section|Article|Schedule|Notices?|Address|Signed|Date|Dated|Delaware|Nevada|California|New York|Its|Our|Your|c\/o|cc)$/;
