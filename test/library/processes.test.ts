import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLibrary } from "../../electron/library/open.ts";
import { contractOf, runOf, summaryOf } from "./specimens.ts";

const key = Buffer.alloc(32, 9);
const kills = Number(process.env["HEADNOTE_KILLS"] ?? 30);
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headnote-processes-"));
  path = join(folder, "library.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Written {
  readonly acknowledged: string[];
  readonly code: number | null;
  readonly errors: string;
}

/** Starts a writer; `onWrite` may kill it. Resolves when it is gone. */
function write(
  name: string,
  count: number,
  onWrite: (written: number, kill: () => void) => void = () => {},
  { at = path, onStart = () => {} }: { at?: string; onStart?: (kill: () => boolean) => void } = {},
): Promise<Written> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "writer.ts"), at, name, String(count)], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    const acknowledged: string[] = [];
    let errors = "";
    child.stderr.on("data", (data) => (errors += String(data)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      acknowledged.push(line);
      onWrite(acknowledged.length, () => child.kill("SIGKILL"));
    });
    child.on("close", (code) => resolve({ acknowledged, code, errors }));
    child.stdin.on("error", () => {});
    child.stdin.end(key.toString("hex"));
    onStart(() => child.kill("SIGKILL"));
  });
}

/** Opens the library after a kill: what it finds wrong with itself, and what of the acknowledged it does not have. */
function losses(acknowledged: string[]): string[] {
  const library = openLibrary({ path, key, clock: () => 0 });
  const kept = new Set(library.list().map(({ id }) => id));
  const lost = [
    ...library.verify(),
    ...acknowledged.filter((id) => !kept.has(id)).map((id) => `${id} is not listed`),
    ...acknowledged
      .slice(-20)
      .filter((id) => !library.search(id).some(({ item }) => item.id === id))
      .map((id) => `${id} is not found`),
    ...acknowledged
      .filter((id) => library.run(`run-${id}`)?.attempts[0]?.outcome !== "ok")
      .map((id) => `the attempt of ${id} is not there`),
  ];
  library.close();
  return lost;
}

describe("a process that is killed in the middle of its work", () => {
  test(
    `loses nothing that it had said was saved, ${kills} times over`,
    { timeout: 60_000 + kills * 2_000 },
    async () => {
      const acknowledged: string[] = [];
      // A small linear congruential generator: the same kills on every run.
      let seed = 20261103;
      const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
      for (let round = 0; round < kills; round += 1) {
        const after = 1 + next(6);
        const delay = next(4000);
        const written = await write(`round${round}`, 1_000, (count, kill) => {
          // Some thousand turns of the loop later the child is somewhere inside a later transaction.
          if (count === after) {
            let turns = delay;
            const turn = () => (turns-- > 0 ? setImmediate(turn) : kill());
            turn();
          }
        });
        expect(written.code).toBeNull();
        expect(written.acknowledged.length).toBeGreaterThanOrEqual(after);
        acknowledged.push(...written.acknowledged);
        expect(losses(acknowledged)).toEqual([]);
      }
    },
  );
});

describe("a process that is killed while it makes the library", () => {
  test("leaves something that opens and works", async () => {
    for (let round = 0; round < 12; round += 1) {
      const at = join(folder, `new-${round}.db`);
      let turns = 0;
      const { code } = await write("maker", 1_000, undefined, {
        at,
        // Some turns of the loop after the file is first seen, the child is somewhere between making it and filling it.
        onStart: (kill) => {
          const turn = () => {
            if (existsSync(at)) turns += 1;
            if (turns > round * 60) kill();
            else setImmediate(turn);
          };
          turn();
        },
      });
      expect(code).toBeNull();
      const library = openLibrary({ path: at, key, clock: () => 0 });
      expect(library.verify()).toEqual([]);
      library.close();
    }
  });
});

describe("several processes in one library", () => {
  test("that is made by all of them at once, lose nothing and fail nowhere", async () => {
    const writers = await Promise.all(["first", "second", "third"].map((name) => write(name, 40)));
    expect(writers.map(({ code, errors }) => ({ code, errors }))).toEqual(
      Array.from({ length: 3 }, () => ({ code: 0, errors: "" })),
    );
    const library = openLibrary({ path, key, clock: () => 0 });
    expect(library.list()).toHaveLength(120);
    expect(library.verify()).toEqual([]);
    expect(library.costs("provider")).toMatchObject([{ key: "openai", runs: 120, attempts: 120 }]);
    library.close();
  });

  test("see what the others saved, while this one writes too", async () => {
    const library = openLibrary({ path, key, clock: () => 0 });
    const seen: boolean[] = [];
    const written = await write("other", 40, (count) => {
      seen.push(library.summary(`other-${count - 1}`) !== null);
      const id = `own-${count}`;
      library.saveContract(contractOf(id, "The law of Ruritania."), Buffer.from("file"));
      library.saveSummary({
        id,
        createdAt: "2026-11-03T10:00:00.000Z",
        matter: null,
        sha256: id,
        summary: summaryOf("x"),
        run: runOf(`run-${id}`),
      });
    });
    expect(written).toMatchObject({ code: 0, errors: "" });
    expect(seen).toEqual(Array.from({ length: 40 }, () => true));
    expect(library.list()).toHaveLength(80);
    expect(library.verify()).toEqual([]);
    library.close();
  });
});
