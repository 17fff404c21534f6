import { Button, Menu } from "@mantine/core";
import { IconFileExport } from "@tabler/icons-react";
import { useState } from "react";
import { exportFormatSchema, exportKinds, type ExportFormat } from "../../shared/domain/export.ts";
import { failureOf, type Failure } from "../state/failure.ts";
import { useLibrary } from "../state/stores.ts";
import styles from "./export-menu.module.css";

const uses: Record<ExportFormat, string> = {
  word: "with passages as footnotes",
  pdf: "for printing and filing",
  excel: "key terms side by side",
  markdown: "as plain text",
  json: "for other programs",
};

/** Writes summaries to a file of the lawyer's choosing. Nothing is sent. */
export function ExportMenu({ ids, label }: { ids: readonly string[]; label: string }) {
  const exportAs = useLibrary((state) => state.exportAs);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const write = async (format: ExportFormat) => {
    setBusy(true);
    setFailure(null);
    try {
      hand(await exportAs(ids, format));
    } catch (error) {
      setFailure(failureOf(error));
    }
    setBusy(false);
  };

  return (
    <div className={styles.export}>
      <Menu position="bottom-end" withinPortal={false} loop>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            loading={busy}
            disabled={ids.length === 0}
            leftSection={<IconFileExport size={16} aria-hidden />}
          >
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {exportFormatSchema.options.map((format) => (
            <Menu.Item key={format} onClick={() => void write(format)}>
              {exportKinds[format].label} <span className={styles.use}>{uses[format]}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {failure !== null && (
        <p className={styles.failure} role="alert">
          {failure.message}
        </p>
      )}
    </div>
  );
}

/** Gives a file to the browser, or to the desktop, to save where the lawyer says. */
function hand(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  // The download has its own hold on the file once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
