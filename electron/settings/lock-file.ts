import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { readIfThere } from "./atomic-file.ts";

const pauseMs = 20;
const mostPauses = 500;

/**
 * Does `work` while no other process of this user does work under the same file. The file holds its owner's process id; a
 * lock whose owner is gone is broken. Throws library-locked where another holds it for ten seconds.
 */
export function withLockFile<T>(path: string, work: () => T): T {
  for (let pause = 0; !take(path); pause += 1) {
    if (pause === mostPauses) {
      throw new HeadnoteError(
        "library-locked",
        `Another Headnote is making the library. Try again when it is done; if none is running, remove ${path}.`,
      );
    }
    if (!ownerIsAlive(path)) rmSync(path, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, "wx", 0o600);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw new HeadnoteError(
      "settings-invalid",
      `${path} cannot be made. Check the permissions of the profile folder.`,
      {
        cause: error,
      },
    );
  }
  try {
    writeSync(file, String(process.pid));
  } finally {
    closeSync(file);
  }
  return true;
}

function ownerIsAlive(path: string): boolean {
  const text = readIfThere(path);
  // An owner that has not yet written its number has only just begun.
  if (text === null || text === "") return true;
  try {
    process.kill(Number(text), 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
