import { Loader } from "@mantine/core";
import { lazy, Suspense, useCallback, useState } from "react";
import type { SavedSummary } from "../../../shared/domain/saved.ts";
import { useReading } from "../../state/stores.ts";
import styles from "./reader.module.css";
import { TextPane } from "./text-pane.tsx";

/** pdf.js is the larger half of the page, and only a PDF needs it. */
const PdfPane = lazy(async () => ({ default: (await import("./pdf-pane.tsx")).PdfPane }));

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
    return (
      <Suspense fallback={<Coming />}>
        <PdfPane contract={contract} file={file} citation={citation} onUnreadable={giveUp} />
      </Suspense>
    );
  }
  if (coming) return <Coming />;
  const instead = saved.hasFile
    ? "The file could not be shown; these are its words."
    : "The file itself is not kept; these are its words.";
  return <TextPane contract={contract} citation={citation} instead={instead} />;
}

function Coming() {
  return (
    <div className={styles.coming}>
      <Loader size="sm" aria-label="Getting the file" />
    </div>
  );
}
