import { closer, opener, partiesBetween } from "./parties-between.ts";
import { definedParties, labelledParties, lowerCaseParties, signatories, tabledParties } from "./parties-elsewhere.ts";
import { endsInForm, shortName, title, type Party } from "./party.ts";
import type { Reading } from "./reading.ts";

export type { Party } from "./party.ts";

const farthestOpener = 12_000;
const longestPreamble = 2_600;

/**
 * Who the contract is between, with what it calls them: read from the clause that begins with "between", else from
 * names that the opening defines ("Acme Inc. (the "Supplier")"), else from the signatures. Of several readings, the one
 * with the most names that have a legal form or a defined name wins.
 */
export function findParties(reading: Reading): Party[] {
  return withOwnAliases(namedIn(reading));
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
  const [only] = best.filter(isStrong);
  const labelled = labelledParties(opening);
  // "Acme Ltd and the company named below": the other one stands in a form.
  if (only !== undefined && best.filter(isStrong).length === 1 && labelled.some((party) => !same(party, only)))
    best = unique([only, ...labelled.filter((party) => !same(party, only))]);
  if (best.length >= 2) return best;
  const tabled = tabledParties(opening);
  if (best.length === 0 && tabled.length > 0) return tabled;
  const signed = unique(signatories(reading));
  const first = best[0];
  if (first !== undefined && signed.length > 0)
    return unique([first, ...signed.filter((party) => !same(party, first))].slice(0, 4));
  if (signed.length > 0) return signed;
  // One name alone is a party only where it is plainly that of somebody.
  const alone = best.filter((party) => isCompany(party.name) || title.test(party.name));
  return unique([...(best.length === 1 ? alone : best), ...lowerCaseParties(reading)]);
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
  const key = (party: Party): string => party.name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return key(one).includes(key(other)) || key(other).includes(key(one));
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
