import { compare as compareTwo } from "../usecases/compare-contracts.ts";
import { openFile } from "../usecases/open-file.ts";
import { comparisonAsJson, comparisonAsText } from "../usecases/present-comparison.ts";
import { endProgress, printJson, printLine, progress } from "./output.ts";
import { readingProgress } from "./reading-progress.ts";
import { withHeadnote } from "./session.ts";

/** Compares two files on this machine; nothing is sent and nothing is kept. */
export async function compare(before: string, after: string, options: { readonly json?: boolean }): Promise<void> {
  await withHeadnote(async ({ house }, signal) => {
    const read = async (path: string) => {
      const file = await openFile(path, house.fileLimit);
      const contract = await house.reader.read(file, {
        signal,
        onProgress: (reading) => progress(`${file.name}: ${readingProgress(reading)}`),
      });
      endProgress();
      return { id: null, contract };
    };
    const comparison = compareTwo(await read(before), await read(after));
    if (options.json === true) printJson(comparisonAsJson(comparison));
    else printLine(comparisonAsText(comparison));
  });
}
