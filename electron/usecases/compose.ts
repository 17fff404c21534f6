import { randomUUID } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { createReader } from "../documents/create-reader.ts";
import { forkNodeProcess } from "../documents/fork-node-process.ts";
import { defaultLimits, type ReadingLimits, type ReadingProcess } from "../documents/reader.ts";
import { createExecutor } from "../execution/create-executor.ts";
import { openLibrary } from "../library/open.ts";
import type { Library } from "../library/library.ts";
import { resolveDeployment } from "../providers/deployments.ts";
import { costOf } from "../providers/prices.ts";
import { createProviders } from "../providers/registry.ts";
import { createConfiguration } from "../settings/configuration.ts";
import { libraryKey } from "../settings/library-key.ts";
import { openKeychain } from "../settings/open-keychain.ts";
import { createPreferences, type PreferenceStore } from "../settings/preferences.ts";
import { openProfile, profileFolder } from "../settings/profile.ts";
import { createOnDeviceProvider } from "../summaries/on-device/provider.ts";
import { Desk } from "./desk.ts";
import type { Edition, House, Keeping, Keys } from "./house.ts";
import { createRouter, type Router } from "./rpc.ts";
import { headnoteVersion } from "./version.ts";
import { once } from "./once.ts";

export interface ComposeOptions {
  readonly edition: Edition;
  readonly env: NodeJS.ProcessEnv;
  /** The program of the reading process; started with node:child_process unless `fork` is given. */
  readonly readingEntry: string;
  readonly fork?: () => ReadingProcess;
  /** The desktop's own (electron-store); otherwise a file of the same name and shape. */
  readonly preferenceStore?: (folder: string) => PreferenceStore;
  readonly limits?: ReadingLimits;
}

export interface Headnote {
  readonly house: House;
  readonly desk: Desk;
  readonly router: Router;
  /** Ends what is under way and closes the library. */
  close(): Promise<void>;
}

/** The only place that constructs. Cheap: the profile is made, but keychain and library open when first needed. */
export function compose(options: ComposeOptions): Headnote {
  const { env } = options;
  return {} as Headnote;
}
