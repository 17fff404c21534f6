import { execFileSync } from "node:child_process";
import { existsSync, globSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const built = ["out/main/cli.js", "out/main/reading-process.js", "out/preload/preload.cjs", "out/renderer/index.html"];

/** The tests drive what is shipped, so it is built first where a source is newer than it. */
export function setup(): void {
  const sources = globSync("{electron,renderer,shared}/**/*.{ts,tsx,css,html}", { cwd: root });
  const newest = Math.max(...sources.map((path) => statSync(join(root, path)).mtimeMs));
  const oldest = Math.min(
    ...built.map((path) => (existsSync(join(root, path)) ? statSync(join(root, path)).mtimeMs : 0)),
  );
  if (newest > oldest) execFileSync("npm", ["run", "build"], { cwd: root, stdio: "inherit" });
}
