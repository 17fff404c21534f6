import { availableParallelism } from "node:os";

/**
 * The mean confidence below which a page counts as unreadable. Scans at 150 dots per inch and more come out at 88 and
 * above, with fewer than one word in ten wrong; faxes at 100 at 68 and below, with half of their words wrong.
 */
export const CONFIDENCE_FLOOR = 75;
/** Some twenty minutes on two cores. Pages beyond are said to be unread. */
export const MOST_RECOGNISED = 500;
/** Each thread holds some 110 MB, and has the kernel set aside some 700 MB. */
const MOST_THREADS = 4;

/** How many pages of one document are recognised at once. */
export function recognisingThreads(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}
