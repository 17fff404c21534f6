import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import { ErrorBoundary } from "../components/error-boundary.tsx";
import { useCommandKey, useRegionKey } from "../components/keyboard.ts";
import { AskScreen } from "../screens/ask/ask-screen.tsx";
import { CompareScreen } from "../screens/compare/compare-screen.tsx";
import { CostsScreen } from "../screens/costs/costs-screen.tsx";
import { DeskScreen } from "../screens/desk/desk-screen.tsx";
import { FileDrop } from "../screens/desk/file-drop.tsx";
import { LibraryScreen } from "../screens/library/library-screen.tsx";
import { MatterScreen } from "../screens/matter/matter-screen.tsx";
import { ReaderScreen } from "../screens/reader/reader-screen.tsx";
import { SettingsScreen } from "../screens/settings/settings-screen.tsx";
import { useBatches, useJobs, useSettings, useStores } from "../state/stores.ts";
import { Announcer } from "./announcer.tsx";
import { addressOf, go, usePlace, type Place } from "./navigation.ts";
import { Notices } from "./notices.tsx";
import styles from "./shell.module.css";

/** Holding transitions back would take a `<style>` element, which the content security policy forbids. */
const withoutStyleElement = { keepTransitions: true };

const tabs: readonly { label: string; place: Place }[] = [
  { label: "Desk", place: { screen: "desk" } },
  { label: "Library", place: { screen: "library", query: "" } },
  { label: "Costs", place: { screen: "costs" } },
  { label: "Settings", place: { screen: "settings" } },
];

/** What stands around every screen. */
export function Shell() {
  const stores = useStores();
  const place = usePlace();
  const waitingJobs = useJobs((state) => state.jobs.filter((job) => job.progress.state === "ready").length);
  const waitingBatches = useBatches((all) => all.batches.filter(({ state }) => state === "ready").length);
  const waiting = waitingJobs + waitingBatches;
  const scheme = useSettings((state) => state.preferences?.colorScheme);
  const { setColorScheme } = useMantineColorScheme(withoutStyleElement);
  const [picking, setPicking] = useState(false);
  const picked = useCallback(() => setPicking(false), []);

  useEffect(() => {
    const leave = new AbortController();
    void stores.jobs.getState().follow(leave.signal);
    void stores.batches.getState().follow(leave.signal);
    void stores.settings
      .getState()
      .load()
      .then(() => {
        const matter = stores.settings.getState().preferences?.defaultMatter ?? "";
        if (stores.jobs.getState().intake.matter === "") stores.jobs.getState().setIntake({ matter });
      });
    return () => leave.abort();
  }, [stores]);

  useEffect(() => {
    if (scheme !== undefined) setColorScheme(scheme);
  }, [scheme, setColorScheme]);

  useEffect(() => {
    const tab = tabs.find((one) => one.place.screen === place.screen);
    if (tab !== undefined) document.title = `${tab.label} · Headnote`;
  }, [place.screen]);

  // What had the focus is gone with its screen: whoever goes by keyboard, or listens, goes on in the new one.
  const where = addressOf(place).split("?")[0];
  useEffect(() => {
    if (document.activeElement === document.body) document.getElementById("main")?.focus({ preventScroll: true });
  }, [where]);

  // Settings that were refused and calls that were cut off come about while the page is open.
  useEffect(() => {
    const refresh = () => void stores.settings.getState().refreshInfo();
    refresh();
    window.addEventListener("focus", refresh);
    return () => window.removeEventListener("focus", refresh);
  }, [stores, place.screen]);

  useRegionKey();
  useCommandKey(
    "o",
    useCallback(() => {
      go({ screen: "desk" });
      setPicking(true);
    }, []),
  );
  useCommandKey(
    "k",
    useCallback(() => {
      go({ screen: "library", query: "" });
      document.getElementById("library-search")?.focus();
    }, []),
  );

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main" onClick={skip}>
        Skip to the content
      </a>
      <header className={styles.bar}>
        <a className={styles.name} href={addressOf({ screen: "desk" })}>
          Headnote
        </a>
        <nav className={styles.tabs} aria-label="Screens" data-region>
          {tabs.map(({ label, place: to }) => (
            <a
              key={label}
              href={addressOf(to)}
              aria-current={to.screen === place.screen ? "page" : isWithin(to, place) ? "true" : undefined}
              className={styles.tab}
            >
              {label}
              {to.screen === "desk" && waiting > 0 && (
                <span className={styles.waiting} title="Waiting for your answer">
                  {waiting}
                  <span className={styles.hidden}> waiting for your answer</span>
                </span>
              )}
            </a>
          ))}
        </nav>
        <SchemeSwitch />
      </header>
      <Notices />
      <main id="main" tabIndex={-1} data-region className={place.screen === "reader" ? styles.fixed : styles.scrolling}>
        <ErrorBoundary key={where}>
          <Screen place={place} picking={picking} onPicked={picked} />
        </ErrorBoundary>
      </main>
      <FileDrop />
      <Announcer />
    </div>
  );
}

/** Summaries, matters, comparisons and questions are reached from the library, and lead back to it. */
function isWithin(tab: Place, { screen }: Place): boolean {
  return tab.screen === "library" && ["reader", "compare", "matter", "ask"].includes(screen);
}

interface ScreenProps {
  readonly place: Place;
  readonly picking: boolean;
  readonly onPicked: () => void;
}

function Screen({ place, picking, onPicked }: ScreenProps) {
  switch (place.screen) {
    case "desk":
      return <DeskScreen picking={picking} onPicked={onPicked} />;
    case "reader":
      return <ReaderScreen id={place.id} passage={place.passage ?? null} />;
    case "compare":
      return <CompareScreen before={place.before} after={place.after} />;
    case "matter":
      return <MatterScreen matter={place.matter} />;
    case "ask":
      return <AskScreen ids={place.ids} question={place.question} />;
    case "library":
      return <LibraryScreen query={place.query} />;
    case "costs":
      return <CostsScreen />;
    case "settings":
      return <SettingsScreen />;
  }
}

function SchemeSwitch() {
  const scheme = useComputedColorScheme("light");
  const { setColorScheme } = useMantineColorScheme(withoutStyleElement);
  const setPreferences = useSettings((state) => state.setPreferences);
  const other = scheme === "dark" ? "light" : "dark";
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={`Switch to the ${other} theme`}
      onClick={() => {
        setColorScheme(other);
        void setPreferences({ colorScheme: other });
      }}
    >
      {scheme === "dark" ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
    </ActionIcon>
  );
}

/** The address after `#` is the place, so the link moves the focus itself. */
function skip(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
