import { describe, expect, it } from "vitest";
import { findParties } from "../../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { contractOf } from "../contracts.ts";

function namesIn(text: string): string[] {
  return findParties(readContract(contractOf(text))).map(({ name }) => name);
}

function snapshotOf(text: string): string | undefined {
  return summarise(contractOf(text)).statements.find(({ level }) => level === "snapshot")?.text;
}

const goods =
  "1. Goods. The Supplier shall mill the grain that the Customer orders, and shall deliver it within ten days.";

describe("the parties", () => {
  it.each([
    [
      "a name with a mark in it",
      "This Agreement is made between Grain! Inc., a Nevada corporation, and Harrow & Fen LLC.",
      ["Grain! Inc.", "Harrow & Fen LLC"],
    ],
    [
      "an article that is part of a name",
      "This Agreement is made between Harrow & Fen LLC and The Quillon Group, Inc., a Nevada corporation.",
      ["Harrow & Fen LLC", "The Quillon Group, Inc."],
    ],
    [
      "a trade name that has a figure",
      "This Agreement is made between Harrow & Fen LLC and QGM, LLC dba Grain 2Go of 12 Mill Lane, Fen.",
      ["Harrow & Fen LLC", "QGM, LLC dba Grain 2Go"],
    ],
    [
      "a legal form over a page",
      "This Agreement is made between QUILLON\n\nS.A., whose address is 12 Mill Lane (hereinafter QUILLON) and Harrow & Fen LLC.",
      ["QUILLON S.A.", "Harrow & Fen LLC"],
    ],
    [
      "“by” alone",
      "This Agreement is entered into by Quillon Mills Ltd. and Harrow & Fen LLC.",
      ["Quillon Mills Ltd.", "Harrow & Fen LLC"],
    ],
    [
      "“by” behind a date",
      "This Agreement is made on 3 May 2021 (the “Effective Date”) by Quillon Mills Ltd. (“Quillon”) and Harrow & Fen LLC (“Harrow”).",
      ["Quillon Mills Ltd.", "Harrow & Fen LLC"],
    ],
    [
      "no “between”, but who agrees",
      "Mutual Mills of Fenland, a mutual society (MMF), and Harrow & Fen LLC, of 3 Fen Lane (“Harrow”), agree as follows:",
      ["Mutual Mills of Fenland", "Harrow & Fen LLC"],
    ],
    [
      "who has entered into it",
      "Quillon Mills AB, located at Mill Lane 16, and Harrow & Fen Inc., located at 3 Fen Lane, have entered into the following agreement.",
      ["Quillon Mills AB", "Harrow & Fen Inc."],
    ],
    [
      "names without a legal form",
      "This Agreement is made by and between High Fen Mills and A. B. Quillon Enterprises. Together they mill grain.",
      ["High Fen Mills", "A. B. Quillon Enterprises"],
    ],
    [
      "a building behind a name",
      "This Agreement is made between Quillon Mills Ltd. of Barley House, 12 Mill Lane, Fen (“Quillon”) and Harrow & Fen LLC.",
      ["Quillon Mills Ltd.", "Harrow & Fen LLC"],
    ],
    [
      "several trustees",
      "This Agreement is made between Ada Quillon, Bertha Harrow and Carl D. Fenner, as Trustees of the Fenland Trust (the “Landlord”), and Harrow & Fen LLC (the “Tenant”).",
      ["Ada Quillon", "Bertha Harrow", "Carl D. Fenner", "Harrow & Fen LLC"],
    ],
    [
      "several persons who sell together",
      "This Agreement is made among Ada Quillon, an individual, Bertha Harrow, an individual and Carl Fenner, an individual (the “Sellers”), and Harrow & Fen LLC (the “Buyer”).",
      ["Ada Quillon", "Bertha Harrow", "Carl Fenner", "Harrow & Fen LLC"],
    ],
    [
      "several companies in a row",
      "This Agreement is made by and among the sellers: Quillon Mills Ltd., Fen Water Ltd., Barley Carts, Inc. (the “Sellers”) and Harrow & Fen LLC (the “Buyer”).",
      ["Quillon Mills Ltd.", "Fen Water Ltd.", "Barley Carts, Inc.", "Harrow & Fen LLC"],
    ],
    [
      "one who only signs",
      "This Agreement is made between Quillon Mills Inc. (the “Company”) and the undersigned stockholder (the “Stockholder”).",
      ["Quillon Mills Inc.", "the undersigned"],
    ],
  ])("are found with %s", (_what, text, names) => {
    expect(namesIn(`SUPPLY AGREEMENT\n\n${text}\n\n${goods}`)).toEqual(names);
  });

  it("are not those of another document that a recital names", () => {
    const text = `SHAREHOLDER UNDERTAKING\n\nThe undersigned holds shares of Fen Grain, Inc. (“FGI”) and will hold shares of Quillon Mills, Inc. (“QMI”) under the Plan of Merger, dated as of 3 May 2021, by and among QMI, QMI Merger Corp. (“Merger Corp.”) and FGI. This letter is an agreement between the undersigned and QMI regarding those shares.\n\nThe undersigned agrees that it will not sell the shares before the results are published.`;
    expect(namesIn(text)).toEqual(["the undersigned", "Quillon Mills, Inc."]);
    expect(snapshotOf(text)).toMatch(/between the undersigned and Quillon Mills, Inc\.$/);
    expect(summarise(contractOf(text)).statements.filter(({ level }) => level === "obligations")).not.toEqual([]);
  });

  it("have no role that they share with others, and are bound under it all the same", () => {
    const text = `SUPPLY AGREEMENT\n\nThis Agreement is made between Quillon Mills Ltd. (“Quillon”), Fen Water Ltd. (“Water” and, together with Quillon, “Millers”) and Harrow LLC (the “Customer”).\n\n1. Goods. Millers shall mill the grain that the Customer orders, and shall deliver it within ten days.`;
    expect(snapshotOf(text)).toBe(
      "Supply agreement between Quillon Mills Ltd., Fen Water Ltd. and Harrow LLC (Customer).",
    );
    expect(
      summarise(contractOf(text)).statements.some(
        ({ level, text: said }) => level === "obligations" && said.startsWith("Millers shall"),
      ),
    ).toBe(true);
  });

  it.each([
    ["as agent for Ada Harrow (“Talent”)"],
    ["of 4 Mill Lane, in relation to the services of Ada Harrow (“Talent”)"],
    ["furnishing the services of Ada Harrow (the “Talent”)"],
  ])("have not the role of whom they act for: %s", (acting) => {
    const text = `ENDORSEMENT AGREEMENT\n\nThis Agreement is made between Quillon Mills Ltd. (“Quillon”) and Fen Stars Agency Ltd (“FSA”), ${acting}.\n\n1. Services. Talent shall taste the flour on two days in each year.`;
    expect(snapshotOf(text)).toBe("Endorsement agreement between Quillon Mills Ltd. and Fen Stars Agency Ltd.");
    expect(
      summarise(contractOf(text))
        .statements.filter(({ level }) => level === "obligations")
        .map((statement) => statement.text),
    ).toEqual(["Talent shall taste the flour on two days in each year."]);
  });

  it.each([
    ["HARROW & FEN LLC By: /s/ Ada Harrow\n\nQUILLON MILLS, INC. By: /s/ Bert Quillon"],
    ["HARROW & FEN LLC\n\nBy: /s/ Ada Harrow\n\nQUILLON MILLS, INC.\n\n/s/ Bert Quillon"],
    ["RECIPIENT: HARROW & FEN LLC\n\nBy: /s/ Ada Harrow\n\nTHE COMPANY: QUILLON MILLS, INC.\n\nBy: /s/ Bert Quillon"],
  ])("of a letter stand at its signatures: %j", (signed) => {
    const text = `3 May 2021\n\nLadies and Gentlemen:\n\nIn connection with your possible purchase of the company named below (the “Company”), you have asked for certain information. You shall keep it secret and shall return it within ten days after a request by the Company.\n\nVery truly yours,\n\n${signed}\n`;
    expect(namesIn(text)).toEqual(["HARROW & FEN LLC", "QUILLON MILLS, INC."]);
  });

  it("are said to be left blank where only what they are called stands there", () => {
    const text = `STOCKHOLDER AGREEMENT\n\nThis Agreement is made between Quillon Mills Inc. (the “Company”) and          (the “Stockholder”).\n\n1. Shares. The Stockholder shall not sell the shares for a year.`;
    expect(snapshotOf(text)).toMatch(/; the name of the other party is left blank\.$/);
  });

  it.each([
    ["10.2 EXECUTION VERSION SUPPLY AGREEMENT", "SUPPLY AGREEMENT"],
    ["EXHIBIT 10.12 SUPPLY AGREEMENT [Execution Copy]", "SUPPLY AGREEMENT"],
    ["EXECUTION AND SUPPLY AGREEMENT", "EXECUTION AND SUPPLY AGREEMENT"],
  ])("are those of a contract whose name is no number or stamp: %j", (line, name) => {
    const text = `${line}\n\nThis Agreement is made between Quillon Mills Ltd. and Harrow LLC.\n\n${goods}`;
    expect(summarise(contractOf(text)).keyTerms.find(({ id }) => id === "document-name")?.answer).toBe(name);
  });

  it("have no role where each of them is called so", () => {
    const text = `JOINT VENTURE AGREEMENT\n\nThis Agreement is made between Quillon Mills Ltd. and Harrow LLC (individually the “Member” and collectively the “Members”).\n\n1. Work. The Members shall mill grain.`;
    expect(snapshotOf(text)).toBe("Joint venture agreement between Quillon Mills Ltd. and Harrow LLC.");
  });

  it.each([
    ["between Quillon Mills Ltd. (the “Supplier”) and ____________________ (the “Customer”)."],
    ["between Quillon Mills Ltd. (the “Supplier”) and [INSERT LEGAL NAME OF CUSTOMER] (the “Customer”)."],
    ["between ____________________, a corporation (“Customer”), and Quillon Mills Ltd. (“Supplier”)."],
  ])("are not guessed where one is left blank: %s", (between) => {
    const recital = "WHEREAS Harrow & Fen LLC (“Harrow”) has built the mill;";
    const signed = "Quillon Mills Ltd.\n\nBy: /s/ Ada Quillon\n\nFenland Bank, Inc.\n\nBy: ______";
    const text = `SUPPLY AGREEMENT\n\nThis Agreement is made ${between}\n\n${recital}\n\n${goods}\n\n${signed}`;
    expect(namesIn(text)).toEqual(["Quillon Mills Ltd."]);
    expect(snapshotOf(text)).toBe(
      "Supply agreement with Quillon Mills Ltd. (Supplier); the name of the other party is left blank.",
    );
  });

  it.each([
    ["Quillon Mills Ltd. (“Quillon”) and ____________________ (the “Supplier”)."],
    ["Quillon Mills Ltd., a Fenland company (“Quillon”), and [ ] (“Supplier”)."],
    ["Quillon Mills Ltd. (“Quillon”) and you, the miller (“Supplier”)."],
    ["Quillon Mills Ltd. and the Supplier, as identified below, and its affiliates (the “Supplier”)."],
  ])("have not the role of somebody without a name: %s", (between) => {
    const text = `SUPPLY AGREEMENT\n\nThis Agreement is made by and between ${between}\n\n${goods}`;
    expect(snapshotOf(text)).toMatch(/^Supply agreement with Quillon Mills Ltd\.(?:;|$)/);
  });

  it("are no headings of clauses, and no pair of those who were named", () => {
    const text = `SUPPLY AGREEMENT\n\nThis Agreement is made between:\n\nQuillon Mills Ltd. (“Quillon”); and\n\nThe miller named in the annex (“Supplier”)\n\n1 INTERPRETATION\n\n2 Where it is written\n\nQuillon and the Supplier agree as follows.\n\n${goods}`;
    expect(namesIn(text)).toEqual(["Quillon Mills Ltd."]);
  });

  it("have their chapter and their form in their name", () => {
    const text = `SUPPLY AGREEMENT\n\nThis Agreement is made between National Millers - North Fen Chapter (“North”), a society; National Millers, Inc. (“National”), a society; and Fen Bread, MHC, a holding company (“MHC”), and Fen Acquisition Corp. II, a company (“Buyer”).\n\n${goods}`;
    expect(namesIn(text)).toEqual([
      "National Millers - North Fen Chapter",
      "National Millers, Inc.",
      "Fen Bread, MHC",
      "Fen Acquisition Corp. II",
    ]);
  });

  it("are nobody where all are left blank", () => {
    const text = `SUPPLY AGREEMENT\n\nThis Agreement is made by and between ______________ (“Producer”) and ______________ (“Agency”).\n\n${goods}\n\nPRODUCER\n\nBy: ______\n\nADVERTISER/CLIENT\n\nBy: ______`;
    expect(namesIn(text)).toEqual([]);
  });
});
