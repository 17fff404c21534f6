import type { PlannedContract } from "./plan-contract.ts";

/** Whether the second plan may no longer do what the first would: give it to somebody, or in words that are now replaced. */
export function isStricter(now: PlannedContract, before: PlannedContract): boolean {
  const replaced = (planned: PlannedContract) => planned.seal.replaced.map(({ text }) => text);
  const forbidden = new Set(
    now.plan.candidates
      .filter(({ barrier }) => barrier === "policy" || barrier === "confidential")
      .map(({ deployment }) => deployment),
  );
  const asked = [
    ...before.plan.candidates.filter(({ eligible }) => eligible),
    ...(before.plan.ifWeak?.candidates ?? []),
    ...(before.plan.arbitration?.candidates ?? []),
  ];
  const had = new Set(replaced(before));
  return asked.some(({ deployment }) => forbidden.has(deployment)) || replaced(now).some((text) => !had.has(text));
}
