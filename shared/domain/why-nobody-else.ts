import type { Candidate } from "./run.ts";

/** More reasons than anybody reads in one go. */
const most = 3;

/**
 * Why a contract was read on this device though a route names models: for the reader, with what would have to change. Null
 * where no other model is named, or where nothing was to leave this machine: who asked for that knows.
 */
export function whyNobodyElse(candidates: readonly Candidate[]): string | null {
  const refused = candidates.filter(({ eligible }) => !eligible);
  if (refused.length === 0 || refused.some(({ barrier }) => barrier === "confidential")) return null;
  if (refused.every(({ barrier }) => barrier === "key"))
    return "Made on this device, as no model of its route has a key. Add one in Settings, or with headnote keys set PROVIDER.";
  const reasons = [...new Set(refused.map(({ reason }) => reason))];
  const remedies = [...new Set(refused.flatMap(({ remedy }) => (remedy === undefined ? [] : [remedy])))];
  const more = reasons.length - most;
  return [
    "Made on this device, as no other model could be asked.",
    ...reasons.slice(0, most),
    ...(more > 0 ? [`And ${more} more reasons.`] : []),
    ...remedies.slice(0, 1),
  ].join(" ");
}
