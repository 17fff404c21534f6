import { describe, expect, it } from "vitest";
import { obligationsIn } from "../../../electron/summaries/on-device/obligations.ts";
import { findParties } from "../../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { salienceOf } from "../../../electron/summaries/on-device/salience.ts";
import { contractOf } from "../contracts.ts";

const opening =
  "SUPPLY AGREEMENT made on 3 May 2023 between Quillon Mills Ltd. (“Supplier”), Harrow LLC (“Customer”) and Fen Bank plc (“Bank”).";

function boundIn(...clauses: readonly string[]): [string, string][] {
  const reading = readContract(contractOf([opening, ...clauses].join("\n\n")));
  return obligationsIn(reading, findParties(reading), salienceOf(reading)).map(({ who, sentence }) => [
    who,
    sentence.text,
  ]);
}

describe("obligations", () => {
  it.each([
    ["supplier", "The Supplier shall deliver the Goods within ten days after each Order."],
    ["customer", "Upon receipt of an invoice, the Customer shall pay it within thirty days."],
    ["supplier", "The Supplier agrees that, during the Term, it will not sell the Goods to anybody else."],
    [
      "supplier, the customer and the bank",
      "The Supplier, the Customer and the Bank will keep the records for seven years.",
    ],
    [
      "supplier and the customer",
      "After the first year, the Supplier and the Customer shall meet once in each quarter.",
    ],
    ["customer or its affiliates", "The Customer or its affiliates shall not use the records of the Supplier."],
    ["neither party", "Without the other's consent, neither party shall assign this Agreement."],
  ])("binds %s in %j", (who, clause) => {
    expect(boundIn(clause)).toEqual([[who, clause]]);
  });

  it.each([
    "The Customer shall have ten (10) Business Days from the notice in which to accept the offer.",
    "The Customer shall, at its option, have the right to inspect the works of the Supplier.",
    "The Supplier and the Customer shall hereinafter collectively be referred to as the Millers.",
    "The Customer shall in this Agreement be individually called a Miller and the Bank a Lender.",
    "The Customer shall have the opportunity to review all elements of the work.",
    "The Supplier shall at all times be entitled to invite its engineers to the meetings.",
    "The Supplier shall not be in default by reason of any failure that results from a strike.",
    "The Customer shall be named as an additional insured on each of the policies.",
    "The Supplier shall be paid a fee of 2% of the price of all the Goods.",
    "The Supplier shall also receive a commission on the orders of other customers.",
    "The Supplier and the Customer may mutually agree to renew this Agreement.",
    "The Supplier agrees that the terms of this Agreement prevail over any order.",
    "The Supplier and the Customer agree that the Bank will keep the records of all the Goods.",
    "The Supplier and the Customer will jointly own all inventions that are made under this Agreement.",
    "Provided, however, the Customer shall give notice of it within ten days.",
    "Neither party shall be responsible for losses that the other party suffers thereby.",
    "The Supplier cannot guarantee that each delivery will be approved within a day.",
    "The Bank may grant further credit, and, if it does so, the Customer shall pay a fee.",
  ])("binds nobody in %j", (clause) => {
    expect(boundIn(clause)).toEqual([]);
  });
});
