import { budgetsInWords, policyInWords } from "../../../shared/domain/policy-words.ts";
import { useProviderNames } from "../../components/provider-names.ts";
import { useSettings } from "../../state/stores.ts";
import styles from "./settings.module.css";

/** What the firm asks for: it holds whatever is chosen beside it, so it is shown and not changed here. */
export function FirmRules() {
  const inForce = useSettings((state) => state.inForce);
  const { nameOf } = useProviderNames();
  if (inForce === null) return null;
  const { policy, budgets } = inForce.configuration;
  const lines = [...(policy === undefined ? [] : policyInWords(policy)), ...budgetsInWords(budgets, nameOf)];
  return (
    <div data-testid="firm-rules">
      {lines.length === 0 ? (
        <p className={styles.plain}>Your firm sets no rule: every provider with a key may be asked.</p>
      ) : (
        <ul className={styles.policy}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p className={styles.soft}>
        Firm IT writes them under &ldquo;policy&rdquo; and &ldquo;budgets&rdquo; in the file below, and can check it
        with <code>headnote policy check</code>.
      </p>
    </div>
  );
}
