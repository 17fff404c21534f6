import { describe, expect, it } from "vitest";
import { prepareEvidence } from "../../../electron/summaries/questions/evidence.ts";
import { contractOf, services } from "../contracts.ts";

const firstTwo = (question: string): string =>
  prepareEvidence(services)
    .search(question, 2)
    .map(({ sentence }) => sentence.text)
    .join("\n");

describe("the search for evidence", () => {
  it.each([
    ["Can we end the contract without a reason?", "terminate this Agreement for convenience"],
    ["Which state's courts or law apply?", "governed by the laws of the State of New York"],
    ["How much are we charged each month?", "monthly fee of $12,500"],
    ["What happens if an invoice is late?", "Overdue amounts bear interest"],
    ["May we transfer the contract to a buyer?", "Neither party may assign"],
    ["Is there a cap on damages?", "aggregate liability"],
    ["How is it renewed?", "automatically renew"],
    ["May secrets be shared with others?", "shall not disclose it to any third party"],
  ])("%s", (question, words) => {
    expect(firstTwo(question)).toContain(words);
  });

  it("cites passages at their places in the contract", () => {
    for (const { sentence } of prepareEvidence(services).search("When does it end?", 3)) {
      const words = services.text.slice(sentence.start, sentence.end).replace(/\s+/g, " ");
      expect(sentence.text).toBe(words);
    }
  });

  it("knows a party by the other name that the contract gives it", () => {
    const found = prepareEvidence(services).search("What must Tamarind Foods pay?", 1)[0];
    expect(found?.sentence.text).toContain("The Client shall pay Larkspur");
  });

  it("finds what a question asks for under the term that the contract defines for it", () => {
    const contract = contractOf(`LICENCE

1. Definitions. "Field Material" means seeds, saplings and grafts of any variety.

2. Storage. The Grower shall store Field Material below ten degrees.

3. Payment. The Grower shall pay every quarter.`);
    const passages = prepareEvidence(contract)
      .search("How must saplings be stored?", 2)
      .map(({ sentence }) => sentence.text);
    expect(passages.some((text) => text.includes("below ten degrees"))).toBe(true);
  });

  it("has nothing to show, rather than anything, for what shares no word with the contract", () => {
    expect(prepareEvidence(services).search("Zebra crossings?", 3)).toEqual([]);
    expect(prepareEvidence(services).search("  ", 3)).toEqual([]);
  });

  it("tells how much of the question a passage covers", () => {
    const search = prepareEvidence(services);
    const met = search.search("Which law governs?", 1)[0]?.coverage ?? 0;
    const missed = search.search("Which law governs drones over vineyards?", 1)[0]?.coverage ?? 1;
    expect(met).toBeGreaterThan(0.6);
    expect(missed).toBeLessThan(met);
  });
});
