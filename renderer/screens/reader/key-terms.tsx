import { IconAlertCircle, IconEyeOff } from "@tabler/icons-react";
import type { Contract } from "../../../shared/domain/contract.ts";
import { byTheme } from "../../../shared/domain/key-term-themes.ts";
import { detailOf, standingOf } from "../../../shared/domain/key-term.ts";
import { foundHere } from "../../../shared/domain/left-out.ts";
import { severityWords } from "../../../shared/domain/flags.ts";
import type { Run } from "../../../shared/domain/run.ts";
import { silenceWords } from "../../../shared/domain/silence.ts";
import type { KeyTerm } from "../../../shared/domain/summary.ts";
import { plural } from "../../components/format.ts";
import { LookNote } from "../../components/look-note.tsx";
import { CitationChips } from "./citation-chips.tsx";
import { StatusMark } from "./status-mark.tsx";
import styles from "./summary.module.css";

/** The terms a lawyer looks up first; those on which nothing was found are named, not answered. */
interface KeyTermsProps {
  readonly terms: readonly KeyTerm[];
  readonly contract: Contract;
  readonly run: Run;
}

export function KeyTerms({ terms, contract, run }: KeyTermsProps) {
  const silence = silenceWords(run);
  const silent = terms.filter(({ state, answer }) => state === "silent" && answer === "");
  const unread = terms.filter(({ state, answer }) => state === "unreadable" && answer === "");
  const answered = terms.filter((term) => term.state !== "silent" && !unread.includes(term));
  return (
    <>
      {answered.length > 0 && (
        <table className={styles.terms}>
          <tbody>
            {answered.map((term) => (
              <TermRow key={term.id} term={term} contract={contract} />
            ))}
          </tbody>
        </table>
      )}
      {unread.length > 0 && (
        <LookNote>
          <p data-testid="unread">
            <b>May be there, but was not read.</b> {unread[0]?.reason ?? "A page could not be read."} Look for:
          </p>
          <Named terms={unread} />
        </LookNote>
      )}
      {silent.length > 0 && (
        <details className={styles.silent} data-testid="silent">
          <summary>
            <b>{silence.title}</b>: {plural(silent.length, "more point")}
          </summary>
          {silence.note !== null && <p className={styles.reason}>{silence.note}</p>}
          <Named terms={silent} />
        </details>
      )}
    </>
  );
}

/** Terms by their names alone, one theme after another. */
function Named({ terms }: { terms: readonly KeyTerm[] }) {
  return (
    <dl className={styles.named}>
      {byTheme(terms).map(({ theme, labels }) => (
        <div key={theme}>
          <dt>{theme}</dt>
          <dd>{labels.join(", ")}</dd>
        </div>
      ))}
    </dl>
  );
}

function TermRow({ term, contract }: { term: KeyTerm; contract: Contract }) {
  const standing = standingOf(term);
  const detail = detailOf(term);
  const found = foundHere(term);
  return (
    <tr data-testid="key-term">
      <th scope="row">{term.label}</th>
      <td>
        <p className={styles.answer}>{found ?? term.answer}</p>
        {detail !== "" && (
          <details className={styles.detail}>
            <summary>In full</summary>
            <p>{detail}</p>
          </details>
        )}
        {term.flag !== undefined && (
          <p className={styles.playbook}>
            <b>{severityWords[term.flag.severity]}.</b> {term.flag.reason}
          </p>
        )}
        <div className={styles.under}>
          {term.state === "ambiguous" && (
            <span className={`${styles.status} ${styles.close}`}>
              <IconAlertCircle size={14} stroke={2} aria-hidden />{" "}
              {found === null ? "Ambiguous" : "Left out by the model, found on this device"}
            </span>
          )}
          {term.state === "unreadable" && (
            <span className={`${styles.status} ${styles.close}`}>
              <IconEyeOff size={14} stroke={2} aria-hidden /> Unreadable
            </span>
          )}
          {standing !== null && <StatusMark status={standing.status} />}
          <CitationChips id={`term-${term.id}`} contract={contract} citations={term.citations} />
          {standing?.reason !== undefined && <span className={styles.reason}>{standing.reason}</span>}
        </div>
      </td>
    </tr>
  );
}
