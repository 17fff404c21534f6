import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { connect } from "../../electron/library/connection.ts";
import { openLibrary } from "../../electron/library/open.ts";
import { health } from "../../electron/library/schema/002-health.ts";
import { firstLibrary } from "../../electron/library/schema/001-first-library.ts";
import type { HealthRecord } from "../../shared/domain/health.ts";
import { attemptOf, runOf } from "./specimens.ts";

const key = Buffer.alloc(32, 7);
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headnote-health-"));
  path = join(folder, "library.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const open = () => openLibrary({ path, key, clock: () => 0 });

const record = (deployment: string, calls = 3): HealthRecord => ({
  deployment,
  at: 1_000_000,
  firstToken: [
    [60, 1.5],
    [64, 2],
  ],
  speed: [[-3, 0.25]],
  known: true,
  calls,
  failures: 0.5,
});

describe("the health of deployments", () => {
  test("is there again when the library is opened again", () => {
    const before = open();
    before.saveHealth([record("alpha/one"), record("beta/two")]);
    before.saveHealth([record("alpha/one", 4)]);
    before.close();
    const after = open();
    expect(after.loadHealth()).toEqual([record("alpha/one", 4), record("beta/two")]);
    expect(after.verify()).toEqual([]);
    after.close();
  });

  test("that cannot be read is measured anew, and the rest stands", () => {
    open().close();
    const connection = connect(path, { key });
    const put = connection.prepare("INSERT INTO health (deployment, json) VALUES (?, ?)");
    put.run("alpha/one", "{");
    put.run("beta/two", JSON.stringify({ ...record("beta/two"), calls: -1 }));
    put.run("gamma/three", JSON.stringify(record("gamma/three")));
    connection.close();
    const library = open();
    expect(library.loadHealth()).toEqual([record("gamma/three")]);
    library.close();
  });

  test("finds its place in a library of the first version, which keeps what it holds", () => {
    const old = new DatabaseSync(":memory:");
    old.exec(firstLibrary);
    old.prepare("INSERT INTO runs (id, started_at, tier, matter, json) VALUES ('r1', '', 'simple', NULL, '{}')").run();
    old.exec(health);
    old.prepare("INSERT INTO health (deployment, json) VALUES ('alpha/one', '{}')").run();
    expect(old.prepare("SELECT id FROM runs").get()).toMatchObject({ id: "r1" });
    expect(old.prepare("SELECT deployment FROM health").get()).toMatchObject({ deployment: "alpha/one" });
    old.close();
  });
});

describe("what was spent", () => {
  test("is summed for the month, for each matter since its beginning, and for each provider in the month", () => {
    const library = open();
    const run = (id: string, matter: string | null, startedAt: string, deployment: string, costUsd: number | null) => {
      library.openRun({ ...runOf(id), matter, attempts: [] });
      library.begin(id, attemptOf(`${id}-a`, { deployment, startedAt, costUsd }));
    };
    run("r1", "1234-7", "2026-10-31T23:59:59.000Z", "openai/gpt-5", 1);
    run("r2", "1234-7", "2026-11-01T00:00:00.000Z", "openai/gpt-5-mini", 2);
    run("r3", null, "2026-11-15T12:00:00.000Z", "mistral/mistral-small-latest", 4);
    run("r4", "99-1", "2026-11-30T23:59:59.000Z", "openai/gpt-5", null);
    expect(library.spending("2026-11")).toEqual({
      monthUsd: 6,
      matters: { "1234-7": 3 },
      providers: { openai: 2, mistral: 4 },
    });
    expect(library.spending("2026-12")).toEqual({ monthUsd: 0, matters: { "1234-7": 3 }, providers: {} });
    library.close();
  });
});
