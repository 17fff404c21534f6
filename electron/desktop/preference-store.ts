import { ipcMain } from "electron";
import Store from "electron-store";
import type { ComposeOptions } from "../usecases/compose.ts";

/** `preferences.json` in the profile's folder, through electron-store: the file that the other doors write with conf. */
export const createPreferenceStore: NonNullable<ComposeOptions["preferenceStore"]> = (folder) => {
  const store = new Store<Record<string, unknown>>({
    cwd: folder,
    name: "preferences",
    fileExtension: "json",
    configFileMode: 0o600,
    clearInvalidConfig: false,
  });
  // The store answers pages that ask where it lies; ours reaches preferences through the calls only.
  ipcMain.removeAllListeners("electron-store-get-data");
  return {
    get: () => store.store,
    set: (value) => {
      store.store = value;
    },
  };
};
