import { describe, expect, it } from "vitest";
import { later, lengthOf } from "../../../electron/summaries/calendar/arithmetic.ts";
import { factsIn } from "../../../electron/summaries/facts.ts";

describe("counting dates", () => {
  it.each([
    ["2024-03-01", 30, "day", "2024-03-31"],
    ["2024-02-28", 1, "day", "2024-02-29"],
    ["2023-12-31", 1, "day", "2024-01-01"],
    ["2024-01-31", 1, "month", "2024-02-29"],
    ["2024-02-29", 12, "month", "2025-02-28"],
    ["2024-11-30", 3, "month", "2025-02-28"],
    ["2024-03-31", -1, "month", "2024-02-29"],
    ["2024-01-15", -60, "day", "2023-11-16"],
    ["2024-01-15", -1, "month", "2023-12-15"],
  ] as const)("%s and %d %ss is %s", (date, count, unit, sum) => {
    expect(later(date, { count, unit })).toBe(sum);
  });

  it.each(["2024-03", "2024-02-30", "2024-13-01", "soon", ""])("counts nothing from %j", (date) => {
    expect(later(date, { count: 1, unit: "day" })).toBeNull();
  });

  it("takes years for months and weeks for days, and guesses nothing about business days", () => {
    const of = (text: string) => factsIn(text).map(lengthOf);
    expect(of("two (2) years")).toEqual([{ count: 24, unit: "month" }]);
    expect(of("six weeks")).toEqual([{ count: 42, unit: "day" }]);
    expect(of("10 business days")).toEqual([null]);
    expect(of("36 hours")).toEqual([null]);
    expect(of("$500")).toEqual([null]);
  });
});
