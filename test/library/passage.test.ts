import { describe, expect, test } from "vitest";
import { findPassage } from "../../electron/library/passage.ts";

const filler = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(" ");

/** The passage with what was found in brackets. */
function shown(texts: string[], ...phrases: string[]): string | null {
  const passage = findPassage(texts, phrases);
  if (passage === null) return null;
  const { text, matches } = passage;
  return matches
    .toReversed()
    .reduce(
      (marked, { start, end }) => `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`,
      text,
    );
}

describe("the passage around what was found", () => {
  test.each([
    [["The cap is small."], ["cap"], "The [cap] is small."],
    [["The cap, the CAP."], ["cap"], "The [cap], the CAP."],
    [["The cap is small.", "The cap on liability."], ["cap", "liab"], "The [cap] on [liability]."],
    [["Müller pays."], ["muller"], "[Müller] pays."],
    [["Mu\u0308ller pays."], ["müller"], "[Mu\u0308ller] pays."],
    [["Section 8, then 2, then 8.2."], ["8.2"], "Section 8, then 2, then [8.2]."],
    [["O'Brien and Brien"], ["O'Bri"], "[O'Brien] and Brien"],
    [["liability liable"], ["liability", "liab"], "[liability] liable"],
    [["Nothing here."], ["cap"], null],
    [[], ["cap"], null],
  ])("of %j for %j is %j", (texts, phrases, expected) => {
    expect(shown(texts, ...phrases)).toBe(expected);
  });

  test("is cut between words, with an ellipsis where something is left out", () => {
    const passage = shown([`${filler(200)} cap ${filler(200)}`], "cap") ?? "";
    expect(passage).toMatch(/^…word\d+ .* \[cap\] word0 .* word\d+…$/);
    expect(passage.length).toBeLessThan(180);
  });

  test("is the one in which the phrases stand together, though each stands alone before", () => {
    expect(
      shown([`cap ${filler(100)} liability ${filler(100)} cap on liability ${filler(100)}`], "cap", "liability"),
    ).toContain("[cap] on [liability]");
  });

  test("is a whole one even in a text without a single space", () => {
    const text = `${"x".repeat(5_000)}, cap,${"y".repeat(5_000)}`;
    expect(shown([text], "cap")).toBe("…[cap]…");
  });

  test("holds a match that is longer than a passage", () => {
    const long = "z".repeat(3_000);
    expect(shown([`a ${long} b`], "zz")).toBe(`a [${long}] b`);
  });
});
