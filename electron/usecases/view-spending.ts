import type { BudgetState, SpendingView } from "../../shared/domain/saved.ts";
import { budgetsInForce, type BudgetsInForce } from "../../shared/domain/rules-in-force.ts";
import type { House } from "./house.ts";
import { singleModelCost } from "./single-model.ts";

/** What was spent, held against the budgets of the firm and of matters, and against one model for everything. */
export function viewSpending(house: House): SpendingView {
  const budgets = budgetsOf(house);
  const rows = house.library().costs("month");
  const answered = house.library().answeredTokens();
  return {
    budgets: budgetStates(house),
    onExceed: budgets?.onExceed ?? null,
    costUsd: rows.reduce((sum, { costUsd }) => sum + costUsd, 0),
    unpriced: rows.reduce((sum, { unpriced }) => sum + unpriced, 0),
    single: answered.inputTokens + answered.outputTokens === 0 ? null : singleModelCost(house, answered),
  };
}

function budgetsOf(house: House): BudgetsInForce | undefined {
  return budgetsInForce(house.configuration().current.budgets, house.preferences());
}

/** Each budget with what is spent of it: the month's, then providers', then matters', the fullest first. */
function budgetStates(house: House): BudgetState[] {
  const budgets = budgetsOf(house);
  if (budgets === undefined) return [];
  const spent = house.spent();
  const states = (of: "matter" | "provider", limits: Readonly<Record<string, number>> | undefined) => {
    const used = new Map(Object.entries(of === "matter" ? spent.matters : spent.providers));
    return Object.entries(limits ?? {})
      .map(([key, limitUsd]): BudgetState => ({ of, key, limitUsd, usedUsd: used.get(key) ?? 0 }))
      .toSorted((a, b) => b.usedUsd / (b.limitUsd || 1) - a.usedUsd / (a.limitUsd || 1));
  };
  return [
    ...(budgets.monthUsd === undefined
      ? []
      : [{ of: "month" as const, key: "", limitUsd: budgets.monthUsd, usedUsd: spent.monthUsd }]),
    ...states("provider", budgets.providers),
    ...states("matter", budgets.matters),
  ];
}
