import type { Contract } from "../../shared/domain/contract.ts";
import { HeadnoteError } from "../../shared/domain/errors.ts";
import type { Parcel } from "./archive/parcel.ts";
import { readReplySchema } from "./messages.ts";
import type { ReadRequest } from "./messages.ts";
import { recognisingThreads } from "./ocr/limits.ts";
import { limitMemory, residentBytes } from "./process-memory.ts";
import { ReadingClock } from "./reading-clock.ts";
import type { ReadingLimits, ReadingProcess, ReadOptions, ReadProgress } from "./reader.ts";

/** What a process answers, by what it was asked. */
export interface Answers {
  read: Contract;
  unpack: Parcel;
}

/** Linux answers from memory; elsewhere each look starts a program. */
const LOOK_EVERY_MS = process.platform === "linux" ? 50 : 400;
/**
 * The kernel counts what is reserved, not what is resident. Node reserves some 600 MB before it does anything, and some
 * 700 MB with each thread that recognises pages.
 */
const KERNEL_SLACK = (1 + 0.75 * recognisingThreads()) * 1024 ** 3;

/**
 * Asks a process once, and ends it when it has answered, at a limit, or where the reading is cancelled.
 *
 * @param open filled with the pages that the process says it is at
 */
export function askProcess(
  child: ReadingProcess,
  limits: ReadingLimits,
  request: ReadRequest,
  options: ReadOptions,
  open: Set<number>,
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
    const onTime = (): void => fail(timedOut(clock.deadline.limitMs, clock.isWhole));
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
        case "page":
          if (reply.data.isDone) open.delete(reply.data.page);
          else open.add(reply.data.page);
          return;
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
    if (!settled) child.post(request);
  });
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2).toLocaleString("en-US")} MB`;
}

export function cancelled(): HeadnoteError {
  return new HeadnoteError("cancelled", "Reading this file was cancelled.");
}

function timedOut(limitMs: number, isWhole: boolean): HeadnoteError {
  const seconds = Math.max(1, Math.round(limitMs / 1000));
  return new HeadnoteError(
    "reading-timed-out",
    `Reading this file took longer than ${seconds} s and was stopped. Try to print it to a new PDF and read that.`,
    {
      data: { limitMs, isWhole },
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

export function crashed(): HeadnoteError {
  return new HeadnoteError(
    "reading-crashed",
    "The process that read this file stopped unexpectedly; nothing else was affected. Try again, or print the file to a new PDF and read that.",
  );
}
