import { durationsIn, position, said, type Material, type Position } from "./positions.ts";

const pays = /\b(?:pay|pays|paid|payable|payment|due|settles?|remits?|net)\b/i;
const invoiced = /\binvoic\w+\b/i;
/** Sums of a particular kind, and times of something that is not paying. */
const notThis =
  /\b(?:dispute[ds]?(?! amounts)|interest|late|overdue|past due|suspend\w*|if|reimburs\w*|expenses?|royalt\w*|deposits?|refund\w*|credit(?:s|ed)?|rent|terminat\w*|cure|audit\w*|notif\w+|notice|object\w*|milestones?|advance|prepay\w*|upfront|commissions?|bonus|tax(?:es)?|purchase order|discount|delinquen\w*|claims?|already|except|unless|shipping|freight|samples?|instal?lments?|first|initial|final|per cent|percent)\b|%/i;

/** Within what time invoices are paid. */
export function payments({ reading: { sentences }, cast }: Material): Position[] {
  return sentences.flatMap((sentence) => {
    // "All undisputed amounts" are what is owed in the ordinary way.
    const text = sentence.text.replace(/\bundisputed /gi, "");
    if (!invoiced.test(text) || !pays.test(text) || notThis.test(text)) return [];
    const all = durationsIn(text);
    const [time] = all;
    if (time === undefined || all.length > 1) return [];
    const before = text.slice(0, time.start);
    const after = text.slice(time.end);
    if (
      !/\b(?:within|net|due(?: and payable)?|payable|no later than|not later than|in)\s+$/i.test(before) ||
      !/^\W{0,3}\s*(?:days\s+)?(?:after|of|from|following|net|(?:after|from) the)\b|^\s*(?:net)?\s*[.,;]?$/i.test(after)
    )
      return [];
    const at = text.search(pays);
    const payer = cast.mentions(text).filter(({ end }) => end <= at && at - end < 60 && !/^['’]/.test(text.slice(end)));
    const by = /\binvoices\s/i.test(before) && /\band\b/.test(before) ? payer.at(-1) : payer[0];
    return [position("payment-term", sentence, { about: by?.key ?? null, keys: time.keys, said: said(time) })];
  });
}
