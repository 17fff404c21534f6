import { describe, expect, it } from "vitest";
import { obligationsIn } from "../../../electron/summaries/on-device/obligations.ts";
import { findParties } from "../../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { salienceOf } from "../../../electron/summaries/on-device/salience.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
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
    ["each seller", "Each Seller shall keep the secrets of the mill for two years after the Closing."],
    ["none of the sellers", "None of the Sellers shall, for two years, own a mill in the Fens."],
    ["no shareholder", "No Shareholder shall sell his shares within a year of the Closing."],
    ["undersigned", "For two years, the undersigned shall not tell anybody what the mill has told him."],
    ["bidder", "The Bidder shall destroy the drawings within ten days of the award."],
    ["supplier", "The Supplier shall deliver such Goods as the Customer orders within ten days."],
    [
      "customer",
      "If the Supplier gives notice of a strike, the Customer shall confirm such notice within two business days.",
    ],
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
    "Within ten days after such notice, the Customer shall pay for the Goods.",
    "The Customer shall exercise such rights within a month of the offer.",
    "Pursuant to the second sentence of this Section, the Supplier shall pay the costs.",
    "Alternatively, at the request of the Customer, the Supplier shall destroy the samples.",
    "Or, where the mill is closed, the Supplier shall return the grain within a week.",
    "Such costs the Supplier shall bear until the end of each year.",
    "The Supplier shall not be restricted from selling Goods to other customers.",
    "The Supplier shall not, by accepting a late payment, waive any of its rights against the Customer.",
    "The Customer shall be indemnified by the Supplier against claims of others.",
    "Each Member is responsible only for what he himself does in the mill.",
    "The Bank may grant further credit, and, if it does so, the Customer shall pay a fee.",
  ])("binds nobody in %j", (clause) => {
    expect(boundIn(clause)).toEqual([]);
  });

  it("names all of several rates, or none", () => {
    const rates = [1, 2, 3, 4, 5].map(
      (tier) => `The Customer shall pay a fee of ${tier}% on the sales of the mill in the region of class ${tier}.`,
    );
    const said = boundIn(`4. Fees. ${rates.join(" ")}`).map(([, text]) => text);
    expect(said.filter((text) => rates.some((rate) => text.endsWith(rate)))).toHaveLength(5);
  });

  it("has the covenants that the key terms quote, however many duties there are", () => {
    const duties = ["price", "flour", "bran", "sacks", "carts", "weights"].map(
      (what, at) =>
        `${at + 2}. ${what}. The Supplier shall pay the Customer $${at + 2},000 for the ${what} within ten days.`,
    );
    const covenants = [
      "8. Competition. For two years after the end of this Agreement the Supplier shall not compete with the Customer in the Fens.",
      "9. Confidentiality. The Supplier shall keep the Confidential Information of the Customer secret.",
    ];
    const said = summarise(contractOf([opening, ...duties, ...covenants].join("\n\n")))
      .statements.filter(({ level }) => level === "obligations")
      .map(({ text }) => text);
    expect(said.join("\n")).toMatch(/shall not compete with the Customer/);
    expect(said.join("\n")).toMatch(/Confidential Information of the Customer secret/);
  });
});
