import type { ClauseChange, Comparison, TermChange } from "../../../shared/domain/comparison.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import type { KeyTerm } from "../../../shared/domain/summary.ts";
import { summarise } from "../on-device/summarise.ts";
import { plainText } from "../verification/plain-text.ts";
import { verifyAnswer } from "../verify.ts";
import { alignClauses, type Pair } from "./align.ts";
import { amendmentOf, isAmendment } from "./amendment.ts";
import { clausesOf, wordingOf } from "./clauses.ts";
import { effectsOf, effectsOfWhole } from "./effects.ts";
import { regrouped } from "./regroup.ts";
import { comparedWords } from "./words.ts";

/** Two texts of which the shorter has fewer of its words in common clauses are no versions of each other; 0..1. */
const leastSharedWords = 0.12;

/** What a comparison says of two contracts, without who they are to the library. */
export type Compared = Omit<Comparison, "before" | "after">;

/** An amendment repeats some of what it amends; a later version, also one that says it amends, most of it. */
const leastSharedOfVersions = 0.6;

/**
 * What changed from one contract to another, by code alone, on this machine. A later text that orders changes to the
 * earlier and is not itself a version of it is followed as an amendment; else clauses are set against each other. Key
 * terms are those of the on-device engine, verified like any other answer. Deterministic.
 */
export function compareContracts(before: Contract, after: Contract): Compared {
  const { pairs, all, changes } = clauseChanges(before, after);
  const paired = pairs.filter((pair) => pair.before !== null && pair.after !== null).length;
  const share = paired / Math.max(1, pairs.filter((pair) => pair.before !== null).length);
  if (share < leastSharedOfVersions && isAmendment(after)) {
    const ordered = amendmentOf(before, after);
    if (ordered.changes.length === 0 && ordered.open.length === 0) return unrelated(pairs, paired);
    return {
      mode: "amendment",
      changes: ordered.changes,
      terms: [],
      open: ordered.open,
      counts: countsOf(ordered.changes, 0),
    };
  }
  if (sharedWords(all) < leastSharedWords) return unrelated(pairs, paired);
  return {
    mode: "versions",
    changes,
    terms: termChanges(termsOf(before), termsOf(after)),
    open: [],
    counts: countsOf(changes, all.filter(({ kind }) => kind === "same").length),
  };
}

/** No list of changes: every clause of the one would be removed and every clause of the other added. */
function unrelated(pairs: readonly Pair[], paired: number): Compared {
  const count = pairs.filter((pair) => pair.before !== null).length;
  return {
    mode: "unrelated",
    changes: [],
    terms: [],
    counts: countsOf([], 0),
    open: [
      `${paired} of the ${count} ${count === 1 ? "clause" : "clauses"} of the first ${paired === 1 ? "has" : "have"} a counterpart in the second. They were not set against each other.`,
    ],
  };
}

/** The words that paired clauses have in common, as a share of the words of the shorter text, 0..1. */
function sharedWords(all: readonly ClauseChange[]): number {
  const count = (text: string): number => text.match(/\S+/g)?.length ?? 0;
  const sum = (counted: (change: ClauseChange) => number): number =>
    all.reduce((total, change) => total + counted(change), 0);
  const shorter = Math.min(
    sum(({ before }) => count(before?.text ?? "")),
    sum(({ after }) => count(after?.text ?? "")),
  );
  const shared = sum(({ kind, after, pieces }) =>
    kind === "same"
      ? count(after?.text ?? "")
      : pieces.filter((piece) => piece.kind === "same").reduce((total, { text }) => total + count(text), 0),
  );
  return shorter === 0 ? 1 : shared / shorter;
}

/** The clauses of two contracts paired, and what became of each; `changes` leaves out what is the same at its place. */
export function clauseChanges(
  before: Contract,
  after: Contract,
): { readonly pairs: readonly Pair[]; readonly all: readonly ClauseChange[]; readonly changes: ClauseChange[] } {
  const pairs = regrouped(alignClauses(clausesOf(before), clausesOf(after)));
  const all = pairs.map(changeOf);
  return { pairs, all, changes: all.filter((change) => change.kind !== "same" || change.moved) };
}

function changeOf({ before, after, same, moved }: Pair): ClauseChange {
  if (before === null || after === null) {
    const kind = before === null ? "added" : "removed";
    const effects = effectsOfWhole((before ?? after)?.text ?? "", kind);
    return { kind, moved, before, after, pieces: [], effects, instruction: null };
  }
  if (same) return { kind: "same", moved, before, after, pieces: [], effects: [], instruction: null };
  const pieces = comparedWords(wordingOf(before), wordingOf(after));
  return { kind: "changed", moved, before, after, pieces, effects: effectsOf(pieces), instruction: null };
}

function countsOf(changes: readonly ClauseChange[], same: number): Comparison["counts"] {
  const of = (kind: ClauseChange["kind"]): number => changes.filter((change) => change.kind === kind).length;
  return {
    same,
    moved: changes.filter(({ moved }) => moved).length,
    changed: of("changed"),
    added: of("added"),
    removed: of("removed"),
    weakened: changes.filter(({ effects }) => effects.some(({ kind }) => kind === "weakened")).length,
  };
}

function termsOf(contract: Contract): KeyTerm[] {
  return verifyAnswer(contract, summarise(contract)).keyTerms;
}

function termChanges(before: readonly KeyTerm[], after: readonly KeyTerm[]): TermChange[] {
  return after.flatMap((term): TermChange[] => {
    const earlier = before.find(({ id }) => id === term.id) ?? null;
    return earlier !== null && saysTheSame(earlier, term)
      ? []
      : [{ id: term.id, label: term.label, before: earlier, after: term }];
  });
}

/** The same state and answer, or the same passages: what the engine makes of the same words can differ a little. */
function saysTheSame(one: KeyTerm, other: KeyTerm): boolean {
  if (one.state !== other.state) return false;
  if (one.state === "silent") return true;
  const quotes = (term: KeyTerm): string => term.citations.map(({ quote }) => plainText(quote)).join("\n");
  return plainText(one.answer) === plainText(other.answer) || quotes(one) === quotes(other);
}
