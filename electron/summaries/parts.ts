import type { Block, Contract } from "../../shared/domain/contract.ts";
import { findReferences, type DefinedTerm } from "../../shared/domain/references.ts";
import type { Span } from "./contract-text.ts";

/** A stretch of a contract that is asked about by itself. Every offset is one into the whole contract's text. */
export interface Part {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** What the part is about: whole sections wherever a section fits. */
  readonly span: Span;
  /** What stands elsewhere and is sent along: title and parties, and the definitions of terms that the part uses. */
  readonly context: readonly Span[];
  readonly pages: { readonly from: number; readonly to: number };
  /** Where the answer about the whole part was cut off: which half of it this is. */
  readonly half?: "first" | "second";
}

export interface Room {
  /** Tokens that a part may have, with its context. */
  readonly tokens: number;
  readonly count: (text: string) => number;
}

/** The head of a contract and the definitions may take so much of a part; the rest is for its own text. */
const contextShare = { opening: 0.15, definitions: 0.15 };
const longestDefinition = 900;

/**
 * Splits a contract that no candidate can hold into parts of whole sections, about equally long. A section that is itself
 * too long is split at the parts below it, then at paragraphs, and in the last resort at spaces. Together the parts' spans
 * are the whole text, without a gap and without overlap. Deterministic.
 */
export function splitContract(contract: Contract, room: Room): Part[] {
  const { text } = contract;
  const opening = openingOf(contract, room);
  const own = Math.max(1, Math.floor(room.tokens * (1 - contextShare.definitions)) - room.count(slice(text, opening)));
  const total = room.count(text);
  const fewest = Math.max(1, Math.ceil(total / own));
  const aim = Math.min(own, Math.ceil((total / fewest) * 1.1));
  const pieces = piecesOf(contract, { start: 0, end: text.length }, 1, own, room.count);
  const spans: { start: number; end: number; tokens: number }[] = [];
  for (const piece of pieces) {
    const last = spans.at(-1);
    if (last !== undefined && last.tokens + piece.tokens <= aim) {
      last.end = piece.end;
      last.tokens += piece.tokens;
    } else spans.push({ ...piece });
  }
  const { terms } = findReferences(contract);
  return spans.map(({ start, end }, index): Part => {
    const span = { start, end };
    const head = index === 0 ? [] : [opening].filter((one) => one.end > one.start);
    const limit = Math.floor(room.tokens * contextShare.definitions);
    return {
      number: index + 1,
      of: spans.length,
      span,
      context: joined([...head, ...definitionsFor(contract, span, opening, terms, limit, room.count)]),
      pages: { from: pageOf(contract, start), to: pageOf(contract, Math.max(start, end - 1)) },
    };
  });
}

/**
 * The two halves of a part, cut where a section begins, else a paragraph, else at a space, as near to its middle as can be;
 * each with the context that it needs. Null where there is nothing to cut.
 */
export function halvesOf(contract: Contract, part: Part, room: Room): [Part, Part] | null {
  const { start, end } = part.span;
  const middle = start + (end - start) / 2;
  const inside = (at: number): boolean => at > start + (end - start) / 5 && at < end - (end - start) / 5;
  const nearest = (places: readonly number[]): number | undefined =>
    places.filter(inside).toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const spaces = [...contract.text.slice(start, end).matchAll(/\s(?=\S)/g)].map(({ index }) => start + index + 1);
  const cut =
    nearest(contract.sections.map((section) => section.start)) ??
    nearest(contract.blocks.map((block) => block.start)) ??
    nearest(spaces);
  if (cut === undefined) return null;
  const opening = openingOf(contract, room);
  const { terms } = findReferences(contract);
  const limit = Math.floor(room.tokens * contextShare.definitions);
  const half = (span: Span, which: "first" | "second"): Part => {
    const head = span.start < opening.end ? [] : [opening].filter((one) => one.end > one.start);
    return {
      number: part.number,
      of: part.of,
      half: which,
      span,
      context: joined([...head, ...definitionsFor(contract, span, opening, terms, limit, room.count)]),
      pages: { from: pageOf(contract, span.start), to: pageOf(contract, Math.max(span.start, span.end - 1)) },
    };
  };
  return [half({ start, end: cut }, "first"), half({ start: cut, end }, "second")];
}

/**
 * The contract as the engine on this device may read it for one part: what is in neither the part nor its context is
 * blank, so that every offset stays what it is.
 */
export function onlyPart(contract: Contract, { span, context }: Part): Contract {
  const shown = joined([...context, span]);
  const isShown = (one: Span): boolean => shown.some(({ start, end }) => one.start < end && start < one.end);
  let text = "";
  let at = 0;
  for (const { start, end } of shown) {
    text += contract.text.slice(at, start).replace(/\S/g, " ") + contract.text.slice(start, end);
    at = end;
  }
  text += contract.text.slice(at).replace(/\S/g, " ");
  return { ...contract, text, blocks: contract.blocks.filter(isShown), sections: contract.sections.filter(isShown) };
}

interface Piece extends Span {
  readonly tokens: number;
}

function piecesOf(contract: Contract, span: Span, level: number, most: number, count: Room["count"]): Piece[] {
  const tokens = count(slice(contract.text, span));
  const deepest = Math.max(0, ...contract.sections.map((section) => section.level));
  const inside = (at: number): boolean => at > span.start && at < span.end;
  if (tokens <= most && level > 1) return [{ ...span, tokens }];
  if (level <= deepest) {
    const cuts = contract.sections.filter((section) => section.level === level && inside(section.start));
    return cutAt(
      span,
      cuts.map(({ start }) => start),
    ).flatMap((piece) => piecesOf(contract, piece, level + 1, most, count));
  }
  if (tokens <= most) return [{ ...span, tokens }];
  const blocks = contract.blocks.filter(({ start }) => inside(start)).map(({ start }) => start);
  return cutAt(span, blocks).flatMap((piece) => atSpaces(contract.text, piece, most, count));
}

/** Halves what is too long, at the space nearest to its middle. */
function atSpaces(text: string, span: Span, most: number, count: Room["count"]): Piece[] {
  const tokens = count(slice(text, span));
  const length = span.end - span.start;
  if (tokens <= most || length < 2) return [{ ...span, tokens }];
  const middle = span.start + Math.floor(length / 2);
  let cut = middle;
  while (cut > span.start + 1 && !/\s/.test(text[cut - 1] ?? "")) cut -= 1;
  if (cut <= span.start + 1) cut = middle;
  return [
    ...atSpaces(text, { start: span.start, end: cut }, most, count),
    ...atSpaces(text, { start: cut, end: span.end }, most, count),
  ];
}

function cutAt({ start, end }: Span, cuts: readonly number[]): Span[] {
  const bounds = [start, ...new Set(cuts.toSorted((a, b) => a - b)), end];
  return bounds
    .slice(1)
    .map((to, index) => ({ start: bounds[index] ?? start, end: to }))
    .filter((one) => one.end > one.start);
}

/** Title and parties: what stands before the first section, or the first paragraphs where there is none. */
function openingOf({ text, sections, blocks }: Contract, room: Room): Span {
  const first = sections.find(({ start }) => start > 0)?.start ?? blocks.find(({ start }) => start > 1200)?.start ?? 0;
  const most = Math.floor(room.tokens * contextShare.opening);
  let end = Math.min(first, most * 5);
  while (end > 0 && room.count(text.slice(0, end)) > most) end = Math.floor(end * 0.7);
  if (end < first) end = Math.max(0, text.lastIndexOf(" ", end));
  return { start: 0, end };
}

/** Those that the part uses most, as long as there is room. */
function definitionsFor(
  contract: Contract,
  span: Span,
  opening: Span,
  terms: readonly DefinedTerm[],
  most: number,
  count: Room["count"],
): Span[] {
  const { text } = contract;
  const own = slice(text, span);
  const wanted = terms
    .filter(({ start }) => (start < span.start || start >= span.end) && start >= opening.end)
    .map((term) => ({ term, uses: own.split(term.term).length - 1 }))
    .filter(({ uses }) => uses > 0)
    .toSorted((one, other) => other.uses - one.uses);
  const found: Span[] = [];
  let left = most;
  for (const { term } of wanted) {
    const place = definitionAround(contract, term);
    if (found.some(({ start, end }) => start <= place.start && place.end <= end)) continue;
    const tokens = count(slice(text, place));
    if (tokens > left) continue;
    left -= tokens;
    found.push(place);
  }
  return found;
}

/** The paragraph in which a term is defined, or of a long one the sentence. */
function definitionAround({ text, blocks }: Contract, { start, end }: DefinedTerm): Span {
  const block = blocks.find((one: Block) => one.start <= start && end <= one.end);
  if (block !== undefined && block.end - block.start <= longestDefinition)
    return { start: block.start, end: block.end };
  const from = block?.start ?? Math.max(0, start - longestDefinition);
  const to = block?.end ?? Math.min(text.length, end + longestDefinition);
  const head = text.slice(from, start);
  const before = Math.max(head.lastIndexOf(". "), head.lastIndexOf("; "), head.lastIndexOf(".\n"));
  const behind = text.slice(end, Math.min(to, end + longestDefinition)).search(/[.;](?=\s|$)/);
  return {
    start: before < 0 ? Math.max(from, start - 200) : from + before + 1,
    end: behind < 0 ? Math.min(to, end + 400) : end + behind + 1,
  };
}

/** In the order of the contract, those that touch joined. */
function joined(spans: readonly Span[]): Span[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    const last = found.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

function pageOf({ pages }: Contract, offset: number): number {
  return pages.findLast(({ start }) => start <= offset)?.number ?? 1;
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
