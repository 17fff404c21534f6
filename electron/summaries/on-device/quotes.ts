import type { Contract } from "../../../shared/domain/contract.ts";
import type { Quote } from "../answer.ts";
import { trim, type Span } from "./sentences.ts";

const longest = 900;

/**
 * Verbatim quotes for a span, each within one page: a span that runs on over a page gives one quote for each. A very long
 * span is quoted from its beginning; an item of a list, with the words before the list.
 */
export function quotesOf(
  { text, pages }: Pick<Contract, "text" | "pages">,
  spans: readonly (Span & { readonly lead?: Span })[],
): Quote[] {
  const found = new Map<string, Quote>();
  for (const span of spans.flatMap((one) => (one.lead === undefined ? [one] : [one.lead, one]))) {
    for (const page of pages) {
      const start = Math.max(span.start, page.start);
      const end = Math.min(shortened(text, span), page.end);
      if (end <= start) continue;
      const piece = trim(text, start, end);
      const quote = text.slice(piece.start, piece.end);
      if (/[\p{L}\p{N}]/u.test(quote)) found.set(`${piece.start}-${piece.end}`, { quote, start: piece.start });
    }
  }
  return [...found.values()];
}

function shortened(text: string, { start, end }: Span): number {
  if (end - start <= longest) return end;
  const head = text.slice(start, start + longest);
  return start + Math.max(head.lastIndexOf(" "), longest - 60);
}
