import type { House } from "./house.ts";

/** What the user should know before anything else: what is not kept, and which settings do not hold. One sentence each. */
export function notices(house: House): string[] {
  return [house.keeping().notice, house.configuration().problem, house.preferencesProblem()].filter(
    (sentence) => sentence !== null,
  );
}
