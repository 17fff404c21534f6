import type { ReplacedKind } from "../../../shared/domain/disclosure.ts";

const wanted: Readonly<Record<ReplacedKind, readonly string[]>> = {
  party: ["PARTY", "PRINCIPAL", "SIDE"],
  company: ["FIRM", "ENTITY", "COMPANY"],
  person: ["PERSON", "INDIVIDUAL", "SOMEONE"],
  address: ["ADDRESS", "PLACE", "PREMISES"],
  email: ["EMAIL", "MAILBOX"],
  phone: ["PHONE", "LINE"],
  link: ["LINK", "WEBSITE"],
  account: ["ACCOUNT", "BANKING"],
  identity: ["IDENTITY", "REGISTER"],
  amount: ["AMOUNT", "SUM", "MONEY"],
};

/** The number of a placeholder in any of the ways that models write it: "[PARTY-1]", "Party 1", "party_1", "\[Party‑1\]". */
export function looseNumber(label: string): string {
  return `(?<open>\\\\?[\\[{<【]\\s*)?(?<![\\p{L}\\p{N}])${label}\\\\?[\\s_\\u2010-\\u2015-]{0,2}0*(?<number>\\d{1,4})(?!\\p{N})(?!\\p{L}{2})(?<close>\\s*\\\\?[\\]}>】])?`;
}

/** The word for each kind: the first that, with a number behind it, stands nowhere in the text, however loosely written. */
export function labelsFor(text: string): Record<ReplacedKind, string> {
  const free = (label: string): boolean => !new RegExp(looseNumber(label), "iu").test(text);
  const choose = (kind: ReplacedKind): string => {
    const known = wanted[kind].find(free);
    if (known !== undefined) return known;
    for (let count = 2; ; count += 1) {
      const made = `${wanted[kind][0] ?? "ITEM"}${"X".repeat(count)}`;
      if (free(made)) return made;
    }
  };
  return {
    party: choose("party"),
    company: choose("company"),
    person: choose("person"),
    address: choose("address"),
    email: choose("email"),
    phone: choose("phone"),
    link: choose("link"),
    account: choose("account"),
    identity: choose("identity"),
    amount: choose("amount"),
  };
}
