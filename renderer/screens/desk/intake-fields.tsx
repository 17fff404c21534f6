import { Switch, TextInput } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { replaceKindsInWords } from "../../../shared/domain/policy-words.ts";
import { rulesInForce } from "../../../shared/domain/rules-in-force.ts";
import { addressOf } from "../../app/navigation.ts";
import { capital } from "../../components/format.ts";
import { makersInWords } from "../../components/rule-makers.ts";
import { useJobs, useSettings } from "../../state/stores.ts";
import styles from "./desk.module.css";

/** What holds for the contracts that are added next; what the firm, the settings and the matter ask for is shown as held. */
export function IntakeFields() {
  const intake = useJobs((state) => state.intake);
  const setIntake = useJobs((state) => state.setIntake);
  const policy = useSettings((state) => state.inForce?.configuration.policy);
  const preferences = useSettings((state) => state.preferences);
  const matter = intake.matter.trim();
  const rules =
    preferences === null ? null : rulesInForce({ policy, preferences, matter: matter === "" ? null : matter });
  const keepers = rules?.onDeviceOnly ?? [];
  const isHeld = keepers.length > 0;
  const always = [...(rules?.replace.keys() ?? [])];

  return (
    <div className={styles.fields}>
      <TextInput
        label="Matter"
        placeholder="e.g. 4711-0032"
        required={policy?.requireMatter === true}
        value={intake.matter}
        onChange={(event) => setIntake({ matter: event.currentTarget.value })}
        rightSectionWidth={52}
        rightSection={
          matter === "" ? null : (
            <a
              className={styles.matterRules}
              href={addressOf({ screen: "matter", matter })}
              title="Rules of this matter"
            >
              Rules
            </a>
          )
        }
      />
      <TextInput
        label="We act for"
        placeholder="The party as the contract names it"
        value={intake.side}
        onChange={(event) => setIntake({ side: event.currentTarget.value })}
      />
      <Switch
        label="Keep on this device"
        description={
          isHeld ? `${capital(makersInWords(keepers))}: nothing leaves this machine.` : "No model elsewhere sees it."
        }
        checked={intake.onDevice || isHeld}
        disabled={isHeld}
        onChange={(event) => setIntake({ onDevice: event.currentTarget.checked })}
        thumbIcon={intake.onDevice || isHeld ? <IconLock size={10} aria-hidden /> : undefined}
      />
      <Switch
        label="Use placeholders"
        description={
          always.length === 0
            ? "Names, addresses, numbers and amounts are replaced in what is sent."
            : `Always replaced: ${replaceKindsInWords(always)}. Switch on for everything.`
        }
        checked={intake.replace}
        disabled={intake.onDevice || isHeld}
        onChange={(event) => setIntake({ replace: event.currentTarget.checked })}
      />
    </div>
  );
}
