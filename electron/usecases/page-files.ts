import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { HeadnoteError } from "../../shared/domain/errors.ts";

export interface PageFile {
  /** Absolute path on disk. */
  readonly path: string;
  readonly contentType: string;
  /** Its name changes with its content, so that it may be kept for good. */
  readonly immutable: boolean;
}

/** Path of a URL, as it is written there -> the file it stands for. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * The files of the built page. The list is made once and a request is only ever looked up in it, so a path can not
 * lead out of the folder: what is not listed (`..`, an encoded separator, a neighbour folder whose name begins alike)
 * is not found. Links are not followed, so the list holds nothing from elsewhere.
 *
 * Throws `internal` where the page was not built.
 */
export function listPageFiles(folder: string): PageFiles {
  const files = new Map<string, PageFile>();
  try {
    collect(folder, "/", files);
  } catch (error) {
    throw notBuilt(error);
  }
  const index = files.get("/index.html");
  if (index === undefined) throw notBuilt();
  files.set("/", index);
  return files;
}

function collect(folder: string, prefix: string, files: Map<string, PageFile>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const key = prefix + encodeURIComponent(entry.name);
    if (entry.isDirectory()) collect(path, `${key}/`, files);
    else if (entry.isFile()) {
      files.set(key, {
        path,
        contentType: contentTypes[extname(entry.name).toLowerCase()] ?? "application/octet-stream",
        immutable: key.startsWith("/assets/"),
      });
    }
  }
}

function notBuilt(cause?: unknown): HeadnoteError {
  return new HeadnoteError(
    "internal",
    "Headnote's page is missing from this installation. Build or install it again.",
    { cause },
  );
}
