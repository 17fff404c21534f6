/** Lets a number of tasks through at once; the others wait in the order they came. */
export interface Gate {
  /** Rejects with the signal's reason where it is aborted while waiting. */
  enter(signal: AbortSignal): Promise<void>;
  leave(): void;
}

export function createGate(width: number): Gate {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return {
    enter(signal) {
      signal.throwIfAborted();
      if (inside < width) {
        inside += 1;
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const admit = () => {
          signal.removeEventListener("abort", giveUp);
          resolve();
        };
        const giveUp = () => {
          waiting.splice(waiting.indexOf(admit), 1);
          reject(signal.reason as Error);
        };
        signal.addEventListener("abort", giveUp, { once: true });
        waiting.push(admit);
      });
    },
    leave() {
      const next = waiting.shift();
      // The place passes straight on, so that nobody who comes later can take it.
      if (next === undefined) inside -= 1;
      else next();
    },
  };
}
