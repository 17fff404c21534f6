import { Button } from "@mantine/core";
import { IconDeviceLaptop, IconSend } from "@tabler/icons-react";
import { mostDollars } from "../../../shared/domain/money.ts";
import { plural } from "../../components/format.ts";
import { useProviderNames } from "../../components/provider-names.ts";
import { Replaced } from "../../components/replaced.tsx";
import type { SetRow } from "../../state/asking-set.ts";
import { useAskingSet } from "../../state/stores.ts";
import styles from "./ask.module.css";

/** Who would be given what, and what all of it costs at most, before anything is sent. */
export function SetPlan({ rows, question }: { rows: readonly SetRow[]; question: string }) {
  const { deploymentName } = useProviderNames();
  const confirm = useAskingSet((state) => state.confirm);
  const cancel = useAskingSet((state) => state.cancel);
  const plans = rows.flatMap(({ plan }) => plan ?? []);
  const leaving = plans.filter(({ leaves, known }) => leaves && !known);
  const known = plans.filter((one) => one.known).length;
  const failed = rows.length - plans.length;
  const here = plans.length - leaving.length - known;
  const to = new Map<string, number>();
  for (const { plan } of leaving) {
    const first = plan.candidates.find(({ eligible }) => eligible)?.deployment ?? "";
    to.set(first, (to.get(first) ?? 0) + 1);
  }
  const passages = leaving.filter(({ plan }) => plan.disclosure?.what === "passages").length;
  const replaced = leaving.flatMap(({ plan }) => plan.disclosure?.replaced ?? []);
  return (
    <section className={styles.plan} aria-label="Before anything is sent" data-testid="set-plan">
      <p className={styles.question}>{question}</p>
      <p>Nothing has been sent. Send it like this?</p>
      <ul className={styles.facts}>
        {[...to].map(([deployment, count]) => (
          <li key={deployment}>
            {plural(count, "contract")} to <b>{deployment === "" ? "nobody" : deploymentName(deployment)}</b>
          </li>
        ))}
        {leaving.length > 0 && (
          <li>
            {passages === leaving.length
              ? "Of each, only the passages that bear on this."
              : passages === 0
                ? "Each as a whole."
                : `Of ${plural(passages, "long one")}, only the passages that bear on this; the others as a whole.`}
          </li>
        )}
        {known > 0 && <li>{plural(known, "contract")} answered this before: free, from the library.</li>}
        {here > 0 && <li>{plural(here, "contract")} searched on this device.</li>}
        {failed > 0 && <li className={styles.look}>{plural(failed, "contract")} cannot be asked; see below.</li>}
        <li className="tabular">{costInAll(leaving.map(({ plan }) => plan.estimateUsd))}</li>
      </ul>
      {replaced.length > 0 && (
        <div>
          Replaced before sending: <Replaced replaced={replaced} />
        </div>
      )}
      <div className={styles.actions}>
        <Button leftSection={<IconSend size={16} aria-hidden />} onClick={() => void confirm(false)}>
          Send
        </Button>
        <Button
          variant="default"
          leftSection={<IconDeviceLaptop size={16} aria-hidden />}
          onClick={() => void confirm(true)}
        >
          Search on this device
        </Button>
        <Button variant="subtle" color="gray" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </section>
  );
}

/** "At most $0.0123 in all", never less for a price that nobody knows. */
export function costInAll(estimates: readonly (number | null)[]): string {
  const priced = estimates.filter((one) => one !== null);
  const unpriced = estimates.length - priced.length;
  const sum = priced.reduce((total, one) => total + one, 0);
  const known = sum === 0 ? "Free" : `At most ${mostDollars(sum)} in all`;
  if (unpriced === 0) return `${known}, each booked to its own matter.`;
  return priced.length === 0
    ? "The price is not known."
    : `${known}, and ${plural(unpriced, "contract")} at a price that is not known.`;
}
