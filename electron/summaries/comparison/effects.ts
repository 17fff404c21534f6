import type { Effect, Piece } from "../../../shared/domain/comparison.ts";
import { figureEffects } from "./figures.ts";
import { operatorsIn, type Modality } from "../verification/operators.ts";

/** How much a mood binds whoever it is about. */
const force: Readonly<Record<Modality, number>> = {
  duty: 2,
  prohibition: 2,
  plain: 1,
  denial: 1,
  permission: 0,
  "no-duty": 0,
};

/** Words that leave whoever is bound room; put in, a duty binds less. */
const hedges =
  /\b(?:(?:commercially |all )?reasonabl[ey](?: (?:efforts|endeavours|steps))?|best (?:efforts|endeavours)|endeavours? to|materially?|substantially|to the (?:best of (?:its|their|the \p{L}+'s) )?knowledge|so far as (?:it is|they are) aware|to the extent|where (?:practicable|possible)|if practicable|in its (?:sole |absolute )?discretion|subject to|except|unless|provided that|other than)\b/giu;
const exclusives =
  /\b(?:non-)?exclusive(?:ly)?\b|\bsole(?:ly)?\b|\birrevocabl[ey]\b|\brevocabl[ey]\b|\bperpetual(?:ly)?\b/giu;

/**
 * What a change of words does, as far as words tell: a mood that binds less or more, room that was given or taken, a figure,
 * date or party that is another. An empty list means that nothing of this kind was seen, not that nothing changed.
 */
export function effectsOf(pieces: readonly Piece[]): Effect[] {
  const before = textOf(pieces, "removed");
  const after = textOf(pieces, "added");
  return [...moods(pieces), ...hedged(pieces), ...figureEffects(before, after), ...rights(pieces)];
}

/** What it does that a whole clause came or went. */
export function effectsOfWhole(text: string, kind: "added" | "removed"): Effect[] {
  const moodsThere = new Set(operatorsIn(text).map(({ modality }) => modality));
  const duty = moodsThere.has("duty");
  const ban = moodsThere.has("prohibition");
  if (!duty && !ban) return [];
  const what = duty && ban ? "Duties and prohibitions" : duty ? "A duty" : "A prohibition";
  return [
    kind === "added"
      ? { kind: "strengthened", reason: `${what} came in` }
      : { kind: "weakened", reason: `${what} went out` },
  ];
}

function textOf(pieces: readonly Piece[], side: "removed" | "added"): string {
  return pieces
    .filter(({ kind }) => kind === "same" || kind === side)
    .map(({ text }) => text)
    .join("");
}

interface Exchange {
  readonly removed: string;
  readonly added: string;
}

/** What stood at one place before and after: pieces that were removed and added next to each other. */
function exchanges(pieces: readonly Piece[]): Exchange[] {
  const found: Exchange[] = [];
  for (const [index, { kind, text }] of pieces.entries()) {
    if (kind === "removed") {
      const next = pieces[index + 1];
      found.push({ removed: text, added: next?.kind === "added" ? next.text : "" });
    } else if (kind === "added" && pieces[index - 1]?.kind !== "removed") found.push({ removed: "", added: text });
  }
  return found;
}

/**
 * A mood that is another at the same place. It is read with the words around it, as "not" can be all that came in: the
 * operators of both whole texts are laid side by side, and the first that differs where the texts differ is named.
 */
function moods(pieces: readonly Piece[]): Effect[] {
  const sides = [sideOf(pieces, "removed"), sideOf(pieces, "added")] as const;
  const [before, after] = sides.map(({ text, marks }) =>
    operatorsIn(text)
      .filter(({ start, end }) => marks.some((mark) => start < mark.end && mark.start < end))
      .filter(({ modality }) => modality !== "plain"),
  );
  if (before === undefined || after === undefined) return [];
  return before.flatMap((operator, index): Effect[] => {
    const other = after[index];
    if (other === undefined || other.modality === operator.modality) return [];
    const reason = `“${operator.text.trim()}” became “${other.text.trim()}”`;
    const change = force[other.modality] - force[operator.modality];
    if (change === 0) return [{ kind: "changed", reason }];
    return [{ kind: change < 0 ? "weakened" : "strengthened", reason }];
  });
}

interface Side {
  readonly text: string;
  /** Where this side differs, a word's breadth around it. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

function sideOf(pieces: readonly Piece[], side: "removed" | "added"): Side {
  let text = "";
  const marks: { start: number; end: number }[] = [];
  for (const { kind, text: words } of pieces) {
    if (kind === "same") text += words;
    else if (kind === side) {
      marks.push({ start: text.length, end: text.length + words.length });
      text += words;
    } else marks.push({ start: Math.max(0, text.length - 2), end: text.length + 2 });
  }
  return { text, marks };
}

function hedged(pieces: readonly Piece[]): Effect[] {
  return exchanges(pieces).flatMap(({ removed, added }): Effect[] => {
    const gone = new Set(matches(removed, hedges));
    const come = new Set(matches(added, hedges));
    return [
      ...[...come]
        .filter((words) => !gone.has(words))
        .map((words): Effect => ({ kind: "weakened", reason: `“${words}” came in` })),
      ...[...gone]
        .filter((words) => !come.has(words))
        .map((words): Effect => ({ kind: "strengthened", reason: `“${words}” went out` })),
    ];
  });
}

function rights(pieces: readonly Piece[]): Effect[] {
  return exchanges(pieces).flatMap(({ removed, added }): Effect[] => {
    const gone = matches(removed, exclusives);
    const come = matches(added, exclusives);
    if (gone.join() === come.join()) return [];
    const [before] = gone;
    const [after] = come;
    if (before !== undefined && after !== undefined)
      return [{ kind: "changed", reason: `“${before}” became “${after}”` }];
    return [{ kind: "changed", reason: before === undefined ? `“${after}” came in` : `“${before}” went out` }];
  });
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([words]) => words.toLowerCase());
}
