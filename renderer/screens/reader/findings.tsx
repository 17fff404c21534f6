import type { Finding } from "../../../shared/domain/contract.ts";
import { LookNote } from "../../components/look-note.tsx";
import styles from "./summary.module.css";

const words: Record<Finding["kind"], string> = {
  "hidden-text": "Text that cannot be seen on the page",
  "invisible-characters": "Invisible characters",
  instructions: "Words that read like instructions to a machine",
  "unreadable-page": "A page that could not be read",
  "other-language": "Another language",
  "tracked-changes": "Tracked changes",
  comments: "Comments",
};

/** What stands in these is Headnote's own; in the others it is the document's. */
const ownWords: ReadonlySet<Finding["kind"]> = new Set(["unreadable-page", "invisible-characters", "other-language"]);

/** What reading came upon that a lawyer should know of. */
export function Findings({ findings, paged }: { findings: readonly Finding[]; paged: boolean }) {
  if (findings.length === 0) return null;
  return (
    <LookNote>
      <ul className={styles.findings} aria-label="Findings" data-testid="findings">
        {findings.map((finding, index) => (
          <li key={`${finding.kind}-${finding.page}-${index}`}>
            <b>{words[finding.kind]}</b>
            {paged && ` (p. ${finding.page})`}
            {finding.text !== "" && (ownWords.has(finding.kind) ? <span>{finding.text}</span> : <q>{finding.text}</q>)}
          </li>
        ))}
      </ul>
    </LookNote>
  );
}
