import { factsIn } from "../../facts.ts";
import type { Sentence } from "../reading.ts";
import { plainFact } from "./answers.ts";
import { defineTerm, isRow, sentencesWith, type Term } from "./term.ts";
import { readable } from "../wording.ts";

const heading =
  /\b(?:payments?|fees?|compensation|prices?|pricing|consideration|rent|royalt\w+|remuneration|charges|salary|commission|invoic\w+)\b/i;

const duty = /\b(?:shall|will|must|agrees?|is|are|payable|due)\b/i;

/** What is paid, when: sentences that put an amount, a percentage or a time to a payment come first. */
export const payment: Term = defineTerm("Payment", ({ reading }) => {
  const found = sentencesWith(reading, {
    heading,
    strong: [
      /\b(?:shall|will|agrees? to|must|hereby)\b.{0,60}\b(?:pay|reimburse|remit|compensate)\b/i,
      /\b(?:fees?|price|royalt(?:y|ies)|compensation|salary|rent|commission|payments?|consideration)\b.{0,100}\b(?:shall be|will be|is|are|equal to|in the amount of|payable|due)\b/i,
      /(?:[$€£]|\b(?:USD|EUR|GBP|RMB)\b)\s?\d.{0,100}\b(?:per|annual|month|year|fee|payable|each)\b/i,
    ],
    weak: [/\b(?:pay|paid|payable|payment|invoice[sd]?)\b/i],
    not: /\b(?:liabilit|indemnif|premium|escrow|deposit|attorneys|costs of (?:the )?(?:audit|arbitration)|penalt|taxes\b.{0,30}\b(?:imposed|levied))/i,
    most: 12,
  });
  const ranked = found
    .map((sentence, rank) => ({ sentence, score: worthOf(sentence) - rank * 0.3 }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 2)
    .map(({ sentence }) => sentence);
  const [best] = ranked;
  if (best === undefined) return null;
  const said = readable(best.text, 36);
  return {
    state: "stated",
    answer: whatIsPaid(best.text) ?? readable(best.text, 24),
    detail: readable(best.text),
    said,
    passages: ranked,
  };
});

const every = /^(?:\s*\([^)]*\))?\s*,?\s*(?:(?:per|each|every|an?)\s+\p{L}+|monthly|annually|quarterly)\b/iu;

/** "$12,500 per month", where one amount or percentage is named; null where several are. */
function whatIsPaid(text: string): string | null {
  const amounts = factsIn(text).filter(({ kind }) => kind === "amount" || kind === "percentage");
  const [only] = amounts;
  if (only === undefined || new Set(amounts.map(({ keys }) => keys[0])).size > 1) return null;
  const rhythm =
    every
      .exec(text.slice(only.end))?.[0]
      .replace(/^\s*\([^)]*\)/, "")
      .replace(/^[\s,]+/, "") ?? "";
  return `${plainFact(only)} ${rhythm}`.trim();
}

/** What is paid regularly or for the whole counts for more than a rate, a row of a price list or what is paid on a fault. */
function worthOf({ text, kind }: Sentence): number {
  const kinds = new Set(factsIn(text).map((fact) => fact.kind));
  let worth = duty.test(text) ? 0 : -4;
  if (kinds.has("amount")) worth += 3;
  if (kinds.has("percentage")) worth += 1.5;
  if (kinds.has("duration")) worth += 0.5;
  if (/\b(?:fees?|rent|price|salary|purchase price|charges|royalt(?:y|ies)|compensation|commission)\b/i.test(text))
    worth += 1.5;
  if (/\b(?:annual|monthly|quarterly|per (?:annum|year|month)|a (?:year|month)|total|invoices?)\b/i.test(text))
    worth += 1;
  if (
    /\b(?:late|overdue|delay\w*|liquidated|interest|deposit|damaged?|lost|shortfall|restocking|reimburse|audit)\b/i.test(
      text,
    )
  )
    worth -= 2.5;
  if (/^(?:if|in the event|unless)\b/i.test(text)) worth -= 1.5;
  if (kind === "table" || isRow(text)) worth -= 5;
  return worth;
}
