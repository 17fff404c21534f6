import type { Clause } from "../../../shared/domain/comparison.ts";
import { wordingOf } from "./clauses.ts";

/** Two clauses that are one before and after; either is null where the other has no counterpart. */
export interface Pair {
  readonly before: Clause | null;
  readonly after: Clause | null;
  /** Word for word the same. */
  readonly same: boolean;
  /** Stands at another place among those that have a counterpart. */
  readonly moved: boolean;
}

/** Least similarity at which two clauses are one that was changed, 0..1; lower where number and heading agree. */
const leastSimilarity = 0.5;
const leastUnderOneName = 0.2;

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly score: number;
}

/**
 * Pairs the clauses of two contracts: first those of the same words, then, best first, those whose words agree enough
 * (Dice coefficient of their multisets of words, with a premium for the same number and heading). What remains was added
 * or removed. A pair is moved where it is not on the longest increasing subsequence of places, so that one clause that
 * went elsewhere does not make all others look moved. In the order of the later contract; what was removed stands after
 * what it stood after.
 */
export function alignClauses(before: readonly Clause[], after: readonly Clause[]): Pair[] {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const link = (one: number, other: number): void => {
    partner.set(one, other);
    taken.add(other);
  };
  for (const [one, other] of sameWording(before, after)) link(one, other);
  const open = candidates(before, after, partner, taken).toSorted((a, b) => b.score - a.score);
  for (const { before: one, after: other } of open) {
    if (!partner.has(one) && !taken.has(other)) link(one, other);
  }
  return inOrder(before, after, partner);
}

/** Clauses of the same words, the first with the first where there are several. */
function sameWording(before: readonly Clause[], after: readonly Clause[]): [number, number][] {
  const places = new Map<string, number[]>();
  for (const [index, clause] of after.entries()) {
    const wording = wordingOf(clause);
    places.set(wording, [...(places.get(wording) ?? []), index]);
  }
  return before.flatMap((clause, index): [number, number][] => {
    const [other, ...rest] = places.get(wordingOf(clause)) ?? [];
    if (other === undefined) return [];
    places.set(wordingOf(clause), rest);
    return [[index, other]];
  });
}

function candidates(
  before: readonly Clause[],
  after: readonly Clause[],
  partner: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
): Candidate[] {
  const later = after
    .map((clause, index) => ({ clause, index, words: countsOf(clause) }))
    .filter(({ index }) => !taken.has(index));
  return before.flatMap((clause, index): Candidate[] => {
    if (partner.has(index)) return [];
    const words = countsOf(clause);
    return later.flatMap((other): Candidate[] => {
      const similarity = dice(words, other.words);
      const number = clause.number !== "" && clause.number === other.clause.number;
      const heading = clause.heading !== "" && clause.heading.toLowerCase() === other.clause.heading.toLowerCase();
      const enough = number && heading ? leastUnderOneName : leastSimilarity;
      if (similarity < enough) return [];
      return [{ before: index, after: other.index, score: similarity + (heading ? 0.2 : 0) + (number ? 0.1 : 0) }];
    });
  });
}

function countsOf(clause: Clause): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordingOf(clause)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** Twice what two multisets share, of all they have (Dice 1945): 1 for the same, 0 for nothing in common. */
function dice(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [word, count] of one) shared += Math.min(count, other.get(word) ?? 0);
  const size = sum(one) + sum(other);
  return size === 0 ? 0 : (2 * shared) / size;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function inOrder(before: readonly Clause[], after: readonly Clause[], partner: ReadonlyMap<number, number>): Pair[] {
  const pairs = [...partner].toSorted(([a], [b]) => a - b);
  const kept = new Set(longestIncreasing(pairs.map(([, other]) => other)));
  const origin = new Map(pairs.map(([one, other]) => [other, one]));
  /** What was removed, by the later place after which it stood. */
  const removed = new Map<number, number[]>();
  let last = -1;
  for (const index of before.keys()) {
    const other = partner.get(index);
    if (other === undefined) removed.set(last, [...(removed.get(last) ?? []), index]);
    else if (kept.has(other)) last = other;
  }
  const gone = (place: number): Pair[] =>
    (removed.get(place) ?? []).map((index) => ({
      before: before[index] ?? null,
      after: null,
      same: false,
      moved: false,
    }));
  return [
    ...gone(-1),
    ...after.flatMap((clause, index): Pair[] => {
      const one = origin.get(index);
      const earlier = one === undefined ? null : (before[one] ?? null);
      const same = earlier !== null && wordingOf(earlier) === wordingOf(clause);
      return [{ before: earlier, after: clause, same, moved: earlier !== null && !kept.has(index) }, ...gone(index)];
    }),
  ];
}

/** The values of a longest increasing subsequence (patience sorting, Fredman 1975), all values being different. */
export function longestIncreasing(values: readonly number[]): number[] {
  const tails: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const value of values) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] ?? Infinity) < value) low = middle + 1;
      else high = middle;
    }
    previous.set(value, tails[low - 1]);
    tails[low] = value;
  }
  const found: number[] = [];
  for (let at = tails.at(-1); at !== undefined; at = previous.get(at)) found.unshift(at);
  return found;
}
