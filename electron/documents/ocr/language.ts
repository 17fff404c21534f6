import type { Finding, Page } from "../../../shared/domain/contract.ts";
import { languageOf } from "../../../shared/domain/language.ts";

/** What is to be said of pages that were recognised as English and are not: one finding for each language. */
export function languageFindings(text: string, pages: readonly Page[]): Finding[] {
  const found = pages
    .filter((page) => page.source === "ocr")
    .map((page) => ({ page: page.number, language: languageOf(text.slice(page.start, page.end)) }));
  return [...Map.groupBy(found, ({ language }) => language)].flatMap(([language, some]) => {
    const [first] = some;
    if (language === null || language === "English" || first === undefined) return [];
    const which = some.length === 1 ? "This page seems" : `${some.length} pages seem`;
    return [
      {
        kind: "other-language",
        page: first.page,
        text: `${which} to be in ${language}. Scans are recognised as English only, so letters with accents and some words may be wrong: hold names, amounts and quotes against the page, or get a PDF with text.`,
      },
    ];
  });
}
