import type { House } from "./house.ts";
import { listProviders } from "./provider-keys.ts";
import { unsettledNotice } from "./unsettled.ts";

/** What the user should know before anything else: what is not kept, and which settings do not hold. One sentence each. */
export function notices(house: House): string[] {
  const { problem } = house.configuration();
  return [
    house.keeping().notice,
    problem,
    house.preferencesProblem(),
    house.edition === "process" ? null : noKeyNotice(house),
    // A single command says so where it is asked what was spent: most never open the library.
    house.edition === "process" ? null : unsettledNotice(house, aWeekMs),
  ].filter((sentence) => sentence !== null);
}

const aWeekMs = 7 * 86_400_000;

/** Said before anything was dropped: whoever expects a model's summary should not have to find out from a brief one. */
function noKeyNotice(house: House): string | null {
  if (house.configuration().current.policy?.onDeviceOnly === true || house.preferences().onDeviceOnly === true)
    return null;
  const isReady = listProviders(house).some(
    ({ key, local, routed, dialect }) => dialect !== "on-device" && routed && (local || key !== null),
  );
  return isReady
    ? null
    : "No provider of your routes has a key, so every summary is made on this device. Add one in Settings.";
}
