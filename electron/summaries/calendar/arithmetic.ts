import type { Fact } from "../facts.ts";

/** A length of time as contracts count it: months and years by the calendar, weeks and days by the day. */
export interface Length {
  readonly count: number;
  readonly unit: "day" | "month";
}

/** Of a duration's fact; null where the days counted depend on a place (business days) or are less than a day. */
export function lengthOf({ kind, keys: [key = ""] }: Pick<Fact, "kind" | "keys">): Length | null {
  if (kind !== "duration") return null;
  const found = /^(?<count>\d+(?:\.\d+)?) (?<unit>day|month)$/.exec(key)?.groups;
  const count = Number(found?.["count"]);
  if (found === undefined || !Number.isInteger(count)) return null;
  return { count, unit: found["unit"] === "day" ? "day" : "month" };
}

/**
 * A date so much later (earlier, where `count` is below 0); both in ISO 8601. A month later is the same day of that month,
 * or its last day where it is shorter. Null where `date` is no calendar date.
 */
export function later(date: string, { count, unit }: Length): string | null {
  const given = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (given === null) return null;
  const [year, month, day] = [Number(given[1]), Number(given[2]), Number(given[3])];
  const start = new Date(Date.UTC(year, month - 1, day));
  if (start.getUTCDate() !== day || start.getUTCMonth() !== month - 1) return null;
  if (unit === "day") return isoOf(new Date(Date.UTC(year, month - 1, day + count)));
  const lastDay = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return isoOf(new Date(Date.UTC(year, month - 1 + count, Math.min(day, lastDay))));
}

function isoOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
