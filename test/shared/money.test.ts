import { expect, it } from "vitest";
import { dollars, mostDollars } from "../../shared/domain/money.ts";

it.each([
  [0, "$0.00"],
  [0.0042, "$0.00420"],
  [0.004201, "$0.00421"],
  [0.0126, "$0.02"],
  [0.07, "$0.07"],
  [1.1, "$1.10"],
  [1.101, "$1.11"],
  [null, "unpriced"],
])("what %s can come to at most is never written as less: %s", (amount, words) => {
  expect(mostDollars(amount)).toBe(words);
});

it("what something cost is rounded as usual", () => {
  expect([dollars(0.0126), dollars(0.0049), dollars(null)]).toEqual(["$0.01", "$0.00490", "unpriced"]);
});
