import { listed } from "../wording.ts";
import { defineTerm, type Term } from "./term.ts";

export const documentName: Term = defineTerm("Document name", ({ title }) =>
  title === null ? null : { state: "stated", answer: title.text, passages: [title] },
);

export const partiesTerm: Term = defineTerm("Parties", ({ parties }) => {
  if (parties.length === 0) return null;
  const named = parties.map((party) => {
    const [alias] = party.defined ? party.aliases : [];
    return alias === undefined ? party.name : `${party.name} (“${alias}”)`;
  });
  return { state: "stated", answer: listed(named), passages: parties };
});
