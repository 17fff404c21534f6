import type { Level } from "./summary.ts";

const led: readonly Level[] = ["snapshot", "risks", "clauses"];
const mostLetters = 90;

/**
 * What a statement begins with to say what it is about: "Term and termination – Renewal:" of a clause, "Indemnity:" of a
 * risk; "" where it begins with its own words.
 */
export function leadWords({ level, text }: { readonly level: Level; readonly text: string }): string {
  if (!led.includes(level)) return "";
  const lead = /^\p{Lu}[^:.;“”"]*:(?= \S)/u.exec(text)?.[0] ?? "";
  return lead.length > mostLetters ? "" : lead;
}
