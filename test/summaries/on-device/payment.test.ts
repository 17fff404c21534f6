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
});
