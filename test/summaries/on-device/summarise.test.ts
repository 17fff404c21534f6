import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAnswer } from "../../../electron/summaries/answer.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { verifyAnswer } from "../../../electron/summaries/verify.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import type { Summary } from "../../../shared/domain/summary.ts";
import { contractOf, services } from "../contracts.ts";

function summaryOf(contract: Contract): Summary {
  return verifyAnswer(contract, parseAnswer(JSON.stringify(summarise(contract))));
}

function termsOf(summary: Summary): Record<string, [string, string]> {
  return Object.fromEntries(summary.keyTerms.map(({ id, state, answer }) => [id, [state, answer]]));
}

function expectVerbatim(contract: Contract, summary: Summary): void {
  for (const { citations } of [...summary.statements, ...summary.keyTerms]) {
    for (const { quote, start, end, page, match } of citations) {
      expect(match).toBe("exact");
      expect(contract.text.slice(start, end)).toBe(quote);
      const on = contract.pages.find(({ number }) => number === page);
      expect(on !== undefined && on.start <= start && end <= on.end).toBe(true);
    }
  }
}

describe("the on-device summary of a services agreement", () => {
  const summary = summaryOf(services);
  const terms = termsOf(summary);

  it("says what it is, between whom, when, and under which law", () => {
    expect(summary.kind).toBe("services agreement");
    expect(summary.parties).toEqual(["Larkspur Analytics, Inc.", "Tamarind Foods LLC"]);
    expect(summary.brief).toBe(
      "Services agreement between Larkspur Analytics, Inc. and Tamarind Foods LLC, dated 1 March 2024, governed by the law of New York.",
    );
    expect(terms["agreement-date"]).toEqual(["stated", "2024-03-01"]);
    expect(terms["governing-law"]).toEqual(["stated", "New York"]);
  });

  it("finds the key terms that are there, and calls silent what is not", () => {
    expect(terms["notice-period-to-terminate-renewal"]).toEqual(["stated", "60 days before the term ends"]);
    expect(terms.payment?.[1]).toContain("$12,500");
    expect(terms["expiration-date"]?.[0]).toBe("stated");
    expect(terms["renewal-term"]?.[1]).toBe("Automatic, 1 year at a time");
    for (const id of ["termination-for-convenience", "anti-assignment", "cap-on-liability", "confidentiality"])
      expect(terms[id]?.[0]).toBe("stated");
    for (const id of ["exclusivity", "non-compete", "insurance", "audit-rights", "indemnity", "uncapped-liability"])
      expect(terms[id]?.[0]).toBe("silent");
  });

  it("answers each term in short and in full, and proves both", () => {
    const said = summary.keyTerms.filter(({ state }) => state !== "silent");
    expect(said.filter(({ status }) => status !== "exact")).toEqual([]);
    const of = (id: string) => said.find((term) => term.id === id);
    expect(of("cap-on-liability")?.detail).toContain("exceed the fees paid in the twelve (12) months");
    expect(of("agreement-date")?.detail).toContain("March 1, 2024");
    expect(said.filter(({ detail }) => detail === "").map(({ id }) => id)).toEqual(["document-name"]);
    const silent = summary.keyTerms.filter(({ state }) => state === "silent");
    expect(silent.filter(({ detail, status }) => detail !== "" || status !== undefined)).toEqual([]);
  });

  it("has every level, every statement exact, every citation verbatim within one page", () => {
    expect([...new Set(summary.statements.map(({ level }) => level))]).toEqual([
      "snapshot",
      "key-terms",
      "obligations",
      "risks",
      "clauses",
    ]);
    expect(summary.statements.filter(({ status }) => status !== "exact")).toEqual([]);
    expectVerbatim(services, summary);
    const split = summary.statements.find(({ text }) => text.startsWith("Each party shall keep"));
    expect(split?.citations.map(({ page }) => page)).toEqual([1, 2]);
  });

  it("keeps the clauses in the contract's order, under their headings", () => {
    const clauses = summary.statements.filter(({ level }) => level === "clauses");
    expect(clauses.map(({ text }) => text.split(":")[0])).toEqual([
      "Services",
      "Fees",
      "Term",
      "Termination",
      "Confidentiality",
      "Limitation of Liability",
      "Assignment",
      "Governing Law",
    ]);
    const starts = clauses.map(({ citations }) => citations[0]?.start ?? 0);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  it("is the same every time", () => {
    expect(summarise(services)).toEqual(summarise(services));
  });
});

describe("the on-device engine on other contracts", () => {
  it("reports two governing laws as ambiguous, with both cited", () => {
    const contract =
      contractOf(`LICENSE AGREEMENT between Alder Works Ltd. (“Licensor”) and Birch Media GmbH (“Licensee”).

9. Governing Law. This Agreement is governed by the laws of England and Wales.

15. Miscellaneous. This Agreement shall be construed in accordance with the laws of the State of Delaware.`);
    const law = summaryOf(contract).keyTerms.find(({ id }) => id === "governing-law");
    expect(law).toMatchObject({ state: "ambiguous", answer: "England and Wales or Delaware" });
    expect(law?.citations).toHaveLength(2);
  });

  it.each([
    [
      `THIS AGREEMENT is made on 4 May 2021\n\nBETWEEN:\n\n(1) ORCHARD HOLDINGS PLC, a company registered in England (the “Landlord”); and\n\n(2) PETRA LIND of 3 Mill Lane, Leeds (the “Tenant”).`,
      ["ORCHARD HOLDINGS PLC", "PETRA LIND"],
    ],
    [
      `Consulting Agreement\n\nThis Agreement, dated as of July 9, 2020, is entered into by and among Fox & Heron, L.P. ("Fund"), Dr. Ada Quill ("Consultant") and Sable Bay University, a public institution ("University").`,
      ["Fox & Heron, L.P.", "Dr. Ada Quill", "Sable Bay University"],
    ],
    [
      `Party A: Copperfield Trading Co., Ltd.\nParty B: Juniper Logistics Limited\n\nThe parties agree to cooperate.`,
      ["Copperfield Trading Co., Ltd.", "Juniper Logistics Limited"],
    ],
    [
      `Dear Sirs:\n\nFenwick Holdings Corporation, a Delaware corporation (the "Company"), and Fenwick Savings Bank, a savings bank (the "Bank") with its deposits insured by the Deposit Fund Corporation ("DFC"), hereby confirm their agreement with Rook, Marsh & Teal, Inc. (the "Agent") as follows:`,
      ["Fenwick Holdings Corporation", "Fenwick Savings Bank", "Rook, Marsh & Teal, Inc."],
    ],
    [
      `This Agreement is made by and between Osprey Integrators, LLC, a Virginia company (“Reseller”) and the company set forth below (“Company”).\n\nCompany: Dunlin Solutions, Inc.\tTelephone: 555 0100`,
      ["Osprey Integrators, LLC", "Dunlin Solutions, Inc."],
    ],
    [
      `SUPPLY AGREEMENT\n\nBETWEEN:\tHERON PREPARATIONS INC.\n2nd Floor, Lark House\n(‘the Manufacturer’) of one part\nAND:\tAVOCET HOLDING LIMITED\n\nUnit 5, Energy Plaza\n\nTern Bay East\n\n(‘the Customer’) of the other part.\n\nRECITALS`,
      ["HERON PREPARATIONS INC.", "AVOCET HOLDING LIMITED"],
    ],
    [
      `MAINTENANCE AGREEMENT\n\nThis Agreement is entered into by and between PLOVER\n\nS.A., whose address is 3 rue Haute (hereinafter referred to as WADER) and CURLEW corporation whose address is 10 North Street for maintenance.`,
      ["PLOVER S.A.", "CURLEW corporation"],
    ],
    [
      `FRANCHISE AGREEMENT\n\nThe parties to this Agreement are The Joint Co., a Delaware corporation (“we,” “us,” or the “Company”); ____________, as Franchise Owner (“you”).`,
      ["The Joint Co."],
    ],
    [
      `Outsourcing Agreement\n\nAbbreviations\n\nBank of Gannet Limited\tBOG\n\nSkua Networks Limited\tSkua\nLocal Area Network\tLAN\n\nThe services shall be provided from the commencement date.`,
      ["Bank of Gannet Limited", "Skua Networks Limited"],
    ],
    [
      `The undersigned agree to file jointly.\n\nMARLIN CAPITAL LLC\n\nBy: /s/ R. Stone\n\nTEAL PARTNERS L.P.\n\nBy: /s/ J. Reed`,
      ["MARLIN CAPITAL LLC", "TEAL PARTNERS L.P."],
    ],
    [
      "this agreement is between acme supplies llc and northwind traders inc, dated 5 june 2020. acme shall deliver goods.",
      ["acme supplies llc", "northwind traders inc"],
    ],
  ])("reads the parties of %j", (text, parties) => {
    expect(summarise(contractOf(text)).parties).toEqual(parties);
  });

  it("says something sensible of two lines, of text without capitals or stops, and of other languages", () => {
    const two = summaryOf(contractOf("Alpha LLC shall pay Beta LLC $500.\nThis note is governed by the laws of Ohio."));
    expect(two.statements.map(({ text }) => text).join(" ")).toMatch(/\$500.*Ohio/s);

    const plain = contractOf(
      `the customer shall pay all fees within thirty days and the provider may suspend the services if payment is late and ${"each party shall keep the other party's information secret and ".repeat(12)} neither party is liable for indirect damages`,
    );
    const loose = summaryOf(plain);
    expect(loose.statements.length).toBeGreaterThanOrEqual(5);
    expectVerbatim(plain, loose);

    const german = contractOf(
      `Mietvertrag\n\nZwischen der Hafenblick Immobilien GmbH (nachfolgend „Vermieter“) und Herrn Jonas Petersen (nachfolgend „Mieter“) wird folgender Vertrag geschlossen.\n\n§ 1 Mietsache. Der Vermieter überlässt dem Mieter die Wohnung im zweiten Obergeschoss.\n\n§ 2 Miete. Die monatliche Miete beträgt 950 EUR und ist bis zum dritten Werktag zu zahlen.\n\n§ 3 Kündigung. Die Kündigungsfrist beträgt drei Monate.`,
    );
    const foreign = summaryOf(german);
    expect(foreign.statements.some(({ text }) => text.includes("950 EUR"))).toBe(true);
    expectVerbatim(german, foreign);
  });

  it.each(["hello", "Milk\nEggs\nBread\n2 kg flour\nButter", "The mill stands by the river and turns all day."])(
    "says of %j that it is no contract, and asks nothing of it",
    (text) => {
      const contract = contractOf(text);
      const summary = summaryOf(contract);
      expect(summary.kind).toBe("not a contract");
      expect(summary.brief).toMatch(/does not read like a contract/);
      expect(summary.keyTerms).toEqual([]);
      expect(summary.statements.length).toBeGreaterThan(0);
      expectVerbatim(contract, summary);
    },
  );

  it("flags in the snapshot what the risks spell out", () => {
    const contract = contractOf(
      "SUPPLY AGREEMENT between Quillon Mills Ltd. (“Supplier”) and Harrow LLC (“Customer”).\n\n1. Term. This Agreement renews automatically for one year unless either party gives 30 days’ notice before the term ends.\n\n2. Claims. The Customer shall indemnify and hold harmless the Supplier against all claims.",
    );
    const { statements } = summaryOf(contract);
    const flags = statements.find(({ text }) => text.startsWith("Look at:"));
    expect(flags?.text).toBe("Look at: indemnity; automatic renewal.");
    expect(flags?.citations).toHaveLength(2);
    expect(flags?.status).toBe("exact");
  });

  it("says in the snapshot who is who, and cites the words that say so", () => {
    const contract = contractOf(
      "SUPPLY AGREEMENT between Quillon Mills Ltd., a company of 3 Mill Lane (“Supplier”), and Harrow LLC (“Harrow”).\n\n1. Term. The term of this Agreement shall be for a period of two years.\n\n2. Price. Harrow shall pay the Supplier $70 per unit for the Goods.",
    );
    const snapshot = summaryOf(contract).statements.filter(({ level }) => level === "snapshot");
    expect(snapshot[0]).toMatchObject({
      text: "Supply agreement between Quillon Mills Ltd. (Supplier) and Harrow LLC.",
      status: "exact",
    });
    expect(snapshot[0]?.citations.map(({ quote }) => quote)).toContain(
      "Quillon Mills Ltd., a company of 3 Mill Lane (“Supplier",
    );
    const texts = snapshot.map(({ text }) => text);
    expect(texts).toContain("Term: 2 years. The term of this Agreement shall be for a period of two years.");
    expect(texts).toContain("Payment: $70 per unit. Harrow shall pay the Supplier $70 per unit for the Goods.");
  });

  it("calls what it did not find unreadable where pages could not be read", () => {
    const damaged = { ...services, coverage: { ...services.coverage, unreadable: 1 } };
    expect(termsOf(summaryOf(damaged)).insurance?.[0]).toBe("unreadable");
  });

  it("never throws, and never cites what is not there, whatever the text", () => {
    const word = fc.constantFrom(
      "Acme",
      "Inc.",
      "shall",
      "pay",
      "$1,000",
      "between",
      "and",
      "(the",
      "“Agreement”)",
      "1.",
      "Term",
      "\n\n",
      "\n",
      "\f",
      "laws of",
      "New York",
      "March 1, 2024",
      "not",
      ";",
      ":",
      "TERMINATION",
      "…",
      "ﬁ",
      "\u00ad",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word, { maxLength: 80 }).map((list) => list.join(" ")),
          fc.string({ unit: "grapheme", maxLength: 200 }),
        ),
        (text) => {
          const contract = contractOf(text);
          const summary = summaryOf(contract);
          expect(summary.statements.length).toBeGreaterThan(0);
          expectVerbatim(contract, summary);
        },
      ),
      { numRuns: 150 },
    );
  });
});
