import { z } from "zod";
import { clauseChangeSchema } from "./comparison.ts";

/** A contract of a matter, and what it is among the others. */
export const matterDocumentSchema = z.object({
  /** Of its newest summary in the library. */
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  /** ISO 8601, as the contract states it; null where it states none that could be read. */
  date: z.string().nullable(),
  role: z.enum(["contract", "amendment", "schedule"]),
  /** The contract that it amends or belongs to; null for a contract, and where none of the matter fits. */
  of: z.string().nullable(),
  /** What an amendment changes there, in its own order. */
  changes: z.array(clauseChangeSchema),
  /** What it orders and could not be placed: sentences for the reader. */
  open: z.array(z.string()),
});
export type MatterDocument = z.infer<typeof matterDocumentSchema>;

/** Words of one document of a matter; offsets into its own text. */
export const matterPassageSchema = z.object({
  id: z.string(),
  name: z.string(),
  page: z.int(),
  start: z.int(),
  end: z.int(),
  quote: z.string(),
});

/** What two documents of one contract say against each other. */
export const matterConflictSchema = z.object({
  kind: z.enum([
    "governing-law",
    "liability-cap",
    "notice-period",
    "renewal-notice",
    "term",
    "confidentiality-period",
    "payment-term",
    "effective-date",
    "changed-twice",
  ]),
  /** One sentence for the reader. */
  text: z.string(),
  between: z.array(matterPassageSchema).length(2),
  /** The document that holds, by its own words or as the later of two amendments; null where nothing says. */
  holds: z.string().nullable(),
  /** The words that say so. */
  by: matterPassageSchema.nullable(),
});
export type MatterConflict = z.infer<typeof matterConflictSchema>;

/** The contracts of one client-matter number as one file: each contract, then what amends it and belongs to it, by date. */
export const matterFileSchema = z.object({
  matter: z.string(),
  documents: z.array(matterDocumentSchema),
  conflicts: z.array(matterConflictSchema),
});
export type MatterFile = z.infer<typeof matterFileSchema>;
