import { describe, expect, it } from "vitest";
import { findParties } from "../../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { payment } from "../../../electron/summaries/on-device/terms/payment.ts";
import { contractOf } from "../contracts.ts";

function paid(...clauses: readonly string[]) {
  const text = [
    "MILLING AGREEMENT\n\nThis Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).",
    ...clauses,
  ].join("\n\n");
  const reading = readContract(contractOf(text));
  const answer = payment.find({ reading, title: null, kind: "agreement", parties: findParties(reading) });
  return { answer: answer?.answer, quoted: (answer?.passages ?? []).map(({ start, end }) => text.slice(start, end)) };
}

describe("the payment", () => {
  it("is not the par value of shares", () => {
    expect(
      paid(
        "2. Shares. The Customer shall pay for the shares, par value $0.01 per share, by the surrender of its old mill.",
      ).answer,
    ).toMatch(/^The Customer shall pay/);
    expect(
      paid("2. Shares. The Customer shall pay a price of $40,000 for 500 shares of the common stock, $0.01 par value.")
        .answer,
    ).toBe("$40,000");
  });

  it("that rises from a day on is said in both its steps", () => {
    expect(
      paid("2. Fee. The Customer shall pay the Supplier $7,200 per month, increasing to $8,100 from 14 September.")
        .answer,
    ).toBe("$7,200 per month, then $8,100 from 14 September");
  });

  it("that a later sentence replaces is said in both steps, and both are quoted", () => {
    const { answer, quoted } = paid(
      "2. Fee. The Customer shall pay the Supplier a fee of $7,200 per month. Beginning on 14 September 2024 the fee shall be increased to $8,100 per month.",
    );
    expect(answer).toBe("$7,200 per month, then $8,100 beginning on 14 September 2024");
    expect(quoted.join(" ")).toContain("$8,100");
  });

  it("has one step where none follows", () => {
    expect(
      paid("2. Fee. The Customer shall pay the Supplier a fee of $7,200 per month. The Supplier shall mill the grain.")
        .answer,
    ).toBe("$7,200 per month");
  });

  it("may be in shares, and is not what others are charged elsewhere", () => {
    const { answer } = paid(
      "2. Prices of the Guild. The Supplier represents that millers normally are charged by the guild as follows:",
      "$40.00 one time fee due at the opening",
      "$4.00 monthly fee for the stones",
      "3. Consideration. Nine thousand (9,000) shares of the Series B Preferred Stock of the Customer.",
    );
    expect(answer).toMatch(/^Nine thousand \(9,000\) shares/);
  });

  it("is not by how much it rises, nor a part as if it were the whole", () => {
    expect(
      paid("2. Fee. The Customer shall pay the Supplier the fee of the guild, increasing by 5% in each year.").answer,
    ).toMatch(/^The Customer shall pay/);
    expect(
      paid("2. Fee. The Customer shall pay the Supplier a fee of the other $9,000 at the harvest.").answer,
    ).toMatch(/^The Customer shall pay/);
  });

  it("is the sum that a sentence names before the one that says when it is paid", () => {
    expect(
      paid(
        "2. Charges. The total annual milling charge amounts to $9,000 for the first year. The Customer shall pay all charges under this Agreement within thirty days after the invoice.",
      ).answer,
    ).toBe("$9,000 a year");
  });

  it("is said with the rows that give its amounts", () => {
    const text =
      "MILLING AGREEMENT\n\nThis Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n2. Fee. The Customer shall pay the Supplier in each year the amount set forth next to that year below.\n\nFirst year:\t$ 7,000\nSecond year:\t$ 7,500";
    const contract = contractOf(text);
    const blocks = contract.blocks.map((block, index) => (index === 3 ? { ...block, kind: "table" as const } : block));
    const reading = readContract({ ...contract, blocks });
    const answer = payment.find({ reading, title: null, kind: "agreement", parties: findParties(reading) });
    expect(answer?.said).toContain("7,500");
    expect((answer?.passages ?? []).map(({ start, end }) => text.slice(start, end)).join("\n")).toContain("7,500");
  });

  it("is no note in brackets, and the retainer before a bonus", () => {
    expect(
      paid(
        "2. Fee. (If the deed provides for payment in kind, the fee shall be paid to the clerk.) The Supplier shall receive a bonus of $10,000 for an early harvest. The Customer shall pay the Supplier a retainer of $4,000 per month.",
      ).answer,
    ).toBe("$4,000 per month");
  });

  it("is found in the rows that a heading announces", () => {
    const text =
      "MILLING AGREEMENT\n\nThis Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n2. Instalments of the fee:\n\n1 June 2023\t$ 7,000\n1 June 2024\t$ 7,500";
    const contract = contractOf(text);
    const blocks = contract.blocks.map((block, index) => (index === 3 ? { ...block, kind: "table" as const } : block));
    const reading = readContract({ ...contract, blocks });
    const answer = payment.find({ reading, title: null, kind: "agreement", parties: findParties(reading) });
    expect(answer?.said).toContain("7,000");
    expect(answer?.said).toContain("7,500");
  });
});
