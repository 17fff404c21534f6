import { Button, Menu } from "@mantine/core";
import { IconFileDiff } from "@tabler/icons-react";
import type { SavedSummary } from "../../shared/domain/saved.ts";
import { go } from "../app/navigation.ts";
import { useLibrary } from "../state/stores.ts";
import styles from "./export-menu.module.css";
import { dateAndTime } from "./format.ts";

/** So many are offered; who wants another opens that one first. */
const most = 12;

/** Sets this contract against another of the library: those of the same matter first, then the newest. */
export function CompareMenu({ saved }: { saved: SavedSummary }) {
  const items = useLibrary((state) => state.items);
  const load = useLibrary((state) => state.load);
  const others = (items ?? [])
    .filter(({ sha256 }) => sha256 !== saved.contract.sha256)
    .toSorted((a, b) => Number(isOfMatter(b.matter, saved)) - Number(isOfMatter(a.matter, saved)))
    .slice(0, most);
  return (
    <div className={styles.export}>
      <Menu position="bottom-end" withinPortal={false} loop onOpen={() => void load()}>
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconFileDiff size={16} aria-hidden />}>
            Compare
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {others.length === 0 ? "No other contract is kept" : "With a later version or an amendment"}
          </Menu.Label>
          {others.map((item) => (
            <Menu.Item key={item.id} onClick={() => go({ screen: "compare", before: saved.id, after: item.id })}>
              {item.name}
              <span className={styles.use}>
                {isOfMatter(item.matter, saved) ? "same matter" : dateAndTime(item.createdAt)}
              </span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function isOfMatter(matter: string | null, saved: SavedSummary): boolean {
  return matter !== null && matter === saved.matter;
}
