import { openFile } from "../usecases/open-file.ts";
import { readAsJson, readAsText } from "../usecases/present-reading.ts";
import { endProgress, printJson, printLine, progress } from "./output.ts";
import { readingProgress } from "./reading-progress.ts";
import { withHeadnote } from "./session.ts";
import { documentPassword } from "./standard-input.ts";

export async function read(
  path: string,
  options: { readonly json?: boolean; readonly password?: string },
): Promise<void> {
  const password = await documentPassword(options.password);
  await withHeadnote(async ({ house }, signal) => {
    const file = await openFile(path, house.fileLimit);
    const contract = await house.reader.read(file, {
      signal,
      ...(password === null ? {} : { password }),
      onProgress: (reading) => progress(readingProgress(reading)),
    });
    endProgress();
    if (options.json === true) printJson(readAsJson(contract));
    else printLine(readAsText(contract));
  });
}
