import { Button, Checkbox, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconMessageQuestion, IconSearch } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { LibraryItem } from "../../../shared/domain/saved.ts";
import { addressOf, go } from "../../app/navigation.ts";
import { Empty } from "../../components/empty.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { Page } from "../../components/page.tsx";
import { useLibrary, useSettings } from "../../state/stores.ts";
import { ItemRow } from "./item-row.tsx";
import styles from "./library.module.css";

const typingPause = 150;

/** Everything that was summarised, and a search through all of its words. */
export function LibraryScreen({ query }: { query: string }) {
  const items = useLibrary((state) => state.items);
  const hits = useLibrary((state) => state.hits);
  const failure = useLibrary((state) => state.failure);
  const load = useLibrary((state) => state.load);
  const search = useLibrary((state) => state.search);
  const chosen = useLibrary((state) => state.chosen);
  const keeping = useSettings((state) => state.info?.keeping);
  const field = useRef<HTMLInputElement>(null);
  const asked = useRef(query);

  useEffect(() => {
    void load();
    // Whoever comes to the library to look for something should be able to type at once.
    field.current?.focus();
  }, [load]);
  useEffect(() => {
    // What the field itself asked for stands in it, and may have been typed on since.
    if (field.current !== null && query !== asked.current) field.current.value = query;
    asked.current = query;
    void search(query);
  }, [query, search]);

  const ask = (wanted: string) => {
    asked.current = wanted;
    go({ screen: "library", query: wanted }, { replace: true });
  };
  const askSoon = useDebouncedCallback(ask, typingPause);

  const shown = hits === null ? (items ?? []) : unique(hits.map(({ item }) => item));

  return (
    <Page
      title="Library"
      aside={
        <div className={styles.tools}>
          <ExportMenu
            ids={chosen.length > 0 ? chosen : shown.map(({ id }) => id)}
            label={
              chosen.length > 0
                ? `Export the ${chosen.length} chosen`
                : hits === null
                  ? "Export all"
                  : `Export these ${shown.length}`
            }
          />
          <search className={styles.search}>
            <TextInput
              id="library-search"
              ref={field}
              aria-label="Search contracts and summaries"
              placeholder="Search contracts and summaries"
              leftSection={<IconSearch size={16} aria-hidden />}
              defaultValue={query}
              onChange={(event) => askSoon(event.currentTarget.value)}
              onKeyDown={(event) => {
                const { currentTarget } = event;
                if (event.key === "Enter") ask(currentTarget.value);
                if (event.key !== "Escape" || currentTarget.value === "") return;
                event.preventDefault();
                currentTarget.value = "";
                ask("");
              }}
            />
          </search>
        </div>
      }
    >
      {failure !== null && (
        <FailureNote failure={failure}>
          <Button size="compact-sm" variant="default" onClick={() => void load()}>
            Try again
          </Button>
        </FailureNote>
      )}
      {shown.length > 0 && <Choosing shown={shown.map(({ id }) => id)} />}
      {hits === null ? (
        items !== null &&
        (items.length === 0 ? (
          <Empty title="Nothing here yet">
            <p>
              {keeping === "session"
                ? "What you summarise stands here until Headnote is closed."
                : "What you summarise is kept here, encrypted, and can be read without a network."}
            </p>
            <Button component="a" variant="default" href={addressOf({ screen: "desk" })}>
              Go to the desk
            </Button>
          </Empty>
        ) : (
          <ul className={styles.list}>
            {items.map((item) => (
              <ItemRow key={item.id} item={item} hit={null} />
            ))}
          </ul>
        ))
      ) : hits.length === 0 ? (
        <Empty title={`Nothing found for “${query}”`}>
          <p>Every word has to be in the contract or its summary. Try fewer or shorter words.</p>
        </Empty>
      ) : (
        <ul className={styles.list} aria-label={`Found for ${query}`}>
          {hits.map((hit, index) => (
            <ItemRow key={`${hit.item.id}-${index}`} item={hit.item} hit={hit} />
          ))}
        </ul>
      )}
    </Page>
  );
}

/** What is ticked, and what can be done with it. */
function Choosing({ shown }: { shown: readonly string[] }) {
  const chosen = useLibrary((state) => state.chosen);
  const choose = useLibrary((state) => state.choose);
  const here = shown.filter((id) => chosen.includes(id)).length;
  return (
    <div className={styles.choosing} data-testid="choosing">
      <Checkbox
        size="xs"
        label={chosen.length === 0 ? "Choose all" : `${chosen.length} chosen`}
        checked={here === shown.length}
        indeterminate={here > 0 && here < shown.length}
        onChange={(event) => choose(shown, event.currentTarget.checked)}
      />
      {chosen.length > 0 && (
        <>
          <Button
            component="a"
            size="compact-sm"
            leftSection={<IconMessageQuestion size={16} aria-hidden />}
            href={addressOf({ screen: "ask", ids: chosen, question: "" })}
          >
            {chosen.length === 1 ? "Ask this one" : `Ask these ${chosen.length}`}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => choose(chosen, false)}>
            Choose none
          </Button>
        </>
      )}
    </div>
  );
}

/** One contract can be found at several places. */
function unique(items: readonly LibraryItem[]): LibraryItem[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
