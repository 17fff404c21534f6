import type { Contract } from "../../../shared/domain/contract.ts";
import type { Citation } from "../../../shared/domain/summary.ts";

const longest = 24;

/** Where a citation stands, in few letters: "p. 3" where there are pages, else the section, else the paragraph. */
export function whereOf(contract: Pick<Contract, "format" | "sections" | "blocks">, citation: Citation): string {
  if (contract.format === "pdf") return `p. ${citation.page}`;
  const inside = contract.sections.filter(({ start, end }) => start <= citation.start && citation.start < end);
  const section = inside.toSorted((a, b) => b.level - a.level)[0];
  if (section !== undefined && section.number !== "") {
    const above = section.number.startsWith("(") ? inside.findLast(({ number }) => /^\d/.test(number)) : undefined;
    return shorten(above === undefined ? numbered(section.number) : `${numbered(above.number)} ${section.number}`);
  }
  if (section !== undefined && section.heading !== "") return shorten(section.heading);
  const block = contract.blocks.findIndex(({ start, end }) => start <= citation.start && citation.start < end);
  return block < 0 ? "in the text" : `para. ${block + 1}`;
}

/** "8.2" becomes "§ 8.2"; "Schedule 1" and "(B)" stand as they are. */
function numbered(number: string): string {
  return /^\d/.test(number) ? `§ ${number}` : number;
}

function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
