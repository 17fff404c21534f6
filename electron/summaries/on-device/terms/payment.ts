import { factsIn } from "../../facts.ts";
import { sentencesWith, defineTerm, type Term } from "./term.ts";
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
  const worth = (text: string): number =>
    factsIn(text).reduce(
      (sum, fact) =>
        sum + (fact.kind === "amount" ? 3 : fact.kind === "percentage" ? 2 : fact.kind === "duration" ? 1 : 0),
      0,
    );
  const ranked = found
    .map((sentence, rank) => ({
      sentence,
      score: Math.min(6, worth(sentence.text)) - rank * 0.4 - (duty.test(sentence.text) ? 0 : 4),
    }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 2)
    .map(({ sentence }) => sentence);
  const [best] = ranked;
  return best === undefined ? null : { state: "stated", answer: readable(best.text, 40), passages: ranked };
});
