import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fetchElectron, installedElectron, obstacle } from "../../scripts/start.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "headnote-start-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text: string): void {
  const full = join(root, "node_modules/electron", path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
}

function installation(version = "v45.4.1\n"): void {
  put("package.json", JSON.stringify({ version: "45.4.1" }));
  put("dist/version", version);
  put("dist/electron", "");
  put("path.txt", "electron");
}

describe("Electron's runtime", () => {
  it("is found where all of it is there", () => {
    installation();
    expect(installedElectron(root)).toBe(join(root, "node_modules/electron/dist/electron"));
  });

  it.each(["package.json", "dist/version", "dist/electron", "path.txt"])("is not found without %s", (path) => {
    installation();
    rmSync(join(root, "node_modules/electron", path));
    expect(installedElectron(root)).toBeNull();
  });

  it("is not found in another version", () => {
    installation("44.0.0");
    expect(installedElectron(root)).toBeNull();
  });

  it("is fetched by its own installer, and not where that fails or is missing", async () => {
    expect(await fetchElectron(root, 30_000)).toBe(false);
    put("install.js", "process.exit(1)");
    expect(await fetchElectron(root, 30_000)).toBe(false);
    put("install.js", "process.exit(0)");
    expect(await fetchElectron(root, 30_000)).toBe(true);
  });

  it.skipIf(process.platform === "win32")(
    "is given up after the limit, with all that its installer started",
    async () => {
      put(
        "install.js",
        `const { spawn } = require("node:child_process");
       const { writeFileSync, renameSync } = require("node:fs");
       const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
       writeFileSync("pids.part", process.pid + " " + child.pid);
       renameSync("pids.part", "pids");
       setInterval(() => {}, 1000);`,
      );
      expect(await fetchElectron(root, 1_500)).toBe(false);
      const pids = readFileSync(join(root, "pids"), "utf8").split(" ").map(Number);
      const alive = (pid: number): boolean => {
        try {
          // A process that ended but was not yet collected still has a number.
          return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
        } catch {
          return false;
        }
      };
      expect(pids).toHaveLength(2);
      await expect.poll(() => pids.map(alive)).toEqual([false, false]);
    },
  );
});

describe("what speaks against a window", () => {
  it.each([
    ["linux", 1000, { DISPLAY: ":0" }, null],
    ["linux", 1000, { WAYLAND_DISPLAY: "wayland-0" }, null],
    ["linux", 1000, {}, /no screen/],
    ["linux", 0, { DISPLAY: ":0" }, /root/],
    ["darwin", 501, {}, null],
    ["win32", undefined, {}, null],
  ] as const)("on %s as user %s with %o", (platform, user, env, reason) => {
    expect(obstacle(platform, user, env) ?? "").toMatch(reason ?? /^$/);
  });
});
