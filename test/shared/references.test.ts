import { describe, expect, it } from "vitest";
import { missingParts } from "../../shared/domain/missing-parts.ts";
import { findReferences } from "../../shared/domain/references.ts";
import { read } from "../documents/read.ts";

const CONTRACT = [
  "SUPPLY AGREEMENT",
  "This agreement is made by Acme Limited (the \u201CSupplier\u201D) and Beta GmbH (\u201CCustomer\u201D and, with the Supplier, each a \u201CParty\u201D).",
  "1. Definitions.",
  '1.1 \u201CGoods\u201D means what Schedule 1 lists. "Price List", in its version of each year, has the meaning given in Section 2.3(a).',
  "1.2 In this agreement \u201Cincluding\u201D means including without limitation.",
  "2. Supply.",
  "2.1 The Supplier delivers the Goods subject to clauses 1.1, 2.3 and 9, to paragraph 2 of Schedule 1 and to Exhibit B as they then stand.",
  "2.2 Nothing here limits a right under section 7 of the Sale of Goods Act 1979, Section 409A of the Code or section 354a.",
  "2.3 The Customer pays:",
  "(a) the price; and",
  "(b) interest under Section 2.3(a)(iv) and Article II, with all that Section 2 says on it besides.",
  "SCHEDULE 1",
  "GOODS",
  "1. Paper. The goods are paper, of a weight that paragraph 2 of this Schedule sets out in full for each of them.",
  "2. Weight. The weight is that of the order, and clause 2.1 applies to what was ordered before the date above.",
].join("\n\n");

describe("terms and references of a contract", () => {
  it("finds each defined term where it is first defined", async () => {
    const contract = await read("a.txt", CONTRACT);
    const { terms } = findReferences(contract);
    expect(
      terms.map(({ term, section }) => [term, section === null ? null : contract.sections[section]?.number]),
    ).toEqual([
      ["Supplier", ""],
      ["Customer", ""],
      ["Party", ""],
      ["Goods", "1.1"],
      ["Price List", "1.1"],
    ]);
    for (const { term, start, end } of terms) expect(contract.text.slice(start, end)).toBe(term);
  });

  it("leads each reference to its part, and says which lead nowhere or into a law", async () => {
    const contract = await read("a.txt", CONTRACT);
    const { references } = findReferences(contract);
    const where = (target: number | null): string | null => {
      const section = target === null ? undefined : contract.sections[target];
      return section === undefined ? null : `${section.number}@${section.level}`;
    };
    expect(references.map(({ text, state, target }) => [text, state, where(target)])).toEqual([
      ["Schedule 1", "resolved", "SCHEDULE 1@1"],
      ["Section 2.3(a)", "resolved", "(a)@3"],
      ["clauses 1.1", "resolved", "1.1@2"],
      ["2.3", "resolved", "2.3@2"],
      ["9", "dangling", null],
      ["paragraph 2", "resolved", "2@2"],
      ["Schedule 1", "resolved", "SCHEDULE 1@1"],
      ["Exhibit B", "dangling", null],
      ["section 7", "outside", null],
      ["Section 409A", "outside", null],
      ["section 354a", "outside", null],
      ["Section 2.3(a)(iv)", "resolved", "(a)@3"],
      ["Article II", "resolved", "2@1"],
      ["Section 2", "resolved", "2@1"],
      ["paragraph 2", "resolved", "2@2"],
      ["clause 2.1", "resolved", "2.1@2"],
    ]);
    for (const { text, start, end } of references) expect(contract.text.slice(start, end)).toBe(text);
  });

  it("knows a list in a list by the numbers of both, and a section numbered through its articles by its own", async () => {
    const nested = (numbers: readonly (readonly [string, number])[], text: string) => {
      const sections = numbers.map(([number, level], at) => ({
        number,
        heading: "",
        level,
        start: at,
        end: at + 1,
        page: 1,
      }));
      return findReferences({ text: " ".repeat(numbers.length) + text, sections }).references.map(
        ({ target }) => target,
      );
    };
    const list = [["1", 1], ["1", 2], ["2", 2], ["2", 1], ["1", 2], ["2", 2], ["a", 3]] as const; // prettier-ignore
    expect(nested(list, "See Section 2.2, Section 2, Section 2.2(a) and Section 1.2.")).toEqual([5, 3, 6, 2]);
    const articles = [["Article I", 1], ["1", 2], ["2", 2], ["Article II", 1], ["3", 2]] as const; // prettier-ignore
    expect(nested(articles, "See Section 3 and Article II.")).toEqual([4, 3]);
  });

  it("names each part that is referred to and not there once, with its places", async () => {
    const contract = await read("a.txt", CONTRACT);
    const missing = missingParts(contract);
    expect(missing.map(({ name }) => name)).toEqual(["Clause 9", "Exhibit B"]);
    for (const { places } of missing)
      expect(places.map(({ start, end }) => contract.text.slice(start, end))).toEqual([expect.any(String)]);
  });

  it("says nothing of missing parts where the contract's own numbers were hardly recognised", async () => {
    const contract = await read("a.txt", "A letter.\n\nAs Section 4 and Section 9.1 say, and Exhibit B, all is well.");
    expect(missingParts(contract)).toEqual([]);
  });
});
