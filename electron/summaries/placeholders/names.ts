import type { Contract } from "../../../shared/domain/contract.ts";
import { findParties } from "../on-device/parties.ts";
import { shortName } from "../on-device/party.ts";
import { readContract } from "../on-device/reading.ts";
import { wordsOf } from "../verification/roles.ts";
import { companiesIn, definedIn, strongForm } from "./companies.ts";
import { acronymsOf, apart, isInitials, otherwiseCalled, wordsFor, type Wording } from "./derived-names.ts";
import { onOneLine } from "./finding.ts";
import { generic, noBody, places, roles } from "./name-words.ts";
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
  // What stands in an address on the net says nothing of how a word is written.
  const lower = new Set(text.match(/(?<![\p{L}\p{N}@./-])\p{Ll}[\p{Ll}'’-]+(?![\p{L}\p{N}@]|\.\p{Ll})/gu));
  const wording = { text: words.length === 0 ? text : [text, ...words].join("\n"), lower };
  const named = (kind: "party" | "company", name: string, aliases: readonly string[]): Name[] =>
    apart(name, wording).map((one, index, all) => ({
      kind,
      variants: variantsOf(
        // What the brackets behind two names say is of the second.
        [one, ...(index < all.length - 1 ? [] : aliases.filter((alias) => tellsWho(alias, name, lower)))],
        lower,
      ),
    }));
  const parties = findParties(reading)
    .filter(({ name }) => !noBody.test(name))
    .flatMap(({ name, aliases }) => named("party", name, aliases));
  const others = [
    ...also
      .filter((name) => tellsWho(name, "", lower))
      .map((name): Name => ({ kind: "party", variants: variantsOf([name], lower) })),
    ...[...companiesIn(text), ...definedIn(text, lower)]
      .filter(({ name }) => strongForm.test(name) || !isOrdinary(name, lower))
      .flatMap(({ name, aliases, party }) => named(party ? "party" : "company", name, aliases)),
    ...otherwiseCalled(wording).map((name): Name => ({ kind: "company", variants: [name] })),
    ...personsIn(text).map((variants): Name => ({ kind: "person", variants })),
  ];
  return withDerived(joined([...parties, ...others]), wording);
}

/** Of each name also the words and letters that stand for it, where nobody else is called so. */
function withDerived(names: readonly Name[], wording: Wording): Name[] {
  const taken = new Set(names.flatMap(({ variants }) => variants.map(wordsOf)));
  return names.map((name) => {
    if (name.kind === "person") return name;
    const derived = [
      ...wordsFor(name.variants, name.kind === "party", wording),
      ...name.variants.flatMap((variant) => acronymsOf(variant, wording)),
    ].filter((one) => {
      const key = wordsOf(one);
      if (key === "" || taken.has(key)) return false;
      taken.add(key);
      return true;
    });
    return derived.length === 0 ? name : { ...name, variants: [...name.variants, ...derived] };
  });
}

/** Whether what a contract calls a party tells who it is: "Larkspur" and "LAI" do, "Supplier" and "Network Affiliate" do not. */
function tellsWho(alias: string, name: string, lower: ReadonlySet<string>): boolean {
  const words = wordsOf(alias).split(" ");
  if (noBody.test(alias) && !/^[A-Z&.]+$/.test(alias)) return false;
  if (
    alias.trim().length < 2 ||
    roles.has(wordsOf(alias).replace(/s$/, "")) ||
    roles.has(wordsOf(alias)) ||
    /^(?:we|us|you|our|your)$/i.test(alias)
  )
    return false;
  if (words.every((word) => generic.test(word))) return strongForm.test(alias);
  const own = new Set(wordsOf(name).split(" "));
  if (words.some((word) => own.has(word) && !generic.test(word))) return true;
  // "ITS" of International Test Systems: letters that are a word too, where they are the name's own.
  if (/^[A-Z]{3,8}$/.test(alias) && isInitials(alias, name)) return true;
  // "PSS" of "Physician Sales & Service": letters in capitals are somebody's.
  if (/^[A-Z0-9&.-]{2,8}$/.test(alias) && !roles.has(alias.toLowerCase()) && !lower.has(alias.toLowerCase()))
    return true;
  return !words.every((word) => lower.has(word) || generic.test(word));
}

/** Made of words that the contract also writes small: "Sales Representative and Other Company". */
function isOrdinary(name: string, lower: ReadonlySet<string>): boolean {
  return wordsOf(name)
    .split(" ")
    .every((word) => generic.test(word) || roles.has(word) || lower.has(word));
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
