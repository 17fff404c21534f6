import { isHeadnoteError } from "../../shared/domain/errors.ts";
import { countOutcomes } from "../../shared/domain/parcel.ts";
import type { Headnote } from "../usecases/compose.ts";
import { openInputs, type InputDocument } from "../usecases/open-inputs.ts";
import { errorSentence, exitStatus, worst, type ExitStatus } from "./outcome.ts";
import { endProgress, notice, printJson, printLine } from "./output.ts";

/** What a command has to say of one contract. */
export interface ContractOutcome {
  readonly json: unknown;
  readonly text: string;
  readonly status: ExitStatus;
  /** For the person at the terminal, after the text. */
  readonly note?: string | null;
}

/**
 * Does `work` for each contract in the files, folders, archives and mails that were named. One file's failure does not
 * stop the others: it is said at once and stands in the JSON; the exit status is the worst of all; where there was more
 * than one, a last line counts them. With `json` one document is printed: an array where there was not exactly one.
 */
export async function eachContract(
  { house }: Headnote,
  paths: readonly string[],
  { json, signal }: { readonly json: boolean; readonly signal: AbortSignal },
  work: (document: InputDocument) => Promise<ContractOutcome>,
): Promise<void> {
  const documents: unknown[] = [];
  const statuses: ExitStatus[] = [];
  const counts = { done: 0, failed: 0, skipped: 0 };
  const name = (shown: string, sentence: string): string =>
    paths.length === 1 && !shown.includes("/") ? sentence : `${shown}: ${sentence}`;
  const fail = (shown: string, code: string, message: string, sentence: string, status: ExitStatus): void => {
    counts.failed += 1;
    statuses.push(status);
    documents.push({ file: shown, error: { code, message } });
    notice(name(shown, sentence));
  };
  const skip = (shown: string, message: string): void => {
    counts.skipped += 1;
    notice(`${shown}: skipped. ${message}`);
  };

  try {
    for await (const input of openInputs(house, paths, signal)) {
      endProgress();
      if (input.kind === "left") {
        if (input.outcome === "skipped") skip(input.name, input.message);
        else fail(input.name, input.code ?? "internal", input.message, input.message, 1);
        continue;
      }
      const shown = input.within === "" ? input.name : `${input.within}/${input.name}`;
      try {
        const done = await work(input);
        endProgress();
        if (json) documents.push(done.json);
        else printLine(`${counts.done > 0 ? "\n" : ""}${done.text}`);
        if (done.note !== undefined && done.note !== null) notice(done.note);
        counts.done += 1;
        statuses.push(done.status);
      } catch (error) {
        endProgress();
        if (!isHeadnoteError(error)) throw error;
        // Whoever names a folder does not vouch for everything in it.
        if (error.code === "unsupported-type" && input.within !== "") skip(shown, error.message);
        else fail(shown, error.code, error.message, errorSentence(error), exitStatus(error));
        if (signal.aborted) break;
      }
    }
  } catch (error) {
    endProgress();
    if (!isHeadnoteError(error)) throw error;
    fail(paths.join(", "), error.code, error.message, errorSentence(error), exitStatus(error));
  }
  if (json) printJson(documents.length === 1 ? documents[0] : documents);
  if (counts.done + counts.failed + counts.skipped > 1) notice(countOutcomes(counts));
  // Where everything was skipped, nothing was done that was asked for.
  process.exitCode = counts.done + counts.failed === 0 ? 1 : worst(statuses);
}
