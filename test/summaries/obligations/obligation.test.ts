import { describe, expect, it } from "vitest";
import { subjectPattern } from "../../../electron/summaries/obligations/subject.ts";
import { obligationOf } from "../../../electron/summaries/obligations/obligation.ts";

const bound = {
  subject: subjectPattern(["Quillon Mills Ltd.", "Quillon"]),
  roles: [{ key: "quillon mills ltd", known: ["Quillon Mills Ltd.", "Quillon", "Supplier"] }],
  parties: ["Quillon Mills Ltd."],
  anchors: { effective: "2024-03-01", agreement: null },
};

describe("an obligation as a row", () => {
  it.each([
    [
      "The Customer shall pay each invoice within thirty (30) days after it receives it.",
      { when: "within 30 days after it receives it", trigger: "" },
    ],
    [
      "The Customer shall pay within thirty (30) days after receipt of the invoice.",
      { when: "within 30 days after receipt of the invoice", trigger: "receipt of the invoice" },
    ],
    [
      "The Supplier shall indemnify the Customer against all such claims, provided that the Customer tells it promptly of the claim.",
      {
        what: "shall indemnify the Customer against all such claims, provided that the Customer tells it promptly of the claim",
        when: "",
        trigger: "",
      },
    ],
    [
      "The Supplier shall not tell anybody who was its customer in the year before 3 May 2023.",
      { when: "", date: null },
    ],
    ["The Supplier shall repay the annual fee to the Customer.", { when: "" }],
    ["The Customer shall pay a monthly fee of $50 for each sack.", { when: "monthly" }],
    ["The Supplier shall send the Bank quarterly reports of the harvest.", { when: "quarterly" }],
    ["The Customer shall pay $200 for each day of the fair.", { when: "" }],
    [
      "The Supplier shall send an account on or before 3 May 2024 and on each 3 May thereafter.",
      { when: "on or before 2024-05-03; on each 3 May thereafter", date: "2024-05-03" },
    ],
    [
      "The Supplier shall not use the drawings during the Term of this Agreement or any time thereafter.",
      { when: "during the Term of this Agreement or any time thereafter" },
    ],
    [
      "If the Customer is late by more than ten days, the Supplier shall stop all deliveries.",
      { when: "", trigger: "If the Customer is late by more than ten days" },
    ],
    ["The Supplier shall report within 30 days after the Effective Date.", { date: "2024-03-31", trigger: "" }],
  ])("says when %j is due, and on what", (text, row) => {
    expect(obligationOf(text, null, bound)).toMatchObject(row);
  });

  it("names the party behind its role", () => {
    expect(obligationOf("The Supplier shall deliver the Goods.", null, bound)).toMatchObject({
      who: "Supplier",
      party: "Quillon Mills Ltd.",
      what: "shall deliver the Goods",
    });
  });

  it("takes none of several for all of them", () => {
    const sellers = {
      ...bound,
      roles: [{ key: "ada fenn", known: ["Ada Fenn", "Sellers"] }],
      parties: ["Ada Fenn", "Bo Fenn"],
    };
    expect(obligationOf("The Sellers shall deliver the deeds.", null, sellers)).toMatchObject({
      who: "Sellers",
      party: null,
    });
  });
});
