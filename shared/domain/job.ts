import { z } from "zod";
import { errorCodeSchema } from "./errors.ts";
import { leftOutSchema } from "./parcel.ts";
import { planSchema } from "./run.ts";
import { levelSchema } from "./summary.ts";

/**
 * One file on its way to a summary. `ready` waits for the lawyer to say that the plan may be sent; `done` has a saved
 * (or, without a library, a session-only) summary.
 */
export const jobStateSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("queued") }),
  z.object({
    state: z.literal("reading"),
    /** How many pages are done. */
    page: z.int(),
    pages: z.int().nullable(),
    /** Pages are being recognised as pictures (OCR), which takes seconds for each. */
    recognising: z.boolean().optional(),
    /** How it begins: the words of the first pages, as soon as each is read. */
    beginning: z.string().optional(),
  }),
  z.object({
    state: z.literal("ready"),
    plan: planSchema,
    /**
     * How often it was said yes to while what is allowed had become stricter: this is the plan as it is now. Absent for
     * the first.
     */
    round: z.int().optional(),
  }),
  z.object({
    state: z.literal("running"),
    deployment: z.string(),
    /** Characters of answer received so far from the attempt under way. */
    received: z.int(),
    /** "Switched from A to B: overloaded"; the last thing that happened. */
    note: z.string().nullable(),
    /** What is asked about just now; the contract as a whole where it is not given. */
    stage: z
      .discriminatedUnion("stage", [
        z.object({ stage: z.literal("part"), number: z.int(), of: z.int() }),
        z.object({ stage: z.literal("overview") }),
        z.object({ stage: z.literal("arbitration"), passages: z.int() }),
      ])
      .optional(),
    /** Statements of answers that are being received, or wait for the others; none of them has been checked. */
    draft: z.array(z.object({ level: levelSchema, text: z.string() })).optional(),
  }),
  z.object({ state: z.literal("verifying") }),
  z.object({ state: z.literal("done"), note: z.string().nullable() }),
  z.object({ state: z.literal("failed"), code: errorCodeSchema, message: z.string() }),
  z.object({ state: z.literal("cancelled") }),
  /** An archive or a mail that was opened: its contracts are jobs of their own, and this is what is left of it. */
  z.object({ state: z.literal("unpacked"), contracts: z.int(), left: z.array(leftOutSchema) }),
]);
export type JobState = z.infer<typeof jobStateSchema>;

export const jobSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The archive, mail or folder it was in; absent where the file came by itself. */
  within: z.string().optional(),
  size: z.int(),
  matter: z.string().nullable(),
  addedAt: z.string(),
  progress: jobStateSchema,
  /** Set as soon as the instant brief is there, and replaced when a model's summary is. */
  summaryId: z.string().nullable(),
  brief: z.string().nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export function isFinished(job: Job): boolean {
  const { state } = job.progress;
  return state === "done" || state === "failed" || state === "cancelled" || state === "unpacked";
}
