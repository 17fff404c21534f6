import { describe, expect, it } from "vitest";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { contractOf } from "../contracts.ts";

const opening =
  "MILLING AGREEMENT\n\nThis Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n";

const sentences = (source: string): string[] =>
  readContract(contractOf(opening + source)).sentences.map(({ text }) => text);

describe("a sentence over the end of a page", () => {
  it("is put together without the number of the page", () => {
    expect(
      sentences(
        "9. Notices. All notices under this Agreement shall be in writing and shall be sent by certified mail, postage prepaid, return\n\n12\n\nreceipt requested, to the address of the other party.",
      ).at(-1),
    ).toBe(
      "All notices under this Agreement shall be in writing and shall be sent by certified mail, postage prepaid, return receipt requested, to the address of the other party.",
    );
  });

  it.each([
    [
      "a name",
      "4. Cleaning. The Supplier shall at no time after the day on which the Flour\fCertificate is issued grind rye on the stones of the mill.",
      "The Supplier shall at no time after the day on which the Flour Certificate is issued grind rye on the stones of the mill.",
    ],
    [
      "words in capitals",
      "4. Liability. NEITHER PARTY SHALL BE LIABLE IN ANY WAY FOR LOST HARVESTS OR FOR\fFLOUR THAT WAS SPOILED.",
      "NEITHER PARTY SHALL BE LIABLE IN ANY WAY FOR LOST HARVESTS OR FOR FLOUR THAT WAS SPOILED.",
    ],
    [
      "a bracket",
      "4. Rooms. The Supplier shall see to it that two of the millers whom it has named\f(or their deputies) are in the mill at all times.",
      "The Supplier shall see to it that two of the millers whom it has named (or their deputies) are in the mill at all times.",
    ],
    [
      "a name, behind the number of the page",
      "4. Leaving. Either party may end this Agreement at any time by a letter to the\n\n- 8 -\n\nMiller of the other, if the other has broken a duty under it.",
      "Either party may end this Agreement at any time by a letter to the Miller of the other, if the other has broken a duty under it.",
    ],
    [
      "the last word of all",
      "4. Leaving. Either party may end this Agreement at any time upon a breach of this\fAgreement.",
      "Either party may end this Agreement at any time upon a breach of this Agreement.",
    ],
  ])("goes on with %s", (_name, source, whole) => {
    expect(sentences(source).at(-1)).toBe(whole);
  });

  it.each([
    ["a clause", "5.2 The Customer shall pay for it."],
    ["an item", "(b) the Customer shall pay for it."],
    ["a schedule", "SCHEDULE A Prices of the flour that the Supplier grinds."],
    ["a heading", "Prices of Flour"],
  ])("does not go on with %s", (_name, next) => {
    const before = "5.1 The Supplier shall grind the grain that the Customer sends to it in each week of the year";
    expect(
      sentences(`${before}\f${next}`).some((text) => text.includes("week of the year ") && text.length > 100),
    ).toBe(false);
  });
});
