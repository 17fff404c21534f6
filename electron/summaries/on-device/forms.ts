import type { Span } from "./sentences.ts";

const exhibit =
  /(?:^|\n)[ \t]*(?:exhibit|schedule|annex|appendix|attachment)\s+["“']?[A-Z\d]{1,4}(?:[.-]\d{1,2})?["”']?[\s.:–—-]{1,6}(?<title>[^\n]{0,90}(?:\n\s*(?!(?:exhibit|schedule|annex|appendix|attachment)\s)[^\n]{0,90})?)/giu;
const formOfTerms =
  /^.{0,30}?\b(?:(?:e\s?n\s?d[- ]?users?|subscribers?|sub-?licensees?)\b.{0,24}\b(?:terms|agreements?|contracts?|clauses|licen[cs]es?|conditions)|(?:sample|model|specimen)\b.{0,24}\b(?:terms|agreements?|contracts?|clauses|conditions))\b/isu;
/** "Form of Warrant", "Sample Work Order", "Change Order Request Form": to be filled in, and nobody's yet. */
const blankForm =
  /^[^\n]{0,60}?(?:\bform of\b|\b(?:sample|specimen|template|pro forma)\b)|^[^\n]{0,60}\b(?:order|request|control|notice|acceptance|requisition|report) form\b/iu;
/** What is filled in for each piece of work, and a form as long as it is not. */
const orderForm =
  /\b(?:statements? of work|sows?|(?:work|task|project|purchase|service|change) orders?|order forms?)\b/i;
/** Agreements of their own that are kept with a contract. */
const otherAgreement =
  /\b(?:warrants?(?! of)|promissory notes?|guarant(?:y|ee)s?|bill of sale|press release|power of attorney|(?:addendum|rider|amendment) to lease|(?:collateral )?assignment of lease|registration rights)\b/i;
/** A sentence that only points to what is annexed. */
const pointing = /\b(?:shall|will|must|is|are|attached|hereto|means?)\b/i;
const blank =
  /_{3,}|\bTBD\b|\[\s*[●•*]?\s*\](?!\])|\[(?:insert|name|date|amount|address|number)\b|\bto be (?:determined|completed|inserted|filled in)\b/gi;
/** Blanks that make a form of an order. */
const manyBlanks = 3;

/**
 * Exhibits that bind nobody here by what they say, from their headings to the next exhibit: what a party is to agree with its
 * own customers, forms that are still to be filled in, and agreements of their own.
 */
export function formsIn(text: string): Span[] {
  const exhibits = [...text.matchAll(exhibit)];
  return exhibits.flatMap((found, index) => {
    const end = exhibits[index + 1]?.index ?? text.length;
    // One that begins so early is the contract itself, filed as an exhibit.
    if (found.index <= text.length * 0.3) return [];
    const title = found.groups?.["title"] ?? "";
    return formOfTerms.test(title) || isForm(title, text.slice(found.index, end)) ? [{ start: found.index, end }] : [];
  });
}

/** Part of a contract's length behind which its annexes begin, and the least before its signatures. */
const bodyEnds = 0.5;
const leastSigned = 0.15;

/** Where the annexes begin that stand behind the signatures; the end of the text where none do. */
export function annexesFrom(text: string, signatures: readonly Span[]): number {
  const signed = signatures.find(({ start }) => start > text.length * leastSigned)?.start ?? text.length;
  const from = Math.max(signed, text.length * bodyEnds);
  return [...text.matchAll(exhibit)].find(({ index }) => index > from)?.index ?? text.length;
}

function isForm(title: string, source: string): boolean {
  const [first = "", ...others] = title.split("\n").filter((line) => line.trim() !== "");
  if (pointing.test(first)) return false;
  const heading = [first, ...others.filter((line) => !pointing.test(line))].join("\n");
  if (blankForm.test(heading) || otherAgreement.test(heading)) return true;
  return orderForm.test(heading) && (source.match(blank)?.length ?? 0) >= manyBlanks;
}
