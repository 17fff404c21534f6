import { useLocalStorage } from "@mantine/hooks";
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import styles from "./reader.module.css";

interface Props {
  readonly first: ReactNode;
  readonly second: ReactNode;
  /** Where only one has room. Both stay in the page, so that each keeps its place. */
  readonly single: "first" | "second" | null;
}

const least = 30;
const most = 75;
const usual = 57;

/** Two panes and a line between them that can be moved by hand and by the arrow keys. The share is remembered. */
export function Split({ first, second, single }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [share, setShare] = useLocalStorage({ key: "headnote.split", defaultValue: usual, getInitialValueInEffect: false });
  const move = (next: number) => setShare(Math.round(Math.min(most, Math.max(least, next)) * 10) / 10);

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move(((event.clientX - box.left) / box.width) * 100);
  };
  const nudge = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 10 : 2;
    if (event.key === "ArrowLeft") move(share - step);
    else if (event.key === "ArrowRight") move(share + step);
    else if (event.key === "Home") move(usual);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.split} ref={frame}>
      <div
        className={styles.side}
        hidden={single === "second"}
        style={single === null ? { flex: `0 0 ${share}%` } : { flex: "1 1 0" }}
      >
        {first}
      </div>
      {single === null && (
        // A separator that can be moved is a control: ARIA says that it takes the focus.
        <div
          className={styles.line}
          role="separator"
          aria-orientation="vertical"
          aria-label="Width of the contract"
          aria-valuemin={least}
          aria-valuemax={most}
          aria-valuenow={share}
          tabIndex={0}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag}
          onDoubleClick={() => move(usual)}
          onKeyDown={nudge}
        />
      )}
      <div className={styles.side} hidden={single === "first"} style={{ flex: "1 1 0" }}>
        {second}
      </div>
    </div>
  );
}
