import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";

const packageSchema = z.object({ name: z.string(), version: z.string() });

/** Of the package this file is part of, built or not. */
export function headnoteVersion(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, "package.json");
    if (!existsSync(path)) continue;
    const found = packageSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (found.success && found.data.name === "headnote") return found.data.version;
  }
  return "unknown";
}
