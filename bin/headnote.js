#!/usr/bin/env node
// Plain enough for any Node to read: the check must run before anything that an old Node would crash on.
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const program = fileURLToPath(new URL("../out/main/cli.js", import.meta.url));

if (Number(process.versions.node.split(".")[0]) < 22) {
  process.stderr.write(
    `Headnote needs Node 22 or newer, and this is Node ${process.versions.node}. ` +
      "Start it with `npx headnote` in its folder, which brings its own Node, or install a newer Node.\n",
  );
  process.exitCode = 1;
} else if (!existsSync(program)) {
  process.stderr.write("Headnote has not been built yet: run `npm run build` in its folder, then try again.\n");
  process.exitCode = 1;
} else {
  await import(pathToFileURL(program).href);
}
