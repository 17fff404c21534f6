import { readLabels, romanValue } from "../labels.ts";
import { lineText } from "./lines.ts";
import type { Line } from "./lines.ts";
import type { Region } from "./columns.ts";

export interface MarginPage {
  readonly number: number;
  readonly height: number;
  readonly regions: readonly Region[];
}

type Edge = "top" | "bottom";

interface Candidate {
  readonly page: number;
  readonly edge: Edge;
  readonly line: Line;
  readonly text: string;
  /** The text with every number as "#", so that "Page 3 of 9" and "Page 4 of 9" are the same; but "Schedule 2" is not "Schedule 3". */
  readonly key: string;
  /** Page number less the number printed; null where the line is no page number. */
  readonly shift: number | null;
}

/** How many lines a running header or footer may have. */
const DEPTH = 8;
const SAME_HEIGHT = 4;
/** The part of the page's height, from each edge, in which a line is believed for returning at the same height. */
const EDGE = 0.18;
/** Letters that a foot must have to be believed wherever it stands, as where it follows the last line of a short page. */
const TELLING_LENGTH = 20;

const PAGE_NUMBER =
  /^[-\u2013\u2014\s]*(?:page\s*)?(?:[a-z]{1,3}\s?-\s?)?(\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|\/)\s*\d{1,4})?[-\u2013\u2014\s]*$/i;
function printedNumber(text: string): number | null {
  const printed = PAGE_NUMBER.exec(text)?.[1];
  if (printed === undefined) return null;
  return /^\d/.test(printed) ? Number(printed) : romanValue(printed);
}

/**
 * Running headers, footers and page numbers of each page, as sets of its lines.
 *
 * A line is taken only where every line between it and the edge of the page is taken too, and where it returns on
 * other pages: near the edge and at the same height; or as a page number that follows the pages; or, at the foot, word
 * for word and set off from the text above. A page keeps at least one line, and one page alone has no margins.
 */
export function findMargins(pages: readonly MarginPage[]): Map<number, ReadonlySet<Line>> {
  const candidates = pages.flatMap((page) => candidatesOf(page));
  const byPage = Map.groupBy(candidates, (candidate) => candidate.page);
  const byKey = Map.groupBy(candidates, (candidate) => `${candidate.edge} ${candidate.key}`);
  const byShift = Map.groupBy(
    candidates.filter((candidate) => candidate.shift !== null),
    (candidate) => `${candidate.edge} ${candidate.shift}`,
  );
  const heights = new Map(pages.map((page) => [page.number, page.height]));
  const withText = pages.filter((page) => page.regions.some((region) => region.lines.length > 0)).length;
  const enough = Math.max(2, Math.min(3, withText), Math.min(10, Math.ceil(0.25 * withText)));

  const isAtEdge = ({ page, edge, line }: Candidate): boolean => {
    const height = heights.get(page) ?? 0;
    const box = line.segments[0]?.pieces[0]?.box;
    if (box === undefined) return false;
    const depth = (box.y + box.height / 2) / height;
    return edge === "top" ? depth < EDGE : depth > 1 - EDGE;
  };
  const isFixed = (candidate: Candidate): boolean => {
    if (candidate.shift !== null) {
      const following = byShift.get(`${candidate.edge} ${candidate.shift}`) ?? [];
      if (distinctPages(following) >= Math.max(2, Math.min(3, withText))) return true;
    }
    if (!isAtEdge(candidate)) return false;
    const same = byKey.get(`${candidate.edge} ${candidate.key}`) ?? [];
    // Where a part's name runs on over its pages, it is the part's heading on the first of them.
    if (beginsPart(candidate.text) && same.every((other) => other.page >= candidate.page)) return false;
    return (
      distinctPages(
        same.filter(
          (other) =>
            Math.abs(other.line.baseline - candidate.line.baseline) <= SAME_HEIGHT && countsAlike(candidate, other),
        ),
      ) >= enough
    );
  };
  const isFloating = ({ edge, key, shift, text }: Candidate): boolean => {
    if (edge === "top" || shift !== null || key.length < TELLING_LENGTH) return false;
    const same = (byKey.get(`${edge} ${key}`) ?? []).filter((other) => other.text === text);
    return distinctPages(same) >= Math.max(3, enough);
  };

  const margins = new Map<number, Set<Line>>();
  for (const page of pages) {
    const all = page.regions.flatMap((region) => region.lines);
    const taken = new Set<Line>();
    for (const fromEdge of Map.groupBy(byPage.get(page.number) ?? [], (candidate) => candidate.edge).values()) {
      for (const line of runFromEdge(fromEdge, isFixed, isFloating)) taken.add(line);
    }
    if (taken.size > 0 && taken.size < all.length) margins.set(page.number, taken);
  }
  return margins;
}

/** The margin's lines of one edge, from the edge inwards. Floating lines count only where a gap sets them off from what follows. */
function runFromEdge(
  fromEdge: readonly Candidate[],
  isFixed: (candidate: Candidate) => boolean,
  isFloating: (candidate: Candidate) => boolean,
): Line[] {
  const run: Line[] = [];
  let settled = 0;
  for (const candidate of fromEdge) {
    const outer = run.at(-1);
    const gap = outer === undefined ? Number.POSITIVE_INFINITY : Math.abs(candidate.line.baseline - outer.baseline);
    if (gap > 1.7 * candidate.line.size) settled = run.length;
    if (isFixed(candidate)) {
      run.push(candidate.line);
      settled = run.length;
    } else if (isFloating(candidate)) {
      run.push(candidate.line);
    } else {
      return run.slice(0, settled);
    }
  }
  return run.slice(0, settled);
}

/** Whether the numbers in two lines are the same or go on with the pages, as stamps do; those of clauses do neither. */
function countsAlike(one: Candidate, other: Candidate): boolean {
  if (one.text === other.text) return true;
  const numbers = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
  const theirs = numbers(other.text);
  return numbers(one.text).every((number, index) => {
    const step = (theirs[index] ?? Number.NaN) - number;
    return step === 0 || step === other.page - one.page;
  });
}

function keyOf(text: string): string {
  const plain = text.toLowerCase().replace(/\s+/g, " ");
  return beginsPart(text) ? plain : plain.replace(/\d+/g, "#");
}

/** "Schedule 2", "Article IV": the head of a part, which stands at the top of its page as running heads do. */
function beginsPart(text: string): boolean {
  return readLabels(text).some((label) => label.style === "attachment" || label.style === "article");
}

function distinctPages(candidates: readonly Candidate[]): number {
  return new Set(candidates.map((candidate) => candidate.page)).size;
}

/** The outermost lines of a page, from each edge inwards. */
function candidatesOf(page: MarginPage): Candidate[] {
  const lines = page.regions.flatMap((region) => region.lines).toSorted((one, other) => one.baseline - other.baseline);
  const from = (edge: Edge, ordered: readonly Line[]): Candidate[] =>
    ordered.slice(0, Math.min(DEPTH, lines.length)).map((line) => {
      const text = lineText(line);
      const printed = printedNumber(text);
      return {
        page: page.number,
        edge,
        line,
        text,
        key: printed === null ? keyOf(text) : "#",
        shift: printed === null ? null : page.number - printed,
      };
    });
  return [...from("top", lines), ...from("bottom", lines.toReversed())];
}
