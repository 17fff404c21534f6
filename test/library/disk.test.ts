import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connect } from "../../electron/library/connection.ts";
import { createContracts } from "../../electron/library/contracts.ts";
import { asLibraryError } from "../../electron/library/faults.ts";
import { verifyFile } from "../../electron/library/maintenance.ts";
import type { Library } from "../../electron/library/library.ts";
import { openLibrary } from "../../electron/library/open.ts";
import { contractOf, runOf, summaryOf } from "./specimens.ts";

const key = Buffer.alloc(32, 5);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headnote-disk-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function keep(library: Library, id: string, size = 50_000): void {
  library.saveContract(contractOf(id, `Contract ${id} of Ruritania. `.repeat(100)), Buffer.alloc(size, id));
  library.saveSummary({
    id,
    createdAt: "2026-11-03T10:00:00.000Z",
    matter: null,
    sha256: id,
    summary: summaryOf(`Statement of ${id}.`),
    run: runOf(`run-${id}`),
  });
}

function failureOf(work: () => void): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
}

/** Mounts a small disk; false where that is not allowed. */
function mount(path: string): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    mkdirSync(path);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", path], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function triesToMount(): boolean {
  const trial = mkdtempSync(join(tmpdir(), "headnote-mount-"));
  const mounted = mount(join(trial, "disk"));
  if (mounted) execFileSync("umount", [join(trial, "disk")]);
  rmSync(trial, { recursive: true });
  return mounted;
}
const canMount = triesToMount();

describe("a disk that is full", () => {
  test("takes nothing of what does not fit, and keeps all of what did", () => {
    const connection = connect(join(folder, "library.db"), { key });
    const contracts = createContracts(connection);
    contracts.save(contractOf("first", "The law of Ruritania."), Buffer.alloc(10_000), 0);
    connection.pragma(`max_page_count = ${Number(connection.pragma("page_count", { simple: true })) + 20}`);
    const save = () =>
      contracts.save(contractOf("second", "The law of Ruritania. ".repeat(100)), Buffer.alloc(200_000), 0);
    const failure = failureOf(save);
    expect(failure).toMatchObject({ code: "SQLITE_FULL" });
    expect(asLibraryError(failure)).toMatchObject({ code: "disk-full" });
    expect(["first", "second"].map((id) => contracts.has(id))).toEqual([true, false]);
    expect(verifyFile(connection)).toEqual([]);
    connection.pragma("max_page_count = 1000000");
    save();
    expect(contracts.has("second")).toBe(true);
    connection.close();
  });

  test.skipIf(!canMount)(
    "is said to be full; what was saved is there, and saving works again when there is room",
    () => {
      const disk = join(folder, "disk");
      expect(mount(disk)).toBe(true);
      try {
        const path = join(disk, "library.db");
        const library = openLibrary({ path, key, clock: () => 0 });
        const saved: string[] = [];
        const fillUp = () => {
          for (let index = 0; index < 200; index += 1) {
            keep(library, `c${index}`);
            saved.push(`c${index}`);
          }
        };
        expect(fillUp).toThrow(
          expect.objectContaining({ code: "disk-full", message: expect.stringMatching(/make room/) }),
        );
        expect(saved.length).toBeGreaterThan(5);
        expect(
          library
            .list()
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(saved.toSorted());
        expect(library.verify()).toEqual([]);
        expect(library.search("statement c1")[0]?.text).toContain("Ruritania");
        library.close();

        execFileSync("mount", ["-o", "remount,size=8m", disk]);
        const again = openLibrary({ path, key, clock: () => 0 });
        expect(again.list()).toHaveLength(saved.length);
        keep(again, "after");
        expect(again.verify()).toEqual([]);
        again.close();
      } finally {
        execFileSync("umount", ["-l", disk]);
      }
    },
  );

  test.skipIf(!canMount)("leaves no half backup behind", async () => {
    const disk = join(folder, "disk");
    expect(mount(disk)).toBe(true);
    try {
      const library = openLibrary({ path: join(folder, "library.db"), key, clock: () => 0 });
      for (let index = 0; index < 5; index += 1) keep(library, `c${index}`, 1_000_000);
      await expect(library.backup(join(disk, "backup.db"))).rejects.toMatchObject({ code: "disk-full" });
      expect(readdirSync(disk)).toEqual([]);
      library.close();
    } finally {
      execFileSync("umount", ["-l", disk]);
    }
  });
});

describe("a backup", () => {
  test("is a whole library of its own, made while the other is in use, that opens with the same key", async () => {
    const library = openLibrary({ path: join(folder, "library.db"), key, clock: () => 0 });
    keep(library, "before");
    const target = join(folder, "backup.db");
    await library.backup(target);
    keep(library, "after");
    expect(readdirSync(folder).filter((name) => name.startsWith("backup"))).toEqual(["backup.db"]);
    expect(readFileSync(target).includes("Ruritania")).toBe(false);
    expect(readFileSync(target).subarray(0, 15).toString("latin1")).not.toBe("SQLite format 3");
    const copy = openLibrary({ path: target, key, clock: () => 0 });
    expect(copy.list().map(({ id }) => id)).toEqual(["before"]);
    expect(copy.verify()).toEqual([]);
    expect(copy.search("statement before")).toHaveLength(1);
    copy.close();
    expect(() => openLibrary({ path: target, key: Buffer.alloc(32), clock: () => 0 })).toThrow(
      expect.objectContaining({ code: "library-locked" }),
    );
    library.close();
  });

  test("of a library with a passphrase opens with that passphrase", async () => {
    const secret = { key: null, passphrase: "correct horse", clock: () => 0 };
    const library = openLibrary({ path: join(folder, "library.db"), ...secret });
    keep(library, "one");
    await library.backup(join(folder, "backup.db"));
    library.close();
    const copy = openLibrary({ path: join(folder, "backup.db"), ...secret });
    expect(copy.list()).toHaveLength(1);
    copy.close();
  });

  test("is never written over a file, nor into a folder that is not there", async () => {
    const library = openLibrary({ path: join(folder, "library.db"), key, clock: () => 0 });
    writeFileSync(join(folder, "thesis.pdf"), "precious");
    await expect(library.backup(join(folder, "thesis.pdf"))).rejects.toMatchObject({ code: "wrong-use" });
    expect(readFileSync(join(folder, "thesis.pdf"), "utf8")).toBe("precious");
    await expect(library.backup(join(folder, "nowhere", "backup.db"))).rejects.toMatchObject({ code: "not-found" });
    library.close();
  });
});
