import { Splitter } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import type { ReactNode } from "react";
import styles from "./reader.module.css";

interface Props {
  readonly first: ReactNode;
  readonly second: ReactNode;
  /** Where only one has room. Both stay in the page, so that each keeps its place. */
  readonly single: "first" | "second" | null;
}

/** Percent of the width. */
const least = 30;
const most = 75;
const usual = 57;

/** Two panes and a line between them that can be moved by hand and by the arrow keys. The share is remembered. */
export function Split({ first, second, single }: Props) {
  const [share, setShare] = useLocalStorage({
    key: "headnote.split",
    defaultValue: usual,
    getInitialValueInEffect: false,
  });

  if (single !== null) {
    return (
      <div className={styles.split}>
        <div className={styles.side} hidden={single === "second"}>
          {first}
        </div>
        <div className={styles.side} hidden={single === "first"}>
          {second}
        </div>
      </div>
    );
  }
  return (
    <Splitter
      className={styles.split ?? ""}
      classNames={{ handle: styles.handle ?? "" }}
      lineSize={1}
      withHandle={false}
      sizes={[share, 100 - share]}
      onSizeChange={([next]) => {
        if (typeof next === "number") setShare(next);
      }}
      attributes={{ handle: { "aria-label": "Width of the contract" } }}
    >
      <Splitter.Pane defaultSize={usual} min={least} max={most} className={styles.pane ?? ""}>
        {first}
      </Splitter.Pane>
      <Splitter.Pane defaultSize={100 - usual} min={100 - most} max={100 - least} className={styles.pane ?? ""}>
        {second}
      </Splitter.Pane>
    </Splitter>
  );
}
