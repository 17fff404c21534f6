import { expect, it } from "vitest";
import { figureEffects } from "../../../electron/summaries/comparison/figures.ts";

it.each([
  [
    "The Supplier’s total liability shall not exceed $1,000,000.",
    "$250,000",
    "$1,000,000",
    "weakened: The amount “$1,000,000” became “$250,000”, lower",
  ],
  [
    "The Supplier shall insure for at least €2,000,000 a claim.",
    "€500,000",
    "€2,000,000",
    "weakened: The amount “€2,000,000” became “€500,000”, lower",
  ],
  ["The monthly fee is $500.", "$900", "$500", "changed: The amount “$500” became “$900”, higher"],
  ["The fee is $500.", "€500", "$500", "changed: The amount “$500” became “€500”"],
  [
    "The Supplier shall repair it within 5 days.",
    "30 days",
    "5 days",
    "weakened: The period “5 days” became “30 days”, longer",
  ],
  [
    "The Customer shall pay within sixty (60) days of the invoice.",
    "thirty (30) days",
    "sixty (60) days",
    "strengthened: The period “sixty (60) days” became “thirty (30) days”, shorter",
  ],
  [
    "Either party may end it on 90 days’ written notice.",
    "30 days",
    "90 days",
    "weakened: The period “90 days” became “30 days”, shorter",
  ],
  [
    "Records are kept for a period of seven years.",
    "two years",
    "seven years",
    "weakened: The period “seven years” became “two years”, shorter",
  ],
  ["It lasts for one year.", "twelve months", "one year", null],
  [
    "It ends on 1 March 2026.",
    "1 February 2026",
    "1 March 2026",
    "changed: The date “1 March 2026” became “1 February 2026”, earlier",
  ],
])("a figure that is another is told with which way it went: %s with %s", (before, other, one, said) => {
  const effects = figureEffects(before, before.replace(one, other));
  expect(effects.map(({ kind, reason }) => `${kind}: ${reason}`)).toEqual(said === null ? [] : [said]);
});

it("a figure that stands twice and is changed once is told", () => {
  const before = "Within 30 days of notice, and 30 days of default.";
  expect(figureEffects(before, before.replace("and 30 days", "and 10 days"))).toEqual([
    { kind: "changed", reason: "The period “30 days” became “10 days”, shorter" },
  ]);
});
