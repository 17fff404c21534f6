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
  const books = new Map<string, Book>();
  const bookOf = (deployment: string): Book => {
    const known = books.get(deployment);
    if (known !== undefined) return known;
    const book: Book = { calls: [], retries: [] };
    books.set(deployment, book);
    return book;
  };
  return {
    called(deployment) {
      const { calls } = bookOf(deployment);
      const second = Math.floor(clock.monotonic() / 1000);
      const last = calls.at(-1);
      if (last?.second === second) last.count += 1;
      else calls.push({ second, count: 1 });
      while (isOld(calls[0], clock.monotonic())) calls.shift();
    },
    take(deployment) {
      const book = bookOf(deployment);
      const now = clock.monotonic();
      book.retries = book.retries.filter((at) => at > now - retryWindowMs);
      const calls = book.calls.filter((one) => !isOld(one, now)).reduce((sum, { count }) => sum + count, 0);
      if (book.retries.length >= Math.max(retryFloor, Math.floor(calls * retryShare))) return false;
      book.retries.push(now);
      return true;
    },
  };
}

/** A gateway makes too many calls to remember each. */
interface Book {
  readonly calls: { readonly second: number; count: number }[];
  retries: number[];
}

/** A second that has partly left the window has left it. */
function isOld(one: { readonly second: number } | undefined, now: number): boolean {
  return one !== undefined && one.second * 1000 <= now - retryWindowMs;
}
