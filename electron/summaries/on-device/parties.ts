import { agreeingParties, undersignedParties } from "./parties-agreeing.ts";
import { addresseeOf } from "./parties-letter.ts";
import { closer, opener, partiesBetween } from "./parties-between.ts";
import { definedParties, labelledParties, lowerCaseParties, signatories, tabledParties } from "./parties-elsewhere.ts";
import { endsInForm, shortName, title, type Party } from "./party.ts";
import type { Reading } from "./reading.ts";
import { isBetweenOfOtherDocument } from "./terms/other-document.ts";

export type { Party } from "./party.ts";

const farthestOpener = 12_000;
const longestPreamble = 2_600;

/**
 * Who the contract is between, with what it calls them: read from the clause that begins with "between", else from
 * names that the opening defines ("Acme Inc. (the "Supplier")"), else from the signatures. Of several readings, the one
 * with the most names that have a legal form or a defined name wins.
 */
export function findParties(reading: Reading): Party[] {
  return withOwnAliases(withRolesBelow(reading, namedIn(reading)));
}

const roleLine =
  /\n[ \t]*\(?\s*(?:the )?["“](?:the )?(?<role>\p{Lu}[\p{L}’' ]{2,28})["”]\s*\)?[ \t]*[;,.]?[ \t]*(?:\n|$)/u;

/** Below a name and its address, in a line of its own, stands what the party is called. */
function withRolesBelow({ text }: Reading, parties: readonly Party[]): readonly Party[] {
  return parties.map((party) => {
    if (party.defined) return party;
    const next = Math.min(...parties.filter(({ start }) => start > party.start).map(({ start }) => start));
    const role = roleLine.exec(text.slice(party.end, Math.min(next, party.end + 300)))?.groups?.["role"];
    return role === undefined || /^(?:Part(?:y|ies)|Agreement)$/i.test(role)
      ? party
      : { ...party, aliases: [role, ...party.aliases], defined: true };
  });
}

/** What two parties seem to be called is what the later one is called: it was defined right behind its name. */
function withOwnAliases(parties: readonly Party[]): Party[] {
  return parties.map((party) => {
    const others = parties.filter((other) => other.start > party.start && other.defined);
    const aliases = party.aliases.filter((alias) => !others.some((other) => other.aliases.includes(alias)));
    return aliases.length === party.aliases.length ? party : { ...party, aliases };
  });
}

function namedIn(reading: Reading): Party[] {
  const { text } = reading;
  const opening = text.slice(0, farthestOpener);
  const writer = undersignedParties(opening);
  if (writer.length > 0) return writer;
  const regions = regionsIn(text);
  const own = regions.filter(({ ofOther }) => !ofOther);
  const between = (found: readonly Region[]): Party[][] =>
    found.map(({ start, source }) => partiesBetween(source, start));
  const strongest = (candidates: readonly Party[][]): Party[] =>
    candidates
      .map((parties) => unique(withoutWeak(parties)))
      .reduce((one, other) => (score(other) > score(one) ? other : one), []);
  let best = strongest([...between(own), agreeingParties(opening)]);
  const signer = undersignedIn(own[0]);
  if (signer !== null && best.filter(isStrong).length < 2)
    return [...best.filter(isStrong).slice(0, 1), signer].toSorted((one, other) => one.start - other.start);
  // Who is left blank is nobody of whom a recital speaks, and nobody else who signs.
  const [stated] = best.filter(isStrong);
  if (best.filter(isStrong).length < 2 && own.slice(0, 1).some((region) => isOpen(region, stated)))
    return stated === undefined ? [] : [withoutAlias(stated, openRoleIn(own[0]))];
  if (best.filter(isStrong).length < 2) best = strongest([best, ...between(regions)]);
  // Definitions alone also name bodies that are only spoken of, so they count where "between" gave no two names.
  if (best.filter(isStrong).length < 2) best = strongest([best, labelledParties(opening), definedParties(opening)]);
  const [only] = best.filter(isStrong);
  const labelled = labelledParties(opening);
  // "Acme Ltd and the company named below": the other one stands in a form.
  if (only !== undefined && best.filter(isStrong).length === 1 && labelled.some((party) => !same(party, only)))
    best = unique([only, ...labelled.filter((party) => !same(party, only))]);
  if (best.length >= 2) return best;
  const addressee = addresseeOf(opening);
  const [sender] = best.filter(isStrong);
  if (addressee !== null && sender !== undefined && !same(addressee, sender)) return [sender, addressee];
  const tabled = tabledParties(opening);
  if (best.length === 0 && tabled.length > 0) return tabled;
  const signed = unique(signatories(reading));
  const first = best[0];
  if (first !== undefined && signed.length > 0)
    return unique([first, ...signed.filter((party) => !same(party, first))].slice(0, 4));
  if (signed.length > 0) return signed;
  // "Between High Fen Mills and Ada Quillon": names of which nothing more is said.
  const preamble = own.filter(({ start }) =>
    /\b(?:made|entered into|dated)\b[^.;]{0,120}$/i.test(text.slice(0, start)),
  );
  const plain = between(preamble.slice(0, 1)).find((found) => found.length === 2);
  if (best.length === 0 && plain !== undefined && plain.every(({ name }) => name.includes(" "))) return plain;
  // One name alone is a party only where it is plainly that of somebody.
  const alone = best.filter((party) => isCompany(party.name) || title.test(party.name));
  return unique([...(best.length === 1 ? alone : best), ...lowerCaseParties(reading)]);
}

interface Region {
  readonly start: number;
  readonly source: string;
  /** Whether it names the parties of another document. */
  readonly ofOther: boolean;
}

/** What stands behind each "between" of the opening, as far as a preamble goes. */
function regionsIn(text: string): Region[] {
  return [...text.slice(0, farthestOpener).matchAll(opener)].slice(0, 15).map((found) => {
    const start = found.index + found[0].length;
    const region = text.slice(start, start + longestPreamble);
    // "By" alone opens the sentence it stands in, and no list below it.
    const reach = /^by\b(?!\s+and\b)/i.test(found[0]) ? (/\n\s*\n/.exec(region)?.index ?? 700) : region.length;
    const source = region.slice(0, Math.min(closer.exec(region)?.index ?? region.length, reach));
    return { start, source, ofOther: isBetweenOfOtherDocument(text, found.index) };
  });
}

/** Whoever signs, where the preamble names nobody in his place: "and the undersigned stockholder (the “Stockholder”)". */
function undersignedIn(region: Region | undefined): Party | null {
  const found =
    region === undefined
      ? null
      : /\b(?<who>the undersigned)(?: \p{L}+){0,4}\s*,?\s*\((?:[^()"“]{0,30})["“](?:the )?(?<alias>\p{Lu}[^"”]{2,30})["”]/iu.exec(
          region.source,
        );
  const { who = "", alias = "" } = found?.groups ?? {};
  if (region === undefined || found === null || /\b(?:collectively|together)\b/i.test(found[0])) return null;
  const start = region.start + found.index;
  return {
    name: "the undersigned",
    aliases: [alias.replace(/[,.]$/, "")],
    defined: true,
    start,
    end: start + who.length,
  };
}

/** A name that was left blank, with what it is called: "_________ (“Franchisee”)", "[name of the Distributor]". */
const openName =
  /(?:_{5,}|(?:…|\.{3}){3,})[^.;]{0,160}?\(?["“](?:the )?\p{Lu}|(?:between|among|and|by|,)\W{0,4}(?:the )?(?:_{5,}|(?:…|\.{3}){3,})|\[\s*(?:insert\b|[^\]]{0,30}\bname\b|[●•_]*\s*\])[^\]]{0,60}|<[^>]{0,40}\bname\b[^>]{0,20}>|\b(?:and|between|among)\s*,?\s+\((?:hereinafter\s+)?(?:the\s+)?["“]\p{Lu}/iu;

/** Whether it names a party, where there is one, and leaves another blank. */
function isOpen({ start, source }: Region, party: Party | undefined): boolean {
  const preamble = source.slice(0, 1_200);
  if (party !== undefined && (party.start < start || party.start >= start + source.length)) return false;
  return openName.test(`, ${preamble}`);
}

/** Whether the only party that is named stands beside one whose name was left blank. */
export function leavesPartyOpen({ text }: Reading, [only, other]: readonly Party[]): boolean {
  return only !== undefined && other === undefined && regionsIn(text).some((region) => isOpen(region, only));
}

const blankName =
  "(?:_{4,}|(?:…|\\.{3}){3,}|\\[\\s*(?:[Ii]nsert\\b|INSERT\\b|[^\\]]{0,30}\\b[Nn](?:ame|AME)\\b|[●•_]*\\s*(?=\\]))[^\\]]{0,60}\\]|<[^>]{0,40}\\bname\\b[^>]{0,20}>)[_\\s.…]*";
/** What is called by a role where its name was left blank: "between ________, a company (the “Recipient”)", "and the “Stockholder”". */
const openRole = new RegExp(
  `(?:(?:^|\\b(?:[Aa]nd|AND|[Bb]etween|BETWEEN|[Aa]mong|[Bb]y|BY)\\b|\\(\\d\\)|[–—])[\\s,:–—-]{0,8}(?:the )?${blankName}(?:(?!\\b(?:and|AND|between)\\b)[^“"(]){0,300}?\\(\\s*(?:(?:[Hh]erein\\p{L}*|[Hh]ereafter|[Aa]lso|referred|to|called|as|the|each|an?)[\\s,]+)*|\\b(?:and|between),?\\s+\\(?(?:the\\s+)?(?=["“]))["“]?(?:[Tt]he )?(?<role>\\p{Lu}[\\p{L}’' ]{2,28}?)\\s*["”)]`,
  "u",
);

/** The role of whoever is left blank; null where none is given. */
function openRoleIn(region: Region | undefined): string | null {
  const role =
    region === undefined ? undefined : openRole.exec(region.source.slice(0, 1_200))?.groups?.["role"]?.trim();
  return role === undefined || /^(?:Part(?:y|ies)|Agreement|Address|Effective Date|Name)$/i.test(role) ? null : role;
}

/** What stands behind the blank is the role of that party, and not of the one before it. */
function withoutAlias(party: Party, role: string | null): Party {
  return role === null || !party.aliases.includes(role) || party.aliases.length === 1
    ? party
    : { ...party, aliases: party.aliases.filter((alias) => alias !== role) };
}

/** Beside the only party that is named: what the one is called whose name was left blank. Null where none was. */
export function openPartyBeside({ text }: Reading, [only, other]: readonly Party[]): string | null {
  if (only === undefined || other !== undefined) return null;
  const region = regionsIn(text).find((one) => isOpen(one, only));
  if (region === undefined) return null;
  const role = openRoleIn(region);
  return role === null || only.aliases.includes(role) || only.name.includes(role)
    ? "another party (name left blank)"
    : `the ${role} (name left blank)`;
}

function isStrong(party: Party): boolean {
  return party.defined || isCompany(party.name) || title.test(party.name);
}

/** Also one whose form stands in small letters: "ACME corporation". */
function isCompany(name: string): boolean {
  return endsInForm.test(name) || /\s(?:corporation|company)$/.test(name);
}

/** Two parties that are certain count for more than ten that are not. */
function score(parties: readonly Party[]): number {
  const worth = parties
    .slice(0, 4)
    .map(
      (party) =>
        (party.defined ? 3 : 0) +
        (isCompany(party.name) || title.test(party.name) ? 2 : 0) +
        (isStrong(party) ? 0 : -2),
    );
  return worth.slice(0, 2).reduce((sum, one) => sum + one, 0) * 4 + worth.slice(2).reduce((sum, one) => sum + one, 0);
}

function withoutWeak(parties: readonly Party[]): Party[] {
  const strong = parties.filter(isStrong);
  return strong.length >= 2 ? strong : [...parties];
}

function same(one: Party, other: Party): boolean {
  const key = ({ name }: Party): string => keyOf(name);
  return key(one).includes(key(other)) || key(other).includes(key(one));
}

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s+/, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Each party once: what is another's short name, or its name with a form left off, is the same party. */
function unique(parties: readonly Party[]): Party[] {
  const key = keyOf;
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
