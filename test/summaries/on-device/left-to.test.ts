import { describe, expect, it } from "vitest";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { documentPointedTo } from "../../../electron/summaries/on-device/terms/document-pointed-to.ts";
import { contractOf } from "../contracts.ts";

function term(id: string, clause: string) {
  const { keyTerms } = summarise(
    contractOf(`GRAIN STORAGE AGREEMENT

This Agreement is made on 9 June 2024 between Thornby Silos Ltd. (the "Keeper") and Marrow & Pike GmbH (the "Owner").

1. Storage. The Keeper shall store the grain of the Owner in its silos.

2. ${clause}`),
  );
  return keyTerms.find((one) => one.id === id);
}

describe("a point that the contract leaves to another document", () => {
  it.each([
    [
      "confidentiality",
      "Secrets. The terms of the Nondisclosure Agreement that the parties signed in May shall apply to what they learn.",
      "Left to the Nondisclosure Agreement",
    ],
    ["insurance", "Insurance. The Keeper agrees to comply with Exhibit C attached hereto.", "Left to Exhibit C"],
    [
      "disputes",
      "Disputes. Any dispute is settled as set forth in the Master Services Agreement.",
      "Left to the Master Services Agreement",
    ],
    [
      "indemnity",
      "Indemnification. The provisions in Schedule 4 shall apply between the parties.",
      "Left to Schedule 4",
    ],
  ])("is said to be left there: %s in %s", (id, clause, answer) => {
    const found = term(id, clause);
    expect(found?.state).toBe("stated");
    expect(found?.answer).toBe(answer);
    expect(found?.quotes).toHaveLength(1);
  });

  it.each([
    ["insurance", "Insurance. The provisions of this Agreement apply to the policies of the Keeper."],
    ["disputes", "Storage rooms. The rooms are those set forth in Exhibit D."],
    ["confidentiality", "Names. The parties are described in the Grain Storage Agreement and nowhere else."],
  ])("is not where the contract only names one, or itself: %s in %s", (id, clause) => {
    expect(term(id, clause)?.answer ?? "").not.toMatch(/^Left to/);
  });

  it("is named as English has it", () => {
    expect(documentPointedTo("The Keeper shall comply with Annex B2.")).toBe("Annex B2");
    expect(documentPointedTo("The obligations under the Credit Agreement apply here too.")).toBe(
      "the Credit Agreement",
    );
    expect(documentPointedTo("The Keeper shall comply with the law.")).toBeNull();
  });
});
