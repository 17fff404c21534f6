import { isDefinedError } from "@orpc/client";
import { errorCodeSchema, type ErrorCode } from "../../shared/domain/errors.ts";

/** Something that went wrong, ready to be shown. */
export interface Failure {
  readonly code: ErrorCode | "unreachable";
  /** What happened and what to do. */
  readonly message: string;
}

const unreachable: Failure = {
  code: "unreachable",
  message: "Headnote does not answer. What is saved is safe; see that Headnote is still running, then try again.",
};

/** Words for anything that a call can throw: the sentence of a typed error, or that nobody answered. */
export function failureOf(error: unknown): Failure {
  if (isHeadnote(error)) return { code: error.data.code, message: error.message };
  return unreachable;
}

function isHeadnote(error: unknown): error is Error & { data: { code: ErrorCode } } {
  if (!(error instanceof Error) || !isDefinedError(error)) return false;
  const { data } = error as { data?: unknown };
  return typeof data === "object" && data !== null && "code" in data && errorCodeSchema.safeParse(data.code).success;
}
