import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connect } from "../../electron/library/connection.ts";
import { openLibrary } from "../../electron/library/open.ts";
import { schemaVersion } from "../../electron/library/schema/migrations.ts";
import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { contractOf, runOf, summaryOf } from "./specimens.ts";

const key = Buffer.alloc(32, 3);
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headnote-opening-"));
  path = join(folder, "library.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

function fill(secret: { key: Buffer } | { passphrase: string } = { key }, count = 5): void {
  const library = openLibrary({ path, key: null, ...secret, clock: () => 0 });
  for (let index = 0; index < count; index += 1) {
    library.saveContract(contractOf(`sha-${index}`, `Contract ${index}. `.repeat(500)), Buffer.alloc(10_000, index));
    library.saveSummary({
      id: `s-${index}`,
      createdAt: "2026-11-03T10:00:00.000Z",
      matter: null,
      sha256: `sha-${index}`,
      summary: summaryOf("x"),
      run: runOf(`r-${index}`),
    });
  }
  library.close();
}

const digest = () => createHash("sha256").update(readFileSync(path)).digest("hex");
const open = (secret: { key: Buffer } | { passphrase: string } = { key }) =>
  openLibrary({ path, key: null, ...secret, clock: () => 0 });

describe("the connection", () => {
  test("commits through a WAL, fully synchronised, keeps temporary data in memory and overwrites what is deleted", () => {
    const connection = connect(path, { key });
    const pragma = (name: string) => connection.pragma(name, { simple: true });
    expect(
      ["journal_mode", "synchronous", "temp_store", "foreign_keys", "secure_delete", "user_version"].map(pragma),
    ).toEqual(["wal", 2, 2, 1, 1, schemaVersion]);
    connection.close();
  });
});

describe("a library", () => {
  test.each([
    ["another key", { key: Buffer.alloc(32, 4) }, /key in the system keychain/],
    ["a passphrase instead of its key", { passphrase: "correct horse" }, /HEADNOTE_PASSPHRASE/],
  ])("does not open with %s, says what to do, and is not changed", (_, secret, sentence) => {
    fill();
    const before = digest();
    expect(() => open(secret)).toThrow(
      expect.objectContaining({ code: "library-locked", message: expect.stringMatching(sentence) }),
    );
    expect(digest()).toBe(before);
    open().close();
  });

  test("opens with its passphrase however the system composes letters, and with no other", () => {
    fill({ passphrase: "caf\u00E9 noir" });
    open({ passphrase: "cafe\u0301 noir" }).close();
    expect(() => open({ passphrase: "cafe noir" })).toThrow(expect.objectContaining({ code: "library-locked" }));
  });

  test.each([true, false])("of a newer Headnote is refused and not touched (with a WAL left over: %s)", (withWal) => {
    fill();
    const future = connect(path, { key });
    future.pragma("user_version = 99");
    if (!withWal) future.close();
    const before = { file: digest(), names: readdirSync(folder), wal: withWal ? readFileSync(`${path}-wal`) : null };
    expect(() => open()).toThrow(
      expect.objectContaining({ code: "library-too-new", data: { version: 99, known: schemaVersion } }),
    );
    expect(digest()).toBe(before.file);
    // An empty WAL may lie there from looking.
    expect(existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0)).toEqual(
      before.wal ?? Buffer.alloc(0),
    );
    future.close();
  });

  test("that a crash left as an empty file is begun anew", () => {
    writeFileSync(path, "");
    fill();
    expect(open().list()).toHaveLength(5);
  });

  test.each([
    ["its first page", (size: number) => [16, Math.min(size, 4096)]],
    ["its second page", () => [4096, 8192]],
  ])("with %s damaged is called damaged, not locked, and is not changed", (_, range) => {
    fill();
    const bytes = readFileSync(path);
    const [from = 0, to = 0] = range(bytes.length);
    bytes.fill(0xaa, from + 100, to - 100);
    writeFileSync(path, bytes);
    const before = digest();
    expect(() => {
      const library = open();
      try {
        library.list();
        const problems = library.verify();
        if (problems.length > 0) throw Object.assign(new Error(problems.join()), { code: "library-damaged" });
      } finally {
        library.close();
      }
    }).toThrow(expect.objectContaining({ code: "library-damaged" }));
    expect(digest()).toBe(before);
  });

  test("that was cut short is called damaged and is not deleted", () => {
    fill();
    truncateSync(path, 5000);
    expect(() => open().list()).toThrow(expect.objectContaining({ code: "library-damaged" }));
    expect(readdirSync(folder)).toContain("library.db");
  });

  test("notices every single flipped byte when it is verified", () => {
    fill({ key }, 2);
    const sound = readFileSync(path);
    const silent: number[] = [];
    for (let at = 16; at < sound.length; at += 4099) {
      const bytes = Buffer.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      try {
        const library = open();
        if (library.verify().length === 0) silent.push(at);
        library.close();
      } catch {
        // Refused at once is as good as found.
      }
    }
    expect(silent).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === "win32")("that may not be read says so", () => {
    fill();
    chmodSync(path, 0);
    expect(() => open()).toThrow(
      expect.objectContaining({ code: "library-locked", message: expect.stringMatching(/permissions/) }),
    );
  });
});

describe("a stored record of the wrong shape", () => {
  test("is a damaged record that is named by its id only; the others stay readable", () => {
    fill();
    const connection = connect(path, { key });
    connection.prepare("UPDATE summaries SET json = ? WHERE id = 's-1'").run('{"brief": "Secretword"}');
    connection.prepare("UPDATE readings SET json = ? WHERE sha256 = 'sha-2'").run('{"Secretword');
    connection.prepare("UPDATE runs SET json = '[]' WHERE id = 'r-3'").run();
    connection.close();
    const library = open();
    const messageOf = (work: () => unknown) => {
      try {
        work();
        return "";
      } catch (error) {
        return isHeadnoteError(error) ? `${error.code}: ${error.message} ${String(error.cause)}` : "";
      }
    };
    expect(messageOf(() => library.summary("s-1"))).toMatch(/^library-damaged: .*summary s-1/);
    expect(messageOf(() => library.summary("s-2"))).toMatch(/^library-damaged: .*contract sha-2/);
    expect(messageOf(() => library.run("r-3"))).toMatch(/^library-damaged: .*run r-3/);
    expect([1, 2].map((index) => messageOf(() => library.summary(`s-${index}`))).join()).not.toContain("Secretword");
    expect(library.summary("s-4")).not.toBeNull();
    expect(library.list()).toHaveLength(5);
    expect(library.verify()).toHaveLength(5);
    library.close();
  });
});
