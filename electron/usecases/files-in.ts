import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { HeadnoteError } from "../../shared/domain/errors.ts";

/** Files that are taken from a folder; whatever is named itself is tried, whatever it is. */
const readable: ReadonlySet<string> = new Set([".pdf", ".docx", ".txt", ".md", ".markdown"]);

/** The files that are named, and those in the folders that are named, in order; hidden ones and links are left out. */
export async function filesIn(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(async (path) => ((await isFolder(path)) ? filesOf(path) : [path])));
  return [...new Set(found.flat())];
}

async function filesOf(folder: string): Promise<string[]> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw new HeadnoteError("not-found", "A folder could not be opened. Check that you may read it.", { cause: error });
  }
  const visible = entries
    .filter(({ name }) => !name.startsWith("."))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  const found = await Promise.all(
    visible.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesOf(path);
      return entry.isFile() && readable.has(extname(entry.name).toLowerCase()) ? [path] : [];
    }),
  );
  return found.flat();
}

/** What is not there is left to be said when it is opened. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
