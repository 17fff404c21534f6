import { customaryRoles } from "../../verification/roles.ts";
import { openPartyBeside, type Party } from "../parties.ts";
import { listed } from "../wording.ts";
import { defineTerm, type Term } from "./term.ts";

export const documentName: Term = defineTerm("Document name", ({ title }) =>
  title === null ? null : { state: "stated", answer: title.text, passages: [title] },
);

export const partiesTerm: Term = defineTerm("Parties", ({ parties, reading }) => {
  if (parties.length === 0) return null;
  const named = parties.map((party) => {
    const alias =
      roleOf(party) ?? (party.defined ? party.aliases.find((one) => !party.shared?.includes(one)) : undefined);
    return alias === undefined ? party.name : `${party.name} (“${alias}”)`;
  });
  const open = openPartyBeside(reading, parties);
  return { state: "stated", answer: listed(open === null ? named : [...named, open]), passages: parties };
});

/** What the contract calls a party beyond its own name, such as "Supplier"; null where it is only the name made short. */
export function roleOf({ name, aliases, shared = [], defined }: Party): string | null {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const own = new Set(words(name));
  const role = aliases.find(
    (alias) =>
      !shared.includes(alias) &&
      (/^\p{Lu}[\p{L} ]*\p{Ll}$/u.test(alias) || customaryRoles.some((known) => known.toUpperCase() === alias)) &&
      words(alias).length <= 3 &&
      words(alias).every((word) => !own.has(word)),
  );
  return defined ? (role ?? null) : null;
}
