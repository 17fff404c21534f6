import { readLabels, startsWithLabel } from "../labels.ts";
import { lineText } from "./lines.ts";
import type { Line } from "./lines.ts";
import type { MarginPage } from "./margins.ts";

interface Entry {
  readonly page: number;
  readonly line: Line;
  readonly text: string;
  /** The text with every number as "#". */
  readonly key: string;
  /** Its place among the lines of the document. */
  readonly at: number;
}

/** A page number that says so: "- 8 -", "Page 8", "Page 8 of 20", "8 | Page". */
const MARKED =
  /^(?:[-\u2013\u2014]{1,2}\s?\d{1,3}\s?[-\u2013\u2014]{1,2}|page\s\d{1,3}(?:\s?(?:of|\/)\s?\d{1,3})?|\d{1,3}\s?[|\u2502]\s?page)$/i;
const BARE = /^\d{1,3}$/;
const SAYS_PAGE = /\bpage\b/i;
/** Parts are numbered on too. */
const PART =
  /^(?:article|section|clause|part|chapter|exhibit|schedule|annex|appendix|attachment|table|figure|item|phase|stage|step|year|month|lot|option|question)\b/i;
const CONTENTS = /^(?:table of )?contents\b/i;

/** Pages of an original have about as many lines each; the clauses of a contract have not. */
const FEWEST_LINES = 12;
const MOST_LINES = 120;
const REGULAR = 0.4;
/** Of the steps from one number to the next, how many have to be regular. */
const MOST_STEPS = 0.7;
/** Letters of a line that is believed for returning beside page numbers; "AB1234.56 [7]", a file's mark, has figures. */
const TELLING = /(?:\p{L}\P{L}*){4}|\p{L}\D*(?:\d\D*){4}/u;
const SAME_SIZE = 0.04;
/** Letter heights within which a line returns beside what runs along the edge, and beside what stands within a page. */
const NEAR = 4;
const WITHIN = 10;
/** Lines that a head or a foot has at most. */
const DEPTH = 6;

/**
 * Page numbers, heads and feet that stand within pages, as sets of each page's lines: where a document was set anew on
 * other pages than its own, those of the original are lines of its text. A line is taken where it is a page number that
 * says so; where its number counts on at the steps of pages; or where it returns beside such lines.
 *
 * @param margins what was found along the edges of the pages
 */
export function findReflowedMargins(
  pages: readonly MarginPage[],
  margins: ReadonlyMap<number, ReadonlySet<Line>>,
): Map<number, ReadonlySet<Line>> {
  const entries = entriesOf(pages);
  const taken = new Set<Entry>(entries.filter(({ page, line }) => margins.get(page)?.has(line) === true));
  const atEdges = new Set(taken);
  const groups = [...Map.groupBy(entries.filter(canCount), ({ key }) => key).values()];
  for (const group of groups) {
    for (const entry of pageNumbersOf(group)) taken.add(entry);
  }
  if (taken.size > 0) takeCompanions(entries, taken, atEdges);
  // What says that it is a page number is one, even where it does not count on.
  for (const group of groups) {
    if (group.length > 1) for (const entry of group) if (MARKED.test(entry.text)) taken.add(entry);
  }
  const found = new Map<number, Set<Line>>();
  for (const [page, own] of Map.groupBy(entries, (entry) => entry.page)) {
    // A page keeps at least one line.
    const inner = own.filter((entry) => taken.has(entry) && !atEdges.has(entry));
    if (inner.length > 0 && own.some((entry) => !taken.has(entry)))
      found.set(page, new Set(inner.map(({ line }) => line)));
  }
  return found;
}

function entriesOf(pages: readonly MarginPage[]): Entry[] {
  return pages
    .flatMap((page) =>
      page.regions.flatMap(({ lines }) =>
        lines.filter(({ rows }) => rows === undefined).map((line) => ({ page: page.number, line })),
      ),
    )
    .map(({ page, line }, at) => {
      const text = lineText(line).replace(/\s+/g, " ").trim();
      return { page, line, text, key: keyOf(text), at };
    });
}

function keyOf(text: string): string {
  const key = text.toLowerCase().replace(/\d+/g, "#");
  return MARKED.test(text) ? key.replace(/\s/g, "") : key;
}

/** Whether a line could be a page number, with or without words; "Section 3", "4. Fees" and "Table 2" could not. */
function canCount({ text, line }: Entry): boolean {
  if (!/\d/.test(text) || text.length > 120) return false;
  if (MARKED.test(text)) return true;
  if (BARE.test(text)) return line.segments.length === 1;
  return /\p{L}{4}/u.test(text) && !beginsPart(text);
}

function beginsPart(text: string): boolean {
  return PART.test(text) || startsWithLabel(text) || readLabels(text).length > 0;
}

function pageNumbersOf(group: readonly Entry[]): Entry[] {
  const [first] = group;
  if (first === undefined || group.length < 2) return [];
  const isMarked = MARKED.test(first.text);
  const isBare = BARE.test(first.text);
  const numbers = group.map(({ text }) => (text.match(/\d+/g) ?? []).map(Number));
  const found: Entry[] = [];
  for (let place = 0; place < (numbers[0]?.length ?? 0); place += 1) {
    const counted = group.map((entry, index) => ({ entry, number: numbers[index]?.[place] ?? 0 }));
    let left = counted;
    const chained: Entry[] = [];
    for (;;) {
      const chain = longestCount(left);
      if (chain.length < (isBare ? 4 : 3)) break;
      if (isMarked || isRegular(chain) || SAYS_PAGE.test(first.text)) chained.push(...chain.map(({ entry }) => entry));
      const used = new Set(chain);
      left = left.filter((one) => !used.has(one));
    }
    // Words that stand beside other numbers too are the text's own.
    if (isBare || chained.length >= MOST_STEPS * group.length) found.push(...chained);
  }
  return found;
}

interface Counted {
  readonly entry: Entry;
  readonly number: number;
}

/** The longest run that counts on by one, or over one that is missing, with a page's lines between. */
function longestCount(counted: readonly Counted[]): Counted[] {
  const best: { length: number; before: number }[] = [];
  let end = -1;
  for (const [index, { entry, number }] of counted.entries()) {
    let length = 1;
    let before = -1;
    for (let other = index - 1; other >= 0; other -= 1) {
      const earlier = counted[other];
      const steps = number - (earlier?.number ?? number);
      if (earlier === undefined || steps < 1 || steps > 2) continue;
      if (entry.at - earlier.entry.at < FEWEST_LINES * steps) continue;
      const reached = (best[other]?.length ?? 0) + 1;
      if (reached > length) {
        length = reached;
        before = other;
      }
    }
    best.push({ length, before });
    if (length > (best[end]?.length ?? 0)) end = index;
  }
  const chain: Counted[] = [];
  for (let index = end; index >= 0; index = best[index]?.before ?? -1) {
    const one = counted[index];
    if (one !== undefined) chain.unshift(one);
  }
  return chain;
}

function isRegular(chain: readonly Counted[]): boolean {
  const steps = chain.slice(1).map(({ entry, number }, index) => {
    const before = chain[index];
    return before === undefined ? 0 : (entry.at - before.entry.at) / (number - before.number);
  });
  const middle = steps.toSorted((one, other) => one - other)[Math.floor(steps.length / 2)] ?? 0;
  const near = steps.filter((step) => Math.abs(step - middle) <= REGULAR * middle).length;
  return middle <= MOST_LINES && near >= MOST_STEPS * steps.length;
}

/** Adds what returns, word for word, right before or behind what is taken. */
function takeCompanions(entries: readonly Entry[], taken: Set<Entry>, atEdges: ReadonlySet<Entry>): void {
  const all = Map.groupBy(entries, ({ text }) => text);
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const beside = entries.filter(
      (entry) => !taken.has(entry) && canReturn(entry) && isBeside(entries, taken, atEdges, entry),
    );
    const accepted = [...Map.groupBy(beside, ({ text }) => text).entries()].flatMap(([text, returning]) => {
      // The title of a document is set larger than where it returns.
      const size =
        returning.map(({ line }) => line.size).toSorted((one, other) => one - other)[returning.length >> 1] ?? 0;
      const some = returning.filter(({ line }) => Math.abs(line.size - size) <= SAME_SIZE * size);
      const others = all.get(text)?.filter((entry) => !taken.has(entry)) ?? [];
      return some.length >= 3 && some.length >= 0.5 * others.length ? some : [];
    });
    if (accepted.length === 0) return;
    for (const entry of accepted) taken.add(entry);
  }
}

function isBeside(
  entries: readonly Entry[],
  taken: ReadonlySet<Entry>,
  atEdges: ReadonlySet<Entry>,
  { at, page, line }: Entry,
): boolean {
  return [entries[at - 1], entries[at + 1]].some((other) => {
    if (other === undefined || !taken.has(other)) return false;
    const gap = Math.abs(other.line.baseline - line.baseline) / line.size;
    return other.page === page ? gap < (atEdges.has(other) ? NEAR : WITHIN) : !atEdges.has(other);
  });
}

/** Blanks to be signed in return too, and the heads of parts. */
function canReturn({ text, line }: Entry): boolean {
  return (
    line.rows === undefined &&
    TELLING.test(text) &&
    !/[:_]$|_{3}/.test(text) &&
    !CONTENTS.test(text) &&
    !beginsPart(text)
  );
}
