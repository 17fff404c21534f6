import type { Coverage } from "./contract.ts";

/** "38 of 40 pages have text; 2 read by OCR; 1 unreadable." */
export function coverageSentence({ pages, text, ocr, unreadable }: Coverage): string {
  const parts = [`${text} of ${pages} ${pages === 1 ? "page has" : "pages have"} text`];
  if (ocr > 0) parts.push(`${ocr} read by OCR`);
  if (unreadable > 0) parts.push(`${unreadable} unreadable`);
  return `${parts.join("; ")}.`;
}
