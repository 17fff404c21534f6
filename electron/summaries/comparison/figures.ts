import type { Effect } from "../../../shared/domain/comparison.ts";
import { factsIn, type Fact } from "../facts.ts";

const names: Readonly<Record<Fact["kind"], string>> = {
  date: "The date",
  amount: "The amount",
  percentage: "The percentage",
  duration: "The period",
  number: "The number",
};

/**
 * Figures that one text has and the other has not, those of a kind set against each other in order: which way each went,
 * and, where the words before it say what it is for, whether whoever is bound is bound less by it.
 */
export function figureEffects(before: string, after: string): Effect[] {
  const earlier = factsIn(before);
  const later = factsIn(after);
  const gone = without(earlier, later);
  const come = without(later, earlier);
  return (Object.keys(names) as Fact["kind"][]).flatMap((kind): Effect[] => {
    const out = gone.filter((fact) => fact.kind === kind);
    const into = come.filter((fact) => fact.kind === kind);
    return Array.from({ length: Math.max(out.length, into.length) }, (_, index): Effect => {
      const [one, other] = [out[index], into[index]];
      if (one === undefined) return { kind: "changed", reason: `${names[kind]} “${said(other)}” came in` };
      if (other === undefined) return { kind: "changed", reason: `${names[kind]} “${said(one)}” went out` };
      const change = direction(one, other);
      const which = change === 0 ? "" : `, ${words[kind][change < 0 ? "less" : "more"]}`;
      return {
        kind: change === 0 ? "changed" : effectOf(change, other, after),
        reason: `${names[kind]} “${said(one)}” became “${said(other)}”${which}`,
      };
    });
  });
}

/** Facts of one text that the other has not, or has fewer times. */
function without(own: readonly Fact[], others: readonly Fact[]): Fact[] {
  const left = [...others];
  return own.filter((fact) => {
    const at = left.findIndex((other) => other.kind === fact.kind && other.keys.some((key) => fact.keys.includes(key)));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const words: Readonly<Record<Fact["kind"], { readonly less: string; readonly more: string }>> = {
  date: { less: "earlier", more: "later" },
  amount: { less: "lower", more: "higher" },
  percentage: { less: "lower", more: "higher" },
  duration: { less: "shorter", more: "longer" },
  number: { less: "lower", more: "higher" },
};

/** Below 0 where the second is less, above where it is more; 0 where they cannot be compared. */
function direction(one: Fact, other: Fact): number {
  const [first, second] = [one.keys[0] ?? "", other.keys[0] ?? ""];
  switch (one.kind) {
    case "date":
      return first.length === second.length && first !== second ? (second < first ? -1 : 1) : 0;
    case "amount": {
      const [from, to] = [first.split(" "), second.split(" ")];
      return from[0] === to[0] ? Math.sign(Number(to[1]) - Number(from[1])) : 0;
    }
    case "percentage":
    case "number":
      return Math.sign(Number(second) - Number(first));
    case "duration": {
      const [from, to] = [hoursOf(first), hoursOf(second)];
      return from === null || to === null ? 0 : Math.sign(to - from);
    }
  }
}

const hours: Readonly<Record<string, number>> = { hour: 1, day: 24, "business day": 24 * 1.4, month: 730, year: 8_760 };

/** Of a duration's key; business days are a little longer than days. */
function hoursOf(key: string): number | null {
  const [count, unit] = /^(\d+(?:\.\d+)?) (.+)$/.exec(key)?.slice(1) ?? [];
  const each = hours[unit ?? ""];
  return each === undefined ? null : Number(count) * each;
}

const deadline = /\b(?:within|in|not? later than|no more than|not more than|at most|up to|by)\s+(?:the\s+)?$/i;
const least = /\b(?:at least|not less than|no less than|no fewer than|minimum of|less than)\s+(?:the\s+)?$/i;
const lasting =
  /\b(?:for|of)\s+(?:(?:an?|the|each|any|further|additional|initial)\s+)*(?:(?:period|term)\s+of\s+)?(?:at least\s+)?$/i;
const cap =
  /\b(?:liab\w+|damages|indemni\w+)\b[^.;]{0,260}\b(?:exceed|limited to|capped at|more than|greater than|excess of)\s+(?:[^.;]{0,40}\s)?$/i;

/** What a figure that went up or down does to whoever the clause binds, where the words before it say what it is for. */
function effectOf(change: number, { kind, start, end }: Fact, text: string): Effect["kind"] {
  const before = text.slice(Math.max(0, start - 320), start);
  const less: Effect["kind"] = change < 0 ? "weakened" : "strengthened";
  const more: Effect["kind"] = change < 0 ? "strengthened" : "weakened";
  switch (kind) {
    case "amount":
    case "percentage":
      // A lower cap on what is owed, and a lower least of what must be paid or held, both bind less.
      return cap.test(before) || least.test(before) ? less : "changed";
    case "duration":
      if (least.test(before) || /^['’]?s?\s*(?:prior |advance |written )*notice\b/i.test(text.slice(end))) return less;
      if (deadline.test(before)) return more;
      return lasting.test(before) ? less : "changed";
    case "date":
    case "number":
      return "changed";
  }
}

function said(fact: Fact | undefined): string {
  return fact?.text.trim() ?? "";
}
