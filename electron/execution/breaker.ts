/**
 * Whether something that failed may be asked again. `until` is a time of the monotonic clock. A half-open breaker lets one
 * probe through, whose end decides.
 */
export type BreakerState =
  /** `failures` in a row; `recent` holds when each of the last calls failed, null for one that did not. */
  | { readonly state: "closed"; readonly failures: number; readonly recent: readonly (number | null)[] }
  /** `failures` in a row, where it was opened for no more than that the provider asked to be left alone. */
  | { readonly state: "open"; readonly until: number; readonly failures?: number }
  | { readonly state: "half-open"; readonly failures?: number };

/** Failures in a row that open a breaker. A desktop makes few calls, so that rates per second would never be reached. */
const threshold = 3;
/** So many of the last calls open it as well, however they were spread: half of the answers lost is too many. */
const counted = { failures: 5, ofLast: 10, withinMs: 600_000 };
/** Short enough that something that works again is in use again within half a minute, whenever the last probe was. */
const openMs = 20_000;
/** A provider that asks for a day may have been paid in the meantime: it is probed after this long all the same. */
const longestMs = 600_000;

export const closed: BreakerState = { state: "closed", failures: 0, recent: [] };

/** The state at that time, or null where no call may be made. A call that is made must end in one of the three below. */
export function admit(breaker: BreakerState, now: number): BreakerState | null {
  switch (breaker.state) {
    case "closed":
      return breaker;
    case "open":
      if (now < breaker.until) return null;
      return { state: "half-open", ...(breaker.failures === undefined ? {} : { failures: breaker.failures }) };
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
      const recent = [...breaker.recent, now].slice(-counted.ofLast);
      const spread = recent.filter((at) => at !== null && now - at < counted.withinMs).length;
      if (failures >= threshold || spread >= counted.failures) {
        return { state: "open", until: now + Math.max(openMs, asked) };
      }
      return asked > 0 ? { state: "open", until: now + asked, failures } : { state: "closed", failures, recent };
    }
    // Calls that were under way when it opened may still fail; the longer wait stands.
    case "open":
      return { ...breaker, until: Math.max(breaker.until, now + asked) };
    case "half-open": {
      // Whoever was only waited for, as it wished, and wishes for a little more has not failed a probe yet.
      const failures = (breaker.failures ?? threshold) + 1;
      if (asked > 0 && failures < threshold) return { state: "open", until: now + asked, failures };
      return { state: "open", until: now + Math.max(openMs, asked) };
    }
  }
}

/** After an answer: it works. An answer from before the breaker opened is no news. */
export function succeed(breaker: BreakerState): BreakerState {
  switch (breaker.state) {
    case "open":
      return breaker;
    case "half-open":
      return closed;
    case "closed":
      return { state: "closed", failures: 0, recent: [...breaker.recent, null].slice(-counted.ofLast) };
  }
}

/** After a call whose end says nothing (cancelled, or the request's own fault): the next call may probe. */
export function release(breaker: BreakerState, now: number): BreakerState {
  return breaker.state === "half-open" ? { ...breaker, state: "open", until: now } : breaker;
}
