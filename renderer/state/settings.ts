import { createStore, type StoreApi } from "zustand/vanilla";
import type { Configuration, Preferences } from "../../shared/domain/configuration.ts";
import type { AppInfo, ProviderStatus } from "../../shared/rpc/api.ts";
import type { Client } from "../app/api.ts";
import { failureOf, type Failure } from "./failure.ts";

/** How a provider's test went. */
export type Trial =
  | { readonly state: "asking" }
  | { readonly state: "answered"; readonly ok: boolean; readonly message: string; readonly models: readonly string[] }
  | { readonly state: "failed"; readonly failure: Failure };

export interface InForce {
  readonly configuration: Configuration;
  readonly path: string;
  readonly problem: string | null;
}

export interface SettingsState {
  readonly info: AppInfo | null;
  readonly preferences: Preferences | null;
  readonly inForce: InForce | null;
  readonly providers: readonly ProviderStatus[] | null;
  readonly trials: Readonly<Record<string, Trial>>;
  /** By provider: what went wrong with its key. */
  readonly keyFailures: Readonly<Record<string, Failure>>;
  readonly failure: Failure | null;
  /** What every screen needs to know. */
  readonly load: () => Promise<void>;
  /** The notices alone, which other programs and the clock change. */
  readonly refreshInfo: () => Promise<void>;
  /** Notices that the reader has put away for as long as this page is open. */
  readonly putAway: readonly string[];
  readonly putAwayNotice: (notice: string) => void;
  readonly setPreferences: (change: Partial<Preferences>) => Promise<void>;
  /** True where the key was taken. The key passes through and is kept nowhere in the page. */
  readonly setKey: (id: string, key: string) => Promise<boolean>;
  readonly deleteKey: (id: string) => Promise<void>;
  readonly test: (id: string) => Promise<void>;
}

type SettingsClient = Pick<Client, "app" | "settings" | "providers">;

export function createSettingsStore(client: SettingsClient): StoreApi<SettingsState> {
  return createStore<SettingsState>((set, get) => {
    const put = (status: ProviderStatus) => {
      const { [status.id]: _settled, ...keyFailures } = get().keyFailures;
      set({ providers: get().providers?.map((one) => (one.id === status.id ? status : one)) ?? null, keyFailures });
    };
    const fail = (id: string, error: unknown) => set({ keyFailures: { ...get().keyFailures, [id]: failureOf(error) } });
    const note = (id: string, trial: Trial) => set({ trials: { ...get().trials, [id]: trial } });

    return {
      info: null,
      preferences: null,
      inForce: null,
      providers: null,
      trials: {},
      keyFailures: {},
      failure: null,
      async load() {
        try {
          const [info, preferences, inForce, providers] = await Promise.all([
            client.app.info(),
            client.settings.preferences(),
            client.settings.configuration(),
            client.providers.list(),
          ]);
          set({ info, preferences, inForce, providers, failure: null });
        } catch (error) {
          set({ failure: failureOf(error) });
        }
      },
      async refreshInfo() {
        try {
          set({ info: await client.app.info() });
        } catch {
          // Whatever is wrong is said by what the reader asked for; what was known before still stands.
        }
      },
      putAway: [],
      putAwayNotice: (notice) => set({ putAway: [...get().putAway, notice] }),
      async setPreferences(change) {
        const { preferences } = get();
        if (preferences === null) return;
        const wanted = { ...preferences, ...change };
        set({ preferences: wanted });
        try {
          set({ preferences: await client.settings.setPreferences(wanted), failure: null });
        } catch (error) {
          set({ preferences, failure: failureOf(error) });
        }
      },
      async setKey(id, key) {
        try {
          put(await client.providers.setKey({ id, key }));
          void get().refreshInfo();
          return true;
        } catch (error) {
          fail(id, error);
          return false;
        }
      },
      async deleteKey(id) {
        try {
          put(await client.providers.deleteKey({ id }));
          void get().refreshInfo();
        } catch (error) {
          fail(id, error);
        }
      },
      async test(id) {
        note(id, { state: "asking" });
        try {
          const { ok, message, models } = await client.providers.test({ id });
          note(id, { state: "answered", ok, message, models });
        } catch (error) {
          note(id, { state: "failed", failure: failureOf(error) });
        }
      },
    };
  });
}
