import { placeOfLaw } from "../on-device/terms/governing-law.ts";
import { position, type Material, type Position } from "./positions.ts";

const whole = "(?:this|these)\\s+(?:\\p{L}+\\s+){0,2}(?:agreement|contract|lease|licen[cs]e|deed|terms|guarantee)";
const choosesLaw = new RegExp(
  [
    `\\b${whole}\\b[^.;]{0,220}\\b(?:governed|construed|interpreted|subject to|controlled|determined)\\b[^.;]{0,120}\\b(?:laws?|legislation)\\b`,
    `\\b(?:laws?|legislation) of\\b[^.;]{0,90}\\b(?:shall |will )?(?:govern|control|apply|applies)\\w*\\b[^.;]{0,90}\\b${whole}\\b`,
  ].join("|"),
  "iu",
);
/** The law of something else, or of a part that is carved out on purpose. */
const otherLaw =
  /\b(?:organi[sz]ed|incorporated|existing|patents?|copyrights?|trademarks?|bankruptcy|except (?:that|to the extent)|employment laws?|compl(?:y|iance)|securities laws?|arbitration act|federal arbitration|in the event|if (?:the|any|a)|real property|perfection|to the extent|defined|as if)\b/i;

/** Sentences that choose the law of the whole contract. */
export function laws({ reading: { sentences } }: Material): Position[] {
  return sentences.flatMap((sentence) => {
    if (!choosesLaw.test(sentence.text) || otherLaw.test(sentence.text)) return [];
    const place = placeOfLaw(sentence.text);
    if (place === null || place.startsWith("the United States")) return [];
    return [position("governing-law", sentence, { about: "contract", keys: [plain(place)], said: place })];
  });
}

/** "New York" and "State of New York" are one place. */
export function samePlace(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}

function plain(place: string): string {
  return place
    .toLowerCase()
    .replace(/^the /, "")
    .replace(/[^a-z]/g, "");
}
