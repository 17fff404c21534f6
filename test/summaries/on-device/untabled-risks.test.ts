import { describe, expect, it } from "vitest";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { contractOf } from "../contracts.ts";

const opening =
  'SERVICES AGREEMENT\n\nThis Services Agreement is made on March 3, 2025 between Quillfeather Weaving Ltd (the "Supplier") and Marrowgate Stores LLC (the "Customer").';

/** "medium Supplier: reason" of each flag of a kind, in an agreement between a Supplier and a Customer. */
function flags(label: string, ...clauses: readonly string[]): string[] {
  return summarise(contractOf([opening, ...clauses].join("\n\n")))
    .statements.filter(({ level, text }) => level === "risks" && text.startsWith(`${label}: `))
    .map(({ risk }) => `${risk?.severity ?? ""} ${risk?.who ?? ""}: ${risk?.reason ?? ""}`);
}

describe("a risk that no key term asks for", () => {
  it.each([
    [
      "Payment on termination",
      "medium Customer",
      "If the Customer terminates this Agreement before the third harvest, the Customer shall pay the Supplier a termination fee of two monthly fees.",
    ],
    [
      "Payment on termination",
      "medium ",
      "Upon termination of this Agreement without Cause, all options of the Supplier shall vest in full.",
    ],
    [
      "Automatic termination",
      "medium ",
      "This Agreement shall automatically terminate if the Supplier ceases to weave linen.",
    ],
    [
      "Standstill",
      "medium Supplier",
      "The Supplier shall not, for two years and without the leave of the board, acquire or offer to acquire any voting securities of the Customer or solicit proxies from its holders.",
    ],
    ["Sole remedy", "medium ", "The repair of the cloth is the sole and exclusive remedy of the Customer for defects."],
    ["Refusal at discretion", "medium ", "The Customer may reject any pattern in its sole discretion."],
    [
      "Retention of title",
      "low ",
      "The Supplier retains title to the goods until the purchase price has been paid in full.",
    ],
    [
      "Retention of title",
      "medium ",
      "The Supplier retains title to the goods until all claims against the Customer are paid, and to the proceeds of their resale.",
    ],
    [
      "Costs of a dispute",
      "low each party",
      "The prevailing party in any action shall be entitled to recover its reasonable attorneys' fees from the other.",
    ],
  ])("%s is %s: %s", (label, weight, clause) => {
    const [found = "", ...more] = flags(label, clause);
    expect(found.split(":")[0]).toBe(weight);
    expect(more).toEqual([]);
    expect(found).toMatch(/: \p{Lu}[^\d%$€£]+\.$/u);
  });

  it.each([
    [
      "Payment on termination",
      "If the Customer terminates this Agreement, the Supplier shall not be entitled to any termination fee.",
    ],
    ["Automatic termination", "This Agreement shall automatically terminate upon the expiry of the Term."],
    [
      "Automatic termination",
      "This Agreement shall automatically terminate if the Supplier is in breach and does not cure it within ten days.",
    ],
    ["Standstill", "The Supplier shall not acquire cloth from others."],
    ["Sole remedy", "These remedies are not exclusive, and the sole judge of them is the court."],
    ["Sole remedy", "Liquidated damages shall not be the sole remedy of the Customer."],
    ["Sole remedy", "This exclusive remedy is essential to the smooth weaving of the cloth."],
    ["Refusal at discretion", "Upon receipt of a pattern the party may, in its sole discretion, reject it."],
    ["Refusal at discretion", "Either party may reject a proposal of the other in its sole discretion."],
    ["Retention of title", "The Supplier retains title to the software and its copyright until it is paid."],
    ["Costs of a dispute", "Each party shall bear its own costs of any dispute."],
  ])("is not found as %s in %j", (label, clause) => {
    expect(flags(label, clause)).toEqual([]);
  });

  const courts =
    "The courts of Ohio shall have exclusive jurisdiction over any dispute that arises from this Agreement.";
  const arbitration = "Any dispute under this Agreement shall be finally settled by arbitration in Oslo.";

  it("is that one clause sends disputes to arbitrators and another to courts alone", () => {
    expect(flags("Courts beside arbitration", courts, arbitration)).toHaveLength(1);
    expect(flags("Courts beside arbitration", courts)).toEqual([]);
    expect(
      flags("Courts beside arbitration", `${courts.slice(0, -1)}, for the enforcement of an award.`, arbitration),
    ).toEqual([]);
  });

  it("is a payment for the end, which makes leaving dear", () => {
    const leaving =
      "The parties agree that either party may terminate this Agreement for convenience on ninety days' written notice.";
    const price =
      "Upon termination of this Agreement by the Customer, the Customer shall pay to the Supplier a lump sum of two yearly fees.";
    expect(flags("Termination at will", leaving)[0]).toMatch(/^low /);
    expect(flags("Termination at will", leaving, price)[0]).toMatch(/^medium .*payment for the end\.$/);
  });

  it("is a blank where the other party should be named", () => {
    const { statements } = summarise(
      contractOf(
        'NON-DISCLOSURE AGREEMENT\n\nThis Non-Disclosure Agreement is made between Quillfeather Weaving Ltd (the "Company") and ____________________ (the "Recipient").\n\nThe Recipient shall keep the Patterns secret.',
      ),
    );
    expect(
      statements.filter(({ text }) => text.startsWith("Party left blank: ")).map(({ risk }) => risk?.severity),
    ).toEqual(["high"]);
  });
});
