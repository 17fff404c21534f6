import type { Condition } from "../../../shared/domain/playbook.ts";
import type { KeyTerm } from "../../../shared/domain/summary.ts";
import { factsIn, type Fact } from "../facts.ts";
import { plainText } from "../verification/plain-text.ts";

/**
 * Whether a key term is as a condition says. Null where that cannot be told: the page was unreadable, or a figure is asked
 * for and the term names none of its kind. What is asked of the words of a term on which nothing was found does not hold.
 */
export function holds(condition: Condition, term: KeyTerm): boolean | null {
  if (term.state === "unreadable") return null;
  const silent = term.state === "silent";
  const verdicts: (boolean | null)[] = [];
  if (condition.state !== undefined) verdicts.push((condition.state === "silent") === silent);
  const words = plainText([term.answer, ...term.citations.map(({ quote }) => quote)].join("\n"));
  if (condition.mentions !== undefined)
    verdicts.push(!silent && condition.mentions.some((phrase) => isThere(phrase, words)));
  if (condition.lacks !== undefined) verdicts.push(silent || !condition.lacks.some((phrase) => isThere(phrase, words)));
  if (condition.atMost !== undefined)
    verdicts.push(compared(condition.atMost, words, silent, (one, limit) => one <= limit));
  if (condition.atLeast !== undefined)
    verdicts.push(compared(condition.atLeast, words, silent, (one, limit) => one >= limit));
  if (verdicts.includes(false)) return false;
  return verdicts.includes(null) ? null : true;
}

/** Words, not parts of words: "England" is not in "Englander". */
function isThere(phrase: string, text: string): boolean {
  const escaped = plainText(phrase).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "iu").test(text);
}

/** Every figure of the limit's kind and unit keeps it; null where there is none to compare, or the limit is no figure. */
function compared(
  limit: string,
  text: string,
  silent: boolean,
  keeps: (one: number, limit: number) => boolean,
): boolean | null {
  if (silent) return false;
  const [wanted] = factsIn(limit);
  const bound = wanted === undefined ? null : measureOf(wanted);
  if (bound === null) return null;
  const measures = factsIn(text)
    .map(measureOf)
    .filter((measure) => measure !== null && measure.unit === bound.unit);
  return measures.length === 0
    ? null
    : measures.every((measure) => measure !== null && keeps(measure.value, bound.value));
}

interface Measure {
  readonly value: number;
  /** "usd", "month", "day", "%": only figures of one unit are compared. */
  readonly unit: string;
}

function measureOf({ kind, keys: [key = ""] }: Fact): Measure | null {
  const amount = /^(?<unit>\S+) (?<value>[\d.]+)$/.exec(key)?.groups;
  const length = /^(?<value>[\d.]+) (?<unit>.+)$/.exec(key)?.groups;
  switch (kind) {
    case "amount":
      return amount === undefined ? null : { value: Number(amount["value"]), unit: amount["unit"] ?? "" };
    case "duration":
      return length === undefined ? null : inDaysOrMonths(Number(length["value"]), length["unit"] ?? "");
    case "percentage":
      return { value: Number(key), unit: "%" };
    case "number":
      return { value: Number(key), unit: "" };
    case "date":
      return null;
  }
}

/** A month is counted as thirty days, as whoever sets "30 days" against "one month" does. */
function inDaysOrMonths(value: number, unit: string): Measure {
  return unit === "month" ? { value: value * 30, unit: "day" } : { value, unit };
}
