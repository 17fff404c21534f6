import type { Span } from "./sentences.ts";

const exhibit =
  /(?:^|\n)[ \t]*(?:exhibit|schedule|annex|appendix|attachment)\s+["“']?[A-Z\d]{1,4}(?:[.-]\d{1,2})?["”']?[\s.:–—-]{1,6}(?<title>[^\n]{0,90}(?:\n\s*[^\n]{0,90})?)/giu;
const formOfTerms =
  /^.{0,30}?\b(?:(?:e\s?n\s?d[- ]?users?|subscribers?|sub-?licensees?)\b.{0,24}\b(?:terms|agreements?|contracts?|clauses|licen[cs]es?|conditions)|(?:sample|model|specimen)\b.{0,24}\b(?:terms|agreements?|contracts?|clauses|conditions))\b/isu;

/** Exhibits that hold what a party is to agree with its own customers, from their headings to the next exhibit. */
export function formsIn(text: string): Span[] {
  const exhibits = [...text.matchAll(exhibit)];
  return exhibits.flatMap((found, index) =>
    // One that begins so early is the contract itself, filed as an exhibit.
    found.index > text.length * 0.3 && formOfTerms.test(found.groups?.["title"] ?? "")
      ? [{ start: found.index, end: exhibits[index + 1]?.index ?? text.length }]
      : [],
  );
}
