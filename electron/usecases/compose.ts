import { randomUUID } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { createReader } from "../documents/create-reader.ts";
import { forkNodeProcess } from "../documents/fork-node-process.ts";
import { defaultLimits, type ReadingLimits, type ReadingProcess } from "../documents/reader.ts";
import { createExecutor } from "../execution/create-executor.ts";
import { createHealthBook } from "../execution/health-book.ts";
import { openLibrary } from "../library/open.ts";
import { resolveDeployment } from "../providers/deployments.ts";
import { costOf } from "../providers/prices.ts";
import { createProviders } from "../providers/registry.ts";
import { budgetsInForce } from "../../shared/domain/rules-in-force.ts";
import { checkBudget, nothingSpent, together } from "../routing/budgets.ts";
import { createConfiguration, routesPath } from "../settings/configuration.ts";
import { contractMarker } from "../summaries/contract-marker.ts";
import { markerSecret } from "../settings/marker-secret.ts";
import { libraryKey } from "../settings/library-key.ts";
import { openKeychain } from "../settings/open-keychain.ts";
import { createPreferences, type PreferenceStore } from "../settings/preferences.ts";
import { libraryPath, openProfile, profileFolder } from "../settings/profile.ts";
import { createOnDeviceProvider } from "../summaries/on-device/provider.ts";
import { systemClock, type Clock } from "../execution/clock.ts";
import { readingLimitsOf } from "../../shared/domain/configuration.ts";
import { Turns } from "../../shared/domain/turns.ts";
import { Batches } from "./batches.ts";
import { Desk } from "./desk.ts";
import type { Edition, House, Keeping } from "./house.ts";
import { once } from "./once.ts";
import { onceATurn } from "./once-a-turn.ts";
import { openKeys } from "./open-keys.ts";
import { createRouter, type Router } from "./rpc.ts";
import { headnoteVersion } from "./version.ts";

/** For a door that starts reading processes in its own way. */
export { readingEnvironment, readingHeap } from "../documents/reading-surroundings.ts";

/** Tasks that may wait for providers at one time, whoever they are for; reading has its own limits, and so has each deployment. */
const runningAtOnce = 6;

export interface ComposeOptions {
  readonly edition: Edition;
  readonly env: NodeJS.ProcessEnv;
  /** The program of the reading process; started with node:child_process unless `fork` is given. */
  readonly readingEntry: string;
  readonly fork?: (memoryBytes: number) => ReadingProcess;
  /** The desktop's own (electron-store); otherwise a file of the same name and shape. */
  readonly preferenceStore?: (folder: string) => PreferenceStore;
  readonly limits?: Partial<ReadingLimits>;
  /** Routes, providers and policy, instead of the profile's own file. */
  readonly configurationPath?: string;
  /** Told whenever other settings are in force, or something is wrong with them (a sentence), or nothing any more (null). */
  readonly onSettings?: (problem: string | null) => void;
  /** By which deadlines, retries and cool-downs are kept; the system's unless given. */
  readonly clock?: Clock;
}

export interface Headnote {
  readonly house: House;
  readonly desk: Desk;
  readonly batches: Batches;
  readonly router: Router;
  /** Ends what is under way and closes the library. */
  close(): Promise<void>;
}

/** The only place that constructs. Cheap: the profile is made, but keychain and library open when first needed. */
export function compose(options: ComposeOptions): Headnote {
  const { env } = options;
  const platform = process.platform;
  const folder = profileFolder(env, platform, homedir());
  openProfile(folder);

  const clock = options.clock ?? systemClock;
  const configuration = createConfiguration({
    ...(options.configurationPath === undefined
      ? { path: routesPath(folder) }
      : { path: options.configurationPath, lastGood: join(folder, "gateway.last-good.json") }),
    onChange: () => options.onSettings?.(configuration.problem()),
  });
  const limits = (): ReadingLimits => ({
    ...defaultLimits,
    ...readingLimitsOf(configuration.current().reading),
    ...options.limits,
  });
  const reader = createReader({
    fork: options.fork ?? ((memoryBytes) => forkNodeProcess(options.readingEntry, memoryBytes)),
    limits,
  });
  const preferences = createPreferences({
    folder,
    ...(options.preferenceStore === undefined ? {} : { store: options.preferenceStore }),
  });
  const firm = onceATurn(() => configuration.current());
  const preferred = onceATurn(() => preferences.current());
  const keychain = once(() => openKeychain({ env, platform }));
  const keys = once(() => openKeys(keychain()));
  const secret = once(() => libraryKey(keychain().keychain, env, folder));
  const library = once(() => {
    const opened = secret();
    return openLibrary({
      path: opened.source === "none" ? null : libraryPath(folder),
      key: opened.source === "keychain" ? opened.key : null,
      ...(opened.source === "passphrase" ? { passphrase: opened.passphrase } : {}),
      clock: () => Date.now(),
    });
  });
  const markers = once(() => markerSecret(folder));
  const health = once(() =>
    createHealthBook({
      clock,
      store: { load: () => library().loadHealth(), save: (records) => library().saveHealth(records) },
    }),
  );
  const budgetsNow = () => budgetsInForce(firm().budgets, preferred());
  /** This month's, from the ledger; not looked up where nobody set a budget. */
  const spent = () => {
    const budgets = budgetsNow();
    return budgets === undefined ? nothingSpent : library().spending(new Date(clock.now()).toISOString().slice(0, 7));
  };
  const resolve = (id: string) => resolveDeployment(id, firm().providers);
  const provider = createProviders({
    onDevice: createOnDeviceProvider(),
    now: () => clock.now(),
    closed: () => firm().policy?.onDeviceOnly === true || preferred().onDeviceOnly === true,
  });
  const executor = once(() =>
    createExecutor({
      provider,
      resolve,
      key: (id) => keys().read(id),
      ledger: library().ledger,
      cost: costOf,
      clock,
      health: health(),
      limitsOf: (id) => firm().providers[id] ?? null,
      hedge: () => firm().hedge ?? null,
      budget: (expense, underWay) => {
        const budgets = budgetsNow();
        return checkBudget(budgets, budgets === undefined ? nothingSpent : together(spent(), underWay), expense);
      },
    }),
  );

  const house: House = {
    version: headnoteVersion(),
    edition: options.edition,
    profile: folder,
    reader,
    get fileLimit() {
      return limits().fileBytes;
    },
    library,
    keeping: (): Keeping => {
      const { source, notice } = secret();
      return { source: source === "none" ? "session" : source, notice };
    },
    keys,
    executor,
    health,
    spent,
    provider,
    resolve,
    configuration: () => ({
      current: firm(),
      path: configuration.path,
      problem: configuration.problem(),
    }),
    preferences: () => preferred(),
    setPreferences: (value) => {
      preferred.forget();
      preferences.set(value);
    },
    preferencesProblem: () => {
      preferences.current();
      return preferences.problem();
    },
    marker: (contract) => contractMarker(markers(), contract),
    clock,
    now: () => clock.now(),
    newId: () => randomUUID(),
  };
  const running = new Turns(runningAtOnce);
  const batches = new Batches(house, running);
  const desk = new Desk(house, running, batches);
  return {
    house,
    desk,
    batches,
    router: createRouter(house, desk, batches),
    close: async () => {
      desk.close();
      await batches.close();
      health.made()?.flush();
      library.made()?.close();
    },
  };
}
