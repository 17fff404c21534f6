import type { Contract } from "../../../shared/domain/contract.ts";
import type { Quote } from "../answer.ts";
import { pageNumber, trim, type Span } from "./sentences.ts";

const longest = 1800;

type Listed = Span & { readonly lead?: Span };
type Part = Listed & { readonly whole?: Listed };

/**
 * Verbatim quotes for a span, each within one page: a span that runs on over a page gives one quote for each. A very long
 * span is quoted from its beginning; an item of a list, with the words before the list; a part of a
 * sentence, with what limits or completes it; a sentence, with the one that it points back to, and with the one behind it
 * that takes back a part of it.
 */
export function quotesOf(
  { text, pages }: Pick<Contract, "text" | "pages">,
  spans: readonly (Part & { readonly exception?: Part; readonly before?: Part; readonly after?: Part })[],
): Quote[] {
  const found = new Map<string, Quote>();
  const limited = spans.flatMap(({ before, exception, after, ...one }): Part[] => [
    ...(before === undefined ? [] : [before]),
    one,
    ...(exception === undefined ? [] : [exception]),
    ...(after === undefined || after.start === exception?.start ? [] : [after]),
  ]);
  const whole = limited.map((one): Listed => one.whole ?? one);
  for (const span of whole.flatMap((one) => (one.lead === undefined ? [one] : [one.lead, one]))) {
    for (const page of pages) {
      const start = Math.max(span.start, page.start);
      const end = Math.min(shortened(text, span), page.end);
      if (end <= start) continue;
      for (const piece of withoutPageNumbers(text, { start, end })) {
        const quote = text.slice(piece.start, piece.end);
        if (/[\p{L}\p{N}]/u.test(quote)) found.set(`${piece.start}-${piece.end}`, { quote, start: piece.start });
      }
    }
  }
  return [...found.values()];
}

/** The number of a page that stands between two halves of a sentence is none of its words. */
function withoutPageNumbers(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let from = start;
  for (const number of text.slice(start, end).matchAll(pageNumber)) {
    pieces.push(trim(text, from, start + number.index));
    from = start + number.index + number[0].length;
  }
  return [...pieces, trim(text, from, end)];
}

function shortened(text: string, { start, end }: Span): number {
  if (end - start <= longest) return end;
  const head = text.slice(start, start + longest);
  return start + Math.max(head.lastIndexOf(" "), longest - 60);
}
