import { isHeadnoteError } from "../../shared/domain/errors.ts";
import type { House } from "./house.ts";

/**
 * One sentence about calls whose outcome is unknown, because the program that made them ended first; null where there are
 * none. They are never made again by themselves: they may have been answered, and charged. `sinceMs`: only those that began
 * in the last so many milliseconds.
 */
export function unsettledNotice(house: Pick<House, "library" | "now">, sinceMs = Infinity): string | null {
  let attempts;
  try {
    attempts = house.library().unsettled();
  } catch (error) {
    // A library that does not open says so itself, to whoever asks it for something.
    if (isHeadnoteError(error)) return null;
    throw error;
  }
  const recent = attempts.filter(({ startedAt }) => house.now() - Date.parse(startedAt) <= sinceMs);
  const last = recent.at(-1);
  if (last === undefined) return null;
  const models = [...new Set(recent.map(({ deployment }) => deployment))].join(", ");
  const calls = recent.length === 1 ? "1 call" : `${recent.length} calls`;
  return `Headnote ended in the middle of ${calls} to ${models}, last on ${last.startedAt.slice(0, 10)}: the outcome is unknown, and ${recent.length === 1 ? "it" : "each"} may have been charged. Nothing was sent again; look at the provider's bill, and run the task once more if its summary is missing.`;
}
