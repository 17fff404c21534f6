import { randomBytes } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import { libraryKeyAccount } from "./accounts.ts";
import { readIfThere, writeWhole } from "./atomic-file.ts";
import type { Keychain } from "./keychain.ts";
import { withLockFile } from "./lock-file.ts";
import { libraryPath, type Environment } from "./profile.ts";

/** With what the library of a profile is opened. `none`: nothing is kept beyond the session, and `notice` says so. */
export type LibraryKey =
  | { readonly source: "keychain"; readonly key: Buffer; readonly notice: null }
  | { readonly source: "passphrase"; readonly passphrase: string; readonly notice: null }
  | { readonly source: "none"; readonly notice: string };

/**
 * Finds what opens the library in `folder`; where there is no library yet, decides what will, and makes a key where that is
 * the keychain. How a library was made is written beside it, in `library.json`, because the library itself cannot say so
 * while it is closed: only with it can a lost key be told from a passphrase that was not given.
 *
 * A key is never made while there is a library. Throws library-locked where there is one that cannot be opened from here,
 * and keychain-locked.
 */
export function libraryKey(keychain: Keychain, env: Environment, folder: string): LibraryKey {
  const given = env["HEADNOTE_PASSPHRASE"];
  const passphrase = given === undefined || given === "" ? null : given;
  return hasLibrary(folder)
    ? forLibrary(keychain, passphrase, folder)
    : withLockFile(join(folder, "library-key.lock"), () =>
        // Another door may have made it while this one waited.
        hasLibrary(folder) ? forLibrary(keychain, passphrase, folder) : forNewLibrary(keychain, passphrase, folder),
      );
}

function forLibrary(keychain: Keychain, passphrase: string | null, folder: string): LibraryKey {
  const madeWith = readMadeWith(folder);
  switch (madeWith) {
    case "passphrase":
      if (passphrase !== null) return { source: "passphrase", passphrase, notice: null };
      throw locked("The library is locked with a passphrase. Set HEADNOTE_PASSPHRASE to open it.");
    case "keychain":
      return keptKey(
        keychain,
        "The key of the library is no longer in the system keychain (Headnote, library-key). Bring the keychain back from a backup; without the key the library cannot be opened, and it was not changed.",
      );
    case null:
      // What the user says now counts for more than what a keychain happens to hold.
      if (passphrase !== null) return { source: "passphrase", passphrase, notice: null };
      return keptKey(
        keychain,
        "Neither a passphrase nor a key in the system keychain was found for the library. Set HEADNOTE_PASSPHRASE if it was made with one; it was not changed.",
      );
  }
}

/** The key that was made earlier. */
function keptKey(keychain: Keychain, whenLost: string): LibraryKey {
  if (keychain.kind !== "keychain") {
    throw locked(
      "The key of the library is in the system keychain, which cannot be reached from here. Open Headnote in the desktop session in which the library was made.",
    );
  }
  const key = readKey(keychain);
  if (key === null) throw locked(whenLost);
  return { source: "keychain", key, notice: null };
}

function forNewLibrary(keychain: Keychain, passphrase: string | null, folder: string): LibraryKey {
  const key = keychain.kind === "keychain" ? keyForNewLibrary(keychain, passphrase !== null) : null;
  if (key !== null) {
    writeMadeWith(folder, "keychain");
    return { source: "keychain", key, notice: null };
  }
  if (passphrase !== null) {
    writeMadeWith(folder, "passphrase");
    return { source: "passphrase", passphrase, notice: null };
  }
  return {
    source: "none",
    notice:
      "There is no system keychain and no HEADNOTE_PASSPHRASE, so nothing is saved: summaries are gone when Headnote closes.",
  };
}

/** Null where the keychain cannot keep one; a locked one is only passed over for a passphrase that was given. */
function keyForNewLibrary(keychain: Keychain, hasPassphrase: boolean): Buffer | null {
  try {
    const known = readKey(keychain);
    if (known !== null) return known;
    keychain.write(libraryKeyAccount, randomBytes(32).toString("hex"));
    // What the keychain gives back is what it will give back next time.
    return readKey(keychain);
  } catch (error) {
    if (!isHeadnoteError(error)) throw error;
    if (error.code === "keychain-unavailable" || (error.code === "keychain-locked" && hasPassphrase)) return null;
    throw error;
  }
}

function readKey(keychain: Keychain): Buffer | null {
  const secret = keychain.read(libraryKeyAccount);
  if (secret === null) return null;
  if (/^[0-9a-f]{64}$/.test(secret)) return Buffer.from(secret, "hex");
  throw locked(
    "What the system keychain holds for the library (Headnote, library-key) is not a key that Headnote made. Bring the right one back from a backup; nothing was changed.",
  );
}

/** As the library looks at it: a file that a crash left empty is as good as none. */
function hasLibrary(folder: string): boolean {
  const path = libraryPath(folder);
  return [path, `${path}-wal`].some((file) => existsSync(file) && statSync(file).size > 0);
}

const madeWithSchema = z.object({ madeWith: z.enum(["keychain", "passphrase"]) });
type MadeWith = z.infer<typeof madeWithSchema>["madeWith"];

function madeWithPath(folder: string): string {
  return join(folder, "library.json");
}

function readMadeWith(folder: string): MadeWith | null {
  try {
    return madeWithSchema.parse(JSON.parse(readIfThere(madeWithPath(folder)) ?? "")).madeWith;
  } catch {
    return null;
  }
}

function writeMadeWith(folder: string, madeWith: MadeWith): void {
  if (readMadeWith(folder) !== madeWith) writeWhole(madeWithPath(folder), `${JSON.stringify({ madeWith })}\n`);
}

function locked(message: string): HeadnoteError {
  return new HeadnoteError("library-locked", message);
}
