import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";
import type { BatchItem, BatchItemState, BatchView } from "../../../shared/domain/batch.ts";
import { dollars } from "../../../shared/domain/money.ts";
import { addressOf } from "../../app/navigation.ts";
import { useBatches } from "../../state/stores.ts";
import styles from "./batch.module.css";

const words: Record<BatchItemState, string> = {
  queued: "Waiting",
  reading: "Being read",
  planned: "Planned",
  running: "Under way",
  submitted: "With the provider",
  done: "Done",
  failed: "Failed",
  held: "Held",
  cancelled: "Cancelled",
};

/** Each contract of a batch, folded away until it is asked for. */
export function BatchItems({ batch: { id } }: { batch: BatchView }) {
  const items = useBatches((state) => state.items[id]);
  const load = useBatches((state) => state.loadItems);
  const close = useBatches((state) => state.closeItems);
  return (
    <details
      className={styles.list}
      data-testid="batch-list"
      onToggle={(event) => {
        if (event.currentTarget.open) void load(id);
        else close(id);
      }}
    >
      <summary>Each contract</summary>
      {items !== undefined && (
        <div className={styles.scroll}>
          <table className={styles.items}>
            <thead>
              <tr>
                <th scope="col">Contract</th>
                <th scope="col">State</th>
                <th scope="col">Tier</th>
                <th scope="col" className={styles.amount}>
                  Cost
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <ItemRow key={item.id} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function ItemRow({ item }: { item: BatchItem }) {
  const { name, state, summaryId, message, plan, costUsd } = item;
  return (
    <tr data-testid="batch-item" data-state={state}>
      <td>
        {state === "done" && summaryId !== null ? (
          <a href={addressOf({ screen: "reader", id: summaryId })}>{name}</a>
        ) : (
          name
        )}
        {message !== null && <p className={state === "failed" ? styles.wrong : styles.note}>{message}</p>}
        <ItemRemedy item={item} />
      </td>
      <td className={styles[state] ?? ""}>{words[state]}</td>
      <td>{plan?.tier ?? ""}</td>
      <td className={`${styles.amount} tabular`}>
        {state === "held" && costUsd === 0 ? "not known" : dollars(costUsd)}
      </td>
    </tr>
  );
}

function ItemRemedy({ item: { id, batchId, state, code, name } }: { item: BatchItem }) {
  const retry = useBatches((all) => all.retry);
  const [password, setPassword] = useState("");
  if (state !== "failed" && state !== "cancelled") return null;
  if (code === "password-needed" || code === "password-wrong") {
    return (
      <form
        className={styles.password}
        onSubmit={(event) => {
          event.preventDefault();
          if (password === "") return;
          setPassword("");
          void retry(batchId, id, password);
        }}
      >
        <PasswordInput
          size="xs"
          aria-label={`Password of ${name}`}
          placeholder="Password of this file"
          autoComplete="off"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" size="compact-xs" variant="default" disabled={password === ""}>
          Open
        </Button>
      </form>
    );
  }
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-label={`Start ${name} again`}
      onClick={() => void retry(batchId, id)}
    >
      {state === "failed" ? "Try again" : "Start again"}
    </Button>
  );
}
