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
      { when: "", trigger: "provided that the Customer tells it promptly of the claim" },
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
});
