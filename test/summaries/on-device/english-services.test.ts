import { describe, expect, it } from "vitest";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { contractOf } from "../contracts.ts";

/** As English firms draft it today: no title, parties in a list, definitions without quotes, one rule to a numbered clause. */
const agreement = `THIS AGREEMENT is dated 14 March 2025

PARTIES

(1) QUILLON FACILITIES LIMITED incorporated and registered in England and Wales with company number 09182736 whose registered office is at 12 Mill Row, Fenchester FN1 4QT (Supplier)

(2) HARROW & FEN LLP a limited liability partnership registered in England and Wales with number OC345678 whose registered office is at 3 Bell Yard, Fenchester FN1 7AB (Customer)

BACKGROUND

(A) The Supplier is in the business of keeping buildings clean.

(B) The Customer wishes to obtain the services on the terms of this agreement.

AGREED TERMS

1. Interpretation

Charges: the sums payable for the Services as set out in Schedule 2.

Commencement Date: 1 April 2025.

Initial Term: the period of three years from the Commencement Date.

Services: the services set out in Schedule 1.

2. Commencement and duration

2.1 This agreement shall commence on the Commencement Date and shall continue, unless terminated earlier, for the Initial Term and shall automatically extend for 12 months (Extended Term) at the end of the Initial Term and at the end of each Extended Term.

2.2 Either party may give written notice to the other party, not later than three months before the end of the Initial Term or the relevant Extended Term, to terminate this agreement at the end of the Initial Term or the relevant Extended Term.

3. Non-solicitation

Neither party shall, without the consent of the other party, at any time from the date of this agreement to the expiry of 6 months after its termination, solicit or entice away from the other party any employee of the other party.

4. Charges

The Customer shall pay each invoice of the Supplier within 30 days of receipt. The Supplier may increase the Charges each year in line with the Retail Prices Index.

5. Data

The Supplier shall process personal data only on the written instructions of the Customer.

6. Confidentiality

Each party undertakes that it shall not at any time during this agreement, and for a period of five years after its end, disclose to any person any confidential information of the other party.

7. Liability

7.1 The Supplier has obtained insurance cover for individual claims not exceeding £5,000,000 per claim.

7.2 Nothing in this agreement limits any liability which cannot legally be limited, including liability for death or personal injury caused by negligence.

7.3 Subject to clause 7.2, the Supplier's total liability to the Customer in any contract year shall not exceed £250,000.

8. Termination

8.1 Either party may terminate this agreement with immediate effect by giving written notice to the other party if the other party commits a material breach and fails to remedy that breach within a period of 14 days after being notified in writing to do so.

8.2 The Customer may terminate this agreement on giving not less than six months' written notice to the Supplier.

9. Assignment

The Customer shall not assign, transfer, subcontract or deal in any other manner with any of its rights under this agreement without the Supplier's consent.

10. Variation

No variation of this agreement shall be effective unless it is in writing and signed by the parties.

11. Third party rights

This agreement does not give rise to any rights under the Contracts (Rights of Third Parties) Act 1999 to enforce any term of this agreement.

12. Governing law

This agreement shall be governed by and construed in accordance with the law of England and Wales.

13. Jurisdiction

Each party irrevocably agrees that the courts of England and Wales shall have exclusive jurisdiction to settle any dispute.
`;

describe("an English services agreement", () => {
  const summary = summarise(contractOf(agreement));
  const answers = new Map(summary.keyTerms.map((term) => [term.id, term]));

  it("is known for what it is, and whom it binds", () => {
    expect(summary.brief).toBe(
      "Services agreement between QUILLON FACILITIES LIMITED and HARROW & FEN LLP, dated 14 March 2025, governed by the law of England and Wales.",
    );
  });

  it.each([
    ["parties", /^QUILLON FACILITIES LIMITED \(“Supplier”\) and HARROW & FEN LLP \(“Customer”\)$/],
    ["agreement-date", /^2025-03-14$/],
    ["effective-date", /^2025-04-01$/],
    ["term", /^3 years$/],
    ["expiration-date", /^3 years after the Commencement Date, unless it renews$/],
    ["renewal-term", /^Automatic, 12 months at a time$/],
    ["notice-period-to-terminate-renewal", /^3 months before/],
    ["termination-for-convenience", /^On 6 months’ notice, by the Customer$/],
    ["termination-for-cause", /^14 days to put a breach right$/],
    ["payment", /within 30 days of receipt/],
    ["cap-on-liability", /^GBP 250,000$/],
    ["uncapped-liability", /^Nothing in this agreement limits/],
    ["insurance", /£5,000,000/],
    ["confidentiality", /^Each party undertakes/],
    ["data-protection", /^The Supplier shall process personal data/],
    ["no-solicit-of-employees", /^6 months$/],
    ["anti-assignment", /^The Customer shall not assign/],
    ["amendment", /^No variation/],
    ["third-party-beneficiary", /^None$/],
    ["governing-law", /^England and Wales$/],
    ["disputes", /exclusive jurisdiction/],
  ])("says of %s what it says", (id, answer) => {
    expect(answers.get(id)?.state).toBe("stated");
    expect(answers.get(id)?.answer).toMatch(answer);
  });

  it.each([["exclusivity"], ["non-compete"], ["license-grant"], ["change-of-control"], ["minimum-commitment"]])(
    "finds no %s, which is not there",
    (id) => {
      expect(answers.get(id)?.state).toBe("silent");
    },
  );
});
