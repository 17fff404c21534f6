import type { Fact } from "../facts.ts";
import { durationsIn, position, said, subjectOf, whose, type Material, type Position } from "./positions.ts";

interface Right {
  readonly kind: "notice-period" | "renewal-notice";
  readonly says: RegExp;
  readonly not: RegExp;
}

const conditions =
  /\b(?:breach\w*|default\w*|fails?|failure|insolven\w+|bankrupt\w*|change of control|if\b(?! (?:it|they) gives?)|in the event|upon the (?:death|occurrence)|force majeure|cure\w*|non-?payment|within \w+ (?:\(\d+\) )?days (?:of|after)|during the (?:first|initial)|after the (?:first|initial)|prior to the (?:first|commencement)|discontinu\w+|material(?:ly)?|section \d|purchase orders?|statement of work|work order|except(?! as)|for cause)\b/i;
const ended = "(?:(?:this|the) )?(?:agreement|contract|lease|licen[cs]e)";
const rights: readonly Right[] = [
  {
    kind: "notice-period",
    says: new RegExp(
      [
        `\\b(?:may|shall have the right to|has the right to|is entitled to|right to|can)\\b[^.;]{0,80}\\b(?:terminate|cancel|end) ${ended}\\b[^.;]{0,200}\\bnotice\\b`,
        `\\b(?:may|can)\\b[^.;]{0,40}\\bbring ${ended} to an end\\b[^.;]{0,200}\\bnotice\\b`,
        `\\bterminate ${ended}\\b[^.;]{0,60}\\b(?:for convenience|without cause|at any time)\\b[^.;]{0,160}\\bnotice\\b`,
        `\\b${ended} (?:may|can)(?: also)? be (?:terminated|cancell?ed|ended)\\b[^.;]{0,140}\\bby\\b[^.;]{0,160}\\bnotice\\b`,
        `\\b${ended} shall terminate\\b[^.;]{0,40}\\bat the option of\\b[^.;]{0,100}\\bnotice\\b`,
      ].join("|"),
      "i",
    ),
    not: conditions,
  },
  {
    kind: "renewal-notice",
    says: /\b(?:renew|extend)\w*\b[^.;]{0,220}\bunless\b[^.;]{0,200}\b(?:notice|notif\w+)\b|\bunless\b[^.;]{0,220}\b(?:notice|notif\w+)\b[^.;]{0,220}\b(?:renew|extend)\w*\b|\bnotice of (?:non-?renewal|its intention not to renew)\b|\b(?:not|non)[ -](?:to )?(?:renew|extend)\w*\b[^.;]{0,140}\bnotice\b|\bnot (?:want|wish)\b[^.;]{0,60}\brenew\w*\b[^.;]{0,140}\bnotice\b|\bnotice that (?:it|they) (?:will|does|do|shall) not renew\b|\bfails? to (?:notify|give)\b[^;]{0,240}\brenew\w*\b|\bprevent renewal\b[^.;]{0,140}\bnotice\b/i,
    not: /\b(?:breach\w*|default\w*|insolven\w+|insurance|if the (?:rent|fee)|letter of credit|warrant\w+|remind\w*)\b/i,
  },
];

/** Periods of notice for the right to end a contract without a cause, and for the right to keep it from renewing. */
export function notices({ reading: { sentences }, cast }: Material): Position[] {
  return rights.flatMap(({ kind, says, not }) =>
    sentences.flatMap((sentence) => {
      if (!says.test(sentence.text) || not.test(sentence.text)) return [];
      const period = noticePeriod(sentence.text);
      const who = whose(sentence.text, sentence.text.search(/terminat|renew|extend|cancel|\bend\b|bring/i), cast);
      if (period === null || who === null) return [];
      const about = `${who}, ${subjectOf(sentence.text)}`;
      return [position(kind, sentence, { about, keys: period.keys, said: said(period) })];
    }),
  );
}

/** The duration that belongs to the word "notice"; null where none surely does. */
function noticePeriod(text: string): Fact | null {
  const near = durationsIn(text).filter(
    ({ start, end }) =>
      /^['’]?\s*(?:prior |advance |written |of |days['’]? )*(?:prior |advance |written )*notice\b/i.test(
        text.slice(end),
      ) ||
      /\bnotice\b[^.;]{0,60}(?:at least|not less than|no less than|no later than|not later than|of)\s+$/i.test(
        text.slice(0, start),
      ) ||
      /\bnot(?:ice|if\w+)\b[^.;]{0,60}(?:at least|not less than|no less than|no later than)\s+$/i.test(
        text.slice(0, start),
      ) ||
      /^\s*(?:before|prior to|after (?:written )?notice)\b/i.test(text.slice(end)),
  );
  const [only] = near;
  return near.length === 1 && only !== undefined ? only : null;
}
