import { describe, expect, it } from "vitest";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { risksIn } from "../../../electron/summaries/on-device/risks.ts";
import { contractOf } from "../contracts.ts";

function flagsOf(...clauses: readonly string[]): string[] {
  return risksIn(readContract(contractOf(clauses.join("\n\n"))), []).map(({ label }) => label);
}

describe("risks", () => {
  it.each([
    [
      "Liability outside the limit",
      "The limitations of liability in this Section shall not apply to breaches of confidence.",
    ],
    ["Indemnity", "The Customer shall indemnify and hold harmless the Supplier against all claims."],
    ["Exclusivity", "The Supplier appoints the Customer as its exclusive distributor in the Territory."],
    [
      "Restriction on competition",
      "During the Term the Distributor shall not sell any products that compete with the Products.",
    ],
    ["Non-solicitation", "Neither party shall solicit for employment any employee of the other."],
    ["Non-solicitation", "The Agent shall not solicit or divert any customers of the Principal."],
    ["Automatic renewal", "This Agreement renews automatically for one year unless either party gives notice."],
    [
      "Automatic renewal",
      "This Agreement shall renew automatically each year unless either party gives notice that it will not renew.",
    ],
    ["One-sided change", "The Supplier may change the prices from time to time in its sole discretion."],
    [
      "Termination at will",
      "The Customer may terminate this Agreement for convenience on thirty days' written notice.",
    ],
    ["Liquidated damages", "The Supplier shall pay liquidated damages of $500 for each day of delay."],
    ["Minimum commitment", "The Customer shall purchase a minimum of 10,000 units in each year."],
    [
      "Change of control or merger",
      "The Licensor may terminate this Agreement upon a change of control of the Licensee.",
    ],
  ])("flags %s in %j", (label, clause) => {
    expect(flagsOf(clause)).toContain(label);
  });

  it.each([
    [
      "a limit that only the law's own exceptions leave",
      "Nothing in this Agreement limits a party's liability for death or personal injury.",
    ],
    [
      "a duty to indemnify that is denied",
      "In no event shall the Supplier have any obligation to indemnify the Customer.",
    ],
    [
      "who is said not to be exclusive",
      "The Supplier shall not be considered the Customer's exclusive provider of any services.",
    ],
    [
      "competition that is allowed",
      "The Contractor's other activities shall be deemed not to be competitive with the business.",
    ],
    ["what does not renew", "The rights of the Sponsor do not automatically extend to other events."],
    [
      "a licence of a public authority that is not renewed",
      "This Agreement shall end automatically if an authority declines to renew the Agent's licence.",
    ],
    [
      "representatives that may be replaced",
      "Each party may change the number of its members of the committee at any time upon notice.",
    ],
    [
      "a limit on what may be bought",
      "The purchase of Shares is subject to the minimum purchase limitations of the plan.",
    ],
    [
      "a notice of at least some days",
      "The Company shall provide notice no less than ten (10) business days before the meeting.",
    ],
    [
      "an assignment of taxes",
      "The Supplier hereby assigns to the Customer all of its right, title and interest in any refund for taxes paid.",
    ],
    [
      "a change that the other must agree to",
      "The Supplier may change the prices of the yarn from time to time; such a change shall not be effective without the consent of the Customer.",
    ],
    [
      "a change that the next sentence makes a proposal",
      "The Supplier may change the prices of the yarn at any time. No change shall be effective unless the Customer has agreed to it.",
    ],
    [
      "what a loan costs",
      "The Loan shall bear interest at five percent per annum, which the Borrower shall pay at each harvest.",
    ],
    ["interest on what is not late", "The sum held by the agent bears interest at two percent per annum."],
  ])("does not flag %s", (_what, clause) => {
    expect(flagsOf(clause)).toEqual([]);
  });

  it("says nothing twice: a sentence stands for one risk", () => {
    const found = risksIn(
      readContract(
        contractOf(
          "The Distributor shall be the exclusive distributor and shall not sell products that compete with the Products.",
        ),
      ),
      [],
    );
    expect(found).toHaveLength(1);
  });
});
