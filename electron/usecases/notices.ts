import type { House } from "./house.ts";
import { unsettledNotice } from "./unsettled.ts";

/** What the user should know before anything else: what is not kept, and which settings do not hold. One sentence each. */
export function notices(house: House): string[] {
  const { problem } = house.configuration();
  return [
    house.keeping().notice,
    problem === null ? null : `The firm's routes were refused, so what was last good is in force: ${problem}`,
    house.preferencesProblem(),
    // A single command says so where it is asked what was spent: most never open the library.
    house.edition === "process" ? null : unsettledNotice(house, aWeekMs),
  ].filter((sentence) => sentence !== null);
}

const aWeekMs = 7 * 86_400_000;
