import { ActionIcon, Button, Checkbox } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { LibraryItem, SearchHit } from "../../../shared/domain/saved.ts";
import { addressOf } from "../../app/navigation.ts";
import { capital } from "../../components/format.ts";
import { ItemFacts } from "../../components/item-facts.tsx";
import { useLibrary } from "../../state/stores.ts";
import styles from "./library.module.css";

/** One summary of the library; with the words that a search found. */
export function ItemRow({ item, hit }: { item: LibraryItem; hit: SearchHit | null }) {
  const leaving = useLibrary((state) => state.leaving.includes(item.id));
  const remove = useLibrary((state) => state.remove);
  const undo = useLibrary((state) => state.undo);
  const chosen = useLibrary((state) => state.chosen.includes(item.id));
  const choose = useLibrary((state) => state.choose);

  if (leaving) {
    return (
      <li className={styles.leaving} data-testid="leaving">
        <output>
          <b>{item.name}</b> is being deleted.
        </output>
        <Button size="compact-sm" variant="default" onClick={() => undo(item.id)}>
          Undo
        </Button>
      </li>
    );
  }
  return (
    <li className={styles.item} data-testid="item">
      <Checkbox
        className={styles.tick ?? ""}
        size="xs"
        aria-label={`Choose ${item.name}`}
        checked={chosen}
        onChange={(event) => choose([item.id], event.currentTarget.checked)}
      />
      <div className={styles.main}>
        <a className={styles.name} href={addressOf({ screen: "reader", id: item.id })}>
          {item.name}
        </a>
        <p className={styles.what}>
          {[capital(item.kind), item.parties.join(" and ")].filter((part) => part !== "").join(" · ")}
        </p>
        <p className={styles.brief}>{hit === null ? item.brief : marked(hit)}</p>
        {hit?.place !== undefined && (
          <a
            className={styles.place}
            href={addressOf({ screen: "reader", id: item.id, passage: hit.place })}
            aria-label={`Show it in ${item.name}`}
          >
            Show it in the contract
          </a>
        )}
        <ItemFacts item={item} />
      </div>
      <ActionIcon
        className={styles.delete ?? ""}
        variant="subtle"
        color="gray"
        aria-label={`Delete ${item.name}`}
        title="Delete"
        onClick={() => remove(item.id)}
      >
        <IconTrash size={17} aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** The text of a hit, as text, with the words that were found set apart. */
function marked({ text, matches }: SearchHit): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of matches.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end <= start) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}
