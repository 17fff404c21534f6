import { later, lengthOf, type Length } from "../calendar/arithmetic.ts";
import type { Fact } from "../facts.ts";

/**
 * Whether a fact follows from cited ones by the calendar alone: the day a cited length of time after a cited day, or a
 * cited notice before that, or the last day before it; and the days that lie between two cited days.
 */
export function isDerived({ kind, keys }: Fact, evidence: readonly Fact[]): boolean {
  const days = [...new Set(evidence.filter((fact) => fact.kind === "date").flatMap((fact) => fact.keys))];
  const lengths = evidence.flatMap((fact) => lengthOf(fact) ?? []);
  switch (kind) {
    case "date":
      return days
        .flatMap((day) => lengths.flatMap((length) => later(day, length) ?? []))
        .flatMap((end) => [end, ...lengths.flatMap(({ count, unit }) => later(end, { count: -count, unit }) ?? [])])
        .some((end) => keys.includes(end) || keys.includes(later(end, dayBefore) ?? ""));
    case "duration":
      return days.some((day) =>
        days.some((other) => keys.some((key) => key === `${String(daysBetween(day, other))} day`)),
      );
    case "amount":
    case "percentage":
    case "number":
      return false;
  }
}

const dayBefore: Length = { count: -1, unit: "day" };
const dayInMilliseconds = 86_400_000;

/** NaN where one of the two is no whole date. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(whole(to)) - Date.parse(whole(from))) / dayInMilliseconds;
}

function whole(date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : "";
}
