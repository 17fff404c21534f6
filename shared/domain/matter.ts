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

/** The contracts of one client-matter number as one file: each contract, then what amends it and belongs to it, by date. */
export const matterFileSchema = z.object({ matter: z.string(), documents: z.array(matterDocumentSchema) });
export type MatterFile = z.infer<typeof matterFileSchema>;
