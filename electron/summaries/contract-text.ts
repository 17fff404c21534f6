import type { Contract } from "../../shared/domain/contract.ts";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a contract as a model is given them: the only place where they are made. All of it, or only the spans named,
 * in their order. Before each page stands a mark; a contract of one page (or a format without pages) has none.
 */
export function contractText({ text, pages }: Pick<Contract, "text" | "pages">, spans?: readonly Span[]): string {
  const wanted = spans ?? [{ start: 0, end: text.length }];
  if (pages.length <= 1)
    return wanted.map(({ start, end }) => text.slice(start, end)).join(spans === undefined ? "" : "\n\n");
  let last = 0;
  return wanted
    .flatMap((span) =>
      pages.flatMap((page) => {
        const isHere = spans === undefined || (page.end > span.start && page.start < span.end);
        if (!isHere) return [];
        const words =
          page.source === "unreadable"
            ? "(could not be read)"
            : text.slice(Math.max(page.start, span.start), Math.min(page.end, span.end)).trim();
        if (spans !== undefined && words === "") return [];
        const mark = page.number === last ? "" : `[page ${page.number}]\n`;
        last = page.number;
        return [`${mark}${words}`];
      }),
    )
    .join("\n\n");
}
