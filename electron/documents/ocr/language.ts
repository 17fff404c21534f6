import type { Finding, Page } from "../../../shared/domain/contract.ts";

/**
 * The words that hold sentences together, in letters that recognition in English knows, by language. What two languages share
 * stands in neither.
 */
const HOLDING: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    English: "the of and to any shall by this or be with as not such is for that which from",
    German: "der die das und den dem des von zu mit ist nicht ein eine einer im auf wird bei oder nach zum zur durch",
    French: "le la les des et du est une dans par au aux que qui sur pour ou ce cette sont avec",
    Spanish: "el los las del y se una con por que para al su este esta son como sus",
    Italian: "il di che della del dei gli nel per alla con sono una dal delle ai al nella questo",
    Portuguese: "o os da das dos em um uma que para ao pela pelo com na no sua este esta",
    Dutch: "het een van en dat op te voor met zijn deze door aan wordt niet bij tot naar",
  }).map(([language, words]) => [language, new Set(words.split(" "))]),
);
/** Fewer words say too little of their language. */
const ENOUGH = 40;
/** In running text of its own language, one word of five to two is such a word; in another's, one of twenty at most. */
const LEAST = 0.12;
const TIMES_ENGLISH = 2;

/** The language that text is in, where it is surely none that it was recognised in; null otherwise. */
export function otherLanguage(text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < ENOUGH) return null;
  const share = (language: string): number =>
    words.filter((word) => HOLDING[language]?.has(word) === true).length / words.length;
  const [best] = Object.keys(HOLDING)
    .filter((language) => language !== "English")
    .map((language) => ({ language, share: share(language) }))
    .toSorted((one, other) => other.share - one.share);
  return best !== undefined && best.share >= LEAST && best.share > TIMES_ENGLISH * share("English")
    ? best.language
    : null;
}

/** What is to be said of pages that were recognised as English and are not: one finding for each language. */
export function languageFindings(text: string, pages: readonly Page[]): Finding[] {
  const found = pages
    .filter((page) => page.source === "ocr")
    .map((page) => ({ page: page.number, language: otherLanguage(text.slice(page.start, page.end)) }));
  return [...Map.groupBy(found, ({ language }) => language)].flatMap(([language, some]) => {
    const [first] = some;
    if (language === null || first === undefined) return [];
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
