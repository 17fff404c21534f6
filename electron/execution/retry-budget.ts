import type { Clock } from "./clock.ts";

/**
 * Keeps second tries from becoming the load that keeps a provider down: of what is sent to a deployment, at most a tenth
 * is sent again (the client's retry budget of Google's "Site Reliability Engineering", 2016, chapter 21; Finagle's
 * RetryBudget). A few a minute are always granted, or a quiet desktop could never try again.
 */
export interface RetryBudget {
  called(deployment: string): void;
  /** Takes one second try; false where there is none left. */
  take(deployment: string): boolean;
}

export const retryWindowMs = 60_000;
export const retryShare = 0.1;
export const retryFloor = 3;

export function createRetryBudget(clock: Clock): RetryBudget {
  const calls = new Map<string, number[]>();
  const retries = new Map<string, number[]>();
  const recent = (times: Map<string, number[]>, deployment: string): number[] => {
    const since = clock.monotonic() - retryWindowMs;
    const left = (times.get(deployment) ?? []).filter((at) => at > since);
    times.set(deployment, left);
    return left;
  };
  return {
    called: (deployment) => {
      recent(calls, deployment).push(clock.monotonic());
    },
    take(deployment) {
      const taken = recent(retries, deployment);
      const granted = Math.max(retryFloor, Math.floor(recent(calls, deployment).length * retryShare));
      if (taken.length >= granted) return false;
      taken.push(clock.monotonic());
      return true;
    },
  };
}
