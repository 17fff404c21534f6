import { IconArrowDown, IconArrowUp, IconArrowsMove, IconEqualNot } from "@tabler/icons-react";
import type { Clause, ClauseChange, Effect, Piece } from "../../../shared/domain/comparison.ts";
import styles from "./compare.module.css";

const kinds: Record<ClauseChange["kind"], string> = {
  same: "Moved",
  changed: "Changed",
  added: "Added",
  removed: "Removed",
};

/** One clause, with the words that went out struck and those that came in underlined. */
export function ChangeRow({ change }: { change: ClauseChange }) {
  const { kind, moved, before, after, pieces, effects, instruction } = change;
  return (
    <li className={styles.change} data-testid="change" data-kind={kind}>
      <h2 className={styles.clause}>
        <span>{titleOf(before, after)}</span>
        <span className={styles[kind]}>
          {moved && <IconArrowsMove size={14} aria-hidden />}
          {kinds[kind]}
          {moved && kind !== "same" && ", moved"}
        </span>
      </h2>
      {instruction !== null && <p className={styles.instruction}>{instruction.text}</p>}
      {kind === "changed" && <Wording pieces={pieces} />}
      {(kind === "added" || kind === "removed") && (
        <p className={styles.wording}>{kind === "added" ? <ins>{after?.text}</ins> : <del>{before?.text}</del>}</p>
      )}
      {effects.length > 0 && (
        <ul className={styles.effects}>
          {effects.map((effect, index) => (
            <EffectItem key={`${effect.reason}-${index}`} effect={effect} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Wording({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <p className={styles.wording}>
      {pieces.map(({ kind, text }, index) => {
        const key = `${kind}-${index}`;
        switch (kind) {
          case "same":
            return <span key={key}>{text}</span>;
          case "removed":
            return <del key={key}>{text}</del>;
          case "added":
            return <ins key={key}>{text}</ins>;
        }
      })}
    </p>
  );
}

function EffectItem({ effect: { kind, reason } }: { effect: Effect }) {
  switch (kind) {
    case "weakened":
      return (
        <li className={styles.weakened}>
          <IconArrowDown size={14} aria-hidden /> Binds less: {reason}
        </li>
      );
    case "strengthened":
      return (
        <li>
          <IconArrowUp size={14} aria-hidden /> Binds more: {reason}
        </li>
      );
    case "changed":
      return (
        <li>
          <IconEqualNot size={14} aria-hidden /> {reason}
        </li>
      );
  }
}

/** "3 Price", and both where the clause was renumbered. */
function titleOf(before: Clause | null, after: Clause | null): string {
  const names = [before, after].flatMap((clause) => (clause === null ? [] : [nameOf(clause)]));
  return [...new Set(names)].join(" → ");
}

function nameOf({ number, heading, text }: Clause): string {
  const name = [number, heading].filter((part) => part !== "").join(" ");
  return name === "" ? `${text.slice(0, 48).trim()}${text.length > 48 ? "…" : ""}` : name;
}
