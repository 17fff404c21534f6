import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Library } from "../../electron/library/library.ts";
import { openLibrary } from "../../electron/library/open.ts";
import { attemptOf, pendingAttempt, runOf } from "./specimens.ts";

const key = Buffer.alloc(32, 5);
let folder: string;
let path: string;
const opened: Library[] = [];
const open = () => {
  const library = openLibrary({ path, key, clock: () => Date.parse("2026-11-03T12:00:00Z") });
  opened.push(library);
  return library;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headnote-ledger-"));
  path = join(folder, "library.db");
});
afterEach(() => {
  for (const library of opened.splice(0)) library.close();
  rmSync(folder, { recursive: true });
});

describe("runs under way", () => {
  test("an attempt is on disk, with its run, when its beginning resolves; its end follows with the next that begins", async () => {
    const { ledger } = open();
    const other = open();
    ledger.openRun(runOf("r", [], { served: null, costUsd: null }));
    expect(other.run("r")).toBeNull();
    await ledger.begin("r", pendingAttempt("a1"));
    expect(other.run("r")?.attempts).toEqual([pendingAttempt("a1")]);
    ledger.end("r", attemptOf("a1"));
    expect(other.run("r")?.attempts).toEqual([pendingAttempt("a1")]);
    await ledger.begin("r", pendingAttempt("a2"));
    expect(other.run("r")?.attempts).toEqual([attemptOf("a1"), pendingAttempt("a2")]);
  });

  test("what has ended is read, added up and kept, though nothing more begins", async () => {
    const library = open();
    library.ledger.openRun(runOf("r", [], { matter: "1042-7", served: null, costUsd: null }));
    await library.ledger.begin("r", pendingAttempt("a"));
    const attempt = attemptOf("a", {
      startedAt: "2026-11-05T10:00:00.000Z",
      deployment: "openai/gpt-5",
      costUsd: 0.25,
    });
    library.ledger.end("r", attempt);
    expect(library.spending("2026-11")).toEqual({
      monthUsd: 0.25,
      matters: { "1042-7": 0.25 },
      providers: { openai: 0.25 },
    });
    library.ledger.closeRun(runOf("r", [attempt], { matter: "1042-7" }));
    expect(library.run("r")?.attempts).toEqual([attempt]);
    expect(library.spending("2026-11").monthUsd).toBe(0.25);
  });

  test("is refused for a run that was never opened, and the others are not", async () => {
    const { ledger } = open();
    ledger.openRun(runOf("r", []));
    const [refused, begun] = await Promise.allSettled([
      ledger.begin("nobody", pendingAttempt("a")),
      ledger.begin("r", pendingAttempt("a")),
    ]);
    expect(refused).toMatchObject({ status: "rejected", reason: { code: "not-found" } });
    expect(begun.status).toBe("fulfilled");
  });
});

describe("attempts of a process that was killed", () => {
  /** Its attempts, as far as it said that they may be sent, and as far as it said that they ended. */
  function work(kill: (said: number) => boolean): Promise<{ readonly begun: string[]; readonly ended: string[] }> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, "ledger-writer.ts"), path], {
        stdio: ["pipe", "pipe", "inherit"],
      });
      const said: Record<"begun" | "ended", string[]> = { begun: [], ended: [] };
      createInterface({ input: child.stdout }).on("line", (line) => {
        const [what = "", id = ""] = line.split(" ");
        if (what === "begun" || what === "ended") said[what].push(id);
        if (kill(said.begun.length)) child.kill("SIGKILL");
      });
      child.on("close", () => resolve(said));
      child.stdin.end(key.toString("hex"));
    });
  }

  test.each([1, 7, 40, 90])(
    "are all there, none ended that did not; their outcome is unknown: after %i",
    async (count) => {
      const { begun, ended } = await work((said) => said >= count);
      expect(begun.length).toBeGreaterThanOrEqual(count);
      const library = open();
      expect(library.verify()).toEqual([]);
      const outcomes = new Map(begun.map((id) => [id, library.run(`run-${id}`)?.attempts[0]?.outcome]));
      expect([...outcomes.values()]).not.toContain(undefined);
      const unended = [...outcomes].filter(([id]) => !ended.includes(id));
      expect(unended.filter(([, outcome]) => outcome !== "pending")).toEqual([]);
      const unsettled = library.unsettled();
      const pending = [...outcomes].filter(([, outcome]) => outcome === "pending");
      expect(unsettled.length).toBeGreaterThanOrEqual(pending.length);
      expect(unsettled[0]).toMatchObject({ deployment: pendingAttempt("a").deployment });
    },
  );

  test("count against budgets with the most that they may cost; those of this process do not, as it knows of them", async () => {
    const { begun } = await work((said) => said >= 7);
    const library = open();
    const unknown = library.unsettled().length;
    const known = begun.filter((id) => library.run(`run-${id}`)?.attempts[0]?.outcome === "ok").length;
    const spent = library.spending("2026-11").monthUsd;
    expect(unknown).toBeGreaterThan(0);
    expect(spent).toBeCloseTo(unknown * 0.5 + known * (attemptOf("a").costUsd ?? 0), 9);
    library.ledger.openRun(runOf("r", []));
    await library.ledger.begin("r", pendingAttempt("a", { mayCostUsd: 0.5 }));
    expect(library.spending("2026-11").monthUsd).toBe(spent);
  });

  test("are not those of one that is still at work", async () => {
    const library = open();
    library.ledger.openRun(runOf("r", []));
    await library.ledger.begin("r", pendingAttempt("a"));
    expect(open().unsettled()).toEqual([]);
  });
});
