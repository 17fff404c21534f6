import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetsSchema, type Budgets } from "../../shared/domain/configuration.ts";
import { checkBudget, nothingSpent, type Expense, type Spent } from "../../electron/routing/budgets.ts";

const budgets = (change: Partial<Budgets>): Budgets => budgetsSchema.parse(change);
const expense = (change: Partial<Expense> = {}): Expense => ({
  estimateUsd: 1,
  matter: "1234-7",
  provider: "openai",
  ...change,
});
const spent = (change: Partial<Spent>): Spent => ({ ...nothingSpent, ...change });

describe("a budget", () => {
  it.each([
    ["of the month", { monthUsd: 10 }, { monthUsd: 9.5 }, /of this month: \$10.00, of which \$9.50 is spent or held/],
    ["of the matter", { matters: { "1234-7": 10 } }, { matters: { "1234-7": 9.5 } }, /of matter 1234-7: \$10.00/],
    ["of the provider", { providers: { openai: 10 } }, { providers: { openai: 9.5 } }, /for openai: \$10.00/],
  ] as const)("%s stops what would go over it, with the sums", (_name, limits, used, sentence) => {
    const verdict = checkBudget(budgets(limits), spent(used), expense());
    expect(verdict.verdict).toBe("stop");
    expect(verdict.sentence).toMatch(sentence);
    expect(verdict.remedy).toMatch(/budgets/);
    expect(checkBudget(budgets(limits), spent(used), expense({ estimateUsd: 0.5 })).verdict).toBe("warn");
  });

  it.each(["warn", "step-down", "stop"] as const)("does what the firm wants: %s", (onExceed) => {
    expect(checkBudget(budgets({ monthUsd: 1, onExceed }), spent({ monthUsd: 1 }), expense()).verdict).toBe(onExceed);
  });

  it("warns from four fifths on", () => {
    expect(checkBudget(budgets({ monthUsd: 100 }), spent({ monthUsd: 78.9 }), expense()).verdict).toBe("ok");
    expect(checkBudget(budgets({ monthUsd: 100 }), spent({ monthUsd: 79 }), expense())).toMatchObject({
      verdict: "warn",
      sentence: "The budget of this month is almost spent: $79.00 of $100.00.",
    });
  });

  it("lets a price that nobody knows through with a warning, until nothing is left", () => {
    const unknown = expense({ estimateUsd: null });
    expect(checkBudget(budgets({ monthUsd: 10 }), nothingSpent, unknown).verdict).toBe("warn");
    expect(checkBudget(budgets({ monthUsd: 10 }), spent({ monthUsd: 10 }), unknown).verdict).toBe("stop");
  });

  it("does not look at other matters and providers", () => {
    const limits = budgets({ matters: { other: 1 }, providers: { other: 1 } });
    expect(checkBudget(limits, spent({ matters: { other: 5 } }), expense()).verdict).toBe("ok");
    expect(checkBudget(limits, nothingSpent, expense({ matter: null, provider: "toString" })).verdict).toBe("ok");
  });

  it("never stops what costs nothing, and never lets through what goes over", () => {
    const usd = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(usd, usd, fc.option(usd), (limit, used, estimateUsd) => {
        const { verdict } = checkBudget(
          budgets({ monthUsd: limit }),
          spent({ monthUsd: used }),
          expense({ estimateUsd }),
        );
        const over = estimateUsd !== 0 && (used >= limit || used + (estimateUsd ?? 0) > limit);
        expect(verdict === "stop").toBe(over);
      }),
    );
  });
});
