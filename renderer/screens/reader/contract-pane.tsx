import { Loader } from "@mantine/core";
import { useCallback, useState } from "react";
import type { SavedSummary } from "../../../shared/domain/saved.ts";
import { useReading } from "../../state/stores.ts";
import { PdfPane } from "./pdf-pane.tsx";
import styles from "./reader.module.css";
import { TextPane } from "./text-pane.tsx";

/** The contract as it was printed, or its words where there is no print to show. */
export function ContractPane({ saved }: { saved: SavedSummary }) {
  const file = useReading((state) => state.file);
  const coming = useReading((state) => state.fileComing);
  const citation = useReading((state) => state.selection?.citation ?? null);
  const [unreadable, setUnreadable] = useState<Blob | null>(null);
  const giveUp = useCallback(() => setUnreadable(file), [file]);
  const { contract } = saved;

  if (contract.format !== "pdf") return <TextPane contract={contract} citation={citation} instead={null} />;
  if (file !== null && file !== unreadable) {
    return <PdfPane contract={contract} file={file} citation={citation} onUnreadable={giveUp} />;
  }
  if (coming) {
    return (
      <div className={styles.coming}>
        <Loader size="sm" aria-label="Getting the file" />
      </div>
    );
  }
  const instead = saved.hasFile
    ? "The file could not be shown; these are its words."
    : "The file itself is not kept; these are its words.";
  return <TextPane contract={contract} citation={citation} instead={instead} />;
}
