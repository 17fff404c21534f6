/** Lets at most `places` holders in at once; the others wait in the order they came. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(places: number) {
    this.#free = places;
  }

  /**
   * Resolves with the function that gives the place back (calling it again does nothing).
   * Rejects with the signal's reason, and leaves the queue, when the signal aborts first.
   */
  take(signal?: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason as Error);
        return;
      }
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(signal?.reason as Error);
      };
      const enter = (): void => {
        signal?.removeEventListener("abort", leave);
        let held = true;
        resolve(() => {
          if (!held) return;
          held = false;
          const next = this.#waiting.shift();
          if (next === undefined) this.#free += 1;
          else next();
        });
      };
      if (this.#free > 0) {
        this.#free -= 1;
        enter();
      } else {
        this.#waiting.push(enter);
        signal?.addEventListener("abort", leave, { once: true });
      }
    });
  }
}
