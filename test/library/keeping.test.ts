import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Library } from "../../electron/library/library.ts";
import { openLibrary } from "../../electron/library/open.ts";
import { attemptOf, contractOf, pendingAttempt, runOf, summaryOf } from "./specimens.ts";

const day = 24 * 60 * 60 * 1000;
const key = Buffer.alloc(32, 7);
let folder: string;
let path: string;
let library: Library;

function open(at = 0): Library {
  return openLibrary({ path, key, clock: () => at });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headnote-library-"));
  path = join(folder, "library.db");
  library = open();
});
afterEach(() => {
  library.close();
  rmSync(folder, { recursive: true });
});

function keep(id: string, text = "This agreement is governed by the law of Ruritania.", sha256 = `sha-${id}`): void {
  library.saveContract(contractOf(sha256, text), Buffer.from(`file of ${sha256}`));
  library.saveSummary({
    id,
    createdAt: `2026-11-03T10:00:0${id.length}.000Z`,
    matter: "1042-7",
    sha256,
    summary: summaryOf(`Statement of ${id}.`),
    run: runOf(`run-${id}`, [attemptOf("a1")]),
  });
}

describe("what is kept", () => {
  test("is all there after the library was closed and opened again", () => {
    keep("one");
    const before = library.summary("one");
    library.close();
    library = open();
    expect(library.durable).toBe(true);
    expect(library.summary("one")).toEqual(before);
    expect(before?.contract).toEqual(contractOf("sha-one", "This agreement is governed by the law of Ruritania."));
    expect(before?.run).toEqual(runOf("run-one", [attemptOf("a1")]));
    expect(before?.hasFile).toBe(true);
    expect(Buffer.from(library.file("sha-one") ?? []).toString()).toBe("file of sha-one");
    expect(library.list()).toEqual([
      {
        id: "one",
        createdAt: "2026-11-03T10:00:03.000Z",
        name: "sha-one.pdf",
        sha256: "sha-one",
        kind: "services agreement",
        parties: ["Alder Works Ltd", "Birch & Sons LLP"],
        brief: "A services agreement.",
        pages: 1,
        matter: "1042-7",
        served: "openai/gpt-5-mini",
        costUsd: 0.002,
        unverified: 0,
      },
    ]);
    expect(library.verify()).toEqual([]);
  });

  test("is written with full synchronisation through a WAL", () => {
    keep("one");
    expect(readdirSync(folder)).toContain("library.db-wal");
  });

  test("appears in no byte of any file of the library while it is open, nor after", () => {
    const canaries = ["Zanzibarquille", "Mxyzptlkovich", "Matterhornissimo", "Quibblefork"];
    const text = `${canaries[0]} shall indemnify. `.repeat(400);
    library.saveContract(contractOf("sha", text, `${canaries[1]}.pdf`), Buffer.from(text));
    library.saveSummary({
      id: "s",
      createdAt: "2026-11-03T10:00:00.000Z",
      matter: canaries[2] ?? "",
      sha256: "sha",
      summary: summaryOf(`${canaries[3]} is liable.`),
      run: runOf("r"),
    });
    const leaks = () =>
      readdirSync(folder).flatMap((name) => {
        const bytes = readFileSync(join(folder, name));
        return canaries
          .filter((word) => bytes.includes(word) || bytes.includes(word.toLowerCase()))
          .map((word) => [name, word]);
      });
    expect(readdirSync(folder).toSorted()).toEqual(["library.db", "library.db-shm", "library.db-wal"]);
    expect(leaks()).toEqual([]);
    library.close();
    expect(leaks()).toEqual([]);
    library = open();
    expect(library.search("zanzibarquille")).toHaveLength(1);
  });

  test("is listed with the newest first", () => {
    keep("b");
    keep("aaa");
    keep("cc");
    expect(library.list().map(({ id }) => id)).toEqual(["aaa", "cc", "b"]);
  });
});

describe("a summary", () => {
  test("saved under a known id takes the place of the old one, in the list and in the index", () => {
    keep("one");
    library.saveSummary({
      id: "one",
      createdAt: "2026-11-03T11:00:00.000Z",
      matter: null,
      sha256: "sha-one",
      summary: summaryOf("Something quite different."),
      run: runOf("run-two"),
    });
    expect(library.list()).toHaveLength(1);
    expect(library.search("statement of one")).toEqual([]);
    expect(library.search("quite different")).toHaveLength(1);
    expect(library.run("run-one")?.attempts).toHaveLength(1);
    expect(library.verify()).toEqual([]);
  });

  test("of a contract that is not kept is refused, and nothing of it stays", () => {
    expect(() =>
      library.saveSummary({
        id: "x",
        createdAt: "2026-11-03T10:00:00.000Z",
        matter: null,
        sha256: "nowhere",
        summary: summaryOf("x"),
        run: runOf("run-x"),
      }),
    ).toThrow(expect.objectContaining({ code: "not-found" }));
    expect(library.run("run-x")).toBeNull();
  });

  test("keeps the reading it was made from when the same file is read differently later", () => {
    keep("one", "First reading, governed by the law of Ruritania.", "same");
    library.saveContract(contractOf("same", "Second reading, better."), Buffer.from("file"));
    library.saveSummary({
      id: "two",
      createdAt: "2026-11-03T11:00:00.000Z",
      matter: null,
      sha256: "same",
      summary: summaryOf("x"),
      run: runOf("r2"),
    });
    expect(library.summary("one")?.contract.text).toContain("First reading");
    expect(library.summary("two")?.contract.text).toContain("Second reading");
    library.delete("one");
    expect(library.summary("two")?.contract.text).toContain("Second reading");
    expect(library.search("ruritania first")).toEqual([]);
    expect(library.verify()).toEqual([]);
  });
});

describe("deleting", () => {
  test("takes the contract along when nothing else is of it; runs and costs stay", () => {
    keep("one", "The law of Ruritania.", "same");
    keep("two", "The law of Ruritania.", "same");
    expect(library.delete("one")).toBe(true);
    expect(library.file("same")).not.toBeNull();
    expect(library.delete("two")).toBe(true);
    expect(library.delete("two")).toBe(false);
    expect(library.file("same")).toBeNull();
    expect(library.search("ruritania")).toEqual([]);
    expect(library.run("run-one")?.attempts).toHaveLength(1);
    expect(library.costs("tier")).toMatchObject([{ key: "simple", attempts: 2 }]);
    expect(library.verify()).toEqual([]);
  });

  test("leaves a contract alone whose next summary is still being made", () => {
    keep("one", "The law of Ruritania.", "same");
    library.saveContract(contractOf("same", "The law of Ruritania."), Buffer.from("file"));
    library.delete("one");
    library.saveSummary({
      id: "two",
      createdAt: "2026-11-03T11:00:00.000Z",
      matter: null,
      sha256: "same",
      summary: summaryOf("x"),
      run: runOf("r2"),
    });
    expect(library.summary("two")?.hasFile).toBe(true);
  });

  test("happens by itself for contracts that never got a summary, a day later", () => {
    keep("one");
    library.saveContract(contractOf("orphan", "Cancelled."), Buffer.from("file"));
    library.close();
    library = open(day - 1);
    expect(library.file("orphan")).not.toBeNull();
    library.close();
    library = open(day + 1);
    expect(library.file("orphan")).toBeNull();
    expect(library.summary("one")).not.toBeNull();
  });
});

describe("the ledger", () => {
  test("has an attempt on disk before it ends, and knows how it ended", () => {
    library.openRun(runOf("r", [], { served: null, costUsd: null }));
    library.begin("r", pendingAttempt("a1"));
    const other = open();
    expect(other.run("r")?.attempts).toEqual([pendingAttempt("a1")]);
    other.close();
    library.end("r", attemptOf("a1"));
    library.begin("r", pendingAttempt("a2"));
    library.closeRun(runOf("r", [attemptOf("a1"), attemptOf("a2", { outcome: "failed", errorClass: "overloaded" })]));
    expect(library.run("r")?.attempts.map(({ outcome }) => outcome)).toEqual(["ok", "failed"]);
    expect(library.run("nobody")).toBeNull();
  });

  test("refuses an attempt of a run that was never opened", () => {
    expect(() => library.begin("nobody", pendingAttempt("a"))).toThrow(expect.objectContaining({ code: "not-found" }));
  });
});

describe("without a file", () => {
  test("everything works, and says that it is not durable", async () => {
    const memory = openLibrary({ path: null, key: null, clock: () => 0 });
    expect(memory.durable).toBe(false);
    memory.saveContract(contractOf("sha", "The law of Ruritania."), Buffer.from("file"));
    memory.saveSummary({
      id: "s",
      createdAt: "2026-11-03T10:00:00.000Z",
      matter: null,
      sha256: "sha",
      summary: summaryOf("x"),
      run: runOf("r"),
    });
    expect(memory.search("rurit")).toHaveLength(1);
    await expect(memory.backup(join(folder, "backup.db"))).rejects.toMatchObject({ code: "not-available" });
    memory.close();
  });

  test("a path without a key is refused: nothing is kept unencrypted", () => {
    const plain = join(folder, "plain.db");
    expect(() => openLibrary({ path: plain, key: null, clock: () => 0 })).toThrow(
      expect.objectContaining({ code: "wrong-use" }),
    );
    expect(readdirSync(folder)).not.toContain("plain.db");
  });
});

describe("what answers a task", () => {
  test("is found by the task's name, newest first, and no other summary is", () => {
    library.saveContract(contractOf("sha-1", "The term is two years."), Buffer.from("file"));
    const saved = (id: string, createdAt: string, task?: string) => ({
      id,
      createdAt,
      matter: null,
      sha256: "sha-1",
      summary: summaryOf(`Statement of ${id}.`),
      run: runOf(`run-${id}`, [attemptOf("a1")]),
      ...(task === undefined ? {} : { task }),
    });
    library.saveSummary(saved("older", "2026-11-03T10:00:00.000Z", "task-1"));
    library.saveSummary(saved("newer", "2026-11-04T10:00:00.000Z", "task-1"));
    library.saveSummary(saved("other", "2026-11-05T10:00:00.000Z", "task-2"));
    library.saveSummary(saved("nameless", "2026-11-06T10:00:00.000Z"));
    expect(library.answers("task-1").map(({ id }) => id)).toEqual(["newer", "older"]);
    expect(library.answers("task-3")).toEqual([]);
    library.delete("newer");
    expect(library.answers("task-1").map(({ id }) => id)).toEqual(["older"]);
  });
});
