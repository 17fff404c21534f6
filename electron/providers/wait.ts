/** How long the last marks of a whole answer may take, so that its connection can be used for the next call. */
export const lingerMs = 250;

/** Waits so many milliseconds, or until the signal; never rejects. */
export function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", stop, { once: true });
  });
}
