import { z } from "zod";
import { coverageSchema } from "./contract.ts";
import { flagSchema } from "./playbook.ts";

export const matchSchema = z.enum(["exact", "normalised", "fuzzy", "none"]);
export type Match = z.infer<typeof matchSchema>;

/**
 * A passage that a statement rests on. Where `match` is not `none`, `start` and `end` are offsets into the contract's
 * text and `page` is where they lie; where it is `none`, the quote was not found, and they are 0 and `page` is 0.
 */
export const citationSchema = z.object({
  quote: z.string(),
  page: z.int().min(0),
  start: z.int(),
  end: z.int(),
  match: matchSchema,
});
export type Citation = z.infer<typeof citationSchema>;

export const levelSchema = z.enum(["snapshot", "key-terms", "obligations", "risks", "clauses", "definitions"]);
export type Level = z.infer<typeof levelSchema>;

/**
 * exact: every quote stands in the contract (spacing, quotes, dashes and case aside) and bears out the facts of the text.
 * close: a quote was found only by near match. not-found: no quote was found. unsupported: the quotes are there, but a
 * number, date, amount or party of the text is not in them.
 */
export const statementStatusSchema = z.enum(["exact", "close", "not-found", "unsupported"]);
export type StatementStatus = z.infer<typeof statementStatusSchema>;

/** Who must do what, by when, and on what event; "" where one of these is not said. */
export const obligationSchema = z.object({
  /** As the contract calls who is bound. */
  who: z.string(),
  /** Their full name, as among the summary's parties; null where several are bound, or it is not known who. */
  party: z.string().nullable(),
  /** With its "shall" or "must not". */
  what: z.string(),
  /** Dates in ISO 8601, lengths of time in figures. */
  when: z.string(),
  /** The day by which, ISO 8601, where one is stated or can be counted; null otherwise. */
  date: z.string().nullable(),
  /** How `date` was counted; "" where it is stated. */
  how: z.string(),
  /** The condition or event. */
  trigger: z.string(),
});
export type Obligation = z.infer<typeof obligationSchema>;

export const severitySchema = z.enum(["high", "medium", "low"]);
export type Severity = z.infer<typeof severitySchema>;

/** Why a passage is pointed out, and to whom it matters. */
export const riskSchema = z.object({
  severity: severitySchema,
  /** One sentence, a judgement: only its figures and names can be checked, and are. "" where none was given. */
  reason: z.string(),
  /** Whom it burdens, as the contract calls them; "" where that is not known. */
  who: z.string(),
  /** Their full name, as among the summary's parties; null where several are burdened, or it is not known who. */
  party: z.string().nullable(),
});
export type Risk = z.infer<typeof riskSchema>;

export const statementSchema = z.object({
  id: z.string(),
  level: levelSchema,
  text: z.string(),
  /** Of an obligation, the statement divided. Summaries from before it was kept have none. */
  obligation: obligationSchema.optional(),
  /** Of a risk, how grave it is and why. Summaries from before it was kept have none, nor has what nobody weighed. */
  risk: riskSchema.optional(),
  /** Of an obligation: whether it is among the few of its party that are read first. None are marked where nobody said. */
  isMain: z.boolean().optional(),
  status: statementStatusSchema,
  /** Why the status is not `exact`, in words for the reader. */
  reason: z.string().optional(),
  citations: z.array(citationSchema),
});
export type Statement = z.infer<typeof statementSchema>;

/** Of a contract with more obligations than can be listed: how many are left out, and under which headings they stand. */
export const unlistedObligationsSchema = z.object({ count: z.int().min(0), sections: z.array(z.string()) });
export type UnlistedObligations = z.infer<typeof unlistedObligationsSchema>;

export const keyTermStateSchema = z.enum(["stated", "silent", "ambiguous", "unreadable"]);

export const keyTermSchema = z.object({
  /** The name in lower case with every run of other characters turned into one hyphen. */
  id: z.string(),
  label: z.string(),
  state: keyTermStateSchema,
  /** A few words, normalised: dates in ISO 8601, amounts with their currency, "30 days". Why it is missed, where silent. */
  answer: z.string(),
  /** The same in full, with its conditions. Summaries from before it was kept have none. */
  detail: z.string().optional(),
  citations: z.array(citationSchema),
  /** As that of a statement. None where nothing is said, and in summaries from before it was kept: see `key-term.ts`. */
  status: statementStatusSchema.optional(),
  reason: z.string().optional(),
  /** Where it is not as the firm's playbook prefers. */
  flag: flagSchema.optional(),
});
export type KeyTerm = z.infer<typeof keyTermSchema>;

/** What Headnote says about one contract, before it is known who said it and when. */
export const summarySchema = z.object({
  /** One line. */
  brief: z.string(),
  /** "services agreement", "mutual non-disclosure agreement"; "contract" where it could not be told. */
  kind: z.string(),
  parties: z.array(z.string()),
  statements: z.array(statementSchema),
  keyTerms: z.array(keyTermSchema),
  unlistedObligations: unlistedObligationsSchema.optional(),
  coverage: coverageSchema,
});
export type Summary = z.infer<typeof summarySchema>;

/** Of CUAD's names: `Cap On Liability` is `cap-on-liability`. */
export function keyTermId(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
