import type { Coverage } from "./contract.ts";

/** "38 of 40 pages have text; 2 read by OCR; 1 unreadable. Asked about in 3 parts." */
export function coverageSentence(coverage: Coverage): string {
  const { pages, text, ocr, unreadable } = coverage;
  const facts = [`${text} of ${pages} ${pages === 1 ? "page has" : "pages have"} text`];
  if (ocr > 0) facts.push(`${ocr} read by OCR`);
  if (unreadable > 0) facts.push(`${unreadable} unreadable`);
  return [`${facts.join("; ")}.`, partsSentence(coverage)].filter((sentence) => sentence !== null).join(" ");
}

/** How a long contract was covered, and what of it no model read; null where it was asked about at once. */
export function partsSentence({ parts, pages }: Coverage): string | null {
  if (parts === undefined) return null;
  const { of, onDevice } = parts;
  if (onDevice.length === 0) return `Asked about in ${of} parts.`;
  const which = onDevice
    .map(
      ({ number, from, to }) =>
        `part ${number}${pages > 1 ? ` (${from === to ? `page ${from}` : `pages ${from} to ${to}`})` : ""}`,
    )
    .join(", ");
  return `Asked about in ${of} parts; no model answered about ${which}, which ${onDevice.length === 1 ? "was" : "were"} read on this device alone.`;
}
