import { factsIn, type Fact } from "../../facts.ts";
import { readNumber } from "../../number-words.ts";
import type { Sentence } from "../reading.ts";
import { tellingPart, type Cues } from "./term.ts";

const longestSentence = 36;

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

/** Says the first fact of the given kinds, then the sentence; null where the part to be shown has no such fact. */
export function factFirst(...kinds: readonly Fact["kind"][]): NonNullable<Cues["say"]> {
  return (best, _subject, cues) => {
    const sentence = sentenceAround(best, cues);
    const [fact] = kinds.flatMap((kind) => factsIn(sentence).filter((one) => one.kind === kind));
    return fact === undefined ? null : `${plainFact(fact)}. ${sentence}`;
  };
}
