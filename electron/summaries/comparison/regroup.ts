import type { Clause } from "../../../shared/domain/comparison.ts";
import { plainText } from "../verification/plain-text.ts";
import type { Pair } from "./align.ts";
import { wordingOf } from "./clauses.ts";

/** Neighbours that are looked at together. */
const mostTogether = 8;

/**
 * Takes neighbours that together have the same words before and after for what they are: the same text in other paragraphs,
 * as another format, or another hand, sets it. Nothing is hidden: only breaks and spaces differ. Pairs stay in their order.
 */
export function regrouped(pairs: readonly Pair[]): Pair[] {
  const found: Pair[] = [];
  for (let at = 0; at < pairs.length;) {
    const size = sizeOf(pairs, at);
    const group = pairs.slice(at, at + Math.max(1, size));
    const joined = size === 0 ? null : { before: joinedOf(group, "before"), after: joinedOf(group, "after") };
    found.push(...(joined === null ? group : [{ ...joined, same: true, moved: false }]));
    at += group.length;
  }
  return found;
}

/** How many pairs from `at` on have the same words before and after; 0 where none do. */
function sizeOf(pairs: readonly Pair[], at: number): number {
  for (let size = 1; size <= mostTogether && at + size <= pairs.length; size += 1) {
    const last = pairs[at + size - 1];
    if (last === undefined || last.moved || (last.same && size === 1)) return 0;
    const group = pairs.slice(at, at + size);
    const [one, other] = [wordsOf(group, "before"), wordsOf(group, "after")];
    if (one !== "" && one === other) return size;
  }
  return 0;
}

function wordsOf(group: readonly Pair[], side: "before" | "after"): string {
  return clausesIn(group, side)
    .map((clause, index) => (index === 0 ? wordingOf(clause) : plainText(clause.text)))
    .join("")
    .replace(/\s+/g, "");
}

function joinedOf(group: readonly Pair[], side: "before" | "after"): Clause | null {
  const clauses = clausesIn(group, side);
  const [first] = clauses;
  const last = clauses.at(-1);
  if (first === undefined || last === undefined) return null;
  return { ...first, end: last.end, text: clauses.map(({ text }) => text).join("\n\n") };
}

function clausesIn(group: readonly Pair[], side: "before" | "after"): Clause[] {
  return group.flatMap((pair) => pair[side] ?? []).toSorted((one, other) => one.start - other.start);
}
