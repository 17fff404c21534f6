import type { Finding, Page } from "../../shared/domain/contract.ts";
import { foreignLanguageOf, languagesIn } from "../../shared/domain/language.ts";

/** Less of another language is a name or a citation. */
const leastShare = 0.04;

/**
 * What is to be said of a text that is not, or not all of it, in English: one finding for each other language, where it
 * begins. Of pages that were recognised from their picture more is said beside (`ocr/language.ts`).
 */
export function foreignPartsIn(contract: { readonly text: string; readonly pages: readonly Page[] }): Finding[] {
  const main = foreignLanguageOf(contract);
  return languagesIn(contract.text).flatMap(({ language, share, start }) => {
    const page = contract.pages.findLast((one) => one.start <= start);
    if (language === "English" || share < leastShare || page?.source === "ocr") return [];
    const which = language === main ? "This contract seems to be in" : "From here on a part seems to be in";
    return [
      {
        kind: "other-language" as const,
        page: page?.number ?? 1,
        text: `${which} ${language}. The engine on this device reads English: what it does not find may be there all the same. Of what a model says about such words, figures and names are held against them, and nothing else.`,
      },
    ];
  });
}
