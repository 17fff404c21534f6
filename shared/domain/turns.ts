interface Waiting {
  readonly enter: () => void;
}

/**
 * Lets at most `places` holders in at once. The others wait: each owner's in the order they came, and the owners in turn,
 * so that one who waits for five hundred things is not before one who waits for a single thing.
 */
export class Turns {
  /** Owners in the order in which they are let in next; each once. */
  readonly #lines = new Map<string, Waiting[]>();
  #free: number;

  constructor(places: number) {
    this.#free = places;
  }

  /**
   * Resolves with the function that gives the place back (calling it again does nothing).
   * Rejects with the signal's reason, and leaves the queue, when the signal aborts first.
   */
  take(signal?: AbortSignal, owner = ""): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason as Error);
        return;
      }
      const leave = (): void => {
        this.#leave(owner, waiting);
        reject(signal?.reason as Error);
      };
      const waiting: Waiting = {
        enter: () => {
          signal?.removeEventListener("abort", leave);
          let held = true;
          resolve(() => {
            if (!held) return;
            held = false;
            const next = this.#next();
            if (next === null) this.#free += 1;
            else next.enter();
          });
        },
      };
      if (this.#free > 0) {
        this.#free -= 1;
        waiting.enter();
        return;
      }
      const line = this.#lines.get(owner);
      if (line === undefined) this.#lines.set(owner, [waiting]);
      else line.push(waiting);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  /** The first in line of the owner whose turn it is; that owner goes to the end. */
  #next(): Waiting | null {
    for (const [owner, line] of this.#lines) {
      this.#lines.delete(owner);
      const first = line.shift();
      if (line.length > 0) this.#lines.set(owner, line);
      if (first !== undefined) return first;
    }
    return null;
  }

  #leave(owner: string, waiting: Waiting): void {
    const line = this.#lines.get(owner);
    const place = line?.indexOf(waiting) ?? -1;
    if (line === undefined || place === -1) return;
    line.splice(place, 1);
    if (line.length === 0) this.#lines.delete(owner);
  }
}
