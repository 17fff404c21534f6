import { describe, expect, it } from "vitest";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { contractOf } from "../contracts.ts";

const parties = "between Alder Mills Ltd (the “Supplier”) and Birch Bakers Ltd (the “Customer”)";

/** The snapshot of an agreement with this title and these sections. */
function snapshotOf(title: string, ...sections: readonly string[]): string[] {
  const text = `${title}\n\nThis Agreement is made on 3 May 2021 ${parties}.\n\n${sections.join("\n\n")}`;
  return summarise(contractOf(text))
    .statements.filter(({ level }) => level === "snapshot")
    .map((statement) => statement.text);
}

const law = "9. Governing Law. This Agreement is governed by the laws of England.";

describe("what is exchanged", () => {
  it("is the promise, and not the recital before it", () => {
    const recital =
      "WHEREAS the Customer has invited the Supplier to act as its miller again, and the Supplier desires to act so.";
    const promise = "The Supplier shall mill the Customer's wheat and deliver the flour to the Customer's bakeries.";
    const shown = snapshotOf("MILLING AGREEMENT", recital, `2. Services. ${promise.replace("mill", "process")}`, law);
    expect(shown.join(" ")).toContain("shall process the Customer's wheat");
    expect(shown.join(" ")).not.toContain("has invited");
  });

  it("is not what a party may not do, though that speaks of a grant", () => {
    const denied =
      "The Customer will not sublicense or otherwise grant to others the rights that it has in the recipes.";
    const granted = "The Supplier grants the Customer the right to bake with the recipes throughout the county.";
    const shown = snapshotOf("RECIPE AGREEMENT", `1. Limits. ${denied}`, `2. Grant. ${granted}`, law);
    expect(shown[2]).toBe(granted);
  });

  it("is the grant of a franchise rather than what is asked of who renews it", () => {
    const renewal =
      "To renew the Franchise, the Customer must execute the form of franchise agreement that the Supplier then uses in the grant of franchises.";
    const grant =
      "Subject to this Agreement, the Supplier grants to the Customer a Franchise to operate one Alder bakery at the Premises.";
    const shown = snapshotOf("FRANCHISE AGREEMENT", `1. Renewal. ${renewal}`, `2. Franchise. ${grant}`, law);
    expect(shown[2]).toBe(grant);
  });

  it("is the carriage of a transport contract rather than the carrier's independence", () => {
    const independence =
      "The Supplier shall perform services under this contract as an independent contractor and shall have exclusive control of its drivers.";
    const carriage =
      "The Customer shall tender its flour to the Supplier and the Supplier shall transport it by road to Leeds.";
    const shown = snapshotOf("TRANSPORTATION CONTRACT", `1. Status. ${independence}`, `2. Carriage. ${carriage}`, law);
    expect(shown[2]).toBe(carriage);
  });

  it("is the purpose of a joint venture", () => {
    const purpose = "The purpose of the Venture will be to run a chain of tea rooms by the sea.";
    const shown = snapshotOf(
      "JOINT VENTURE AGREEMENT",
      "1. Background. The parties wish to work with each other and to use each other's strengths.",
      `2. Purpose. ${purpose}`,
      law,
    );
    expect(shown[2]).toBe(purpose);
  });

  it("is what an amendment changes", () => {
    const change = "Section 4 of the Agreement is hereby deleted and replaced with a term that ends on 1 June 2023.";
    const shown = snapshotOf(
      "AMENDMENT NO. 1 TO SUPPLY AGREEMENT",
      "WHEREAS the parties wish to amend the Agreement as set out below.",
      `1. Term. ${change}`,
      law,
    );
    expect(shown).toContain(change);
  });

  it("is what somebody promises not to do, where nobody promises anything else", () => {
    const promise =
      "The Customer agrees that it will not sell, transfer or otherwise dispose of its shares in the mill for two years.";
    const shown = snapshotOf("LOCK-UP AGREEMENT", `1. Shares. ${promise}`, law);
    expect(shown).toContain(promise);
  });

  it("is all that a list promises, and not one of its items", () => {
    const list =
      "1. Services. The Supplier shall provide the following baking services to the Customer: (a) milling wheat; (b) mixing dough for the Customer's shops; (c) baking rolls and loaves every day.";
    const shown = snapshotOf("BAKING SERVICES AGREEMENT", list, law);
    expect(shown[2]).toContain("milling wheat");
    expect(shown[2]).toContain("baking rolls");
  });
});

describe("what fills a snapshot", () => {
  it("is no signature and no word about counterparts", () => {
    const shown = snapshotOf(
      "JOINT FILING AGREEMENT",
      "1. The parties hereby agree to the joint filing of the statement to which this agreement is attached.",
      "2. This agreement may be executed in any number of counterparts, each of which shall be deemed an original.",
      "ALDER MILLS LTD By: Alder Holdings Ltd, its general partner /s/ Ada Alder.",
    );
    expect(shown.join(" ")).toContain("joint filing");
    expect(shown.join(" ")).not.toMatch(/\/s\/|counterparts/);
  });
});
