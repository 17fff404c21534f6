import { z } from "zod";

/** What the contract must say of a key term; all of what is given must hold. */
export const conditionSchema = z
  .strictObject({
    /** Whether anything is said at all; what is ambiguous is stated. */
    state: z.enum(["stated", "silent"]).optional(),
    /** One of these words or phrases stands in the answer or its passages; case does not matter. */
    mentions: z.array(z.string().min(1)).nonempty().optional(),
    /** None of these does. */
    lacks: z.array(z.string().min(1)).nonempty().optional(),
    /** "30 days", "£1,000,000", "2 %": every figure of that kind is at most so much. */
    atMost: z.string().min(1).optional(),
    atLeast: z.string().min(1).optional(),
  })
  .refine((condition) => Object.keys(condition).length > 0, "must say at least one thing");
export type Condition = z.infer<typeof conditionSchema>;

/** What the firm wants of one key term, what it can live with, and what it does not sign. */
export const positionSchema = z.strictObject({
  /** The key term's id, "governing-law". */
  term: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be the id of a key term, such as "governing-law"'),
  preferred: conditionSchema,
  fallback: conditionSchema.optional(),
  walkAway: conditionSchema.optional(),
  /** What the reader should know or do where it is not as preferred. */
  note: z.string().optional(),
});
export type Position = z.infer<typeof positionSchema>;

export const playbookSchema = z.strictObject({
  name: z.string().min(1),
  /** Words of a contract's kind ("lease", "services"); empty is every kind. */
  kinds: z.array(z.string().min(1)).default([]),
  positions: z.array(positionSchema),
});
export type Playbook = z.infer<typeof playbookSchema>;

/** Which key terms come first in a kind of contract, and which it is expected to have. */
export const firmPackSchema = z.strictObject({
  name: z.string().min(1),
  kinds: z.array(z.string().min(1)).nonempty(),
  first: z.array(z.string()).default([]),
  expected: z.array(z.string()).default([]),
});
export type FirmPack = z.infer<typeof firmPackSchema>;

/** Why a key term needs a look, by the firm's playbook. */
export const flagSchema = z.object({
  /** `fallback`: can be lived with; `off`: neither preferred nor a fallback; `walk-away`: not to be signed. */
  severity: z.enum(["fallback", "off", "walk-away"]),
  /** Sentences for the reader. */
  reason: z.string(),
  playbook: z.string(),
});
export type Flag = z.infer<typeof flagSchema>;
