import { HeadnoteError } from "../../shared/domain/errors.ts";
import { briefText } from "../usecases/brief-text.ts";
import { openFile } from "../usecases/open-file.ts";
import { printLine } from "./output.ts";
import { withHeadnote } from "./session.ts";
import { readStandardInput } from "./standard-input.ts";

export async function brief(path: string, options: { readonly words: string }): Promise<void> {
  const words = Number(options.words);
  if (!Number.isInteger(words) || words < 1) {
    throw new HeadnoteError("wrong-use", `--words takes a whole number from 1, not "${options.words}".`);
  }
  await withHeadnote(async ({ house }, signal) => {
    const file =
      path === "-" ? { name: "text.txt", bytes: await readStandardInput() } : await openFile(path, house.fileLimit);
    printLine(await briefText(house, file, words, signal));
  });
}
