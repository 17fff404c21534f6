import { factsIn, type Fact } from "../../facts.ts";
import { readNumber } from "../../number-words.ts";
import type { Sentence } from "../reading.ts";
import { tellingPart, type Cues } from "./term.ts";

const longestSentence = 45;

/** A fact as it is read at a glance: "thirty (30) days" is "30 days", "ten per cent (10%)" is "10%"; amounts as written. */
export function plainFact({ kind, text }: Fact): string {
  const clean = text.replace(/\s+/g, " ").trim();
  switch (kind) {
    case "duration": {
      const unit = /(?<business>(?:business|working|banking)[\s-]+)?(?<unit>hour|day|week|month|quarter|year)s?$/i.exec(
        clean,
      );
      const value = valueIn(clean);
      if (unit?.groups?.unit === undefined || value === null) return clean;
      const { business = "", unit: name } = unit.groups;
      return `${value.toLocaleString("en-US")} ${business.toLowerCase().replace("-", " ")}${name.toLowerCase()}${value === 1 ? "" : "s"}`;
    }
    case "percentage": {
      const value = valueIn(clean);
      return value === null ? clean : `${value}%`;
    }
    case "amount":
      return clean.replace(/^.*\(\s*(?=\p{Sc}|[A-Z]{2,3}\p{Sc})/u, "").replace(/\)$/u, "");
    case "date":
    case "number":
      return clean;
  }
}

/** The figure in brackets where there is one, else the figure, else the number in words. */
function valueIn(text: string): number | null {
  const bracketed = /\(\s*(\d[\d,.]*)/.exec(text)?.[1] ?? /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0];
  if (bracketed !== undefined) return readNumber(bracketed.replace(/[.,]$/, ""));
  const words = text.replace(
    /\b(?:business|working|banking|calendar|consecutive|full|additional)\b|per\s?cent\w*|%|\(.*/gi,
    " ",
  );
  return readNumber(words.replace(/[\s-]*\b(?:hour|day|week|month|quarter|year)s?\s*$/i, "").trim());
}

/** The part of the best sentence around what is looked for. */
export function sentenceAround(best: Sentence, cues: Cues): string {
  return tellingPart(best, cues, longestSentence);
}

/**
 * Says the telling fact of the given kinds, then the sentence. The telling one stands behind words of measure ("not exceed
 * $500,000", "period of two years"); else it is the first in the part that is shown. Null where there is neither.
 */
export function factFirst(...kinds: readonly Fact["kind"][]): NonNullable<Cues["say"]> {
  return (best, _subject, cues) => {
    const sentence = sentenceAround(best, cues);
    const facts = factsIn(best.text).filter((one) => kinds.includes(one.kind));
    const telling =
      facts.find((one) => measure.test(best.text.slice(0, one.start))) ??
      factsIn(sentence).find((one) => kinds.includes(one.kind));
    if (telling === undefined) return null;
    const said = plainFact(telling);
    return sentence.startsWith(said) ? sentence : `${said.charAt(0).toUpperCase()}${said.slice(1)}. ${sentence}`;
  };
}

const measure =
  /\b(?:exceed(?:s|ing)?|limited to|up to|at least|(?:less|more|fewer) than|minimum of|maximum of|amount of|equal to|period of|term of|rate of)\s+(?:(?:the|an?|aggregate|sum|of|greater|lesser|higher|lower|total|amount)\s+)*$/i;
