import { describe, expect, it } from "vitest";
import { clauseOf } from "../../../electron/summaries/obligations/clause.ts";
import { subjectPattern } from "../../../electron/summaries/obligations/subject.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { contractOf } from "../contracts.ts";

const opening =
  "MILLING AGREEMENT\n\nThis Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n";

function said(label: string, ...clauses: readonly string[]) {
  const { statements } = summarise(contractOf(opening + clauses.join("\n\n")));
  const found = statements.find(({ level, text }) => level === "key-terms" && text.startsWith(`${label}: `));
  return { text: found?.text ?? "", quoted: (found?.quotes ?? []).map(({ quote }) => quote).join("\n") };
}

const manyWords =
  "the recipes, the records of the mill, the names of its farmers and of its bakers, the prices that it pays and that it asks, and whatever else either of them learns of the business of the other while this Agreement lasts";

describe("a long sentence", () => {
  it("is not shown or quoted without its proviso", () => {
    const proviso = "provided, however, that the Customer may show them to its bank and to its auditors";
    const { text, quoted } = said(
      "Confidentiality",
      `9. Confidentiality. Each party shall keep confidential ${manyWords}, and shall not disclose any of it to anybody without the written consent of the other; ${proviso}.`,
    );
    expect(text).toContain(proviso);
    expect(quoted).toContain(proviso);
  });

  it("is not parted within brackets, nor before it has said anything", () => {
    const { text } = said(
      "Exclusivity",
      "4. Exclusivity. During the term, except for the sales that section 3.6 (Market Stalls; Fairs) permits to the Customer in the old town; those of the mill shop on feast days, with their own flour and under their own name; section 3.11 (Openings of new shops), the Supplier shall buy its grain from the Customer and the Customer shall be the exclusive supplier of grain to the Supplier.",
    );
    expect(text).toMatch(/^Exclusivity: During the term, except for the sales/);
    expect(text).toContain("exclusive supplier of grain");
  });

  it("is not shown with the first only of what it is for", () => {
    const { text } = said(
      "Indemnity",
      "11. Indemnity. The Customer shall indemnify and hold the Supplier harmless from all claims, losses, fines, costs and expenses, including the fees of lawyers and of experts, that the Supplier suffers in any court, before any arbitrator or in any settlement, resulting from the breach of a warranty; the failure to pay its farmers; or the use of the mill at night.",
    );
    expect(text).toContain("the use of the mill at night");
  });

  it("is shown as far as it sets a limit, with its amount", () => {
    const { text } = said(
      "Cap on liability",
      "12. Liability. The Customer agrees that the total liability of the Supplier to the Customer for any damage that it suffers in connection with this Agreement, or with any flour, bran, meal, sacks, carts or other goods or services that were delivered or were to be delivered under it, at whatever mill, whether in contract, in tort or on any other ground, shall be limited to an amount not to exceed the price of the flour that was delivered in the sixty days before the damage.",
    );
    expect(text).toContain("the price of the flour that was delivered in the sixty days before the damage");
  });

  it("that goes on in a part that is not shown says so", () => {
    const { statements } = summarise(
      contractOf(
        `${opening}5. Cleaning. The Supplier shall clean the mill at the end of each week, from the loft to the wheel, with the brushes, the cloths and the soap that the Customer sends for it with the first cart of the month, and shall keep a record of it in the book at the door of the mill; the Customer may read the book on any day of the week except on Sundays and on feast days.`,
      ),
    );
    const shown = statements.find(({ level, text }) => level === "obligations" && text.includes("clean the mill"));
    expect(shown?.text).toMatch(/door of the mill…$/u);
  });
});

describe("the sentence behind another", () => {
  it.each([
    "Notwithstanding the foregoing, the Customer may assign it to an affiliate.",
    "However, the Customer may assign it to whoever buys its mill.",
    "The foregoing restriction shall not apply to a sale of the whole mill.",
    "Nothing in this section prevents the sale of the mill.",
  ])("is shown with it where it takes back a part: %j", (exception) => {
    const { text, quoted } = said(
      "Assignment of the contract",
      `14. Assignment. Neither party may assign this Agreement without the prior written consent of the other. ${exception}`,
    );
    expect(text).toContain(exception);
    expect(quoted).toContain(exception);
  });

  it("is not, where it only goes on", () => {
    const { text } = said(
      "Assignment of the contract",
      "14. Assignment. Neither party may assign this Agreement without the prior written consent of the other. The Customer shall pay the clerk who writes the deed.",
    );
    expect(text).not.toContain("clerk");
  });

  it("is not taken for the condition of a duty", () => {
    const duty = clauseOf(
      "The Supplier shall return the sacks. Notwithstanding the foregoing, it may keep one if the Customer agrees.",
      subjectPattern(["Supplier", "Customer"]),
    );
    expect(duty?.trigger).toBe("");
    expect(duty?.what).toContain("it may keep one if the Customer agrees");
  });
});

describe("a list", () => {
  const grounds = "Either party may terminate this Agreement at once by notice to the other:";

  it("that is short is shown whole, not by one of its items", () => {
    const { text } = said(
      "Termination for cause",
      "8. Termination.",
      grounds,
      "(a) if the other is in breach of a material obligation and does not cure it in forty days; or",
      "(b) if the other becomes insolvent or bankrupt.",
    );
    expect(text).toContain("does not cure it in forty days");
    expect(text).toContain("insolvent or bankrupt");
  });

  it("ends at the next heading", () => {
    const { statements } = summarise(
      contractOf(
        `${opening}5.2 Restrictions. The Customer shall not, and shall not allow anybody else to:\n\n(a) sell the recipes to anybody;\n\n(b) copy them.\n\nSection 5.3 Name of the Mill. (a) Subject to the rules of the guild, the Supplier shall paint the name of the mill on each of its sacks before the first of May.`,
      ),
    );
    const shown = statements.map(({ text }) => text).filter((text) => text.includes("paint the name"));
    expect(shown).not.toHaveLength(0);
    expect(shown.join("\n")).not.toContain("anybody else");
  });
});

describe("a list with a long opening", () => {
  const opens =
    "The Supplier shall indemnify and hold harmless the Customer, its bakers, its carriers, its officers and its agents, from, against and in respect of any and all losses that any of them suffers in the course of a year and that arise out of or result from:";

  it("is shown with what the opening is for", () => {
    const { text } = said(
      "Indemnity",
      "11. Indemnity.",
      opens,
      "(a) any breach by the Supplier of a warranty under this Agreement; or",
      "(b) the negligence of the Supplier at the mill.",
    );
    expect(text).toContain("any breach by the Supplier of a warranty");
    expect(text).toContain("the negligence of the Supplier at the mill");
  });

  it("does not take a sentence of its own for a condition", () => {
    const { statements } = summarise(
      contractOf(
        `${opening}8. End. The Supplier shall have the right to end this Agreement if:\n\n(a) the Customer does not pay for its flour;\n\n(b) the Supplier will, after the harvest of each year, send the Customer its accounts of the mill.`,
      ),
    );
    const shown = statements.map(({ text }) => text).filter((text) => text.includes("accounts of the mill"));
    expect(shown).not.toHaveLength(0);
    expect(shown.join("\n")).not.toContain("right to end");
  });
});

describe("a sentence that goes on in another paragraph", () => {
  it("is put together where a reference begins the line", () => {
    const { text } = said(
      "Exclusivity",
      "4. Exclusivity. During the term, except for the sales that the Supplier makes to its own farmers under Section 3.6 and those in",
      "Section 3.11, the Customer shall be the exclusive supplier of grain to the Supplier.",
    );
    expect(text).toMatch(/During the term, except .* exclusive supplier of grain/);
  });

  it("is not cut at the abbreviation of a law, nor within quotation marks", () => {
    const { text } = said(
      "Payment",
      "3. Price. The Customer shall pay a price of $4 per sack, with interest at the rate of Article 69 Millers Rev. Civ. Stat., as amended, and as described above under “A. Product”, in cash.",
    );
    expect(text).toContain("in cash");
  });
});

describe("a promise that both parties make, each in a sentence of its own", () => {
  it("is shown of both", () => {
    const { text } = said(
      "Insurance",
      "13. Insurance. The Supplier shall maintain insurance on the mill and its stones in such amounts as it thinks fit. The Customer shall maintain insurance on its carts and its horses in such amounts as it thinks fit.",
    );
    expect(text).toContain("the mill and its stones");
    expect(text).toContain("its carts and its horses");
  });

  it("is not joined to another of the same words", () => {
    const { text } = said(
      "Insurance",
      "13. Insurance. The Supplier shall maintain insurance on the mill and its stones in such amounts as it thinks fit. If this Agreement ends, the Customer agrees to provide a room for the clerk who winds up the business of the old insurance.",
    );
    expect(text).not.toContain("clerk");
  });
});
