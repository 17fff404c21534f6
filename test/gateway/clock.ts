import { FakeClock } from "../execution/fixtures.ts";

/** Between two comments on a stream that is held; pauses before another attempt are never exactly as long. */
const keepAliveMs = 5_000;
/** Deadlines are longer, pauses before another attempt shorter. */
const longestPauseMs = 8_000;

/**
 * Time for a gateway whose providers are real servers: a pause between two attempts is over at once (and has taken as long
 * as it should have), deadlines come when the test says so.
 */
export class GatewayClock extends FakeClock {
  readonly #watchers: { readonly holds: (delay: number) => boolean; left: number; readonly resolve: () => void }[] = [];

  override setTimeout(run: () => void, delay: number): number {
    const timer = super.setTimeout(run, delay);
    if (delay !== keepAliveMs && delay < longestPauseMs) setImmediate(() => this.advance(delay));
    for (const watcher of this.#watchers) {
      if (!watcher.holds(delay)) continue;
      watcher.left -= 1;
      if (watcher.left === 0) watcher.resolve();
    }
    return timer;
  }

  /** Lets so much time pass; everything that falls due in it happens, in order, at its time. */
  advance(milliseconds: number): void {
    const until = this.monotonic() + milliseconds;
    let due = false;
    const mark = super.setTimeout(() => {
      due = true;
    }, milliseconds);
    while (!due && this.fireNext());
    this.clearTimeout(mark);
    if (this.monotonic() < until) this.pass(until - this.monotonic());
  }

  /** Resolves when `times` more timers of such a delay have been set. */
  armed(holds: (delay: number) => boolean, times = 1): Promise<void> {
    return new Promise((resolve) => this.#watchers.push({ holds, left: times, resolve }));
  }

  /** For a simulator that has to wait: it waits in this time, and the test lets it pass. */
  readonly delay = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const timer = super.setTimeout(resolve, milliseconds);
      signal.addEventListener(
        "abort",
        () => {
          this.clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    });
}
