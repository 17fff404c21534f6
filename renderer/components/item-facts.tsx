import { IconAlertCircle } from "@tabler/icons-react";
import { dollars } from "../../shared/domain/money.ts";
import type { LibraryItem } from "../../shared/domain/saved.ts";
import { addressOf } from "../app/navigation.ts";
import { dateAndTime, partsOf, plural } from "./format.ts";
import styles from "./item-facts.module.css";
import { useProviderNames } from "./provider-names.ts";

/**
 * When, for which matter, by which model, for how much, and how much of it needs a look: one small line. `matter` is
 * false where the matter stands next to it already.
 */
export function ItemFacts({ item, matter = true }: { item: LibraryItem; matter?: boolean }) {
  const { deploymentName, isLocal } = useProviderNames();
  const free = isLocal(partsOf(item.served).provider) ? "free, on this device" : "free";
  return (
    <p className={styles.facts}>
      <span>{dateAndTime(item.createdAt)}</span>
      {matter && item.matter !== null && (
        <a href={addressOf({ screen: "matter", matter: item.matter })}>Matter {item.matter}</a>
      )}
      {isPaged(item) && <span>{plural(item.pages, "page")}</span>}
      <span>{item.served === "" ? "no model" : deploymentName(item.served)}</span>
      <span data-testid="item-cost">{item.costUsd === 0 ? free : dollars(item.costUsd)}</span>
      {item.unverified > 0 && (
        <span className={styles.look}>
          <IconAlertCircle size={13} aria-hidden /> {item.unverified} unverified
        </span>
      )}
    </p>
  );
}

/** Word and text files have no pages of their own, and none are invented for them. */
function isPaged({ name }: LibraryItem): boolean {
  return name.toLowerCase().endsWith(".pdf");
}
