import { closeSync, existsSync, openSync, statSync } from "node:fs";
import type BetterSqlite3 from "better-sqlite3";
import Database from "better-sqlite3-multiple-ciphers";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { asLibraryError, damagedFile, lockedFile, sqliteCode } from "./faults.ts";
import { sealsAnyPage, type Secret } from "./page-seals.ts";
import { migrations, schemaVersion } from "./schema/migrations.ts";

export type Connection = BetterSqlite3.Database;

/** Milliseconds that a call waits for another process to finish writing. */
const busyTimeoutMs = 10_000;
const mostAttempts = 50;
const pauseMs = 20;

/** An empty library in memory, gone with the process. */
export function connectInMemory(): Connection {
  const connection = new Database(":memory:");
  settle(connection);
  migrate(connection);
  return connection;
}

/**
 * Opens the library at `path`, or makes it. A library of a newer Headnote is refused before a byte of it is changed.
 * Throws library-locked, library-damaged, library-too-new, disk-full.
 */
export function connect(path: string, secret: Secret): Connection {
  for (let attempt = 1; ; attempt += 1) {
    const existed = isLibrary(path);
    if (existed) refuseUnlessReadable(path, secret);
    try {
      return connectOnce(path, secret);
    } catch (error) {
      if (attempt === mostAttempts || !isRaceOfMakers(error, existed)) throw asLibraryError(error);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}

function connectOnce(path: string, secret: Secret): Connection {
  const connection = unlock(path, secret, {});
  try {
    settle(connection);
    connection.pragma("journal_mode = WAL");
    migrate(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Two processes that make the library at the same time: the slower one drew a salt of its own while the file was still
 * empty, so that the other's first page means nothing to it, or changes the journal while the other does, where the busy
 * timeout does not reach. Beginning again puts both right.
 */
function isRaceOfMakers(error: unknown, existed: boolean): boolean {
  const code = sqliteCode(error) ?? "";
  return code.startsWith("SQLITE_BUSY") || (code === "SQLITE_NOTADB" && !existed);
}

/** Opens a library to look at it only. The caller closes it. */
export function connectReadOnly(path: string, secret: Secret): Connection {
  return unlock(path, secret, { readonly: true, fileMustExist: true });
}

/** Whether something was ever kept at `path`: a file that a crash left empty is as good as none. */
function isLibrary(path: string): boolean {
  return [path, `${path}-wal`].some((file) => existsSync(file) && statSync(file).size > 0);
}

function refuseUnlessReadable(path: string, secret: Secret): void {
  let connection: Connection | null = null;
  let version: unknown;
  try {
    connection = connectReadOnly(path, secret);
    version = connection.pragma("user_version", { simple: true });
  } catch (error) {
    const code = sqliteCode(error) ?? "";
    // A process was killed while it made the library: what it left is put right by opening it to write.
    if (code.startsWith("SQLITE_READONLY_")) return;
    if (code !== "SQLITE_NOTADB") throw asLibraryError(error);
    if (sealsAnyPage(path, secret)) throw damagedFile(error);
    throw lockedFile("key" in secret ? "key" : "passphrase", error);
  } finally {
    connection?.close();
  }
  refuseNewer(Number(version));
}

function unlock(path: string, secret: Secret, options: BetterSqlite3.Options): Connection {
  // Encrypted or not, it is nobody else's: SQLite would make it readable by all.
  if (options.readonly !== true) closeSync(openSync(path, "a", 0o600));
  const connection = new Database(path, { ...options, timeout: busyTimeoutMs });
  try {
    connection.pragma("cipher = 'sqlcipher'");
    connection.pragma("legacy = 4");
    if ("key" in secret) connection.pragma(`key = "x'${secret.key.toString("hex")}'"`);
    else connection.key(Buffer.from(secret.passphrase.normalize("NFC"), "utf8"));
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function settle(connection: Connection): void {
  connection.pragma("temp_store = MEMORY");
  connection.pragma("foreign_keys = ON");
  connection.pragma("secure_delete = ON");
  // The package's default for a WAL is NORMAL, which may forget the last commits when the power goes.
  connection.pragma("synchronous = FULL");
}

function migrate(connection: Connection): void {
  const step = connection.transaction(() => {
    const version = versionOf(connection);
    refuseNewer(version);
    for (const migration of migrations.slice(version)) connection.exec(migration);
    if (version < schemaVersion) connection.pragma(`user_version = ${schemaVersion}`);
  });
  if (versionOf(connection) !== schemaVersion) step.immediate();
}

function versionOf(connection: Connection): number {
  return Number(connection.pragma("user_version", { simple: true }));
}

function refuseNewer(version: number): void {
  if (version <= schemaVersion) return;
  throw new HeadnoteError(
    "library-too-new",
    "This library was made by a newer Headnote. Update Headnote to open it; nothing was changed.",
    { data: { version, known: schemaVersion } },
  );
}
