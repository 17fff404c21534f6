import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A slow line must not keep anyone from working: the browser edition does the same. */
const FETCH_LIMIT_MS = 10_000;
/** What a system returns for a program whose libraries are missing. */
const CANNOT_START = 127;

/** Electron's program, where all of the version that is asked for is there; otherwise null. */
export function installedElectron(root: string): string | null {
  const folder = join(root, "node_modules", "electron");
  try {
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    const present = readFileSync(join(folder, "dist", "version"), "utf8")
      .trim()
      .replace(/^v/, "");
    const program = join(folder, "dist", readFileSync(join(folder, "path.txt"), "utf8"));
    return present === version && existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Why Electron could not open a window here, as a sentence; null where nothing speaks against it. */
export function obstacle(
  platform: NodeJS.Platform,
  userId: number | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  if (platform !== "linux") return null;
  if (userId === 0) return "Electron does not run as root without giving up its sandbox.";
  return env["DISPLAY"] || env["WAYLAND_DISPLAY"] ? null : "There is no screen here to open a window on.";
}

function endWhole(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
  else {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

/** Runs Electron's own installer; true once it is done, false where it fails or takes longer than `limitMs`. */
export function fetchElectron(root: string, limitMs: number): Promise<boolean> {
  const installer = join(root, "node_modules", "electron", "install.js");
  if (!existsSync(installer)) return Promise.resolve(false);
  return new Promise((resolve) => {
    // A group of its own, so that what it starts ends with it.
    const child = spawn(process.execPath, [installer], {
      cwd: root,
      stdio: "ignore",
      detached: process.platform !== "win32",
    });
    const limit = setTimeout(() => {
      endWhole(child);
      resolve(false);
    }, limitMs);
    child.once("error", () => resolve(false));
    child.once("exit", (code) => {
      clearTimeout(limit);
      resolve(code === 0);
    });
  });
}

/** Runs a program in the foreground until it ends; its exit status, or null where it could not be started. */
function run(program: string, args: readonly string[], cwd: string): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: "inherit" });
    // Ctrl-C reaches both by the terminal, and a second one would cut the program short: it decides, we wait for it.
    process.on("SIGINT", () => undefined);
    process.on("SIGTERM", () => child.kill("SIGTERM"));
    child.once("error", () => resolve(null));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function start(root: string, args: readonly string[]): Promise<number> {
  let reason = obstacle(process.platform, process.getuid?.(), process.env);
  if (reason === null) {
    if (installedElectron(root) === null) await fetchElectron(root, FETCH_LIMIT_MS);
    const electron = installedElectron(root);
    reason = "Electron's runtime is not installed and could not be fetched.";
    if (electron !== null) {
      const status = await run(electron, [root, ...args], root);
      if (status !== null && status !== CANNOT_START) return status;
      reason = "Electron could not be started on this system.";
    }
  }
  process.stderr.write(`${reason} Headnote opens in the browser instead.\n`);
  return (await run(process.execPath, [join(root, "bin", "headnote.js"), "serve", ...args], root)) ?? 1;
}

if (import.meta.main) process.exitCode = await start(join(import.meta.dirname, ".."), process.argv.slice(2));
