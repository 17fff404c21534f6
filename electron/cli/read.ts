import { readAsJson, readAsText } from "../usecases/present-reading.ts";
import { eachContract } from "./each-contract.ts";
import { progress } from "./output.ts";
import { readingProgress } from "./reading-progress.ts";
import { withHeadnote } from "./session.ts";
import { documentPassword } from "./standard-input.ts";

export async function read(
  files: readonly string[],
  options: { readonly json?: boolean; readonly password?: string },
): Promise<void> {
  const password = await documentPassword(options.password);
  await withHeadnote((headnote, signal) =>
    eachContract(headnote, files, { json: options.json === true, signal }, async (file) => {
      const contract = await headnote.house.reader.read(file, {
        signal,
        ...(password === null ? {} : { password }),
        onProgress: (reading) => progress(readingProgress(reading)),
      });
      return { json: readAsJson(contract), text: readAsText(contract), status: 0 };
    }),
  );
}
