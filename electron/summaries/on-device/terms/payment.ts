import { factsIn, type Fact } from "../../facts.ts";
import { numberPattern } from "../../number-words.ts";
import type { Reading, Sentence } from "../reading.ts";
import { wholeOf } from "../whole.ts";
import { plainFact } from "./answers.ts";
import { priceRowOf } from "./price-row.ts";
import { defineTerm, isRow, sentencesWith, type Term, type TermAnswer } from "./term.ts";
import { readable, readableWhole } from "../wording.ts";

const heading =
  /\b(?:payments?|fees?|compensation|prices?|pricing|consideration|rent|royalt\w+|remuneration|charges|salary|commission|invoic\w+)\b/i;

/** "750,000 shares of Series A stock", under a heading: a price that is paid in shares. */
const inShares = new RegExp(
  `^(?:${numberPattern})?\\s*\\(?\\d[\\d,]*\\)?\\s+(?:shares|units|options)\\b(?!.{0,200}\\b(?:outstanding|authori[sz]ed)\\b)`,
  "iu",
);

const duty = /\b(?:shall|will|must|agrees?|is|are|amounts? to|equals|payable|due)\b/i;

const found: Term = defineTerm("Payment", ({ reading }) => {
  const spoken = sentencesWith(reading, {
    heading,
    strong: [
      /\b(?:shall|will|agrees? to|must|hereby)\b.{0,60}\b(?:pay|reimburse|remit|compensate)\b/i,
      /\b(?:fees?|price|royalt(?:y|ies)|compensation|salary|rent|(?<!\b(?:european|exchange|trade|communications|charity|gaming) )commission|payments?|consideration|retainer|instal?lments?)\b.{0,100}\b(?:shall be|will be|is|are|equals?|equal to|amounts? to|in the amount of|payable|due)\b/i,
      /\bcharges?\b.{0,60}\b(?:amounts? to|equals?)\b/i,
      /(?:[$€£]|\b(?:USD|EUR|GBP|RMB)\b)\s?\d.{0,100}\b(?:per|annual|month|year|fee|payable|each)\b/i,
    ],
    weak: [/\b(?:pay|paid|payable|payment|invoice[sd]?)\b/i, inShares],
    not: /\b(?:liabilit|indemnif|premium|escrow|deposit|attorneys|costs of (?:the )?(?:audit|arbitration)|penalt|\bbond\b|taxes\b.{0,30}\b(?:imposed|levied))|\b(?:insurance|limits of coverage|bear\b.{0,30}\btaxes|bad debts?|each party (?:shall|will) (?:pay|bear)|defaulting)\b|^[^(]{0,140}\b(?:no(?: further)? obligation to (?:pay|make)|not be (?:under any )?obligated)\b|^[^,;]{0,80}\b(?:shall|will) not (?:terminate|be (?:obliged|required))|^in consideration of\b(?!.*\b(?:pay|compensat))/i,
    // A long contract speaks of paying in many places before it says what the price is.
    most: 60,
  });
  const ranked = spoken
    .map((sentence, rank) => ({ sentence, score: worthOf(sentence, openingOf(sentence, reading)) - rank * 0.05 }))
    .toSorted((a, b) => b.score - a.score)
    .filter(({ score }, rank) => score >= least && rank < 2)
    .map(({ sentence }) => sentence);
  const [best] = ranked;
  if (best === undefined) return inRows(reading);
  const rows = rowsBelow(best, reading);
  const sentence = [readableWhole(best), ...rows.map(({ text }) => readable(text, mostRowWords))].join(" ");
  const first = whatIsPaid(best.text);
  const step = first === null ? null : stepAfter(best, reading.sentences);
  const paid = step === null ? first : `${first ?? ""}, then ${step.said}`;
  return {
    state: "stated",
    answer: paid ?? readable(wholeOf(best).text, 24),
    detail: sentence,
    said: paid === null || sentence.startsWith(paid) ? sentence : `${paid}. ${sentence}`,
    passages: [best, ...rows, ...(step === null || ranked.includes(step.sentence) ? ranked.slice(1) : [step.sentence])],
  };
});

/** What is paid, when: sentences that put an amount, a percentage or a time to a payment come first; else a row of particulars. */
export const payment: Term = {
  ...found,
  heading,
  find(subject) {
    const answer = found.find(subject);
    const row = answer !== null && namesAmount.test(answer.answer) ? null : priceRowOf(subject.reading.text);
    if (row === null) return answer;
    const how = answer === null || answer.detail === undefined ? "" : ` ${answer.detail}`;
    return {
      state: "stated",
      answer: row.paid,
      detail: `${row.text}.${how}`,
      said: `${row.paid}. ${row.text}.${how}`,
      passages: [row, ...(answer?.passages.slice(0, 1) ?? [])],
    };
  },
};

/** A price has been found among the clauses. */
const namesAmount = /^(?:[$€£¥]|[A-Z]{3} )\d|^\d[\d.,]*%/;

/** Below this it is paid beside the price, or is said not to be. */
const least = 0;

const every =
  /^\.?(?:\s*\([^)]*\))?\s*,?\s*(?:(?:per|each|every|an?)\s+\p{L}+(?:\s+(?!(?:of|for|in|at|to|and|or|based|during|prior|until|plus|which|that|due|on|with|under|as|from|by|per|if|is|are|shall|will|basis|while|when|after|before|in|according)\b)\p{L}+)?|monthly|annually|quarterly)\b/iu;
/** "7% |of the gross revenues": what it is a share of. */
const share =
  /^\s*\)?\s*of\s+(?:(?:the|its|their|all|such)\s+)?(?:(?!(?:of|for|in|at|to|and|or|during|from|by|per|as|on|with|which|that|shall|will|is|are|payable|sold|due|upon|paid|received)\b)\p{L}[\p{L}'’-]*\s?){1,6}/iu;
const yearly = /\b(?<often>annual|monthly|quarterly|weekly|hourly)\b[^.;,]{0,80}$/i;
const units: Readonly<Record<string, string>> = {
  annual: "a year",
  monthly: "a month",
  quarterly: "a quarter",
  weekly: "a week",
  hourly: "an hour",
};
/** Words of a price, before its figure; and those of a limit or a part of it. */
const price =
  /\b(?:fees?|price|sum|amount|pay|royalt(?:y|ies)|compensation|rent|salary|rate|charges?|commission|consideration|payments?|cost)\b[^.;]{0,90}$/i;
const priceAfter = /^\s*\)?\s*(?:\w+\s){0,3}(?:fees?|royalty|salary|rent)\b/i;
const total = /\b(?:total|aggregate|sum|in all)\b[^.;]{0,50}$/i;
const part =
  /\b(?:instal?lments?|less than|more than|exceed\w*|excess|under|up to|minimum|increments? of|discount|each|other|remaining|balance)\b[^.;]{0,40}$/i;

/** What a share is said to be worth on paper is no price: "500 shares, par value $0.01 per share". */
const parBefore = /\b(?:par|nominal|face|stated) value(?: (?:of|is|per (?:common )?share|each|at))*\s*$/i;
const parAfter = /^\s*(?:per share )?(?:par|nominal|face) value\b/i;

function pricesIn(text: string): Fact[] {
  return factsIn(text).filter(
    ({ kind, start, end }) =>
      kind !== "amount" || !(parBefore.test(text.slice(0, start)) || parAfter.test(text.slice(end))),
  );
}

const raised =
  /\b(?:increas(?:e[sd]?|ing)|ris(?:e[sn]?|ing)|rais(?:ed|ing)|step(?:s|ping)? up|decreas(?:e[sd]?|ing)|fall(?:s|ing)?|reduc(?:e[sd]?|ing)|chang(?:e[sd]?|ing)|lowered)\b[^.;]{0,40}\bto\s+(?:an? |the )?(?:\w+ ){0,3}$/i;
/** "From 20 August": a day that does not need its year, or one that is called by its count. */
const fromThen =
  /\b(?:from(?: and after)?|beginning(?: on| with)?|effective(?: as of| on| from)?|as of|as from|commencing(?: on| with)?|starting(?: on| with| from)?|on and after|after|with effect from|on)\s+(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: day of)? \p{L}{3,9}\.?(?:,? \d{4})?|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})?|(?:first|second|third|fourth|fifth|next|\d{1,2}(?:st|nd|rd|th)?) (?:anniversary|(?:\w+ )?year|(?:\w+ )?month)(?: of (?:the|this) \p{L}+(?: \p{Lu}\p{L}+)?)?)/iu;

/** "Increasing by 5%": how a price changes, not what it is. */
const changed =
  /\b(?:increas\w+|ris\w+|rais\w+|reduc\w+|decreas\w+|adjust\w+|escalat\w+)\b[^.;,]{0,30}\bby\s+(?:(?:up to|at least|no more than|an?|the)\s+)*$/i;

/** How far behind a price the sentence stands that replaces it. */
const nearestSentences = 3;

/** The amount that replaces the price from a time on, said in the sentence or soon after it: "$8,500 from 20 August". */
function stepAfter(best: Sentence, sentences: readonly Sentence[]): { said: string; sentence: Sentence } | null {
  const near = sentences.filter(
    ({ index, part: place }) => index >= best.index && index <= best.index + nearestSentences && place === best.part,
  );
  for (const sentence of near) {
    const { text } = sentence;
    // Another price may rise there as well.
    if (
      sentence !== best &&
      !/\b(?:it|fees?|rent|price|salary|charges?|compensation|royalt\w+|payments?|amount|sum|rate|commission)\b/i.test(
        text,
      )
    )
      continue;
    const fact = pricesIn(text).find(({ kind, start }) => kind === "amount" && raised.test(text.slice(0, start)));
    if (fact === undefined) continue;
    const when = fromThen.exec(text.slice(fact.end))?.[0] ?? fromThen.exec(text.slice(0, fact.start))?.[0];
    if (when === undefined) continue;
    const said = `${plainFact(fact)} ${when.charAt(0).toLowerCase()}${when.slice(1).replace(/\.$/, "")}`;
    return { said, sentence };
  }
  return null;
}

/** "$12,500 per month", "7% of the gross revenues": the price in a sentence; null where it is not plain which it is. */
function whatIsPaid(text: string): string | null {
  const facts = pricesIn(text).filter(
    ({ kind, start }) =>
      (kind === "amount" && !raised.test(text.slice(0, start))) ||
      (kind === "percentage" && !changed.test(text.slice(0, start))),
  );
  const isWhole = ({ start }: Fact): boolean => !/\b(?:other|remaining|balance of)\s*$/i.test(text.slice(0, start));
  const told = facts.filter(
    ({ start, end }) =>
      (price.test(text.slice(0, start)) &&
        !part.test(text.slice(0, start)) &&
        !/\b[A-Z]\d \($/.test(text.slice(0, start))) ||
      priceAfter.test(text.slice(end)),
  );
  const [first, ...others] =
    told.length > 0 ? told : new Set(facts.map(({ keys }) => keys[0])).size === 1 ? facts.filter(isWhole) : [];
  if (first === undefined) return null;
  const isSum = ({ kind, start }: Fact): boolean => kind === "amount" && total.test(text.slice(0, start));
  const [second] = others;
  // "one and one-half percent (1.5%)": the figure in brackets is the surer one.
  const again = second !== undefined && /^[^,;.]{0,25}\($/.test(text.slice(first.end, second.start)) ? second : first;
  const sum = [first, ...others].find(isSum) ?? again;
  const after = text.slice(sum.end);
  // "$5 (five dollars)": the figure stands again in brackets.
  const rest = after.replace(/^\s*(?:\([^)]*\)|\))/, "");
  if (sum.kind === "percentage") {
    const of = share.exec(rest)?.[0].trim();
    return of === undefined ? plainFact(sum) : `${plainFact(sum)} ${of.replace(/^\)\s*/, "")}`;
  }
  const rhythm = every.exec(rest)?.[0].replace(/^[\s,.]+/, "");
  const often = yearly.exec(text.slice(0, sum.start))?.groups?.["often"]?.toLowerCase();
  return `${plainFact(sum)} ${rhythm ?? (often === undefined ? "" : (units[often] ?? ""))}`.trim();
}

/** Somebody is to pay somebody: "the Customer shall pay the Supplier". */
const pays =
  /\b(?:shall|will|agrees? to|must|hereby)\b(?:\s+\w+){0,2}\s+(?:pay|compensate|remit)\b|\b(?:shall|will) (?:receive|be (?:paid|entitled to))\b.{0,60}\b(?:fees?|compensation|commission|royalt\w+)\b/i;
const forWhat =
  /\b(?:in consideration (?:of|for)|as (?:full |sole |total )?(?:compensation|consideration)|for the (?:services|goods|products|licen[cs]e|rights|work)|purchase price|total (?:price|cost|fee|compensation))\b/i;
/** Payments beside the price: for trouble, for extras, on an event. */
const beside =
  /\b(?:late|overdue|delay\w*|liquidated|interest|deposit|damaged?|damages|lost|shortfall|restocking|reimburse\w*|audit|handling|expedited|weighing|storage|demurrage|C\.O\.D|collection|non-?conforming|renewal fee|incorporation|shall be reduced|changes? of|carried forward|milestone|bonus(?:es)?|supplemental|expenses|excess of|registration|counsel|legal fees|around|approximately|for example|i\.?e\b|e\.g)\b/gi;
const onCondition =
  /^(?:if|in (?:the )?(?:event|case)|unless|upon (?:the )?(?:termination|expir)|after (?:the )?(?:termination|expir|effectiveness)|following|should|where|subject to the mutual|when|any third|or|and)\b/i;
/** The main verb allows something, and what is paid stands in its condition. */
const allows =
  /^(?:.{0,240},\s+)?(?:\S+\s+){1,6}?(?:shall|will) have (?:the|an?) (?:right|option)\b|^(?:\S+\s+){1,6}?(?:may|can|shall have the (?:right|option)|reserves?)\b(?!.{0,30}\b(?:pay|receive))/i;

/** The least that is paid, which is settled beside the price. */
const floor = /\b(?:shall|will) (?:in no event )?(?:be )?no(?:t)? less than\b/i;
/** What others than the parties pay, or nobody. */
const ofOthers =
  /\b(?:normally|usually|customarily|ordinarily)\b.{0,40}\bcharged?\b|\b(?:at no|without(?: any)?|free of) charge\b/i;

const mostRowWords = 60;

/** The rows in which the price stands that a sentence only announces: "the amount set forth below". */
function rowsBelow({ index, text, part: place }: Sentence, { sentences }: Reading): Sentence[] {
  if (pricesIn(text).some(({ kind }) => kind === "amount")) return [];
  if (!/\b(?:below|following|as follows|next to|opposite)\b/i.test(text)) return [];
  const rows = sentences.find(
    (one) => one.index > index && one.index <= index + 2 && one.part === place && one.kind === "table",
  );
  return rows === undefined || pricesIn(rows.text).every(({ kind }) => kind !== "amount") ? [] : [rows];
}

/** How many lines of a list of prices its opening stands before, at most. */
const longestList = 6;

/** Where no sentence says it: the rows in which it stands, below a heading or words that announce them. */
function inRows({ sentences, text: whole }: Reading): TermAnswer | null {
  const amountsIn = ({ text }: Sentence): number => pricesIn(text).filter(({ kind }) => kind === "amount").length;
  const isOne = (one: Sentence): boolean => (one.kind === "table" || isRow(one.text)) && one.isOfOthers !== true;
  for (const [at, row] of sentences.entries()) {
    if (!isOne(row) || amountsIn(row) === 0) continue;
    const before = sentences.slice(Math.max(0, at - nearestSentences), at).filter((one) => one.part === row.part);
    const announcing = before.findLast(({ text }) => announcesRows.test(text));
    // A short line that opens the rows is no sentence.
    const isOpened = announcesRows.test(whole.slice(Math.max(0, row.start - openingLine), row.start));
    if (announcing === undefined && !isOpened && !heading.test(row.heading)) continue;
    const behind = sentences.slice(at);
    const end = behind.findIndex((one) => !isOne(one) || one.part !== row.part);
    const rows = (end < 0 ? behind : behind.slice(0, end)).slice(0, mostRows).filter((one) => amountsIn(one) > 0);
    if (rows.reduce((sum, one) => sum + amountsIn(one), 0) < 2) continue;
    const told = [...(announcing === undefined ? [] : [announcing]), ...rows];
    const detail = told.map(({ text }) => readable(text, mostRowWords)).join(" ");
    return { state: "stated", answer: readable(row.text, 24), detail, said: detail, passages: told };
  }
  return null;
}

const announcesRows = /\b(?:pay(?:s|able|ments?)?|paid|instal?lments?|fees?|compensation|remuneration)\b/i;
const mostRows = 8;
const openingLine = 80;

/** The words that open the list in which a line stands; "" where it stands in none. */
function openingOf({ index }: Sentence, { sentences }: Reading): string {
  const at = sentences.findIndex((one) => one.index === index);
  for (let back = 1; back <= longestList; back += 1) {
    const before = sentences[at - back];
    // A heading stands between.
    if (before === undefined || before.index !== index - back) return "";
    if (before.text.endsWith(":")) return before.text;
  }
  return "";
}

/** What is paid regularly or for the whole counts for more than a rate, a row of a price list or what is paid on a fault. */
function worthOf({ text, kind, heading: under }: Sentence, opening: string): number {
  const facts = new Set(pricesIn(text).map((fact) => fact.kind));
  const paidInShares = heading.test(under) && inShares.test(text);
  let worth = duty.test(text) || paidInShares ? 0 : -4;
  if (paidInShares) worth += 4;
  if (ofOthers.test(`${opening} ${text}`)) worth -= 8;
  if (pays.test(text)) worth += 2.5;
  if (forWhat.test(text)) worth += 1.5;
  if (heading.test(under)) worth += 1;
  if (facts.has("amount")) worth += /\bamounts? to\b/i.test(text) ? 5 : 3;
  if (facts.has("percentage")) worth += 1.5;
  if (facts.has("duration")) worth += 0.5;
  if (
    /\b(?:fees?|rent|price|salary|purchase price|charges|royalt(?:y|ies)|compensation|commission|retainer|instal?lments?)\b/i.test(
      text,
    )
  )
    worth += 1.5;
  if (/\b(?:annual|monthly|quarterly|per (?:annum|year|month)|a (?:year|month)|total|invoices?)\b/i.test(text))
    worth += 1;
  if (floor.test(text)) worth -= 2;
  worth -= Math.min(2, text.match(beside)?.length ?? 0) * 2.5;
  if (onCondition.test(text)) worth -= 3.5;
  // A note in brackets is beside what is paid.
  if (text.startsWith("(")) worth -= 4;
  if (allows.test(text)) worth -= 4;
  if (/^\p{Ll}/u.test(text)) worth -= 1;
  if (kind === "table" || isRow(text)) worth -= 5;
  return worth;
}
