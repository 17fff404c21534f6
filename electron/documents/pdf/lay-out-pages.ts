import type { Finding, Page } from "../../../shared/domain/contract.ts";
import { describeInvisible } from "../clean-text.ts";
import type { Draft } from "../draft.ts";
import { assemble } from "./assemble.ts";
import type { Assembled, AssembledPage } from "./assemble.ts";
import { toRegions } from "./columns.ts";
import type { Region } from "./columns.ts";
import { withoutLineNumbers } from "./line-numbers.ts";
import { lineText, toSegments } from "./lines.ts";
import type { Line } from "./lines.ts";
import { findMargins } from "./margins.ts";
import { partNotes, withNotes } from "./notes.ts";
import { mode, pitches, toParagraphs } from "./paragraphs.ts";
import type { Usual } from "./paragraphs.ts";
import type { Piece } from "./pieces.ts";
import type { DrawnPage } from "./read-page.ts";
import { findReflowedMargins } from "./reflowed-margins.ts";
import { partTables, withTables } from "./ruled-tables.ts";
import { joinSpacedLetters } from "./spaced-letters.ts";

/** A page as regions of lines. */
export interface PageLayout {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In the main reading direction. */
  readonly regions: readonly Region[];
  /** Text that reads in other directions, such as along the edge. */
  readonly sideways: readonly Region[];
  readonly invisible: string;
  readonly source: Page["source"];
  readonly confidence: number | null;
  readonly hidden: readonly string[];
  readonly isLeftOut: boolean;
}

/** Pages as regions of lines; how letters are spaced is judged over all of them. */
export function layOutPages(pages: readonly DrawnPage[]): PageLayout[] {
  const joined = withoutLineNumbers(joinSpacedLetters(pages.map((page) => page.pieces)));
  return pages.map((page, index) => layOut({ ...page, pieces: joined[index] ?? page.pieces }));
}

/** The words of one page by itself, a line each, before it is known what runs along the edges of all. */
export function wordsOf(page: DrawnPage): string {
  const [pieces = page.pieces] = withoutLineNumbers([page.pieces]);
  const { regions, sideways } = layOut({ ...page, pieces });
  return [...regions, ...sideways].flatMap((region) => region.lines.map((line) => lineText(line))).join("\n");
}

/** A page's pieces as regions of lines. */
function layOut({ pieces, rules, ...page }: DrawnPage): PageLayout {
  const { pieces: free, tables } = partTables(pieces, rules);
  const [main = [], ...others] = byTurn(free).map((turned) => toRegions(toSegments(turned)));
  return { ...page, regions: withTables(main, tables), sideways: others.flat() };
}

/** Pieces by reading direction, the one with most text first, and what is slanted last. */
function byTurn(pieces: readonly Piece[]): (readonly Piece[])[] {
  const weight = (group: readonly Piece[]): number => group.reduce((sum, piece) => sum + piece.text.length, 0);
  const groupsOf = (some: readonly Piece[]): (readonly Piece[])[] =>
    [...Map.groupBy(some, (piece) => piece.turn).values()].toSorted((one, other) => weight(other) - weight(one));
  return [
    ...groupsOf(pieces.filter((piece) => !piece.isSlanted)),
    ...groupsOf(pieces.filter((piece) => piece.isSlanted)),
  ];
}

/**
 * The text of pages that were laid out together, with its blocks and findings.
 *
 * @param before length of the text before these pages
 */
export function toDraft(layouts: readonly PageLayout[], before: number): Assembled & Pick<Draft, "findings"> {
  const edges = findMargins(layouts);
  const reflowed = findReflowedMargins(layouts, edges);
  const seams = new Set(layouts.flatMap(({ regions, number }) => behind(regions, reflowed.get(number))));
  const marginsOf = ({ number }: PageLayout): ReadonlySet<Line> =>
    new Set([...(edges.get(number) ?? []), ...(reflowed.get(number) ?? [])]);
  const stripped = layouts.map((layout) => ({
    layout,
    regions: withoutLines(layout.regions, marginsOf(layout)),
  }));
  const usual = measureUsual(stripped.flatMap(({ regions }) => regions));
  const parted = partNotes(
    stripped.map(({ layout, regions }) => ({ height: layout.height, regions })),
    usual.size,
  );
  const pages = stripped.map(({ layout }, index): AssembledPage => {
    const { regions, notes } = parted[index] ?? { regions: [], notes: [] };
    const taken = [...marginsOf(layout)].toSorted((one, other) => one.baseline - other.baseline);
    return {
      number: layout.number,
      width: layout.width,
      height: layout.height,
      source: layout.source,
      confidence: layout.confidence,
      paragraphs: [
        ...withNotes(
          regions.flatMap((region) => toParagraphs(region, usual, seams)),
          notes,
        ),
        ...layout.sideways.flatMap((region) => toParagraphs(region, usual)),
      ],
      margins: taken.map((line) => lineText(line)),
    };
  });
  return { ...assemble(pages, usual, before), findings: layouts.flatMap((layout) => findingsOf(layout)) };
}

/** The lines that go on behind those that are taken out. */
function behind(regions: readonly Region[], taken: ReadonlySet<Line> | undefined): Line[] {
  if (taken === undefined) return [];
  return regions.flatMap(({ lines }) =>
    lines.filter((line, index) => {
      const before = lines[index - 1];
      return before !== undefined && taken.has(before) && !taken.has(line);
    }),
  );
}

function withoutLines(regions: readonly Region[], lines: ReadonlySet<Line>): Region[] {
  if (lines.size === 0) return [...regions];
  return regions
    .map((region) => ({ lines: region.lines.filter((line) => !lines.has(line)) }))
    .filter((region) => region.lines.length > 0);
}

function findingsOf(layout: PageLayout): Finding[] {
  const findings: Finding[] = [];
  if (layout.source === "unreadable") {
    findings.push({ kind: "unreadable-page", page: layout.number, text: whyUnreadable(layout) });
  }
  for (const text of layout.hidden) findings.push({ kind: "hidden-text", page: layout.number, text });
  if (layout.invisible !== "") {
    findings.push({ kind: "invisible-characters", page: layout.number, text: describeInvisible(layout.invisible) });
  }
  return findings;
}

function whyUnreadable({ number, confidence, isLeftOut }: PageLayout): string {
  if (isLeftOut)
    return `Page ${number} could not be read: it took too much time or memory, and was left out. Look at it in the original, or print it to a new PDF and read that.`;
  return confidence === null || confidence === 0
    ? `Page ${number} has no text that could be read; it may be a picture.`
    : `Page ${number} is a scan too poor to read, or in other letters than Latin ones: its words were recognised with a certainty of ${confidence} of 100 only, and are left out.`;
}

function measureUsual(regions: readonly Region[]): Usual {
  const lines = regions.flatMap((region) => region.lines);
  const pieces = lines.flatMap((line) => line.segments.flatMap((segment) => segment.pieces));
  const fonts = new Map<string, number>();
  for (const piece of pieces) fonts.set(piece.font, (fonts.get(piece.font) ?? 0) + piece.text.length);
  const [font = ""] = [...fonts.entries()].toSorted((one, other) => other[1] - one[1])[0] ?? [];
  const long = lines.filter((line) => lineText(line).length > 30);
  const rights = long.map((line) => line.right).toSorted((one, other) => one - other);
  const lefts = long.map((line) => line.x).toSorted((one, other) => one - other);
  return {
    size:
      mode(
        pieces.map((piece) => ({ value: piece.size, weight: piece.text.length })),
        0.25,
      ) ?? 10,
    font,
    pitch:
      mode(
        regions.flatMap((region) => pitches(region.lines)),
        0.05,
      ) ?? 1.2,
    left: lefts[Math.floor(0.1 * lefts.length)] ?? 0,
    right: rights[Math.floor(0.9 * (rights.length - 1))] ?? 0,
  };
}
