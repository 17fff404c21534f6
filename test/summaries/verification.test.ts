import { describe, expect, it } from "vitest";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import { contractOf } from "./contracts.ts";

const contract = contractOf(`LICENCE AGREEMENT

This Licence Agreement is made on 1 March 2024 between Alder Software Ltd, a company registered in England (the “Licensor”), and Birch Retail Inc., a Delaware corporation (the “Licensee”).

1. Grant. The Licensor grants the Licensee a non-exclusive licence to use the Software in Germany. The Licensee shall not copy, modify or sublicense the Software without the prior written consent of the Licensor.

2. Fees. The Licensee shall pay the Licensor £40,000 on 1 April in each year. The Licensor may suspend access if an invoice is not paid within thirty (30) days. The Licensor is not required to give a refund.

3. Assignment. Neither party may assign this Agreement unless the other party agrees in writing. The Licensor may assign it to an Affiliate.

4. Audit. The Licensor may inspect the records of the Licensee on ten (10) business days' notice and shall keep what it learns confidential. The Licensee shall use the Software solely for its own business.

5. Law. This Agreement is governed by the law of England and Wales.`);

const quotes = {
  grant: "grants the Licensee a non-exclusive licence to use the Software in Germany",
  copy: "The Licensee shall not copy, modify or sublicense the Software without the prior written consent of the Licensor.",
  pay: "The Licensee shall pay the Licensor £40,000 on 1 April in each year.",
  suspend: "The Licensor may suspend access if an invoice is not paid within thirty (30) days.",
  refund: "The Licensor is not required to give a refund.",
  assign: "Neither party may assign this Agreement unless the other party agrees in writing.",
  audit:
    "The Licensor may inspect the records of the Licensee on ten (10) business days' notice and shall keep what it learns confidential.",
  use: "The Licensee shall use the Software solely for its own business.",
  law: "This Agreement is governed by the law of England and Wales.",
};

function judged(text: string, quote: string) {
  const answer = {
    kind: "licence agreement",
    brief: "",
    parties: [],
    statements: [{ level: "clauses" as const, text, quotes: [{ quote }] }],
    keyTerms: [],
  };
  return verifyAnswer(contract, answer).statements[0];
}

describe("a statement that says the same in other words", () => {
  it.each<[string, keyof typeof quotes]>([
    ["The Licensee must not copy the Software unless the Licensor has agreed in writing.", "copy"],
    ["Birch Retail Inc. is prohibited from sublicensing the Software without Alder Software Ltd's consent.", "copy"],
    ["Birch Retail pays Alder Software GBP 40,000 every year on April 1.", "pay"],
    ["The Licensee is obliged to pay £40,000 each year.", "pay"],
    ["Annual fee: £40,000, due 1 April.", "pay"],
    ["If an invoice stays unpaid for 30 days, the Licensor can suspend access.", "suspend"],
    ["The Licensor has the right to suspend access after thirty days.", "suspend"],
    ["The Licensor has no obligation to give a refund.", "refund"],
    ["The Licensor does not have to give a refund.", "refund"],
    ["No party is allowed to assign this Agreement without the other's written agreement.", "assign"],
    ["The parties may assign this Agreement only if the other party agrees in writing.", "assign"],
    ["On 10 business days' notice the Licensor is entitled to inspect the Licensee's records.", "audit"],
    ["The Licensee must not use the Software other than for its own business.", "use"],
    ["English law applies (clause 5).", "law"],
    ["Governing law: England and Wales.", "law"],
  ])("%s", (text, quote) => {
    expect(judged(text, quotes[quote])).toMatchObject({ status: "exact" });
  });
});

describe("a statement that says something else", () => {
  it.each<[string, keyof typeof quotes, string]>([
    ["The Licensee may copy the Software without the prior written consent of the Licensor.", "copy", "shall not"],
    ["The Licensee shall copy the Software with the prior written consent of the Licensor.", "copy", "shall not"],
    ["The Licensor shall pay the Licensee £40,000 on 1 April in each year.", "pay", "Licensor"],
    ["The Licensee may pay the Licensor £40,000.", "pay", "may"],
    ["The Licensee does not pay the Licensor £40,000 each year.", "pay", "does not"],
    ["The Licensee shall pay the Licensor $40,000.", "pay", "$40,000"],
    ["The Licensee shall pay the Licensor £40,000 on 1 May in each year.", "pay", "1 May"],
    ["The Licensor must suspend access if an invoice is not paid within thirty days.", "suspend", "must"],
    ["The Licensor may suspend access if an invoice is not paid within thirty weeks.", "suspend", "thirty weeks"],
    ["The Licensor is required to give a refund.", "refund", "is required to"],
    ["The Licensor must give a refund.", "refund", "must"],
    ["Either party may assign this Agreement unless the other party agrees in writing.", "assign", "may"],
    ["The Licensor may not inspect the records of the Licensee on ten business days' notice.", "audit", "may not"],
    ["The Licensor may inspect the records of the Licensee on ten days' notice.", "audit", "ten days"],
    ["The Licensor grants the Licensee an exclusive licence to use the Software in Germany.", "grant", "exclusive"],
    ["The licence covers use of the Software in France.", "grant", "France"],
    ["This Agreement is governed by the law of Scotland.", "law", "Scotland"],
    ["This Agreement is not governed by the law of England and Wales.", "law", "is not"],
    ["Clause 7 makes English law apply.", "law", "Clause 7"],
    ["Cedar Holdings Ltd shall pay £40,000.", "pay", "Cedar Holdings"],
  ])("%s", (text, quote, told) => {
    const statement = judged(text, quotes[quote]);
    expect(statement?.status).toBe("unsupported");
    expect(statement?.reason).toContain(told);
  });

  it("reads the words before a list and the item that completes them as one sentence", () => {
    const list = contractOf(
      "SUPPORT AGREEMENT\n\n1. Support. The Supplier shall:\n\n(a) resolve problems with a lasting repair or, if a problem cannot be resolved in time, offer another way;\n\n(b) keep records.\n\n2. Freedom. None of the Customer’s entities shall be prohibited from:\n\n(a) making a proposal if the Supplier breaches its duties;",
    );
    const statuses = (text: string, ...cited: readonly string[]) =>
      verifyAnswer(list, {
        kind: "support agreement",
        brief: "",
        parties: [],
        statements: [{ level: "clauses", text, quotes: cited.map((quote) => ({ quote })) }],
        keyTerms: [],
      }).statements[0]?.status;
    const first = [
      "The Supplier shall:",
      "resolve problems with a lasting repair or, if a problem cannot be resolved in time, offer another way;",
    ];
    const said =
      "resolve problems with a lasting repair or, if a problem cannot be resolved in time, offer another way.";
    expect(statuses(`The Supplier shall ${said}`, ...first)).toBe("exact");
    expect(statuses(`The Supplier shall not ${said}`, ...first)).toBe("unsupported");
    const second = [
      "None of the Customer’s entities shall be prohibited from:",
      "making a proposal if the Supplier breaches its duties;",
    ];
    expect(
      statuses(
        "…none of the Customer’s entities shall be prohibited from making a proposal if the Supplier breaches its duties.",
        ...second,
      ),
    ).toBe("exact");
    expect(
      statuses(
        "The Customer’s entities shall be prohibited from making a proposal if the Supplier breaches its duties.",
        ...second,
      ),
    ).toBe("unsupported");
  });

  it("or rests on a quote that was bent, though it stands there nearly", () => {
    const bent = quotes.audit.replace("may inspect", "shall inspect");
    expect(judged("The Licensor inspects records.", bent)).toMatchObject({ status: "unsupported" });
    // "Neither party shall" forbids as well, and is not what the contract says.
    const other = `${quotes.assign.replace("may assign", "shall assign")} The Licensor may assign it to an Affiliate.`;
    expect(judged("Neither party may assign this Agreement.", other)).toMatchObject({
      status: "unsupported",
      reason: "The quote says “shall”, which the contract does not say there.",
    });
  });
});
