import type { Contract } from "../../../shared/domain/contract.ts";
import type { Citation } from "../../../shared/domain/summary.ts";
import { useReading } from "../../state/stores.ts";
import styles from "./summary.module.css";
import { whereOf } from "./where.ts";

interface Props {
  /** Of the statement or key term. */
  readonly id: string;
  readonly contract: Contract;
  readonly citations: readonly Citation[];
}

/** One chip per passage. The passage stays marked until another is chosen, or Esc. */
export function CitationChips({ id, contract, citations }: Props) {
  const selected = useReading((state) => state.selection?.key);
  const select = useReading((state) => state.select);
  return citations.map((citation, index) => {
    const key = `${id}/${index}`;
    if (citation.match === "none") {
      return (
        <span key={key} className={styles.lost} title={citation.quote}>
          quote not in the contract
        </span>
      );
    }
    return (
      <button
        key={key}
        type="button"
        className={styles.chip}
        data-citation={key}
        aria-pressed={selected === key}
        title={`“${citation.quote}”`}
        onClick={() => select({ key, citation })}
      >
        {whereOf(contract, citation)}
      </button>
    );
  });
}
