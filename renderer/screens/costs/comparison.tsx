import { dollars } from "../../../shared/domain/money.ts";
import type { SpendingView } from "../../../shared/domain/saved.ts";
import styles from "./costs.module.css";

/** What the same answers would have cost on one model for everything. Says nothing where that is not known. */
export function Comparison({ spending: { costUsd, unpriced, single } }: { spending: SpendingView }) {
  if (single === null || single.costUsd === null) return null;
  const saved = single.costUsd === 0 ? 0 : 1 - costUsd / single.costUsd;
  return (
    <p className={`${styles.comparison} tabular`} data-testid="comparison">
      The same answers on {single.deployment} alone: about {dollars(single.costUsd)}
      {saved >= 0.01 && `, so ${Math.round(saved * 100)} % was saved`}
      {saved <= -0.01 && `; the routes cost ${Math.round(-saved * 100)} % more`}. By the price of that model and the
      tokens of the models that answered; failed attempts are in what was spent
      {unpriced > 0 && ", what is unpriced is not"}.
    </p>
  );
}
