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
});
