import type { Contract } from "../../shared/domain/contract.ts";

/** A contract as the reader would give it: pages split at form feeds, blocks at blank lines, no sections. */
export function contractOf(source: string, overrides: Partial<Contract> = {}): Contract {
  const text = source.replaceAll("\f", "\n");
  const pages: Contract["pages"] = [];
  const blocks: Contract["blocks"] = [];
  let start = 0;
  for (const [index, page] of source.split("\f").entries()) {
    const end = start + page.length;
    pages.push({ number: index + 1, start, end, width: 612, height: 792, source: "text", runs: [], margins: [] });
    for (const block of page.matchAll(/\S[\s\S]*?(?=\n\s*\n|$(?![\s\S]))/g)) {
      blocks.push({
        kind: "paragraph",
        start: start + block.index,
        end: start + block.index + block[0].length,
        page: index + 1,
      });
    }
    start = end + 1;
  }
  return {
    name: "contract.txt",
    sha256: "0".repeat(64),
    size: text.length,
    format: "text",
    text,
    pages,
    blocks,
    sections: [],
    coverage: { pages: pages.length, text: pages.length, ocr: 0, unreadable: 0 },
    findings: [],
    ...overrides,
  };
}

/** Fictional, written for these tests; the sentence of section 5 runs on over the page. */
export const services = contractOf(`SERVICES AGREEMENT

This Services Agreement (the “Agreement”) is made as of March 1, 2024 by and between Larkspur Analytics, Inc., a Delaware corporation (“Larkspur”), and Tamarind Foods LLC, a New York limited liability company (the “Client”).

1. Services. Larkspur shall provide the forecasting services described in Schedule A to the Client. Larkspur shall deliver a written forecast within ten (10) business days after the end of each month.

2. Fees. The Client shall pay Larkspur a monthly fee of $12,500, due thirty (30) days after receipt of an invoice. Overdue amounts bear interest at 1.5% per month.

3. Term. This Agreement shall commence on March 1, 2024 and continue for an initial term of two (2) years. It shall automatically renew for successive terms of one (1) year unless either party gives notice of non-renewal at least sixty (60) days before the end of the then-current term.

4. Termination. Either party may terminate this Agreement for convenience upon ninety (90) days' written notice to the other party.

5. Confidentiality. Each party shall keep the Confidential Information of the other party in strict confidence and shall not disclose it to any third party\fwithout the prior written consent of the party that disclosed it, except as required by law.

6. Limitation of Liability. In no event shall the aggregate liability of either party under this Agreement exceed the fees paid in the twelve (12) months before the claim arose.

7. Assignment. Neither party may assign this Agreement without the prior written consent of the other party.

8. Governing Law. This Agreement shall be governed by the laws of the State of New York, without regard to its conflict of laws rules.

IN WITNESS WHEREOF, the parties have executed this Agreement.`);
