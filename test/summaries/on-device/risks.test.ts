import { describe, expect, it } from "vitest";
import { findParties } from "../../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { risksIn, type FoundRisk } from "../../../electron/summaries/on-device/risks.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { inProvenWords } from "../../../electron/summaries/on-device/self-check.ts";
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

const opening =
  'SERVICES AGREEMENT\n\nThis Services Agreement is made on March 3, 2025 between Quillfeather Weaving Ltd (the "Supplier") and Marrowgate Stores LLC (the "Customer").';

/** The flag of a kind in an agreement between a Supplier and a Customer. */
function flagged(label: string, ...clauses: readonly string[]): FoundRisk | undefined {
  const reading = readContract(contractOf([opening, ...clauses].join("\n\n")));
  return risksIn(reading, findParties(reading)).find((risk) => risk.label === label);
}

describe("the weight of a risk", () => {
  it.each([
    // By whom it binds, and whether anything limits it.
    ["Indemnity", "high", "Customer", "The Customer shall indemnify the Supplier against all claims of third parties."],
    [
      "Indemnity",
      "medium",
      "each party",
      "Each party shall indemnify the other against all claims of third parties that arise from its negligence.",
    ],
    // By the notice that it leaves.
    [
      "Termination at will",
      "high",
      "Supplier",
      "The Customer may terminate this Agreement at any time for convenience on five days' written notice.",
    ],
    [
      "Termination at will",
      "medium",
      "Supplier",
      "The Customer may terminate this Agreement for convenience on ninety days' written notice.",
    ],
    [
      "Termination at will",
      "low",
      "each party",
      "Either party may terminate this Agreement for convenience on ninety days' written notice.",
    ],
    // By how long it lasts.
    [
      "Restriction on competition",
      "medium",
      "Supplier",
      "The Supplier shall not engage in any business that competes with the Customer for one year after the end of this Agreement.",
    ],
    [
      "Restriction on competition",
      "high",
      "Supplier",
      "The Supplier shall not engage in any business that competes with the Customer for five years after the end of this Agreement.",
    ],
    [
      "Automatic renewal",
      "high",
      "each party",
      "This Agreement renews automatically for one year unless either party gives notice at least 180 days before the end.",
    ],
    [
      "Automatic renewal",
      "medium",
      "each party",
      "This Agreement renews automatically for one year unless either party gives notice at least 30 days before the end.",
    ],
    // By whom it frees.
    [
      "Exclusion of damages",
      "medium",
      "Customer",
      "In no event shall the Supplier be liable for indirect or consequential damages.",
    ],
    [
      "Exclusion of damages",
      "low",
      "each party",
      "In no event shall either party be liable for consequential damages.",
    ],
    [
      "Limit of liability for one side",
      "medium",
      "Customer",
      "The Supplier's total liability under this Agreement shall not exceed the fees paid in the preceding year.",
    ],
    [
      "Assignment free for one side",
      "medium",
      "Customer",
      "The Supplier may assign this Agreement to anyone without the consent of the Customer.",
    ],
    [
      "Secrecy without an end",
      "medium",
      "Supplier",
      "The Supplier shall keep the Confidential Information secret, and this duty shall survive the end of this Agreement indefinitely.",
    ],
    [
      "Audit at any time",
      "low",
      "Supplier",
      "The Customer may at any time audit and inspect the books and records of the Supplier without prior notice.",
    ],
    ["Late payment", "medium", "", "Overdue amounts bear interest at 2% per month."],
    ["Late payment", "low", "", "Overdue amounts bear interest at 4% per year."],
    // Who binds himself, who gains and who is freed.
    [
      "Ownership of intellectual property",
      "medium",
      "Supplier",
      "The Customer shall own all Work Product, and the Supplier hereby assigns to the Customer all intellectual property rights in it.",
    ],
    [
      "Non-solicitation",
      "low",
      "each party",
      "The Supplier shall not solicit for employment any employee of the Customer, and the Customer shall not solicit for employment any employee of the Supplier.",
    ],
    [
      "Non-solicitation",
      "medium",
      "Supplier",
      "The Supplier shall not solicit for employment any employee of the Customer except for a fee to be mutually agreed.",
    ],
    [
      "One-sided change",
      "high",
      "Customer",
      "The Supplier reserves the right to change the prices of its services from time to time.",
    ],
    [
      "Warranty disclaimer",
      "medium",
      "Customer",
      'The goods are sold "AS IS", and the Supplier makes no warranty of any kind.',
    ],
    // What limits itself, or runs on until somebody ends it.
    [
      "Indemnity",
      "medium",
      "Supplier",
      "Subject to the limits of its insurance, the Supplier shall indemnify the Customer against claims of third parties.",
    ],
    [
      "Indemnity",
      "low",
      "Supplier",
      "The Supplier shall indemnify the Customer against all taxes and withholdings that fall on its own income.",
    ],
    [
      "Automatic renewal",
      "low",
      "each party",
      "After the first year this Agreement shall automatically continue until terminated by either party on thirty days' notice.",
    ],
    [
      "Termination at will",
      "low",
      "each party",
      "Either party may terminate this Agreement for convenience upon [***] written notice to the other party.",
    ],
  ] as const)("%s is %s, on %s: %s", (label, severity, who, clause) => {
    const found = flagged(label, clause);
    expect({ severity: found?.severity, who: found?.who }).toEqual({ severity, who });
    expect(found?.reason).toMatch(/^\p{Lu}[^\d%$€£]+\.$/u);
  });

  it.each([
    [
      "Limit of liability for one side",
      "The total liability of either party under this Agreement shall not exceed the fees paid in the preceding year.",
    ],
    [
      "Assignment free for one side",
      "Either party may assign this Agreement to an affiliate without the consent of the other party.",
    ],
    [
      "Secrecy without an end",
      "The Supplier shall keep the Confidential Information secret for three years, and trade secrets indefinitely.",
    ],
    [
      "Audit at any time",
      "The Customer may at any time during normal business hours audit the books and records of the Supplier.",
    ],
    ["Audit at any time", "The Supplier shall keep books and records of all sales for three years."],
    [
      "Minimum commitment",
      "If the Supplier is unable to sell a minimum of 4,000 units within the offering period, this Agreement shall terminate.",
    ],
    [
      "Minimum commitment",
      "Each Party shall, and shall cause its Affiliates to, maintain such records for a period of at least three (3) years after the year to which they pertain.",
    ],
    ["Minimum commitment", "“Quarterly Minimum Sales” shall mean the minimum amount of sales for a quarter."],
    [
      "Exclusivity",
      "To let the Supplier widen its trade, an exclusive agency agreement will be negotiated between the parties.",
    ],
    [
      "Exclusivity",
      "The Supplier grants the Customer the right to promote the goods on a co-exclusive basis with itself.",
    ],
    [
      "Non-solicitation",
      "The arbitrator must not be a present or former employee or agent of, or consultant to, either party or any related company.",
    ],
    [
      "Restriction on competition",
      "The Supplier shall not make any statement to any competitor or customer about the goods during the Term.",
    ],
    [
      "Liability outside the limit",
      "Such termination shall not relieve any party from damages, nor limit its liability, and the limits of Section 9 shall not apply to it.",
    ],
  ])("%s is not said of %j", (label, clause) => {
    expect(flagged(label, clause)).toBeUndefined();
  });

  it("says of an arbitration that does not bind only that it comes first", () => {
    const reason = (clause: string) => flagged("Arbitration or waiver of jury trial", clause)?.reason;
    expect(reason("All disputes shall be decided by mediation or non-binding arbitration in Leeds.")).toMatch(
      /does not bind/,
    );
    expect(reason("All disputes shall be finally settled by binding arbitration in Leeds.")).toMatch(/arbitrators/);
    expect(reason("Each party waives trial by jury.")).toMatch(/jury/);
  });

  it("lets a change of control end no contract that it does not end", () => {
    const severity = (clause: string) => flagged("Change of control or merger", clause)?.severity;
    expect(severity("Upon a change of control of the Supplier the Customer may terminate this Agreement.")).toBe(
      "high",
    );
    expect(
      severity("Upon a change of control of the Supplier the Customer may terminate its obligations under Section 7."),
    ).toBe("medium");
  });

  it("puts the gravest first, and what is alike in the contract's order; the snapshot names them so", () => {
    const contract = contractOf(
      [
        opening,
        "1. Overdue amounts bear interest at 4% per year.",
        "2. The Customer shall indemnify the Supplier against all claims of third parties.",
        "3. The Supplier shall be the exclusive supplier of cloth to the Customer.",
        "4. The Customer shall purchase a minimum of 10,000 yards in each year.",
      ].join("\n\n"),
    );
    const { statements } = inProvenWords(contract, summarise(contract));
    const risks = statements.filter(({ level }) => level === "risks");
    expect(risks.map(({ text, risk }) => [text.split(":")[0], risk?.severity])).toEqual([
      ["Indemnity", "high"],
      ["Exclusivity", "medium"],
      ["Minimum commitment", "medium"],
      ["Late payment", "low"],
    ]);
    expect(statements.find(({ text }) => text.startsWith("Look at"))?.text).toBe(
      "Look at: indemnity; exclusivity; minimum commitment; late payment.",
    );
  });
});

describe("the reason of a risk", () => {
  /** With the answers of the key terms, as a summary has them. */
  function reasonsOf(label: string, ...clauses: readonly string[]): string[] {
    return summarise(contractOf([opening, ...clauses].join("\n\n")))
      .statements.filter(({ level, text }) => level === "risks" && text.startsWith(`${label}: `))
      .map(({ risk }) => `${risk?.severity ?? ""}: ${risk?.reason ?? ""}`);
  }

  it.each([
    ["The parties waive trial by jury in any action on this Agreement.", "No jury will decide a dispute."],
    ["Each party waives any right to bring a class action.", "Nobody can bring a dispute for a class."],
    [
      "Each party waives trial by jury and the right to a class action.",
      "No jury will decide a dispute, and nobody can bring it for a class.",
    ],
  ])("speaks of juries and classes only where the clause does: %s", (clause, reason) => {
    expect(flagged("Arbitration or waiver of jury trial", clause)?.reason).toBe(reason);
  });

  it.each([
    [
      "The Customer shall purchase a minimum of 4,000 bolts of cloth in each year.",
      /^The Customer has to reach the least/,
    ],
    [
      "The Customer shall purchase a minimum of 4,000 bolts in each year; if it buys less than that, the Supplier may terminate this Agreement.",
      /stands in the passage itself\.$/,
    ],
  ])("says of a minimum no more than what it binds to: %s", (clause, reason) => {
    expect(flagged("Minimum commitment", clause)?.reason).toMatch(reason);
  });

  it.each([
    [
      "The Supplier hereby assigns to the Customer all right, title and interest in the Work Product.",
      /go to one side/,
    ],
    ["All designs created under this Agreement shall be the property of the Customer.", /belongs to one side/],
  ])("says who has rights only as the clause does: %s", (clause, reason) => {
    expect(flagged("Ownership of intellectual property", clause)?.reason).toMatch(reason);
  });

  it("holds an indemnity against the limit and its exceptions", () => {
    const indemnity = "The Supplier shall indemnify the Customer against all claims of third parties.";
    const cap = "Except for the indemnity in Section 2, the total liability of either party shall not exceed $40,000.";
    expect(reasonsOf("Indemnity", indemnity, cap)).toEqual([
      "high: By this passage the Supplier bears what it names for the other side; the limit on liability excepts indemnities, as far as its passage says.",
    ]);
    expect(reasonsOf("Indemnity", indemnity, cap.replace("Except for the indemnity in Section 2, the", "The"))).toEqual(
      [
        "medium: By this passage the Supplier bears what it names for the other side; whether the limit on liability covers that has to be read.",
      ],
    );
  });

  it("takes a renewal for less grave where either side may leave", () => {
    const renewal =
      "This Agreement renews automatically for one year unless either party gives notice at least 180 days before the end.";
    const leaving = "Either party may terminate this Agreement for convenience on sixty days' written notice.";
    expect(reasonsOf("Automatic renewal", renewal)[0]).toMatch(/^high: /);
    expect(reasonsOf("Automatic renewal", renewal, leaving)[0]).toMatch(/^medium: .*either side may end it/);
  });

  it("knows a right that needs a failure first from one at will", () => {
    expect(
      flagged(
        "Termination at will",
        "If the looms fail the acceptance tests again, the Customer may terminate this Agreement at any time in its sole discretion.",
      ),
    ).toBeUndefined();
  });

  it("takes what is disclosed as it is for little", () => {
    const found = flagged(
      "Warranty disclaimer",
      'All Confidential Information is provided "AS IS", without any warranty.',
    );
    expect(found?.severity).toBe("low");
    expect(found?.reason).toMatch(/at its own risk/);
  });

  it("takes an exclusive licence without end, for the whole world and free, for grave", () => {
    expect(
      flagged(
        "Perpetual or irrevocable grant",
        "The Supplier hereby grants to the Customer an exclusive, worldwide, perpetual, royalty-free licence to use the Patterns.",
      )?.severity,
    ).toBe("high");
  });

  it.each([
    ["Liability outside the limit", "low", "Nothing in this Agreement limits the liability of the Supplier for fraud."],
    [
      "Liability outside the limit",
      "medium",
      "The limitations of liability in this Section shall not apply to fraud or to a breach of confidentiality.",
    ],
    [
      "Perpetual or irrevocable grant",
      "low",
      "The Customer grants the Supplier a perpetual, irrevocable licence to use any feedback.",
    ],
    [
      "Change of control or merger",
      "high",
      "If there is a change of control of the Customer, the Supplier may cancel the Facility on ten days' notice.",
    ],
  ])("takes %s for %s in %j", (label, severity, clause) => {
    expect(flagged(label, clause)?.severity).toBe(severity);
  });
});
