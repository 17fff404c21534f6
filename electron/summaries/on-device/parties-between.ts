import {
  anotherPerson,
  aliasesIn,
  sharedAliasesIn,
  endsInForm,
  form,
  isImpersonal,
  isName,
  isRole,
  leadingName,
  shortName,
  type Party,
} from "./party.ts";
import { collapse } from "./sentences.ts";

/** Words after which the parties are named. */
export const opener =
  /\b(?:by and (?:between|among)|(?<=\b(?:made|entered into|executed|concluded)\b(?:[^.;]{0,140}(?:\)|(?:19|20)\d\d),?)?\s)by(?=\s)(?!\s+and\s+(?:between|among)\b)|[Tt]he parties to this \p{L}+ are|between and among|between|among|BETWEEN|AMONG|Between|Among|zwischen|entre|tra|fra|tussen|(?<=(?:^|\n)[ \t]*(?:the )?)parties(?=[ \t]*:?[ \t]*\n\s*\(?(?:1|a|i)[).]))\b\s*:?/giu;
/** Words before which they have been. */
export const closer =
  /\b(?:WHEREAS|Whereas|RECITALS?|Recitals|WITNESSETH|W I T N E S S E T H|BACKGROUND|Background|NOW,? THEREFORE|TABLE OF CONTENTS?|Table of Contents?|PRELIMINARY STATEMENTS?|In consideration|IN CONSIDERATION|The parties (?:agree|hereby|hereto agree)|the parties agree|agree as follows|Attendu|Considerando)\b|(?:^|\n)\s*(?:1\.|ARTICLE|Article|SECTION 1|Section 1)\s/u;

/** The parties in "X, a Delaware corporation ("A"), and Y ("B")". */
export function partiesBetween(region: string, offset: number): Party[] {
  const found: Party[] = [];
  for (const piece of piecesOf(region)) {
    const opened =
      /^(?:[\s,;:.]|\(?\d{1,2}[.)]|\([a-z]\)|and\b|und\b|et\b|y\b|&|(?:on|of) the (?:one|other|first|second) (?:hand|part),?|its\s+(?:[\p{L}-]+\s+){0,3}(?:affiliate|subsidiary|parent)s?\b,?|between\b|among\b|by\b|the \p{L}+:\s*|the (?=\p{Lu})|THE (?=[A-Z]))+/iu.exec(
        piece.text,
      )?.[0] ?? "";
    const lead = opened.length;
    const article = /\bthe\s+$/i.exec(opened)?.[0] ?? "";
    const party = partyAt(piece.text.slice(lead), offset + piece.start + lead, article);
    if (party !== null) found.push(party);
    else if (found.length > 0 && found.length < 2 && piece.text.length > 400) break;
    // The sentence that names the parties has ended.
    if (
      found.length >= 2 &&
      /[a-z)"”]\.\s+(?=[A-Z])/.test(
        piece.text
          .slice(lead + (party?.name.length ?? 0) + 6)
          .replace(/\b(?:Inc|Ltd|Corp|Co|No|St|Ave|Blvd|Suite|Dr|Mr|Ms|U\.S|L\.P|N\.A|S\.A)\./g, ""),
      )
    )
      break;
    if (found.length >= 12) break;
  }
  return withCommonName(region, offset, found);
}

const atOffice = /^,?\s*(?:not\b[^;.]{0,60})?\bas\s+(?:the\s+|joint\s+|co-?)*(?:trustees|executors|administrators)\b/i;
const together =
  /^\s*(?:,\s*an?\s+(?:individual|natural person)[^,;()]{0,40}|,?\s+(?:both\s+)?of\s+[^;()]{3,120})?,?\s*(?:and|&)?\s*$/u;

/** Of "A, B and C (the "Sellers")" each is called so, together with the others. */
function withCommonName(region: string, offset: number, found: readonly Party[]): Party[] {
  const of = new Map<Party, string>();
  for (const [index, last] of found.entries()) {
    const inOffice = atOffice.test(region.slice(last.end - offset).slice(0, 80));
    const common = last.defined
      ? last.aliases.find((alias) => (inOffice || /\p{Ll}s$/u.test(alias)) && !last.name.includes(alias))
      : undefined;
    if (common === undefined) continue;
    for (let at = index - 1; at >= 0; at -= 1) {
      const [one, next] = [found[at], found[at + 1]];
      if (one === undefined || next === undefined || one.defined) break;
      if (!together.test(region.slice(one.end - offset, next.start - offset))) break;
      of.set(one, common).set(last, common);
    }
  }
  return found.map((party) => {
    const common = of.get(party);
    return common === undefined
      ? party
      : {
          ...party,
          aliases: [...new Set([common, ...party.aliases])],
          shared: [...new Set([...(party.shared ?? []), common])],
          defined: true,
        };
  });
}

/** Cuts at "and", ";" and new lines that stand outside brackets, where a capital or a number follows. */
function piecesOf(region: string): { text: string; start: number }[] {
  const pieces: { text: string; start: number }[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < region.length; at += 1) {
    const character = region[at];
    if (character === "(") depth += 1;
    else if (character === ")") depth = Math.max(0, depth - 1);
    else if (character === "\n" && /^\n\s*\n/.test(region.slice(at, at + 20))) depth = 0;
    if (depth > 0) continue;
    const rest = region.slice(at, at + 60);
    const next =
      /^(?:[,;.]?\s+(?:and|AND|And|und|et|y|e|en)(?::?\s+|:)(?:between\s+|among\s+)?(?:the\s+)?(?:its\s+(?:[\p{L}-]+\s+){0,3}(?:affiliate|subsidiary|parent)s?,?\s+)?|\s+--?\s*(?:and|AND)\s*--?\s+|;\s*|\n\s*\n\s*(?:and\s+)?)(?=[("“\d]?[\p{Lu}\d(])|^,\s+(?=(?:\(\d\)|\(?[ivx]+\)))|^[,\s](?=\(\d\)\s)|^\)\s*,\s+(?=\p{Lu}[\p{L}&.'-]+\s)/u.exec(
        rest,
      ) ?? nextListed(region, from, at);
    if (next === null || afterBreak.test(rest)) continue;
    const sofar = region.slice(from, at);
    // "Johnson and Johnson, Inc.": nothing has been said yet about the name so far.
    if (
      /^[,;.]?\s+(?:and|und|et|y|e|en)\s/i.test(next[0]) &&
      (!isComplete(sofar) || goesOn.test(region.slice(at + next[0].length)) || /\bEngland$/.test(sofar))
    )
      continue;
    // The stop of "Ltd." is the name's.
    pieces.push({ text: next[0].startsWith(".") ? `${sofar}.` : sofar, start: from });
    from = at + (next[0].startsWith(")") ? 1 : 0);
    at = from + Math.max(0, next[0].length - 2);
  }
  pieces.push({ text: region.slice(from), start: from });
  return pieces;
}

const corporate =
  "(?:Inc|INC|LLC|L\\.L\\.C|LLP|Ltd|LTD|Limited|LIMITED|GmbH|Corp|CORP|Corporation|CORPORATION|PLC|plc|S\\.A|B\\.V|N\\.V|AG|AB)";
const companyAhead = new RegExp(
  `^,\\s+(?=\\p{Lu}[^,;()\\n]{2,60}?,?\\s${corporate}\\b\\.?\\s*(?:,|\\(|and\\b|&|;|$))`,
  "u",
);
const companyBehind = new RegExp(
  `^(?:[\\s,;:.]|and\\b|the\\b)*(?:\\p{Ll}+:\\s*)?\\p{Lu}[^,;()]{2,60}?,?\\s${corporate}\\.?$`,
  "u",
);
const person = "\\p{Lu}[\\p{L}'’-]+(?:\\s+\\p{Lu}\\.)*(?:\\s+\\p{Lu}[\\p{L}'’-]+){1,2}";
const individual = "(?:,\\s+an?\\s+(?:individual|natural person)[^,;()]{0,40})?";
const personBehind = new RegExp(`^(?:[\\s,;:.]|and\\b)*${person}${individual}$`, "u");
const capacity = "\\bas\\s+(?:the\\s+|joint\\s+|co-?)*(?:[Tt]rustees|[Ee]xecutors|[Aa]dministrators|[Pp]artners)\\b";
/** More persons, and at their end what they are together: "Bertha Fen and Carl Fen, as Trustees", `(the "Sellers")`. */
const personsAhead = new RegExp(
  `^,\\s+(?=(?:${person}${individual},\\s+){0,6}(?:and\\s+)?${person}${individual}(?:,?\\s+and\\s+${person}${individual})?,?\\s*(?:not\\b[^;.]{0,60})?(?:${capacity}|\\([^()]{0,60}["“][^"”]{2,40}s["”]))`,
  "u",
);

/** Before the comma in a list of those who are one party together: of companies by their forms, of persons by what they are. */
function nextListed(region: string, from: number, at: number): RegExpExecArray | null {
  if (region[at] !== ",") return null;
  const [behind, ahead] = [region.slice(from, at), region.slice(at, at + 400)];
  if (companyBehind.test(behind)) return companyAhead.exec(ahead);
  return personBehind.test(behind) ? personsAhead.exec(ahead) : null;
}

/** Forms that are not abbreviated with a stop: what follows them ends the sentence. */
const withoutStop = /\b(?:LLC|LLP|LP|PLC|plc|GmbH|AG|AB|Company|Limited|Corporation|Incorporated|Partners|Group)\.$/u;

/** As long as it was, with "ACME", a break of the page and "S.A." on one line. */
function overBreaks(text: string): string {
  return text.replace(new RegExp(`\\n\\s*\\n\\s*(?=${form}(?![\\p{L}]))`, "gu"), (gap) => " ".repeat(gap.length));
}

/** A page ended within a name: "ACME\n\nS.A." is one. */
const afterBreak = new RegExp(`^\\n\\s*\\n\\s*${form}(?![\\p{L}])`, "u");
/** What follows "and" within one name: "Gas and Electric Company", "Hotels and Resorts, Inc.". */
const goesOn =
  /^(?:Electric|Company|Co\b|Sons|Brothers|Associates|Partners|Loan|Light|Power|Resorts?|Recreation|Sciences?|Technolog\w+|Affiliates|Subsidiar\w+|ELECTRIC|COMPANY|SONS|ASSOCIATES|PARTNERS|LOAN|LIGHT|POWER|RESORTS?|RECREATION)\b/;

function isComplete(text: string): boolean {
  return /[(,]/.test(text) || endsInForm.test(text) || /\n/.test(text.trim()) || collapse(text).split(" ").length >= 2;
}

/** "Quillon Mills Ltd. of Barley House": where somebody is found. */
const ofABuilding =
  /(?<=\p{L}\.?)\s+of\s+(?:the\s+)?(?:\p{Lu}[\p{L}'’.-]*\s+){1,3}(?:House|Building|Buildings|Tower|Towers|Court|Street|Road|Lane|Avenue|Square|Cottage|Lodge|Terrace|Drive|Wharf|Quay|Mansions?|Chambers|Boulevard|Highway|Crescent)$/u;

/** `("FSA"), in relation to the services of Ada Quillon ("Talent")`: the second is what somebody else is called. */
function withoutPrincipal(rest: string): string {
  const named = /["”'’]\s*\)?/u.exec(rest);
  if (named === null) return rest;
  const from = named.index + named[0].length;
  const other = ofSomebodyElse.exec(rest.slice(from));
  return other === null ? rest : rest.slice(0, from + other.index);
}

const ofSomebodyElse =
  /\b(?:in (?:relation to|respect of|connection with)|with respect to|concerning|regarding|on behalf of|as (?:the )?(?:\p{L}+ )?(?:agent|representative|nominee|manager)s? (?:for|of)|representing|acting for|for the services of|f\/s\/o|furnishing|lending)\s+(?:the\s+)?(?:(?:services|works?|performances?|engagement) (?:of|by)\s+)?(?!(?:its|their|the|itself|themselves)\b)(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?\p{Lu}[\p{L}.'’-]+\s+\p{Lu}/iu;

/** "…, whose registered office is at 4 Mill Lane (Supplier)": at its end the entry says what the party is called, without quotes. */
function bareRoleIn(entry: string): string[] {
  const { role = "" } =
    /\((?:[Tt]he\s+)?(?<role>\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){0,2})\)[\s;,.]*$/u.exec(
      entry.split(/\n[^\S\n]*\n/u)[0] ?? "",
    )?.groups ?? {};
  return aliasesIn(`("${role}")`).filter((alias) => !isImpersonal(alias) || isRole(alias));
}

/** "National Millers - Fenland Chapter": a part of a body that is a party for itself. */
const chapter =
  /^\s+[-–—]\s+(?:\p{Lu}[\p{L}'’.-]*\s+){1,5}(?:Chapter|Division|Branch|Region|Section|District|Lodge|Council|Local)(?=\s*[,(])/u;
/** "Fen Mills, MHC, a Fenland company": letters of a legal form that is not in the list of them. */
const lettersOfForm = /^,\s+\p{Lu}{2,5}(?=,\s+an?\s)/u;

/** `before`: the article before it. "The" belongs to a company's name, and "the" to one that is made of general words. */
function partyAt(source: string, start: number, before: string): Party | null {
  const article = /^(?:the|THE)\s+/.exec(source)?.[0].length ?? 0;
  const line = overBreaks(source.slice(article)).split(/\n[^\S\n]*\n/)[0] ?? "";
  const found = leadingName.exec(line.replace(/\n/g, " "));
  if (found === null) return null;
  let name = found[0];
  // A line that ends in a legal form ends the name: what follows is the next line of a title page.
  const full = new RegExp(
    `^.{3,}?\\b(?:Inc|INC|LLC|L\\.L\\.C|Ltd|LTD|GmbH|Corp|CORP)\\.?(?=\\s+(?!of\\b|and\\b|AND\\b|&|\\(|Co\\b|d/b/a|dba|for\\b)\\p{Lu})`,
    "u",
  ).exec(name);
  if (full !== null) name = full[0];
  const ending = new RegExp(`^[^\\n]*\\b${form}\\.?(?=\\s*\\n)`, "u").exec(line.slice(0, name.length + 1));
  if (ending !== null) name = ending[0];
  name = name
    .replace(
      /\s+(?:Dated|DATED|Effective|January|February|March|April|May|June|July|August|September|October|November|December)(?:\s.*)?$/u,
      "",
    )
    .replace(/(?<=\p{L}{2}\.?)\s+\d+(?:st|nd|rd|th|\p{Lu})?(?![\p{L}\d]).*$/u, (tail) =>
      endsInForm.test(tail) ? tail : "",
    );
  // "Fenland Enterprises. Together they": the list of the parties has ended.
  name = name.replace(/(?<=(?!Bros|Corp|Prof|Messrs)\p{Lu}\p{Ll}{3,})\.\s+\p{Lu}.*$/su, "");
  // "ACME corporation, whose address".
  const small = /^\s+(?:corporation|company|limited|incorporated)(?=[\s,])/.exec(
    source.slice(article + name.length),
  )?.[0];
  if (small !== undefined && !endsInForm.test(name)) name += small;
  // "Fen Acquisition Corp. II": of several that differ in their number only.
  name += /^\s+(?:I{2,3}|IV|VI{0,3})(?=\s*[,(])/.exec(source.slice(article + name.length))?.[0] ?? "";
  const behind = source.slice(article + name.length);
  name += (chapter.exec(behind) ?? (endsInForm.test(name) ? null : lettersOfForm.exec(behind)))?.[0] ?? "";
  const rest = source.slice(article + name.length);
  name = name
    .replace(/(?:\s+(?:of|the|and|for|de|la|dba|d\/b\/a|&))+$/iu, "")
    .replace(/\s+\((?:The|the|Hereinafter|Collectively)$/u, "");
  // "Acme Inc. of 12 High Street": the address is not part of the name.
  const addressed = name;
  name = name.replace(/\s+of\s+\d.*$/u, "").replace(ofABuilding, "");
  const hasAddress = name !== addressed;
  name = name.replace(/(?<=\p{Ll}{3}|\))\.$/u, (stop) => (endsInForm.test(name) ? stop : ""));
  const clean = collapse(name).replace(/[,.]$/u, (stop) =>
    new RegExp(`\\b${form}\\.$`, "u").test(collapse(name)) && !withoutStop.test(name) ? stop : "",
  );
  // "The Joint Corp., a Delaware corporation": general words, but plainly a company.
  const isGeneral =
    before !== "" &&
    isImpersonal(clean) &&
    /^,?\s+an?\s+(?:\p{L}+\s+){1,3}(?:corporation|company|limited|partnership)\b/iu.test(rest);
  if (!isName(clean) && !isGeneral) return null;
  const own = rest.slice(0, 700).split(anotherPerson)[0] ?? "";
  // "Mutual Mills of Fenland, a mutual company (MMF)": its letters need no quotes.
  const letters = /^[^()]{0,120}\((?<letters>\p{Lu}{2,8})\)/u.exec(own)?.groups?.["letters"];
  const quotedHere = aliasesIn(`${withoutPrincipal(own)})`);
  const mine = quotedHere.length > 0 ? quotedHere : bareRoleIn(own);
  const principals = aliasesIn(`${own})`).filter((alias) => !mine.includes(alias));
  const aliases = [...mine, ...principals, ...(letters === undefined ? [] : [letters])];
  // Whom it acts for is bound through it, and is not what it is called.
  const shared = [...sharedAliasesIn(`${own})`), ...(mine.length > 0 ? principals : [])];
  // "Fenland Mills. Under the": a sentence ended there.
  const stopped = [...clean.matchAll(/(?<word>\p{L}{2,})\.\s/gu)].some(
    ({ groups }) =>
      !/^(?:inc|corp|ltd|co|st|no|dr|mr|mrs|ms|jr|sr|prof|messrs|bros|llc|plc)$/i.test(groups?.word ?? ""),
  );
  if (stopped || /['’]s$/u.test(clean)) return null;
  const described =
    hasAddress ||
    /^[\s,]*(?:an?|the|having|with|whose|organi[sz]ed|incorporated|located|acting|as|existing|residing|of\b|\(|["“]|and\b|doing|together|at\b|on behalf|Inc|$|[.;\n])/iu.test(
      rest,
    );
  if (
    aliases.length === 0 &&
    !endsInForm.test(clean) &&
    small === undefined &&
    !(described && clean.split(" ").length >= 2 && clean.split(" ").length <= 6)
  )
    return null;
  const isOwn = !isGeneral && before.startsWith("The") && endsInForm.test(clean);
  return {
    name: isGeneral || isOwn ? `The ${clean}` : clean,
    aliases: [...new Set([...aliases, ...(isOwn ? [clean] : []), ...(isGeneral ? [] : [shortName(clean)])])].filter(
      (alias) => alias.length > 1 && (alias !== clean || isOwn),
    ),
    ...(shared.length > 0 ? { shared } : {}),
    defined: aliases.length > 0,
    start: isOwn ? start - before.length : start + article,
    end: start + article + name.length,
  };
}
