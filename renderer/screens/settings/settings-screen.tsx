import { SegmentedControl, Switch, TextInput } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import type { ProviderStatus } from "../../../shared/rpc/api.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { plural } from "../../components/format.ts";
import { Page } from "../../components/page.tsx";
import { ReplaceKinds } from "../../components/replace-kinds.tsx";
import { useSettings } from "../../state/stores.ts";
import { FirmRules } from "./firm-rules.tsx";
import { MattersWithRules } from "./matters.tsx";
import { ProviderRow } from "./provider-row.tsx";
import { RoutesInForce } from "./routes-in-force.tsx";
import styles from "./settings.module.css";

/** Providers and their keys, what the lawyer prefers, and what is in force. */
export function SettingsScreen() {
  const providers = useSettings((state) => state.providers);
  const info = useSettings((state) => state.info);
  const failure = useSettings((state) => state.failure);
  const load = useSettings((state) => state.load);

  const others = (providers ?? []).filter((provider) => !isUsed(provider));

  useEffect(() => {
    void load();
  }, [load]);

  return (
    <Page title="Settings">
      <div className={styles.sections}>
        {failure !== null && <FailureNote failure={failure} />}
        <Section
          title="Providers"
          about={
            info?.keychain === "session"
              ? "Keys are held for this session only, because there is no keychain here. They are never shown again."
              : "Keys go into this machine's keychain and are never shown again."
          }
        >
          <ProviderList providers={(providers ?? []).filter(isUsed)} />
          {others.length > 0 && (
            <details className={styles.others}>
              <summary>{plural(others.length, "more provider")} that no route names</summary>
              <ProviderList providers={others} />
            </details>
          )}
        </Section>
        <Section title="Your firm" about="Holds over everything below. Nobody can take it back here.">
          <FirmRules />
        </Section>
        <PreferenceFields />
        <Section title="Routes" about="Set by your firm in one file. A change takes effect on the next contract.">
          <RoutesInForce />
        </Section>
        <Section title="Library">
          <p className={styles.plain} data-testid="kept">
            {info === null ? "" : keptWhere[info.keeping]}
          </p>
          <p className={styles.soft}>
            {info === null
              ? ""
              : `Headnote ${info.version}, ${info.edition === "desktop" ? "desktop" : "browser"} edition`}
          </p>
        </Section>
      </div>
    </Page>
  );
}

/** Named by a route, or given a key: what the lawyer has to do with. */
function isUsed({ routed, key, dialect }: ProviderStatus): boolean {
  return routed || key !== null || dialect === "on-device";
}

function ProviderList({ providers }: { providers: readonly ProviderStatus[] }) {
  return (
    <ul className={styles.providers}>
      {providers.map((provider) => (
        <ProviderRow key={provider.id} provider={provider} />
      ))}
    </ul>
  );
}

const keptWhere = {
  keychain: "On this machine, encrypted; its key is in this machine's keychain.",
  passphrase: "On this machine, encrypted with your passphrase.",
  session: "Nowhere: what is made in this session is gone when Headnote is closed.",
} as const;

function Section({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <div>
        <h2>{title}</h2>
        {about !== undefined && <p className={styles.soft}>{about}</p>}
      </div>
      <div>{children}</div>
    </section>
  );
}

function PreferenceFields() {
  const preferences = useSettings((state) => state.preferences);
  const setPreferences = useSettings((state) => state.setPreferences);
  const [matter, setMatter] = useState<string | null>(null);
  if (preferences === null) return null;
  return (
    <>
      <Section title="Before sending" about="Whether a contract waits for your yes before a model elsewhere gets it.">
        <SegmentedControl
          aria-label="Before sending"
          data={[
            { value: "ask", label: "Show me the plan and ask" },
            { value: "send", label: "Send at once" },
          ]}
          value={preferences.beforeSending}
          onChange={(beforeSending) => void setPreferences({ beforeSending })}
        />
      </Section>
      <Confidentiality />
      <Section
        title="Matters"
        about="A matter can ask for more than your settings, have a budget, and remember whom you act for."
      >
        <MattersWithRules />
      </Section>
      <Section title="Usual matter" about="Stands in the matter field until you write another.">
        <TextInput
          aria-label="Usual matter"
          className={styles.narrow}
          placeholder="None"
          value={matter ?? preferences.defaultMatter}
          onChange={(event) => setMatter(event.currentTarget.value)}
          onBlur={() => {
            if (matter !== null) void setPreferences({ defaultMatter: matter.trim() });
            setMatter(null);
          }}
        />
      </Section>
      <Section title="Theme">
        <SegmentedControl
          aria-label="Theme"
          data={[
            { value: "auto", label: "As this machine" },
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
          value={preferences.colorScheme}
          onChange={(colorScheme) => void setPreferences({ colorScheme })}
        />
      </Section>
    </>
  );
}

/** What the lawyer asks for of every contract, beside what the firm asks for. */
function Confidentiality() {
  const preferences = useSettings((state) => state.preferences);
  const policy = useSettings((state) => state.inForce?.configuration.policy);
  const setPreferences = useSettings((state) => state.setPreferences);
  if (preferences === null) return null;
  const isHeld = policy?.onDeviceOnly === true;
  return (
    <Section
      title="Confidentiality"
      about="Holds for every contract. Your firm's policy and a matter can ask for more, never for less."
    >
      <Switch
        label="Nothing leaves this machine"
        description={isHeld ? "Held by your firm; it cannot be switched off here." : undefined}
        checked={isHeld || preferences.onDeviceOnly === true}
        disabled={isHeld}
        thumbIcon={isHeld ? <IconLock size={10} aria-hidden /> : undefined}
        onChange={(event) => void setPreferences({ onDeviceOnly: event.currentTarget.checked })}
      />
      <div className={styles.kinds}>
        <ReplaceKinds
          label="Always replaced by placeholders before sending"
          value={preferences.replace ?? []}
          held={new Map((policy?.replace ?? []).map((kind) => [kind, ["firm"] as const]))}
          onChange={(replace) => void setPreferences({ replace })}
        />
      </div>
    </Section>
  );
}
