import { factsIn } from "../../facts.ts";
import type { Span } from "../sentences.ts";
import { plainFact } from "./answers.ts";
import { labelled } from "./labels.ts";

/** A price that stands in a row of particulars or of an order form. */
export interface PriceRow extends Span {
  /** "GBP 48,000 a year". */
  readonly paid: string;
  /** The row, with its label. */
  readonly text: string;
}

const label =
  "(?:(?:Annual|Yearly|Monthly|Quarterly|Initial|Base|Basic|Total|Principal|Licen[cs]e|Subscription|Services?|Contract|Purchase|One-[Tt]ime) ){0,3}(?:Rent|Fees?|Price|Charges?|Salary|Remuneration|Consideration)";
const often: readonly (readonly [RegExp, string])[] = [
  [/\b(?:annual|yearly)\b|\b(?:per|a|each) (?:annum|year)\b|\bp\.?a\.?\b/i, " a year"],
  [/\bquarterly\b|\b(?:per|a|each) quarter\b/i, " a quarter"],
  [/\bmonthly\b|\b(?:per|a|each) month\b/i, " a month"],
];

/** "Rent: £48,000 per annum", "Annual Subscription Fee: $36,000 for up to 40 users"; null where no such row has an amount. */
export function priceRowOf(text: string): PriceRow | null {
  const row = labelled(text, label);
  const amount = row === null ? undefined : factsIn(row.text).find(({ kind }) => kind === "amount");
  if (row === null || amount === undefined) return null;
  const whole = text.slice(row.start, row.end).replace(/\s+/g, " ");
  const [, each = ""] = often.find(([said]) => said.test(whole)) ?? [];
  return { start: row.start, end: row.end, text: whole, paid: `${plainFact(amount)}${each}` };
}
