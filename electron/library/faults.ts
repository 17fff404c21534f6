import { HeadnoteError } from "../../shared/domain/errors.ts";

/** A stored record that is not what it should be. Names what it is and its id, never what is in it. */
export function damagedRecord(what: string, id: string, cause?: unknown): HeadnoteError {
  return new HeadnoteError(
    "library-damaged",
    `The library's record of ${what} ${id} cannot be read. Nothing was deleted; everything else stays readable, and a backup brings this one back.`,
    { cause, data: { what, id } },
  );
}

export function damagedFile(cause?: unknown): HeadnoteError {
  return new HeadnoteError(
    "library-damaged",
    "The library's file is damaged. Nothing was deleted or changed; keep the file as it is, and put a backup in its place to go on.",
    { cause },
  );
}

export function lockedFile(protection: "key" | "passphrase", cause?: unknown): HeadnoteError {
  const message =
    protection === "passphrase"
      ? "The library does not open with this passphrase. Check HEADNOTE_PASSPHRASE; nothing was changed."
      : "The library does not open with the key in the system keychain. It was made with another key or with a passphrase (set HEADNOTE_PASSPHRASE); nothing was changed.";
  return new HeadnoteError("library-locked", message, { cause });
}

/** Turns an error of SQLite into one for a person. Errors that are not SQLite's are returned as they are. */
export function asLibraryError(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === null) return error;
  if (code === "SQLITE_FULL" || code === "SQLITE_IOERR_SHMSIZE") {
    return new HeadnoteError(
      "disk-full",
      "The disk is full, so this was not saved. What was saved before is safe; make room and try again.",
      { cause: error },
    );
  }
  if (code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB") return damagedFile(error);
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
    return new HeadnoteError(
      "library-locked",
      "Another Headnote has been writing to the library for too long. Try again when it is done, or close it.",
      { cause: error },
    );
  }
  if (code.startsWith("SQLITE_READONLY") || code === "SQLITE_PERM" || code.startsWith("SQLITE_CANTOPEN")) {
    return new HeadnoteError(
      "library-locked",
      "The library's file may not be opened or written. Check the permissions of the profile folder and its files.",
      { cause: error },
    );
  }
  if (code.startsWith("SQLITE_IOERR")) {
    return new HeadnoteError(
      "library-damaged",
      `The disk reported an error while the library was used (${code}). What was saved before was not changed; check the disk and make a backup.`,
      { cause: error },
    );
  }
  return error;
}

/** The extended result code of an error of SQLite ("SQLITE_FULL"), or null where it is not one. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const { code } = error;
  return typeof code === "string" && code.startsWith("SQLITE_") ? code : null;
}
