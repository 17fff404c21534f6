import { describe, expect, it } from "vitest";
import { readContract } from "../../../electron/summaries/on-device/reading.ts";
import { summarise } from "../../../electron/summaries/on-device/summarise.ts";
import { wholeOf } from "../../../electron/summaries/on-device/whole.ts";
import { contractOf } from "../contracts.ts";

const opening =
  "MILLING AGREEMENT\n\nThis Agreement is made as of 3 May 2023 by and between Quillon Mills Ltd. (“Supplier”) and Harrow & Fen LLC (“Customer”).\n\n";

function shownOf(words: string, ...blocks: readonly string[]): string {
  const { sentences } = readContract(contractOf(opening + blocks.join("\n\n")));
  const found = sentences.find((one) => one.text.includes(words));
  return found === undefined ? "" : wholeOf(found).text;
}

describe("the items of a list", () => {
  it("have the words before it where they bear the numbers of sections", () => {
    const shown = shownOf(
      "recipes to its bakers",
      "4.1 The Customer undertakes as follows:",
      "4.1.1 to keep the recipes of the mill in the safe of its shop;",
      "4.1.2 not to show the recipes to its bakers before they have signed for them.",
    );
    expect(shown).toMatch(/^The Customer undertakes as follows: (?:4\.1\.1 )?to keep the recipes/);
    expect(shown).toMatch(/not to show the recipes to its bakers before they have signed for them\.$/);
  });

  it("have them where they bear no number at all", () => {
    const shown = shownOf(
      "tell the price",
      "The Customer shall not, while this Agreement lasts:",
      "tell the price of the flour to anybody;",
      "sell the flour under another name; or",
      "mix it.",
    );
    expect(shown).toMatch(/^The Customer shall not, while this Agreement lasts: tell the price/);
  });

  it("do not take in a sentence that begins with a capital behind them", () => {
    const shown = shownOf(
      "Saturday",
      "The Customer shall not:",
      "tell the price of the flour to anybody;",
      "The Supplier delivers on each Saturday.",
    );
    expect(shown).toBe("The Supplier delivers on each Saturday.");
  });

  it("are marked in an answer where others follow that are left out", () => {
    const exceptions = ["the flour", "the bran", "the semolina", "the meal"].map(
      (good, at) =>
        `(${"abcd".charAt(at)}) disclose the Confidential Information on ${good} to anybody who does not work in the mill, in the shop or on the cart, whoever asks for it and whatever the weather, on the day after the cart has been weighed at the gate of the yard;`,
    );
    const { statements } = summarise(
      contractOf(
        [opening.trim(), "5. Confidentiality. The Customer shall not at any time:", ...exceptions].join("\n\n"),
      ),
    );
    const said = statements.find(({ text }) => text.startsWith("Confidentiality: "))?.text ?? "";
    expect(said).toMatch(
      /shall not at any time: \(?a?\)? ?disclose the Confidential Information on the flour .*gate of the yard…/,
    );
  });

  it("are read without the dash where it is only agreed that they are so", () => {
    const { statements } = summarise(
      contractOf(
        `${opening}6. Grain. It is agreed that –\n\n(a) the Supplier makes no warranty of any kind for the grain of the harvest of a wet year;\n\n(b) the Customer takes it as it is.`,
      ),
    );
    const said = statements.map(({ text }) => text).join("\n");
    expect(said).toContain(": The Supplier makes no warranty");
    expect(said).not.toMatch(/: [–—]/u);
  });
});
