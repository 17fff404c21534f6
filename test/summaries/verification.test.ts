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

const lodging = contractOf(`HOSTING AGREEMENT

This Hosting Agreement is made on March 3, 2024 between Quillon Freight Ltd (“Shipper”) and Ostrava Data Inc. (“Host”).

1. Services. On a monthly basis, Host shall send to Shipper a report of the hours used, with itemized receipts.

2. Term. This Agreement shall continue for two (2) years from March 3, 2024. Shipper shall have the right at any time prior to June 30, 2024 to terminate this Agreement by giving written notice of such termination to Host. Host shall not have the right to terminate this Agreement if Shipper cures within fifteen (15) days. Either party may suspend it if an outage lasts for 15 or more consecutive days.

3. Transfer. Neither party may assign this Agreement without the other's consent, except that either party may assign this Agreement in connection with a merger. The interests of Shipper are personal and shall not be transferred, in whole or in part, in any manner by Shipper without the prior written consent of Host.

4. Secrecy. Each party will (a) use Confidential Information only to perform this Agreement, (b) not disclose Confidential Information to third parties, except as the law demands.

5. Ending.

a. This Agreement may be terminated by Host for cause if Shipper ceases to trade.

b. This Agreement may be terminated by Shipper for cause (i) if Host ceases to trade, or (ii) if the service is enjoined.

6. Money. Shipper shall pay a first installment of $9,000.00 on or before April 1, 2024 and ten installments of $700.00 on or before the first day of each month. Late sums bear 1% a month or the lawful maximum, whichever is less.

7. Liability. HOST MAKES NO WARRANTY OF ANY KIND WITH RESPECT TO THE SERVICES. Host's total liability to Shipper shall not exceed $5,000. The limit will not apply to claims for injury. Host agrees to indemnify Shipper and its officers against claims for injury.

8. Changes. No supplement, modification or amendment of any term, of whatever kind, shall be binding unless executed in writing by the parties. Host’s duties of secrecy shall survive termination of this Agreement.

10. Grants. Host grants Shipper a right to use the Tracker, and a non-exclusive licence of the Maps. Shipper shall not, without Host's prior written consent, copy the Maps. Shipper may use the Maps solely for its own cargo and for no other purpose. After the end Shipper shall discontinue any use of the Maps, and shall have no further obligation to pay fees.

9. Support. Host shall answer within 72 hours, exclusive of the time that travel takes, and at Shipper's expense. Except for gross negligence, Host shall not be liable to Shipper for lost data. Insurance shall be not less than $20,000.`);

function hosted(text: string, ...cited: readonly string[]) {
  return verifyAnswer(lodging, {
    kind: "hosting agreement",
    brief: "",
    parties: [],
    statements: [{ level: "clauses", text, quotes: cited.map((quote) => ({ quote })) }],
    keyTerms: [],
  }).statements[0];
}

const clauses = {
  report: "On a monthly basis, Host shall send to Shipper a report of the hours used",
  early:
    "Shipper shall have the right at any time prior to June 30, 2024 to terminate this Agreement by giving written notice of such termination to Host",
  suspend: "Either party may suspend it if an outage lasts for 15 or more consecutive days",
  assign:
    "Neither party may assign this Agreement without the other's consent, except that either party may assign this Agreement in connection with a merger",
  personal:
    "The interests of Shipper are personal and shall not be transferred, in whole or in part, in any manner by Shipper without the prior written consent of Host",
  use: "Each party will (a) use Confidential Information only to perform this Agreement",
  secrecy: "not disclose Confidential Information to third parties, except as the law demands",
  warranty: "HOST MAKES NO WARRANTY OF ANY KIND WITH RESPECT TO THE SERVICES",
  cap: "Host's total liability to Shipper shall not exceed $5,000",
  limit: "The limit will not apply to claims for injury",
  indemnity: "Host agrees to indemnify Shipper and its officers against claims for injury",
  amendment:
    "No supplement, modification or amendment of any term, of whatever kind, shall be binding unless executed in writing by the parties",
  survival: "Host’s duties of secrecy shall survive termination of this Agreement",
  travel: "within 72 hours, exclusive of the time that travel takes, and at Shipper's expense",
  negligence: "Except for gross negligence, Host shall not be liable to Shipper for lost data",
  tracker: "Host grants Shipper a right to use the Tracker",
  maps: "a non-exclusive licence of the Maps",
  copy: "Shipper shall not, without Host's prior written consent, copy the Maps",
  cargo: "Shipper may use the Maps solely for its own cargo and for no other purpose",
  after:
    "After the end Shipper shall discontinue any use of the Maps, and shall have no further obligation to pay fees",
  late: "1% a month or the lawful maximum, whichever is less",
  insurance: "Insurance shall be not less than $20,000",
  money:
    "a first installment of $9,000.00 on or before April 1, 2024 and ten installments of $700.00 on or before the first day of each month",
} as const;

describe("a statement in its author's own words", () => {
  it.each<[string, readonly string[]]>([
    ["Neither party may assign without the other's consent, except in connection with a merger.", [clauses.assign]],
    ["Each party may use Confidential Information only to perform the Agreement.", [clauses.use]],
    ["No amendment is binding unless executed in writing by the parties.", [clauses.amendment]],
    ["Either party may suspend after an outage of 15 consecutive days.", [clauses.suspend]],
    ["The Services come as they are, without warranty.", [clauses.warranty]],
    [
      "Shipper pays $9,000 on or before April 1, 2024 and ten installments of $700.",
      ["Shipper shall pay", clauses.money],
    ],
    [
      "Section 5(a): Host may terminate if Shipper ceases to trade.",
      ["This Agreement may be terminated by Host for cause if Shipper ceases to trade"],
    ],
    ["Section 5(b)(ii) covers an injunction against the service.", ["if the service is enjoined"]],
    ["Each party must keep Confidential Information from third parties (Section 4(b)).", [clauses.secrecy]],
    [
      "The term ends on March 3, 2026, unless sooner terminated.",
      ["shall continue for two (2) years from March 3, 2024"],
    ],
    ["Shipper has a right to use the Tracker, which is not exclusive.", [clauses.tracker]],
    ["The Maps may be copied only with Host's prior written consent.", [clauses.copy]],
    ["The last day is 2026-03-02.", ["shall continue for two (2) years from March 3, 2024"]],
    ["Host must answer within 72 hours.", ["answer within 72 hours"]],
    ["Shipper may end the Agreement before June 30, 2024 by notice to Host.", [clauses.early]],
  ])("%s", (text, cited) => {
    expect(hosted(text, ...cited)).toMatchObject({ status: "exact" });
  });

  it.each<[string, string, string]>([
    ["Shipper must send a monthly report of the hours used.", clauses.report, "Shipper"],
    ["Host may terminate this Agreement prior to June 30, 2024 by written notice to Shipper.", clauses.early, "Host"],
    ["Only Host may suspend it if an outage lasts for 15 consecutive days.", clauses.suspend, "Either party"],
    ["Either party may freely assign this Agreement.", clauses.assign, "freely"],
    ["Neither party may assign without the other's consent, even in a merger.", clauses.assign, "even in"],
    ["Host may not transfer its interests without the consent of Shipper.", clauses.personal, "Host"],
    ["A party may disclose Confidential Information to third parties.", clauses.secrecy, "may"],
    ["Host grants Shipper an exclusive right to use the Tracker.", clauses.tracker, "exclusive"],
    ["The licence of the Maps is exclusive.", clauses.maps, "non-exclusive"],
    ["Host's consent is not needed for copies of the Maps.", clauses.copy, "not needed"],
    ["Shipper may copy the Maps.", clauses.copy, "may"],
    ["Shipper may use the Maps for any purpose.", clauses.cargo, "any purpose"],
    ["Shipper may continue to use the Maps.", clauses.after, "discontinue"],
    ["Shipper shall pay fees after the end.", clauses.after, "no further obligation"],
    ["Host warrants the Services.", clauses.warranty, "MAKES NO"],
    ["Shipper's total liability is limited to $5,000.", clauses.cap, "Shipper"],
    ["The limit applies to claims for injury.", clauses.limit, "will not"],
    ["Shipper indemnifies Host against claims for injury.", clauses.indemnity, "Shipper"],
    ["Duties of secrecy end on termination.", clauses.survival, "survive"],
    ["Host must answer within 72 hours, including travel.", clauses.travel, "exclusive of"],
    ["Host must answer within 72 hours at its own expense.", clauses.travel, "Host"],
    ["Host is never liable for lost data.", clauses.negligence, "never"],
    ["Late sums bear 1% a month or the lawful maximum, whichever is greater.", clauses.late, "whichever is less"],
    ["Insurance must not exceed $20,000.", clauses.insurance, "at least"],
    ["Section 9 sets ten installments of $700.", clauses.money, "Section 9"],
    ["Section 5(a) covers an injunction against the service.", "if the service is enjoined", "Section 5(a)"],
    ["The term ends on March 3, 2027.", "shall continue for two (2) years from March 3, 2024", "March 3, 2027"],
    ["Shipper pays a first installment of $700 and ten installments of $9,000.", clauses.money, "$"],
  ])("is doubted where it says otherwise: %s", (text, cited, told) => {
    const statement = hosted(text, cited);
    expect(statement?.status).toBe("unsupported");
    expect(statement?.reason).toContain(told);
  });
});
