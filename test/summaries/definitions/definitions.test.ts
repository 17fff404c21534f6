import { describe, expect, it } from "vitest";
import { definitionFaults, withDefinitions } from "../../../electron/summaries/definitions/definitions.ts";
import { verifyAnswer } from "../../../electron/summaries/verify.ts";
import type { Section } from "../../../shared/domain/contract.ts";
import { contractOf } from "../contracts.ts";

const opening = `SUPPLY AGREEMENT

This Supply Agreement (the “Agreement”) is made between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).

`;

/** With a section for each "1. Heading." that a paragraph begins with. */
function numbered(source: string) {
  const contract = contractOf(opening + source);
  const starts = [...contract.text.matchAll(/(?<=\n\n)(?<number>\d+(?:\.\d+)?)\. (?<heading>[^.]+)\./g)];
  const sections = starts.map((found, index): Section => ({
    number: found.groups?.number ?? "",
    heading: found.groups?.heading ?? "",
    level: 1,
    start: found.index,
    end: starts[index + 1]?.index ?? contract.text.length,
    page: 1,
  }));
  return { ...contract, sections };
}

const said = (source: string): string[] => definitionFaults(numbered(source)).map(({ text }) => text);

const sound = `1. Meanings. “Goods” means flour and bran. “Mill” means the mill at Fen Lane. “Price” means the price of the Goods in Section 3.

2. Supply. The Supplier shall mill the Goods at the Mill.

3. Price. The Customer shall pay the Price within 30 days.

4. Term. This Agreement lasts for one year, as Section 2 says.

5. Law. The laws of Ohio govern this Agreement, subject to Section 4.`;

describe("definitions and references", () => {
  it("finds nothing amiss in a contract in order", () => {
    expect(said(sound)).toEqual([]);
  });

  it("names a term that is used like a defined one throughout and not defined", () => {
    const territory =
      "\n\n6. Area. The Customer shall sell in the Territory only. Nobody else may sell in the Territory, and the Supplier keeps out of the Territory.";
    expect(said(sound + territory)).toEqual(["“Territory” is used like a defined term, but not defined."]);
  });

  it.each([
    ["it is defined in other words", "The Territory is the land north of the Fen."],
    ["another document defines it", "Capitalized terms have the meanings given in the Master Milling Agreement."],
  ])("misses no definition where %s", (_why, instead) => {
    const text = `${sound}\n\n6. Area. ${instead} The Customer shall sell in the Territory only. Nobody else may sell in the Territory, and the Supplier keeps out of the Territory.`;
    expect(said(text).filter((one) => one.includes("Territory"))).toEqual([]);
  });

  it("misses no definition in standard terms whose blanks a cover page fills in", () => {
    const page =
      "The Cover Page, which is signed, specifies the Key Terms. The Cover Page prevails, and each party keeps the Cover Page.";
    const text = `${sound}\n\n6. Area. ${page} The Customer shall sell in the Territory only. Nobody else may sell in the Territory, and the Supplier keeps out of the Territory.`;
    expect(said(text)).toEqual(["Terms have the meaning that another document gives them."]);
  });

  it("names a term that is defined and not used, and one with two meanings", () => {
    const text = `${sound}\n\n6. More. “Bran Sack” means a sack of 20 kilograms. “Mill” means any mill that the Supplier owns from time to time.`;
    expect(said(text)).toEqual(["“Mill” is defined more than once.", "“Bran Sack” is defined, but not used."]);
  });

  it("misses no attachment that begins run together with its title", () => {
    const body = `${sound}\n\n6. Sacks. The sacks have the form attached as Annex A, and those in Annex B are free.`;
    const annex =
      "Annex A THE SACKS AND WHATEVER IS IN THEM HAVE NOT BEEN WEIGHED BY ANYBODY AT ALL, AND ARE SOLD AS SEEN.";
    expect(said(`${body}\n\n${annex}`)).toEqual(["Annex B is referred to, but not found in the contract."]);
  });

  it.each([
    "Annex B – The free ones",
    "Annex B: Sacks that are free",
    "Annex B to the Supply Agreement between Quillon Mills Ltd. and Harrow & Fen LLC: the sacks that are free of charge.",
  ])("misses no attachment that begins %j", (line) => {
    const body = `${sound}\n\n6. Sacks. Those in Annex B are free.`;
    expect(said(`${body}\n\n${line}`)).toEqual([]);
  });

  it("misses no article whose sections are there, and no section of an attachment", () => {
    const text = `${sound}\n\n7.1. Sacks. Article 7 applies, and so does Annex C, Section D.\n\nAnnex C – Sacks`;
    expect(said(text)).toEqual([]);
  });

  it("takes no translation for a definition", () => {
    const text = `${sound}\n\n6. Account. The account is named (translation: “Golden Sheaf”) and belongs to the Supplier.`;
    expect(said(text)).toEqual([]);
  });

  it("takes a word explained once more as a verb for the same word", () => {
    const text = `${sound}\n\n6. More. “Sift” means one passage of the Goods through a sieve. ${"The Supplier mills by night. ".repeat(9)}When used as a verb, “Sift” means to do so. The Supplier shall make a Sift of all Goods.`;
    expect(said(text)).toEqual([]);
  });

  it("does not take a plural, capitals or what the parties are called for something else", () => {
    const text = `${sound}\n\n6. More. “Sack” means a sack of 20 kilograms. ALL SACKS MUST BE SEALED. “Mill Bus” means the van; Mill Buses are free. “Losses” means flour spilt; each Loss counts. “Bag(s)” means a paper bag; bags are free. Harrow & Fen LLC (“Harrow”) signs last.`;
    expect(said(text)).toEqual([]);
  });

  it("names references to parts that are not there, each once", () => {
    const text = `${sound}\n\n6. More. Section 9.4 and Schedule 2 apply. Section 9.4 prevails. Section 4 of the Uniform Code and Section 12 of the Master Lease are untouched, as are Sections 9.7 and 9.8 of the Mill Lease, Annex I, Annex II, and Annex III of the Mill Lease and Annex B on the Mill Cover Page.`;
    expect(said(text)).toEqual([
      "Section 9.4 is referred to, but not found in the contract.",
      "Schedule 2 is referred to, but not found in the contract.",
    ]);
  });

  it("names no part whose number begins a line, though it was not read as one", () => {
    const text = `${sound}\n\n6. More. Section 9.4 applies.\n\n9.4 the mill is closed in the night.`;
    expect(said(text)).toEqual([]);
  });

  it("says nothing of numbers where the parts of the contract are not known", () => {
    const contract = contractOf(`${opening}Section 9.4 applies, and Section 8 does not.`);
    expect(definitionFaults(contract)).toEqual([]);
  });

  it("names the rest together where there are many", () => {
    const terms = "Ash Birch Cedar Elm Fir Hazel Larch Maple".split(" ");
    const text = `${sound}\n\n6. Trees. ${terms.map((term) => `“${term} Sack” means a sack of ${term.toLowerCase()}.`).join(" ")}`;
    const found = said(text);
    expect(found).toHaveLength(5);
    expect(found.at(-1)).toBe("“Fir Sack”, “Hazel Sack”, “Larch Sack” and “Maple Sack” are defined, but not used.");
  });

  it("adds statements that pass the check to any answer, and leaves an answer alone where nothing is amiss", () => {
    const answer = { kind: "supply agreement", brief: "", parties: [], statements: [], keyTerms: [] };
    expect(withDefinitions(numbered(sound), answer)).toBe(answer);
    const contract = numbered(`${sound}\n\n6. More. “Bran Sack” means a sack of 20 kilograms. Section 9.4 applies.`);
    const { statements } = verifyAnswer(contract, withDefinitions(contract, answer));
    expect(statements.map(({ level, status }) => [level, status])).toEqual([
      ["definitions", "exact"],
      ["definitions", "exact"],
    ]);
    for (const { citations } of statements)
      for (const { quote, start, end } of citations) expect(contract.text.slice(start, end)).toBe(quote);
  });
});
