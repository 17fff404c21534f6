import { chmodSync, mkdirSync, statSync } from "node:fs";
import { posix, resolve, win32 } from "node:path";
import { HeadnoteError } from "../../shared/domain/errors.ts";

const application = "Headnote";

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder of the user's settings and library: `HEADNOTE_PROFILE` where it is set (a relative one is taken from the
 * working directory), otherwise where the platform keeps the data of applications.
 */
export function profileFolder(env: Environment, platform: NodeJS.Platform, home: string): string {
  const named = env["HEADNOTE_PROFILE"];
  if (named !== undefined && named !== "") return resolve(named);
  if (platform === "darwin") return posix.join(home, "Library", "Application Support", application);
  if (platform === "win32") {
    return win32.join(set(env["APPDATA"]) ?? win32.join(home, "AppData", "Roaming"), application);
  }
  // The XDG specification says that a relative path is to be ignored.
  const data = set(env["XDG_DATA_HOME"]);
  return posix.join(data !== null && posix.isAbsolute(data) ? data : posix.join(home, ".local", "share"), application);
}

/** Makes the folder where it is missing, readable by its owner only. Throws settings-invalid where it cannot be used. */
export function openProfile(folder: string): void {
  try {
    const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
    // The mode given to mkdir is cut by the umask, never widened; a folder that was there keeps what its owner chose.
    if (made !== undefined && process.platform !== "win32") chmodSync(folder, 0o700);
    if (!statSync(folder).isDirectory()) throw new Error("not a folder");
  } catch (error) {
    throw new HeadnoteError(
      "settings-invalid",
      `The profile folder ${folder} cannot be made or opened. Check its permissions, or name another with HEADNOTE_PROFILE.`,
      { cause: error, data: { folder } },
    );
  }
}

/** The library's file in a profile. */
export function libraryPath(folder: string): string {
  return resolve(folder, "library.db");
}

function set(value: string | undefined): string | null {
  return value === undefined || value === "" ? null : value;
}
