import { isFromThisDevice, type Run } from "./run.ts";

export interface SilenceWords {
  readonly title: string;
  /** A sentence on how far it can be trusted; null where nothing needs to be said. */
  readonly note: string | null;
}

/**
 * How the points are headed on which nothing was found. A model has read all of it; the engine on this device looks for usual
 * wordings, and finds some five in six of the clauses that lawyers mark (docs/measurements.md), which is no silence to rely on.
 */
export function silenceWords(run: Pick<Run, "served">): SilenceWords {
  return isFromThisDevice(run)
    ? {
        title: "Not found on this device",
        note: "The engine on this device looks for usual wordings, and misses about one clause in six. What matters, look for.",
      }
    : { title: "Silent after a full read", note: null };
}
