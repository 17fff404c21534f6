import { statSync } from "node:fs";

/** What tells one state of a file from another without reading it; "none" where there is no file. */
export function stampOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? "none" : [found.mtimeNs, found.ctimeNs, found.size, found.ino].join("-");
}
