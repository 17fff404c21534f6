import type { Reading } from "./reading.ts";
import { collapse } from "./reading.ts";
import type { Span } from "./sentences.ts";

export interface Party extends Span {
  readonly name: string;
  /** What the contract calls it: "Licensee", "Acme"; and its name without the legal form. */
  readonly aliases: readonly string[];
  /** Whether the contract itself gives it another name, in brackets and quotes. */
  readonly defined: boolean;
}

const form =
  "(?:Incorporated|Inc|Corporation|Corp|Company|Co|Limited Liability Company|Limited Partnership|Limited|Ltd|L\\.?L\\.?C|L\\.?L\\.?P|L\\.?P|PLC|plc|GmbH(?: & Co\\.? KG)?|AG|S\\.?A\\.?R\\.?L|SARL|S\\.?p\\.?A|S\\.?r\\.?l|S\\.?A\\.?S|S\\.?A|B\\.?V|N\\.?V|N\\.?A|Pty|Pte|KG|SE|Oy|AB|A/S|K\\.K|LTD|INC|CORP|CO|LLC|inc|llc|ltd|corp|COMPANY|CORPORATION|LIMITED|INCORPORATED|F\\.?S\\.?B|Trust|TRUST|Bank|BANK|Partnership|Foundation|University|Partners|Holdings|Group|Association|ASSOCIATION|Institute)";
const endsInForm = new RegExp(`\\b${form}\\.?(?=$|[\\s,;.()])`, "u");
const nameWord =
  "(?:[\\p{Lu}\\d][\\p{L}\\p{N}.'’&®™/-]*|&|of|the|de|la|del|van|von|der|and|for|dba|d/b/a|\\([A-Z][A-Za-z.]{1,14}\\)|[a-z]{1,3}[A-Z][\\p{L}]*|[a-z]\\d[\\p{L}\\d]*|[\\p{L}\\p{N}-]+\\.(?:com|net|org|io)\\b|d'[\\p{L}]+)";
const leadingName = new RegExp(
  `^(?:${nameWord})(?:\\s+${nameWord}|,\\s*\\p{Lu}[\\p{L}]+(?=\\s+&\\s)|,\\s*(?=(?:${form})\\b)${form}\\.?)*`,
  "u",
);
const quoted = /["“”'‘’]\s*(?<alias>[^"“”‘’()\n]{1,60}?)[,.]?\s*["“”'’]/gu;
const title = /^(?:dr|mr|mrs|ms|prof)\.?\s/i;
const notAName =
  /^(?:this|that|these|it|each|either|both|any|all|such|agreement|effective date|the parties|parties|party|whereas|recitals?|background|witnesseth|exhibit|section|article|now|in consideration|united states|state of|delaware|new york|its|his|her|their|and|or|if|for|on|in|as of|date|dated|january|february|march|april|may|june|july|august|september|october|november|december|source|page|the undersigned|subject to|pursuant|no|other|wales|germany|england|form of|table of contents|term|suite|street|contract|whom|which|form|act|securities|rule|attention|attn|facsimile|witness|by|name|title|address)\b/i;
/** What a contract calls a party once it is named; never a name by itself. */
const role =
  /^(?:the\s+)?(?:company|bank|trust|agent|agency|buyer|seller|owner|operator|supplier|customer|client|consultant|contractor|licensor|licensee|distributor|manufacturer|reseller|vendor|sponsor|employer|employee|executive|shipper|carrier|transporter|landlord|tenant|lessor|lessee|franchisor|franchisee|group|association|network|affiliate|content|racing|holding company|board|purchaser|provider|service provider|end user|parties?|partner|member|members|corporation|limited)$/i;
const notAnAlias =
  /^(?:the\s+)?(?:agreement|effective date|party|parties|contract|affiliates?|commencement date|term|closing date|act|amendment|this agreement|collectively|services?|products?|start date|original agreement|master agreement|letter agreement|territory|property|.* date|.* agreement)$/i;
const opener =
  /\b(?:by and (?:between|among)|between and among|between|among|BETWEEN|AMONG|Between|Among|zwischen|entre|tra|fra|tussen)\b\s*:?/giu;
const closer =
  /\b(?:WHEREAS|Whereas|RECITALS?|Recitals|WITNESSETH|W I T N E S S E T H|BACKGROUND|Background|NOW,? THEREFORE|TABLE OF CONTENTS?|Table of Contents?|PRELIMINARY STATEMENTS?|In consideration|IN CONSIDERATION|The parties (?:agree|hereby|hereto agree)|the parties agree|agree as follows|Attendu|Considerando)\b|(?:^|\n)\s*(?:1\.|ARTICLE|Article|SECTION 1|Section 1)\s/u;

const farthestOpener = 12_000;
const longestPreamble = 2_600;

/**
 * Who the contract is between, with what it calls them: read from the clause that begins with "between", else from
 * names that the opening defines ("Acme Inc. (the "Supplier")"), else from the signatures. Of several readings, the one
 * with the most names that have a legal form or a defined name wins.
 */
export function findParties(reading: Reading): Party[] {
  const { text } = reading;
  const opening = text.slice(0, farthestOpener);
  const readings: Party[][] = [];
  for (const found of opening.matchAll(opener)) {
    const start = found.index + found[0].length;
    const region = text.slice(start, start + longestPreamble);
    const end = closer.exec(region)?.index ?? region.length;
    readings.push(partiesBetween(region.slice(0, end), start));
    if (readings.length >= 15) break;
  }
  const strongest = (candidates: readonly Party[][]): Party[] =>
    candidates
      .map((parties) => unique(withoutWeak(parties)))
      .reduce((one, other) => (score(other) > score(one) ? other : one), []);
  let best = strongest(readings);
  // Definitions alone also name bodies that are only spoken of, so they count where "between" gave no two names.
  if (best.filter(isStrong).length < 2) best = strongest([best, labelledParties(opening), definedParties(opening)]);
  if (best.length >= 2) return best;
  const signed = unique(signatories(reading));
  const first = best[0];
  if (first !== undefined && signed.length > 0)
    return unique([first, ...signed.filter((party) => !same(party, first))].slice(0, 4));
  if (signed.length > 0) return signed;
  return unique([...best, ...lowerCaseParties(reading)]);
}

function isStrong(party: Party): boolean {
  return party.defined || endsInForm.test(party.name) || title.test(party.name);
}

/** Two parties that are certain count for more than ten that are not. */
function score(parties: readonly Party[]): number {
  const worth = parties
    .slice(0, 4)
    .map(
      (party) =>
        (party.defined ? 3 : 0) +
        (endsInForm.test(party.name) || title.test(party.name) ? 2 : 0) +
        (isStrong(party) ? 0 : -2),
    );
  return worth.slice(0, 2).reduce((sum, one) => sum + one, 0) * 4 + worth.slice(2).reduce((sum, one) => sum + one, 0);
}

function withoutWeak(parties: readonly Party[]): Party[] {
  const strong = parties.filter(isStrong);
  return strong.length >= 2 ? strong : [...parties];
}

function same(one: Party, other: Party): boolean {
  const key = (party: Party): string => party.name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return key(one).includes(key(other)) || key(other).includes(key(one));
}

/** The parties in "X, a Delaware corporation ("A"), and Y ("B")". */
function partiesBetween(region: string, offset: number): Party[] {
  const found: Party[] = [];
  for (const piece of piecesOf(region)) {
    const lead =
      /^(?:[\s,;:.]|\(?\d{1,2}[.)]|\([a-z]\)|and\b|und\b|et\b|y\b|&|(?:on|of) the (?:one|other|first|second) (?:hand|part),?|between\b|among\b|by\b|the (?=\p{Lu})|THE (?=[A-Z]))+/iu.exec(
        piece.text,
      )?.[0].length ?? 0;
    const party = partyAt(piece.text.slice(lead), offset + piece.start + lead);
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
  return found;
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
      /^(?:[,;.]?\s+(?:and|AND|And|und|et|y|e|en)(?:\s+|:)(?:between\s+|among\s+)?(?:the\s+)?|;\s*|\n\s*\n\s*(?:and\s+)?)(?=[("“\d]?[\p{Lu}\d(])|^,\s+(?=(?:\(\d\)|\(?[ivx]+\)))|^[,\s](?=\(\d\)\s)|^\)\s*,\s+(?=\p{Lu}[\p{L}&.'-]+\s)/u.exec(
        rest,
      );
    if (next === null) continue;
    const sofar = region.slice(from, at);
    // "Johnson and Johnson, Inc.": nothing has been said yet about the name so far.
    if (
      /^[,;.]?\s+(?:and|und|et|y|e|en)\s/i.test(next[0]) &&
      (!isComplete(sofar) || goesOn.test(region.slice(at + next[0].length)) || /\bEngland$/.test(sofar))
    )
      continue;
    pieces.push({ text: sofar, start: from });
    from = at + (next[0].startsWith(")") ? 1 : 0);
    at = from + Math.max(0, next[0].length - 2);
  }
  pieces.push({ text: region.slice(from), start: from });
  return pieces;
}

/** What follows "and" within one name: "Gas and Electric Company", "Hotels and Resorts, Inc.". */
const goesOn =
  /^(?:Electric|Company|Co\b|Sons|Brothers|Associates|Partners|Loan|Light|Power|Resorts?|Recreation|Sciences?|Technolog\w+|Affiliates|Subsidiar\w+|ELECTRIC|COMPANY|SONS|ASSOCIATES|PARTNERS|LOAN|LIGHT|POWER|RESORTS?|RECREATION)\b/;

function isComplete(text: string): boolean {
  return /[(,]/.test(text) || endsInForm.test(text) || /\n/.test(text.trim()) || collapse(text).split(" ").length >= 2;
}

function partyAt(source: string, start: number): Party | null {
  const article = /^(?:the|THE)\s+/.exec(source)?.[0].length ?? 0;
  const line = source.slice(article).split(/\n[^\S\n]*\n/)[0] ?? "";
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
    .replace(/(?<=\p{L}{2}\.?)\s+\d.*$/u, (tail) => (endsInForm.test(tail) ? tail : ""));
  const rest = source.slice(article + name.length);
  name = name
    .replace(/(?:\s+(?:of|the|and|for|de|la|dba|d\/b\/a|&))+$/iu, "")
    .replace(/\s+\((?:The|the|Hereinafter|Collectively)$/u, "");
  // "Acme Inc. of 12 High Street": the address is not part of the name.
  name = name
    .replace(/\s+of\s+\d.*$/u, "")
    .replace(/(?<=\p{Ll}{3}|\))\.$/u, (stop) => (endsInForm.test(name) ? stop : ""));
  const clean = collapse(name).replace(/[,.]$/u, (stop) =>
    new RegExp(`\\b${form}\\.$`, "u").test(collapse(name)) ? stop : "",
  );
  if (!isName(clean)) return null;
  const aliases = aliasesIn(rest.slice(0, 700));
  // "GSMS. Under the": a sentence ended there.
  const stopped = [...clean.matchAll(/(?<word>\p{L}{2,})\.\s/gu)].some(
    ({ groups }) =>
      !/^(?:inc|corp|ltd|co|st|no|dr|mr|mrs|ms|jr|sr|prof|messrs|bros|llc|plc)$/i.test(groups?.word ?? ""),
  );
  if (stopped || /['’]s$/u.test(clean)) return null;
  const described =
    /^[\s,]*(?:an?|the|having|with|whose|organi[sz]ed|incorporated|located|acting|as|existing|residing|of\b|\(|["“]|and\b|doing|together|at\b|on behalf|Inc|$|[.;\n])/iu.test(
      rest,
    );
  if (
    aliases.length === 0 &&
    !endsInForm.test(clean) &&
    !(described && clean.split(" ").length >= 2 && clean.split(" ").length <= 6)
  )
    return null;
  return {
    name: clean,
    aliases: [...new Set([...aliases, shortName(clean)])].filter((alias) => alias !== clean && alias.length > 1),
    defined: aliases.length > 0,
    start: start + article,
    end: start + article + name.length,
  };
}

/** A name made of nothing but general words: the end of a longer name, or a body that is only spoken of. */
const impersonal =
  /^(?:(?:communications?|electric|liability|limited|deposit|holding|merger|insurance|trust|savings|national|gas|power|light|general|group|parent|joint|venture|operating|development|marketing|the|and|&|of|box|p\.o\.|b\.c\.|stock|exchange|corp|corporation|company|co|inc|ltd|llc|bank|association)[.,]?\s*)+$/i;
const sentenceWord =
  /\b(?:shall|will|have|has|not|is|are|be|by|obligation|harmless|hereby|which|whose|pursuant|dated|amended)\b|\bP\.\s?O\.|\bBox\b/i;

function isName(name: string): boolean {
  if (impersonal.test(name) || sentenceWord.test(name) || (/^\p{Lu}\.\s/u.test(name) && !endsInForm.test(name)))
    return false;
  return (
    name.length >= 2 &&
    name.length <= 110 &&
    !/\bagreement\b/i.test(name) &&
    !/\p{L}{4}\.\s+(?:The|A|Company)\b|\bTerms\./u.test(name) &&
    !notAName.test(name) &&
    !role.test(name) &&
    /\p{L}{2}/u.test(name) &&
    !/^\d+$/.test(name) &&
    name.split(" ").length <= 14
  );
}

function aliasesIn(rest: string): string[] {
  const found: string[] = [];
  const brackets = [...rest.matchAll(/\((?<inside>[^()]{0,200}["“'‘][^()]*)\)/gu)].map(
    ({ groups }) => groups?.inside ?? "",
  );
  const called = [
    ...rest.matchAll(
      /\b(?:hereinafter|hereafter|herein)(?:\s+(?:referred to|called|known|designated))?(?:\s+(?:as|collectively))?,?\s+(?:the\s+)?(?<alias>["“][^"”]{1,50}["”]|\p{Lu}[\p{L}]+)/gu,
    ),
  ];
  for (const inside of brackets)
    for (const { groups } of inside.matchAll(quoted)) found.push(collapse(groups?.alias ?? ""));
  for (const { groups } of called) found.push(collapse((groups?.alias ?? "").replace(/["“”]/g, "")));
  return [...new Set(found.map((alias) => alias.replace(/^the\s+/i, "").replace(/[,.]$/, "")))]
    .filter(
      (alias) =>
        alias.length > 1 &&
        /^(?:\p{Lu}|\d|[a-z]+\p{Lu}|(?:we|us|you)$)/u.test(alias) &&
        !notAnAlias.test(alias) &&
        !/^(?:each|together|collectively)/i.test(alias),
    )
    .slice(0, 3);
}

/** The name without its legal form: what a contract calls a company in passing. */
function shortName(name: string): string {
  return name.replace(new RegExp(`[,\\s]+(?:${form})\\.?(?:[,\\s]+${form}\\.?)*$`, "u"), "").trim();
}

/** Names with a legal form that the opening defines: `Acme, Inc., a Delaware corporation ("Acme")`. */
function definedParties(opening: string): Party[] {
  const found: Party[] = [];
  const pattern = new RegExp(
    `(?<![\\p{L}])(?<name>(?:\\p{Lu}[\\p{L}\\p{N}.'’&-]*|&|of|and|\\([A-Z]{2,12}\\))(?:[ \\t\\n]+(?:\\p{Lu}[\\p{L}\\p{N}.'’&-]*|&|of|and|\\([A-Z]{2,12}\\))){0,8},?\\s+${form}\\b\\.?)(?<rest>[^("“]{0,220}\\([^()]{0,160}["“][^()]{1,80}\\))`,
    "gu",
  );
  for (const match of opening.matchAll(pattern)) {
    const name = collapse(match.groups?.name ?? "").replace(
      /^(?:.*\b(?:AGREEMENT|Agreement|BETWEEN|Between)\s+|(?:and|of|between|among|by|to|with|from|the|company|seller|buyer)\s+)+/iu,
      "",
    );
    const aliases = aliasesIn(match.groups?.rest ?? "");
    if (!isName(name) || aliases.length === 0) continue;
    const start = match.index + match[0].indexOf(name.split(" ")[0] ?? "");
    found.push({
      name,
      aliases: [...new Set([...aliases, shortName(name)])].filter((alias) => alias !== name),
      defined: true,
      start,
      end: match.index + (match.groups?.name ?? "").length,
    });
    if (found.length >= 6) break;
  }
  return found;
}

/** "Party A: Acme Ltd", "Landlord: Acme Ltd", one to a line. */
function labelledParties(opening: string): Party[] {
  const found: Party[] = [];
  const labelled =
    /(?:^|\n)[ \t]*(?:\(\d\)\s*)?(?<alias>Party [A-D1-4]|PARTY [A-D1-4]|Client|Customer|Company|Licensor|Licensee|Supplier|Vendor|Buyer|Seller|Landlord|Tenant|Contractor|Consultant|Employer|Employee|Provider|Distributor|Reseller)[ \t]*[:：]\s*(?<name>[\p{Lu}\d][^\n:：]{2,100})(?=\n|$)/gu;
  for (const match of opening.matchAll(labelled)) {
    const source = match.groups?.name ?? "";
    const name = collapse(leadingName.exec(source)?.[0] ?? "");
    const start = match.index + match[0].indexOf(source);
    if (isName(name))
      found.push({ name, aliases: [match.groups?.alias ?? ""], defined: true, start, end: start + name.length });
  }
  return found;
}

/** Lines above "By:" and behind "for and on behalf of" near the end. */
function signatories({ text }: Reading): Party[] {
  const from = Math.max(0, text.length - 6_000);
  const tail = text.slice(from);
  const found: Party[] = [];
  const pattern =
    /(?:^|\n)[ \t]*(?:For and on behalf of:?\s*|Signed (?:by|for):?\s*)?(?<name>\p{Lu}[^\n:]{3,70}?)(?:\s*\(["“][^)\n]{1,40}\))?[ \t]*\n(?:\s*\n){0,4}[ \t]*(?:By|BY|Per|Signature|Name|\/s\/|S\/)\s*[:/]/gu;
  for (const match of tail.matchAll(pattern)) {
    const name = collapse(match.groups?.name ?? "").replace(/,$/, "");
    if (
      !isName(name) ||
      /^(?:in witness|agreed|accepted|company|title|date)/i.test(name) ||
      name.split(" ").length > 9 ||
      /\b(?:shall|have|the parties|executed|above)\b/.test(name)
    )
      continue;
    const start = from + match.index + match[0].indexOf(match.groups?.name ?? "");
    found.push({
      name,
      aliases: [shortName(name)].filter((alias) => alias !== name),
      defined: false,
      start,
      end: start + (match.groups?.name ?? "").length,
    });
  }
  return found.slice(0, 8);
}

/** "between acme inc and beta llc", in a text without capitals. */
function lowerCaseParties({ text, lowerCase }: Reading): Party[] {
  if (!lowerCase) return [];
  const match =
    /\bbetween\s+(?<one>[\p{L}\p{N}&' -]{3,60}?)\s+and\s+(?<two>[\p{L}\p{N}&' -]{3,60}?)(?=\s*(?:[,.(\n]|$|\bfor\b|\bdated\b|\bwhereby\b|\bis\b))/u.exec(
      text.slice(0, 3_000),
    );
  if (match === null) return [];
  return [match.groups?.one ?? "", match.groups?.two ?? ""].map((name) => {
    const start = match.index + match[0].lastIndexOf(name);
    return { name: collapse(name), aliases: [], defined: false, start, end: start + name.length };
  });
}

/** Each party once: what is another's short name, or its name with a form left off, is the same party. */
function unique(parties: readonly Party[]): Party[] {
  const key = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const found: Party[] = [];
  for (const party of parties) {
    const known = found.some(
      (other) =>
        key(other.name) === key(party.name) ||
        other.aliases.some((alias) => key(alias) === key(party.name)) ||
        key(shortName(other.name)) === key(shortName(party.name)),
    );
    if (!known) found.push(party);
  }
  return found;
}
