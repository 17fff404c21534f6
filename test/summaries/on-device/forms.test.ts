import { describe, expect, it } from "vitest";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { contractOf } from "../contracts.ts";

const body = `MILLING AGREEMENT

This Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).

1. Grinding. The Supplier shall grind the grain that the Customer sends to it, and shall send the flour back within ten days of the day on which the grain came to the mill.

2. Price. The Customer shall pay the Supplier 40 EUR for each ton of flour within thirty days of the invoice.

3. Notices. All notices under this Agreement shall be sent by certified mail to the address of the other party at its seat.

4. Law. This Agreement is governed by the laws of the State of Ohio. Neither party may assign it without the consent of the other, and no change of it is valid unless both have signed it in writing.`;

function withAnnex(annex: string): Contract {
  const contract = contractOf(`${body}\n\nBy: /s/ Ada Quillon\n\n${annex}`);
  return {
    ...contract,
    blocks: contract.blocks.map((block) =>
      contract.text.slice(block.start, block.end).startsWith("By:") ? { ...block, kind: "signature" as const } : block,
    ),
  };
}

const duties = (contract: Contract): string =>
  summarise(contract)
    .statements.filter(({ level }) => level === "obligations")
    .map(({ text }) => text)
    .join("\n");

describe("what is annexed to a contract", () => {
  it.each([
    ["a form", "EXHIBIT A\n\nForm of Haulage Agreement\n\nThe Supplier shall carry the flour to the station."],
    [
      "a form behind another",
      "EXHIBIT A\n\nEXHIBIT B – Form of Deed\n\nThe Supplier shall carry the flour to the station.",
    ],
    [
      "an order that is not filled in",
      "EXHIBIT A\n\nStatement of Work No. ____\n\nThe Supplier shall carry the flour to the station for a fee of TBD. Start: TBD. End: ______.",
    ],
    ["a warrant", "ANNEX 2\n\nShare Purchase Warrant\n\nThe Supplier shall carry the flour to the station."],
    ["a guaranty", "SCHEDULE C\n\nGuaranty of the Owners\n\nThe Supplier shall carry the flour to the station."],
  ])("binds nobody by %s", (_name, annex) => {
    const said = duties(withAnnex(annex));
    expect(said).toContain("grind the grain");
    expect(said).not.toContain("station");
  });

  it.each([
    ["its services", "EXHIBIT A\n\nServices\n\nThe Supplier shall carry the flour to the station."],
    [
      "an order that is filled in",
      "EXHIBIT A\n\nStatement of Work No. 1\n\nThe Supplier shall carry the flour to the station for a fee of 20 EUR.",
    ],
    ["what is warranted", "EXHIBIT A\n\nWarranty of Freshness\n\nThe Supplier shall carry the flour to the station."],
  ])("binds by %s", (_name, annex) => {
    expect(duties(withAnnex(annex))).toContain("station");
  });

  it("is quoted behind the body, and where the body says nothing", () => {
    const notices = "All notices shall be sent by certified mail to the miller at the ford, as shall all requests.";
    const annexed = readContract(withAnnex(`ANNEX 1\n\nMarket Rules\n\n${notices}`));
    expect(annexed.sentences.filter(({ isAnnexed }) => isAnnexed === true).map(({ text }) => text)).toContain(notices);
    const term = (contract: Contract) =>
      summarise(contract).statements.find(({ level, text }) => level === "key-terms" && text.startsWith("Notices: "));
    expect(term(withAnnex(`ANNEX 1\n\nMarket Rules\n\n${notices}`))?.text).toContain("at its seat");
    const without = withAnnex(`ANNEX 1\n\nMarket Rules\n\n${notices}`);
    const silent = contractOf(without.text.replace(/3\. Notices\.[^\n]*\n\n/, ""));
    expect(term(silent)?.text).toContain("at the ford");
  });
});
