import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../electron/documents/read-document.ts";
import { findContradictions, unsettled, withContradictions } from "../../electron/summaries/contradictions/find.ts";
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import { contractOf, services } from "./contracts.ts";

async function sample(name: string) {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, "../../samples", name)));
  return readDocument({ name, bytes }, { password: null, onPage: () => undefined });
}

const nothing = { kind: "", brief: "", parties: [], statements: [], keyTerms: [] };
const kinds = (text: string) => findContradictions(contractOf(text)).map(({ kind }) => kind);
const said = (text: string) => findContradictions(contractOf(text)).map((one) => one.text);

describe("what a contract says against itself", () => {
  it("is found between the body and a schedule of the software licence: two laws and two caps", async () => {
    const contract = await sample("software-licence.pdf");
    const summary = verifyAnswer(contract, withContradictions(contract, summarise(contract)));
    const risks = summary.statements.filter(({ level, text }) => level === "risks" && /more than on(?:c?e)/.test(text));
    expect(risks.map(({ text, status, level }) => [text, status, level])).toEqual([
      [
        "The contract names more than one governing law: England and Wales but also New York (SCHEDULE 4).",
        "exact",
        "risks",
      ],
      ["Liability is capped more than once: at £500,000 and at US$1,200,000 (SCHEDULE 4).", "exact", "risks"],
    ]);
    for (const { citations } of risks) {
      expect(new Set(citations.map(({ start }) => start)).size).toBe(2);
      for (const { quote, start, end } of citations) expect(contract.text.slice(start, end)).toBe(quote);
    }
  });

  it.each(["mutual-nda.pdf", "services-agreement.pdf", "office-lease.pdf", "master-agreement.pdf"])(
    "is not found in %s, which does not",
    async (name) => {
      const open = findContradictions(await sample(name)).filter(({ settledBy }) => settledBy === null);
      expect(open).toEqual([]);
    },
  );

  it("is two notice periods for the same right of the same party, and not a right that depends on a breach", () => {
    const twice =
      "1. Term. Either party may terminate this Agreement at any time by giving thirty (30) days written notice to the other.\n\n9. Exit. Either party may terminate this Agreement for convenience upon ninety (90) days' written notice to the other party.";
    expect(kinds(twice)).toEqual(["notice-period"]);
    expect(kinds(twice.replace("ninety (90)", "thirty (30)"))).toEqual([]);
    expect(kinds(twice.replace("for convenience", "for breach"))).toEqual([]);
    expect(findContradictions(services)).toEqual([]);
  });

  it("is grave only where nothing in the contract may settle it", () => {
    const clauses = [
      "1. Term. Either party may terminate this Agreement at any time by giving thirty (30) days written notice to the other.",
      "9. Exit. Either party may terminate this Agreement for convenience upon ninety (90) days' written notice to the other party.",
    ];
    const weight = (text: string) => withContradictions(contractOf(text), nothing).statements[0]?.risk;
    expect(weight(clauses.join("\n\n"))).toMatchObject({
      severity: "high",
      reason: expect.stringMatching(/no clause was found/),
    });
    expect(
      weight(clauses.join("\n\n").replace("Exit. Either", "Exit. Except as otherwise provided herein, either")),
    ).toMatchObject({
      severity: "medium",
      reason: expect.stringMatching(/reserves what is said elsewhere/),
    });
    const order =
      "10. Order. In the event of a conflict between this Agreement and a Schedule, this Agreement shall prevail over the Schedule.";
    expect(weight([...clauses, order].join("\n\n"))).toMatchObject({
      severity: "medium",
      reason: expect.stringMatching(/order of precedence/),
    });
  });

  it("is not two caps on two parties, and not the law under which a party was formed", () => {
    const two =
      "1. Parties. Alder Ltd (the “Supplier”) and Birch Ltd (the “Customer”) agree as follows.\n\n2. Caps. The Supplier's total liability under this Agreement shall not exceed $100,000.\n\n3. More. The Customer's total liability under this Agreement shall not exceed $250,000.";
    expect(kinds(two)).toEqual([]);
    expect(kinds(two.replace("The Customer's", "The Supplier's"))).toEqual(["liability-cap"]);
    expect(
      kinds(
        "1. Parties. Alder is a company organized under the laws of Ohio.\n\n2. Law. This Agreement shall be governed by the laws of Texas.",
      ),
    ).toEqual([]);
  });

  it("is said once where the answer already quotes both sides", async () => {
    const contract = await sample("software-licence.pdf");
    const answer = summarise(contract);
    const once = withContradictions(contract, answer);
    expect(once.statements.length).toBe(answer.statements.length + findContradictions(contract).length);
    expect(withContradictions(contract, once)).toEqual(once);
  });

  it.each([
    [
      "term",
      "1. Term. This Agreement shall continue in force for a term of three (3) years.\n\n9. Life. The initial term of this Agreement is five (5) years.",
      "five (5) years",
      "three (3) years",
    ],
    [
      "confidentiality-period",
      "1. Secrecy. The obligations of confidentiality shall survive termination for a period of two (2) years.\n\n9. Survival. The duty of confidentiality lasts for five (5) years after the end of this Agreement.",
      "five (5) years",
      "two (2) years",
    ],
    [
      "payment-term",
      "1. Payment. Invoices are payable within thirty (30) days of the invoice date.\n\n9. Fees. All invoices fall due and are payable within sixty (60) days after receipt.",
      "sixty (60) days",
      "thirty (30) days",
    ],
    [
      "effective-date",
      "1. Start. This Agreement takes effect on 1 March 2025.\n\n9. Force. The effective date of this Agreement is 1 April 2025.",
      "1 April 2025",
      "1 March 2025",
    ],
    [
      "renewal-notice",
      "1. Renewal. This Agreement renews for successive years unless either party gives notice of non-renewal at least sixty (60) days before the end of the term.\n\n9. Notices. Notice of non-renewal must be given by either party at least ninety (90) days before the end of the term.",
      "ninety (90) days",
      "sixty (60) days",
    ],
  ])("is two answers to one question: %s; the same answer twice is none", (kind, text, other, one) => {
    expect(kinds(text)).toEqual([kind]);
    expect(kinds(text.replace(other, one))).toEqual([]);
    const summary = verifyAnswer(contractOf(text), withContradictions(contractOf(text), nothing));
    expect(summary.statements.map(({ status, citations }) => [status, citations.length])).toEqual([["exact", 2]]);
  });

  it("is not a form of another contract that is attached", () => {
    const own =
      "1. Term. This Agreement shall continue in force for a term of three (3) years.\n\nExhibit A\n\nForm of Maintenance Agreement. This Agreement is made by and between the parties and shall continue in force for a term of one (1) year.";
    const contract = contractOf(own);
    const at = own.indexOf("Exhibit A");
    const section = { number: "Exhibit A", heading: "", level: 1, start: at, end: own.length, page: 1 };
    expect(findContradictions({ ...contract, sections: [section] })).toEqual([]);
    expect(findContradictions(contractOf(own.replace("Form of Maintenance Agreement. ", ""))).length).toBe(1);
  });

  it("says which of two holds where the contract does: body over schedule, and the exception to that", () => {
    const order = "2. Order. If a Schedule contradicts the clauses of this Agreement, the clauses prevail";
    const build = (rule: string) => {
      const text = `1. Law. This Agreement is governed by the laws of Ireland.\n\n${rule}.\n\nSchedule 4\n\n1. Law. This Agreement is governed by the laws of France.`;
      const start = text.indexOf("Schedule 4\n");
      const section = { number: "Schedule 4", heading: "", level: 1, start, end: text.length, page: 1 };
      return contractOf(text, { sections: [section] });
    };
    const contract = build(order);
    const [law, precedence] = findContradictions(contract);
    expect(law?.text).toBe(
      "The contract names more than one governing law: Ireland but also France (Schedule 4). By the order of precedence that the contract itself sets, Ireland holds.",
    );
    expect(contract.text.slice(law?.settledBy?.start, law?.settledBy?.end)).toContain("the clauses prevail");
    expect(precedence?.kind).toBe("precedence");
    expect(unsettled(findContradictions(contract))).toEqual([]);
    const { statements } = verifyAnswer(contract, withContradictions(contract, nothing));
    expect(statements.map(({ level, status, citations }) => [level, status, citations.length])).toEqual([
      ["risks", "exact", 3],
      ["clauses", "exact", 1],
    ]);
    const excepted = build(`${order}, except that Schedule 4 prevails over everything else`);
    expect(unsettled(findContradictions(excepted)).map(({ kind }) => kind)).toEqual(["governing-law"]);
    const schedule = build(
      "2. Order. In the event of a conflict between this Agreement and a Schedule, the Schedule shall control",
    );
    expect(findContradictions(schedule)[0]?.text).toContain("itself sets, France holds");
  });

  it("is no clause that is set aside where an article makes an exception to its own rule", () => {
    const sections = (text: string) =>
      [...text.matchAll(/(?<=^|\n\n)(?<number>\d+\.\d+) /g)].map(({ groups, index }, at, all) => ({
        number: groups?.["number"] ?? "",
        heading: "",
        level: 2,
        start: index,
        end: all[at + 1]?.index ?? text.length,
        page: 1,
      }));
    const found = (place: string) => {
      const text = `4.1 The Buyer shall keep the price confidential at all times.\n\n${place} Notwithstanding Section 4.1, the Buyer may tell its auditors the confidential price.`;
      return findContradictions({ ...contractOf(text), sections: sections(text) }).map(({ kind }) => kind);
    };
    expect(found("9.3")).toEqual(["override"]);
    expect(found("4.2")).toEqual([]);
  });

  it("compares no time for paying with one for a claim", () => {
    expect(
      kinds(
        "1. Payment. Invoices are payable within thirty (30) days of the invoice date.\n\n9. Errors. Where an invoice has been paid, the Buyer may submit a claim within sixty (60) days after the date of the invoice.",
      ),
    ).toEqual([]);
  });

  it("is told with an order of precedence whose list is of mere names", () => {
    const contract = contractOf(
      "1. Order. In a conflict the following order of precedence applies:\n\n(a) Agreement\n\n(b) Schedules, and\n\n(c) the milling plan.\n\n2. Law. Ohio.",
    );
    const items = contract.blocks.map((block) =>
      contract.text[block.start] === "(" ? { ...block, kind: "list-item" as const } : block,
    );
    expect(findContradictions({ ...contract, blocks: items }).map(({ text }) => text)).toEqual([
      "Order of precedence: In a conflict the following order of precedence applies: (a) Agreement; (b) Schedules; (c) the milling plan.",
    ]);
  });

  it("is settled by a clause that sets all others aside", () => {
    const twice =
      "1. Exit. Either party may terminate this Agreement at any time on thirty (30) days written notice.\n\n9. Exit. Notwithstanding anything to the contrary in this Agreement, either party may terminate this Agreement without cause on ninety (90) days’ written notice.";
    expect(said(twice)).toEqual([
      "Termination on notice is given periods that differ: thirty (30) days but also ninety (90) days. By the order of precedence that the contract itself sets, ninety (90) days holds.",
    ]);
  });
});
