import type { LeftOut } from "../../../shared/domain/parcel.ts";
import { plural } from "../../components/format.ts";
import { LookNote } from "../../components/look-note.tsx";
import styles from "./desk.module.css";

/** What became of an archive, a mail or a folder: how many contracts are on the desk, and what is not, and why. */
export function UnpackedNote({ contracts, left }: { contracts: number | null; left: readonly LeftOut[] }) {
  const failed = left.filter(({ outcome }) => outcome === "failed");
  const skipped = left.filter(({ outcome }) => outcome === "skipped");
  return (
    <>
      {contracts !== null && (
        <p className={styles.state}>
          {contracts === 0
            ? "Opened. There was no contract in it that could be put on the desk."
            : `Opened. ${plural(contracts, "contract")} of it ${contracts === 1 ? "is" : "are"} on the desk.`}
        </p>
      )}
      {failed.length > 0 && (
        <LookNote>
          <p>{plural(failed.length, "file")} could not be taken.</p>
          <LeftOutList left={failed} />
        </LookNote>
      )}
      {skipped.length > 0 && (
        <details className={styles.refused} open={contracts === 0}>
          <summary>{plural(skipped.length, "file")} skipped</summary>
          <LeftOutList left={skipped} />
        </details>
      )}
    </>
  );
}

function LeftOutList({ left }: { left: readonly LeftOut[] }) {
  return (
    <ul className={styles.leftOut}>
      {left.map(({ name, message }, index) => (
        // Two entries of an archive can have one name.
        <li key={`${index} ${name}`}>
          <b>{name}</b>: {message}
        </li>
      ))}
    </ul>
  );
}
