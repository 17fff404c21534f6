import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import { z } from "zod";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import { connectReadOnly, type Connection } from "./connection.ts";
import { asLibraryError, sqliteCode } from "./faults.ts";
import type { Secret } from "./page-seals.ts";

const ids = z.array(z.string());

/** Problems of the file itself: its pages, the links between its records, and the index against the texts. */
export function verifyFile(connection: Connection): string[] {
  return [
    ...check("The library's file", () => {
      const found = ids.parse(connection.prepare("PRAGMA integrity_check").pluck().all());
      return found.filter((line) => line !== "ok").map((line) => `The library's file: ${line}.`);
    }),
    ...check("The library's links", () =>
      connection.prepare("PRAGMA foreign_key_check").all().length === 0
        ? []
        : ["A record of the library names another that is not there."],
    ),
    ...check("The library's search index", () => {
      connection.exec("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)");
      return [];
    }),
  ];
}

/** Problems of the stored shapes: everything is read once, as it would be to be shown. */
export function verifyRecords(connection: Connection, readers: RecordReaders): string[] {
  const each = (what: string, sql: string, read: (id: string) => unknown) =>
    check(`The library's table of ${what}`, () =>
      ids.parse(connection.prepare(sql).pluck().all()).flatMap((id) => faults(() => read(id))),
    );
  return [
    ...each("summaries", "SELECT id FROM summaries", readers.summary),
    ...each("runs", "SELECT id FROM runs", readers.run),
    ...each("contracts", "SELECT sha256 FROM contracts", readers.contract),
    ...each("batches", "SELECT id FROM batches", readers.batch),
    ...check("The library's list", () => faults(readers.list)),
  ];
}

/** What reads a record to be shown, and throws where it cannot. */
export interface RecordReaders {
  readonly summary: (id: string) => unknown;
  readonly run: (id: string) => unknown;
  readonly contract: (sha256: string) => unknown;
  readonly list: () => unknown;
  readonly batch: (id: string) => unknown;
}

/** Each problem as a sentence; an error of SQLite is one too. */
function check(what: string, work: () => string[]): string[] {
  try {
    return work();
  } catch (error) {
    const code = sqliteCode(error);
    if (code === null) throw error;
    return [`${what} is damaged (${code}).`];
  }
}

function faults(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (isHeadnoteError(error)) return [error.message];
    throw error;
  }
}

/**
 * Writes a consistent, equally encrypted copy: beside `path` first, then read back, and only then put there. Throws
 * wrong-use where something is at `path` already, disk-full, not-found where there is no such folder.
 */
export function backUp(connection: Connection, secret: Secret, path: string): void {
  if (existsSync(path)) {
    throw new HeadnoteError(
      "wrong-use",
      `There is already a file called "${basename(path)}" there. Choose another name.`,
    );
  }
  if (!existsSync(dirname(path))) {
    throw new HeadnoteError("not-found", "The folder for the backup does not exist. Make it, or choose another.");
  }
  const partial = `${path}.${process.pid}.partial`;
  try {
    connection.prepare("VACUUM INTO ?").run(partial);
    const copy = connectReadOnly(partial, secret);
    try {
      const problems = verifyPages(copy);
      if (problems.length > 0) {
        throw new HeadnoteError(
          "library-damaged",
          "The backup did not read back whole, so it was not kept. Check the disk.",
        );
      }
    } finally {
      copy.close();
    }
    if (process.platform !== "win32") chmodSync(partial, 0o600);
    flush(partial);
    renameSync(partial, path);
  } catch (error) {
    throw asLibraryError(error);
  } finally {
    rmSync(partial, { force: true });
  }
}

function verifyPages(copy: Connection): string[] {
  return ids.parse(copy.prepare("PRAGMA integrity_check").pluck().all()).filter((line) => line !== "ok");
}

function flush(path: string): void {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
