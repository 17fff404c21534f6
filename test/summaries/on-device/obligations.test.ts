import { describe, expect, it } from "vitest";
import { mostObligations, obligationsIn, withinCeiling } from "../../../electron/summaries/on-device/obligations.ts";
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
    ["supplier", "The Supplier, at its own cost, will insure the Goods against fire."],
    ["customer", "All invoices of the Supplier shall be paid by the Customer within thirty days."],
    ["customer", "The Customer is responsible for the customs and duties on the Goods."],
    ["supplier", "The Supplier undertakes not to sell the Goods to a mill in the Fens."],
    ["customer", "The Customer is to collect the Goods from the mill on Fridays."],
    ["affected party", "The affected party shall tell the others of the flood without delay."],
  ])("binds %s also in %j", (who, clause) => {
    expect(boundIn(clause)).toEqual([[who, clause]]);
  });

  it.each([
    ["supplier", "The Supplier shall and does hereby indemnify the Bank against all losses from a fire at the mill."],
    ["supplier", "The Supplier acknowledges and agrees that it shall not use the mark of the Customer."],
    ["supplier", "The Supplier agrees that all drawings shall be returned to the Customer within a week."],
    ["bank", "In each town where the Supplier shall have opened a mill, the Bank shall open a branch within a year."],
    [
      "supplier",
      "Except in the case of a flood that neither of them could have foreseen when this Agreement was made and that makes the roads to the mill impassable for longer than a week, the Supplier shall deliver the Goods.",
    ],
    ["", "All invoices are due and payable within thirty days after their date."],
    ["", "Payments shall be made within ten days after the end of each month."],
    ["", "All copies of the drawings must be destroyed when the mill is finished."],
  ])("finds that %j is bound in %j", (who, clause) => {
    expect(boundIn(clause)).toEqual([[who, clause]]);
  });

  it.each([
    "The Supplier will be issued a card for the gate of the yard.",
    "The Customer will have access to the books of the mill on Fridays.",
    "The Supplier cannot and does not guarantee that the river will not freeze.",
    "The Supplier will, on the Closing, be duly registered in the Fens as a company.",
    "The Supplier agrees that neither the Bank nor its clerks shall be liable for the loss of a sack.",
    "The Supplier understands that the sacks are old and that, by the law of the Fens, the Supplier must mend them.",
    "The price shall be sent to the account that is used for payments designated by the Bank.",
    "The Supplier represents, warrants and agrees that it shall be the owner of the mill on the Closing.",
    "The Supplier acknowledges and agrees that a breach of this clause by the Supplier will do irreparable harm.",
    "The Supplier acknowledges and agrees that a breach of this clause by the Supplier will end its credit.",
    "The decision on the new wheel will be made by the Bank.",
  ])("lists no duty in %j", (clause) => {
    expect(boundIn(clause)).toEqual([]);
  });

  it("finds whom the contract calls by a name that it defines", () => {
    const clauses = [
      "Ada Fenn (the “Confidant”) has seen the mill.",
      "The Confidant shall keep the drawings of the mill secret.",
      "The Confidant agrees not to disclose the drawings to a rival.",
      "The joint committee of both (the “Bench”) is made up of six millers.",
      "The Bench shall keep the minutes of what it hears. The Bench shall keep the key of the mill.",
    ];
    expect(boundIn(...clauses).map(([who]) => who)).toEqual(["confidant", "confidant"]);
  });

  it("says what somebody signs in the first person", () => {
    const letter = "I will keep the drawings of the mill secret.\n\nI agree not to copy the drawings of the mill.";
    expect(boundIn(letter).map(([who]) => who)).toEqual(["i", "i"]);
    expect(boundIn("The miller says: I will keep the drawings of the mill secret.")).toEqual([]);
  });

  it("takes what stands behind a sentence that binds nobody, unless it depends on it", () => {
    expect(boundIn("The disputed sums are left open, but the Customer shall pay all other sums in time.")).toEqual([
      ["customer", "The Customer shall pay all other sums in time."],
    ]);
    expect(boundIn("The Bank may end the credit, and the Customer shall pay back all that is owed.")).toEqual([]);
  });

  it("loses no item of a long list that runs on in its sentence", () => {
    const item = "keep each house of the mill, and the machines in it, insured against fire and flood and theft";
    for (const joint of ["; ", ", "]) {
      const items = "abcdefghijkl".split("").map((mark, at) => `(${mark}) it will ${item} for ${at + 2} years`);
      const said = boundIn(`The Supplier covenants that: ${items.join(joint)}.`).length;
      expect(said).toBeGreaterThan(1);
      const shown = summarise(contractOf(`${opening}\n\nThe Supplier covenants that: ${items.join(joint)}.`))
        .statements.filter(({ level }) => level === "obligations")
        .map(({ text }) => text)
        .join("\n");
      for (const at of items.keys()) expect(shown).toContain(`for ${at + 2} years`);
    }
  });

  it("takes what stands under a heading that names who is bound", () => {
    const clauses = [
      "4. Obligations of the Supplier",
      "• Provide clean sacks for every delivery of flour.",
      "• Keep records of each delivery for seven years.",
      "5. Customer’s Responsibilities",
      "• Pay each invoice within thirty days.",
      "6. Law",
      "This Agreement is governed by the law of the Fens.",
    ];
    expect(boundIn(...clauses)).toEqual([
      ["supplier", "Obligations of the Supplier: • Provide clean sacks for every delivery of flour."],
      ["customer", "Customer’s Responsibilities: • Pay each invoice within thirty days."],
    ]);
  });

  it("lists every duty, in the order of the contract", () => {
    const duties = ["flour", "bran", "sacks", "carts", "weights", "scales", "sieves", "belts", "wheels"].map(
      (what, at) => `${at + 2}. ${what}. The Supplier shall deliver the ${what} to the Customer at the mill.`,
    );
    expect(boundIn(...duties).map(([, text]) => /the (\w+) to/.exec(text)?.[1])).toEqual(
      "flour bran sacks carts weights scales sieves belts wheels".split(" "),
    );
  });

  it("says once what is said twice", () => {
    const duty = "The Supplier shall keep the records of all the Goods for seven years after the last delivery.";
    expect(boundIn(`2. Records. ${duty}`, `9. Audit. ${duty}`)).toHaveLength(1);
    expect(boundIn(`2. Records. ${duty}`, `9. Audit. ${duty.replace("seven", "eight")}`)).toHaveLength(2);
  });

  it("shows the items of a list as one duty, of a long list as few", () => {
    const item = (what: string): string =>
      `${what} in an amount that covers all the losses that a careful owner of a mill of this size in the Fens has to reckon with in a year`;
    const list = "The Supplier shall keep these insurances:";
    const items = ["fire", "flood", "theft", "strike", "frost", "rust", "rats"];
    const lines = items.map((what, at) => `(${"abcdefg"[at]}) ${item(what)};`);
    const said = summarise(contractOf([opening, list, ...lines].join("\n\n")))
      .statements.filter(({ level }) => level === "obligations")
      .map(({ text }) => text);
    expect(said.length).toBeLessThan(items.length);
    for (const what of items) expect(said.join("\n")).toContain(item(what));
  });

  it("begins where the list of what is promised begins", () => {
    const clause =
      "The Supplier hereby covenants with the Bank as follows: (a) The Supplier will tell the Bank of any fire at the mill.";
    expect(boundIn(clause)).toEqual([["supplier", "The Supplier will tell the Bank of any fire at the mill."]]);
  });

  it("marks few as the main ones, and lists no more than there is room for", () => {
    const many = Array.from(
      { length: mostObligations + 30 },
      (_, at) => `The Supplier shall deliver ${at + 3} sacks of sort number ${at + 3} to mill ${at + 3}.`,
    );
    const reading = readContract(contractOf([opening, ...many].join("\n\n")));
    const found = obligationsIn(reading, findParties(reading), salienceOf(reading));
    expect(found).toHaveLength(mostObligations + 30);
    expect(found.filter(({ isMain }) => isMain).length).toBeLessThan(12);
    const { listed, unlisted } = withinCeiling(found);
    expect([listed.length, unlisted.length]).toEqual([mostObligations, 30]);
    for (const main of found.filter(({ isMain }) => isMain)) expect(listed).toContain(main);
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
    "The Customer shall thereafter be relieved of its duties to the Bank.",
    "The Customer will be able to use the records for its own business.",
    "The Supplier will have the ability to end this Agreement by sixty days' notice.",
    "The Supplier shall not be held liable for what the Customer does with the flour.",
    "Each party irrevocably agrees to submit to the exclusive jurisdiction of the courts of the Fens.",
    "The Supplier shall be informed of the reasons for which the flour was refused.",
    "The other party shall tell the Bank within ten days what it thinks of it.",
    "Within this period, the Supplier shall send its remarks on the plan.",
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
