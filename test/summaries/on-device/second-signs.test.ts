import { describe, expect, it } from "vitest";
import { factsIn } from "../../../electron/summaries/facts.ts";
import { plainFact } from "../../../electron/summaries/on-device/terms/answers.ts";
import type { TermAnswer } from "../../../electron/summaries/on-device/terms/term.ts";
import { findTerm } from "./finding.ts";

const opening =
  "GLASS AGREEMENT\n\nThis Agreement is made as of 3 May 2023 by and between Tarn Kilns Ltd. (“Supplier”) and Brock & Hythe LLC (“Customer”).\n\n";

function find(id: string, ...clauses: readonly string[]): TermAnswer | null {
  return findTerm(id, opening + clauses.join("\n\n"));
}

function said(id: string, ...clauses: readonly string[]): string {
  const answer = find(id, ...clauses);
  return answer?.said ?? answer?.detail ?? answer?.answer ?? "";
}

describe("a word that other clauses share", () => {
  it.each([
    ["exclusivity", "The Supplier shall have the exclusive rights in and to all moulds, designs and trademarks."],
    [
      "exclusivity",
      "The Customer agrees that it will not sell at the Shop or any other location wares that were not approved.",
    ],
    [
      "non-compete",
      "The Supplier shall use its efforts to enter into a separate agreement under which it will not compete with the Customer in bottles.",
    ],
    [
      "competitive-restriction-exception",
      "Staff shall be trained before they visit a buyer. The foregoing restrictions shall not apply to the office staff.",
    ],
    [
      "no-solicit-of-employees",
      "No party shall make any payment or gift, directly or indirectly, to an official or employee of the harbour.",
    ],
    ["no-solicit-of-employees", "The arbitrator must not be engaged by, or be an employee of, either party."],
    [
      "price-restrictions",
      "The Supplier shall also furnish the drawings of what was corrected at no increase in the contract price.",
    ],
    [
      "volume-restriction",
      "If a test takes more than four hours, the Supplier states how many hours are required, additional helpers included.",
    ],
    ["volume-restriction", "The Customer shall pay $7 for each crate, based on the maximum number of crates stored."],
    [
      "minimum-commitment",
      "Each party shall maintain such records for a period of at least three (3) years after the year to which they pertain.",
    ],
    [
      "minimum-commitment",
      "To meet the requirement of a minimum of seven (7) shareholders, seven subscribers shall sign the memorandum.",
    ],
    [
      "liquidated-damages",
      "The Customer's duty to pay, early termination fees and the indemnities are excluded from these limitations of liability.",
    ],
    [
      "disputes",
      "The Supplier shall not have sustained any loss from fire or from any labor dispute or court or governmental action.",
    ],
    [
      "disputes",
      "The Supplier represents and warrants that no claim, action or proceeding has been brought in any court against it.",
    ],
    [
      "amendment",
      "The Supplier will not amend its by-laws without written consent in a way that changes the terms hereof.",
    ],
    [
      "amendment",
      "The Manager has no authority to alter or amend any provision of this Agreement, and is named in writing.",
    ],
    [
      "data-protection",
      "Where a report could violate the law (including privacy laws), the party shall say that it does not make it.",
    ],
    ["audit-rights", "The Supplier shall retain all records under the section on audit after the amounts become due."],
    [
      "anti-assignment",
      "12. No Assignment. Each party agrees that the other may ask for an injunction where it breaks this.",
    ],
  ])("does not make it %s: %s", (id, clause) => {
    expect(find(id, clause)).toBeNull();
  });
});

describe("what is said in other words", () => {
  it.each([
    [
      "no-solicit-of-employees",
      "Both parties must ensure that they do not without consent entice away any employee of the other.",
    ],
    [
      "competitive-restriction-exception",
      "The Supplier shall not compete with the Customer, except as a shareholder owning less than five percent of a company whose shares are listed on a stock exchange.",
    ],
    [
      "non-disparagement",
      "Each party shall refrain from any act that is likely to impair the reputation of the other's marks.",
    ],
    [
      "price-restrictions",
      "A price change that costs more than $200 will require prior authorization from the Customer.",
    ],
    ["insurance", "The Supplier will insure all its assets against loss where that is usual."],
    [
      "ip-ownership-assignment",
      "All pages of the catalogue and the associated proprietary rights shall be owned exclusively by the Customer.",
    ],
    [
      "force-majeure",
      "No party shall be liable for a delay to the extent that it is due to a cause beyond the party’s control.",
    ],
    ["amendment", "This NDA may only be modified by mutual written agreement."],
    ["disputes", "Jurisdiction is agreed to be at Ostmark."],
    ["disputes", "The Customer expressly waives any objection to venue or jurisdiction of the Ostmark District Court."],
    [
      "indemnity",
      "The Supplier has all rights in the glass and holds the Customer harmless from all claims of others.",
    ],
    [
      "governing-law",
      "This Agreement (a) is complete; (b) binds both; and (c) shall be governed by the laws of Norway.",
    ],
  ])("is heard: %s in %s", (id, clause) => {
    expect(find(id, clause)?.state).toBe("stated");
  });

  it.each([
    "This Agreement binds the parties, and no other person shall have any legal or equitable right, remedy or claim under it.",
    "Third parties cannot benefit from this Agreement.",
    "For the purposes of the law on rights of third parties, no one other than the parties has the right to enforce this Agreement.",
    "No person other than the Supplier or the Customer shall be deemed an intended beneficiary hereunder.",
  ])("nobody else has rights: %s", (clause) => {
    expect(find("third-party-beneficiary", clause)?.answer).toBe("None");
  });
});

describe("the sentence that says the thing itself goes first", () => {
  it("the grant, before who is told to speak of it", () => {
    expect(
      said(
        "exclusivity",
        "2. Grant. The Supplier grants the Customer the exclusive right to sell the glass in Ostmark.",
        "5. Duties. The Supplier shall display and advertise that the Customer is the sole and exclusive distributor and the exclusive agent for the glass.",
      ),
    ).toMatch(/^The Supplier grants/);
  });

  it("the duty of secrecy, before its end and what it leaves free", () => {
    expect(
      said(
        "confidentiality",
        "3. Secrecy. Each party shall keep the other's information confidential.",
        "4. End. The end of this Agreement shall not affect any obligation with respect to Confidential Information, and the obligations of confidentiality and non-disclosure of Confidential Information shall survive for 3 years.",
        "5. Use. A permitted use of Confidential Information will not be deemed a licence to use any such Confidential Information for any other purpose.",
      ),
    ).toMatch(/^Each party shall keep/);
  });

  it("what belongs to the other side, before what is assigned in case it does not", () => {
    expect(
      said(
        "ip-ownership-assignment",
        "6. Work. All designs made under this Agreement shall be works made for hire and the property of the Customer.",
        "7. Rest. To the extent such designs are not works made for hire, the Supplier hereby assigns to the Customer all right, title and interest in the designs.",
      ),
    ).toMatch(/^All designs/);
  });

  it("the right to look at the books, before what comes in addition to it", () => {
    expect(
      said(
        "audit-rights",
        "8. Books. Each party shall make its books and records available for audit by the other.",
        "9. More. In addition to the foregoing audit rights, the Customer shall have the right to inspect the facilities of the Supplier and the books kept there.",
      ),
    ).toMatch(/^Each party shall make/);
  });

  it("the amount that must be paid, before a share of something that must be attended", () => {
    expect(
      said(
        "minimum-commitment",
        "3. Courses. The Customer must attend a minimum of ten percent (10%) of the courses.",
        "4. Fee. The Customer shall pay a fee of 5% of its revenue, with a minimum monthly amount of Five Hundred and No/100 Dollars ($500.00).",
      ),
    ).toMatch(/^\$500/);
  });

  it("both times of a promise not to compete", () => {
    const text = said(
      "non-compete",
      "9. Competition. During the term of this Agreement, neither the Customer nor its owners shall have any interest in another business that makes glass. Upon the end of this Agreement, the Customer agrees not to engage in a competing business for a period of two (2) years.",
    );
    expect(text).toContain("two (2) years");
    expect(text).toContain("neither the Customer nor its owners");
  });
});

describe("the points of secrecy", () => {
  it.each([
    [
      "permitted-use",
      "Where no protective order is had, it shall use its best efforts to disclose only what must be disclosed of the information.",
    ],
    [
      "return-or-destruction",
      "The Supplier will notify the Customer of any disclosure, disposition or destruction of the records.",
    ],
    [
      "no-licence-or-transfer",
      "Any copies that are made shall be identified as property of the Customer with its information.",
    ],
    [
      "injunction",
      "The Supplier will cooperate with the Customer in any litigation to obtain injunctive relief against others.",
    ],
  ])("%s is not what only shares a word with it: %s", (id, clause) => {
    expect(find(id, clause)).toBeNull();
  });

  it("who may be told is said where it may be disclosed to them", () => {
    expect(
      said(
        "who-may-be-told",
        "2. Secrets. The information will be kept secret; provided that it may be disclosed to the Customer's officers and advisers.",
      ),
    ).toContain("officers and advisers");
  });

  it("what may be remembered is said before what is meant by it", () => {
    expect(
      said(
        "residual-knowledge",
        "4. Memory. “Residuals” means what is retained in the unaided memory of the staff. The Customer shall be free to use any Residuals for any purpose.",
      ),
    ).toMatch(/^The Customer shall be free/);
  });

  it("no licence is said before whose property it is", () => {
    expect(
      said(
        "no-licence-or-transfer",
        "5. Property. At all times the Supplier shall retain sole ownership of its information and title to it. Nothing in this Agreement grants the Customer any licence in the information.",
      ),
    ).toMatch(/^Nothing in this Agreement/);
  });

  it("exceptions are heard behind an aside", () => {
    expect(
      find(
        "exceptions-from-confidentiality",
        "6. Not secret. The following shall not, for the purposes of this Agreement, constitute confidential information: what is public knowledge, what was already known before its receipt, and what was independently developed.",
      )?.answer,
    ).toMatch(/^Public knowledge/);
  });
});

describe("a short answer", () => {
  it("is no length of time in brackets that is another's", () => {
    expect(
      said(
        "no-solicit-of-employees",
        "The Customer agrees not to hire any employee (or one who left, for sixty days after the end) of the Supplier.",
      ),
    ).toMatch(/^The Customer agrees/);
  });

  it("says of a minimum that nobody promises that the agreement hangs on it", () => {
    expect(
      said(
        "minimum-commitment",
        "In the event the Supplier is unable to sell a minimum of 7,000 crates, this Agreement shall terminate.",
      ),
    ).toMatch(/^Unless it is reached, this agreement shall terminate/);
  });

  it("says that the law is left blank", () => {
    const clause =
      "This Agreement shall be governed by the laws of the State of ____________ without its rules on conflicts.";
    expect(find("governing-law", clause)?.answer).toMatch(/^Left blank/);
  });

  it.each([
    ["This Agreement is governed by Austrian law.", "Austria"],
    ["This Agreement is governed by PRC Laws.", "China"],
    [
      "This Agreement is governed by the internal laws, and not the law of conflicts, of the State of Nevada.",
      "Nevada",
    ],
    [
      "This Agreement is governed by the laws of the United States of America and by the laws of the State of Ohio.",
      "Ohio and the United States of America",
    ],
  ])("names the law: %s", (clause, place) => {
    expect(find("governing-law", clause)?.answer).toBe(place);
  });

  it("reads a percentage that begins with its point", () => {
    const [fact] = factsIn("The commission will decrease by .5% each year.");
    expect(fact?.keys).toEqual(["0.5"]);
    expect(fact === undefined ? "" : plainFact(fact)).toBe("0.5%");
  });
});
