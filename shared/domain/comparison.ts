import { z } from "zod";
import { keyTermSchema } from "./summary.ts";

/** A clause of one of two contracts: the own text of a section, or a paragraph where there are no sections. */
export const clauseSchema = z.object({
  /** As printed; empty where it has none. */
  number: z.string(),
  heading: z.string(),
  page: z.int(),
  /** Offsets into that contract's text. */
  start: z.int(),
  end: z.int(),
  text: z.string(),
});
export type Clause = z.infer<typeof clauseSchema>;

/** A stretch of the later wording, of the earlier, or of both. */
export const pieceSchema = z.object({ kind: z.enum(["same", "removed", "added"]), text: z.string() });
export type Piece = z.infer<typeof pieceSchema>;

/** What a change of words does, as far as words tell: what binds less, what binds more, what is merely different. */
export const effectSchema = z.object({
  kind: z.enum(["weakened", "strengthened", "changed"]),
  /** One sentence without its full stop: `"shall" became "may"`. */
  reason: z.string(),
});
export type Effect = z.infer<typeof effectSchema>;

export const clauseChangeSchema = z.object({
  /** What became of the clause; `same` is the same words, though they may stand elsewhere. */
  kind: z.enum(["same", "changed", "added", "removed"]),
  /** Stands at another place among the others. */
  moved: z.boolean(),
  before: clauseSchema.nullable(),
  after: clauseSchema.nullable(),
  /** The words of both, for `changed`. */
  pieces: z.array(pieceSchema),
  effects: z.array(effectSchema),
  /** The sentence of an amendment that orders the change. */
  instruction: clauseSchema.nullable(),
});
export type ClauseChange = z.infer<typeof clauseChangeSchema>;

/** A key term on which the two do not say the same. */
export const termChangeSchema = z.object({
  id: z.string(),
  label: z.string(),
  before: keyTermSchema.nullable(),
  after: keyTermSchema.nullable(),
});
export type TermChange = z.infer<typeof termChangeSchema>;

export const comparedSchema = z.object({ id: z.string().nullable(), name: z.string(), sha256: z.string() });

/** What changed from one contract to another: two versions of one, a contract and what amends it, or neither. */
export const comparisonSchema = z.object({
  mode: z.enum(["versions", "amendment", "unrelated"]),
  before: comparedSchema,
  after: comparedSchema,
  /** In the order of the later one; what was removed stands where it stood. Clauses that are the same are left out. */
  changes: z.array(clauseChangeSchema),
  terms: z.array(termChangeSchema),
  /** Clauses of each kind, those left out included. */
  counts: z.object({
    same: z.int(),
    moved: z.int(),
    changed: z.int(),
    added: z.int(),
    removed: z.int(),
    weakened: z.int(),
  }),
  /** Parts of an amendment that order something which could not be placed: sentences for the reader. */
  open: z.array(z.string()),
});
export type Comparison = z.infer<typeof comparisonSchema>;
