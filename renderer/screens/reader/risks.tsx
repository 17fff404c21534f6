import { IconAlertCircle, IconAlertTriangle, IconArrowDown, IconMinus } from "@tabler/icons-react";
import type { Contract } from "../../../shared/domain/contract.ts";
import { gapsTitle, noRisks, riskRows, whyWords, type RiskRow } from "../../../shared/domain/risks.ts";
import type { KeyTerm, Severity, Statement } from "../../../shared/domain/summary.ts";
import { StatementRow } from "./statement-row.tsx";
import styles from "./risks.module.css";

interface Props {
  readonly statements: readonly Statement[];
  /** What contracts of the kind usually have, and this one does not say. */
  readonly gaps: readonly KeyTerm[];
  /** That nothing was flagged, and not only that nothing is shown. */
  readonly isUnflagged: boolean;
  /** The party we act for; null where nobody said. */
  readonly side: string | null;
  readonly contract: Contract;
}

const icons: Record<Severity, typeof IconMinus> = {
  high: IconAlertTriangle,
  medium: IconMinus,
  low: IconArrowDown,
};

/** What to look at, the gravest first, with why it matters; then what is missing. */
export function Risks({ statements, gaps, isUnflagged, side, contract }: Props) {
  const rows = riskRows(statements, side);
  return (
    <>
      {isUnflagged && <p className={styles.nothing}>{noRisks}</p>}
      {rows.length > 0 && (
        <ul className={styles.risks} data-testid="risks">
          {rows.map((row) => (
            <StatementRow
              key={row.statement.id}
              statement={row.statement}
              contract={contract}
              above={<Weight row={row} />}
            >
              {row.reason !== "" && (
                <p className={styles.why}>
                  <b>{whyWords}.</b> {row.reason}
                </p>
              )}
            </StatementRow>
          ))}
        </ul>
      )}
      {gaps.length > 0 && (
        <>
          <h3 className={styles.gapsTitle}>{gapsTitle}</h3>
          <ul className={styles.gaps} aria-label={gapsTitle} data-testid="gaps">
            {gaps.map(({ id, label, answer }) => (
              <li key={id}>
                <IconAlertCircle size={14} stroke={2} aria-hidden />
                <span>
                  <b>{label}.</b> {answer}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** "High, on us": a word beside the colour. */
function Weight({ row: { risk, weight } }: { row: RiskRow }) {
  if (risk === null) return null;
  const Icon = icons[risk.severity];
  return (
    <p className={`${styles.weight} ${styles[risk.severity]}`} data-testid="severity" title={risk.party ?? undefined}>
      <Icon size={14} stroke={2} aria-hidden /> {weight}
    </p>
  );
}
