import type { DraftBlock } from "./draft.ts";
import { readLabels } from "./labels.ts";

const TITLE =
  /^(?:table\s+of\s+contents|contents|index\s+of\s+(?:schedules|exhibits))\s*(?:\((?:continued|cont'?d\.?)\))?\s*:?(?:\s+page)?$/i;
/** What ends with the number of a page, after leaders or a space; "DEFINITIONS1" too, as some files have it. */
const PAGE_AT_END = /(?:(?:\.\s?){4,}|\s|\p{Lu}|[.)])\s*(?:\d{1,3}|[ivxl]{1,5}|[A-Z]-\d{1,2})$/u;
const LEADERS = /(?:\.\s?){5,}\s*\S{0,6}(?:\n|$)/;
const LONGEST_ENTRY = 200;
const LEAST_ENTRIES = 3;

export interface Contents {
  readonly titles: ReadonlySet<number>;
  readonly entries: ReadonlySet<number>;
}

/**
 * The blocks, by index, of tables of contents: their titles and their entries. A table begins at its title, at what a
 * format marks as an entry, or at leaders. After a title it goes on to the last entry before running text: a line that
 * ends with a page number, or that has a label which none before it had, as the first label that comes again is the
 * contract itself.
 */
export function findContents(text: string, drafts: readonly DraftBlock[]): Contents {
  const titles = new Set<number>();
  const entries = new Set<number>();
  drafts.forEach((draft, index) => {
    const own = text.slice(draft.start, draft.end);
    if (draft.isContents === true || LEADERS.test(own)) entries.add(index);
    if (!TITLE.test(own.trim())) return;
    titles.add(index);
    if (entries.has(index)) entries.delete(index);
    const last = lastEntry(text, drafts, index);
    for (let at = index + 1; at <= last; at += 1) if (!titles.has(at)) entries.add(at);
  });
  return { titles, entries };
}

function lastEntry(text: string, drafts: readonly DraftBlock[], title: number): number {
  const seen = new Set<string>();
  let last = title;
  let count = 0;
  for (let index = title + 1; index < drafts.length; index += 1) {
    const draft = drafts[index];
    const previous = drafts[last];
    if (draft === undefined || previous === undefined) break;
    const lines = text
      .slice(draft.start, draft.end)
      .split("\n")
      .map((line) => line.trim());
    const isLong = draft.kind === "table" ? draft.end - draft.start > 20_000 : lines.join(" ").length > LONGEST_ENTRY;
    if (TITLE.test(lines.join(" "))) continue;
    const labels = lines.map((line) => labelOf(line)).filter((label) => label !== null);
    const paged = lines.filter((line) => PAGE_AT_END.test(line)).length;
    const isPaged = paged > 0.5 * lines.length || (draft.kind === "table" && paged > 0.3 * lines.length);
    const isLabelled =
      labels.length > 0.5 * lines.length &&
      labels.every((label) => !seen.has(label)) &&
      draft.page - previous.page <= 1;
    // Where one of the first labels comes again without a page number, the contract itself begins.
    const first = [...seen].slice(0, 2);
    if (!isPaged && labels.some((label) => first.includes(label))) break;
    if (isLong && !isPaged) break;
    if (isPaged || (isLabelled && count > 0)) {
      if (draft.page - previous.page > 1) break;
      last = index;
      count += lines.length;
    }
    for (const label of labels) seen.add(label);
  }
  return count >= LEAST_ENTRIES ? last : title;
}

function labelOf(line: string): string | null {
  const [label] = readLabels(line);
  return label === undefined ? null : `${label.style} ${label.values.join(".")} ${label.number.toLowerCase()}`;
}
