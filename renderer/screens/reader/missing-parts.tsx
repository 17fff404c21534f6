import { useMemo } from "react";
import type { Contract } from "../../../shared/domain/contract.ts";
import { pageAt } from "../../../shared/domain/locate.ts";
import { missingParts, type MissingPart } from "../../../shared/domain/missing-parts.ts";
import type { Statement } from "../../../shared/domain/summary.ts";
import { LookNote } from "../../components/look-note.tsx";
import { CitationChips } from "./citation-chips.tsx";
import styles from "./summary.module.css";

/** More than a lawyer looks through at the head of a summary. */
const most = 8;
const mostPlaces = 3;

interface Props {
  readonly contract: Contract;
  /** What the summary says already is not said twice. */
  readonly statements: readonly Statement[];
}

/** References to parts that were not found in the contract, each with the places where it is referred to. */
export function MissingParts({ contract, statements }: Props) {
  const parts = useMemo(
    () => missingParts(contract).filter((part) => !isSaid(part, statements)),
    [contract, statements],
  );
  if (parts.length === 0) return null;
  return (
    <LookNote>
      <ul className={styles.findings} aria-label="References that lead nowhere" data-testid="missing-parts">
        {parts.slice(0, most).map(({ name, places }) => (
          <li key={name}>
            <b>{name}</b> is referred to, but no {name} was found in this contract.{" "}
            <CitationChips
              id={`missing ${name}`}
              contract={contract}
              citations={places.slice(0, mostPlaces).map(({ start, end }) => ({
                quote: contract.text.slice(start, end),
                page: pageAt(contract, start),
                start,
                end,
                match: "exact",
              }))}
            />
          </li>
        ))}
        {parts.length > most && <li>And {parts.length - most} more.</li>}
      </ul>
    </LookNote>
  );
}

function isSaid({ name, places }: MissingPart, statements: readonly Statement[]): boolean {
  return statements.some(
    ({ level, text, citations }) =>
      level === "risks" &&
      text.toLowerCase().includes(name.toLowerCase()) &&
      citations.some((citation) => places.some(({ start, end }) => citation.start <= start && end <= citation.end)),
  );
}
