import type { Summary } from "./summary.ts";

const legalForm =
  /\b(?:inc|incorporated|corp|corporation|ltd|limited|llc|llp|lp|plc|gmbh|ag|sa|nv|bv|pty|pte|oy|ab|co|company|the)\b/g;

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/(?<=\p{L})\.(?=\p{L}|\b|$)/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+|\band\b/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function withoutForm(name: string): string {
  return plain(name).replaceAll(legalForm, " ").replaceAll(/\s+/g, " ").trim();
}

/**
 * Which of a summary's parties somebody means by a name: the full name, a part of it ("Acme" of "Acme Holdings Ltd.") or
 * what the contract calls them ("Supplier"). Null where it is nobody, or could be several.
 */
export function partyMeant(
  name: string,
  { parties, statements, keyTerms }: Pick<Summary, "parties" | "statements" | "keyTerms">,
): string | null {
  const wanted = plain(name);
  if (wanted === "") return null;
  const only = (found: readonly string[]): string | null => (found.length === 1 ? (found[0] ?? null) : null);
  const exact = only(parties.filter((party) => plain(party) === wanted));
  if (exact !== null) return exact;
  const called = statements.flatMap(({ obligation }) =>
    obligation !== undefined && obligation.party !== null && plain(obligation.who) === wanted ? [obligation.party] : [],
  );
  const alias = only([...new Set(called.filter((party) => parties.includes(party)))]);
  if (alias !== null) return alias;
  // "Acme Holdings Ltd. (“Supplier”)", as the on-device engine answers.
  const listed = keyTerms.find(({ id }) => id === "parties")?.answer ?? "";
  const named = parties.filter((party) => {
    const at = listed.indexOf(`${party} (“`);
    return at >= 0 && plain(listed.slice(at + party.length + 3, listed.indexOf("”", at))) === wanted;
  });
  if (named.length > 0) return only(named);
  const words = withoutForm(name);
  if (words === "") return null;
  const has = (whole: string, part: string): boolean => part !== "" && ` ${whole} `.includes(` ${part} `);
  return only(parties.filter((party) => has(withoutForm(party), words) || has(words, withoutForm(party))));
}
