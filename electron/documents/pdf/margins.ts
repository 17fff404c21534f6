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
  /** The text with every number as "#", so that "Page 3 of 9" and "Page 4 of 9" are the same. */
  readonly key: string;
  /** Page number less the number printed; null where the line is no page number. */
  readonly shift: number | null;
}

/** How many lines a running header or footer may have. */
const DEPTH = 8;
const SAME_HEIGHT = 4;
/** Words that a line must have to be believed wherever it stands, as where a footer follows the last line of a short page. */
const TELLING_LENGTH = 20;

const PAGE_NUMBER = /^[-\u2013\u2014\s]*(?:page\s*)?(?:[a-z]{1,3}\s?-\s?)?(\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|\/)\s*\d{1,4})?[-\u2013\u2014\s]*$/i;
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

function romanValue(numeral: string): number {
  const values = [...numeral.toLowerCase()].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

function printedNumber(text: string): number | null {
  const printed = PAGE_NUMBER.exec(text)?.[1];
  if (printed === undefined) return null;
  return /^\d/.test(printed) ? Number(printed) : romanValue(printed);
}

/**
 * Running headers, footers and page numbers of each page, as sets of its lines.
 *
 * A line is taken only where every line between it and the edge of the page is taken too, and where it returns on
 * other pages: at the same height, or, if it is long enough to be no coincidence, at any; page numbers must also
 * follow the pages. One page alone has none.
 */
export function findMargins(pages: readonly MarginPage[]): Map<number, ReadonlySet<Line>> {
  const candidates = pages.flatMap((page) => candidatesOf(page));
  const byKey = Map.groupBy(candidates, (candidate) => `${candidate.edge} ${candidate.key}`);
  const byShift = Map.groupBy(
    candidates.filter((candidate) => candidate.shift !== null),
    (candidate) => `${candidate.edge} ${candidate.shift}`,
  );
  const withText = pages.filter((page) => page.regions.some((region) => region.lines.length > 0)).length;
  const enough = Math.max(Math.min(3, withText), Math.min(6, Math.ceil(0.25 * withText)), 2);

  const isMargin = (candidate: Candidate): boolean => {
    if (candidate.shift !== null) {
      const following = byShift.get(`${candidate.edge} ${candidate.shift}`) ?? [];
      if (distinctPages(following) >= Math.max(2, Math.min(3, withText))) return true;
    }
    const same = byKey.get(`${candidate.edge} ${candidate.key}`) ?? [];
    const level = same.filter((other) => Math.abs(other.line.baseline - candidate.line.baseline) <= SAME_HEIGHT);
    if (distinctPages(level) >= enough) return true;
    return candidate.shift === null && candidate.key.length >= TELLING_LENGTH && distinctPages(same) >= Math.max(3, enough);
  };

  const margins = new Map<number, Set<Line>>();
  const byPage = Map.groupBy(candidates, (candidate) => `${candidate.page} ${candidate.edge}`);
  for (const fromEdge of byPage.values()) {
    for (const candidate of fromEdge) {
      if (!isMargin(candidate)) break;
      const taken = margins.get(candidate.page) ?? new Set<Line>();
      taken.add(candidate.line);
      margins.set(candidate.page, taken);
    }
  }
  return margins;
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
        key: printed === null ? text.toLowerCase().replace(/\d+/g, "#").replace(/\s+/g, " ") : "#",
        shift: printed === null ? null : page.number - printed,
      };
    });
  return [...from("top", lines), ...from("bottom", lines.toReversed())];
}
