import { basename, join } from "node:path";
import Conf from "conf";
import { preferencesSchema, type Preferences } from "../../shared/domain/configuration.ts";
import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { stampOf } from "./stamp.ts";
import { keepAsBad, readIfThere, writeWhole } from "./atomic-file.ts";

/** The file `preferences.json` of a profile, as Conf and Electron's store write it. */
export interface PreferenceStore {
  /** The whole file. */
  get(): unknown;
  /** Replaces the whole file, atomically. */
  set(value: Record<string, unknown>): void;
}

export interface PreferencesOptions {
  /** The profile's folder. */
  readonly folder: string;
  /** Made only once the file is known to be readable; by default with Conf. */
  readonly store?: (folder: string) => PreferenceStore;
}

/** What one user prefers. Reading never throws because of what is in the file. */
export interface PreferenceSource {
  current(): Preferences;
  /** Throws disk-full and settings-invalid where it cannot be written; the old preferences then still apply. */
  set(preferences: Preferences): void;
  /** What happened to a file that could not be used, and under which name it is kept; null where all is well. */
  problem(): string | null;
}

export function createPreferences({ folder, store: makeStore = confStore }: PreferencesOptions): PreferenceSource {
  const path = join(folder, "preferences.json");
  const lastGood = join(folder, "preferences.last-good.json");
  let problem: string | null = null;
  let store: PreferenceStore | null = null;

  const opened = (): PreferenceStore => {
    store ??= makeStore(folder);
    return store;
  };
  /** Puts a file that cannot be used out of the way, and the last good preferences in its place. */
  const mend = (): Preferences => {
    const read = readPreferences(lastGood);
    const preferences = read.state === "good" ? read.preferences : preferencesSchema.parse({});
    const applies = read.state === "good" ? "the last good preferences apply" : "the defaults apply";
    try {
      const kept = basename(keepAsBad(path));
      writeWhole(path, `${JSON.stringify(preferences, null, 2)}\n`);
      problem = `preferences.json could not be read, so ${applies}; it is kept as ${kept}.`;
    } catch {
      // A full disk or a folder without permission: the file stays as it is, and is met again next time.
      problem = `preferences.json can be neither read nor replaced, so ${applies}.`;
    }
    return preferences;
  };
  const keepLastGood = (preferences: Preferences) => {
    const text = `${JSON.stringify(preferences, null, 2)}\n`;
    try {
      if (readIfThere(lastGood) !== text) writeWhole(lastGood, text);
    } catch (error) {
      // A full disk must not keep anyone from reading preferences.
      if (!isHeadnoteError(error)) throw error;
    }
  };

  /** What was read, and of which state of the file; every call asks for preferences, and the file seldom changes. */
  let seen: { readonly stamp: string; readonly preferences: Preferences } | null = null;

  return {
    current: () => {
      const stamp = stampOf(path);
      if (seen?.stamp === stamp) return seen.preferences;
      seen = null;
      const read = readPreferences(path);
      if (read.state === "bad") return mend();
      const preferences = read.state === "absent" ? preferencesSchema.parse({}) : read.preferences;
      if (read.state === "good") keepLastGood(preferences);
      seen = { stamp, preferences };
      return preferences;
    },
    set: (preferences) => {
      const value = preferencesSchema.parse(preferences);
      if (readPreferences(path).state === "bad") mend();
      const before = opened().get();
      // What a newer Headnote wrote beside is kept.
      opened().set({ ...(isObject(before) ? before : {}), ...value });
      keepLastGood(value);
      problem = null;
    },
    problem: () => problem,
  };
}

/** The store of every door but the desktop, which hands in Electron's. */
function confStore(folder: string): PreferenceStore {
  const conf = new Conf<Record<string, unknown>>({
    cwd: folder,
    configName: "preferences",
    fileExtension: "json",
    configFileMode: 0o600,
    clearInvalidConfig: false,
  });
  return {
    get: () => conf.store,
    set: (value) => {
      conf.store = value;
    },
  };
}

type Read =
  | { readonly state: "absent" }
  | { readonly state: "bad" }
  | { readonly state: "good"; readonly preferences: Preferences };

function readPreferences(path: string): Read {
  try {
    const text = readIfThere(path);
    if (text === null) return { state: "absent" };
    const read = preferencesSchema.safeParse(JSON.parse(text));
    return read.success ? { state: "good", preferences: read.data } : { state: "bad" };
  } catch {
    return { state: "bad" };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
