import { describe, expect, it } from "vitest";
import { clauseOf } from "../../../electron/summaries/obligations/clause.ts";
import { subjectPattern } from "../../../electron/summaries/obligations/subject.ts";

const subject = subjectPattern(["Quillon Mills Ltd.", "Quillon", "Harrow & Fen LLC"]);

describe("taking an obligation apart", () => {
  it.each([
    ["The Supplier shall deliver the Goods.", ["Supplier", "shall deliver the Goods", "", ""]],
    ["3.4 The Supplier shall deliver the Goods.", ["Supplier", "shall deliver the Goods", "", ""]],
    [
      "(a) If the Customer asks, the Supplier shall deliver the Goods.",
      ["Supplier", "shall deliver the Goods", "", "If the Customer asks"],
    ],
    [
      "30 days after the Effective Date, the Supplier shall deliver the Goods.",
      ["Supplier", "shall deliver the Goods", "30 days after the Effective Date", ""],
    ],
    [
      "Upon termination of this Agreement, Quillon shall return all samples.",
      ["Quillon", "shall return all samples", "", "Upon termination of this Agreement"],
    ],
    [
      "During the term of this Agreement and for one year after it ends, neither party shall solicit any employee of the other.",
      [
        "neither party",
        "shall solicit any employee of the other",
        "During the term of this Agreement and for one year after it ends",
        "",
      ],
    ],
    [
      "The Customer must pay the Supplier's reasonable costs of storage if it fails to collect the Goods.",
      ["Customer", "must pay the Supplier's reasonable costs of storage", "", "if it fails to collect the Goods"],
    ],
    [
      "The Supplier shall treat the flour of a guest as if the guest were a customer of the mill.",
      ["Supplier", "shall treat the flour of a guest as if the guest were a customer of the mill", "", ""],
    ],
    [
      "The Supplier shall open the mill on a Sunday only if the Customer asks for it.",
      ["Supplier", "shall open the mill on a Sunday", "", "only if the Customer asks for it"],
    ],
    [
      "At its own expense, the Supplier shall train the operators.",
      ["Supplier", "shall, at its own expense, train the operators", "", ""],
    ],
    [
      "Harrow & Fen LLC (the “Customer”) may not resell the Goods unless Quillon consents in writing.",
      ["Harrow & Fen LLC", "may not resell the Goods unless Quillon consents in writing", "", ""],
    ],
    [
      "During the Term, if the Customer asks, the Supplier shall show its books.",
      ["Supplier", "shall show its books", "During the Term", "if the Customer asks"],
    ],
    [
      "Obligations of the Supplier: Provide clean sacks for the flour when the Customer asks for them.",
      ["Supplier", "Provide clean sacks for the flour", "", "when the Customer asks for them"],
    ],
    [
      "The price shall be paid by the Customer to the account designated in writing by the Supplier.",
      [
        "Customer",
        "The price shall be paid by the Customer to the account designated in writing by the Supplier",
        "",
        "",
      ],
    ],
    [
      "Each Supplier acknowledges and agrees that it shall not sell the sacks.",
      ["Each Supplier", "acknowledges and agrees that it shall not sell the sacks", "", ""],
    ],
    [
      "Unless the order says otherwise, the Supplier shall pay the carrier.",
      ["Supplier", "shall, unless the order says otherwise, pay the carrier", "", ""],
    ],
    [
      "The Supplier shall mend the wheel, provided, however, that it need not do so if the river is frozen.",
      ["Supplier", "shall mend the wheel, provided, however, that it need not do so if the river is frozen", "", ""],
    ],
    [
      "The Supplier shall pay no part of a claim except what a court awards when the suit is over.",
      ["Supplier", "shall pay no part of a claim except what a court awards when the suit is over", "", ""],
    ],
    [
      "Quillon shall comply with export laws when it ships the Goods, and shall keep the licences.",
      ["Quillon", "shall comply with export laws when it ships the Goods, and shall keep the licences", "", ""],
    ],
    [
      "The Supplier, at its own expense, shall train the operators.",
      ["Supplier", "shall, at its own expense, train the operators", "", ""],
    ],
    [
      "Subject to the direction of the board, the Supplier shall keep the accounts.",
      ["Supplier", "shall, subject to the direction of the board, keep the accounts", "", ""],
    ],
    [
      "On a monthly basis, the Customer is to send the Supplier a forecast.",
      ["Customer", "is to send the Supplier a forecast", "On a monthly basis", ""],
    ],
    [
      "Upon completion of the mill Quillon shall grind the first ten sacks.",
      ["Quillon", "shall grind the first ten sacks", "", "Upon completion of the mill"],
    ],
    [
      "The affected party shall, without delay, tell the Customer of the flood.",
      ["affected party", "shall, without delay, tell the Customer of the flood", "", ""],
    ],
    [
      "Each invoice for flour shall be paid by the Customer within thirty days.",
      ["Customer", "Each invoice for flour shall be paid by the Customer within thirty days", "", ""],
    ],
    [
      "The Supplier shall mill the grain in the way agreed upon by both of them.",
      ["Supplier", "shall mill the grain in the way agreed upon by both of them", "", ""],
    ],
    [
      "The Supplier shall use the mark as the Customer approves and, upon request, shall add a legend.",
      ["Supplier", "shall use the mark as the Customer approves and, upon request, shall add a legend", "", ""],
    ],
    [
      "The Supplier shall keep the drawings secret except to perform its work at the mill.",
      ["Supplier", "shall keep the drawings secret except to perform its work at the mill", "", ""],
    ],
    [
      "The Supplier shall do all this: mend the wheel, if the Customer asks; and oil it.",
      ["Supplier", "shall do all this: mend the wheel, if the Customer asks; and oil it", "", ""],
    ],
    [
      "The Supplier and the Customer shall meet every quarter.",
      ["Supplier and the Customer", "shall meet every quarter", "", ""],
    ],
    [
      "The Supplier, the Customer and Quillon jointly and severally agree to keep the records.",
      ["Supplier, the Customer and Quillon", "jointly and severally agree to keep the records", "", ""],
    ],
  ])("divides %j", (sentence, [who, what, when, trigger]) => {
    expect(clauseOf(sentence, subject)).toEqual({ who, what, when, trigger });
  });

  it.each([
    "The Customer shall pay each invoice within thirty (30) days after receipt of it.",
    "The Customer shall tell the Supplier of any defect provided by a third party (if it can, upon delivery",
  ])("leaves nothing out of %j", (sentence) => {
    const clause = clauseOf(sentence, subject);
    const said = [clause?.who, clause?.what, clause?.when, clause?.trigger].join(" ");
    for (const word of sentence.replace(/^The /, "").match(/\p{L}+/gu) ?? [])
      expect(said.toLowerCase()).toContain(word.toLowerCase());
  });

  it("divides nothing where nobody is bound", () => {
    expect(clauseOf("This Agreement is governed by the laws of Oregon.", subject)).toBeNull();
    expect(clauseOf("The price includes no carriage, which shall be paid by the Customer's bank.", subject)).toBeNull();
    expect(clauseOf("Upon its end all rights of the Supplier shall cease.", subject)).toBeNull();
  });
});
