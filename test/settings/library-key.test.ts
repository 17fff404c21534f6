import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLibrary } from "../../electron/library/open.ts";
import type { Keychain } from "../../electron/settings/keychain.ts";
import { libraryKey, type LibraryKey } from "../../electron/settings/library-key.ts";
import { libraryPath } from "../../electron/settings/profile.ts";
import { sessionKeychain } from "../../electron/settings/session-keychain.ts";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";

const withPassphrase = { HEADNOTE_PASSPHRASE: "correct horse" };
const account = "library-key";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headnote-key-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Behaves as the system's does, for as long as the test lasts. */
function keychain(): Keychain {
  return { ...sessionKeychain(), kind: "keychain" };
}

function failing(code: "keychain-locked" | "keychain-unavailable"): Keychain {
  const fail = (): never => {
    throw new HeadnoteError(code, "No.");
  };
  return { kind: "keychain", read: fail, write: fail, delete: fail };
}

/** Uses what was found the way the house does. */
function useLibrary(found: LibraryKey): void {
  const path = found.source === "none" ? null : libraryPath(folder);
  const library = openLibrary({
    path,
    key: found.source === "keychain" ? found.key : null,
    ...(found.source === "passphrase" ? { passphrase: found.passphrase } : {}),
    clock: () => 0,
  });
  expect(library.list()).toEqual([]);
  library.close();
}

function locked(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isHeadnoteError(error) && error.code === "library-locked") return error.message;
    throw error;
  }
  throw new Error("was not locked");
}

describe("for a new library", () => {
  test("a key is made once and kept in the keychain, and in no file", () => {
    const system = keychain();
    const found = libraryKey(system, {}, folder);
    useLibrary(found);
    expect(found).toMatchObject({ source: "keychain", notice: null });
    const kept = system.read(account) ?? "";
    expect(kept).toMatch(/^[0-9a-f]{64}$/);
    expect(libraryKey(system, {}, folder)).toEqual(found);
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      expect([name, bytes.includes(kept), bytes.includes(Buffer.from(kept, "hex"))]).toEqual([name, false, false]);
    }
  });

  test("a passphrase serves where there is no keychain, and where it is locked or cannot keep anything", () => {
    for (const system of [sessionKeychain(), failing("keychain-locked"), failing("keychain-unavailable")]) {
      const found = libraryKey(system, withPassphrase, folder);
      expect(found).toEqual({ source: "passphrase", passphrase: "correct horse", notice: null });
      useLibrary(found);
    }
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).includes("correct horse")).toBe(false);
    }
  });

  test("nothing is kept where there is neither, and the notice says so", () => {
    const found = libraryKey(sessionKeychain(), { HEADNOTE_PASSPHRASE: "" }, folder);
    expect(found).toMatchObject({ source: "none", notice: expect.stringMatching(/nothing is saved/) });
    useLibrary(found);
    expect(readdirSync(folder)).toEqual([]);
    expect(libraryKey(failing("keychain-unavailable"), {}, folder).source).toBe("none");
  });

  test("a locked keychain is not taken for an empty one", () => {
    expect(() => libraryKey(failing("keychain-locked"), {}, folder)).toThrow(
      expect.objectContaining({ code: "keychain-locked" }),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a key that another profile made already is used, not replaced", () => {
    const system = keychain();
    system.write(account, "ab".repeat(32));
    expect(libraryKey(system, {}, folder)).toMatchObject({ key: Buffer.alloc(32, 0xab) });
  });

  test("a process that died while it made a key does not stand in the way", () => {
    writeFileSync(join(folder, "library-key.lock"), "999999999");
    expect(libraryKey(keychain(), {}, folder).source).toBe("keychain");
    expect(readdirSync(folder)).toEqual(["library.json"]);
  });
});

describe("for a library whose key is in the keychain", () => {
  let system: Keychain;
  beforeEach(() => {
    system = keychain();
    useLibrary(libraryKey(system, {}, folder));
  });

  test("a missing keychain is said, also where a passphrase is given", () => {
    expect(locked(() => libraryKey(sessionKeychain(), {}, folder))).toMatch(/desktop session/);
    expect(locked(() => libraryKey(sessionKeychain(), withPassphrase, folder))).toMatch(/desktop session/);
  });

  test("a lost key is said, and no new one is made over it", () => {
    system.delete(account);
    expect(locked(() => libraryKey(system, {}, folder))).toMatch(/no longer in the system keychain/);
    expect(locked(() => libraryKey(system, withPassphrase, folder))).toMatch(/no longer/);
    expect(system.read(account)).toBeNull();
  });

  test("something else in the key's place is said, and is left alone", () => {
    system.write(account, "hunter2");
    expect(locked(() => libraryKey(system, {}, folder))).not.toContain("hunter2");
    expect(system.read(account)).toBe("hunter2");
  });

  test("a locked keychain stays locked", () => {
    expect(() => libraryKey(failing("keychain-locked"), withPassphrase, folder)).toThrow(
      expect.objectContaining({ code: "keychain-locked" }),
    );
  });

  test("a passphrase that is set as well changes nothing", () => {
    const found = libraryKey(system, withPassphrase, folder);
    expect(found.source).toBe("keychain");
    useLibrary(found);
  });
});

describe("for a library with a passphrase", () => {
  beforeEach(() => useLibrary(libraryKey(sessionKeychain(), withPassphrase, folder)));

  test("the passphrase opens it, also where there is a keychain by now, which is not touched", () => {
    const system = keychain();
    const found = libraryKey(system, withPassphrase, folder);
    useLibrary(found);
    expect(system.read(account)).toBeNull();
  });

  test("a passphrase that was not given is asked for", () => {
    expect(locked(() => libraryKey(sessionKeychain(), {}, folder))).toMatch(/Set HEADNOTE_PASSPHRASE/);
    expect(locked(() => libraryKey(keychain(), {}, folder))).toMatch(/Set HEADNOTE_PASSPHRASE/);
  });
});

describe("for a library of which nobody knows how it was made", () => {
  test("the passphrase that is given is tried, then the key that there is; otherwise it is locked, and nothing is made", () => {
    const system = keychain();
    useLibrary(libraryKey(system, {}, folder));
    writeFileSync(join(folder, "library.json"), "{");
    useLibrary(libraryKey(system, {}, folder));
    expect(libraryKey(system, withPassphrase, folder).source).toBe("passphrase");
    expect(locked(() => useLibrary(libraryKey(system, withPassphrase, folder)))).toMatch(/HEADNOTE_PASSPHRASE/);
    system.delete(account);
    expect(locked(() => libraryKey(system, {}, folder))).toMatch(/Neither/);
    expect(system.read(account)).toBeNull();
  });
});
