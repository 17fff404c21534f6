import { durationsIn, position, said, subjectOf, whose, type Material, type Position } from "./positions.ts";

const whole = "(?:this|the) (?:\\p{L}+ )?(?:agreement|contract|lease|licen[cs]e|engagement|appointment)";
const term = "(?:(?:initial|original|fixed|primary) )?(?:term|period|duration)";
/** Each ends where the duration begins. */
const lasts: readonly RegExp[] = [
  new RegExp(
    `\\b${whole}\\b[^.;]{0,160}\\b(?:continue|continues|remain|remains|be|is|are|last|lasts|run|runs|stay|valid|in (?:full )?(?:force|effect)(?: and effect)?)\\b[^.;]{0,60}\\b(?:for|of)\\s+(?:(?:an?|the)\\s+)?(?:(?:initial|fixed|further)\\s+)?(?:(?:term|period)\\s+of\\s+)?$`,
    "iu",
  ),
  new RegExp(`\\b${whole} (?:shall (?:have|be for)|has|have|is for)\\b[^.;]{0,30}\\b${term} of\\s+$`, "iu"),
  new RegExp(
    `\\b${term}(?: of ${whole})?["”)]*\\s+(?:shall be|will be|is|means|shall mean|shall run for|runs for|shall continue for|continues for|lasts)\\s+(?:for\\s+)?(?:(?:an?|the)\\s+)?(?:(?:term|period)\\s+of\\s+)?$`,
    "iu",
  ),
  new RegExp(
    `\\bterm of ${whole}\\b[^.;]{0,140}\\b(?:for|runs for)\\s+(?:an?\\s+)?(?:initial\\s+)?(?:(?:term|period)\\s+of\\s+)?$`,
    "iu",
  ),
  new RegExp(`\\b${whole}\\b[^.;]{0,160}\\b(?:expires?|ends?|terminates?)\\s+(?:on\\s+the\\s+|in\\s+)?$`, "iu"),
];
/** What stands behind a duration that is not how long it lasts. */
const behind =
  /^['’]?\s*(?:prior |advance |written )*notice\b|^\s*or more\b|^\s*(?:after|following|from) (?:the )?(?:expir|terminat|end\b|receipt|notice|delivery|acceptance|completion|such)/i;
const namedTerm = /^[^.;]{0,60}?\((?:the |hereinafter )?["“](?:initial )?term["”]\)/i;
const forTerm = /\bfor (?:an?|the) (?:initial )?(?:term|period) of\s+$/i;
const notTerm =
  /\b(?:renew\w*|extend\w*|extension|successive|additional|thereafter|further period|surviv\w*|confidential\w*|inability|unable|fail\w*|if|during|warrant\w*|records?|audit|insurance|non-?compet\w*|solicit\w*|patents?|royalt\w*|employee|option|terminat\w+ (?:of|by|for|upon)|breach|default|cure|lock-?up|escrow|holding period|work order|statement of work|purchase order|maintenance)\b/i;

const secret = /\bconfiden\w+|\bnon-?disclosure\b|\bsecre(?:t|cy)\b|\bdisclose\b/i;
const afterTheEnd =
  /^\s*(?:after|following|from|thereafter|beyond|post)\b[^.;]{0,80}\b(?:terminat\w+|expir\w+|end|ends|ended)\b|^\s*thereafter\b|^\s*(?:after|from) (?:the )?(?:date of )?disclosure\b/i;
const holds =
  /\b(?:surviv\w+|continue|remain|last|lasts|end|expire|keep|hold|protect|bound|shall not|neither party shall|in effect)\b/i;
const notSecret =
  /\b(?:trade secrets?|source code|personal data|personal information|solicit\w*|compete|except|unless|indemnif\w*|perpetu\w*|records|copies|return|destroy|within|notice)\b/i;

/** How long the contract lasts at first, and how long confidences are kept after it. */
export function durations({ reading: { sentences }, cast }: Material): Position[] {
  return sentences.flatMap((sentence): Position[] => {
    const { text } = sentence;
    const found: Position[] = [];
    const head =
      text.split(/\b(?:and|which|that)?\s*(?:shall|will|may)?\s*(?:be )?(?:automatically )?(?:renew|extend)/i)[0] ??
      text;
    const initial = durationsIn(head).find(
      ({ start, end }) =>
        !behind.test(head.slice(end)) &&
        !notTerm.test(head.slice(0, start)) &&
        (lasts.some((pattern) => pattern.test(head.slice(0, start))) ||
          (namedTerm.test(head.slice(end)) && forTerm.test(head.slice(0, start)))),
    );
    if (initial !== undefined)
      found.push(position("term", sentence, { about: subjectOf(text), keys: initial.keys, said: said(initial) }));
    const all = durationsIn(text);
    const [kept] = all;
    if (
      kept !== undefined &&
      all.length === 1 &&
      secret.test(text) &&
      holds.test(text) &&
      !notSecret.test(text) &&
      (afterTheEnd.test(text.slice(kept.end)) ||
        /\bsurviv\w+\b[^.;]{0,120}\b(?:for|of)\s+(?:an?\s+)?(?:further\s+)?(?:period\s+of\s+)?$/i.test(
          text.slice(0, kept.start),
        ))
    ) {
      const who = whose(text, text.search(/\b(?:shall|will|must|agrees?|keep|hold)\b/i), cast) ?? "everybody";
      const about =
        /\b(?:obligation|dut(?:y|ies)|provision)/i.test(text) &&
        who !== "everybody" &&
        !/['’]s (?:obligation|dut)/i.test(text)
          ? "everybody"
          : who;
      found.push(position("confidentiality-period", sentence, { about, keys: kept.keys, said: said(kept) }));
    }
    return found;
  });
}
