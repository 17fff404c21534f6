import { dueIn } from "../obligations/times.ts";

const payment =
  /^(?:(?:except|subject|unless|in|on|for|if|upon|after|at|with|without|during|notwithstanding|to)\b[^,;:]{3,120},\s+)?(?!unless\b|if\b|that\b)(?:(?:all|each|any|every|the|such|these|both)\s+)?(?:[\p{L}’'-]+\s+){0,4}?(?:payments?|invoices?|fees?|price|rent|royalt(?:y|ies)|charges?|amounts?|deposit|commissions?|instal?lments?|interest|sums?|balance|consideration|bonus|retainer)\b(?![^.;]{0,60}\bif any\b)[^.;]{0,120}?\s(?:(?:shall|will|must|is|are)(?: to)? (?:be )?(?:\p{L}+ly )?(?:due(?: and (?:payable|owing))?|payable|paid|made|satisfied|remitted|settled)|(?:shall|will) (?:become|fall) (?:due|payable))\b/iu;
const kept =
  /^(?:all|any|the|such|no)\s+(?:[\p{L}’',-]+\s+){0,6}?(?:information|documents?|materials?|copies|records|data|property)\b[^.;]{0,140}?\s(?:shall|must|will)(?: not)? be (?:\p{L}+ly )?(?:kept|held|treated as|returned|destroyed|disclosed|reproduced|copied|used|safeguarded|protected|handed)\b(?!\s+(?:by|to be)\b)/iu;

/**
 * What has to be done and of which the sentence does not say by whom: a payment with its day, and what is to be kept secret or
 * given back. It is shown without a name rather than left out; nobody is guessed.
 */
export function isNobodys(text: string): boolean {
  if (kept.test(text)) return true;
  return payment.test(text) && dueIn(text, { effective: null, agreement: null }).when !== "";
}
