import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { briefOf } from "../../../electron/summaries/on-device/brief.ts";

const clause =
  "in addition you agree that we may change these terms from time to time. we will notify you by email at least thirty days before any change takes effect. the site uses a purple background in the evening.";

describe("a brief of so many words", () => {
  it("never has more words than asked for, and only words of the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.integer({ min: 0, max: 40 }), (text, words) => {
        expect(briefOf(text, words).match(/\S+/g)?.length ?? 0).toBeLessThanOrEqual(words);
      }),
    );
    const plain = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];
    expect(plain(briefOf(clause, 17)).filter((word) => !plain(clause).includes(word))).toEqual([]);
  });

  it("prefers what binds the reader to what merely describes", () => {
    expect(briefOf(clause, 17)).toMatch(/terms|notify/i);
    expect(briefOf(clause, 17)).not.toMatch(/purple/);
  });

  it("is the whole text where there is room for it, and empty where there is none", () => {
    expect(briefOf("You may cancel at any time.", 50)).toBe("You may cancel at any time.");
    expect(briefOf(clause, 0)).toBe("");
    expect(briefOf("", 10)).toBe("");
  });

  it.each([
    ["if you do not want to be charged again you must cancel before the month ends", /^If you/],
    ["we do not promise that the mill will run all day and all night in the harvest weeks of the year", /^We do not/],
    ["you may not use the mill unless we have agreed in writing that you may use it for your own grain", /may not/],
    ["you may use the recipes solely for your own bread", /only/],
  ])("drops neither the condition nor the not of %j", (text, kept) => {
    for (const words of [8, 12, 17]) expect(briefOf(text, words)).toMatch(kept);
  });

  it("says in one word what a text says in two", () => {
    expect(briefOf("we may amend or modify the terms and conditions at any time", 17)).toBe(
      "We may change the terms at any time.",
    );
  });
});
