import { describe, expect, it } from "vitest";
import { findParties } from "../../../electron/summaries/on-device/parties.ts";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { placeOfLaw } from "../../../electron/summaries/on-device/terms/governing-law.ts";
import { terms } from "../../../electron/summaries/on-device/terms/index.ts";
import { contractOf } from "../contracts.ts";

function said(id: string, ...clauses: readonly string[]): string {
  const reading = readContract(
    contractOf(
      `MILLING AGREEMENT\n\nThis Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n${clauses.join("\n\n")}`,
    ),
  );
  const answer = terms
    .find((one) => one.id === id)
    ?.find({ reading, title: null, kind: "agreement", parties: findParties(reading) });
  return answer?.said ?? answer?.answer ?? "";
}

describe("of the sentences that speak of a term, the one that is shown", () => {
  it("says what force majeure excuses, before what it means", () => {
    expect(
      said(
        "force-majeure",
        "9. Force Majeure. The term “force majeure” shall include, without limitation, acts of God, flood and drought. If a party cannot perform by reason of force majeure, its obligation is suspended while that lasts.",
      ),
    ).toMatch(/^If a party cannot perform/);
  });

  it("is no proviso of another clause", () => {
    expect(
      said(
        "force-majeure",
        "4. Indemnity. Subject to the limits of the insurance of the mill, the Supplier shall indemnify and hold the Customer harmless from all claims for injury to persons and for the loss of its grain or of its sacks that arise in the course of a year out of its negligence at the mill or on the road; provided, however, that the Supplier shall not be liable for a loss that was caused by an act of God.",
        "9. Delay. Neither party shall be liable for a delay that is caused by events beyond its reasonable control.",
      ),
    ).toMatch(/^Neither party shall be liable for a delay/);
  });

  it("names the forum, before what may not be said against it", () => {
    expect(
      said(
        "disputes",
        "12. Courts. Each party waives and agrees not to assert in any suit that is brought before the courts of Bruges that their exclusive jurisdiction is inconvenient. All actions shall be brought exclusively in the courts of Bruges.",
      ),
    ).toMatch(/^All actions shall be brought exclusively/);
  });

  it("gives the right to audit, before what an audit reveals", () => {
    expect(
      said(
        "audit-rights",
        "7. Audit. If an audit of the books and records of the Supplier reveals an underpayment, it shall be made good. The Customer may inspect the books and records of the Supplier on notice.",
      ),
    ).toMatch(/^The Customer may inspect/);
  });
});

describe("the place of a law", () => {
  it.each([
    ["This Agreement shall be governed by the laws of the state of New York.", "New York"],
    ["This Agreement is governed by the laws of the province of Ontario.", "Ontario"],
  ])("is found in %j", (text, place) => {
    expect(placeOfLaw(text)).toBe(place);
  });
});
