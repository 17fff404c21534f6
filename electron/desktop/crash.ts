/** So many crashes within so many milliseconds, and the page is not loaded again by itself. */
const CRASHES = 3;
const WITHIN_MS = 60_000;

interface Page {
  on(event: "render-process-gone", listener: (event: unknown, details: { readonly reason: string }) => void): unknown;
  reload(): void;
}

/**
 * Loads the page again when its process is lost; the jobs are in the main process and go on. A page that crashes again
 * and again is handed to `giveUp`.
 *
 * @param now milliseconds
 */
export function reloadAfterCrash(page: Page, now: () => number, giveUp: () => void): void {
  let crashes: number[] = [];
  page.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit") return;
    const time = now();
    crashes = [...crashes.filter((at) => time - at < WITHIN_MS), time];
    if (crashes.length < CRASHES) page.reload();
    else giveUp();
  });
}
