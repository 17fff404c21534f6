import { availableParallelism } from "node:os";
import type { Contract } from "../../shared/domain/contract.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import { Turns } from "../../shared/domain/turns.ts";
import { mayHoldSeveral } from "./archive/may-hold-several.ts";
import type { Parcel } from "./archive/parcel.ts";
import { readReplySchema } from "./messages.ts";
import type { ReadRequest } from "./messages.ts";
import { recognisingThreads } from "./ocr/limits.ts";
import { limitMemory, residentBytes } from "./process-memory.ts";
import { defaultLimits } from "./reader.ts";
import { ReadingClock } from "./reading-clock.ts";
import type { Reader, ReadingLimits, ReadingProcess, ReadInput, ReadOptions, ReadProgress } from "./reader.ts";

export interface ReaderParts {
  /** Starts one reading process. */
  readonly fork: () => ReadingProcess;
  readonly limits?: Partial<ReadingLimits>;
  /** How many files are read at once; one core is left to the rest of the app. */
  readonly atOnce?: number;
}

/** Linux answers from memory; elsewhere each look starts a program. */
const LOOK_EVERY_MS = process.platform === "linux" ? 50 : 400;
/**
 * The kernel counts what is reserved, not what is resident. Node reserves some 600 MB before it does anything, and some
 * 700 MB with each thread that recognises pages.
 */
const KERNEL_SLACK = (1 + 0.75 * recognisingThreads()) * 1024 ** 3;

/** A reader that gives each file a process of its own; see `Reader` for the errors. */
export function createReader(parts: ReaderParts): Reader {
  const limits: ReadingLimits = { ...defaultLimits, ...parts.limits };
  const turns = new Turns(parts.atOnce ?? Math.max(1, availableParallelism() - 1));
  const ask = async <K extends keyof Answers>(kind: K, input: ReadInput, options: ReadOptions): Promise<Answers[K]> => {
    refuseBySize(input, limits);
    const release = await turns.take(options.signal).catch(() => Promise.reject(cancelled()));
    let child: ReadingProcess;
    try {
      child = parts.fork();
    } catch (error) {
      release();
      throw error;
    }
    // The place is free when the process is gone, not when its answer is there: a killed one takes a moment to end.
    child.onExit(release);
    const answers = await askProcess(child, limits, kind, input, options);
    const answer = answers[kind];
    if (answer === undefined) throw crashed();
    return answer;
  };
  return {
    read: (input, options = {}) => ask("read", input, options),
    unpack: async (input, options = {}) =>
      mayHoldSeveral(input.name, input.bytes)
        ? ask("unpack", input, options)
        : { documents: [{ ...input, within: "" }], left: [] },
  };
}

/** What a process answers, by what it was asked. */
interface Answers {
  read: Contract;
  unpack: Parcel;
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

function askProcess(
  child: ReadingProcess,
  limits: ReadingLimits,
  kind: ReadRequest["kind"],
  input: ReadInput,
  options: ReadOptions,
): Promise<Partial<Answers>> {
  return new Promise<Partial<Answers>>((resolve, reject) => {
    let settled = false;
    let peakBytes = 0;

    const settle = (finish: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearInterval(looking);
      options.signal?.removeEventListener("abort", abort);
      child.kill();
      finish();
    };
    const fail = (error: HeadnoteError): void => settle(() => reject(error));
    const abort = (): void => fail(cancelled());

    const look = async (pid: number): Promise<void> => {
      const bytes = await residentBytes(pid);
      if (bytes === null) return;
      peakBytes = Math.max(peakBytes, bytes);
      if (bytes > limits.memoryBytes) fail(tooMuchMemory(limits));
    };
    const clock = new ReadingClock(limits, performance.now());
    const onTime = (): void => fail(timedOut(clock.deadline.limitMs));
    let timer = setTimeout(onTime, limits.timeMs);
    const giveTime = (progress: ReadProgress): void => {
      const now = performance.now();
      const before = clock.deadline;
      clock.onProgress(progress, now);
      if (clock.deadline === before) return;
      clearTimeout(timer);
      // The difference of two fractions can fall short of whole milliseconds, and a timer cuts off what is behind the point.
      timer = setTimeout(onTime, Math.ceil(clock.deadline.at - now));
    };
    const looking = setInterval(() => {
      if (child.pid !== undefined) void look(child.pid);
    }, LOOK_EVERY_MS);

    child.onMessage((message) => {
      if (settled) return;
      const reply = readReplySchema.safeParse(message);
      if (!reply.success) {
        fail(crashed());
        return;
      }
      switch (reply.data.kind) {
        case "progress": {
          const { page, pages, recognising } = reply.data;
          giveTime({ page, pages, recognising });
          options.onProgress?.({ page, pages, recognising });
          return;
        }
        case "text":
          options.onText?.(reply.data.page, reply.data.text);
          return;
        case "contract": {
          const { contract } = reply.data;
          settle(() => resolve({ read: contract }));
          return;
        }
        case "parcel": {
          const { parcel } = reply.data;
          settle(() => resolve({ unpack: parcel }));
          return;
        }
        case "failed":
          fail(new HeadnoteError(reply.data.code, reply.data.message));
      }
    });
    // A process that the kernel refused memory ends without a word; its size when last seen tells the reason.
    child.onExit(() => fail(peakBytes > 0.8 * limits.memoryBytes ? tooMuchMemory(limits) : crashed()));
    if (options.signal?.aborted === true) abort();
    else options.signal?.addEventListener("abort", abort, { once: true });

    if (child.pid !== undefined) void limitMemory(child.pid, limits.memoryBytes + KERNEL_SLACK);
    if (!settled) {
      const request: ReadRequest = {
        kind,
        name: input.name,
        bytes: input.bytes,
        password: options.password ?? null,
      };
      child.post(request);
    }
  });
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2).toLocaleString("en-US")} MB`;
}

function cancelled(): HeadnoteError {
  return new HeadnoteError("cancelled", "Reading this file was cancelled.");
}

function timedOut(limitMs: number): HeadnoteError {
  const seconds = Math.max(1, Math.round(limitMs / 1000));
  return new HeadnoteError(
    "reading-timed-out",
    `Reading this file took longer than ${seconds} s and was stopped. Try to print it to a new PDF and read that.`,
    {
      data: { limitMs },
    },
  );
}

function tooMuchMemory(limits: ReadingLimits): HeadnoteError {
  return new HeadnoteError(
    "too-large",
    `Reading this file needs more than ${megabytes(limits.memoryBytes)} of memory and was stopped. Split it, or print it to a new PDF and read that.`,
    {
      data: { limitBytes: limits.memoryBytes },
    },
  );
}

function crashed(): HeadnoteError {
  return new HeadnoteError(
    "reading-crashed",
    "The process that read this file stopped unexpectedly; nothing else was affected. Try again, or print the file to a new PDF and read that.",
  );
}
