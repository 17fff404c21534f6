import type { Contract } from "../../../shared/domain/contract.ts";
import { findParties } from "../on-device/parties.ts";
import { shortName } from "../on-device/party.ts";
import { readContract } from "../on-device/reading.ts";
import { wordsOf } from "../verification/roles.ts";
import { companiesIn, definedIn } from "./companies.ts";
import { onOneLine } from "./finding.ts";
import { generic, month, places, roles } from "./name-words.ts";
import { personsIn } from "./persons.ts";

/** Somebody who is to stay unnamed, with every way in which the contract writes the name. */
export interface Name {
  readonly kind: "party" | "company" | "person";
  readonly variants: readonly string[];
}

/**
 * Who is named in a contract: the parties with the names that it gives them and that tell who they are ("Larkspur", and not
 * "Supplier"); every other company whose name ends in a legal form; persons who sign, are written to or have a title. `also`
 * are names that whoever asks knows of, `words` what else is sent, which may call somebody by the first word of a name.
 */
export function namesIn(contract: Contract, also: readonly string[], words: readonly string[] = []): Name[] {
  const reading = readContract(contract);
  const { text } = contract;
  const lower = new Set(text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{Ll}'’-]+/gu));
  const parties: Name[] = findParties(reading).map(({ name, aliases }) => ({
    kind: "party",
    variants: variantsOf([name, ...aliases.filter((alias) => tellsWho(alias, name, lower))], lower),
  }));
  const others = [
    ...also
      .filter((name) => tellsWho(name, "", lower))
      .map((name): Name => ({ kind: "party", variants: variantsOf([name], lower) })),
    ...[...companiesIn(text), ...definedIn(text, lower)].map(({ name, aliases, party }): Name => ({
      kind: party ? "party" : "company",
      variants: variantsOf([name, ...aliases.filter((alias) => tellsWho(alias, name, lower))], lower),
    })),
    ...personsIn(text).map((variants): Name => ({ kind: "person", variants })),
  ];
  return withFirstWords(joined([...parties, ...others]), lower, [text, ...words].join("\n"));
}

/** Of each name its first word too, where it is used alone and nobody else is called so. */
function withFirstWords(names: readonly Name[], lower: ReadonlySet<string>, text: string): Name[] {
  const taken = new Set(names.flatMap(({ variants }) => variants.map(wordsOf)));
  return names.map((name) => {
    if (name.kind === "person") return name;
    const firsts = name.variants.flatMap((variant) => {
      const short = shortName(variant);
      const first = /^[\p{L}\p{N}'’&.-]+/u.exec(short)?.[0].replace(/[.,]$/, "") ?? "";
      if (first.length < 4 || first === short || taken.has(wordsOf(first)) || !isDistinctive(first, lower, text))
        return [];
      taken.add(wordsOf(first));
      return [first];
    });
    return firsts.length === 0 ? name : { ...name, variants: [...name.variants, ...firsts] };
  });
}

/** Whether what a contract calls a party tells who it is: "Larkspur" and "LAI" do, "Supplier" and "Network Affiliate" do not. */
function tellsWho(alias: string, name: string, lower: ReadonlySet<string>): boolean {
  const words = wordsOf(alias).split(" ");
  if (alias.trim().length < 2 || roles.has(wordsOf(alias)) || /^(?:we|us|you|our|your)$/i.test(alias)) return false;
  if (words.every((word) => generic.test(word))) return false;
  const own = new Set(wordsOf(name).split(" "));
  if (words.some((word) => own.has(word) && !generic.test(word))) return true;
  // "PSS" of "Physician Sales & Service": letters in capitals are somebody's.
  if (/^[A-Z0-9&.-]{2,8}$/.test(alias) && !roles.has(alias.toLowerCase()) && !lower.has(alias.toLowerCase()))
    return true;
  return !words.every((word) => lower.has(word) || generic.test(word));
}

/** A name, and the name without its legal form. */
function variantsOf(names: readonly string[], lower: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const name of names) {
    const full = onOneLine(name);
    found.add(full);
    const short = shortName(full);
    const words = wordsOf(short).split(" ");
    if (
      short.length > 1 &&
      words.some((word) => word.length > 1 && !generic.test(word) && !lower.has(word)) &&
      !places.test(short) &&
      !short.endsWith("&") &&
      !roles.has(wordsOf(short))
    )
      found.add(short);
  }
  return [...found];
}

/** Never written small, no general word, and used by itself somewhere. */
function isDistinctive(word: string, lower: ReadonlySet<string>, text: string): boolean {
  const small = word.toLowerCase();
  if (lower.has(small) || generic.test(small) || month.test(small) || roles.has(small) || places.test(word))
    return false;
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?:['’]s)?(?=[\\s.,;)]+(?:\\p{Ll}|$))`, "u").test(text);
}

/** Each name once: what two share is the first's. */
function joined(names: readonly Name[]): Name[] {
  const found: { kind: Name["kind"]; own: string; variants: Set<string>; keys: Set<string> }[] = [];
  for (const { kind, variants } of names) {
    const keys = variants.map((variant) => wordsOf(variant)).filter((key) => key !== "");
    if (keys.length === 0) continue;
    const own = [variants[0] ?? "", shortName(variants[0] ?? "")].map(wordsOf);
    const known = found.find((one) => own.some((key) => one.keys.has(key)) || keys.includes(one.own));
    if (known === undefined) {
      found.push({ kind, own: own[0] ?? "", variants: new Set(variants), keys: new Set(keys) });
      continue;
    }
    for (const variant of variants) known.variants.add(variant);
    for (const key of keys) known.keys.add(key);
  }
  return found.map(({ kind, variants }) => ({ kind, variants: [...variants] }));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
