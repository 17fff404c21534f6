import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { HeadnoteError } from "../../shared/domain/errors.ts";

export interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Throws `HeadnoteError` not-found, is-a-folder or too-large (before reading), each naming the file. */
export async function openFile(path: string, limitBytes: number): Promise<OpenedFile> {
  const name = basename(path);
  let about;
  try {
    about = await stat(path);
  } catch (error) {
    throw new HeadnoteError("not-found", `${name} was not found. Check the path and try again.`, { cause: error });
  }
  if (about.isDirectory()) {
    throw new HeadnoteError("is-a-folder", `${name} is a folder. Name the files in it instead.`);
  }
  if (about.size > limitBytes) {
    const limit = Math.round(limitBytes / 1024 ** 2);
    throw new HeadnoteError("too-large", `${name} is larger than ${limit} MB, the most that is read at once.`);
  }
  try {
    return { name, bytes: await readFile(path) };
  } catch (error) {
    throw new HeadnoteError("not-found", `${name} could not be opened. Check that you may read it.`, { cause: error });
  }
}
