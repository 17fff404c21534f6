import { dollars, mostDollars } from "../../shared/domain/money.ts";
import { totalCostUsd, type Run } from "../../shared/domain/run.ts";

const bytesIn = ["bytes", "kB", "MB", "GB"] as const;

/** "412 kB". */
export function fileSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < bytesIn.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && value < 10 ? 1 : 0;
  return `${value.toFixed(digits)} ${bytesIn[unit] ?? ""}`;
}

/** "22 Nov 2026, 20:33", in the reader's own time. */
export function dateAndTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
}

/** "2.2 s", "1 min 5 s". */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** "8,120". */
export function count(value: number): string {
  return value.toLocaleString("en-US");
}

/** "1 attempt", "2 attempts". */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** What a run cost, in words that never make an unknown price a small one. `local` tells which providers are on this machine. */
export function costOf(run: Run, local: (provider: string) => boolean): string {
  const total = totalCostUsd(run);
  if (total === null) return "unpriced";
  if (total > 0) return dollars(total);
  if (run.fromCache) return "free, answered before";
  return run.served !== null && local(run.served.provider) ? "free, on this device" : "free";
}

/** What a deployment will cost at most. */
export function estimate(amount: number | null): string {
  if (amount === null) return "price not known";
  return amount === 0 ? "free" : `at most ${mostDollars(amount)}`;
}

/** Provider and model of "provider/model". */
export function partsOf(deployment: string): { provider: string; model: string } {
  const slash = deployment.indexOf("/");
  if (slash < 0) return { provider: deployment, model: "" };
  return { provider: deployment.slice(0, slash), model: deployment.slice(slash + 1) };
}

/** With a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
