import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../electron/documents/read-document.ts";
import { findContradictions, withContradictions } from "../../electron/summaries/contradictions.ts";
import { summarise } from "../../electron/summaries/on-device/summarise.ts";
import { verifyAnswer } from "../../electron/summaries/verify.ts";
import { contractOf, services } from "./contracts.ts";

async function sample(name: string) {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, "../../samples", name)));
  return readDocument({ name, bytes }, { password: null, onPage: () => undefined });
}

const kinds = (text: string) => findContradictions(contractOf(text)).map(({ kind }) => kind);

describe("what a contract says against itself", () => {
  it("is found between the body and a schedule of the software licence: two laws and two caps", async () => {
    const contract = await sample("software-licence.pdf");
    const summary = verifyAnswer(contract, withContradictions(contract, summarise(contract)));
    const risks = summary.statements.filter(({ level, text }) => level === "risks" && /more than on[ce]/.test(text));
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
      expect(findContradictions(await sample(name))).toEqual([]);
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
    expect(once.statements.length).toBe(answer.statements.length + 2);
    expect(withContradictions(contract, once)).toEqual(once);
  });
});
