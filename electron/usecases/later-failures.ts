import type { ErrorClass } from "../../shared/domain/run.ts";
import type { Submission } from "../../shared/domain/submission.ts";
import type { ProviderError } from "../providers/provider.ts";

/** A hand-over that fails for a reason that passes with time is tried so often. */
const mostTries = 6;
/** So often it is tried to delete what the provider keeps, which it deletes by itself in the end. */
const mostClears = 8;

/**
 * What is done after a step failed. `look-for-it`: it may have arrived all the same. `send-again`: it did not, and may be sent
 * once more. `hold`: nobody will ever tell. `leave-it`: what the provider keeps stays there until it deletes it by itself.
 */
export type Remedy = "again" | "look-for-it" | "send-again" | "give-up" | "hold" | "leave-it";

/** @param standing where the submission is now, where it was when the step began, and how often it was tried in vain */
export function afterFailure(
  error: ProviderError,
  standing: {
    readonly phase: Exclude<Submission["phase"], "closed">;
    readonly from: Submission["phase"];
    readonly tries: number;
  },
): Remedy {
  const { failure, status } = error;
  const mayPass = mendedByHand(failure.class) || (passesSoon(failure.class) && standing.tries < mostTries);
  switch (standing.phase) {
    case "preparing":
      return mayPass ? "again" : "give-up";
    case "sending":
      if (standing.from === "sending") return cannotTell(failure.class) ? "hold" : "again";
      if (!wasRefused(error)) return "look-for-it";
      return mayPass ? "send-again" : "give-up";
    case "waiting":
      return status === 404 ? "hold" : "again";
    case "clearing":
      return standing.tries < mostClears ? "again" : "leave-it";
  }
}

/** Whether the provider told that there is nothing left to stop. */
export function hasEndedAlready({ status }: ProviderError): boolean {
  return status === 400 || status === 409;
}

/** Whether the provider said that it did not take it, or it never left. */
function wasRefused({ status, failure }: ProviderError): boolean {
  if (status === null) return !failure.billable;
  return status >= 400 && status < 500 && status !== 408;
}

/**
 * Whoever said yes to half the price has not said yes to the whole of it because a key has run out: until somebody has set
 * another, or paid the provider, it waits. That costs nothing, and it can be cancelled.
 */
function mendedByHand(errorClass: ErrorClass): boolean {
  return errorClass === "bad-key" || errorClass === "quota-exhausted";
}

function passesSoon(errorClass: ErrorClass): boolean {
  return (
    errorClass === "rate-limited" || errorClass === "overloaded" || errorClass === "timeout" || errorClass === "network"
  );
}

/** A provider that does not list its batches will not do so tomorrow. */
function cannotTell(errorClass: ErrorClass): boolean {
  return errorClass === "unknown-model" || errorClass === "bad-request" || errorClass === "no-permission";
}
