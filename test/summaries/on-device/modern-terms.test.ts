import { describe, expect, it } from "vitest";
import { findTitle, kindOf } from "../../../electron/summaries/on-device/kind.ts";
import { findParties } from "../../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { risksIn } from "../../../electron/summaries/on-device/risks.ts";
import { terms } from "../../../electron/summaries/on-device/terms/index.ts";
import type { TermAnswer } from "../../../electron/summaries/on-device/terms/term.ts";
import { contractOf } from "../contracts.ts";
import { findTerm } from "./finding.ts";

const opening =
  "This Agreement is made on 3 May 2023 between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n";

function find(id: string, text: string): TermAnswer | null {
  return findTerm(id, opening + text);
}

const covenants =
  "9. Covenants\n\nThe Manager covenants with the Company that she shall not:\n\n(a) for nine months after termination, solicit the custom of any Restricted Customer;\n\n(b) for nine months after termination, in the course of any business which is in competition with the Mill, offer to employ any Restricted Person; or\n\n(c) for six months after termination, be engaged in any business which is in competition with the Mill.";

describe("a restriction that is an item of a list", () => {
  it("has the length of that item", () => {
    expect(find("non-compete", covenants)?.answer).toBe("6 months");
  });

  it("has not the time that another item looks back", () => {
    const text =
      "9. Covenants\n\nEach Seller undertakes that it shall not at any time during the Restricted Period:\n\n(a) carry on any business which competes with the Mill; or\n\n(b) solicit the custom of any person who was a customer of the Mill in the 12 months before Completion.";
    expect(find("non-compete", text)?.answer).not.toMatch(/12 months/);
    expect(find("no-solicit-of-customers", text)?.answer).not.toBe("12 months");
  });
});

describe("what modern standard terms say", () => {
  it.each([
    [
      "exclusivity",
      "The Customer will not and will not permit anyone else to: (a) sell, sublicense or rent the Service.",
    ],
    ["exclusivity", "The Customer will not (and will not allow others to) submit any special data to the Service."],
    ["exclusivity", "Except where an exclusive remedy is provided, a remedy does not limit other remedies of a party."],
    ["exclusivity", "This Exclusive Milling Agreement is made on 3 May 2023 between the two mills of the fen."],
    ["non-compete", "The Customer shall not use the Service to build a competing product."],
    ["effective-date", "No variation of this Agreement is effective unless it is in writing and signed by both."],
  ])("is no %s in %j", (id, text) => {
    expect(find(id, `5. General\n\n${text}`)).toBeNull();
  });

  it("leaves nobody else a right under the statute of third parties", () => {
    expect(
      find(
        "third-party-beneficiary",
        "18. Third parties\n\nThis agreement does not give rise to any rights under the Contracts (Rights of Third Parties) Act 1999 to enforce any of its terms.",
      )?.answer,
    ).toBe("None");
  });
});

describe("a contract that lasts for a period with a name", () => {
  const lasts =
    "2. Duration\n\nThis agreement shall commence on the Commencement Date and shall continue for the Initial Term and shall automatically extend for 12 months at the end of the Initial Term.";
  it.each([
    ["Initial Term: the period of three years from the Commencement Date."],
    ["“Initial Term” means a period of three years from the Commencement Date."],
  ])("is as long as that is said to be: %s", (definition) => {
    const text = `1. Definitions\n\nCommencement Date: 1 April 2023.\n\n${definition}\n\n${lasts}`;
    expect(find("term", text)?.answer).toBe("3 years");
    expect(find("expiration-date", text)?.answer).toBe("3 years after the Commencement Date, unless it renews");
  });

  it("is as long as the particulars say", () => {
    const text =
      "Subscription Term: 24 months from the Order Date\n\n1. Term. This Agreement begins on the Order Date and continues for the Subscription Term.";
    expect(find("term", text)?.answer).toBe("24 months");
  });

  it("has no length where nothing says it", () => {
    expect(find("term", lasts)?.answer).not.toMatch(/^\d/);
  });
});

describe("what may be ended on notice", () => {
  it.each([
    [
      "Subject to clause 12, the employment shall continue until terminated by either party giving the other three months' notice.",
      /./,
    ],
    ["You or the Company may terminate your employment at any time, with or without cause.", /./],
    ["Either party may end negotiations at any time by written notice.", /./],
  ])("is found in %j", (text, answer) => {
    expect(find("termination-for-convenience", `12. Ending\n\n${text}`)?.answer).toMatch(answer);
  });

  it("is not at will where the notice needs a reason", () => {
    const text =
      "The Supplier may terminate this Agreement on 30 days' notice if control of the Customer passes to a rival.";
    expect(find("termination-for-convenience", `12. Ending\n\n${text}`)).toBeNull();
  });
});

describe("the law of the clauses for sending data abroad", () => {
  const clauses =
    "9. Transfers\n\nWhere data leaves the Union, the standard contractual clauses apply; clause 17 of those clauses is governed by the law of Ireland.";
  it("is not that of the contract", () => {
    expect(find("governing-law", clauses)).toBeNull();
    expect(find("governing-law", `${clauses}\n\n12. Law\n\nThis DPA is governed by the laws of Germany.`)?.answer).toBe(
      "Germany",
    );
  });
});

describe("a promise of secrecy", () => {
  it("goes before the return of secrets, also where its length stands first", () => {
    const text =
      "9. Confidentiality\n\nEach party undertakes that it shall not at any time during this agreement, and for a period of five years after its end, disclose to any person any confidential information of the other party.\n\n12. Consequences\n\nOn termination each party shall return the other's confidential information.";
    expect(find("confidentiality", text)?.answer).toMatch(/^Each party undertakes/);
  });
});

describe("what is assigned or limited", () => {
  it("is not data that must not leave the Union, nor the amount of a loan", () => {
    expect(
      find(
        "anti-assignment",
        "9. Data\n\nThe Customer shall not transfer personal data to others without the Supplier's prior written consent.",
      ),
    ).toBeNull();
    expect(
      find(
        "volume-restriction",
        "2. Facility\n\nThe Lender makes available a loan facility in a maximum amount of £2,500,000.",
      ),
    ).toBeNull();
  });

  it("is a tenancy that may not be shared", () => {
    expect(
      find(
        "anti-assignment",
        "3. Alienation\n\nThe Tenant shall not assign, underlet, charge or part with possession of the Property.",
      ),
    ).not.toBeNull();
  });
});

describe("what is found in other words", () => {
  it.each([
    [
      "data-protection",
      "To the extent the papers hold information about an identified or identifiable natural person, the Supplier will comply with the terms of the Customer on it.",
    ],
    ["data-protection", "The parties will adhere to the Data Protection Addendum, if any, on the cover page."],
    [
      "data-protection",
      "The Company will collect and process information relating to the employees as its notice says.",
    ],
    ["data-protection", "The Provider will access Customer Data solely to run the Service."],
    ["disputes", "Exclusive venue lies in the state courts of Fenland."],
    ["disputes", "The place of jurisdiction is Fenchester."],
    ["amendment", "Changes to this DPA must be made in text form."],
    ["amendment", "Amendments require the written form."],
    ["insurance", "The Supplier has obtained insurance cover of £5,000,000 for each claim."],
  ])("%s in %j", (id, text) => {
    expect(find(id, `15. Various\n\n${text}`)?.detail).toBe(text);
  });

  it.each([
    ["audit-rights", "The Landlord may enter the Property on notice to inspect its condition."],
    [
      "confidentiality",
      "The Provider may restrict access to data if that would affect its confidentiality obligations to others.",
    ],
    ["data-protection", "The Supplier shall give access to the network and may provide reports on users."],
  ])("but no %s in %j", (id, text) => {
    expect(find(id, `15. Various\n\n${text}`)).toBeNull();
  });

  it("is the duty, not what a word means", () => {
    const duty = "The Supplier shall comply with the privacy policies of the Customer.";
    const text = `1. Words\n\n“Policies” means any privacy policies or rules of the Customer that protect data.\n\n8. Data\n\n${duty}`;
    expect(find("data-protection", text)?.detail).toBe(duty);
  });
});

describe("a promise to talk to nobody else", () => {
  it("is exclusive", () => {
    const text = "9. Talks\n\nFor 120 days neither party will negotiate with any other person about the mill.";
    expect(find("exclusivity", text)?.detail).toMatch(/^For 120 days neither party/);
  });
});

describe("a heading that was read as a sentence", () => {
  it("is no clause", () => {
    const duty = "The Customer shall purchase at least 10,000 units in each year.";
    expect(find("minimum-commitment", `Minimum purchases.\n\n${duty}`)?.detail).toBe(duty);
  });
});

describe("a warranty disclaimer", () => {
  it("is of what is provided, not of what users say of it", () => {
    const labels = (text: string) => risksIn(readContract(contractOf(text)), []).map(({ label }) => label);
    expect(labels('The Customer gives Feedback "AS IS" and without payment.')).not.toContain("Warranty disclaimer");
    expect(labels('The Provider provides the Service "AS IS" and without support.')).toContain("Warranty disclaimer");
  });
});

describe("the limit of liability", () => {
  const general = "Each party's entire liability arising out of this Agreement will not exceed the General Cap.";
  it("is the general one, not that of what is tried out", () => {
    const text = `9. Trials\n\nNotwithstanding anything else in this Agreement, the Provider offers no indemnity for Trials and its liability for Trials will not exceed $1,000.\n\n16. Limitations of Liability\n\n16.1 General Cap\n\n${general}`;
    expect(find("cap-on-liability", text)?.answer).toBe(general);
    expect(find("uncapped-liability", text)).toBeNull();
  });

  it("is that of a clause called a cap, not the damages that are left out", () => {
    const text = `16. General Cap\n\n${general}\n\n17. Damages Waiver\n\nNeither party will have any liability for indirect or consequential damages.`;
    expect(find("cap-on-liability", text)?.answer).toBe(general);
  });
});

describe("what is paid", () => {
  it.each([
    ["Rent: £48,000 per annum, subject to review", "GBP 48,000 a year"],
    ["Annual Subscription Fee: $36,000 for up to 40 users", "$36,000 a year"],
    ["Monthly Fee: €900", "EUR 900 a month"],
  ])("stands in a row of particulars where no clause names it: %s", (row, paid) => {
    const text = `PARTICULARS\n\n${row}\n\n1. Payment. The Customer shall pay the sums set out in the particulars in advance.`;
    expect(find("payment", text)?.answer).toBe(paid);
  });

  it("stands in the clause where it names the amount", () => {
    const text = "Deposit Fee: $500\n\n1. Fees. The Customer shall pay the Supplier a fee of $7,000 per month.";
    expect(find("payment", text)?.answer).toBe("$7,000 per month");
  });

  it("is no decision of a commission", () => {
    const text =
      "9. Transfers\n\nThe transfer of data is not governed by a decision made by the European Commission, and the parties are deemed to have signed the clauses.";
    expect(find("payment", text)).toBeNull();
  });
});

describe("a row of particulars", () => {
  it("that names another day is not the effective date", () => {
    expect(find("effective-date", "Review Date: 29 September 2030\nBreak Date: 29 September 2028")).toBeNull();
  });
});

describe("the date of a letter", () => {
  it("is its own, not that on which the work starts", () => {
    const text =
      "May 4, 2023\n\nMs. Ada Quillon\n14 Alder Street\n\nDear Ada:\n\nHarrow Mills, Inc. (the “Company”) is pleased to offer you employment. Your employment will begin on June 20, 2023 (the “Start Date”).";
    const reading = readContract(contractOf(text));
    const date = terms.find(({ id }) => id === "agreement-date");
    const subject = { reading, title: null, kind: "employment agreement", parties: findParties(reading) };
    expect(date?.find(subject)?.answer).toBe("2023-05-04");
  });
});

describe("the kind of a contract", () => {
  const duties =
    "The Employee shall work at the Mill. The Employee shall obey the Board. The Employee shall keep the hours of the Mill. The Employee is paid monthly. The employment of the Employee ends on notice. ";
  it.each([
    ["SERVICE AGREEMENT", duties, "employment agreement"],
    [
      "SERVICE AGREEMENT",
      "The Supplier shall clean the Mill each day and shall keep its windows whole.",
      "service agreement",
    ],
    [
      "SERVICES AGREEMENT",
      "The Provider runs the Cloud Service for each Subscription Term. The Customer may use the Cloud Service and shall pay the Subscription Fees. The Cloud Service is restored within a day. The Subscription Term is a year.",
      "cloud services agreement",
    ],
    ["HEADS OF TERMS", "The parties will form a company that mills grain.", "heads of terms"],
    ["TERM SHEET", "The Investor will buy shares of the Company.", "term sheet"],
  ])("of %s, by what it says", (title, text, kind) => {
    const reading = readContract(contractOf(`${title}\n\n${text}`));
    expect(kindOf(reading, findTitle(reading))).toBe(kind);
  });
});
