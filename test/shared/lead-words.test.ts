import { describe, expect, it } from "vitest";
import { leadWords } from "../../shared/domain/lead-words.ts";

describe("what a statement begins with", () => {
  it.each([
    ["clauses", "Supply – Flour: The mill delivers flour.", "Supply – Flour:"],
    ["risks", "Indemnity: The mill indemnifies the baker.", "Indemnity:"],
    ["snapshot", "Term: 3 years.", "Term:"],
    ["snapshot", "The mill delivers: flour and bran.", "The mill delivers:"],
    ["snapshot", "The mill delivers. Terms: none.", ""],
    ["clauses", "The “Mill”: what stands in Ely.", ""],
    ["clauses", "It opens at 9:30 each day.", ""],
    ["obligations", "Supplier: shall mill.", ""],
    ["clauses", `${"Long ".repeat(30)}: what follows.`, ""],
  ] as const)("of %s in %j", (level, text, lead) => {
    expect(leadWords({ level, text })).toBe(lead);
  });
});
