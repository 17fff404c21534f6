import { isHeadnoteError } from "../../shared/domain/errors.ts";

/** 0 done; 1 failed; 2 wrong use; 3 not allowed by policy; 4 done, but statements could not be verified. */
export type ExitStatus = 0 | 1 | 2 | 3 | 4;

/** The status of several: the first of failed, wrong use, not allowed and not verified that any of them has. */
export function worst(statuses: readonly ExitStatus[]): ExitStatus {
  return ([1, 2, 3, 4] as const).find((status) => statuses.includes(status)) ?? 0;
}

export function exitStatus(error: unknown): ExitStatus {
  if (!isHeadnoteError(error)) return 1;
  if (error.code === "wrong-use") return 2;
  return error.code === "not-allowed" ? 3 : 1;
}

/** One sentence on stderr; where it came from only with `--debug`, because a stack may name files of the matter. */
export function reportError(error: unknown, debug: boolean): void {
  process.stderr.write(`${errorSentence(error)}\n`);
  if (debug) process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

export function errorSentence(error: unknown): string {
  if (isHeadnoteError(error)) {
    if (error.code === "password-needed") return `${error.message} With --password - it is asked for.`;
    return error.data["missing"] === "matter" ? `${error.message} --matter names it.` : error.message;
  }
  return "Headnote made a mistake and stopped; what was saved before is safe. Run it again with --debug to see where.";
}
