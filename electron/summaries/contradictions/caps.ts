import { factsIn } from "../facts.ts";
import type { Cast } from "../verification/roles.ts";
import { differ, position, said, type Material, type Position } from "./positions.ts";

const capped =
  /\bliab(?:ility|ilities|le)\b[^.;]{0,200}?\b(?:(?:shall|will|may|must|does|do|can)?\s?(?:not|never) (?:exceed|be (?:greater|more) than)|(?:is|be|are) (?:limited|capped) (?:to|at)|exceed|(?:in excess of|for more than|beyond)(?! the))\b|\b(?:maximum|aggregate|total) (?:aggregate |cumulative )?liability\b|\b(?:limits?|caps?) (?:the |its |\p{L}+['’]s? )?(?:\p{L}+ ){0,2}liability\b/iu;
const narrow =
  /\b(?:insurance|per (?:claim|occurrence|event|incident|day|unit)|each occurrence|liquidated|deductible|basket|coverage|warranty claims?|if (?:the|such|any)|in (?:any|each|a) (?:contract )?year|late|penalt\w+|under section \d|pursuant to section \d|data protection|personal data|confidential\w*|in addition to the limit|liab\w+ (?:for|under|from) (?:a |any )?breach(?:es)? of (?!this agreement|contract\b))\b/i;

/** Caps on all that a party may owe under the contract, with one amount each. */
export function caps({ reading: { sentences }, cast }: Material): Position[] {
  return sentences.flatMap((sentence) => {
    if (!capped.test(sentence.text) || narrow.test(sentence.text)) return [];
    const amounts = factsIn(sentence.text).filter(({ kind }) => kind === "amount");
    const [amount] = amounts;
    if (amount === undefined || amounts.some((other) => differ(amount, other))) return [];
    return [
      position("liability-cap", sentence, {
        about: liableParty(sentence.text, cast),
        keys: amount.keys,
        said: said(amount),
      }),
    ];
  });
}

/** Whose liability: the first party before or right behind the word; "everybody" where none is named. */
function liableParty(text: string, cast: Cast): string {
  const at = text.search(/\bliab/i);
  if (/\b(?:either|neither|each|no) party|\bpart(?:y|ies)['’]?s?['’]? (?:total |aggregate |maximum )*liab/i.test(text))
    return "everybody";
  const before = cast.mentions(text).filter(({ start, end }) => start < at && at - end < 80 && start >= 0);
  const behind = cast
    .mentions(text)
    .find(({ start }) => start > at && start - at < 40 && /\bof\s+(?:the\s+)?$/i.test(text.slice(0, start)));
  return behind?.key ?? before.at(-1)?.key ?? "everybody";
}
