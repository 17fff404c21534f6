import { datesIn } from "../facts.ts";
import { position, said, subjectOf, type Material, type Position } from "./positions.ts";

const whole = "(?:this|the) (?:\\p{L}+ )?(?:agreement|contract|lease|licen[cs]e)";
/** Each ends where the date begins. */
const begins: readonly RegExp[] = [
  new RegExp(
    `\\beffective date["”)]*(?: of ${whole})?\\s+(?:is|shall be|will be|means|shall mean)\\s+(?:the\\s+)?$`,
    "iu",
  ),
  new RegExp(
    `\\b${whole}\\s+(?:(?:shall|will)\\s+)?(?:takes?|comes?|enters?|becomes?|is|be|starts?|begins?|commences?)\\s*(?:into\\s+|in\\s+)?(?:effect|force|effective)?\\s*(?:on|as of|from|as from|with effect from|from and after)\\s+(?:the\\s+)?$`,
    "iu",
  ),
  new RegExp(`\\bparties are bound by ${whole}\\s+(?:on|as of|from|with effect from)\\s+$`, "iu"),
  new RegExp(
    `\\b(?:initial )?(?:terms?|duration)(?: of ${whole})?(?: \\([^)]{0,30}\\))?\\s+(?:(?:shall|will)\\s+)?(?:automatically\\s+)?(?:commences?|begins?|starts?)\\s+(?:on|as of|from)\\s+(?:the\\s+)?$`,
    "iu",
  ),
];
const named = /^\s*,?\s*\((?:the\s+|hereinafter\s+(?:the\s+)?)?["“](?:the\s+)?effective date["”]\)/i;
const notThis =
  /\b(?:amend(?:ed|s|ing|ment)|restat\w+|original|terminat\w+|supersed\w*|prior agreement|dated|letter of intent|renew\w*|option)\b/i;

/** The day from which the contract holds, where a sentence names it. */
export function effectiveDates({ reading: { sentences } }: Material): Position[] {
  return sentences.flatMap((sentence) => {
    const { text } = sentence;
    return datesIn(text)
      .filter(({ keys }) => keys.every((key) => /^\d{4}-\d{2}-\d{2}$/.test(key)))
      .filter(({ start, end }) => {
        const head = text.slice(0, start);
        return named.test(text.slice(end)) || (!notThis.test(head) && begins.some((pattern) => pattern.test(head)));
      })
      .slice(0, 1)
      .map((date) =>
        position("effective-date", sentence, { about: subjectOf(text), keys: date.keys, said: said(date) }),
      );
  });
}
