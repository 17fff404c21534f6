import { cuedTerm, type Term } from "./term.ts";

export const auditRights: Term = cuedTerm("Audit rights", {
  heading: /\baudit|\brecords|\binspection|\bbooks/i,
  strong: [
    /\b(?:right|entitled|may|permit|allow)\b.{0,120}\b(?:audit|inspect|examine|review)\b.{0,160}\b(?:books|records|accounts|facilit\w+|documents|premises)\b/i,
    /\b(?:books|records|accounts)\b.{0,200}\b(?:audit|inspect|examin)\w*\b/i,
    /\baudit(?:s|or|ors)?\b.{0,120}\b(?:books|records|accounts|compliance|reports)\b/i,
  ],
  not: /\b(?:audited (?:financial|consolidated)|audit(?:ed)? opinion|inspect(?:ion)? (?:of )?(?:the )?products?)\b/i,
});
