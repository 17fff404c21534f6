import { describe, expect, it } from "vitest";
import { findParties } from "../../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { contractOf } from "../contracts.ts";
import { findTerm } from "./finding.ts";

const opening =
  "MILLING AGREEMENT\n\nThis Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n";

function answer(id: string, text: string): string | undefined {
  return findTerm(id, opening + text)?.answer;
}

describe("what only sounds like a clause", () => {
  it.each([
    ["warranty-duration", "The options and warrants of the Customer shall vest during a period of three years."],
    ["warranty-duration", "Each holder may exercise its warrants within five years after the first milling."],
    ["warranty-duration", "The warrants to purchase flour shares shall expire within ten years of the grant."],
    [
      "audit-rights",
      "The Customer may have access to books and records of the Supplier that are confidential and are its trade secrets.",
    ],
    ["non-transferable-license", "Neither party may assign or transfer this Agreement or any rights granted in it."],
    [
      "non-transferable-license",
      "The rights of the Customer are not transferable without the consent of the Supplier.",
    ],
    [
      "non-disparagement",
      "The Supplier may terminate this Agreement if the Customer does not refrain from conduct that brings the mill into disrepute.",
    ],
  ])("is no %s: %j", (id, text) => {
    expect(answer(id, text)).toBeUndefined();
  });

  it.each([
    ["warranty-duration", "The Supplier warrants the millstones for a period of two years after delivery."],
    ["audit-rights", "The Customer may audit the books and records of the Supplier, which are confidential."],
    ["non-transferable-license", "The Supplier grants the Customer a non-transferable licence to use the recipes."],
    ["non-disparagement", "The Customer shall not disparage the Supplier or bring its mill into disrepute."],
  ])("does not hide %s in %j", (id, text) => {
    expect(answer(id, text)).toBeDefined();
  });
});

describe("the short answer on an end", () => {
  it("keeps the time for putting a breach right, beside that of a notice", () => {
    expect(
      answer(
        "termination-for-cause",
        "Either party may terminate this Agreement on sixty (60) days’ notice if the other commits a breach and fails to cure it within fifteen (15) days.",
      ),
    ).toBe("15 days to put a breach right");
    expect(
      answer(
        "termination-for-cause",
        "Either party may terminate this Agreement if a default of the other continues for a period of twenty days.",
      ),
    ).toBe("20 days to put a breach right");
  });

  it.each([
    [
      "The Supplier may terminate this Agreement for convenience on six months’ written notice.",
      "On 6 months’ notice, by the Supplier",
    ],
    [
      "Harrow & Fen LLC shall have the right to terminate this Agreement at any time upon thirty days’ written notice.",
      "On 30 days’ notice, by Harrow & Fen LLC",
    ],
    ["Either party may terminate this Agreement for convenience on six months’ written notice.", "On 6 months’ notice"],
    [
      "Either the Supplier or the Customer may terminate this Agreement without cause on six months’ written notice.",
      "On 6 months’ notice",
    ],
    [
      "The Supplier may terminate this Agreement at any time on six months’ notice, and the Customer may terminate it likewise.",
      "On 6 months’ notice",
    ],
  ])("says whose right it is where one party alone has it: %j", (text, expected) => {
    expect(answer("termination-for-convenience", text)).toBe(expected);
  });
});

describe("what is there in other words", () => {
  it.each([
    ["disputes", "The parties shall submit any quarrel over flour to the Bruges Grain Arbitration Centre."],
    ["disputes", "Arbitration takes place under the rules of the Harbour Chamber of Millers."],
    ["termination-for-convenience", "6. Termination. The Supplier may terminate at any time upon written notice."],
    [
      "termination-for-convenience",
      "6. Termination. The Customer may at any time, with or without the advice of its bank and by a letter to the mill, terminate this Agreement.",
    ],
    [
      "most-favored-nation",
      "The Supplier shall not sell flour to the Customer on terms less favourable in any respect than those which it has offered to any other baker.",
    ],
    [
      "most-favored-nation",
      "The price of the flour shall be at least as favourable to the Customer as the price given to other customers.",
    ],
    ["third-party-beneficiary", "The Bakers’ Guild, a third party beneficiary under this Agreement, may demand flour."],
  ])("is %s in %j", (id, text) => {
    expect(answer(id, text)).toBeDefined();
  });

  it("names parties that an article lists one behind the other", () => {
    const text =
      "GRAIN VENTURE CONTRACT\n\nArticle 1 Parties\n\nThe parties hereto are: Party A: Quillon Mills Co., Ltd. Registered address: 4 Mill Lane, Bruges. Party B: Harrow Grain Limited, a company of the Harbour.\n\nArticle 2 Purpose\n\nThe parties shall mill grain together.";
    expect(findParties(readContract(contractOf(text))).map(({ name, aliases }) => [name, aliases[0]])).toEqual([
      ["Quillon Mills Co., Ltd.", "Party A"],
      ["Harrow Grain Limited", "Party B"],
    ]);
  });
});

describe("the role of a party", () => {
  it("is the same in the snapshot and among the key terms", () => {
    const text =
      "MILLING AGREEMENT\n\nThis Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Quillon” or the “Supplier”) and Harrow & Fen LLC (“Harrow” or the “Customer”).\n\n1. Milling. The Supplier shall mill the grain of the Customer within ten days.";
    const { statements, keyTerms } = summarise(contractOf(text));
    const parties = keyTerms.find(({ id }) => id === "parties")?.answer;
    expect(parties).toBe("Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”)");
    expect(statements.find(({ level }) => level === "snapshot")?.text).toContain(
      "Quillon Mills Ltd. (Supplier) and Harrow & Fen LLC (Customer)",
    );
  });

  it("is not that of the party named behind it", () => {
    const text =
      "MILLING AGREEMENT\n\nThis Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd., a company of Bruges that mills for Harrow & Fen LLC (“Customer”), and Harrow & Fen LLC (“Customer”).";
    const [quillon] = findParties(readContract(contractOf(text)));
    expect(quillon?.name).toBe("Quillon Mills Ltd.");
    expect(quillon?.aliases).not.toContain("Customer");
  });
});
