import type { ErrorCode } from "../../../shared/domain/errors.ts";
import type { LeftOut } from "../../../shared/domain/parcel.ts";

/** A file that was in an archive or a mail. */
export interface ParcelDocument {
  /** Without its folders. */
  readonly name: string;
  /** The names of what it was in, from the file that was opened on; empty where it is that file itself. */
  readonly within: string;
  readonly bytes: Uint8Array;
}

/** What was in a file: itself alone, where it is no archive and no mail. */
export interface Parcel {
  readonly documents: readonly ParcelDocument[];
  readonly left: readonly LeftOut[];
}

export function failed(name: string, code: ErrorCode, message: string): LeftOut {
  return { name, outcome: "failed", code, message };
}

export function skipped(name: string, message: string): LeftOut {
  return { name, outcome: "skipped", code: null, message };
}
