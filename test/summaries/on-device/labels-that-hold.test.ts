import { describe, expect, it } from "vitest";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { contractOf } from "../contracts.ts";
import { findTerm } from "./finding.ts";

const opening =
  "MILLING AGREEMENT\n\nThis Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n";

describe("a label that its words do not bear", () => {
  it.each([
    [
      "cap-on-liability",
      "In no event shall the Supplier be liable for the fees and expenses of more than one separate firm of lawyers for all whom it indemnifies.",
    ],
    [
      "cap-on-liability",
      "A party that suffers a Force Majeure Event shall not be liable for any indirect or consequential damages that arise from its delay.",
    ],
    [
      "cap-on-liability",
      "The Customer keeps the right to claim compensation for damages exceeding any liquidated damages, not limited to lost profits.",
    ],
    [
      "uncapped-liability",
      "Without limiting the foregoing, the Customer shall guard the secrets as it guards confidential papers of its own, but in no event with less than reasonable care.",
    ],
    [
      "audit-rights",
      "information on the state of the Customer, its accounts, audited or otherwise, its books and records in whatever form;",
    ],
    [
      "audit-rights",
      "The Supplier shall have the right to audit and monitor access to its information systems by every user.",
    ],
    [
      "change-of-control",
      "This Agreement shall be binding upon and inure to the benefit of each party and its successors by merger or by sale of substantially all of its assets.",
    ],
    [
      "change-of-control",
      "Either party may terminate this Agreement if a receiver is appointed for substantially all of the assets of the other.",
    ],
    [
      "affiliate-license-licensee",
      "The Supplier grants the Customer a licence, exclusive except as to the Supplier and its Affiliates, to use the Milling Patents.",
    ],
    [
      "affiliate-license-licensee",
      "The Supplier grants the Customer a licence for the patents that are owned by the Supplier or its Affiliates.",
    ],
    ["license-grant", "To grant the Customer any licence or rights other than as this Agreement may expressly state."],
    [
      "joint-ip-ownership",
      "All inventions that the Customer makes, solely or jointly with others, are joint inventions owned and held as property of the Supplier.",
    ],
    [
      "ip-ownership-assignment",
      "To avoid questions of ownership, the Customer shall not assign its staff to any design or software of the Supplier.",
    ],
    [
      "third-party-beneficiary",
      "No person other than the Broker shall have any right to a commission under this Agreement or any claim hereunder.",
    ],
    ["amendment", "Changes in the scope of the works under this Agreement shall be in writing."],
    ["amendment", "This Agreement may be terminated only by written agreement of both parties."],
    [
      "termination-for-convenience",
      "If Harrow is not content with the acceptance tests, it may in its sole discretion terminate this Agreement at any time.",
    ],
    [
      "termination-for-cause",
      "Except in the event of termination by the Supplier for breach, the Customer may terminate nothing and shall cure each default.",
    ],
    ["term", "The indemnity continues in force until every liability under this Agreement is extinguished."],
    [
      "term",
      "All obligations of the Customer with respect to whatever it received under the terms of this Agreement shall survive and continue for five years.",
    ],
    ["term", "All Flour Papers provided under this Agreement will remain subject to the terms of this Agreement."],
  ])("is not given: %s for %j", (id, sentence) => {
    expect(findTerm(id, `${opening}1. Term. Rights. General\n\n${sentence}\n`)).toBeNull();
  });

  it.each([
    [
      "cap-on-liability",
      "The Supplier shall not be liable for any loss, except for wilful misconduct or gross negligence.",
      "No amount; liable only for grave fault",
    ],
    [
      "uncapped-liability",
      "EXCEPT FOR GROSS NEGLIGENCE AND BREACHES OF CONFIDENTIALITY, IN NO EVENT SHALL EITHER PARTY BE LIABLE FOR INDIRECT OR CONSEQUENTIAL DAMAGES.",
      "Outside the exclusion of damages of some kinds",
    ],
    [
      "third-party-beneficiary",
      "Except as set forth in Article 9, no person other than the parties shall have any right to enforce this Agreement or any legal claim hereunder.",
      "None but those whom the clause excepts",
    ],
    [
      "license-grant",
      "The Supplier grants exclusive rights to the Customer for ten years from the day of signing.",
      "Rights are granted, and no licence is named",
    ],
    [
      "termination-for-cause",
      "This Agreement shall automatically terminate if the permit for the weir has not been granted by 1 June 2024.",
      "Ends by itself",
    ],
  ])("gives way to what they say: %s for %j", (id, sentence, answer) => {
    expect(findTerm(id, `${opening}1. General\n\n${sentence}\n`)?.answer).toBe(answer);
  });
});

describe("what is there under other words", () => {
  it.each([
    [
      "uncapped-liability",
      "The liability of the Supplier shall not exceed the fees; provided, however, that this limitation shall not apply to its duty of secrecy.",
    ],
    [
      "indemnity",
      "The Supplier shall defend the Customer and assume full responsibility for any suit over the millstones.",
    ],
    ["warranty-duration", "This warranty shall end three years after shipment of the millstones."],
    [
      "disputes",
      "In any action to enforce this Agreement, the prevailing party is entitled to its attorneys’ fees and costs.",
    ],
    ["disputes", "The unsuccessful party shall bear all costs of the proceedings."],
    ["third-party-beneficiary", "The Lender may directly enforce this clause as if it were a party to it."],
    ["minimum-commitment", "The first three months of each forecast shall be binding on the Customer."],
  ])("is found: %s in %j", (id, sentence) => {
    expect(findTerm(id, `${opening}1. General\n\n${sentence}\n`)?.state).toBe("stated");
  });
});

describe("a non-disclosure agreement", () => {
  const secret = (sentence: string): string =>
    `NON-DISCLOSURE AGREEMENT\n\nThis Agreement is made between Quillon Mills Ltd. (“Quillon”) and Harrow & Fen LLC (“Harrow”).\n\n1. General\n\n${sentence}\n`;

  it.each([
    [
      "what-counts-as-confidential",
      "The term “Information” shall mean all plans, recipes and samples that Quillon shows to Harrow.",
    ],
    [
      "what-counts-as-confidential",
      "All that Harrow learns in the mill is “Confidential Information” under this Agreement.",
    ],
    ["return-or-destruction", "Harrow undertakes to return to Quillon all documents and samples within ten days."],
    ["return-or-destruction", "When the talks end, all written copies in its hands will be delivered to Quillon."],
    [
      "exceptions-from-confidentiality",
      "The above restrictions shall not apply to what is public, was known before its receipt, or comes from a third party.",
    ],
    [
      "secrecy-of-the-talks-themselves",
      "Neither party shall disclose the existence or terms of this Agreement to anybody.",
    ],
    ["secrecy-of-the-talks-themselves", "Each party shall keep the existence of these talks strictly confidential."],
  ])("has %s in %j", (id, sentence) => {
    expect(findTerm(id, secret(sentence))?.state).toBe("stated");
  });
});

describe("how long a contract lasts", () => {
  const lasting = (id: string, text: string): string | undefined =>
    findTerm(id, `${opening}1. Term\n\n${text}\n`)?.answer;

  it("is at least what it says to be no less than", () => {
    expect(lasting("term", "This Agreement shall remain in force for a term of no less than three years.")).toBe(
      "At least 3 years",
    );
  });

  it("is also another period that the clause allows", () => {
    const text =
      "This Agreement shall remain in force for a period of five years or such longer period as the parties may agree.";
    expect(lasting("term", text)).toBe("5 years, or another period that the clause allows");
  });

  it("is its first term where another clause lets it go on until it is ended", () => {
    const text =
      "This Agreement shall remain in effect until terminated as set out below.\n\nThe initial term shall be for one year and renews for successive years unless either party gives 180 days’ notice.";
    expect(lasting("term", text)).toBe("1 year");
  });

  it("has no last day for certain where it renews by itself", () => {
    const first = "This Agreement shall continue for three years after the date hereof.";
    expect(lasting("expiration-date", first)).toBe("3 years after the date hereof");
    expect(
      lasting(
        "expiration-date",
        `${first}\n\nThis Agreement shall automatically renew for successive periods of one year.`,
      ),
    ).toBe("3 years after the date hereof, unless it renews");
  });

  it("stands in a row of two columns", () => {
    const text = "MILLING AGREEMENT\n\nTERM\tThree (3) years\n\nThe Supplier shall mill what the Customer brings.\n";
    expect(findTerm("term", text)?.answer).toBe("3 years");
  });

  it("begins on the later of the days on which it is signed", () => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\nThis Agreement is effective as of the later of the dates on which it is signed below.\n\nIN WITNESS WHEREOF the parties have signed.\n\nQuillon Mills Ltd.\nBy: /s/ Ada Quillon\nDate: 4 May 2023\n\nHarrow & Fen LLC\nBy: /s/ Tom Fen\nDate: 9 May 2023\n`;
    expect(findTerm("effective-date", text)?.answer).toBe("2023-05-09");
  });
});

describe("a date that is filled in in part", () => {
  it.each([
    ["this ____ day of ________, 2016", "Left blank in the contract, but for the year 2016"],
    ["this ___ day of November, 2016", "November 2016"],
    ["this ____ day of ________, 20__", "Left blank in the contract"],
  ])("says what is there: %s", (blank, answer) => {
    const text = `MILLING AGREEMENT\n\nThis Agreement is made ${blank} by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n`;
    const found = findTerm("agreement-date", text);
    expect(found?.answer).toBe(answer);
    const year = /\d{4}/.exec(answer)?.[0] ?? "";
    const [{ start, end } = { start: 0, end: 0 }] = found?.passages ?? [];
    expect(contractOf(text).text.slice(start, end)).toContain(year);
  });
});

describe("a party whose name was left blank", () => {
  it.each([
    [
      "between Quillon Mills Ltd. (“Quillon”) and ________________ (hereinafter referred to as “Recipient”)",
      "Quillon Mills Ltd. (“Quillon”) and the Recipient (name left blank)",
    ],
    [
      "between Quillon Mills Ltd. (“Quillon”) and [INSERT NAME OF DEALER] (“Dealer”)",
      "Quillon Mills Ltd. (“Quillon”) and the Dealer (name left blank)",
    ],
    [
      "by and between __________________, a company (the “Dealer”), and Quillon Mills Ltd. (“Quillon”)",
      "Quillon Mills Ltd. (“Quillon”) and the Dealer (name left blank)",
    ],
    [
      "between Quillon Mills Ltd. (“Quillon”) and ________________, with offices at ______________",
      "Quillon Mills Ltd. (“Quillon”) and another party (name left blank)",
    ],
  ])("is said: %s", (between, answer) => {
    const text = `NON-DISCLOSURE AGREEMENT\n\nThis Agreement is made ${between}.\n\n1. Secrecy\n\nNeither party shall disclose what it learns.\n`;
    expect(findTerm("parties", text)?.answer).toBe(answer);
  });
});

describe("services that end", () => {
  const services = (sentence: string): string =>
    `SERVICES AGREEMENT\n\nThis Services Agreement is made on 3 May 2023 between Quillon Mills Ltd. (“Contractor”) and Harrow & Fen LLC (“Customer”).\n\n1. General\n\n${sentence}\n`;

  it.each([
    [
      "payment-on-termination",
      "If the Customer terminates this Agreement without cause, it shall pay the Contractor a lump sum equal to two years of the fee.",
    ],
    [
      "payment-on-termination",
      "On termination of this Agreement all unvested options of the Contractor shall vest at once.",
    ],
    ["service-level", "The Contractor shall provide support 24 hours a day, 7 days a week."],
    ["service-level", "For each hour of downtime the Customer receives a credit and shall be told of its cause."],
  ])("have %s in %j", (id, sentence) => {
    expect(findTerm(id, services(sentence))?.state).toBe("stated");
  });

  it.each([
    [
      "payment-on-termination",
      "On termination the Customer shall pay the fees, equal to two months of the retainer, that were earned up to the date of termination.",
    ],
    [
      "payment-on-termination",
      "The Contractor waives any severance pay and any compensation for loss of goodwill on termination.",
    ],
    ["service-level", "Reports and information on service levels shall be confidential."],
  ])("have no %s in %j", (id, sentence) => {
    expect(findTerm(id, services(sentence))).toBeNull();
  });

  it("say what counts as cause", () => {
    const { statements } = summarise(
      contractOf(
        services(
          "The Customer may terminate this Agreement for Cause by notice.\n\n“Cause” means that the Contractor breaches this Agreement and does not cure the breach within 30 days.",
        ),
      ),
    );
    expect(statements.find(({ text }) => text.startsWith("Termination for cause"))?.text).toMatch(/30 days/);
  });
});

describe("when and between whom", () => {
  const between = "between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”)";
  it.each([
    [`This Agreement is made on November 19t h, 2012 ${between}.`, "2012-11-19"],
    [
      `This Agreement was made on 1 January 2020 ${between}, and is amended and restated as of 3 May 2023.`,
      "2023-05-03",
    ],
  ])("is the date of %j", (text, date) => {
    expect(findTerm("agreement-date", `MILLING AGREEMENT\n\n${text}\n`)?.answer).toBe(date);
  });

  it("gives a party the role that stands below its address", () => {
    const text =
      "MILLING AGREEMENT\n\nThis Agreement is made between\n\nQuillon Mills Ltd.\n4 Weir Lane, York\n“Supplier”\n\nand\n\nHarrow & Fen LLC\n2 Fen Road, Ely\n“Customer”\n\n1. Milling\n\nThe Supplier shall mill.\n";
    expect(findTerm("parties", text)?.answer).toBe("Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”)");
  });

  it("reads signatures that stand side by side", () => {
    const text =
      "MILLING AGREEMENT\n\nThe mill shall grind.\n\nIN WITNESS WHEREOF the parties have signed.\n\nQUILLON MILLS LTD.          HARROW & FEN LLC\n\nBy: /s/ Ada Quillon         By: /s/ Tom Fen\nName: Ada Quillon           Name: Tom Fen\n";
    expect(findTerm("parties", text)?.answer).toBe("QUILLON MILLS LTD. and HARROW & FEN LLC");
  });

  it("takes the sum of dollars and cents from its figure", () => {
    const text = `${opening}1. Liability\n\nThe liability of the Supplier is limited to Four Dollars and Ten Cents ($4.10) for each sack.\n`;
    expect(findTerm("cap-on-liability", text)?.answer).toBe("$4.10");
  });
});
