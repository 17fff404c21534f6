import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { HeadnoteError } from "../../shared/domain/errors.ts";

/**
 * Writes a small file so that, whatever happens, either the old or the new one is there whole. Only its owner may read it.
 * Throws disk-full, settings-invalid where it cannot be written.
 */
export function writeWhole(path: string, text: string): void {
  const beside = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    const file = openSync(beside, "wx", 0o600);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
    flushFolder(dirname(path));
  } catch (error) {
    rmSync(beside, { force: true });
    throw writeError(path, error);
  }
}

/** The file's text, or null where there is none. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** Keeps what is in the file under the next free name of `path.bad`, `path.bad-2`, ...; returns that name. */
export function keepAsBad(path: string): string {
  for (let number = 1; ; number += 1) {
    const bad = number === 1 ? `${path}.bad` : `${path}.bad-${number}`;
    if (existsSync(bad)) {
      // The same bad file, met again, is kept once.
      if (readFileSync(bad).equals(readFileSync(path))) return bad;
      continue;
    }
    writeNew(bad, readFileSync(path));
    return bad;
  }
}

function writeNew(path: string, bytes: Buffer): void {
  const file = openSync(path, "wx", 0o600);
  try {
    writeSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A rename is on disk when its folder is; Windows knows no such thing. */
function flushFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function writeError(path: string, error: unknown): unknown {
  const code = errorCode(error) ?? "";
  if (["ENOSPC", "EDQUOT"].includes(code)) {
    return new HeadnoteError(
      "disk-full",
      "The disk is full, so the setting was not saved; the old one still applies.",
      {
        cause: error,
      },
    );
  }
  if (["EACCES", "EPERM", "EROFS", "ENOENT"].includes(code)) {
    return new HeadnoteError("settings-invalid", `${path} cannot be written. Check the permissions of its folder.`, {
      cause: error,
      data: { path },
    });
  }
  return error;
}

function errorCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
