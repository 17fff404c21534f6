import { IconBook2, IconHandStop } from "@tabler/icons-react";
import type { Contract } from "../../../shared/domain/contract.ts";
import { flaggedTerms, severityWords } from "../../../shared/domain/flags.ts";
import type { KeyTerm } from "../../../shared/domain/summary.ts";
import { CitationChips } from "./citation-chips.tsx";
import styles from "./summary.module.css";

/** So many stand at the top; the rest with their key terms. */
const most = 5;

/** Where the contract is not as the firm's playbook prefers, the gravest first. */
export function PlaybookFlags({ terms, contract }: { terms: readonly KeyTerm[]; contract: Contract }) {
  const flagged = flaggedTerms(terms);
  if (flagged.length === 0) return null;
  const rest = flagged.length - most;
  return (
    <section className={styles.flags} aria-label="Against the playbook" data-testid="flags">
      <h2>Against the playbook</h2>
      <ul>
        {flagged.slice(0, most).map((term) => (
          <li key={term.id} className={term.flag.severity === "walk-away" ? styles.stop : undefined}>
            {term.flag.severity === "walk-away" ? (
              <IconHandStop size={15} aria-hidden />
            ) : (
              <IconBook2 size={15} aria-hidden />
            )}
            <div>
              <b>{severityWords[term.flag.severity]}.</b> {term.label}
              {term.answer !== "" && `: ${term.answer}`}
              <p className={styles.playbook}>
                {term.flag.reason} ({term.flag.playbook})
              </p>
              <CitationChips id={`flag-${term.id}`} contract={contract} citations={term.citations} />
            </div>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className={styles.playbook}>And {rest} more, with their key terms.</p>}
    </section>
  );
}
