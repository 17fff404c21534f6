/** Time, handed in, so that tests decide when it passes. All in milliseconds. */
export interface Clock<Timer = unknown> {
  /** Since the epoch, as the machine believes it; may jump. For records, and for the times that providers name. */
  now(): number;
  /** Since some beginning of its own; never jumps. For durations and deadlines. */
  monotonic(): number;
  setTimeout(run: () => void, delay: number): Timer;
  clearTimeout(timer: Timer): void;
}

export const systemClock: Clock<NodeJS.Timeout> = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (run, delay) => setTimeout(run, delay),
  clearTimeout: (timer) => clearTimeout(timer),
};

/** Resolves after `delay`, or as soon as the signal is aborted; the caller looks at the signal. */
export function pause(clock: Clock, delay: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = () => {
      clock.clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = clock.setTimeout(done, delay);
    signal.addEventListener("abort", done, { once: true });
  });
}
