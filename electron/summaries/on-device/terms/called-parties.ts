import { customaryRoles } from "../../verification/roles.ts";
import type { Party } from "../parties.ts";

/** What a contract may call a party, the longest first. */
export function calledParties(parties: readonly Party[]): string[] {
  const names = parties.flatMap(({ name, aliases }) => [name, withoutForm(name), ...aliases]);
  return [...new Set([...names, ...customaryRoles, "Company"])]
    .filter((name) => name.length > 1)
    .toSorted((a, b) => b.length - a.length);
}

/** "Acme" of "Acme corporation": a form may be written small. */
export function withoutForm(name: string): string {
  return name.replace(
    /,?\s+(?:inc(?:orporated)?|corp(?:oration)?|company|co|limited|ltd|llc|l\.l\.c|plc|l\.?p)\.?$/i,
    "",
  );
}
