import { z } from "zod";

/** Everything that can go wrong in a way a person can do something about. */
export const errorCodeSchema = z.enum([
  // reading
  "not-found",
  "is-a-folder",
  "empty-file",
  "unsupported-type",
  "damaged",
  "password-needed",
  "password-wrong",
  "too-large",
  "reading-timed-out",
  "reading-crashed",
  "no-text",
  // deciding and running
  "wrong-use",
  "not-allowed",
  "not-available",
  "provider-failed",
  "cancelled",
  // keeping
  "library-locked",
  "library-damaged",
  "library-too-new",
  "disk-full",
  "keychain-locked",
  "keychain-unavailable",
  "settings-invalid",
  // the doors
  "port-in-use",
  "internal",
]);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/**
 * An error for a person: `message` says what happened and what to do, in one or two sentences. It holds no key and no
 * contract text, so it may be logged and shown.
 */
export class HeadnoteError extends Error {
  readonly code: ErrorCode;
  /** Facts for programs (a path of a wrong setting, a limit); same rule as for `message`. */
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; data?: Record<string, unknown> } = {}) {
    super(message, { cause: options.cause });
    this.name = "HeadnoteError";
    this.code = code;
    this.data = options.data ?? {};
  }
}

export function isHeadnoteError(error: unknown): error is HeadnoteError {
  return error instanceof HeadnoteError;
}
