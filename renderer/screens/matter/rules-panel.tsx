import { Button, Switch, TextInput } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useEffect, useId, useState } from "react";
import { dollars } from "../../../shared/domain/money.ts";
import { exceedWords, replaceKindWords } from "../../../shared/domain/policy-words.ts";
import type { MatterRulesView } from "../../../shared/domain/rules-in-force.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { makersInWords } from "../../components/rule-makers.ts";
import { ReplaceKinds } from "../../components/replace-kinds.tsx";
import { useMatterRules } from "../../state/stores.ts";
import styles from "./rules.module.css";

/** What holds for the contracts of a matter, who says so, and what the matter adds to it. */
export function RulesPanel({ matter, isOpen }: { matter: string; isOpen: boolean }) {
  const view = useMatterRules((state) => (state.view?.matter === matter ? state.view : null));
  const failure = useMatterRules((state) => state.failure);
  const open = useMatterRules((state) => state.open);

  useEffect(() => {
    void open(matter);
  }, [matter, open]);

  return (
    <section className={styles.rules} aria-label="Rules of this matter" data-testid="matter-rules">
      {failure !== null && (
        <FailureNote failure={failure}>
          <Button size="compact-sm" variant="default" onClick={() => void open(matter)}>
            Try again
          </Button>
        </FailureNote>
      )}
      {view !== null && (
        <details open={isOpen}>
          <summary>
            <b>Rules of this matter</b> <span data-testid="rules-in-words">{inWords(view)}</span>
          </summary>
          <p className={styles.about}>
            They hold from the next contract on, and for plans that still wait for your yes. Your firm&rsquo;s policy
            and your settings hold beside them: the strictest wins.
          </p>
          <dl className={styles.fields}>
            <Leaving view={view} />
            <Replacing view={view} />
            <Budget view={view} />
            <Side view={view} />
          </dl>
        </details>
      )}
    </section>
  );
}

/** All that holds, in one line. */
function inWords({ onDeviceOnly, replace, budget, side }: MatterRulesView): string {
  const parts = [
    onDeviceOnly.length > 0 ? `nothing leaves this machine (${makersInWords(onDeviceOnly)})` : "",
    onDeviceOnly.length === 0 && replace.length > 0
      ? `placeholders for ${replace.map(({ kind }) => replaceKindWords[kind]).join(", ")}`
      : "",
    budget.limitUsd === null ? "" : `${dollars(budget.usedUsd)} of ${dollars(budget.limitUsd)} spent`,
    side === null ? "" : `for ${side}`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "none" : parts.join(" · ");
}

function Leaving({ view: { rules, onDeviceOnly } }: { view: MatterRulesView }) {
  const change = useMatterRules((state) => state.change);
  const others = onDeviceOnly.filter((maker) => maker !== "matter");
  const isHeld = others.length > 0;
  return (
    <>
      <dt>Sending</dt>
      <dd>
        <Switch
          label="Nothing leaves this machine"
          description={
            isHeld
              ? `Held by ${makersInWords(others)}; it cannot be switched off here.`
              : "Its contracts are summarised by the engine on this device."
          }
          checked={rules.onDeviceOnly || isHeld}
          disabled={isHeld}
          thumbIcon={isHeld ? <IconLock size={10} aria-hidden /> : undefined}
          onChange={(event) => void change({ onDeviceOnly: event.currentTarget.checked })}
        />
      </dd>
    </>
  );
}

function Replacing({ view: { rules, replace } }: { view: MatterRulesView }) {
  const change = useMatterRules((state) => state.change);
  const held = new Map(
    replace.flatMap(({ kind, makers }) => {
      const others = makers.filter((maker) => maker !== "matter");
      return others.length === 0 ? [] : [[kind, others] as const];
    }),
  );
  return (
    <>
      <dt>Placeholders</dt>
      <dd>
        <ReplaceKinds
          label="Replaced before anything is sent"
          value={rules.replace}
          held={held}
          onChange={(kinds) => void change({ replace: kinds })}
        />
      </dd>
    </>
  );
}

/** "12.50", "$12.50" or nothing: US dollars, null for none; undefined where it is no amount. */
function amountOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(/^\$/, "").replaceAll(",", "");
  if (text === "") return null;
  return /^\d{1,9}(?:\.\d{1,2})?$/.test(text) ? Number(text) : undefined;
}

function Budget({ view: { rules, budget } }: { view: MatterRulesView }) {
  const change = useMatterRules((state) => state.change);
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? rules.budgetUsd?.toString() ?? "";
  const amount = amountOf(shown);
  const { firmUsd, limitUsd, usedUsd, onExceed } = budget;

  const keep = () => {
    // What is no amount stays in sight until it is one.
    if (amount === undefined) return;
    setTyped(null);
    if (amount !== (rules.budgetUsd ?? null)) void change({ budgetUsd: amount ?? undefined });
  };
  return (
    <>
      <dt>Budget</dt>
      <dd>
        <TextInput
          aria-label="Budget of this matter in US dollars"
          className={styles.amount ?? ""}
          inputMode="decimal"
          placeholder="None"
          leftSection="$"
          value={shown}
          error={amount === undefined ? "Write an amount like 25 or 12.50, or leave it empty for none." : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === "Enter") keep();
          }}
        />
        <p className={styles.soft}>
          {dollars(usedUsd)} spent{limitUsd === null ? "" : ` of ${dollars(limitUsd)}`} since the matter began.{" "}
          {firmUsd !== null &&
            `Your firm allows ${dollars(firmUsd)}${limitUsd === firmUsd ? ", which holds" : "; yours is smaller and holds"}. `}
          {limitUsd !== null && exceedWords[onExceed]}
        </p>
      </dd>
    </>
  );
}

function Side({ view: { side, parties } }: { view: MatterRulesView }) {
  const actFor = useMatterRules((state) => state.actFor);
  const [typed, setTyped] = useState<string | null>(null);
  const list = useId();
  const keep = () => {
    const wanted = typed?.trim() ?? side ?? "";
    if (wanted === (side ?? "")) setTyped(null);
    else void actFor(wanted === "" ? null : wanted).then(() => setTyped(null));
  };
  return (
    <>
      <dt>We act for</dt>
      <dd>
        <TextInput
          aria-label="Whom we act for in this matter"
          placeholder="Nobody yet"
          list={list}
          value={typed ?? side ?? ""}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === "Enter") keep();
          }}
        />
        <datalist id={list}>
          {parties.map((party) => (
            <option key={party} value={party}>
              {party}
            </option>
          ))}
        </datalist>
        <p className={styles.soft}>
          A contract for which another side was chosen keeps it. Nothing of this is sent to a model.
        </p>
      </dd>
    </>
  );
}
