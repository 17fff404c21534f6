/**
 * Whether something that failed may be asked again. `until` is a time of the monotonic clock. A half-open breaker lets one
 * probe through, whose end decides.
 */
export type BreakerState =
  | { readonly state: "closed"; readonly failures: number }
  | { readonly state: "open"; readonly until: number }
  | { readonly state: "half-open" };

/** Failures in a row that open a breaker. A desktop makes few calls, so that rates per second would never be reached. */
const threshold = 3;
const openMs = 30_000;
/** A provider that asks for a day may have been paid in the meantime: it is probed after this long all the same. */
const longestMs = 600_000;

export const closed: BreakerState = { state: "closed", failures: 0 };

/** The state at that time, or null where no call may be made. A call that is made must end in one of the three below. */
export function admit(breaker: BreakerState, now: number): BreakerState | null {
  switch (breaker.state) {
    case "closed":
      return breaker;
    case "open":
      return now >= breaker.until ? { state: "half-open" } : null;
    case "half-open":
      return null;
  }
}

/**
 * After a failure. `retryAfter` is how many milliseconds the provider asked to be left alone: that opens the breaker at once,
 * for so long; so does a failed probe.
 */
export function fail(breaker: BreakerState, now: number, retryAfter: number | null): BreakerState {
  const asked = Math.min(longestMs, retryAfter ?? 0);
  switch (breaker.state) {
    case "closed": {
      const failures = breaker.failures + 1;
      if (failures >= threshold) return { state: "open", until: now + Math.max(openMs, asked) };
      return asked > 0 ? { state: "open", until: now + asked } : { state: "closed", failures };
    }
    // Calls that were under way when it opened may still fail; the longer wait stands.
    case "open":
      return { state: "open", until: Math.max(breaker.until, now + asked) };
    case "half-open":
      return { state: "open", until: now + Math.max(openMs, asked) };
  }
}

/** After an answer: it works. An answer from before the breaker opened is no news. */
export function succeed(breaker: BreakerState): BreakerState {
  return breaker.state === "open" ? breaker : closed;
}

/** After a call whose end says nothing (cancelled, or the request's own fault): the next call may probe. */
export function release(breaker: BreakerState, now: number): BreakerState {
  return breaker.state === "half-open" ? { state: "open", until: now } : breaker;
}
