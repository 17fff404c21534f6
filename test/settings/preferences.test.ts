import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createPreferences, type PreferenceStore } from "../../electron/settings/preferences.ts";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headnote-preferences-"));
  path = join(folder, "preferences.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

const defaults = { colorScheme: "auto", beforeSending: "ask", defaultMatter: "" } as const;
const chosen = { colorScheme: "dark", beforeSending: "send", defaultMatter: "1042-7" } as const;

describe("preferences", () => {
  test("are the defaults at first, and then what was chosen, also for the next process", () => {
    const preferences = createPreferences({ folder });
    expect(preferences.current()).toEqual(defaults);
    preferences.set(chosen);
    expect(preferences.current()).toEqual(chosen);
    expect(createPreferences({ folder }).current()).toEqual(chosen);
    expect(preferences.problem()).toBeNull();
  });

  test.skipIf(process.platform === "win32")("are readable by their owner only", () => {
    createPreferences({ folder }).set(chosen);
    for (const name of readdirSync(folder))
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
  });

  test("keep what a newer Headnote wrote beside them", () => {
    writeFileSync(path, JSON.stringify({ ...chosen, fontSize: 14 }));
    createPreferences({ folder }).set(defaults);
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ ...defaults, fontSize: 14 });
  });

  test("go through the store that is handed in", () => {
    let file: unknown = {};
    const store: PreferenceStore = {
      get: () => file,
      set: (value) => {
        file = value;
        writeFileSync(path, JSON.stringify(value));
      },
    };
    const preferences = createPreferences({ folder, store: () => store });
    preferences.set(chosen);
    expect(file).toEqual(chosen);
    expect(preferences.current()).toEqual(chosen);
  });
});

describe("a file that cannot be used", () => {
  test.each([
    ["half a file", '{"colorScheme": "da'],
    ["no file at all but zeros", "\0\0\0\0"],
    ["an empty file", ""],
    ["a list", "[]"],
    ["an unknown value", '{"colorScheme": "puce"}'],
  ])("(%s) is kept, the defaults apply, and the problem is said", (_, text) => {
    writeFileSync(path, text);
    const preferences = createPreferences({ folder });
    expect(preferences.current()).toEqual(defaults);
    expect(readFileSync(join(folder, "preferences.json.bad"), "utf8")).toBe(text);
    expect(preferences.problem()).toMatch(/defaults apply.*preferences\.json\.bad/);
    preferences.set(chosen);
    expect(createPreferences({ folder }).current()).toEqual(chosen);
    expect(preferences.problem()).toBeNull();
  });

  test("gives way to the last good preferences where there are some, and every bad one is kept", () => {
    createPreferences({ folder }).set(chosen);
    const preferences = createPreferences({ folder });
    for (const text of ["{", "[", "{"]) {
      writeFileSync(path, text);
      expect(preferences.current()).toEqual(chosen);
      expect(preferences.problem()).toMatch(/last good/);
    }
    expect(readFileSync(join(folder, "preferences.json.bad"), "utf8")).toBe("{");
    expect(readFileSync(join(folder, "preferences.json.bad-2"), "utf8")).toBe("[");
    expect(readdirSync(folder).filter((name) => name.includes("bad"))).toHaveLength(2);
  });

  test("does not keep anyone from choosing again", () => {
    writeFileSync(path, "{");
    const preferences = createPreferences({ folder });
    preferences.set(chosen);
    expect(preferences.current()).toEqual(chosen);
    expect(readdirSync(folder)).toContain("preferences.json.bad");
  });

  test("may even be a folder", () => {
    mkdirSync(path);
    const preferences = createPreferences({ folder });
    expect(preferences.current()).toEqual(defaults);
    expect(preferences.problem()).toMatch(/neither read nor replaced/);
  });
});

describe("a process that is killed while it writes preferences", () => {
  test("leaves a whole file, every time", async () => {
    for (let round = 0; round < 12; round += 1) {
      await new Promise<void>((resolve) => {
        const child = spawn(process.execPath, [join(import.meta.dirname, "preferences-writer.ts"), folder], {
          stdio: ["ignore", "pipe", "inherit"],
        });
        child.stdout.once("data", () => {
          let turns = round * 300;
          const turn = () => (turns-- > 0 ? setImmediate(turn) : child.kill("SIGKILL"));
          turn();
        });
        child.once("close", () => resolve());
      });
      const preferences = createPreferences({ folder });
      expect(preferences.current().colorScheme).toBe("dark");
      expect(preferences.problem()).toBeNull();
    }
  });
});
