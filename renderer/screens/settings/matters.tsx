import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { MatterRules } from "../../../shared/domain/configuration.ts";
import { dollars } from "../../../shared/domain/money.ts";
import { replaceKindsInWords } from "../../../shared/domain/policy-words.ts";
import { addressOf, go } from "../../app/navigation.ts";
import { useSettings } from "../../state/stores.ts";
import styles from "./settings.module.css";

/** The matters that have rules of their own, and the way to those of another. */
export function MattersWithRules() {
  const matters = useSettings((state) => state.preferences?.matters);
  const [typed, setTyped] = useState("");
  const entries = Object.entries(matters ?? {});
  return (
    <div data-testid="matters-with-rules">
      {entries.length > 0 && (
        <ul className={styles.matters}>
          {entries.map(([matter, rules]) => (
            <li key={matter}>
              <a href={addressOf({ screen: "matter", matter })}>{matter}</a>{" "}
              <span className={styles.soft}>{inWords(rules)}</span>
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.keyField}
        onSubmit={(event) => {
          event.preventDefault();
          const matter = typed.trim();
          if (matter !== "") go({ screen: "matter", matter });
        }}
      >
        <TextInput
          aria-label="Matter whose rules to look at"
          placeholder="Matter number"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={typed.trim() === ""}>
          Open its rules
        </Button>
      </form>
    </div>
  );
}

function inWords({ onDeviceOnly, replace, budgetUsd }: MatterRules): string {
  return [
    onDeviceOnly ? "nothing leaves this machine" : "",
    replace.length > 0 ? `placeholders for ${replaceKindsInWords(replace)}` : "",
    budgetUsd === undefined ? "" : `at most ${dollars(budgetUsd)}`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
