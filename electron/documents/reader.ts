import type { Contract } from "../../shared/domain/contract.ts";
import type { Parcel } from "./archive/parcel.ts";

export interface ReadInput {
  /** The file's name; its ending is a hint, its bytes decide. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadProgress {
  /** How many pages are done. */
  readonly page: number;
  /** Null until it is known. */
  readonly pages: number | null;
  /** Pages without text are being recognised as pictures (OCR), which takes seconds for each. */
  readonly recognising: boolean;
}

export interface ReadOptions {
  readonly password?: string;
  readonly signal?: AbortSignal;
  /** Called as pages are read. */
  readonly onProgress?: (progress: ReadProgress) => void;
  /**
   * Called with the words of each of the first few pages as soon as they are read, while the others still are. They are
   * not yet the contract's text: what runs along the edges of all pages is still in them.
   */
  readonly onText?: (page: number, text: string) => void;
}

/**
 * Reads files into contracts, each in a process of its own that is killed at a limit.
 * Errors are `HeadnoteError`s: empty-file, unsupported-type, damaged, password-needed, password-wrong, too-large,
 * reading-timed-out, reading-crashed, no-text, cancelled.
 */
export interface Reader {
  read(input: ReadInput, options?: ReadOptions): Promise<Contract>;
  /**
   * What is in a ZIP archive or an e-mail, and in those in it: the files, none of them read yet, and what was left out
   * and why. Any other file is itself alone. Rejects as `read` does where the file cannot be opened at all.
   */
  unpack(input: ReadInput, options?: Pick<ReadOptions, "signal">): Promise<Parcel>;
}

/** One reading process. The desktop makes it with Electron's utilityProcess, every other door with node:child_process. */
export interface ReadingProcess {
  readonly pid: number | undefined;
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once; `code` is null where a signal ended it. */
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

export interface ReadingLimits {
  /** Milliseconds from the start to the first page, or to the result where there are no pages. */
  readonly timeMs: number;
  /** Milliseconds within which one more page must be done, and the result made after the last. */
  readonly pageTimeMs: number;
  /** Milliseconds that each page adds to the time that the whole may take; `timeMs` for a document without pages. */
  readonly perPageMs: number;
  /** Resident bytes of the reading process. */
  readonly memoryBytes: number;
  /** Bytes of the file. */
  readonly fileBytes: number;
}

export const defaultLimits: ReadingLimits = {
  timeMs: 60_000,
  pageTimeMs: 60_000,
  perPageMs: 200,
  memoryBytes: 1024 ** 3,
  fileBytes: 200 * 1024 ** 2,
};
