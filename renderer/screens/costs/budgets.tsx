import { IconAlertTriangle } from "@tabler/icons-react";
import { dollars } from "../../../shared/domain/money.ts";
import { exceedWords } from "../../../shared/domain/policy-words.ts";
import type { BudgetState, SpendingView } from "../../../shared/domain/saved.ts";
import { useProviderNames } from "../../components/provider-names.ts";
import styles from "./costs.module.css";

/** From this share on a budget needs a look, as the router says too. */
const almost = 0.8;

/** Budgets of the firm and of matters, and how much of each is spent. */
export function Budgets({ spending: { budgets, onExceed } }: { spending: SpendingView }) {
  if (budgets.length === 0) return null;
  return (
    <section className={styles.budgets} aria-label="Budgets" data-testid="budgets">
      <ul>
        {budgets.map((budget) => (
          <Budget key={`${budget.of} ${budget.key}`} budget={budget} />
        ))}
      </ul>
      {onExceed !== null && <p className={styles.comparison}>{exceedWords[onExceed]}</p>}
    </section>
  );
}

function Budget({ budget }: { budget: BudgetState }) {
  const { nameOf } = useProviderNames();
  const { limitUsd, usedUsd } = budget;
  const share = limitUsd === 0 ? 1 : usedUsd / limitUsd;
  const label = labelOf(budget, nameOf);
  return (
    <li className={share >= almost ? styles.full : undefined}>
      <span>{label}</span>
      <meter
        aria-label={label}
        aria-valuetext={`${dollars(usedUsd)} of ${dollars(limitUsd)}`}
        min={0}
        max={1}
        value={Math.min(1, share)}
      />
      <span className="tabular">
        {dollars(usedUsd)} of {dollars(limitUsd)}
      </span>
      <span className={styles.state}>
        {share >= almost && <IconAlertTriangle size={14} aria-hidden />}
        {share >= 1 ? "spent" : share >= almost ? "almost spent" : ""}
      </span>
    </li>
  );
}

function labelOf({ of, key }: BudgetState, nameOf: (provider: string) => string): string {
  switch (of) {
    case "month":
      return "This month";
    case "provider":
      return `${nameOf(key)}, this month`;
    case "matter":
      return `Matter ${key}`;
  }
}
