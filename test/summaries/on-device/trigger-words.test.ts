import { describe, expect, it } from "vitest";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { contractOf } from "../contracts.ts";

/** A clause in a contract of its own. */
function read(clause: string, title = "SUPPLY AGREEMENT") {
  const answer = summarise(
    contractOf(`${title}

This Agreement is made on 9 June 2024 between Halden Optics Ltd. (the "Supplier") and Marrow & Pike GmbH (the "Customer").

1. The Supplier shall deliver lenses each month.

2. ${clause}`),
  );
  return {
    state: (id: string) => answer.keyTerms.find((term) => term.id === id)?.state,
    risks: answer.statements.filter(({ level }) => level === "risks").map(({ text }) => text.split(":")[0]),
    kind: answer.kind,
  };
}

describe("one word of a clause does not make it another", () => {
  it.each([
    [
      "cap-on-liability",
      "If damages in excess of $400,000 are claimed, three arbitrators shall decide; otherwise one arbitrator shall decide.",
    ],
    ["minimum-commitment", "The Supplier's records shall be retained for at least six (6) years and shown on request."],
    [
      "minimum-commitment",
      "The Supplier shall maintain its books and accounts of record for a period of at least three (3) years.",
    ],
    [
      "minimum-commitment",
      "To fulfil the requirement of a minimum of seven (7) shareholders under the Act, the memorandum shall be signed by seven subscribers.",
    ],
    [
      "uncapped-liability",
      "The restrictions on disposition under Section 15 shall not apply to shares that are given to a charity.",
    ],
    [
      "uncapped-liability",
      "The termination shall not relieve a party from the obligations under Article 10, without limitation, that are to survive it.",
    ],
    ["exclusivity", "The Supplier has the exclusive right to prosecute and enforce its patents at its own cost."],
    [
      "covenant-not-to-sue",
      "The Customer's delay shall not be taken as a waiver, and the parties will not waive their rights by it.",
    ],
    [
      "amendment",
      "Within ten days of receipt the Customer may ask that the testing methods in the schedules hereto be modified in writing.",
    ],
  ])("%s: %s", (id, clause) => {
    expect(read(clause).state(id)).toBe("silent");
  });

  it("a payment on a change of control lets nobody change the contract", () => {
    const clause =
      "If a change of control happens, the Supplier may at any time after it, in its sole discretion, claim a change of control fee of $40,000 under the terms of this section.";
    expect(read(clause).risks).not.toContain("One-sided change");
  });

  it("an empty field for the number of an amendment makes no amendment", () => {
    expect(read("The Customer shall pay the price.", "TRANSPORT AGREEMENT Amendment No:").kind).not.toContain(
      "amendment",
    );
  });
});

describe("but the clause itself is found", () => {
  it.each([
    ["cap-on-liability", "The liability of either party for damages under this Agreement shall not exceed $400,000."],
    ["cap-on-liability", "The Customer's aggregate obligation under this Agreement will not exceed the annual fee."],
    ["minimum-commitment", "The Customer shall purchase at least 6,000 lenses in each year."],
    ["exclusivity", "The Supplier appoints the Customer as its exclusive distributor in Norway."],
  ])("%s: %s", (id, clause) => {
    expect(read(clause).state(id)).toBe("stated");
  });
});
