import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const SECRET = "must not be served";

/** What a path out of the folder, or to the secret beside it, is put together from. */
export const pathPieces = [
  "..",
  "%2e%2e",
  "%2E.",
  ".",
  "/",
  "%2f",
  "\\",
  "%5c",
  "%00",
  "secret.txt",
  "renderer-secret",
  "linked",
  "assets",
  "~",
  ";",
  "%c0%af",
  "?",
  "#",
] as const;

export interface SmallPage {
  /** The folder that is served. */
  readonly folder: string;
  remove(): void;
}

/** A built page in a folder of its own, beside files that must not be served. `scripts` are put among its own. */
export function smallPage(
  scripts: Readonly<Record<string, string>> = {},
  index = "<!doctype html><title>Small</title>",
): SmallPage {
  const root = mkdtempSync(join(tmpdir(), "headnote-page-"));
  const folder = join(root, "renderer");
  mkdirSync(join(folder, "assets", "deep"), { recursive: true });
  mkdirSync(join(root, "renderer-secret"));
  writeFileSync(join(root, "secret.txt"), SECRET);
  writeFileSync(join(root, "renderer-secret", "secret.txt"), SECRET);
  writeFileSync(join(folder, "index.html"), index);
  writeFileSync(join(folder, "assets", "index-1a2b.js"), "export {};");
  writeFileSync(join(folder, "assets", "deep", "font.woff2"), "font");
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(folder, name), text);
  if (process.platform !== "win32") {
    symlinkSync(join(root, "secret.txt"), join(folder, "assets", "link.txt"));
    symlinkSync(join(root, "renderer-secret"), join(folder, "linked"));
  }
  return { folder, remove: () => rmSync(root, { recursive: true, force: true }) };
}
