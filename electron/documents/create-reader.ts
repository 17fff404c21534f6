import { availableParallelism } from "node:os";
import { HeadnoteError, isHeadnoteError } from "../../shared/domain/errors.ts";
import { Turns } from "../../shared/domain/turns.ts";
import { mayHoldSeveral } from "./archive/may-hold-several.ts";
import { askProcess, cancelled, crashed, megabytes } from "./ask-process.ts";
import type { Answers } from "./ask-process.ts";
import { defaultLimits } from "./reader.ts";
import type { Reader, ReadingLimits, ReadingProcess, ReadInput, ReadOptions } from "./reader.ts";

export interface ReaderParts {
  /**
   * Starts one reading process.
   *
   * @param memoryBytes that it may have
   */
  readonly fork: (memoryBytes: number) => ReadingProcess;
  /** Asked before each file, as the firm can change them at any time. */
  readonly limits?: Partial<ReadingLimits> | (() => Partial<ReadingLimits>);
  /** How many files are read at once; one core is left to the rest of the app. */
  readonly atOnce?: number;
}

/** A document is begun again without the page that stopped it, and at most so often: each time can take a minute. */
const MOST_RESCUES = 3;

/**
 * A reader that gives each file a process of its own; see `Reader` for the errors. Where a page stops the process, by time, by
 * memory or by a crash, another reads the document without that page, which is then unreadable.
 */
export function createReader(parts: ReaderParts): Reader {
  const turns = new Turns(parts.atOnce ?? Math.max(1, availableParallelism() - 1));
  const currentLimits = (): ReadingLimits => ({
    ...defaultLimits,
    ...(typeof parts.limits === "function" ? parts.limits() : parts.limits),
  });

  const askOnce = async (
    kind: keyof Answers,
    input: ReadInput,
    options: ReadOptions,
    pages: { readonly leaveOut: readonly number[]; readonly open: Set<number> },
  ): Promise<Partial<Answers>> => {
    const limits = currentLimits();
    refuseBySize(input, limits);
    const release = await turns.take(options.signal).catch(() => Promise.reject(cancelled()));
    let child: ReadingProcess;
    try {
      child = parts.fork(limits.memoryBytes);
    } catch (error) {
      release();
      throw error;
    }
    // The place is free when the process is gone, not when its answer is there: a killed one takes a moment to end.
    child.onExit(release);
    const request = {
      kind,
      name: input.name,
      bytes: input.bytes,
      password: options.password ?? null,
      leaveOut: [...pages.leaveOut],
    };
    return askProcess(child, limits, request, options, pages.open);
  };

  const ask = async <K extends keyof Answers>(kind: K, input: ReadInput, options: ReadOptions): Promise<Answers[K]> => {
    const leaveOut = new Set<number>();
    const told = onward(options);
    for (let rescues = 0; ; rescues += 1) {
      const open = new Set<number>();
      try {
        const answer = (await askOnce(kind, input, told, { leaveOut: [...leaveOut], open }))[kind];
        if (answer === undefined) throw crashed();
        return answer;
      } catch (error) {
        const known = leaveOut.size;
        for (const page of open) leaveOut.add(page);
        if (!mayBeOnePage(error) || leaveOut.size === known || rescues >= MOST_RESCUES) throw error;
      }
    }
  };

  return {
    read: (input, options = {}) => ask("read", input, options),
    unpack: async (input, options = {}) =>
      mayHoldSeveral(input.name, input.bytes)
        ? ask("unpack", input, options)
        : { documents: [{ ...input, within: "" }], left: [] },
  };
}

/** Whether a document may have been stopped by one of its pages; the time for the whole is stopped by all of them. */
function mayBeOnePage(error: unknown): boolean {
  if (!isHeadnoteError(error)) return false;
  if (error.code === "reading-timed-out") return error.data["isWhole"] !== true;
  return error.code === "too-large" || error.code === "reading-crashed";
}

/** The same options, told nothing twice where a document is begun again. */
function onward(options: ReadOptions): ReadOptions {
  const { onProgress, onText } = options;
  let furthest = -1;
  const shown = new Set<number>();
  return {
    ...options,
    ...(onProgress === undefined
      ? {}
      : {
          onProgress: (progress) => {
            if (progress.page < furthest) return;
            furthest = progress.page;
            onProgress(progress);
          },
        }),
    ...(onText === undefined
      ? {}
      : {
          onText: (page, text) => {
            if (shown.has(page)) return;
            shown.add(page);
            onText(page, text);
          },
        }),
  };
}

function refuseBySize(input: ReadInput, limits: ReadingLimits): void {
  if (input.bytes.byteLength === 0) {
    throw new HeadnoteError("empty-file", "This file is empty. Check that it was saved or downloaded completely.");
  }
  if (input.bytes.byteLength > limits.fileBytes) {
    throw new HeadnoteError(
      "too-large",
      `This file is larger than ${megabytes(limits.fileBytes)}, the most that Headnote reads. Split it and read the parts.`,
      {
        data: { limitBytes: limits.fileBytes, bytes: input.bytes.byteLength },
      },
    );
  }
}
