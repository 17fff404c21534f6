import { Button, Loader, Switch } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Comparison } from "../../../shared/domain/comparison.ts";
import { addressOf, go } from "../../app/navigation.ts";
import { Empty } from "../../components/empty.tsx";
import { plural } from "../../components/format.ts";
import { Page } from "../../components/page.tsx";
import { useComparing } from "../../state/stores.ts";
import { ChangeRow } from "./change-row.tsx";
import styles from "./compare.module.css";
import { TermChanges } from "./term-changes.tsx";

/** What changed between two contracts of the library, clause by clause. Made on this machine. */
export function CompareScreen({ before, after }: { before: string; after: string }) {
  const comparison = useComparing((state) => state.comparison);
  const failure = useComparing((state) => state.failure);
  const compare = useComparing((state) => state.compare);

  useEffect(() => {
    void compare(before, after);
  }, [before, after, compare]);
  useEffect(() => {
    document.title = "Compare · Headnote";
  }, []);

  if (failure !== null) {
    return (
      <Empty title="These two could not be compared">
        <p>{failure.message}</p>
        <Button component="a" variant="default" href={addressOf({ screen: "library", query: "" })}>
          Go to the library
        </Button>
      </Empty>
    );
  }
  if (comparison === null) {
    return (
      <div className={styles.coming}>
        <Loader size="sm" aria-label="Comparing" />
      </div>
    );
  }
  return <Compared comparison={comparison} />;
}

function Compared({ comparison }: { comparison: Comparison }) {
  const { mode, before, after, changes, terms, open, counts } = comparison;
  const [weakerOnly, setWeakerOnly] = useState(false);
  const shown = weakerOnly ? changes.filter(({ effects }) => effects.some(({ kind }) => kind === "weakened")) : changes;
  return (
    <Page
      title={mode === "amendment" ? "What the amendment changes" : "What changed"}
      aside={
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconArrowsExchange size={16} aria-hidden />}
          onClick={() => go({ screen: "compare", before: after.id ?? "", after: before.id ?? "" }, { replace: true })}
        >
          Swap
        </Button>
      }
    >
      <p className={styles.names}>
        From <Named id={before.id} name={before.name} /> to <Named id={after.id} name={after.name} />
      </p>
      <p className={styles.counts} data-testid="counts">
        {sentence(mode, counts)} Found on this device; nothing was sent.
      </p>
      {counts.weakened > 0 && (
        <Switch
          size="sm"
          className={styles.filter ?? ""}
          label={`Show only what binds less than before (${counts.weakened})`}
          checked={weakerOnly}
          onChange={(event) => setWeakerOnly(event.currentTarget.checked)}
        />
      )}
      {!weakerOnly && terms.length > 0 && <TermChanges terms={terms} />}
      {mode === "unrelated" ? (
        <Empty title="These two do not seem to be versions of each other">
          {open.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </Empty>
      ) : changes.length === 0 && open.length === 0 ? (
        <Empty title="No clause differs">
          <p>Every clause of the one stands in the other, word for word and in the same order.</p>
        </Empty>
      ) : (
        <section aria-label="Clauses">
          <ol className={styles.changes}>
            {shown.map((change, index) => (
              <ChangeRow key={`${change.before?.start ?? "new"}-${change.after?.start ?? index}`} change={change} />
            ))}
          </ol>
        </section>
      )}
      {mode !== "unrelated" && open.length > 0 && (
        <section aria-label="Not placed" className={styles.open}>
          <h2>Not placed</h2>
          <ul>
            {open.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function Named({ id, name }: { id: string | null; name: string }) {
  return id === null ? <b>{name}</b> : <a href={addressOf({ screen: "reader", id })}>{name}</a>;
}

function sentence(mode: Comparison["mode"], counts: Comparison["counts"]): string {
  if (mode === "unrelated") return "They share next to nothing.";
  const parts = (["changed", "added", "removed", "moved"] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${kind}`);
  const same = mode === "versions" ? `; ${plural(counts.same, "clause is", "clauses are")} the same` : "";
  return `${parts.length === 0 ? "Nothing differs" : parts.join(", ")}${same}.`;
}
