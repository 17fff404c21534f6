import { describe, expect, it } from "vitest";
import { factsIn } from "../../../electron/summaries/facts.ts";
import { dueIn } from "../../../electron/summaries/obligations/times.ts";
import { findParties } from "../../../electron/summaries/on-device/parties.ts";
import { quotesOf } from "../../../electron/summaries/on-device/quotes.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { terms } from "../../../electron/summaries/on-device/terms/index.ts";
import { contractOf } from "../contracts.ts";

const opening =
  "MILLING AGREEMENT\n\nThis Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n";

function find(id: string, ...clauses: readonly string[]) {
  const contract = contractOf(opening + clauses.join("\n\n"));
  const reading = readContract(contract);
  const subject = { reading, title: null, kind: "agreement", parties: findParties(reading) };
  const answer = terms.find((one) => one.id === id)?.find(subject);
  return { ...answer, quoted: quotesOf(contract, answer?.passages ?? []).map(({ quote }) => quote) };
}

describe("pounds", () => {
  it.each(["10,000 pounds of flour", "900 pounds net weight", "$4 per 100 pounds"])("are a weight in %j", (text) => {
    expect(factsIn(text).filter(({ keys }) => keys[0]?.startsWith("gbp"))).toEqual([]);
  });

  it.each(["a fee of 500 pounds", "10,000 pounds sterling", "£500"])("are money in %j", (text) => {
    expect(factsIn(text).map(({ keys }) => keys[0])).toContainEqual(expect.stringMatching(/^gbp /));
  });
});

describe("the time of a duty", () => {
  it.each([
    ["The Customer shall pay on or before the first day of each month.", "on or before the first day of each month"],
    ["The Supplier shall keep it secret during the term or thereafter.", "during the term or thereafter"],
  ])("is said whole of %j", (text, when) => {
    expect(dueIn(text, { effective: null, agreement: null }).when).toBe(when);
  });
});

describe("a minimum commitment", () => {
  it("that only ends the contract is said to be no promise", () => {
    const clause =
      "3. Shares. In the event the Customer is unable to sell a minimum of 4,000 shares by May, this Agreement shall terminate and the Customer shall refund what it received.";
    expect(find("minimum-commitment", clause).answer).toBe("Unless it is reached, this agreement shall terminate");
  });

  it("is what must be taken, before what one service costs at least", () => {
    const { answer } = find(
      "minimum-commitment",
      "2. Extras. The charge for a carter is $20 per hour, subject to a minimum charge of $80 per cart.",
      "3. Volume. The Customer shall tender to the Supplier in a series of carts not less than 9,000 sacks of grain per year.",
    );
    expect(answer).toContain("9,000 sacks");
  });

  it("is said with what its amount is for", () => {
    expect(
      find("minimum-commitment", "2. Extras. All visits are subject to a minimum total charge of $80 per cart.").answer,
    ).toBe("$80 per cart");
  });
});

describe("a percentage", () => {
  it("is said with what it is of", () => {
    expect(
      find(
        "revenue-profit-sharing",
        "4. Sharing. Each party shall receive 50% of all net revenue derived from the sale of bran.",
      ).answer,
    ).toBe("50% of all net revenue");
    expect(
      find(
        "liquidated-damages",
        "5. Delay. The Supplier shall be liable for liquidated damages of 10% interest per 30 days on the price of the flour.",
      ).answer,
    ).toBe("10% interest per 30 days");
  });
});

describe("a warranty", () => {
  it("is not the time in which a delivery may be rejected, and that is said so", () => {
    expect(
      find(
        "warranty-duration",
        "6. Inspection. The Customer may reject any defective flour within seven days after receipt of the delivery.",
      ).answer ?? "",
    ).not.toBe("7 days");
  });

  it("is found where the time stands before the defects", () => {
    expect(
      find(
        "warranty-duration",
        "6. Defects. If within two years from the date of completion of the mill any defects arise, the Supplier shall mend them.",
      ).answer,
    ).toBe("2 years");
  });
});

describe("a limit of liability", () => {
  it("with an amount goes before an exclusion of some kinds of damages", () => {
    const { said } = find(
      "cap-on-liability",
      "7. Liability. In no event shall the Supplier have any liability for indirect, special or consequential damages or lost profits. The liability of the Supplier in any matter shall be limited to the price paid for the flour.",
    );
    expect(said).toContain("limited to the price paid for the flour");
  });
});

describe("insurance", () => {
  it("is the duty before its proof", () => {
    const { said } = find(
      "insurance",
      "8. Insurance. The Customer shall be named as an additional insured, and the Supplier shall provide certificates of insurance to it on request. The Supplier shall maintain fire insurance on the mill.",
    );
    expect(said).toMatch(/^The Supplier shall maintain fire insurance/);
  });
});
