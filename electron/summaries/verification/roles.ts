import type { Contract } from "../../../shared/domain/contract.ts";
import { findParties } from "../on-device/parties.ts";
import { readContract } from "../on-device/reading.ts";
import { plainText } from "./plain-text.ts";

/** Somebody whom a contract binds, and every name under which it speaks of them. */
export interface Role {
  /** Equal for every name of the same party. */
  readonly key: string;
  readonly known: readonly string[];
}

/** Who appears in a contract. */
export interface Cast {
  readonly roles: readonly Role[];
  /** Where somebody is named in a text, longest name first, no overlaps, in order. */
  mentions(text: string): Mention[];
}

export interface Mention {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What contracts call their parties. Where one is no alias of a party that was found, it is somebody of its own. */
export const customaryRoles: readonly string[] =
  "Party A|Party B|Party C|Client|Customer|Consultant|Contractor|Supplier|Vendor|Seller|Buyer|Purchaser|Licensor|Licensee|Distributor|Manufacturer|Reseller|Agent|Principal|Landlord|Tenant|Lessor|Lessee|Employer|Employee|Executive|Service Provider|Provider|Borrower|Lender|Guarantor|Franchisor|Franchisee|Sponsor|Operator|Owner|Receiving Party|Disclosing Party|Recipient|Discloser|Carrier|Shipper|Transporter|Adviser|Advisor|Trustee|Investor|Shareholder|Developer|Publisher|Host|Affiliate Member|Indemnified Party|Indemnifying Party|Indemnitor|Indemnitee|Assignor|Assignee|Transferor|Transferee".split(
    "|",
  );

export function castOf(contract: Contract, claimed: readonly string[]): Cast {
  const parties = findParties(readContract(contract));
  const roles = new Map<string, Set<string>>();
  for (const party of parties) roles.set(wordsOf(party.name), new Set([party.name, ...party.aliases]));
  // "BOREAS corporation" is BOREAS, where nobody else is.
  for (const party of parties) {
    const short = party.name.replace(/,?\s+(?:corporation|company|limited|incorporated)$/iu, "");
    const others = parties.filter((other) => other !== party).flatMap(({ name, aliases }) => [name, ...aliases]);
    if (short !== party.name && !others.some((name) => wordsOf(name) === wordsOf(short)))
      roles.get(wordsOf(party.name))?.add(short);
  }
  const owner = (name: string): string | undefined =>
    [...roles].find(([, names]) => [...names].some((known) => wordsOf(known) === wordsOf(name)))?.[0];
  for (const name of claimed) {
    if (owner(name) !== undefined || wordsOf(name) === "") continue;
    const same = [...roles].find(([key]) => key.includes(wordsOf(name)) || wordsOf(name).includes(key));
    if (same === undefined) roles.set(wordsOf(name), new Set([name]));
    else same[1].add(name);
  }
  const text = plainText(contract.text);
  for (const name of [...unnamedParties(text), ...customaryRoles])
    if (owner(name) === undefined && new RegExp(`\\b${name}\\b`, inSmallLetters(name) ? "iu" : "u").test(text))
      roles.set(wordsOf(name), new Set([name]));
  return createCast([...roles].map(([key, known]) => ({ key, known: [...known] })));
}

/** "________ (the "Producer")": of a form that is not filled in. */
function unnamedParties(text: string): string[] {
  return [
    ...text.matchAll(/\b(?:between|among|by|and)\s*_{3,}[^()_]{0,60}\(\s*(?:the\s+)?"(?<name>\p{Lu}[\p{L} ]{2,30})"/gu),
  ].flatMap(({ groups }) => groups?.["name"] ?? []);
}

/** "The receiving party" is one side of every contract that has it, with capitals or without. */
function inSmallLetters(name: string): boolean {
  return /\p{Ll}{4,} Party$/u.test(name);
}

function createCast(roles: readonly Role[]): Cast {
  const keys = new Map<string, string>();
  const shared = new Set<string>();
  for (const role of roles)
    for (const name of role.known) {
      const words = wordsOf(name);
      if (words.length < 2 || /^(?:party|parties|we|us|you|our|your)$/.test(words)) continue;
      // A name that two parties have is nobody's but its own.
      if (keys.has(words) && keys.get(words) !== role.key) shared.add(words);
      keys.set(words, role.key);
    }
  for (const words of shared) keys.set(words, words);
  const sources = [...keys.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((words) => words.split(" ").map(escaped).join("[^\\p{L}\\p{N}]{1,3}"));
  const pattern =
    sources.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join("|")})s?(?![\\p{L}\\p{N}])`, "giu");
  return {
    roles,
    mentions(text) {
      if (pattern === null) return [];
      const found: Mention[] = [];
      for (const match of text.matchAll(pattern)) {
        // "company" is a word; "Company" is somebody.
        if (!/\p{Lu}|\d/u.test(match[0]) && !/^(?:receiving|disclosing|indemnif\w+) party$/i.test(match[0])) continue;
        const key = keys.get(wordsOf(match[0])) ?? keys.get(wordsOf(match[0]).replace(/s$/, ""));
        if (key !== undefined)
          found.push({ key, start: match.index, end: match.index + match[0].length, text: match[0] });
      }
      return found;
    },
  };
}

export function wordsOf(text: string): string {
  return (
    plainText(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(" ");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
